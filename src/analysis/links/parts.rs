//! Which parts of two linked sentences say the same: a clause, reported words, a quotation, where that fits better than the whole.

use super::align::Aligned;
use super::terms::{UnitTerms, Vocabulary};
use crate::text::TextRange;

/// A part with less weight than this says too little to be matched by itself.
const LIGHTEST: f64 = 12.0;

/// A part must fit so much better than the whole sentences.
const BETTER: f64 = 1.15;

/// The range that matches in each sentence, if it is less than a whole sentence in one of them; none where the whole stays.
/// Each sentence comes with how it is aligned with the other.
pub(super) fn matching(
    vocabulary: &Vocabulary,
    (x, aligned): (&UnitTerms, &[Aligned]),
    (y, turned): (&UnitTerms, &[Aligned]),
) -> [Option<TextRange>; 2] {
    let alike = |p: Piece<'_>, q: Piece<'_>| f64::midpoint(share(x, p, q, aligned), share(y, q, p, turned));
    let (whole_x, whole_y) = (Piece::whole(x), Piece::whole(y));
    let pairs = pieces(x).flat_map(|p| pieces(y).map(move |q| (p, q)));
    let best = pairs.map(|(p, q)| (alike(p, q), p, q)).max_by(|a, b| a.0.total_cmp(&b.0));
    let better = best.filter(|(score, ..)| *score >= BETTER * alike(whole_x, whole_y));
    match better.filter(|(_, p, q)| measures(vocabulary, x, y, *p) && measures(vocabulary, y, x, *q)) {
        Some((_, p, q)) => [p.range, q.range],
        None => [None, None],
    }
}

/// Whether a piece of `x` holds all that both sentences measure: where they differ in that, no part without it is what matches.
fn measures(vocabulary: &Vocabulary, x: &UnitTerms, y: &UnitTerms, piece: Piece<'_>) -> bool {
    let shared = |term: usize| !vocabulary.terms[term].is_content() && y.place(term).is_some();
    x.terms.iter().enumerate().all(|(n, term)| piece.has(n) || !shared(term.term))
}

/// A sentence or a part of one.
#[derive(Clone, Copy)]
struct Piece<'u> {
    /// None for the whole sentence, as the next.
    range: Option<TextRange>,
    holds: Option<&'u [bool]>,
    total: f64,
}

impl Piece<'_> {
    fn whole(unit: &UnitTerms) -> Self {
        Self { range: None, holds: None, total: unit.total }
    }

    fn has(self, term: usize) -> bool {
        self.holds.is_none_or(|holds| holds.get(term).is_some_and(|held| *held))
    }
}

/// The sentence and its weighty parts.
fn pieces(unit: &UnitTerms) -> impl Iterator<Item = Piece<'_>> {
    let part = |part: &'_ super::terms::Part| part.total >= LIGHTEST;
    let parts = unit.parts.iter().filter(move |p| part(p));
    let parts = parts.map(|part| Piece { range: Some(part.range), holds: Some(&part.holds), total: part.total });
    std::iter::once(Piece::whole(unit)).chain(parts)
}

/// The share of `piece`'s weight that `other` says too; `aligned` is of the piece's sentence with the other.
fn share(unit: &UnitTerms, piece: Piece<'_>, other: Piece<'_>, aligned: &[Aligned]) -> f64 {
    let inside = aligned.iter().filter(|pair| piece.has(pair.x) && other.has(pair.y));
    inside.map(|pair| unit.terms[pair.x].weight * pair.likeness).sum::<f64>() / piece.total.max(f64::EPSILON)
}
