//! Pairs of sentences worth a closer look, through an inverted index: those that share something rare.

use super::UnitTerms;
use super::terms::Vocabulary;

/// For each sentence of the first article at most this many of the second are scored.
const CANDIDATES: usize = 24;

/// A term leads to at most this many sentences: one that stands in more tells nothing.
const POSTINGS: usize = 48;

/// An article's units by their terms.
pub(super) struct Index {
    /// For each term of the vocabulary the units that hold it.
    units: Vec<Vec<usize>>,
    /// Number of units.
    size: usize,
}

impl Index {
    /// Of the units of one article.
    pub(super) fn new(units: &[UnitTerms], vocabulary: &Vocabulary) -> Self {
        let mut index = Self { units: vec![Vec::new(); vocabulary.terms.len()], size: units.len() };
        for (at, unit) in units.iter().enumerate() {
            for term in &unit.terms {
                index.units[term.term].push(at);
            }
        }
        index
    }

    /// Pairs of units (of `a`, of this article), for each unit of `a` the best first by shared weight; all pairs where this article has no
    /// more units than [`CANDIDATES`], else those that share a term.
    pub(super) fn pairs(&self, a: &[UnitTerms]) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let (mut shared, mut best) = (vec![0.0; self.size], Vec::new());
        for (x, unit) in a.iter().enumerate() {
            for term in &unit.terms {
                for &y in near(&self.units[term.term], x * self.size / a.len().max(1)) {
                    if shared[y] == 0.0 {
                        best.push(y);
                    }
                    shared[y] += term.weight;
                }
            }
            if self.size <= CANDIDATES {
                best.extend((0..self.size).filter(|y| shared[*y] == 0.0));
            }
            best.sort_by(|p, q| shared[*q].total_cmp(&shared[*p]).then(p.cmp(q)));
            pairs.extend(best.iter().take(CANDIDATES).map(|&y| (x, y)));
            best.drain(..).for_each(|y| shared[y] = 0.0);
        }
        pairs
    }
}

/// At most [`POSTINGS`] units of a long list, those that stand at about the same place of their article.
fn near(units: &[usize], place: usize) -> &[usize] {
    if units.len() <= POSTINGS {
        return units;
    }
    let middle = units.partition_point(|&unit| unit < place);
    let start = middle.saturating_sub(POSTINGS / 2).min(units.len() - POSTINGS);
    &units[start..start + POSTINGS]
}
