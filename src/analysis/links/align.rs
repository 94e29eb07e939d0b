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

/// What two sentences have of one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Common {
    /// The share of each sentence's weight that the other one says too, 0 to 1.
    pub(super) shares: [f64; 2],
    /// The weight of that, in the mean of both.
    pub(super) weight: f64,
}

/// Lays sentences beside one fixed sentence.
pub(super) struct Aligner<'v> {
    vocabulary: &'v Vocabulary,
    x: &'v UnitTerms,
    /// For each term its place in `x`, plus one; 0 if `x` lacks it.
    places: Vec<u32>,
    /// How near the other sentence comes to each term of `x`.
    best: Vec<f64>,
}

impl<'v> Aligner<'v> {
    /// For sentences of `vocabulary`.
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Self {
        static NOTHING: UnitTerms = UnitTerms::EMPTY;
        Self { vocabulary, x: &NOTHING, places: vec![0; vocabulary.terms.len()], best: Vec::new() }
    }

    /// Fixes the sentence that others are laid beside.
    pub(super) fn fix(&mut self, x: &'v UnitTerms) {
        for term in &self.x.terms {
            self.places[term.term] = 0;
        }
        for (place, term) in (1..).zip(&x.terms) {
            self.places[term.term] = place;
        }
        self.x = x;
    }

    /// What the sentences have of one another.
    pub(super) fn common(&mut self, y: &UnitTerms) -> Common {
        self.best.clear();
        self.best.resize(self.x.terms.len(), 0.0);
        let mut of_y = 0.0;
        for term in &y.terms {
            if self.vocabulary.terms[term.term].is_content() {
                of_y += term.weight * self.nearest(term.term);
            }
        }
        let content = self.x.terms.iter().zip(&self.best).filter(|(term, _)| self.vocabulary.terms[term.term].is_content());
        let of_x: f64 = content.map(|(term, best)| term.weight * best).sum();
        let share = |part: f64, whole: f64| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
        Common { shares: [share(of_x, self.x.total), share(of_y, y.total)], weight: f64::midpoint(of_x, of_y) }
    }

    /// How near `x` comes to a term; takes down how near the term comes to those of `x`.
    fn nearest(&mut self, term: usize) -> f64 {
        let mut nearest = 0.0;
        let near = self.vocabulary.near[term].iter().map(|(other, likeness)| (*other, f64::from(*likeness)));
        for (other, likeness) in std::iter::once((term, 1.0)).chain(near) {
            let Some(x) = (self.places[other] as usize).checked_sub(1) else { continue };
            self.best[x] = self.best[x].max(likeness);
            nearest = f64::max(nearest, likeness);
        }
        nearest
    }
}

/// For each term of `x` that `y` has something near to, the nearest; the heaviest pairs first.
pub(super) fn pairs(vocabulary: &Vocabulary, x: &UnitTerms, y: &UnitTerms) -> Vec<Aligned> {
    let place = |term: usize| y.terms.binary_search_by_key(&term, |t| t.term).ok();
    let partner = |term: usize| {
        let near = vocabulary.near[term].iter().filter_map(|(other, likeness)| Some((place(*other)?, f64::from(*likeness))));
        place(term).map(|y| (y, 1.0)).or_else(|| near.max_by(|p, q| p.1.total_cmp(&q.1).then(q.0.cmp(&p.0))))
    };
    let content = x.terms.iter().enumerate().filter(|(_, term)| vocabulary.terms[term.term].is_content());
    heaviest_first(
        x,
        content.filter_map(|(n, term)| partner(term.term).map(|(y, likeness)| Aligned { x: n, y, likeness })).collect(),
    )
}

/// The terms that both have, the heaviest first.
pub(super) fn equal(vocabulary: &Vocabulary, x: &UnitTerms, y: &UnitTerms) -> Vec<Aligned> {
    let place = |term: usize| y.terms.binary_search_by_key(&term, |t| t.term).ok();
    let content = x.terms.iter().enumerate().filter(|(_, term)| vocabulary.terms[term.term].is_content());
    heaviest_first(x, content.filter_map(|(n, term)| Some(Aligned { x: n, y: place(term.term)?, likeness: 1.0 })).collect())
}

fn heaviest_first(x: &UnitTerms, mut pairs: Vec<Aligned>) -> Vec<Aligned> {
    let weight = |pair: &Aligned| x.terms[pair.x].weight * pair.likeness;
    pairs.sort_by(|p, q| weight(q).total_cmp(&weight(p)).then(p.x.cmp(&q.x)));
    pairs
}
