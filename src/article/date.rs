//! Dates and times in short lines.

use crate::text::{TextRange, lists, slice, tokens};
use jiff::civil::Date;

/// Longest line that is looked at, in bytes.
pub(super) const LONGEST: usize = 160;

/// Words around a date in its own line.
const FILLERS: &str =
    "a.m. am at date dated edt est et first gmt hours hrs last local modified of on p.m. pm posted published the updated utc";

/// Years in which an article may have been written. Programs write others where they know no date.
pub const YEARS: std::ops::RangeInclusive<i16> = 1600..=2199;

/// The day that `line` names with its year: "28 September 2015", "Sept. 28th, 2015", "2015-09-28", "28/09/2015" where it can be only one day.
pub fn date(line: &str) -> Option<Date> {
    let words = Words::of(line);
    (0..words.0.len()).find_map(|n| words.named_date(n).or_else(|| words.numeric_date(n)))
}

/// The words of a short line; none for a long one.
pub(super) struct Words<'a>(pub(super) Vec<&'a str>);

impl<'a> Words<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        if line.len() > LONGEST {
            return Self(Vec::new());
        }
        Self(tokens(line, TextRange::new(0, line.len())).into_iter().map(|range| slice(line, range)).collect())
    }

    pub(super) fn all(&self, test: impl Fn(&str) -> bool) -> bool {
        !self.0.is_empty() && self.0.iter().all(|word| test(word))
    }

    /// A month with a day or year beside it, a date in figures.
    pub(super) fn has_date(&self) -> bool {
        let beside = |n: usize| self.0.get(n).is_some_and(|word| number(word).is_some());
        let month = |n: usize| month(self.0[n]).is_some() && (beside(n + 1) || n > 0 && beside(n - 1));
        (0..self.0.len()).any(|n| month(n) || self.figures(n).is_some())
    }

    /// A time of day: "20:15", "8:05am".
    pub(super) fn has_time(&self) -> bool {
        let minutes = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_digit());
        self.0.iter().any(|word| word.split_once(':').is_some_and(|(hour, rest)| number(hour).is_some() && minutes(rest)))
    }

    /// A date whose month is the word at `n`.
    fn named_date(&self, n: usize) -> Option<Date> {
        let month = month(self.0.get(n)?)?;
        let rest: Vec<_> =
            self.0.iter().skip(n + 1).filter(|word| **word != "," && **word != ".").take(2).map(|word| number(word)).collect();
        let before = n.checked_sub(1).and_then(|n| self.0.get(n).and_then(|word| number(word)));
        match (before, &rest[..]) {
            (_, [Some(day), Some(year), ..]) if *day < 32 => civil(*year, month, *day),
            (Some(day), [Some(year), ..]) => civil(*year, month, day),
            _ => None,
        }
    }

    fn numeric_date(&self, n: usize) -> Option<Date> {
        match self.figures(n)? {
            (year, month, day) if year > 31 => civil(year, month, day),
            (day, month, year) if day > 12 || day == month => civil(year, month, day),
            (month, day, year) if day > 12 => civil(year, month, day),
            _ => None,
        }
    }

    /// Three numbers of a date in figures, from the word at `n`, as they stand; with full stops ("28.9.2015") the year first.
    fn figures(&self, n: usize) -> Option<(i16, i16, i16)> {
        let dotted: Vec<_> = self.0.get(n)?.split('.').map(number).collect();
        let parts = if dotted.len() == 3 { dotted.into_iter().rev().collect() } else { self.divided(n)? };
        match parts[..] {
            [Some(a), Some(b), Some(c)] if (a > 999) != (c > 999) && b < 32 => Some((a, b, c)),
            _ => None,
        }
    }

    fn divided(&self, n: usize) -> Option<Vec<Option<i16>>> {
        let window = self.0.get(n..n + 5)?;
        let mark = window[1] == window[3] && matches!(window[1], "/" | "-");
        mark.then(|| window.iter().step_by(2).map(|word| number(word)).collect())
    }
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&year).then_some(date)
}

/// "28", "28th", "2015".
fn number(word: &str) -> Option<i16> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = word.get(digits.len()..)?;
    let fits = (1..=4).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    fits.then(|| digits.parse().ok()).flatten()
}

/// The number of a month by its name, also shortened.
fn month(word: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    let fits = |name: &str| name == word || (word.len() == 3 || word == "sept") && name.starts_with(&word);
    MONTHS.iter().position(|name| fits(name)).map(|n| n as i16 + 1)
}

/// Whether a word can stand in a date line: part of a date, or one of the small words around it.
pub(super) fn is_date_part(word: &str) -> bool {
    let lower = word.to_lowercase();
    let time = word.starts_with(|c: char| c.is_ascii_digit());
    time || lists::has(&lists::CALENDAR, &lower) || month(word).is_some() || FILLERS.split(' ').any(|filler| filler == lower)
}
