//! Sentences for reading and matching. Unlike [`super::tagging_sentences`], they may run over line breaks and are free to improve.
//!
//! A quotation of several sentences is several sentences; closing marks belong to the sentence before; what only says who speaks stays
//! with the words spoken. Looks a bounded way around each end mark, so that time is linear in the text.

use super::chars::is_space;
use super::{TextRange, ends, lists, slice};
use std::iter::Peekable;

/// The sentences inside `range` of `text`, in order, as byte ranges of `text`. They cover everything but white space and have none at
/// their ends. `range` should be a paragraph: its end ends the last sentence.
///
/// ```
/// use crossread::text::{TextRange, sentences, slice};
/// let text = "“Who knows? Mr. Ito may,” she said at 4.30 p.m. in Rome.  He did.";
/// let parts: Vec<_> = sentences(text, TextRange::new(0, text.len())).iter().map(|&part| slice(text, part)).collect();
/// assert_eq!(parts, ["“Who knows?", "Mr. Ito may,” she said at 4.30 p.m. in Rome.", "He did."]);
/// ```
pub fn sentences(text: &str, range: TextRange) -> Vec<TextRange> {
    let mut walk = Walk::new(slice(text, range));
    let mut out = Vec::new();
    while let Some(sentence) = walk.next_sentence() {
        out.push(TextRange::new(sentence.start + range.start, sentence.end + range.start));
    }
    out
}

/// Whether `passage` ends as a sentence does, closing marks left aside. A title before a name ("Mr.") is no end.
pub fn is_complete(passage: &str) -> bool {
    let passage = without_closing_marks(passage);
    let Some(mark) = passage.chars().next_back().filter(|&c| is_end_mark(c)) else { return false };
    let word = passage.trim_end_matches(mark).rsplit(is_space).next().unwrap_or_default();
    mark != '.' || !(word.starts_with(char::is_uppercase) && lists::has(&lists::TITLES, word))
}

/// `passage` without the marks behind its last end mark: quotation marks, brackets, `"[12]"`.
fn without_closing_marks(passage: &str) -> &str {
    let closes = |c| is_closing_mark(c) || is_space(c);
    let bare = passage.trim_end_matches(closes);
    let sign = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let noted = sign.len() < bare.len() && passage.len() > bare.len();
    sign.strip_suffix('[').filter(|_| noted).map_or(bare, |rest| rest.trim_end_matches(closes))
}

/// Marks that close a quotation or bracket and cannot open one, in English.
fn is_closing_mark(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '）' | '」' | '』' | '】')
}

/// Marks that can end a sentence, in the scripts that news is written in.
pub(super) fn is_end_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '।') || is_wide_end_mark(c)
}

/// End marks that are never followed by a space.
pub(super) fn is_wide_end_mark(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡')
}

/// Goes through one paragraph, from end mark to end mark.
struct Walk<'a> {
    text: &'a str,
    /// Where the sentence that is being read begins.
    start: usize,
    /// How far it is read.
    at: usize,
    /// Whether `at` is between straight quotation marks.
    in_quote: bool,
    /// Short brackets, by opening: what is inside does not end the sentence around it.
    brackets: Peekable<std::vec::IntoIter<TextRange>>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, start: 0, at: 0, in_quote: false, brackets: short_brackets(text).into_iter().peekable() }
    }

    fn next_sentence(&mut self) -> Option<TextRange> {
        self.start = self.at + self.rest(self.at).find(|c| !is_space(c))?;
        self.at = self.start;
        let end = loop {
            let Some(c) = self.char_at(self.at) else { break self.text.trim_end_matches(is_space).len() };
            let here = self.at;
            self.at += c.len_utf8();
            match c {
                '"' => self.in_quote = self.quote_opens(here),
                '(' | '[' => self.skip_bracket(here),
                _ if is_end_mark(c) => {
                    if let Some(end) = self.end_at(here) {
                        break end;
                    }
                }
                _ => {}
            }
        };
        Some(TextRange::new(self.start, end))
    }

    /// Where the sentence ends, if it does with the mark at `mark`. Goes on behind the mark, further marks and closing marks.
    fn end_at(&mut self, mark: usize) -> Option<usize> {
        let rest = self.rest(mark);
        let marks = TextRange::new(mark, mark + rest.find(|c| !is_end_mark(c)).unwrap_or(rest.len()));
        self.at = marks.end;
        while let Some(end) = self.closing_mark(self.at) {
            self.at = end;
        }
        let sentence = ends::Candidate { text: self.text, start: self.start, marks, end: self.at, in_quote: self.in_quote };
        sentence.is_end().then_some(self.at)
    }

    /// The end of the closing mark or footnote sign at `at`, if there is one; a space may stand before marks that can only close.
    fn closing_mark(&mut self, at: usize) -> Option<usize> {
        let c = self.char_at(at)?;
        let end = at + c.len_utf8();
        let before_gap = self.char_at(end).is_none_or(is_space);
        match c {
            '"' => {
                let opens = self.quote_opens(at);
                self.in_quote &= opens;
                (!opens).then_some(end)
            }
            '“' if before_gap => Some(end),
            _ if is_closing_mark(c) => Some(end),
            '[' => self.footnote_sign(end),
            _ if is_space(c) => self.closing_mark_after_space(end),
            _ => None,
        }
    }

    fn closing_mark_after_space(&mut self, at: usize) -> Option<usize> {
        let c = self.char_at(at)?;
        let end = at + c.len_utf8();
        let at_end = self.rest(end).trim_start_matches(is_space).is_empty();
        let closes = matches!(c, '”' | '»') || c == '"' && (self.in_quote || at_end);
        if !closes || self.char_at(end).is_some_and(|next| !is_space(next)) {
            return None;
        }
        self.in_quote &= c != '"';
        Some(end)
    }

    /// "12]" behind an opening bracket.
    fn footnote_sign(&self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
        (digits > 0 && rest.as_bytes().get(digits) == Some(&b']')).then_some(at + digits + 1)
    }

    /// Whether the straight quotation mark at `at` opens; between two words, or two gaps, it is what the last one was not.
    fn quote_opens(&self, at: usize) -> bool {
        let before = slice(self.text, TextRange::new(0, at)).chars().next_back();
        let gap_before = before.is_none_or(|c| is_space(c) || matches!(c, '(' | '[' | '—' | '–'));
        let gap_after =
            self.char_at(at + 1).is_none_or(|c| is_space(c) || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']'));
        if gap_before == gap_after { !self.in_quote } else { gap_before }
    }

    /// Goes to the end of the bracket that opens at `at`, unless it is long or begins the sentence; to the full stop before its end, if
    /// there is one, which may end the sentence too.
    fn skip_bracket(&mut self, at: usize) {
        while self.brackets.next_if(|bracket| bracket.start < at).is_some() {}
        if let Some(bracket) = self.brackets.next_if(|bracket| bracket.start == at && at > self.start) {
            let full_stop = slice(self.text, bracket).strip_suffix(".)").is_some();
            self.at = if full_stop { bracket.end - 2 } else { bracket.end };
        }
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }
}

/// Pairs of brackets that a sentence may hold inside, sorted by opening. Those further apart hold sentences of their own.
fn short_brackets(text: &str) -> Vec<TextRange> {
    const LONGEST: usize = 300;
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (at, c) in text.bytes().enumerate() {
        match c {
            b'(' | b'[' => open.push(at),
            b')' | b']' => {
                pairs.extend(open.pop().filter(|start| at - start < LONGEST).map(|start| TextRange::new(start, at + 1)));
            }
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> Vec<&str> {
        sentences(text, TextRange::new(0, text.len())).into_iter().map(|part| slice(text, part)).collect()
    }

    #[test]
    fn hard_cases() {
        let cases: Vec<_> = include_str!("sentence_cases.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(cases.len() >= 100);
        let mut wrong = Vec::new();
        for case in cases {
            let (reason, marked) = case.split_once('\t').expect("a reason, a tab and a text");
            let marked = marked.replace('⏎', "\n");
            let text = marked.replace('|', "");
            let expected: Vec<_> = marked.split('|').map(|part| part.trim_matches(is_space)).collect();
            if parts(&text) != expected {
                wrong.push(format!("{reason}: {:?}", parts(&text)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(parts("").is_empty() && parts(" \n\u{a0}").is_empty());
        assert_eq!(sentences("Zoë came. Ann left.", TextRange::new(11, 19)), [TextRange::new(11, 20 - 1)]);
    }

    #[test]
    fn complete_passages_end_with_an_end_mark() {
        for complete in ["He left.", "“He left.”", "He left. \"", "Why?)", "It grew.[12]", "他走了。", "the U.S.", "wait…"]
        {
            assert!(is_complete(complete), "{complete}");
        }
        for open in ["", "a senior State", "said Mr.", "Sept 28", "(Reuters)", "it [12]", "and,", "“so”"] {
            assert!(!is_complete(open), "{open}");
        }
    }

    proptest! {
        #[test]
        fn sentences_cover_all_but_white_space_in_order(text in "([a-cA-C0-2 .!?\"'“”()\\[\\]\n…。-]|Mr\\.|U\\.S\\.|\\PC){0,80}") {
            let mut end = 0;
            for part in sentences(&text, TextRange::new(0, text.len())) {
                prop_assert!(part.start >= end && !part.is_empty());
                prop_assert!(text.get(end..part.start).is_some_and(|gap| gap.chars().all(is_space)));
                prop_assert_eq!(slice(&text, part).trim_matches(is_space).len(), part.len());
                end = part.end;
            }
            prop_assert!(text.get(end..).is_some_and(|rest| rest.chars().all(is_space)));
        }
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        let pieces = ["\"", ". ", "1. ", "(", "(a. ", ".\" ", "He left. ", "a.\u{a0}\u{a0}(", "U.S. ", "[", "x", "!” Zoë "];
        for text in pieces.map(|piece| piece.repeat(50_000)) {
            assert!(!parts(&text).is_empty());
        }
    }
}
