//! What stands behind a number and says what it measures: percent, money, time, size, or a noun.

use super::line::{Kind, Line};
use super::noun;
use super::number::Number;
use crate::analysis::FigureKind;
use crate::analysis::lexicon::numbers::{CURRENCY_CODES, CURRENCY_SIGNS, DOLLARS, SINGLES, SIZES, UNITS, Unit};

/// What a number measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) kind: FigureKind,
    /// Singular noun, currency code, `percent`, `percentage point`, or empty.
    pub(super) unit: String,
    /// Index of the piece behind the words that make the measure; a counted noun is not one of them.
    pub(super) next: usize,
    /// The value is to be divided by a hundred: cents, basis points.
    pub(super) hundredths: bool,
}

impl Measure {
    pub(super) fn new(kind: FigureKind, unit: &str, next: usize) -> Self {
        Self { kind, unit: unit.to_owned(), next, hundredths: false }
    }
}

/// The currency written at piece `at`, before its number, and the piece behind it: "$", "US$", "HK$", "EUR".
pub(super) fn currency(line: &Line<'_>, at: usize) -> Option<(&'static str, usize)> {
    let piece = line.get(at)?;
    if let Some(sign) = CURRENCY_SIGNS.get(piece.text) {
        return Some((sign, at + 1));
    }
    if let Some(code) = CURRENCY_CODES.get(piece.text) {
        return Some((code, at + 1));
    }
    let dollar = (at + 1..at + 4).find(|&n| line.low(n) == "$")?;
    let glued = (at + 1..=dollar).all(|n| line.is_glued(n));
    let letters: Vec<_> = (at..dollar).map(|n| line.low(n)).collect();
    let code = DOLLARS.get(letters.concat().trim_end_matches('.')).filter(|_| glued)?;
    Some((code, dollar + 1))
}

/// What the number measures by the words behind it; none if they say that it is no figure ("two-way", "5G").
pub(super) fn behind(line: &Line<'_>, number: Number) -> Option<Measure> {
    let at = line.joined(number.next);
    if let Some(percent) = percent(line, at) {
        return Some(percent);
    }
    let code = line.get(at).and_then(|piece| CURRENCY_CODES.get(piece.text));
    if let Some(code) = code {
        return Some(Measure::new(FigureKind::Money, code, at + 1));
    }
    magnitude(line, number).or_else(|| unit(line, number, at)).or_else(|| counted(line, number, at))
}

/// "magnitude 4.6", "a magnitude of 4.6".
fn magnitude(line: &Line<'_>, number: Number) -> Option<Measure> {
    let before = |back| line.low_before(number.first, back);
    let named = before(1) == "magnitude" || before(2) == "magnitude" && matches!(before(1), "of" | "-");
    named.then(|| Measure::new(FigureKind::Count, "magnitude", number.next))
}

/// "%", "per cent", "percentage points", "basis points".
fn percent(line: &Line<'_>, at: usize) -> Option<Measure> {
    let point = |n: usize| matches!(line.low(line.joined(n)), "point" | "points").then(|| line.joined(n) + 1);
    let share = |unit, next| Measure::new(FigureKind::Percent, unit, next);
    match line.low(at) {
        "percentage" => point(at + 1).map(|next| share("percentage point", next)),
        "basis" => point(at + 1).map(|next| Measure { hundredths: true, ..share("percentage point", next) }),
        "per" => (line.low(at + 1) == "cent").then(|| share("percent", at + 2)),
        word => matches!(UNITS.get(word), Some(Unit::Percent)).then(|| share("percent", at + 1)),
    }
}

fn unit(line: &Line<'_>, number: Number, at: usize) -> Option<Measure> {
    let word = line.low(at);
    if let ("square" | "cubic", Some(size)) = (word, SIZES.get(line.low(at + 1))) {
        return Some(Measure::new(FigureKind::Count, &format!("{word} {size}"), at + 2));
    }
    let count = |unit| Measure::new(FigureKind::Count, unit, at + 1);
    match *UNITS.get(word)? {
        Unit::Money(code) => Some(Measure::new(FigureKind::Money, code, at + 1)),
        Unit::Minor(code) => Some(Measure { hundredths: true, ..Measure::new(FigureKind::Money, code, at + 1) }),
        Unit::Large(code) if number.power >= 6 || line.low(at + 1) == "sterling" => {
            Some(Measure::new(FigureKind::Money, code, at + 1))
        }
        Unit::Large(_) => SIZES.get(word).map(|unit| count(unit)),
        Unit::Time(unit) => time(line, number, at, unit),
        Unit::Size(unit) => Some(count(unit)),
        Unit::Percent => None,
    }
}

/// A length of time, with "old" if it is an age; "second" may be an ordinal.
fn time(line: &Line<'_>, number: Number, at: usize, unit: &str) -> Option<Measure> {
    let ordinal = line.low(at) == "second" && at == number.next && !number.is_one();
    let old = line.joined(at + 1);
    let next = if line.low(old) == "old" { old + 1 } else { at + 1 };
    (!ordinal).then(|| Measure::new(FigureKind::Duration, unit, next))
}

/// Halves of compounds that count nothing: "two-way", "one-sided", "three-fold".
const NO_NOUNS: &str = " way ways off sided fold time times star tier on part parts thirds quarters quarter third fifths plus odd faced piece up down a and to storey dimensional ";

fn counted(line: &Line<'_>, number: Number, at: usize) -> Option<Measure> {
    let count = |unit: &str| Measure::new(FigureKind::Count, unit, number.next);
    if at > number.next {
        let word = line.low(at);
        let useless = !line.is(at, Kind::Word) || NO_NOUNS.contains(&format!(" {word} "));
        return (!useless).then(|| Measure { next: at + 1, ..count(&noun::singular(word)) });
    }
    if number.is_one() && SINGLES.has(line.low(at)) {
        return noun::counted(line, at, true).or_else(|| Some(line.low(at).to_owned())).map(|noun| count(&noun));
    }
    let letters = line.is(at, Kind::Word) && line.is_glued(at);
    let of = usize::from(number.vague && line.low(at) == "of");
    (!letters).then(|| count(&noun::counted(line, at + of, !number.is_one()).unwrap_or_default()))
}
