//! Numerals that are no figures: scores, telephone numbers, times of day, numbers in names, titles, addresses and lists.

use super::date;
use super::label;
use super::line::{Kind, Line};
use super::noun;
use crate::analysis::lexicon::COMMON_LOWER;
use crate::analysis::lexicon::numbers::{BOUNDS, UNITS, Unit};

/// The piece from which to go on if a numeral stands at `at` that is no figure.
pub(super) fn past(line: &Line<'_>, at: usize) -> Option<usize> {
    if !line.is(at, Kind::Numeral) {
        return None;
    }
    if is_part_of_word(line, at) || is_list_number(line, at) || is_time(line, at) || is_label(line, at) || is_address(line, at) {
        return Some(at + 1);
    }
    if is_programme(line, at) {
        return Some(at + 2);
    }
    chain(line, at).or_else(|| body_height(line, at)).or_else(|| title(line, at))
}

/// "F16", "F-16", "COVID-19", "#2", "'90s"; not "mid-2014", "pre-2011".
fn is_part_of_word(line: &Line<'_>, at: usize) -> bool {
    if !line.is_glued(at) {
        return false;
    }
    let before = at.wrapping_sub(1);
    let hyphenated = line.is_hyphen(before) && line.is_glued(before) && line.is(before.wrapping_sub(1), Kind::Word);
    let era = matches!(line.low_before(at, 2), "mid" | "pre" | "post" | "late" | "early") && date::year(line, at).is_some();
    let magnitude = line.low_before(at, 2) == "magnitude";
    line.is(before, Kind::Word)
        || hyphenated && !era && !magnitude
        || matches!(line.low(before), "#" | "'" | "’" | "." | ":" | "/" | "@" | "_")
}

/// "1. Read this".
fn is_list_number(line: &Line<'_>, at: usize) -> bool {
    let closed = matches!(line.low(at + 1), "." | ")") && line.is_glued(at + 1) && !line.is_glued(at + 2);
    closed && line.get(at + 2).is_some() && (at == 0 || at == 1 && line.low(0) == "(")
}

/// "6 pm", "6 a.m.", "1400 GMT", "9 o'clock".
fn is_time(line: &Line<'_>, at: usize) -> bool {
    let word = line.low(at + 1);
    let dotted = matches!(word, "a" | "p") && line.low(at + 2) == "." && line.low(at + 3) == "m";
    dotted || matches!(word, "am" | "pm" | "o'clock" | "o’clock" | "gmt" | "utc" | "bst" | "cet" | "est" | "edt" | "pst" | "pdt")
}

/// "chapter 11", "No. 2", "Apollo 11", unless something is counted ("Sunday 12 people").
fn is_label(line: &Line<'_>, at: usize) -> bool {
    let stop = usize::from(line.low_before(at, 1) == "." && line.low_before(at, 2).len() == 2);
    let Some(before) = at.checked_sub(1 + stop) else { return false };
    let word = line.low(before);
    let first = before == 0 || matches!(line.low_before(before, 1), "\"" | "“" | "‘" | "”" | ":" | "—");
    let plain = first && COMMON_LOWER.has(word) || BOUNDS.has(word);
    let name = stop == 0 && line.is_capital(before) && !word.ends_with("day") && !plain;
    let measured = line.joined(at + 1);
    let unit = UNITS.has(line.low(measured)) || line.low(measured) == "per" && line.low(measured + 1) == "cent";
    label::noun(line, at).is_some() || name && !unit && noun::counted(line, line.joined(at + 1), true).is_none()
}

/// "on 60 Minutes": a unit of time with a capital, after words without one.
fn is_programme(line: &Line<'_>, at: usize) -> bool {
    let small = at.checked_sub(1).is_some_and(|n| line.is(n, Kind::Word) && !line.is_capital(n));
    small && line.is_capital(at + 1) && matches!(UNITS.get(line.low(at + 1)), Some(Unit::Time(_)))
}

/// "27 Devon Road".
fn is_address(line: &Line<'_>, at: usize) -> bool {
    let street = |n: usize| {
        matches!(line.low(n), "road" | "rd" | "street" | "st" | "avenue" | "ave" | "lane" | "drive" | "boulevard" | "blvd")
    };
    line.is_capital(at + 1) && (at + 2..at + 5).take_while(|&n| line.is_capital(n)).any(street)
}

/// Numerals joined by hyphens that are no range: "3-2", "91-73", "555-0123", "202-555-0123", "9-10-11".
fn chain(line: &Line<'_>, at: usize) -> Option<usize> {
    let numeral = |n: usize| line.is(n, Kind::Numeral) || line.is(n, Kind::Code) && !line.low(n).contains('/');
    let mut end = at + 1;
    while line.is_hyphen(end) && line.is_glued(end) && line.is_glued(end + 1) && numeral(end + 1) {
        end += 2;
    }
    let [low, high] = [at, at + 2].map(|n| line.get(n).map(|piece| piece.text).unwrap_or_default());
    let ascending = line.is(at + 2, Kind::Numeral) && (low.len(), low) < (high.len(), high);
    let bracketed = line.low_before(at, 1) == "(" && line.low(end) == ")";
    let phone = low.len() == 3 && high.len() == 4;
    let years = date::year(line, at).is_some() && high.len() == 2;
    (end > at + 3 || end == at + 3 && !years && (!ascending || phone || bracketed || follows_score(line, at))).then_some(end)
}

fn follows_score(line: &Line<'_>, at: usize) -> bool {
    let words = "win wins won winning beat beaten beating lose loses lost losing loss defeat defeated victory draw drew drawn score scored lead \
                 led leading tie tied vote voted";
    (1..4).any(|back| {
        !line.low_before(at, back).is_empty() && words.split_whitespace().any(|word| word == line.low_before(at, back))
    })
}

/// "6'2\"", "6-foot-9".
fn body_height(line: &Line<'_>, at: usize) -> Option<usize> {
    let mark = matches!(line.low(at + 1), "'" | "′" | "’")
        && line.is_glued(at + 1)
        && line.is_glued(at + 2)
        && line.is(at + 2, Kind::Numeral);
    let feet = (at + 1..at + 5).all(|n| line.is_glued(n)) && line.low(at + 2) == "foot" && line.is(at + 4, Kind::Numeral);
    if mark { Some(at + 3) } else { feet.then_some(at + 5) }
}

/// A title in quotation marks that begins with a number: all its words have capitals.
fn title(line: &Line<'_>, at: usize) -> Option<usize> {
    let is_mark = |n: usize| matches!(line.low(n), "\"" | "“" | "”" | "‘" | "’" | "'");
    let opened = at > 0 && is_mark(at - 1) && line.is_glued(at);
    let end = (at + 1..at + 8).find(|&n| !line.is_capital(n))?;
    let stopped = end + usize::from(matches!(line.low(end), "." | "," | "!" | "?"));
    (opened && end > at + 1 && is_mark(stopped)).then_some(end)
}
