//! Numbers that name something: "section 41", "No. 6", "Flight 370". They are no figures, but sentences may differ in them.

use super::decimal::Decimal;
use super::line::{Kind, Line};
use super::{Bound, FigureKind, Quantity, Value};
use crate::analysis::lexicon::numbers::LABEL_NOUNS;

/// The number at piece `at` and the piece behind it, if the word before it makes it a name.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<(Quantity, usize)> {
    let noun = noun(line, at).filter(|_| line.is(at, Kind::Numeral) && !line.is_hyphen(at + 1))?;
    let number = Decimal::parse(line.low(at)).filter(|number| number.to_whole().is_some())?;
    let found = Quantity {
        range: line.range(at, at + 1),
        pieces: at..at + 1,
        kind: FigureKind::Ordinal,
        value: Value::Number { low: number, high: number, exact_to: Some(0) },
        unit: if noun.starts_with("no") { "number".to_owned() } else { noun.to_owned() },
        bound: Bound::Exact,
        relative: false,
        listed: false,
    };
    Some((found, at + 1))
}

/// The word before piece `at` that makes its number a name; "no" only with a capital or a stop.
pub(super) fn noun<'l>(line: &'l Line<'_>, at: usize) -> Option<&'l str> {
    let stop = usize::from(line.low_before(at, 1) == "." && line.low_before(at, 2).len() == 2);
    let before = at.checked_sub(1 + stop)?;
    let word = line.low(before);
    (LABEL_NOUNS.has(word) && !(word == "no" && stop == 0 && !line.is_capital(before))).then_some(word)
}
