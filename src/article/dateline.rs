//! Datelines: where and when a story was written.

use super::date::{LONGEST, Words, is_date_part};
use crate::text::{is_letter, is_space};

/// Agencies whose name in brackets makes a dateline also without a dash.
const AGENCIES: [&str; 14] =
    ["AP", "AFP", "Reuters", "UPI", "DPA", "dpa", "IANS", "ANI", "PTI", "Xinhua", "CNN", "TASS", "Bloomberg", "EFE"];

/// Words in capitals before a colon that are no place.
const LABELS: &str =
    "ANALYSIS BREAKING CAPTION CORRECTION EDITOR EXCLUSIVE FACTBOX FILE LIVE NOTE OPINION PHOTO READ REPORT UPDATE VIDEO WATCH";

/// Whether `line` gives a date and nothing else ("Monday, 28 September 2015", "Updated 5:30 p.m., March 3").
pub(super) fn is_date_line(line: &str) -> bool {
    let words = if line.contains(is_digit) { Words::of(line) } else { return false };
    let zone = |word: &str| (2..6).contains(&word.len()) && word.chars().all(char::is_uppercase) && words.has_time();
    (words.has_date() || words.has_time()) && words.all(|word| is_mark(word) || is_date_part(word) || zone(word))
}

/// Whether `line` is a dateline of its own: places, then a date or an agency in brackets ("United Nations, Sept 28").
pub(super) fn is_place_line(line: &str) -> bool {
    const NAMES: usize = 7;
    if !line.contains(is_digit) && !line.contains(')') {
        return false;
    }
    let words = Words::of(line);
    let names = words.0.iter().filter(|word| !is_mark(word) && !is_date_part(word)).count();
    let place_ends = line.contains([',', '(', '|', '—', '–']) || line.contains(" - ");
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
    let shouted = !rest.chars().take(20).any(|c| is_letter(c) && !c.is_uppercase());
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
    let shouted = letters > 3 && !town.chars().any(char::is_lowercase) && !LABELS.split(' ').any(|label| town.contains(label));
    plain && (agency(place).is_some() || shouted || !colon && words.has_date())
}

/// What stands in the brackets at the end of a dateline, if it can be the name of an agency.
fn agency(place: &str) -> Option<&str> {
    const NAME: usize = 40;
    let (_, name) = place.strip_suffix(')')?.rsplit_once('(')?;
    let named = name.len() <= NAME && name.split([' ', '/']).all(|word| word.starts_with(is_letter));
    (named && (AGENCIES.contains(&name) || name.starts_with(char::is_uppercase))).then_some(name)
}

fn is_mark(word: &str) -> bool {
    !word.contains(|c| is_letter(c) || c.is_numeric())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A capital at the start, or in a compound ("al-Hasakah").
pub(super) fn is_capitalised(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) || word.contains('-') && word.chars().any(char::is_uppercase)
}

fn is_dash_or_space(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | ' ' | ':')
}
