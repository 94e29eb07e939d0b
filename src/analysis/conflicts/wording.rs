//! A pair of figures in words: "conflict: 4.5 against 4 years".

use super::{FigureKind, Told, Verdict};
use crate::analysis::figures::{Quantity, Value};
use crate::analysis::lexicon::numbers::{PLURALS, SIZES};

/// The verdict, both values and what they count.
pub(super) fn what(verdict: Verdict, x: &Told, y: &Told) -> String {
    let said = match verdict {
        Verdict::Equal => measured(x),
        Verdict::Scope => format!("{} against {}", measured(x), measured(y)),
        _ if x.quantity.unit != y.quantity.unit && is_measure(&x.quantity) => format!("{} against {}", measured(x), measured(y)),
        _ => both(x, y),
    };
    format!("{}: {said}", verdict.name())
}

/// Whether the unit must be said of both.
fn is_measure(quantity: &Quantity) -> bool {
    quantity.kind == FigureKind::Duration || SIZES.has(&quantity.unit)
}

/// "4.5 against 4 years".
fn both(x: &Told, y: &Told) -> String {
    let unit = Some(unit_name(&x.quantity)).filter(|unit| !unit.is_empty()).unwrap_or_else(|| unit_name(&y.quantity));
    let words = format!("{} against {} {unit}", grouped(&x.quantity.value), grouped(&y.quantity.value));
    with_note(words.trim_end(), x)
}

/// "12 people (death)".
fn measured(figure: &Told) -> String {
    let words = format!("{} {}", grouped(&figure.quantity.value), unit_name(&figure.quantity));
    with_note(words.trim_end(), figure)
}

/// With what the unit does not say: the fate, the rate, that it is a part.
fn with_note(words: &str, figure: &Told) -> String {
    let fate = figure.context.fate.filter(|fate| *fate != figure.quantity.unit).map(str::to_owned);
    let rate = figure.scope.rate.as_ref().map(|rate| format!("per {rate}"));
    let part = figure.scope.part.then(|| "part".to_owned());
    let notes: Vec<_> = [fate, rate, part].into_iter().flatten().collect();
    if notes.is_empty() { words.to_owned() } else { format!("{words} ({})", notes.join(", ")) }
}

/// A value as people read it: "250,000". Dates and years stay as they are.
fn grouped(value: &Value) -> String {
    let printed = value.to_string();
    match value {
        Value::Day(_) => printed,
        Value::Number { .. } => printed.split("..").map(with_commas).collect::<Vec<_>>().join("–"),
    }
}

fn with_commas(number: &str) -> String {
    let (whole, rest) = number.find('.').map_or((number, ""), |point| number.split_at(point));
    let digits = whole.chars().count();
    let comma = |n: usize| n > 0 && digits > 3 && (digits - n).is_multiple_of(3);
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if comma(n) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// The unit behind a number: a plural, a currency, "percent".
fn unit_name(quantity: &Quantity) -> String {
    let unit = quantity.unit.as_str();
    match (quantity.kind, unit) {
        (_, "" | "percent") | (FigureKind::Money, _) => unit.to_owned(),
        (FigureKind::Ordinal, _) => format!("({unit})"),
        (_, "person") => "people".to_owned(),
        (_, "man" | "woman") => unit.replace("man", "men"),
        (_, "magnitude") => "in magnitude".to_owned(),
        (_, "child") => "children".to_owned(),
        (_, "foot") => "feet".to_owned(),
        _ if PLURALS.get(unit) == Some(&unit) => unit.to_owned(),
        _ if unit.ends_with(['s', 'x']) || unit.ends_with("ch") => format!("{unit}es"),
        _ if unit.ends_with('y') && !["ay", "ey", "oy"].iter().any(|end| unit.ends_with(end)) => {
            format!("{}ies", unit.trim_end_matches('y'))
        }
        _ => format!("{unit}s"),
    }
}
