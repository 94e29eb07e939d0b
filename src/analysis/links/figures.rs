//! Figures as terms of sentences, and which of them another sentence lacks.

use super::terms::{Term, UnitTerms, Vocabulary, Weighted};
use crate::analysis::figures::Decimal;
use crate::analysis::lexicon::numbers::DIMENSIONS;
use crate::analysis::{Figure, FigureKind};
use foldhash::HashMap;

/// Value and unit of a figure. Lengths of time that are the same have the same: "90 minute" is also an hour and a half, "10 year" a decade.
pub(super) fn key(figure: &Figure) -> String {
    let even = if figure.kind == FigureKind::Duration { even(&figure.value, &figure.unit) } else { None };
    even.unwrap_or_else(|| format!("{} {}", figure.value, figure.unit))
}

/// A length of time in the largest unit of which it is a whole number; none of spans.
fn even(value: &str, unit: &str) -> Option<String> {
    const LARGEST_FIRST: [&str; 7] = ["year", "month", "week", "day", "hour", "minute", "second"];
    let (dimension, factor) = DIMENSIONS.get(unit)?;
    let all = Decimal::parse(value)?.product(Decimal::parse(factor)?)?.to_whole()?;
    LARGEST_FIRST.iter().find_map(|unit| {
        let (_, size) = DIMENSIONS.get(unit).filter(|(other, _)| other == dimension)?;
        let size = size.parse::<u32>().ok()?;
        (all % size == 0).then(|| format!("{} {unit}", all / size))
    })
}

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

/// Whether `unit` has the date that a figure is, more or less exactly: "June 24, 2005" and "June 24". (The score does not ask: it gained
/// nothing.)
pub(super) fn is_dated_alike(vocabulary: &Vocabulary, figure: &Weighted, unit: &UnitTerms) -> bool {
    let date = |term: &Weighted| match &vocabulary.terms[term.term] {
        Term::Figure(figure) => figure.strip_suffix(' '),
        _ => None,
    };
    let Some(here) = date(figure) else { return false };
    unit.special().filter_map(date).any(|there| parts(here).any(|part| part == there) || parts(there).any(|part| part == here))
}

/// The less exact dates that a date holds: 2005, 2005-06 and 06-24 for 2005-06-24.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let (mut groups, mut held) = (value.split('-'), [None; 3]);
    if groups.next().is_some_and(|year| digits(year, 4)) && groups.next().is_some_and(|month| digits(month, 2)) {
        held = match groups.next() {
            Some(day) if digits(day, 2) => [value.get(..4), value.get(..7), value.get(5..)],
            _ => [value.get(..4), None, None],
        };
    }
    held.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{even, parts};

    #[test]
    fn a_date_holds_less_exact_ones() {
        let held = |value| parts(value).collect::<Vec<_>>();
        assert_eq!(held("2005-06-24"), ["2005", "2005-06", "06-24"]);
        assert_eq!(held("2005-06"), ["2005"]);
        for value in ["06-24", "2005", "-5", "4..10", "", "2005-6-4", "é-05-06"] {
            assert_eq!(held(value), [""; 0], "{value}");
        }
    }

    #[test]
    fn equal_lengths_of_time_are_told_alike() {
        for (value, unit, want) in [
            ("90", "minute", Some("90 minute")),
            ("1.5", "hour", Some("90 minute")),
            ("48", "hour", Some("2 day")),
            ("1", "decade", Some("10 year")),
            ("0.25", "century", Some("25 year")),
            ("4.5", "year", Some("54 month")),
            ("4", "year", Some("4 year")),
            ("0", "day", Some("0 week")),
            ("0.001", "second", None),
            ("5..10", "year", None),
            ("3", "night", None),
        ] {
            assert_eq!(even(value, unit).as_deref(), want, "{value} {unit}");
        }
    }
}
