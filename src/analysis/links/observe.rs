//! Looks at the sentences of two articles side by side: which pairs are worth a closer look, and what each has in common.

use super::align::Aligner;
use super::features::{Feature, Values, besides_words, values};
use super::index::Index;
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

/// Looks at articles `a` and `b`; `index` is of `b`.
pub(super) fn observe<'v>(
    vocabulary: &'v Vocabulary,
    aligner: &mut Aligner<'v>,
    outlines: &[Outline],
    index: &Index,
    (a, b): (usize, usize),
) -> Observed {
    let (Some(first), Some(second)) = (vocabulary.units.get(a), vocabulary.units.get(b)) else { return Observed::default() };
    let (Some(about_a), Some(about_b)) = (outlines.get(a), outlines.get(b)) else { return Observed::default() };
    let near =
        |units: &[UnitTerms], about: &Outline| units.iter().map(|unit| about.nearness(vocabulary, unit)).collect::<Vec<_>>();
    let (near_b, near_a) = (near(first, about_b), near(second, about_a));
    let candidates = index.pairs(first);
    let turned: Vec<_> = candidates.iter().map(|&(x, y)| (y, x)).collect();
    let (of_second, of_first) = (shared(aligner, first, second, &candidates), shared(aligner, second, first, &turned));
    let common = |(&(x, y), shared): (&(usize, usize), [f64; 2])| {
        let found = values(vocabulary, (&first[x], &second[y]), shared, near_b[x].min(near_a[y]));
        found.map(|values| Pair { x, y, values })
    };
    let both = of_first.into_iter().zip(of_second).map(|(a, b)| [a, b]);
    let mut pairs: Vec<_> = candidates.iter().zip(both).filter_map(common).collect();
    let event = event((about_a, about_b), &pairs, first.len(), second.len());
    for pair in &mut pairs {
        pair.values = besides_words(pair.values);
    }
    Observed { pairs, event }
}

/// For each pair, in its order, the weight of what its second unit says that its first one says too.
fn shared<'v>(aligner: &mut Aligner<'v>, first: &'v [UnitTerms], second: &[UnitTerms], pairs: &[(usize, usize)]) -> Vec<f64> {
    let mut order: Vec<_> = (0..pairs.len()).collect();
    order.sort_by_key(|&n| pairs[n].0);
    let (mut shared, mut fixed) = (vec![0.0; pairs.len()], None);
    for n in order {
        let (x, y) = pairs[n];
        // Every unit is fixed once.
        if fixed.replace(x) != Some(x) {
            aligner.fix(&first[x]);
        }
        shared[n] = aligner.shared(&second[y]);
    }
    shared
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
