//! By-lines: by whom a story was written.

use super::date::LONGEST;
use super::dateline::is_capitalised;
use crate::text::{is_space, lists};

/// The author that a by-line names ("By Jane Doe and John Roe, Staff Writers").
pub(super) fn author(line: &str) -> Option<&str> {
    let names = ["By ", "by ", "BY ", "Written by ", "Story by "]
        .iter()
        .find_map(|by| line.trim_matches(['(', ')', '*']).strip_prefix(by))?
        .trim_start();
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
