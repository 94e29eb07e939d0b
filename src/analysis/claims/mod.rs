//! Claim units: what a sentence says in its parts, where it says more than one thing.
//!
//! Clauses, reported content and quotations that could each stand alone, with who says them and how firmly. The sentence stays the unit
//! that is shown; one that says a single thing has no units below it. Units may overlap: the content of a quotation is part of its
//! clause. Splits no text into words again, and decides nothing about matches.

mod certainty;
mod clauses;

#[cfg(test)]
mod tests;

use super::facts::{Facts, UnitWords};
use super::model::{Certainty, ClaimKind, ClaimUnit, Place, Quote, Speaker};
use super::quotes::{Reported, Speech};
use crate::article::UnitKind;
use crate::text::TextRange;
use std::cmp::Reverse;
use std::ops::Range;

/// A sentence has no more units than this below it.
const MOST: usize = 12;

/// A passage in quotation marks has so many words to be a claim.
const LEAST_QUOTED: usize = 4;

/// What one article claims. Both lists are sorted by place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Claims {
    /// Units below the sentence.
    pub(super) units: Vec<ClaimUnit>,
    /// How firmly each title and sentence is said.
    pub(super) certainties: Vec<(Place, Certainty)>,
}

/// What article number `doc` claims, where `speech` is what is said in it.
pub(super) fn find(doc: usize, facts: &Facts<'_>, speech: &Speech) -> Claims {
    let mut claims = Claims::default();
    for unit in facts.units.iter().filter(|unit| matches!(unit.kind, UnitKind::Sentence | UnitKind::Title)) {
        let sentence = Sentence::new(doc, unit, speech);
        claims.units.extend(sentence.units());
        claims.certainties.push((Place { doc, range: unit.range }, sentence.main_certainty()));
    }
    claims
}

/// One sentence with the speech that touches it.
struct Sentence<'s> {
    doc: usize,
    unit: &'s UnitWords<'s>,
    clauses: Vec<Range<usize>>,
    quotes: &'s [Quote],
    reported: &'s [Reported],
    /// Tokens before each token that are words, and their number at the end.
    counts: Vec<usize>,
}

impl<'s> Sentence<'s> {
    fn new(doc: usize, unit: &'s UnitWords<'s>, speech: &'s Speech) -> Self {
        let quotes = touching(&speech.quotes, unit.range, |quote| quote.place.range);
        let reported = touching(&speech.reported, unit.range, |reported| reported.range);
        let mut counts = vec![0];
        counts.extend(unit.words.iter().scan(0, |count, word| {
            *count += usize::from(word.is_word());
            Some(*count)
        }));
        Self { doc, unit, clauses: clauses::clauses(&unit.words), quotes, reported, counts }
    }

    /// How firmly its first clause is said, which stands for the whole.
    fn main_certainty(&self) -> Certainty {
        self.certainty(self.clauses.first().cloned().unwrap_or(0..self.unit.words.len()), false)
    }

    fn units(&self) -> Vec<ClaimUnit> {
        let clauses = self.clauses.iter().take(MOST).cloned();
        let clauses = clauses.filter_map(|part| self.unit(ClaimKind::Clause, part, None, 0));
        let reported = self.reported.iter().take(MOST).filter_map(|reported| {
            let part = clauses::trimmed(&self.unit.words, self.words_in(reported.range)?);
            self.unit(ClaimKind::Reported, part, reported.speaker.clone(), reported.strength)
        });
        let quotations = self.quotes.iter().take(MOST).filter_map(|quote| {
            let part = self.words_in(quote.place.range).filter(|part| self.count(part) >= LEAST_QUOTED)?;
            self.unit(ClaimKind::Quotation, part, quote.speaker.clone(), 0)
        });
        let mut units: Vec<_> = clauses.chain(reported).chain(quotations).collect();
        // Of two units with the same words the one that has a speaker stays.
        units.sort_by_key(|unit| (unit.place, Reverse(unit.kind)));
        units.dedup_by_key(|unit| unit.place);
        units.truncate(MOST);
        units
    }

    /// The words `part` as a unit, if they are a claim and not the whole sentence.
    fn unit(&self, kind: ClaimKind, part: Range<usize>, speaker: Option<Speaker>, strength: i8) -> Option<ClaimUnit> {
        let words = self.unit.words.get(part.clone())?;
        let range = words.first()?.range.hull(words.last()?.range);
        let whole = self.count(&part) == self.count(&(0..self.unit.words.len()));
        let says = kind == ClaimKind::Quotation || clauses::has_content(&self.unit.words, part.clone());
        if whole || !says {
            return None;
        }
        let certainty = if strength < 0 { Certainty::Denied } else { self.certainty(part, kind != ClaimKind::Clause) };
        let place = |range| Place { doc: self.doc, range };
        Some(ClaimUnit { place: place(range), sentence: place(self.unit.range), kind, speaker, certainty, strength })
    }

    /// How firmly the words `part` are said; `attributed` if they are somebody's anyway.
    fn certainty(&self, part: Range<usize>, attributed: bool) -> Certainty {
        let attributed = attributed || self.is_mostly_said(&part);
        certainty::certainty(self.unit, part, self.quotes, attributed)
    }

    /// Whether at least half of the words are reported or quoted.
    fn is_mostly_said(&self, part: &Range<usize>) -> bool {
        let count = |range| {
            let said = self.words_in(range).unwrap_or_default();
            self.count(&(said.start.max(part.start)..said.end.min(part.end)))
        };
        let reported: usize = self.reported.iter().map(|reported| count(reported.range)).sum();
        let quoted: usize = self.quotes.iter().map(|quote| count(quote.place.range)).sum();
        reported.max(quoted) * 2 >= self.count(part).max(1)
    }

    /// How many tokens of `part` are words.
    fn count(&self, part: &Range<usize>) -> usize {
        let before = |at: usize| self.counts.get(at).copied().unwrap_or_default();
        before(part.end).saturating_sub(before(part.start))
    }

    /// The words of the sentence inside of `range`.
    fn words_in(&self, range: TextRange) -> Option<Range<usize>> {
        let words = &self.unit.words;
        let start = words.partition_point(|word| word.range.end <= range.start);
        let end = words.partition_point(|word| word.range.start < range.end);
        (start < end).then_some(start..end)
    }
}

/// Those of `all`, which are sorted and do not overlap, that share a byte with `range`.
fn touching<T>(all: &[T], range: TextRange, of: impl Fn(&T) -> TextRange) -> &[T] {
    let start = all.partition_point(|one| of(one).end <= range.start);
    let end = all.partition_point(|one| of(one).start < range.end);
    all.get(start..end).unwrap_or_default()
}
