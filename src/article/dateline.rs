//! Datelines and by-lines: where, when and by whom a story was written.

use crate::text::{TextRange, is_letter, is_space, lists, slice, tokens};
use jiff::civil::Date;

/// Longest line or opening that is looked at, in bytes.
const LONGEST: usize = 160;

/// Agencies whose name in brackets makes a dateline also without a dash.
const AGENCIES: [&str; 14] =
    ["AP", "AFP", "Reuters", "UPI", "DPA", "dpa", "IANS", "ANI", "PTI", "Xinhua", "CNN", "TASS", "Bloomberg", "EFE"];

/// Words in capitals before a colon that are no place.
const LABELS: [&str; 16] = [
    "ANALYSIS",
    "BREAKING",
    "CAPTION",
    "CORRECTION",
    "EDITOR",
    "EXCLUSIVE",
    "FACTBOX",
    "FILE",
    "LIVE",
    "NOTE",
    "OPINION",
    "PHOTO",
    "READ",
    "UPDATE",
    "VIDEO",
    "WATCH",
];

/// Words around a date in its own line.
const DATE_FILLERS: [&str; 22] = [
    "a.m.",
    "am",
    "at",
    "date",
    "dated",
    "edt",
    "est",
    "et",
    "first",
    "gmt",
    "last",
    "modified",
    "of",
    "on",
    "p.m.",
    "pm",
    "posted",
    "published",
    "the",
    "updated",
    "utc",
    "local",
];

/// Whether `line` gives a date and nothing else ("Monday, 28 September 2015", "Updated 5:30 p.m., March 3").
pub(super) fn is_date_line(line: &str) -> bool {
    let words = Words::of(line);
    words.has_date() && words.all(|word| is_mark(word) || is_date_part(word))
}

/// Whether `line` is a dateline of its own: places, then a date or an agency in brackets ("United Nations, Sept 28").
pub(super) fn is_place_line(line: &str) -> bool {
    const NAMES: usize = 7;
    let words = Words::of(line);
    let names = words.0.iter().filter(|word| !is_mark(word) && !is_date_part(word)).count();
    let place_ends = line.find([',', '(', '|', '/', '—', '–', '-', '\n']).is_some();
    (1..=NAMES).contains(&names)
        && place_ends
        && (words.has_date() || agency(line.trim_end_matches(is_dash_or_space)).is_some())
        && words.all(|word| is_mark(word) || is_date_part(word) || is_capitalised(word))
        && words.0.first().is_some_and(|word| is_capitalised(word))
}

/// Where the dateline at the start of `paragraph` ends, its dash included ("WASHINGTON (AP) — "), if it has one and a sentence follows.
pub(super) fn prefix(paragraph: &str) -> Option<usize> {
    let head = paragraph.get(..paragraph.floor_char_boundary(LONGEST))?;
    let (at, end) = separator(head)?;
    let place = head.get(..at)?.trim_end();
    let rest = paragraph.get(end..)?.trim_start_matches(is_space);
    let shouted = !rest.chars().take(40).any(|c| is_letter(c) && !c.is_uppercase());
    let goes_on = !shouted && rest.chars().find(|&c| is_letter(c) || c.is_numeric()).is_some_and(|c| !c.is_lowercase());
    let colon = head.get(at..end)?.starts_with(':');
    (goes_on && is_place(place, colon)).then_some(end)
}

/// The first mark that can divide a dateline from its sentence: where it begins and ends.
fn separator(head: &str) -> Option<(usize, usize)> {
    for (at, c) in head.char_indices() {
        let rest = head.get(at + c.len_utf8()..)?;
        let spaced = head.get(..at)?.ends_with([' ', ')', '\u{a0}']) && (rest.starts_with(is_space) || rest.starts_with('-'));
        let found = match c {
            '—' => true,
            '–' | '-' => spaced,
            ':' => rest.starts_with(is_space),
            _ => false,
        };
        if found {
            return Some((at, head.len() - rest.trim_start_matches('-').len()));
        }
        let bracket = head.get(..=at).filter(|_| c == ')');
        if bracket.and_then(agency).is_some_and(|name| AGENCIES.contains(&name))
            && !rest.trim_start().starts_with(is_dash_or_space)
        {
            return Some((at + 1, at + 1));
        }
    }
    None
}

/// Whether the words before a dash or colon say where a story comes from.
fn is_place(place: &str, colon: bool) -> bool {
    const WORDS: usize = 10;
    let words = Words::of(place);
    let plain = words.0.len() <= WORDS + 6
        && words.0.first().is_some_and(|word| is_capitalised(word))
        && words.all(|word| {
            is_mark(word) || is_date_part(word) || is_capitalised(word) || matches!(word, "de" | "la" | "del" | "al")
        });
    let town = place.split([',', '(']).next().unwrap_or_default();
    let letters = town.chars().filter(|&c| is_letter(c)).count();
    let shouted = letters > 3 && !town.chars().any(char::is_lowercase) && !LABELS.iter().any(|label| town.contains(label));
    plain && (agency(place).is_some() || shouted || !colon && words.has_date())
}

/// What stands in the brackets at the end of a dateline, if it can be the name of an agency.
fn agency(place: &str) -> Option<&str> {
    const NAME: usize = 40;
    let (_, name) = place.strip_suffix(')')?.rsplit_once('(')?;
    let named = name.len() <= NAME && name.split([' ', '/']).all(|word| word.starts_with(is_letter));
    (named && (AGENCIES.contains(&name) || name.starts_with(char::is_uppercase))).then_some(name)
}

/// The author that a by-line names ("By Jane Doe and John Roe, Staff Writers").
pub(super) fn author(line: &str) -> Option<&str> {
    let names = ["By ", "by ", "BY ", "Written by ", "Story by "].iter().find_map(|by| line.strip_prefix(by))?.trim_start();
    let cut = names.find([',', '|', '(', '/', '•', ';', '—', '–']).or_else(|| names.find(" - ")).unwrap_or(names.len());
    let names = cut_at_words(names.get(..cut)?, &["in", "for", "at", "of", "on"]).trim_end();
    let name_part = |word: &str| {
        is_capitalised(word) || matches!(word, "and" | "&" | "de" | "la" | "van" | "von" | "bin" | "al" | "der" | "with")
    };
    let words: Vec<_> = names.split(is_space).collect();
    let is_name = words.first().is_some_and(|word| is_capitalised(word) && !lists::has(&lists::CALENDAR, word));
    let fits = line.len() <= LONGEST && words.len() <= 12 && !lists::has(&lists::STARTERS, words.first()?);
    (fits && is_name && words.iter().all(|word| name_part(word)) && !line.ends_with(['!', '?', ':'])).then_some(names)
}

fn cut_at_words<'a>(text: &'a str, stops: &[&str]) -> &'a str {
    let mut at = 0;
    for word in text.split(' ') {
        if stops.contains(&word) {
            return text.get(..at).unwrap_or_default();
        }
        at += word.len() + 1;
    }
    text
}

/// The day that `line` names with its year: "28 September 2015", "Sept. 28th, 2015", "2015-09-28", "28/09/2015" where it can be only one day.
pub fn date(line: &str) -> Option<Date> {
    let words = Words::of(line);
    (0..words.0.len()).find_map(|n| words.named_date(n).or_else(|| words.numeric_date(n)))
}

/// The words of a short line; none for a long one.
struct Words<'a>(Vec<&'a str>);

impl<'a> Words<'a> {
    fn of(line: &'a str) -> Self {
        if line.len() > LONGEST {
            return Self(Vec::new());
        }
        Self(tokens(line, TextRange::new(0, line.len())).into_iter().map(|range| slice(line, range)).collect())
    }

    fn all(&self, test: impl Fn(&str) -> bool) -> bool {
        !self.0.is_empty() && self.0.iter().all(|word| test(word))
    }

    /// A month with a day or year beside it, a date in figures.
    fn has_date(&self) -> bool {
        let beside = |n: usize| self.0.get(n).is_some_and(|word| number(word).is_some());
        let month = |n: usize| month(self.0[n]).is_some() && (beside(n + 1) || n > 0 && beside(n - 1));
        (0..self.0.len()).any(|n| month(n) || self.figures(n).is_some())
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
    const YEARS: std::ops::RangeInclusive<i16> = 1600..=2199;
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

fn is_date_part(word: &str) -> bool {
    let lower = word.to_lowercase();
    let time = word.starts_with(|c: char| c.is_ascii_digit());
    time || lists::has(&lists::CALENDAR, &lower) || month(word).is_some() || DATE_FILLERS.contains(&lower.as_str())
}

fn is_mark(word: &str) -> bool {
    !word.contains(|c| is_letter(c) || c.is_numeric())
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) || word.contains('-') && word.chars().any(char::is_uppercase)
}

fn is_dash_or_space(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | ' ' | ':')
}
