//! A unit of an article cut into numerals, words and marks, finer than the tagger's words: "$1.2bn" is `$`, `1.2`, `bn`.

use crate::text::{TextRange, slice};
use std::borrow::Cow;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Kind {
    /// A number in digits: "12", "240,000", "4.5".
    Numeral,
    /// Digits that are no number: "6:30", "9/11", "1.2.3", "007".
    Code,
    /// Letters, with apostrophes between them.
    Word,
    /// Any other character.
    Mark,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Piece<'a> {
    /// Bytes in the article.
    pub(in crate::analysis) range: TextRange,
    pub(in crate::analysis) kind: Kind,
    /// As it is written.
    pub(in crate::analysis) text: &'a str,
    low: Cow<'a, str>,
}

/// The pieces of a unit. Every look-up outside of it finds nothing, so that neighbours may be asked for freely.
pub(in crate::analysis) struct Line<'a> {
    /// The whole text of the article.
    text: &'a str,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Line<'a> {
    /// Cuts `range` of `text`.
    pub(in crate::analysis) fn new(text: &'a str, range: TextRange) -> Self {
        let unit = slice(text, range);
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some((first, rest)) = unit.get(at..).and_then(|rest| Some((rest.chars().next()?, rest))) {
            let (kind, len) = piece(first, rest);
            if !first.is_whitespace() {
                let words = rest.get(..len).unwrap_or_default();
                let start = range.start + at;
                pieces.push(Piece { range: TextRange::new(start, start + len), kind, text: words, low: lower(words) });
            }
            at += len;
        }
        Self { text, pieces }
    }

    pub(in crate::analysis) fn len(&self) -> usize {
        self.pieces.len()
    }

    pub(in crate::analysis) fn get(&self, at: usize) -> Option<&Piece<'a>> {
        self.pieces.get(at)
    }

    /// The piece in lower case; empty where there is none.
    pub(in crate::analysis) fn low(&self, at: usize) -> &str {
        self.get(at).map_or("", |piece| &piece.low)
    }

    /// The piece `back` places before `at`, in lower case.
    pub(in crate::analysis) fn low_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.low(at))
    }

    pub(in crate::analysis) fn is(&self, at: usize, kind: Kind) -> bool {
        self.get(at).is_some_and(|piece| piece.kind == kind)
    }

    /// Whether piece `at` is a word that begins with a capital.
    pub(in crate::analysis) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.kind == Kind::Word && piece.text.starts_with(char::is_uppercase))
    }

    /// Whether piece `at` stands right behind the one before it, without a space.
    pub(in crate::analysis) fn is_glued(&self, at: usize) -> bool {
        let end = |at: usize| self.get(at).map(|piece| piece.range.end);
        at > 0 && self.get(at).is_some_and(|piece| end(at - 1) == Some(piece.range.start))
    }

    pub(in crate::analysis) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.low(at), "-" | "‐" | "‑" | "–")
    }

    /// The piece behind `at`, over a hyphen without spaces if there is one: the second half of a compound, or the next word.
    pub(in crate::analysis) fn joined(&self, at: usize) -> usize {
        if self.is_hyphen(at) && self.is_glued(at) && self.is_glued(at + 1) { at + 1 } else { at }
    }

    /// Whether piece `at` stands inside quotation marks, which may have opened in a sentence before.
    pub(in crate::analysis) fn is_quoted(&self, at: usize) -> bool {
        let end = self.get(at).map_or(0, |piece| piece.range.start);
        let before = self.text.get(self.text.floor_char_boundary(end.saturating_sub(FAR))..end).unwrap_or_default();
        let mut behind = self.text.get(end..).and_then(|rest| rest.chars().next());
        let mut chars = before.chars().rev().peekable();
        while let Some(c) = chars.next() {
            if let Some(opened) = opens(c, chars.peek().copied(), behind) {
                return opened;
            }
            behind = Some(c);
        }
        false
    }

    /// From the start of one piece to the end of the one before `end`.
    pub(in crate::analysis) fn range(&self, start: usize, end: usize) -> TextRange {
        let first = self.get(start).map(|piece| piece.range).unwrap_or_default();
        end.checked_sub(1).and_then(|last| self.get(last)).map_or(first, |last| first.hull(last.range))
    }
}

/// How far back an opening quotation mark is looked for, in bytes.
const FAR: usize = 600;

/// Whether a quotation mark is an opening one, by the characters around it; none for other characters.
fn opens(mark: char, before: Option<char>, behind: Option<char>) -> Option<bool> {
    match mark {
        '“' | '„' | '«' => Some(true),
        '”' | '»' => Some(false),
        '"' => {
            Some(before.is_none_or(|c| !c.is_alphanumeric() && !".,!?…".contains(c)) && behind.is_some_and(char::is_alphanumeric))
        }
        _ => None,
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

/// Kind and length of the piece at the start of `rest`.
fn piece(first: char, rest: &str) -> (Kind, usize) {
    if first.is_ascii_digit() {
        let len = digits_with_marks(rest);
        let text = rest.get(..len).unwrap_or_default();
        (if is_numeral(text) { Kind::Numeral } else { Kind::Code }, len)
    } else if first.is_alphabetic() {
        (Kind::Word, letters(rest))
    } else {
        (Kind::Mark, first.len_utf8())
    }
}

/// Digits, and marks that stand between two of them.
fn digits_with_marks(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    loop {
        if digit(at) || matches!(bytes.get(at), Some(b',' | b'.' | b':' | b'/')) && digit(at + 1) {
            at += 1;
        } else if let Some(space) = thousands_space(rest, at) {
            at += space;
        } else {
            return at;
        }
    }
}

/// Length of a no-break or thin space at `at` that three digits follow, as in "240 000".
fn thousands_space(rest: &str, at: usize) -> Option<usize> {
    let space = rest.get(at..)?.chars().next().filter(|c| matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}'))?;
    let mut behind = rest.get(at + space.len_utf8()..)?.bytes();
    let three = behind.by_ref().take(3).filter(u8::is_ascii_digit).count() == 3;
    (three && !behind.next().is_some_and(|b| b.is_ascii_digit())).then_some(space.len_utf8())
}

/// Whole thousands between separators, one point at most, no zero in front.
fn is_numeral(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut groups = whole.split([',', '\u{a0}', '\u{202f}', '\u{2009}']);
    let first = groups.next().unwrap_or_default();
    let mut grouped = false;
    let thousands = groups.all(|group| {
        grouped = true;
        group.len() == 3 && is_digits(group)
    });
    thousands
        && is_digits(first)
        && (!grouped || first.len() <= 3)
        && (first == "0" || !first.starts_with('0'))
        && is_digits(fraction)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn letters(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '\'' | '’') && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !(c.is_alphabetic() || inner || is_combining(c)) {
            return at;
        }
    }
    rest.len()
}

/// Accents that follow their letter as characters of their own.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let line = Line::new(text, TextRange::new(0, text.len()));
        let sign = |kind| match kind {
            Kind::Numeral => "n",
            Kind::Code => "c",
            Kind::Word => "w",
            Kind::Mark => "m",
        };
        line.pieces.iter().map(|piece| format!("{}:{}", sign(piece.kind), piece.text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn cuts_numerals_words_and_marks() {
        assert_eq!(cut("$1.2bn, 4.5-year"), "m:$ n:1.2 w:bn m:, n:4.5 m:- w:year");
        assert_eq!(cut("240,000 men’s 6:30"), "n:240,000 w:men’s c:6:30");
        assert_eq!(cut("240\u{a0}000 and 12\u{a0}men"), "n:240\u{a0}000 w:and n:12 w:men");
        assert_eq!(cut("1.2.3 007 9/11 1,2 2015."), "c:1.2.3 c:007 c:9/11 c:1,2 n:2015 m:.");
        assert_eq!(cut("1,,,,2"), "n:1 m:, m:, m:, m:, n:2");
        assert_eq!(cut(""), "");
    }
}
