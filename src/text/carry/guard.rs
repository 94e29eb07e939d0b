//! What a changed passage may not change unseen: figures, dates, negations, names, and who speaks.

use super::Difference;
use super::facts::Facts;
use super::meaning::Meaning;
use super::opposites::have_opposites;
use super::reading::Read;
use super::side::Span;
use super::speakers::{speakers, to_end_of_quotation};
use foldhash::HashSet;
use std::collections::BTreeSet;

/// How many words behind the marked ones may deny them.
const BEHIND: usize = 2;

/// What differs between the marked words `old` and what became of them, `new`, sorted; also around them, where it changes what they say.
pub(super) fn differences(old: (&Read, Span), new: (&Read, Span)) -> Vec<Difference> {
    let (before, after) = (Passage::new(old.0, old.1), Passage::new(new.0, new.1));
    if before.is_same(&after) {
        return Vec::new();
    }
    let (a, b) = (Facts::new(before.read, before.whole), Facts::new(after.read, after.whole));
    let found = [
        (Difference::Figure, a.figures != b.figures || a.units != b.units),
        (Difference::Date, a.dates != b.dates),
        (Difference::Negation, before.denied() != after.denied() || opposed(&before, &after)),
        (Difference::Name, a.names != b.names || replaced(&before.names(), &after.names())),
        (Difference::Speaker, a.he_or_she_differs(&b) || before.speaker_differs(&after)),
    ];
    found.into_iter().filter(|(_, differs)| *differs).map(|(difference, _)| difference).collect()
}

/// Whether each has something that the other lacks.
fn replaced(old: &BTreeSet<String>, new: &BTreeSet<String>) -> bool {
    !old.is_subset(new) && !new.is_subset(old)
}

/// Marked words and what stands around them.
struct Passage<'r, 't, 'a> {
    read: &'r Read<'t, 'a>,
    span: Span,
    /// The marked words, with the whole of a figure or name that they are a part of.
    whole: Span,
    /// Their sentences.
    around: Span,
    /// Those, and where a quotation in them ends.
    scope: Span,
}

impl<'r, 't, 'a> Passage<'r, 't, 'a> {
    fn new(read: &'r Read<'t, 'a>, span: Span) -> Self {
        let around = read.side.around(span).near(span);
        let mut whole = span;
        while whole.start > around.start && belongs_together(read, whole.start - 1) {
            whole.start -= 1;
        }
        while whole.end < around.end && whole.end > span.start && belongs_together(read, whole.end - 1) {
            whole.end += 1;
        }
        Self { read, span, whole, around, scope: to_end_of_quotation(read, around) }
    }

    /// Whether the same words stand around the same marked words.
    fn is_same(&self, other: &Self) -> bool {
        let (a, b) = (self.scope, other.scope);
        self.read.side.forms_of(a) == other.read.side.forms_of(b)
            && self.span.start - a.start == other.span.start - b.start
            && self.span.len() == other.span.len()
    }

    /// The negations in the words; those from the start of the clause to a little behind the words; and whether the sentence denies anything.
    fn denied(&self) -> (Vec<&str>, Vec<&str>, usize) {
        let start = (self.around.start..self.span.start).rev().find(|at| self.parts(*at)).map_or(self.around.start, |at| at + 1);
        let behind = (self.span.end..self.around.end).take(BEHIND).take_while(|at| self.read.is_word(*at)).count();
        let denials = self.around.tokens().filter(|at| self.negation(*at) == Some("deny")).count();
        (self.negations(self.span), self.negations(Span::new(start, self.span.end + behind)), denials)
    }

    fn negations(&self, span: Span) -> Vec<&str> {
        let mut found: Vec<_> = span.tokens().filter_map(|at| self.negation(at)).collect();
        found.sort_unstable();
        found
    }

    fn negation(&self, at: usize) -> Option<&str> {
        match self.read.meaning(at) {
            Meaning::Negation(class) => Some(class),
            _ => None,
        }
    }

    /// Whether a negation before this token says nothing of what follows it.
    fn parts(&self, at: usize) -> bool {
        matches!(self.read.word(at), ";" | ":" | "\"" | "'" | "but" | "while" | "although" | "whereas")
    }

    /// The words of names in the sentence.
    fn names(&self) -> BTreeSet<String> {
        self.around.tokens().filter(|at| self.read.is_name(*at)).map(|at| self.read.name(at)).collect()
    }

    /// Whether someone else speaks now, or someone who is not named any more.
    fn speaker_differs(&self, new: &Self) -> bool {
        let both = speakers(self.read, self.scope).zip(speakers(new.read, new.scope));
        both.is_some_and(|(old, new)| replaced(&old, &new) || new.is_empty() && !old.is_empty())
    }

    fn words(&self) -> HashSet<&str> {
        self.whole.tokens().filter(|at| self.read.is_word(*at)).map(|at| self.read.word(at)).collect()
    }
}

/// Whether the token and the next one are parts of one figure or one name.
fn belongs_together(read: &Read, at: usize) -> bool {
    let numeric = |at: usize| read.meaning(at).is_numeric();
    let joins = |at: usize| matches!(read.word(at), "-" | ":" | "/" | "." | ",");
    let (this, next) = (at, at + 1);
    let touches = read.touches_next(this);
    numeric(this) && numeric(next)
        || read.is_name(this) && read.is_name(next)
        || touches && joins(this) && numeric(next) && at > 0 && numeric(at - 1)
        || touches && numeric(this) && joins(next) && read.touches_next(next) && numeric(next + 1)
}

/// Whether the passages have words of opposite meaning, each in one only: "rose" and "fell", "legal" and "illegal".
fn opposed(old: &Passage, new: &Passage) -> bool {
    let (before, after) = (old.words(), new.words());
    let (gone, added) = (before.difference(&after).copied().collect(), after.difference(&before).copied().collect());
    have_opposites(&gone, &added)
}
