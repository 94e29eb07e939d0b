//! Days of the calendar: "Sept 28", "September the 28th", "28 September 2015", "September 28, 2015", "September 2015", 2015-09-28, and lone years.

use super::line::{Kind, Line};
use crate::analysis::lexicon::numbers::MONTHS;

/// The value of the date at piece `at` (`YYYY-MM-DD`, `MM-DD`, `YYYY-MM` or, for a month with its year and a lone year,
/// `YYYY-MM` and `YYYY`), and the piece behind it.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    iso(line, at).or_else(|| month_first(line, at)).or_else(|| day_first(line, at))
}

/// "2015-09-28".
fn iso(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let [year, month, day] = [line.get(at)?, line.get(at + 2)?, line.get(at + 4)?].map(|piece| piece.text);
    let hyphens = (at + 1..at + 5).all(|n| line.is_glued(n)) && line.low(at + 1) == "-" && line.low(at + 3) == "-";
    if !hyphens || [year.len(), month.len(), day.len()] != [4, 2, 2] {
        return None;
    }
    let value = calendar(Some(year.parse().ok()?), month.parse().ok()?, day.parse().ok()?)?;
    Some((value, at + 5))
}

/// "Sept. 28, 2015", "September 28th", "September 2015".
fn month_first(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let (month, next) = month(line, at)?;
    let the = usize::from(line.low(next) == "the");
    if let Some((day, behind)) = day(line, next + the).filter(|(_, behind)| the == 0 || *behind > next + 2) {
        let comma = usize::from(line.low(behind) == ",");
        return with_year(line, (month, day), behind, comma);
    }
    let year = year(line, next)?;
    Some((format!("{year:04}-{month:02}"), next + 1))
}

/// "28 September 2015", "the 28th of September".
fn day_first(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let (day, next) = day(line, at)?;
    let of = usize::from(line.low(next) == "of");
    let (month, behind) = month(line, next + of)?;
    let comma = usize::from(line.low(behind) == ",");
    with_year(line, (month, day), behind, comma)
}

fn with_year(line: &Line<'_>, (month, day): (u32, u32), next: usize, comma: usize) -> Option<(String, usize)> {
    match year(line, next + comma) {
        Some(year) => Some((calendar(Some(year), month, day)?, next + comma + 1)),
        None => Some((calendar(None, month, day)?, next)),
    }
}

/// A month's name with a capital, and the piece behind it and its full stop.
fn month(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let month = *MONTHS.get(line.low(at)).filter(|_| line.is_capital(at))?;
    let stop = line.low(at + 1) == "." && line.is_glued(at + 1) && line.low(at).len() < 5;
    Some((month, at + 1 + usize::from(stop)))
}

fn day(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let text = line.get(at).filter(|piece| piece.kind == Kind::Numeral && piece.text.len() <= 2)?.text;
    let ending = line.is_glued(at + 1) && matches!(line.low(at + 1), "st" | "nd" | "rd" | "th");
    Some((text.parse().ok()?, at + 1 + usize::from(ending)))
}

/// A year of four digits, from 1000 to 2199.
pub(super) fn year(line: &Line<'_>, at: usize) -> Option<u32> {
    let text = line.get(at).filter(|piece| piece.kind == Kind::Numeral && piece.text.len() == 4)?.text;
    text.parse().ok().filter(|year| (1000..2200).contains(year))
}

/// The day as the outputs give it; none if the calendar does not have it.
fn calendar(year: Option<u32>, month: u32, day: u32) -> Option<String> {
    let date = jiff::civil::Date::new(year.unwrap_or(2000) as i16, month as i8, day as i8).ok()?;
    Some(if year.is_some() { date.to_string() } else { format!("{month:02}-{day:02}") })
}
