//! Which figures of a sentence another one lacks.

use super::terms::{Term, UnitTerms, Vocabulary, Weighted};
use foldhash::HashMap;

/// The figures of `x` that `y` lacks. A figure without a unit is equal to the same number with one: "in six" and "in six rounds".
pub(super) fn lacking<'t>(vocabulary: &Vocabulary, x: &'t UnitTerms, y: &UnitTerms) -> Vec<&'t Weighted> {
    let number = |term: &Weighted| match &vocabulary.terms[term.term] {
        Term::Figure(figure) => figure.split_once(' '),
        _ => None,
    };
    // Number to whether it stands without a unit.
    let mut there: HashMap<&str, bool> = HashMap::default();
    for (value, unit) in y.special().filter_map(number) {
        *there.entry(value).or_default() |= unit.is_empty();
    }
    let has = |term: &Weighted| y.place(term.term).is_some();
    let equal = |(value, unit): (&str, &str)| there.get(value).is_some_and(|bare| *bare || unit.is_empty());
    x.special().filter(|term| number(term).is_some_and(|number| !has(term) && !equal(number))).collect()
}
