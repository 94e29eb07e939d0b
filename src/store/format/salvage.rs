//! What is left of a notebook that is no RON any more: its whole records, one a line, as a text that is RON again.
//!
//! Made for files that this program wrote and that were torn, damaged, or marked by version control. Each line is read once.

use super::raw::{self, Fields};
use super::v1;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// A text that was damaged, without what could not be read.
#[derive(Debug, Default)]
pub(super) struct Salvaged {
    /// RON.
    pub(super) text: String,
    /// What is not in it.
    pub(super) cut: Vec<Cut>,
}

/// Some lines that could not be read, or not be put anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The first of them, from 1.
    pub line: usize,
    /// Their words, or as many of them as tell what it was.
    pub words: String,
}

/// Takes all whole records and other fields out of `text`. Of two versions between marks of version control it takes both.
pub(super) fn salvaged(text: &str) -> Salvaged {
    let mut raft = Raft::default();
    for (n, line) in text.lines().enumerate() {
        raft.take(n + 1, line.trim_end_matches('\r'));
    }
    raft.land(usize::MAX);
    Salvaged { text: raft.text(), cut: raft.cut }
}

/// A field of the file: its value, or the elements of a list or struct, each without a comma.
struct Part<'a> {
    name: &'a str,
    rows: Rows<'a>,
}

enum Rows<'a> {
    Value(&'a str),
    List(Vec<String>),
    Struct(Vec<String>),
}

#[derive(Default)]
struct Raft<'a> {
    parts: Vec<Part<'a>>,
    /// Where each stands in `parts`.
    names: BTreeMap<&'a str, usize>,
    /// The one of them that is open.
    open: Option<usize>,
    /// Lines of a record that is perhaps not at its end, and the first of them.
    record: String,
    line: usize,
    /// Between the marks of the version that both others come from.
    in_base: bool,
    cut: Vec<Cut>,
}

/// What a line is.
enum Line<'a> {
    Open(&'a str, bool),
    Whole(&'a str, &'a str),
    Close,
    /// A mark of version control; the base starts or ends with it.
    Mark(bool),
    /// The first line of a record.
    Record,
    Other,
    Nothing,
}

impl<'a> Raft<'a> {
    fn take(&mut self, n: usize, line: &'a str) {
        match kind(line) {
            Line::Mark(is_base) => {
                self.land(n);
                self.in_base = is_base;
            }
            _ if self.in_base => {}
            Line::Nothing => {}
            Line::Open(name, is_list) => {
                self.land(n);
                let is_list = name != SETTINGS && (is_list || is_known(name));
                let rows = if is_list { Rows::List(Vec::new()) } else { Rows::Struct(Vec::new()) };
                self.open = Some(self.part(name, rows));
            }
            Line::Whole(name, value) => {
                self.land(n);
                self.open = None;
                self.whole(n, name, value);
            }
            Line::Close => {
                self.land(n);
                self.open = None;
            }
            Line::Record => {
                self.land(n);
                self.record.push_str(line);
            }
            Line::Other => {
                if self.record.is_empty() {
                    self.line = n;
                }
                self.record.push('\n');
                self.record.push_str(line);
            }
        }
    }

    /// The index of the part of that name, which is made if there is none.
    fn part(&mut self, name: &'a str, rows: Rows<'a>) -> usize {
        *self.names.entry(name).or_insert_with(|| {
            self.parts.push(Part { name, rows });
            self.parts.len() - 1
        })
    }

    /// Takes a field that is whole on its line.
    fn whole(&mut self, n: usize, name: &'a str, value: &'a str) {
        let elements = if value.starts_with('[') { raw::elements(value).ok() } else { None };
        let is_new = !self.names.contains_key(name);
        if !can_be(name, value) {
            self.cut.push(cut(n, &raw::field(name, value)));
            return;
        }
        let at = self.part(name, elements.as_ref().map_or(Rows::Value(value), |_| Rows::List(Vec::new())));
        match (self.parts.get_mut(at).map(|part| &mut part.rows), elements) {
            (Some(Rows::List(rows)), Some(elements)) => rows.extend(elements.into_iter().map(str::to_owned)),
            (Some(Rows::Value(known)), None) if is_new || *known == value => {}
            _ => self.cut.push(cut(n, &raw::field(name, value))),
        }
    }

    /// Ends the record before line `n`: puts it where it belongs, or cuts it. Of several lines that are none, the first may still be one.
    fn land(&mut self, n: usize) {
        let record = std::mem::take(&mut self.record);
        let line = std::mem::replace(&mut self.line, n);
        let words = record.trim();
        if words.is_empty() || self.put(words) {
            return;
        }
        match words.split_once('\n') {
            Some((first, rest)) if self.put(first) => self.cut.push(cut(line + 1, rest)),
            _ => self.cut.push(cut(line, words)),
        }
    }

    /// Puts records, or fields of an open struct, where they belong. Gives whether it could.
    fn put(&mut self, words: &str) -> bool {
        let row = words.strip_suffix(',').unwrap_or(words).trim_end();
        if self.put_fields(row) {
            return true;
        }
        let list = format!("[{row}\n]");
        let records = raw::elements(&list).unwrap_or_default();
        let are_records = !records.is_empty() && records.iter().all(|record| Fields::of(record).is_ok());
        are_records && records.into_iter().all(|record| self.put_record(record))
    }

    /// Puts fields into the struct that is open, if one is; those that stand there already are passed over.
    fn put_fields(&mut self, row: &str) -> bool {
        let Some(Part { name, rows: Rows::Struct(rows) }) = self.open.and_then(|at| self.parts.get_mut(at)) else { return false };
        let whole = format!("({row}\n)");
        let Ok(Fields(fields)) = Fields::of(&whole) else { return false };
        for (field, value) in fields {
            let start = raw::field(field, "");
            let is_other = |known: &String| known.starts_with(&start);
            let field = raw::field(field, value);
            if !rows.contains(&field) {
                if rows.iter().any(is_other) || !can_be(name, &format!("({field}\n)")) {
                    return false;
                }
                rows.push(field);
            }
        }
        true
    }

    fn put_record(&mut self, record: &str) -> bool {
        let open = self.open.and_then(|at| self.parts.get(at)).map(|part| part.name);
        let list = if open.is_none_or(is_known) { list_of(record) } else { None };
        match self.open.and_then(|at| self.parts.get_mut(at)) {
            Some(Part { name, rows: Rows::List(rows) }) if list.is_none_or(|list| list == *name) => {
                rows.push(record.to_owned());
                true
            }
            // The line that opened its list is damaged.
            _ => self.put_into(list.unwrap_or(UNPLACED), record),
        }
    }

    fn put_into(&mut self, list: &'static str, row: &str) -> bool {
        let at = self.part(list, Rows::List(Vec::new()));
        let rows = self.parts.get_mut(at).map(|part| &mut part.rows);
        let Some(Rows::List(rows)) = rows else { return false };
        rows.push(row.to_owned());
        true
    }

    fn text(&self) -> String {
        let mut text = "(\n".to_owned();
        if !self.names.contains_key("format") {
            text += " format: 1,\n";
        }
        for Part { name, rows } in &self.parts {
            let field = match rows {
                Rows::Value(value) => raw::field(name, value),
                Rows::List(rows) => raw::field(name, &format!("[\n{}]", raw::rows(rows))),
                Rows::Struct(rows) => raw::field(name, &format!("(\n{})", raw::rows(rows))),
            };
            text.extend([" ", &field, ",\n"]);
        }
        text + ")\n"
    }
}

fn cut(line: usize, words: &str) -> Cut {
    const SHOWN: usize = 160;
    let shown: String = words.chars().take(SHOWN).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    Cut { line, words: if shown.len() < words.len() { format!("{shown}…") } else { shown } }
}

fn kind(line: &str) -> Line<'_> {
    let words = line.trim();
    let is_part = line.len() - line.trim_start().len() < 2;
    match words {
        _ if words.is_empty() || words.starts_with("//") => Line::Nothing,
        "(" | ")" | "]" | "]," | ")," if is_part => Line::Close,
        _ if line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>") => Line::Mark(false),
        _ if line.starts_with("|||||||") => Line::Mark(true),
        _ if words.starts_with("(id:") => Line::Record,
        _ if is_part => field(words).unwrap_or(Line::Other),
        _ => Line::Other,
    }
}

/// A field of the file, or the line that opens it.
fn field(words: &str) -> Option<Line<'_>> {
    let words = words.strip_prefix("(").unwrap_or(words);
    let (name, value) = words.split_once(':')?;
    let value = value.trim();
    let value = value.strip_suffix(',').unwrap_or(value);
    let is_name = !name.is_empty() && name.chars().all(|c| c == '_' || c.is_alphanumeric());
    let is_whole = || Fields::of(&format!("({name}: {value})")).is_ok_and(|fields| fields.0.len() == 1);
    match value {
        _ if !is_name => None,
        "[" => Some(Line::Open(name, true)),
        "(" => Some(Line::Open(name, false)),
        _ if is_whole() => Some(Line::Whole(name, value)),
        _ => None,
    }
}

/// Whether a record is one of a list: as a whole, or but for fields that are not known.
type IsOne = fn(&str, bool) -> bool;

/// The lists that this version knows.
const KINDS: [(&str, IsOne); 8] = [
    ("annotations", is::<v1::Annotation>),
    ("articles", is::<v1::Article>),
    ("tags", is::<v1::Tag>),
    ("links", is::<v1::Link>),
    ("claims", is::<v1::Claim>),
    ("judgements", is::<v1::Judgement>),
    ("corrections", is::<v1::Correction>),
    ("alternatives", is::<v1::Alternative>),
];

fn is<T: DeserializeOwned>(record: &str, as_a_whole: bool) -> bool {
    if as_a_whole { super::parse::<T>(record).is_ok() } else { raw::split::<T>(record).is_some_and(|split| split.known.is_ok()) }
}

const SETTINGS: &str = "settings";

/// Where records are kept of which nothing tells to what list they belong. No version knows such a list, so that it is written back as it is.
const UNPLACED: &str = "unplaced";

fn is_known(list: &str) -> bool {
    KINDS.iter().any(|(known, _)| *known == list)
}

/// Whether the file can be read if `value` is the field of that name.
fn can_be(name: &str, value: &str) -> bool {
    match name {
        "format" => super::parse::<u32>(value).is_ok(),
        SETTINGS => raw::split::<v1::Settings>(value).is_some_and(|split| split.known.is_ok()),
        _ => !is_known(name) || raw::elements(value).is_ok(),
    }
}

/// The list that a record can only be of.
fn list_of(record: &str) -> Option<&'static str> {
    let of = |as_a_whole| KINDS.into_iter().find(|(_, is)| is(record, as_a_whole)).map(|(list, _)| list);
    of(true).or_else(|| of(false))
}
