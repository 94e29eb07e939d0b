//! What is said of parts of a file that are kept but not shown.

use std::fmt;

/// Something that is kept word for word but not shown; what is said of several records alike is said once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The list it stands in; empty for what stands in none.
    pub list: String,
    /// What it is.
    pub why: Why,
    /// The lines where it stands, from 1, in order.
    pub lines: Vec<usize>,
}

/// What is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A list of records, or another field of the file, of this name.
    Part(String),
    /// A field of records, of this name.
    Field(String),
    /// Records, for this reason.
    Record(String),
    /// A record with the id of an earlier one of its list.
    Twice(String),
}

impl Unread {
    /// Puts one more to `all`.
    pub(super) fn add(all: &mut Vec<Self>, list: &str, why: Why, line: usize) {
        // No list is so mixed that looking through all of them would take long.
        const MANY: usize = 100;
        let known = all.iter_mut().rev().take(MANY).find(|unread| unread.list == list && unread.why == why);
        match known {
            Some(unread) => unread.lines.push(line),
            None => all.push(Self { list: list.to_owned(), why, lines: vec![line] }),
        }
    }

    /// Whether something is wrong with the file, rather than that a newer version may have written it.
    pub fn is_fault(&self) -> bool {
        matches!(self.why, Why::Record(_) | Why::Twice(_))
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (list, lines) = (&self.list, lines(&self.lines));
        let (records, are, them) = match self.lines.len() {
            1 => ("a record".to_owned(), "is", "it is"),
            n => (format!("{n} records"), "are", "they are"),
        };
        let known = "not known here: mistyped, or of a newer Crossread";
        match &self.why {
            Why::Part(name) => write!(f, "`{name}` in {lines} is {known}; it is kept but not shown"),
            Why::Field(name) if list == "settings" => write!(f, "the setting `{name}` in {lines} is {known}; it is kept"),
            Why::Field(name) => write!(f, "`{name}` of {records} of `{list}` in {lines} is {known}; it is kept but not shown"),
            Why::Record(reason) => {
                write!(f, "{records} of `{list}` in {lines} {are} not understood ({reason}); {them} kept but not shown")
            }
            Why::Twice(id) => write!(
                f,
                "{records} of `{list}` in {lines} {} the id {id} of an earlier one; {them} kept but not shown; \
                 `crossread check --repair` gives another id",
                if self.lines.len() == 1 { "has" } else { "have" }
            ),
        }
    }
}

/// "line 3", "lines 3 and 5", "lines 3, 5, 7 and 40 more".
fn lines(lines: &[usize]) -> String {
    const SHOWN: usize = 3;
    let mut words: Vec<_> = lines.iter().take(SHOWN).map(ToString::to_string).collect();
    if lines.len() > SHOWN {
        words.push(format!("{} more", lines.len() - SHOWN));
    }
    match &words[..] {
        [] => String::new(),
        [one] => format!("line {one}"),
        [first @ .., last] => format!("lines {} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_is_said_once() {
        let mut all = Vec::new();
        for line in [3, 5, 7, 9] {
            Unread::add(&mut all, "tags", Why::Field("shape".to_owned()), line);
        }
        Unread::add(&mut all, "", Why::Part("maps".to_owned()), 12);
        Unread::add(&mut all, "tags", Why::Twice("t1".to_owned()), 4);
        let said: Vec<_> = all.iter().map(ToString::to_string).collect();
        assert!(said[0].starts_with("`shape` of 4 records of `tags` in lines 3, 5, 7 and 1 more is not known"), "{said:?}");
        assert!(said[1].starts_with("`maps` in line 12 is not known here: mistyped, or"), "{said:?}");
        assert!(said[2].starts_with("a record of `tags` in line 4 has the id t1"), "{said:?}");
        assert_eq!(lines(&[1, 2]), "lines 1 and 2");
    }
}
