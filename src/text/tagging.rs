//! Sentences as the name tagger was trained to see them: cruder than those for reading, and never over a line break.
//!
//! Like the words, they are part of the trained model and change only with it.

use super::chars::is_digit;
use super::{TextRange, lists, slice, tokens};

/// The sentences of `text` as the tagger sees them: every line break (`\n`) ends one. Each is a list of [`tokens`], none is empty.
pub fn tagging_sentences(text: &str) -> Vec<Vec<TextRange>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        split_line(text, &tokens(text, TextRange::new(start, end)), &mut sentences);
        start = end + 1;
    }
    sentences
}

/// Pushes the sentences of one line, whose words are `words`.
fn split_line(text: &str, words: &[TextRange], sentences: &mut Vec<Vec<TextRange>>) {
    let mut start = 0;
    let mut at = 0;
    while at < words.len() {
        if !ends_sentence(text, words, at) {
            at += 1;
            continue;
        }
        at += 1;
        while at < words.len() && words[at].start == words[at - 1].end && is_one_of(text, words[at], CLOSING) {
            at += 1;
        }
        if at < words.len() && begins_sentence(text, words, at) {
            sentences.push(words[start..at].to_vec());
            start = at;
        }
    }
    if start < words.len() {
        sentences.push(words[start..].to_vec());
    }
}

const CLOSING: &str = "\"”’')]»";
const OPENING: &str = "\"“‘'([«";

/// Whether a sentence can end with word `at`: an end mark, or an abbreviation before a word that likes to begin sentences.
fn ends_sentence(text: &str, words: &[TextRange], at: usize) -> bool {
    let word = slice(text, words[at]);
    if matches!(word, "." | "!" | "?" | "..." | "…") {
        return true;
    }
    let Some(stem) = word.strip_suffix('.').filter(|stem| !stem.is_empty()) else { return false };
    let is_initial = stem.len() == 1 && stem.starts_with(|c: char| c.is_ascii_uppercase());
    let next = words.get(at + 1).map(|&next| slice(text, next)).unwrap_or_default();
    !is_initial && !lists::has(&lists::TITLES, stem) && next.starts_with(char::is_uppercase) && lists::has(&lists::STARTERS, next)
}

/// Whether a sentence begins at word `at`, when the one before may end there.
fn begins_sentence(text: &str, words: &[TextRange], at: usize) -> bool {
    let apart = words[at].start > words[at - 1].end;
    let opened = words[at..].iter().position(|&word| !is_one_of(text, word, OPENING));
    let first = slice(text, words[opened.map_or(at, |n| at + n)]);
    apart && (first.starts_with(|c: char| c.is_uppercase() || is_digit(c)) || is_one_of(text, words[at], "\"“‘([«"))
}

/// Whether `word` is one character out of `marks`.
fn is_one_of(text: &str, word: TextRange, marks: &str) -> bool {
    let mut chars = slice(text, word).chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if marks.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `marked` is a text whose tagging sentences are divided by `|`.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let sentences: Vec<_> =
            tagging_sentences(&text).iter().map(|words| slice(&text, words[0].hull(words[words.len() - 1]))).collect();
        let expected: Vec<_> = marked.split('|').map(str::trim).collect();
        assert_eq!(sentences, expected);
    }

    #[test]
    fn end_marks() {
        check("It rained. |We left! |Why? |7 stayed… |“So be it.” |(He did.) |End");
        check("It rained. and more.Now ... then .... Done");
        check("Wait... |Now.) |[Then] he said.’ ’ \"Yes\"");
    }

    #[test]
    fn abbreviations() {
        check("Mr. The met Dr. No. in Jan. |The U.S. |He of the U.S. Army, Sen. X. The B. C. Then");
        check("The U.S. army. |It of Acme Corp. |However, the end");
    }

    #[test]
    fn every_line_break_ends_a_sentence() {
        check("a senior State\n|\nDepartment official said.\r\n|No");
        assert!(tagging_sentences("").is_empty() && tagging_sentences(" \n\n\t").is_empty());
    }

    proptest! {
        #[test]
        fn sentences_hold_every_token_of_their_line_once(text in "([a-cA-C0-2 .!?\"”(\n…-]|Mr\\.|\\PC){0,80}") {
            let mut expected = Vec::new();
            let mut start = 0;
            for line in text.split('\n') {
                expected.extend(tokens(&text, TextRange::new(start, start + line.len())));
                start += line.len() + 1;
            }
            let sentences = tagging_sentences(&text);
            prop_assert!(sentences.iter().all(|words| !words.is_empty()));
            prop_assert_eq!(sentences.concat(), expected);
        }
    }
}
