//! Looks at the sentences of two articles side by side: which pairs are worth a closer look, and what each has in common.

use super::align::Aligner;
use super::features::{Feature, Values, values};
use super::index;
use super::outline::{EventValues, Outline};
use super::terms::{UnitTerms, Vocabulary};

/// Two sentences and what they have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    /// Unit of the earlier article.
    pub(super) x: usize,
    /// Unit of the later article.
    pub(super) y: usize,
    /// What they have in common.
    pub(super) values: Values,
}

/// Two articles side by side.
#[derive(Clone, Debug, Default)]
pub(super) struct Observed {
    /// The pairs that share anything, by the unit of the earlier article, the most promising first.
    pub(super) pairs: Vec<Pair>,
    /// What tells whether they are about one event; none if both are too short.
    pub(super) event: Option<EventValues>,
}

/// Looks at articles `a` and `b`.
pub(super) fn observe<'v>(
    vocabulary: &'v Vocabulary,
    aligner: &mut Aligner<'v>,
    outlines: &[Outline],
    (a, b): (usize, usize),
) -> Observed {
    let (Some(first), Some(second)) = (vocabulary.units.get(a), vocabulary.units.get(b)) else { return Observed::default() };
    let (Some(about_a), Some(about_b)) = (outlines.get(a), outlines.get(b)) else { return Observed::default() };
    let near =
        |units: &[UnitTerms], about: &Outline| units.iter().map(|unit| about.nearness(vocabulary, unit)).collect::<Vec<_>>();
    let (near_b, near_a) = (near(first, about_b), near(second, about_a));
    let mut pairs = Vec::new();
    let mut fixed = None;
    for (x, y) in index::pairs(first, second, vocabulary) {
        if fixed != Some(x) {
            aligner.fix(&first[x]);
            fixed = Some(x);
        }
        let found = values(vocabulary, aligner, (&first[x], &second[y]), near_b[x].min(near_a[y]));
        pairs.extend(found.map(|values| Pair { x, y, values }));
    }
    let event = event((about_a, about_b), &pairs, first.len(), second.len());
    Observed { pairs, event }
}

fn event((a, b): (&Outline, &Outline), pairs: &[Pair], first: usize, second: usize) -> Option<EventValues> {
    let (mut best, mut figures) = (vec![0.0; first + second], 0.0);
    for Pair { x, y, values } in pairs {
        let [aligned, equal] = [Feature::Aligned, Feature::Figures].map(|feature| values[feature as usize]);
        for end in [*x, first + *y] {
            best[end] = f64::max(best[end], aligned);
        }
        figures = f64::max(figures, equal);
    }
    a.event(b, &best, figures)
}
