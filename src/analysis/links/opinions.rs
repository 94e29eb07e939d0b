//! What the reader has said of links: rejected ones never come back, accepted ones always stay.

use super::{Found, Model, Values, new_link, range_of};
use crate::analysis::{ClaimLink, Corrections, Place};
use crate::article::UnitKind;
use std::collections::BTreeSet;

/// A unit of an article, by the indices of both.
type At = (usize, usize);

/// Pairs of units, the one of the earlier article first.
#[derive(Debug, Default)]
pub(super) struct Opinions {
    accepted: BTreeSet<(At, At)>,
    rejected: BTreeSet<(At, At)>,
}

impl Opinions {
    /// Finds the units that the opinions are about. A passage that touches several stands for the first.
    pub(super) fn new(found: Found<'_>, corrections: &Corrections) -> Self {
        let unit = |place: Place| {
            let article = found.facts.get(place.doc)?.article;
            let mut units = article.units_in(place.range);
            // What was taken out of the story since has no links, whatever was said of it.
            let told = |unit: &usize| article.units.get(*unit).is_some_and(|unit| unit.kind != UnitKind::Aside);
            units.next().filter(told).map(|unit| (place.doc, unit))
        };
        let mut opinions = Self::default();
        for opinion in &corrections.links {
            let Some(pair) = unit(opinion.a).zip(unit(opinion.b)) else { continue };
            if opinion.accepted {
                opinions.accepted.insert(pair)
            } else {
                opinions.rejected.insert(pair)
            };
        }
        opinions
    }

    pub(super) fn is_rejected(&self, pair: (At, At)) -> bool {
        self.rejected.contains(&pair)
    }

    /// Sees to it that the accepted ones are among the links between two articles, none of them below the threshold.
    pub(super) fn accept(&self, found: Found<'_>, docs: (usize, usize), links: &mut Vec<(ClaimLink, Option<&Values>)>) {
        let shown = Model::own().shown;
        for (a, b) in self.accepted.iter().filter(|(a, b)| (a.0, b.0) == docs) {
            let place = |at: &At| Place { doc: at.0, range: range_of(found, *at) };
            let ends = (place(a), place(b));
            let at = links.iter().position(|(link, _)| (link.a, link.b) == ends).unwrap_or_else(|| {
                links.push((new_link(ends, shown), None));
                links.len() - 1
            });
            if let Some((link, _)) = links.get_mut(at) {
                link.accepted = true;
                link.score = link.score.max(shown);
            }
        }
    }
}
