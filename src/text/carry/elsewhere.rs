//! The marked words somewhere else in the new text, where the map of words does not lead.

use super::super::find::matches;
use super::map::Map;
use super::reading::{Knowledge, Read};
use super::side::{Span, Texts};

/// Where the words stand.
pub(super) enum Elsewhere {
    /// Here, and what was around them came along.
    One(Span),
    /// At these places, in order; nothing tells which is meant.
    Several(Vec<Span>),
    /// Nowhere, or where nothing speaks for it.
    Nowhere,
}

/// Fewer words merely stand somewhere else.
const SHORT: usize = 3;

/// Whole sentences of so many words are known wherever they stand.
const WHOLE: usize = 4;

/// So many words around a place are looked at on either side.
const AROUND: usize = 8;

/// A neighbourhood came along if it has so many words in common, on both sides together.
const AGREES: usize = 4;

/// Looks for the words of `old` where no other words of the old text went.
pub(super) fn find(texts: &Texts, map: &Map, knowledge: &Knowledge, old: Span) -> Elsewhere {
    let words = texts.old.words_of(old);
    let free =
        |span: &Span| span.tokens().all(|at| map.from.get(at).copied().flatten().is_none_or(|from| old.tokens().contains(&from)));
    let places = matches(&texts.new.words, words).map(|range| Span::new(range.start, range.end));
    let places: Vec<_> = apart(places.filter(free));
    let search = Search { texts, map, old, read: knowledge.old(texts) };
    let scores: Vec<_> = places.iter().map(|place| search.score(*place)).collect();
    let best = scores.iter().max().copied().unwrap_or_default();
    let equal: Vec<_> = places.iter().zip(&scores).filter(|(_, score)| **score == best).map(|(place, _)| *place).collect();
    match equal[..] {
        [] => Elsewhere::Nowhere,
        [one] if best >= AGREES => Elsewhere::One(one),
        _ if best >= AGREES => Elsewhere::Several(equal),
        _ if texts.forms.count(words) >= SHORT => Elsewhere::Several(places),
        _ => Elsewhere::Nowhere,
    }
}

/// The places that overlap none before.
fn apart(places: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::new();
    for place in places {
        if kept.last().is_none_or(|last| last.end <= place.start) {
            kept.push(place);
        }
    }
    kept
}

struct Search<'t, 'a> {
    texts: &'t Texts<'a>,
    map: &'t Map,
    old: Span,
    read: Read<'t, 'a>,
}

impl Search<'_, '_> {
    /// How much speaks for a place: what was around the words, their sentence, or that they are one.
    fn score(&self, place: Span) -> usize {
        self.before(place) + self.behind(place) + self.sentence(place) + self.whole()
    }

    fn before(&self, place: Span) -> usize {
        let words = |words: &[u32], end: usize| -> Vec<u32> { words.iter().take(end).rev().take(AROUND).copied().collect() };
        self.common(&words(&self.texts.old.words, self.old.start), &words(&self.texts.new.words, place.start))
    }

    fn behind(&self, place: Span) -> usize {
        let words = |words: &[u32], start: usize| -> Vec<u32> { words.iter().skip(start).take(AROUND).copied().collect() };
        self.common(&words(&self.texts.old.words, self.old.end), &words(&self.texts.new.words, place.end))
    }

    /// How many words agree, from the marked ones outwards.
    fn common(&self, old: &[u32], new: &[u32]) -> usize {
        let same = old.iter().zip(new).take_while(|(a, b)| a == b);
        same.filter(|(word, _)| self.texts.forms.is_word(**word)).count()
    }

    /// Whether other words of their sentence went to this one. Short words with a figure or name in them must not rely on that.
    fn sentence(&self, place: Span) -> usize {
        let is_short = self.texts.forms.count(self.texts.old.words_of(self.old)) < SHORT;
        let says = |at: usize| self.read.is_name(at) || self.read.meaning(at).is_numeric();
        if is_short && self.old.tokens().any(says) {
            return 0;
        }
        let there = self.texts.new.sentence(place.start).near(place);
        let others = self.texts.old.around(self.old).near(self.old).tokens();
        let went = others.filter(|at| self.map.to.get(*at).copied().flatten().is_some_and(|to| there.tokens().contains(&to)));
        if went.count() * 2 >= there.len() { AGREES } else { 0 }
    }

    fn whole(&self) -> usize {
        let is_whole = self.texts.old.around(self.old) == self.old;
        if is_whole && self.texts.forms.count(self.texts.old.words_of(self.old)) >= WHOLE { AGREES } else { 0 }
    }
}
