//! Where two linked sentences word the same otherwise: "terrorists" for "jihadists", "a booming right" for "a big right".
//!
//! Vectors of words alone also hold "years" for "time", and know nothing of "booming" for "big". So words that are somewhat alike must
//! have a neighbour in common, and words between the same neighbours on both sides need not be alike at all.

use super::align::Aligned;
use super::terms::{Term, UnitTerms, Vocabulary, Weighted};
use crate::analysis::facts::UnitWords;
use crate::text::TextRange;

/// Words as alike as this mean much the same wherever they stand.
const ALIKE: f64 = 0.58;

/// A sentence of a link: its words in order, and those of its terms that can be shared.
pub(super) struct Side<'u> {
    vocabulary: &'u Vocabulary,
    unit: &'u UnitTerms,
    /// Where its words stand, one for each of [`UnitTerms::stems`].
    words: Vec<TextRange>,
    /// Places in [`UnitTerms::terms`], in reading order.
    order: Vec<usize>,
}

impl<'u> Side<'u> {
    /// Of a unit, its terms and its words.
    pub(super) fn new(vocabulary: &'u Vocabulary, unit: &'u UnitTerms, words: &UnitWords<'_>) -> Self {
        let words = words.words.iter().filter(|word| word.is_word()).map(|word| word.range).take(unit.stems.len()).collect();
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
        self.unit.terms.iter().filter(word).find(|term| term.range == self.words[at])
    }

    /// Whether word `at` says something, by itself or as part of a name.
    fn tells(&self, at: usize) -> bool {
        self.unit.terms.iter().any(|term| term.range.covers(self.words[at]))
    }
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
pub(super) fn replaced<'u>(x: &Side<'u>, y: &Side<'u>) -> Vec<(&'u Weighted, &'u Weighted)> {
    let middles = |side: &Side<'_>| 1..side.words.len().saturating_sub(1);
    let mut found = Vec::new();
    for a in middles(x) {
        let (before, behind) = (x.unit.stems[a - 1], x.unit.stems[a + 1]);
        let same =
            |b: &usize| y.unit.stems[b - 1] == before && y.unit.stems[b + 1] == behind && y.unit.stems[*b] != x.unit.stems[a];
        let Some(b) = middles(y).find(same) else { continue };
        if x.tells(a - 1) || x.tells(a + 1) {
            found.extend(x.plain(a).zip(y.plain(b)));
        }
    }
    found
}
