//! What differs between articles, counted and listed once wherever it is shown.

use super::{Digest, Section, SectionKind};
use crate::analysis::{Analysis, ClaimGroup, Conflict, FigurePair, Place, Verdict};
use std::collections::BTreeSet;

/// How much differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Shared claims in which something differs.
    pub claims: usize,
    /// Pairs of figures that differ, in all of them.
    pub figures: usize,
}

impl Differences {
    pub(super) fn new(sections: &[Section], analysis: &Analysis) -> Self {
        let differ = sections.iter().filter(|section| section.kind == SectionKind::Differ);
        // One pair of figures can stand in several matches of a sentence.
        let pairs: BTreeSet<_> = analysis.conflicts.iter().map(ends).collect();
        Self { claims: differ.map(|section| section.items.len()).sum(), figures: pairs.len() }
    }

    /// "1 claim, 3 figures".
    pub fn words(self) -> String {
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        match self.figures {
            0 => count(self.claims, "claim"),
            _ => format!("{}, {}", count(self.claims, "claim"), count(self.figures, "figure")),
        }
    }
}

impl Digest {
    /// The conflicts inside a group, each pair of figures once.
    pub fn conflicts_in<'a>(&self, analysis: &'a Analysis, group: &ClaimGroup) -> Vec<&'a Conflict> {
        let mut seen = BTreeSet::new();
        let all = group.links.iter().flat_map(|link| self.conflicts_of(*link)).filter_map(|n| analysis.conflicts.get(*n));
        all.filter(|conflict| seen.insert(ends(conflict))).collect()
    }

    /// Figures of a group that can both be right although they are not the same: more exact, or of another scope.
    pub fn nuances<'a>(&self, analysis: &'a Analysis, group: &ClaimGroup) -> Vec<&'a FigurePair> {
        let mut seen = BTreeSet::new();
        let of_link = |link: &usize| {
            let first = analysis.compared.partition_point(|pair| pair.link < *link);
            let last = analysis.compared.partition_point(|pair| pair.link <= *link);
            analysis.compared.get(first..last).unwrap_or_default()
        };
        let pairs = group.links.iter().flat_map(of_link);
        let pairs = pairs.filter(|pair| matches!(pair.verdict, Verdict::Refined | Verdict::Scope));
        pairs.filter(|pair| seen.insert((pair.a.place, pair.b.place))).collect()
    }
}

fn ends(conflict: &Conflict) -> (Place, Place) {
    (conflict.a.place, conflict.b.place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_and_figures_are_counted_apart() {
        assert_eq!(Differences { claims: 1, figures: 3 }.words(), "1 claim, 3 figures");
        assert_eq!(Differences { claims: 2, figures: 0 }.words(), "2 claims");
    }
}
