//! Pairs of sentences worth a closer look, through an inverted index: those that share something rare.

use super::UnitTerms;
use super::terms::Vocabulary;
use std::collections::BTreeMap;

/// For each sentence of the first article at most this many of the second are scored.
const CANDIDATES: usize = 24;

/// A term leads to at most this many sentences: one that stands in more tells nothing.
const POSTINGS: usize = 48;

/// Pairs of units (of `a`, of `b`), for each unit of `a` the best first by shared weight; all pairs where `b` has no more units than
/// [`CANDIDATES`], else those that share a term.
pub(super) fn pairs(a: &[UnitTerms], b: &[UnitTerms], vocabulary: &Vocabulary) -> Vec<(usize, usize)> {
    let index = postings(b, vocabulary);
    let mut pairs = Vec::new();
    let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
    for (x, unit) in a.iter().enumerate() {
        shared.clear();
        for term in &unit.terms {
            for &y in near(&index[term.term], x * b.len() / a.len().max(1)) {
                *shared.entry(y).or_default() += term.weight;
            }
        }
        let mut best: Vec<_> = shared.iter().map(|(&y, &weight)| (y, weight)).collect();
        if b.len() <= CANDIDATES {
            best.extend((0..b.len()).filter(|y| !shared.contains_key(y)).map(|y| (y, 0.0)));
        }
        best.sort_by(|p, q| q.1.total_cmp(&p.1).then(p.0.cmp(&q.0)));
        pairs.extend(best.into_iter().take(CANDIDATES).map(|(y, _)| (x, y)));
    }
    pairs
}

fn postings(units: &[UnitTerms], vocabulary: &Vocabulary) -> Vec<Vec<usize>> {
    let mut index = vec![Vec::new(); vocabulary.terms.len()];
    for (at, unit) in units.iter().enumerate() {
        for term in &unit.terms {
            index[term.term].push(at);
        }
    }
    index
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
