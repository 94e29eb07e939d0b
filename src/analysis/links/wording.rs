//! Where two linked sentences word the same otherwise: "terrorists" for "jihadists", "a booming right" for "a big right", "will square
//! off with" for "prepares to confront".
//!
//! Vectors of words alone also hold "years" for "time", and know nothing of "booming" for "big". So words that are somewhat alike must
//! have a neighbour in common, and words between the same neighbours on both sides need not be alike at all, nor verbs of the same object.

use super::align::Aligned;
use super::terms::{Term, UnitTerms, Vocabulary, Weighted};
use crate::analysis::facts::UnitWords;
use crate::analysis::lexicon::names::{CALENDAR, FUNCTION_WORDS};
use crate::analysis::lexicon::speech::{is_day, is_preposition};
use crate::text::TextRange;

/// Words as alike as this mean much the same wherever they stand.
const ALIKE: f64 = 0.58;

/// A sentence of a link: its words in order, and those of its terms that can be shared.
pub(super) struct Side<'u> {
    vocabulary: &'u Vocabulary,
    unit: &'u UnitTerms,
    /// Its words in small letters and where they stand, one for each of [`UnitTerms::stems`].
    words: Vec<(&'u str, TextRange)>,
    /// Places in [`UnitTerms::terms`], in reading order.
    order: Vec<usize>,
}

impl<'u> Side<'u> {
    /// Of a unit, its terms and its words.
    pub(super) fn new(vocabulary: &'u Vocabulary, unit: &'u UnitTerms, words: &'u UnitWords<'_>) -> Self {
        let words = words.words.iter().filter(|word| word.is_word()).take(unit.stems.len());
        let words = words.map(|word| (word.lower.as_ref(), word.range)).collect();
        let mut order: Vec<_> =
            (0..unit.terms.len()).filter(|place| vocabulary.terms[unit.terms[*place].term].is_content()).collect();
        order.sort_by_key(|place| unit.terms[*place].range);
        Self { vocabulary, unit, words, order }
    }

    fn term(&self, place: usize) -> &'u Weighted {
        &self.unit.terms[place]
    }

    /// The terms next to one, on the left or on the right: the nearest, and the nearest that is no name.
    fn beside(&self, place: usize, left: bool) -> [Option<usize>; 2] {
        let first = self.order.partition_point(|other| self.term(*other).range < self.term(place).range);
        // A day is a word and a figure, both at one place.
        let at = first + self.order[first..].iter().position(|other| *other == place).unwrap_or_default();
        let (before, behind) = self.order.split_at(at);
        let nth = |n: usize| if left { before.iter().rev().nth(n) } else { behind.get(n + 1) };
        let term = |n: usize| nth(n).map(|place| self.term(*place).term);
        let is_name = |term: usize| self.vocabulary.terms[term].is_entity();
        [term(0), (0..).map_while(term).find(|term| !is_name(*term))]
    }

    /// The term that is word `at`; none of a name, a figure or grammar.
    fn plain(&self, at: usize) -> Option<&'u Weighted> {
        let word = |term: &&Weighted| matches!(self.vocabulary.terms[term.term], Term::Word(_));
        self.unit.terms.iter().filter(word).find(|term| term.range == self.words[at].1)
    }

    /// Whether word `at` says something, by itself or as part of a name.
    fn tells(&self, at: usize) -> bool {
        self.unit.terms.iter().any(|term| term.range.covers(self.words[at].1))
    }

    /// The verb behind "to" or "will" whose object begins with the term at `place`: nothing but grammar and a day stands in between.
    fn verb(&self, place: usize) -> Option<Wording<'u>> {
        let object = self.words.partition_point(|(_, range)| range.start < self.term(place).range.start);
        // Of a very long sentence only the first words are known.
        self.words.get(object)?;
        let joins = |word| FUNCTION_WORDS.has(word) || is_preposition(word) || is_particle(word);
        let tells = |at: &usize| !joins(self.words[*at].0) && !CALENDAR.has(self.words[*at].0) && !is_day(self.words[*at].0);
        let at = (object.saturating_sub(REACH).max(1)..object).rev().find(tells)?;
        let term = self.plain(at).filter(|_| begins_infinitive(self.words[at - 1].0))?;
        let last = if at + 1 < object && is_particle(self.words[at + 1].0) { at + 1 } else { at };
        Some(Wording { term, range: TextRange::new(term.range.start, self.words[last].1.end) })
    }
}

/// How a sentence words something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wording<'u> {
    /// The term that says most of it.
    pub(super) term: &'u Weighted,
    /// Where all of it stands.
    pub(super) range: TextRange,
}

impl<'u> From<&'u Weighted> for Wording<'u> {
    fn from(term: &'u Weighted) -> Self {
        Self { term, range: term.range }
    }
}

/// So many words may stand between the beginning of an object and that of its verb.
const REACH: usize = 5;

fn begins_infinitive(word: &str) -> bool {
    matches!(word, "to" | "will" | "would" | "can" | "could" | "may" | "might" | "must" | "should" | "shall")
}

/// What makes another verb of a verb: "square off", "call for".
fn is_particle(word: &str) -> bool {
    matches!(word, "off" | "out" | "up" | "down" | "on" | "over" | "away" | "back" | "for" | "into" | "against")
}

/// Whether two words that were aligned say the same in other words, and not only something near it.
pub(super) fn says_the_same(x: &Side<'_>, y: &Side<'_>, pair: &Aligned) -> bool {
    let meets = |left: bool| {
        let (a, b) = (x.beside(pair.x, left), y.beside(pair.y, left));
        a.iter().flatten().any(|term| b.contains(&Some(*term)))
    };
    pair.likeness >= ALIKE || meets(true) || meets(false)
}

/// Single words that stand between the same words on both sides, one of which says something, in reading order of the first sentence.
pub(super) fn replaced<'u>(x: &Side<'u>, y: &Side<'u>) -> Vec<[Wording<'u>; 2]> {
    let middles = |side: &Side<'_>| 1..side.words.len().saturating_sub(1);
    let mut found = Vec::new();
    for a in middles(x) {
        let (before, behind) = (x.unit.stems[a - 1], x.unit.stems[a + 1]);
        let same =
            |b: &usize| y.unit.stems[b - 1] == before && y.unit.stems[b + 1] == behind && y.unit.stems[*b] != x.unit.stems[a];
        let Some(b) = middles(y).find(same) else { continue };
        if x.tells(a - 1) || x.tells(a + 1) {
            found.extend(x.plain(a).zip(y.plain(b)).map(|(a, b)| [a.into(), b.into()]));
        }
    }
    found
}

/// Verbs whose objects begin with the same two terms, in reading order of the first sentence.
pub(super) fn governing<'u>(x: &Side<'u>, y: &Side<'u>) -> Vec<[Wording<'u>; 2]> {
    let begins = |side: &Side<'_>, pair: &[usize]| [side.term(pair[0]).term, side.term(pair[1]).term];
    let mut found = Vec::new();
    let pairs = |side: &Side<'u>| side.order.len().min(side.words.len() + 1);
    for a in x.order[..pairs(x)].windows(2) {
        let same = y.order[..pairs(y)].windows(2).filter(|b| begins(x, a) == begins(y, b));
        let verbs = same.filter_map(|b| Some([x.verb(a[0])?, y.verb(b[0])?]));
        found.extend(verbs.filter(|[a, b]| a.term.term != b.term.term));
    }
    found
}
