use super::*;
use crate::text::fitted;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// What `quote` is found as, each with its first byte.
fn found<'a>(text: &'a str, quote: &str) -> Vec<(usize, &'a str)> {
    find_quote(text, quote).into_iter().map(|range| (range.start, slice(text, range))).collect()
}

#[test]
fn exact_words_come_first() {
    assert_eq!(found("\"a\" “a” \"a\"", " \"a\"\n"), [(0, "\"a\""), (12, "\"a\"")]);
    assert_eq!(found("aaaa", "aa"), [(0, "aa"), (2, "aa")]);
    assert!(found("a", "").is_empty() && found("a", " \n").is_empty() && found("", "a").is_empty());
}

#[test]
fn words_typed_in_another_way_are_found() {
    assert_eq!(found("so “it’s—well—closed”", "\"it's-well-closed\""), [(3, "“it’s—well—closed”")]);
    assert_eq!(found("at\n\n  the\u{A0}\u{202F}bridge", "at the bridge"), [(0, "at\n\n  the\u{A0}\u{202F}bridge")]);
    assert_eq!(found("the brid\u{AD}ge\u{200B} is", "bridge is"), [(4, "brid\u{AD}ge\u{200B} is")]);
    assert_eq!(found("Zoe\u{308} ﬁnds", "Zoë finds"), [(0, "Zoe\u{308} ﬁnds")]);
    assert_eq!(found("a\r\nb", "a\nb"), [(0, "a\r\nb")]);
    assert!(found("It is", "it is").is_empty(), "case counts");
}

#[test]
fn no_grapheme_is_cut() {
    assert!(found("cafe\u{301}", "cafe").is_empty());
    assert!(found("👨\u{200D}👩\u{200D}👧", "👩").is_empty());
    assert!(found("🇩🇪🇫🇷", "🇪🇫").is_empty());
    assert_eq!(found("🇦🇩🇩🇩🇩🇩🇩🇩", "🇩🇩🇩🇩"), [(8, "🇩🇩🇩🇩")], "an overlapping place that cuts a flag hides no other");
    assert!(found("ﬁ", "f").is_empty());
}

#[test]
fn hostile_texts_take_linear_time() {
    let pieces = ["a", "“ab” ", "\u{301}", "🇩🇪", "👩\u{200D}", "a\n\n\n\n\n\n\n"];
    for piece in pieces {
        let text = piece.repeat(2_000_000 / piece.chars().count());
        let start = Instant::now();
        let quote = format!("{}x", piece.repeat(1000));
        assert!(find_quote(&text, &quote).is_empty());
        find_quote(&text, piece);
        assert!(start.elapsed() < Duration::from_secs(10), "{piece:?} took {:?}", start.elapsed());
    }
}

/// Signs that are folded, joined or dropped, so that random texts meet many of them.
const SIGNS: &str = "([a-c]{1,4}|[ “”’'\"–—-]|\u{A0}|\r\n|\n\n|\u{AD}|e\u{301}|é|👨\u{200D}👩|🇩|ﬁ|…|\u{200B}|\\PC){0,60}";

/// As above, without marks that would join with the space before them.
const PLAIN: &str = "([a-cA-C0-9.,!]{1,4}|[ “”’'\"–—-]|\u{A0}|\r\n|\n\n|\u{AD}|é|👨\u{200D}👩|🇩|ﬁ|…|\u{200B}){0,60}";

/// The words of a random passage, and where they stand; none for white space.
fn passage(text: &str, ends: (usize, usize)) -> Option<TextRange> {
    let at = |n: usize| text.char_indices().map(|(at, _)| at).nth(n % text.chars().count().max(1)).unwrap_or_default();
    let range = fitted(text, TextRange::new(at(ends.0), at(ends.1)));
    (!range.is_empty()).then_some(range)
}

/// The same words with straight quotes and other spaces.
fn retyped(words: &str) -> String {
    let words = words.replace(['“', '”'], "\"").replace('’', "'").replace(['–', '—'], "-").replace('\u{AD}', "");
    words.replace("\r\n", "\n").replace(' ', " \n ").replace('\u{A0}', "  ")
}

proptest! {
    #[test]
    fn an_exact_passage_is_found(text in SIGNS, ends in (0..60_usize, 0..60_usize)) {
        let Some(range) = passage(&text, ends) else { return Ok(()) };
        let found = find_quote(&text, slice(&text, range));
        prop_assert!(found.iter().any(|found| found.intersects(range)), "{found:?}");
        prop_assert!(found.iter().all(|found| slice(&text, *found) == slice(&text, range)));
        prop_assert!(occurrences(&text, slice(&text, range)).any(|found| found == range));
    }

    #[test]
    fn a_passage_typed_in_another_way_is_found(text in PLAIN, ends in (0..60_usize, 0..60_usize)) {
        let Some(range) = passage(&text, ends) else { return Ok(()) };
        // Framed, so that the words stand once.
        let framed = format!("{text} [{}] {text}", slice(&text, range));
        let place = TextRange::new(text.len() + 1, text.len() + 3 + range.len());
        let found = find_quote(&framed, &format!("[{}]", retyped(slice(&text, range))));
        prop_assert!(found.contains(&place), "{found:?} {place:?}");
    }

    #[test]
    fn ranges_are_on_grapheme_borders_in_order(text in SIGNS, quote in SIGNS) {
        let short: String = quote.chars().take(2).collect();
        for quote in [quote, short] {
            let mut end = 0;
            for range in find_quote(&text, &quote) {
                prop_assert!(range.start >= end && !range.is_empty());
                let is_border = |at| at == text.len() || text.grapheme_indices(true).any(|(start, _)| start == at);
                prop_assert!(is_border(range.start) && is_border(range.end));
                end = range.end;
            }
        }
    }
}
