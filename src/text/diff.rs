//! Which words two passages share, in order, and which only one of them has.

use super::carry::{Side, Texts};
use super::runs::{Run, runs};
use super::{TextRange, is_digit, slice};

/// Where some words of two passages stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same,
    /// In the old one only.
    Removed,
    /// In the new one only.
    Added,
}

/// Some words of one passage, with the white space behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Where they stand.
    pub change: Change,
    /// The words; those that both have, as the new one has them.
    pub words: &'a str,
}

/// The words of two passages in one row, what was removed before what was added in its place. All but what was removed is `new`.
///
/// ```
/// use crossread::text::{Change, word_diff};
/// let pieces = word_diff("43 people were “killed”", "34 people were \"killed\"");
/// let changes: Vec<_> = pieces.iter().map(|piece| (piece.change, piece.words)).collect();
/// assert_eq!(changes, [(Change::Removed, "43 "), (Change::Added, "34 "), (Change::Same, "people were \"killed\"")]);
/// ```
pub fn word_diff<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    let texts = Texts::new(old, new);
    let mut row = Row { old: Pen { side: &texts.old, at: 0 }, new: Pen { side: &texts.new, at: 0 }, pieces: Vec::new() };
    for run in runs(&texts.old.forms, &texts.new.forms) {
        row.push(run);
    }
    row.push(Run { old: texts.old.tokens.len(), new: texts.new.tokens.len(), len: 0 });
    row.pieces
}

/// The numbers in digits that stand for others in the newer of two texts, in reading order: old and new. Only where as many came as went.
///
/// ```
/// use crossread::text::changed_numbers;
/// let changed = changed_numbers("It left 240,000 dead in 4 years.", "It killed 250,000 people in 4 years, 3 of them at war.");
/// assert_eq!(changed, [("240,000", "250,000")]);
/// ```
pub fn changed_numbers<'a>(old: &'a str, new: &'a str) -> Vec<(&'a str, &'a str)> {
    let (mut changed, mut before) = (Vec::new(), Vec::new());
    for piece in word_diff(old, new) {
        match piece.change {
            Change::Same => before.clear(),
            Change::Removed => before = numbers(piece.words),
            Change::Added => {
                let now = numbers(piece.words);
                if before.len() == now.len() {
                    changed.extend(before.drain(..).zip(now).filter(|(old, new)| old != new));
                }
            }
        }
    }
    changed
}

fn numbers(words: &str) -> Vec<&str> {
    let words = words.split_whitespace().filter(|word| word.contains(is_digit));
    words.map(|word| word.trim_matches(|c: char| ".,;:!?…()[]\"'“”‘’".contains(c))).collect()
}

/// The pieces so far.
struct Row<'s, 'a> {
    old: Pen<'s, 'a>,
    new: Pen<'s, 'a>,
    pieces: Vec<Piece<'a>>,
}

impl Row<'_, '_> {
    /// Adds what stands before the run, and the run.
    fn push(&mut self, run: Run) {
        let removed = self.old.take(run.old);
        let added = self.new.take(run.new);
        self.old.take(run.old + run.len);
        let same = self.new.take(run.new + run.len);
        for (change, words) in [(Change::Removed, removed), (Change::Added, added), (Change::Same, same)] {
            if !words.is_empty() {
                self.pieces.push(Piece { change, words });
            }
        }
    }
}

/// Goes through one passage.
struct Pen<'s, 'a> {
    side: &'s Side<'a>,
    /// Everything before this byte was taken.
    at: usize,
}

impl<'a> Pen<'_, 'a> {
    /// The text up to the token `token`; all of it if there is no such token.
    fn take(&mut self, token: usize) -> &'a str {
        let text = self.side.text;
        let end = match self.side.tokens.get(token) {
            Some(_) if token == 0 => 0,
            Some(token) => token.range.start,
            None => text.len(),
        };
        let words = slice(text, TextRange::new(self.at, end.max(self.at)));
        self.at = end.max(self.at);
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The diff as text: "-[removed]", "+[added]".
    fn shown(old: &str, new: &str) -> String {
        let mark = |piece: &Piece| match piece.change {
            Change::Same => piece.words.to_owned(),
            Change::Removed => format!("-[{}]", piece.words),
            Change::Added => format!("+[{}]", piece.words),
        };
        word_diff(old, new).iter().map(mark).collect()
    }

    #[test]
    fn words_are_never_cut() {
        for (old, new, expected) in [
            ("43 people left", "4 people left", "-[43 ]+[4 ]people left"),
            ("It is safe.", "It is not safe.", "It is +[not ]safe."),
            ("“It’s” –  so", "\"It's\" - so", "\"It's\" - so"),
            ("It did.", "", "-[It did.]"),
            ("", " It did.", "+[ It did.]"),
            ("", "\n", "+[\n]"),
            ("a b", "a x a b", "+[a x ]a b"),
            ("a x a b", "a b", "-[a x ]a b"),
            ("The", "the", "-[The]+[the]"),
        ] {
            assert_eq!(shown(old, new), expected, "{old:?} {new:?}");
        }
    }

    proptest! {
        #[test]
        fn the_new_passage_is_what_was_not_removed(old in "([ab] |\\PC|\n|🇩🇪){0,30}", new in "([ab] |\\PC|\n|🇩🇪){0,30}") {
            let pieces = word_diff(&old, &new);
            let words = |keeps: fn(Change) -> bool| pieces.iter().filter(|p| keeps(p.change)).map(|p| p.words).collect::<String>();
            prop_assert_eq!(&words(|change| change != Change::Removed), &new);
            prop_assert!(word_diff(&new, &new).len() <= 1 || new.trim().is_empty());
        }
    }
}
