//! Which sentences of two articles say the same thing: rare words, entities, figures and quotations that both hold.
//!
//! Weighted overlap, no trained model. Every part of the score can be shown to the reader as a reason.

mod groups;
mod index;
mod opinions;
mod quantity;
mod score;
mod select;
mod terms;
#[cfg(test)]
mod tests;

use super::facts::Facts;
use super::{Corrections, Entity, Figure, Quote, VerbatimRun};
use crate::text::TextRange;
pub(super) use groups::groups;
pub(super) use select::{THRESHOLD, WEAK};
use std::ops::ControlFlow;
use terms::UnitTerms;

/// What linking needs to know of the articles.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    /// The words of each article.
    pub(super) facts: &'a [Facts<'a>],
    /// Who and what is named.
    pub(super) entities: &'a [Entity],
    /// All figures.
    pub(super) figures: &'a [Figure],
    /// All quotations.
    pub(super) quotes: &'a [Quote],
    /// Runs of equal words.
    pub(super) verbatim: &'a [VerbatimRun],
}

/// Links between all pairs of articles, sorted; stops between two articles when `go_on` breaks. What the reader has said comes first.
pub(super) fn find(
    found: Found<'_>,
    corrections: &Corrections,
    go_on: &dyn Fn() -> ControlFlow<()>,
) -> ControlFlow<(), Vec<super::ClaimLink>> {
    let vocabulary = terms::Vocabulary::read(found);
    let opinions = opinions::Opinions::new(found, corrections);
    let mut links = Vec::new();
    for b in 1..found.facts.len() {
        for a in 0..b {
            go_on()?;
            let pairs = index::pairs(&vocabulary.units[a], &vocabulary.units[b], &vocabulary);
            let pairs = pairs.into_iter().map(|(x, y)| ((a, x), (b, y))).filter(|pair| !opinions.is_rejected(*pair));
            let scored = pairs.filter_map(|(x, y)| score::link(found, &vocabulary, x, y)).collect();
            let mut kept = opinions.with_accepted(found, (a, b), select::select(scored));
            for link in &mut kept {
                score::explain(found, &vocabulary, link);
            }
            links.extend(kept);
        }
    }
    links.sort_by_key(|link: &super::ClaimLink| (link.a, link.b));
    ControlFlow::Continue(links)
}

/// The range of a unit.
fn range_of(found: Found<'_>, (doc, unit): (usize, usize)) -> TextRange {
    found.facts[doc].units[unit].range
}
