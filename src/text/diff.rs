//! Which words two passages share, in order, and which only one of them has.

use super::carry::{Side, Texts};
use super::{TextRange, slice};
use foldhash::HashMap;
use imara_diff::{Algorithm, Diff, Token};

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

/// Items that two lists share: `len` of them, from `old` on in one and from `new` on in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) len: usize,
}

/// Longer lists are compared by Myers' algorithm, whose heuristics bound its cost; the histogram's, which is better at prose, may take
/// the square of their length.
const SHORT: usize = 1_000;

/// What `old` and `new` share, in order and as long as possible; torn pieces are joined where that costs nothing.
pub(super) fn runs(old: &[u32], new: &[u32]) -> Vec<Run> {
    let mut ids = HashMap::default();
    let before = numbered(old, &mut ids);
    let after = numbered(new, &mut ids);
    let short = before.len().max(after.len()) <= SHORT;
    let mut diff = Diff::default();
    diff.compute_with(if short { Algorithm::Histogram } else { Algorithm::Myers }, &before, &after, ids.len() as u32);
    let mut found = Vec::new();
    let (mut at, mut to) = (0, 0);
    let end = old.len() as u32..old.len() as u32;
    for (removed, added) in diff.hunks().map(|hunk| (hunk.before, hunk.after)).chain([(end, new.len() as u32..new.len() as u32)])
    {
        let len = removed.start as usize - at;
        found.extend((len > 0).then_some(Run { old: at, new: to, len }));
        (at, to) = (removed.end as usize, added.end as usize);
    }
    joined(found, old, new)
}

/// Small numbers for the items of a list, as the diff wants them.
fn numbered(items: &[u32], ids: &mut HashMap<u32, u32>) -> Vec<Token> {
    let mut id = |item: &u32| {
        let next = ids.len() as u32;
        Token(*ids.entry(*item).or_insert(next))
    };
    items.iter().map(&mut id).collect()
}

/// Moves each run next to the following one where the same items stand there too: of "a b" in "a x a b" the second "a" is the one.
fn joined(mut runs: Vec<Run>, old: &[u32], new: &[u32]) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    while let Some(run) = runs.pop() {
        match kept.last_mut() {
            Some(next) if can_join(run, *next, old, new) => {
                *next = Run { old: next.old - run.len, new: next.new - run.len, len: next.len + run.len };
            }
            _ => kept.push(run),
        }
    }
    kept.reverse();
    kept
}

fn can_join(run: Run, next: Run, old: &[u32], new: &[u32]) -> bool {
    let words = old.get(run.old..run.old + run.len);
    let stand_before = |list, at| words.is_some_and(|words| ends_with(list, at, words));
    let inserted = run.old + run.len == next.old;
    let removed = run.new + run.len == next.new;
    inserted && stand_before(new, next.new) || removed && stand_before(old, next.old)
}

fn ends_with(list: &[u32], at: usize, words: &[u32]) -> bool {
    list.get(..at).is_some_and(|before| before.ends_with(words))
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
        let end = match token {
            0 => 0,
            _ => self.side.tokens.get(token).map_or(text.len(), |token| token.range.start),
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
            prop_assert_eq!(words(|change| change != Change::Removed), new.as_str());
            prop_assert!(old.ends_with(&words(|change| change == Change::Removed)) || pieces.iter().any(|p| p.change == Change::Same));
        }

        #[test]
        fn runs_hold_the_same_items_in_order(old in prop::collection::vec(0..4_u32, 0..40), new in prop::collection::vec(0..4_u32, 0..40)) {
            let (mut at, mut to) = (0, 0);
            for run in runs(&old, &new) {
                prop_assert!(run.len > 0 && run.old >= at && run.new >= to);
                prop_assert_eq!(&old[run.old..run.old + run.len], &new[run.new..run.new + run.len]);
                (at, to) = (run.old + run.len, run.new + run.len);
            }
        }
    }
}
