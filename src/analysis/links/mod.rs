//! Which sentences of two articles say the same thing: rare words, entities, figures and quotations that both hold.
//!
//! Sentences that share something are laid side by side word by word; a handful of features goes into one calibrated score with few weights,
//! so that every part of it can be shown to the reader as a reason.

mod align;
mod features;
mod figures;
pub mod fit;
mod groups;
mod index;
mod model;
mod observe;
mod opinions;
mod outline;
mod parts;
mod quantity;
mod reasons;
mod score;
mod select;
mod terms;
#[cfg(test)]
mod tests;
mod weight;
mod wording;

use super::facts::Facts;
use super::{ClaimLink, ClaimUnit, Corrections, Entity, Figure, Place, Pronoun, Quote, Relation, ScoredPair, VerbatimRun, Why};
use crate::text::TextRange;
pub use features::{Feature, Values};
pub(super) use groups::groups;
pub use model::{Linear, Model};
use observe::{Observed, Pair};
use outline::Outline;
pub use outline::{EventFeature, EventValues};
pub(super) use select::EVEN;
use std::ops::ControlFlow;
use terms::UnitTerms;

/// What linking needs to know of the articles.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    /// The words of each article.
    pub(super) facts: &'a [Facts<'a>],
    /// Who and what is named.
    pub(super) entities: &'a [Entity],
    /// Whom pronouns mean.
    pub(super) pronouns: &'a [Pronoun],
    /// All figures.
    pub(super) figures: &'a [Figure],
    /// All quotations.
    pub(super) quotes: &'a [Quote],
    /// Parts of sentences that could stand alone.
    pub(super) claims: &'a [ClaimUnit],
    /// Runs of equal words.
    pub(super) verbatim: &'a [VerbatimRun],
}

/// What articles say alike, and what each is about.
pub(super) struct Linked {
    /// Links between all pairs of articles, sorted.
    pub(super) links: Vec<ClaimLink>,
    /// For each unit of each article how near it is to what the article is about, 0 to 1.
    pub(super) central: Vec<Vec<f64>>,
}

/// Holds all articles against one another; stops between two of them when `go_on` breaks. What the reader has said comes first. Pairs that
/// were scored and are no links go to `others`, if anybody wants them.
pub(super) fn find(
    found: Found<'_>,
    corrections: &Corrections,
    go_on: &dyn Fn() -> ControlFlow<()>,
    mut others: Option<&mut Vec<ScoredPair>>,
) -> ControlFlow<(), Linked> {
    let opinions = opinions::Opinions::new(found, corrections);
    let mut links = Vec::new();
    let vocabulary = terms::Vocabulary::read(found);
    let outlines: Vec<_> = vocabulary.units.iter().map(|units| Outline::new(&vocabulary, units)).collect();
    each_pair(&vocabulary, &outlines, go_on, |docs, observed| {
        let rejected = |pair: &Pair| opinions.is_rejected(((docs.0, pair.x), (docs.1, pair.y)));
        let pairs: Vec<_> = observed.pairs.iter().filter(|pair| !rejected(pair)).collect();
        let place = |at: (usize, usize)| Place { doc: at.0, range: range_of(found, at) };
        let ends = |pair: &Pair| (place((docs.0, pair.x)), place((docs.1, pair.y)));
        let (chosen, left) = choose(&pairs, observed);
        let mut kept: Vec<_> = chosen
            .into_iter()
            .map(|scored| (new_link(ends(pairs[scored.of]), scored.score), Some(&pairs[scored.of].values)))
            .collect();
        opinions.accept(found, docs, &mut kept);
        for (mut link, values) in kept {
            score::explain(found, &vocabulary, &mut link, values);
            links.push(link);
        }
        if let Some(others) = &mut others {
            let pair = |(of, score): (usize, f64)| ScoredPair { a: ends(pairs[of]).0, b: ends(pairs[of]).1, score };
            others.extend(left.into_iter().map(pair));
        }
    })?;
    // Links are large: their keys are sorted, and each link moves once.
    links.sort_by_cached_key(|link: &ClaimLink| (link.a, link.b));
    let near =
        |(units, outline): (&Vec<UnitTerms>, &Outline)| units.iter().map(|unit| outline.nearness(&vocabulary, unit)).collect();
    ControlFlow::Continue(Linked { links, central: vocabulary.units.iter().zip(&outlines).map(near).collect() })
}

/// Of the pairs of two articles those that become links, the best first, and the others with their scores, by index.
fn choose(pairs: &[&Pair], observed: &Observed) -> (Vec<select::Scored>, Vec<(usize, f64)>) {
    let score = |pair: &Pair| Model::own().score(&pair.values, observed.event.as_ref());
    let all: Vec<_> = pairs.iter().map(|pair| score(pair)).collect();
    let worth = all.iter().enumerate().filter(|(_, score)| **score >= LEAST);
    let worth = worth.map(|(of, score)| select::Scored { score: *score, of, ends: [pairs[of].x, pairs[of].y] });
    let chosen = select::select(worth.collect(), Model::own());
    let mut is_chosen = vec![false; pairs.len()];
    for scored in &chosen {
        is_chosen[scored.of] = true;
    }
    let left = all.into_iter().enumerate().filter(|(of, _)| !is_chosen[*of]).collect();
    (chosen, left)
}

/// Links below this score are not worth ranking.
const LEAST: f64 = 0.035;

/// Gives every two articles side by side to `take`; asks `go_on` between them.
fn each_pair(
    vocabulary: &terms::Vocabulary,
    outlines: &[Outline],
    go_on: &dyn Fn() -> ControlFlow<()>,
    mut take: impl FnMut((usize, usize), &Observed),
) -> ControlFlow<()> {
    let mut aligner = align::Aligner::new(vocabulary);
    for b in 1..outlines.len() {
        let index = index::Index::new(&vocabulary.units[b], vocabulary);
        for a in 0..b {
            go_on()?;
            take((a, b), &observe::observe(vocabulary, &mut aligner, outlines, &index, (a, b)));
        }
    }
    ControlFlow::Continue(())
}

/// A link of which nothing is known but its score.
fn new_link((a, b): (Place, Place), score: f64) -> ClaimLink {
    ClaimLink { a, b, score, relation: Relation::Partial, why: Why::default(), accepted: false }
}

/// The range of a unit.
fn range_of(found: Found<'_>, (doc, unit): (usize, usize)) -> TextRange {
    found.facts[doc].units[unit].range
}
