//! How two linked sentences relate, and what their score is made of.

use super::Found;
use super::align::{self, Aligned};
use super::features::{Feature, Values, longest_run};
use super::model::Model;
use super::reasons::Reasons;
use super::select::EVEN;
use super::terms::{UnitTerms, Vocabulary};
use crate::analysis::{ClaimLink, Part, Place, Relation, verbatim};

/// Says how the sentences of a link relate and what they share; `values` is what their score rests on, if it was worked out. Costs more than
/// the score, so it is done for links that stay.
pub(super) fn explain(found: Found<'_>, vocabulary: &Vocabulary, link: &mut ClaimLink, values: Option<&Values>) {
    let terms = |place: Place| {
        let unit = found.facts[place.doc].article.unit_at(place.range.start)?;
        vocabulary.units[place.doc].get(unit)
    };
    let Some((x, y)) = terms(link.a).zip(terms(link.b)) else { return };
    let reasons = Reasons { found, vocabulary, x, y, a: link.a, b: link.b };
    // Most links are listed only on request: for them what is shared to the letter is enough.
    if link.score < EVEN {
        link.why = reasons.why(&align::equal(vocabulary, x, y), &[]);
    } else {
        let (aligned, turned) = (align::pairs(vocabulary, x, y), align::pairs(vocabulary, y, x));
        let copied = longest_run(&x.stems, &y.stems) > 2 && is_copied(found, link.a, link.b);
        link.relation = if copied { Relation::Verbatim } else { relation(x, y, &aligned, &turned) };
        link.why = reasons.why(&aligned, &turned);
        link.why.matching = super::parts::matching(vocabulary, (x, &aligned), (y, &turned));
        link.why.against = reasons.against(link.why.matching);
    }
    link.why.parts = values.map(parts).unwrap_or_default();
}

/// Whether at least four fifths of the shorter sentence stand in the other word by word.
fn is_copied(found: Found<'_>, a: Place, b: Place) -> bool {
    let article = |place: Place| found.facts[place.doc].article;
    verbatim::coverage(found.verbatim, article(a), a, article(b), b) >= 0.8
}

/// How much of each sentence must be said by the other for both to say the same.
const SAME: f64 = 0.6;

fn relation(x: &UnitTerms, y: &UnitTerms, aligned: &[Aligned], turned: &[Aligned]) -> Relation {
    let share = |unit: &UnitTerms, part: f64| part >= SAME * unit.total;
    let of =
        |unit: &UnitTerms, pairs: &[Aligned]| pairs.iter().map(|pair| unit.terms[pair.x].weight * pair.likeness).sum::<f64>();
    let both = share(x, of(x, aligned)) && share(y, of(y, turned));
    if both { Relation::Same } else { Relation::Partial }
}

/// What each feature adds to the score, the greatest first; those that add nothing are left out.
fn parts(values: &Values) -> Vec<Part> {
    let weights = Model::own().link.weights;
    let all = Feature::ALL.into_iter().zip(values).zip(weights);
    let mut parts: Vec<_> = all.map(|((feature, value), weight)| Part { feature, value: *value, adds: value * weight }).collect();
    parts.retain(|part| part.adds.abs() >= 0.005);
    parts.sort_by(|p, q| q.adds.total_cmp(&p.adds).then(p.feature.cmp(&q.feature)));
    parts
}
