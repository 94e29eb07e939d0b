//! Where given words stand in a text.

use super::fold::{Folded, is_blank};
use super::{TextRange, slice};
use memchr::memmem;
use std::iter;
use unicode_segmentation::UnicodeSegmentation;

/// Where `quote` (without white space at its ends) stands in `text`, in order, none overlapping another; each range cuts no grapheme.
///
/// If the exact words stand nowhere, those count that differ only in how they were typed: curly or straight quotes, dashes, white
/// space and line breaks, soft hyphens, ligatures and accents. Case counts. Takes time in proportion to both lengths.
///
/// ```
/// use crossread::text::{TextRange, find_quote};
/// let text = "He said:\n“It’s\u{A0}closed.”";
/// assert_eq!(find_quote(text, "“It’s"), [TextRange::new(9, 18)]);
/// assert_eq!(find_quote(text, r#""It's closed.""#), [TextRange::new(9, text.len())]);
/// assert!(find_quote(text, "it’s").is_empty());
/// ```
pub fn find_quote(text: &str, quote: &str) -> Vec<TextRange> {
    let quote = trimmed(quote);
    let exact = apart(occurrences(text, quote));
    if !exact.is_empty() || quote.is_empty() {
        return exact;
    }
    let words = Folded::new(quote);
    let view = Folded::new(text);
    apart(places(&view.text, &words.text).filter_map(|range| view.back(range)))
}

/// Every place of exactly these words, also overlapping ones; none that cuts a grapheme.
pub(super) fn occurrences(text: &str, quote: &str) -> impl Iterator<Item = TextRange> {
    let mut borders = [Borders::new(text), Borders::new(text)];
    places(text, quote).filter(move |range| {
        let [starts, ends] = &mut borders;
        starts.has(range.start) && ends.has(range.end)
    })
}

/// Every place of `words`, if there are any, in bytes; also overlapping ones, and those that cut a grapheme.
fn places(text: &str, words: &str) -> impl Iterator<Item = TextRange> {
    let finder = memmem::Finder::new(words.as_bytes());
    let mut from = 0;
    iter::from_fn(move || {
        let rest = text.as_bytes().get(from..).filter(|_| !words.is_empty())?;
        let start = from + finder.find(rest)?;
        from = start + 1;
        Some(TextRange::new(start, start + words.len()))
    })
}

/// `ranges`, sorted, without those that overlap one that was kept before.
fn apart(ranges: impl Iterator<Item = TextRange>) -> Vec<TextRange> {
    let mut kept: Vec<TextRange> = Vec::new();
    for range in ranges {
        if kept.last().is_none_or(|last| last.end <= range.start) {
            kept.push(range);
        }
    }
    kept
}

/// `quote` without graphemes at its ends that are white space.
fn trimmed(quote: &str) -> &str {
    let mut graphemes = quote.grapheme_indices(true);
    let Some((start, _)) = graphemes.find(|(_, grapheme)| !is_blank(grapheme)) else { return "" };
    let last = quote.grapheme_indices(true).rev().find(|(_, grapheme)| !is_blank(grapheme));
    let end = last.map_or(quote.len(), |(at, grapheme)| at + grapheme.len());
    slice(quote, TextRange::new(start, end))
}

/// Every place of some words among others, also overlapping ones (Knuth, Morris, Pratt): each of `text` is read once.
pub(super) fn matches<T: PartialEq>(text: &[T], words: &[T]) -> impl Iterator<Item = TextRange> {
    let retry = retries(words);
    let mut matched = 0;
    text.iter().enumerate().filter_map(move |(at, item)| {
        matched = grown(words, &retry, matched, item);
        (matched > 0 && matched == words.len()).then(|| TextRange::new(at + 1 - matched, at + 1))
    })
}

/// For each length of a match that cannot go on, the longest shorter one that ends at the same place.
fn retries<T: PartialEq>(words: &[T]) -> Vec<usize> {
    let mut retry = vec![0; words.len() + 1];
    let mut matched = 0;
    for (at, item) in words.iter().enumerate().skip(1) {
        matched = grown(words, &retry, matched, item);
        if let Some(slot) = retry.get_mut(at + 1) {
            *slot = matched;
        }
    }
    retry
}

/// How much of `words` matches once `item` follows a match of `matched` items.
fn grown<T: PartialEq>(words: &[T], retry: &[usize], mut matched: usize, item: &T) -> usize {
    while words.get(matched) != Some(item) {
        if matched == 0 {
            return 0;
        }
        matched = retry.get(matched).copied().unwrap_or_default();
    }
    matched + 1
}

/// Answers which bytes of a text are grapheme borders, for growing positions, in one pass over the text.
pub(super) struct Borders<'a> {
    text: &'a str,
    /// The last border that was passed; nothing before it is asked for.
    passed: usize,
    /// The next one, once a position behind `passed` was asked for.
    next: usize,
}

impl<'a> Borders<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, passed: 0, next: 0 }
    }

    /// Whether `at` is one.
    pub(super) fn has(&mut self, at: usize) -> bool {
        // From the last place before it that needs no rules: every byte is looked at once here, too.
        let plain = (self.next + 1..=at).rev().find(|at| is_plain_border(self.text.as_bytes(), *at));
        if let Some(plain) = plain {
            (self.passed, self.next) = (plain, plain);
        }
        while self.next < at {
            self.passed = self.next;
            let rest = slice(self.text, TextRange::new(self.passed, self.text.len()));
            self.next += rest.graphemes(true).next().map_or(rest.len(), str::len).max(1);
        }
        at == self.next || at == self.passed
    }
}

/// Whether a border is certain: between two ASCII characters there always is one, but not inside a line end.
fn is_plain_border(bytes: &[u8], at: usize) -> bool {
    let pair = at.checked_sub(1).and_then(|before| bytes.get(before).zip(bytes.get(at)));
    pair.is_none_or(|(before, behind)| before.is_ascii() && behind.is_ascii() && (before, behind) != (&b'\r', &b'\n'))
}

#[cfg(test)]
mod tests;
