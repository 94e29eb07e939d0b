//! The words of two sentences laid side by side: what each has of the other, to the letter or in other words.

use super::terms::{UnitTerms, Vocabulary};

/// A term of one sentence with its best partner in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Aligned {
    /// Index into the first sentence's terms.
    pub(super) x: usize,
    /// Index into the second sentence's terms.
    pub(super) y: usize,
    /// How near they are, 1 for the same term.
    pub(super) likeness: f64,
}

/// Lays sentences beside one fixed sentence.
pub(super) struct Aligner<'v> {
    vocabulary: &'v Vocabulary,
    fixed: &'v UnitTerms,
    /// How near the fixed sentence comes to each term of the vocabulary, 1 for its own, 0 where it has nothing like it.
    nearest: Vec<f32>,
}

impl<'v> Aligner<'v> {
    /// For sentences of `vocabulary`.
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Self {
        static NOTHING: UnitTerms = UnitTerms::EMPTY;
        Self { vocabulary, fixed: &NOTHING, nearest: vec![0.0; vocabulary.terms.len()] }
    }

    /// Fixes the sentence that others are laid beside.
    pub(super) fn fix(&mut self, unit: &'v UnitTerms) {
        self.reach(|_, _| 0.0);
        self.fixed = unit;
        self.reach(f32::max);
    }

    /// Changes the nearness of every term that the fixed sentence comes near, given the old one and that to one of its terms.
    fn reach(&mut self, change: impl Fn(f32, f32) -> f32) {
        let content = self.fixed.terms.iter().filter(|term| self.vocabulary.terms[term.term].is_content());
        for term in content.map(|term| term.term) {
            self.nearest[term] = change(self.nearest[term], 1.0);
            for (other, likeness) in &self.vocabulary.near[term] {
                self.nearest[*other] = change(self.nearest[*other], *likeness);
            }
        }
    }

    /// The weight of what `unit` says that the fixed sentence says too, in the same or in like words.
    pub(super) fn shared(&self, unit: &UnitTerms) -> f64 {
        unit.terms.iter().map(|term| term.weight * f64::from(self.nearest[term.term])).sum()
    }
}

/// For each term of `x` that `y` has something near to, the nearest; the heaviest pairs first.
pub(super) fn pairs(vocabulary: &Vocabulary, x: &UnitTerms, y: &UnitTerms) -> Vec<Aligned> {
    let partner = |term: usize| {
        let near = vocabulary.near[term].iter().filter_map(|(other, likeness)| Some((y.place(*other)?, f64::from(*likeness))));
        y.place(term).map(|y| (y, 1.0)).or_else(|| near.max_by(|p, q| p.1.total_cmp(&q.1).then(q.0.cmp(&p.0))))
    };
    let content = x.terms.iter().enumerate().filter(|(_, term)| vocabulary.terms[term.term].is_content());
    heaviest_first(
        x,
        content.filter_map(|(n, term)| partner(term.term).map(|(y, likeness)| Aligned { x: n, y, likeness })).collect(),
    )
}

/// The terms that both have, the heaviest first.
pub(super) fn equal(vocabulary: &Vocabulary, x: &UnitTerms, y: &UnitTerms) -> Vec<Aligned> {
    let (mut equal, mut at) = (Vec::new(), 0);
    // Both are sorted: one walk over each.
    for (n, term) in x.terms.iter().enumerate() {
        at += y.terms[at..].iter().take_while(|other| other.term < term.term).count();
        let Some(other) = y.terms.get(at) else { break };
        if other.term == term.term && vocabulary.terms[term.term].is_content() {
            equal.push(Aligned { x: n, y: at, likeness: 1.0 });
        }
    }
    heaviest_first(x, equal)
}

fn heaviest_first(x: &UnitTerms, mut pairs: Vec<Aligned>) -> Vec<Aligned> {
    let weight = |pair: &Aligned| x.terms[pair.x].weight * pair.likeness;
    pairs.sort_by(|p, q| weight(q).total_cmp(&weight(p)).then(p.x.cmp(&q.x)));
    pairs
}
