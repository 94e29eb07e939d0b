//! Pairs of quotation marks: where each passage begins and ends.
//!
//! One passage a pair of marks; marks inside a passage belong to it. A passage whose mark is never closed ends with its paragraph.
//! An apostrophe, a plural's possessive, feet and inches are no marks.

use crate::analysis::lexicon::speech::SPEECH_VERBS;
use crate::text::{TextRange, slice};

/// Words between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// With both marks (bytes).
    pub(super) outer: TextRange,
    /// Without the marks, without white space at the ends and without the comma before the closing mark.
    pub(super) inner: TextRange,
    /// Whether a closing mark was found.
    pub(super) closed: bool,
    /// Index of the paragraph.
    pub(super) paragraph: usize,
}

/// The passages of `paragraphs`, in order.
pub(super) fn passages(text: &str, paragraphs: &[TextRange]) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    for (paragraph, range) in paragraphs.iter().enumerate() {
        let scan = Scan::new(text, *range);
        let open = found.last().is_some_and(|last| !last.closed && last.paragraph + 1 == paragraph);
        let rest = if open { scan.rest_of_passage() } else { None };
        let mut at = rest.map_or(0, |(_, end)| end);
        found.extend(rest.and_then(|(span, _)| span.into_passage(text, paragraph)));
        while at < scan.chars.len() {
            let passage = scan.opening(at).and_then(|mark| scan.passage(at, mark));
            at = passage.map_or(at + 1, |(_, end)| end.max(at + 1));
            found.extend(passage.and_then(|(span, _)| span.into_passage(text, paragraph)));
        }
    }
    found
}

/// The longest passage between single marks, in characters: a mark that is not closed by then was an apostrophe.
const LONGEST_SINGLE: usize = 1200;

/// The most words between straight single marks that no comma or full stop closes.
const MOST_LOOSE_WORDS: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Double,
    /// „ that “ closes.
    Low,
    /// ‘ or '.
    Single,
    /// Two grave accents, closed by two apostrophes.
    Typewriter,
}

/// A passage in bytes, before its ends are trimmed.
#[derive(Clone, Copy)]
struct Span {
    outer: TextRange,
    inner: TextRange,
    closed: bool,
}

impl Span {
    fn into_passage(self, text: &str, paragraph: usize) -> Option<Passage> {
        let words = slice(text, self.inner);
        let start = self.inner.start + (words.len() - words.trim_start().len());
        let comma = |c: char| c.is_whitespace() || c == ',';
        let inner = TextRange::new(start, self.inner.start + words.trim_end_matches(comma).len().max(start - self.inner.start));
        let said = words.chars().any(char::is_alphanumeric);
        said.then_some(Passage { outer: self.outer, inner, closed: self.closed, paragraph })
    }
}

/// The characters of a paragraph with their bytes.
struct Scan {
    chars: Vec<(usize, char)>,
    end: usize,
    /// Indices of the straight double marks.
    straight: Vec<usize>,
}

impl Scan {
    fn new(text: &str, range: TextRange) -> Self {
        let chars: Vec<_> = slice(text, range).char_indices().map(|(at, c)| (range.start + at, c)).collect();
        let straight = (0..chars.len()).filter(|&at| chars.get(at).is_some_and(|(_, c)| *c == '"')).collect();
        Self { chars, end: range.end, straight }
    }

    /// Whether the straight marks from `at` on pair off, so that the one at `at` opens a passage.
    fn is_even_from(&self, at: usize) -> bool {
        (self.straight.len() - self.straight.partition_point(|&mark| mark < at)).is_multiple_of(2)
    }

    fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.end, |(byte, _)| *byte)
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.get(at))
    }

    fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(char::is_alphanumeric)
    }

    /// The mark that opens a passage at `at`.
    fn opening(&self, at: usize) -> Option<Mark> {
        let word_before = self.before(at).is_some_and(char::is_alphanumeric);
        let word_behind = self.get(at + 1).is_some_and(|c| !c.is_whitespace());
        match self.get(at)? {
            '“' | '«' => Some(Mark::Double),
            '„' => Some(Mark::Low),
            '"' => (!word_before && (word_behind || self.is_loose(at) && self.is_even_from(at))).then_some(Mark::Double),
            '`' => (self.get(at + 1) == Some('`')).then_some(Mark::Typewriter),
            '‘' | '\'' => (!word_before && self.opens_single(at)).then_some(Mark::Single),
            _ => None,
        }
    }

    /// Whether "said X" or "X said" follows, so that a mark with its space on the wrong side still closes.
    fn is_said_behind(&self, at: usize) -> bool {
        let behind: String = (at + 1..at + 60).map_while(|n| self.get(n).filter(|c| *c != '"')).collect();
        let mut words = behind.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).take(4);
        let verb =
            words.find(|word| SPEECH_VERBS.has(word) || !word.starts_with(char::is_uppercase) && !matches!(*word, "he" | "she"));
        verb.is_some_and(|word| SPEECH_VERBS.has(word))
    }

    /// Whether spaces stand on both sides.
    fn is_loose(&self, at: usize) -> bool {
        self.before(at).is_none_or(char::is_whitespace) && self.get(at + 1).is_some_and(char::is_whitespace)
    }

    /// Whether letters follow that are not a word with its first letters left out, as in 'em.
    fn opens_single(&self, at: usize) -> bool {
        let word: String = (at + 1..at + 7).map_while(|n| self.get(n)).take_while(|c| c.is_alphabetic()).collect();
        let elided = ["em", "n", "til", "tis", "twas", "cause", "cos", "bout", "round", "s", "t", "d", "ll", "re", "ve", "m"];
        let behind_letter = matches!(self.before(at), Some('\'' | '’' | '-'));
        let inner_mark = matches!(self.get(at + 1), Some('“' | '"'));
        !behind_letter && (inner_mark || !word.is_empty() && !elided.contains(&word.to_lowercase().as_str()))
    }

    /// The end of a passage that the paragraph before left open, if this one closes it before it opens another.
    fn rest_of_passage(&self) -> Option<(Span, usize)> {
        let end = (0..self.chars.len()).find(|&at| matches!(self.get(at), Some('”' | '“' | '"')))?;
        let closes =
            self.get(end) != Some('“') && end > 0 && !self.before(end).is_some_and(char::is_whitespace) && !self.is_word(end + 1);
        let span = Span {
            outer: TextRange::new(self.byte(0), self.byte(end + 1)),
            inner: TextRange::new(self.byte(0), self.byte(end)),
            closed: true,
        };
        closes.then_some((span, end + 1))
    }

    /// The passage that `mark` opens at `at`, and where to go on.
    fn passage(&self, at: usize, mark: Mark) -> Option<(Span, usize)> {
        let width = if mark == Mark::Typewriter { 2 } else { 1 };
        let (end, close) = if mark == Mark::Single { (self.single_end(at + 1)?, 1) } else { self.double_end(at + width, mark) };
        let outer = TextRange::new(self.byte(at), self.byte(end + close));
        let inner = TextRange::new(self.byte(at + width), self.byte(end));
        Some((Span { outer, inner, closed: close > 0 }, end + close))
    }

    /// Where the passage ends, and how many characters close it: none if it is never closed, or if the next one begins first.
    fn double_end(&self, from: usize, mark: Mark) -> (usize, usize) {
        for at in from..self.chars.len() {
            let space_before = self.before(at).is_none_or(char::is_whitespace);
            let word_behind = self.is_word(at + 1);
            match self.get(at) {
                Some('“') if mark == Mark::Low || !space_before && !word_behind => return (at, 1),
                Some('"') if space_before && word_behind && at > from && !self.is_said_behind(at) => return (at, 0),
                Some('”' | '»' | '"') => return (at, 1),
                Some('\'') if mark == Mark::Typewriter && self.get(at + 1) == Some('\'') => return (at, 2),
                _ => {}
            }
        }
        (self.chars.len(), 0)
    }

    /// The closing single mark: the first with no letter behind it, but one behind an s only if there is no other (a possessive).
    fn single_end(&self, from: usize) -> Option<usize> {
        let mut possessive = None;
        for at in from..self.chars.len().min(from + LONGEST_SINGLE) {
            let c = self.get(at)?;
            if at > from && self.opening(at) == Some(Mark::Single) {
                break;
            }
            if !matches!(c, '’' | '\'') || self.is_word(at + 1) {
                continue;
            }
            match self.before(at) {
                Some('s' | 'S') => possessive = possessive.or(Some(at)),
                Some(',' | '.' | '?' | '!' | '…') => return Some(at),
                _ => return self.is_short(from, at).then_some(at),
            }
        }
        possessive.filter(|at| self.is_short(from, *at))
    }

    /// Whether the words may stand between single marks although no comma or full stop ends them.
    fn is_short(&self, from: usize, end: usize) -> bool {
        (from..end).filter(|&at| self.get(at).is_some_and(char::is_whitespace)).count() < MOST_LOOSE_WORDS && end > from + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its passages in square brackets.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for paragraph in text.split('\n') {
            paragraphs.push(TextRange::new(at, at + paragraph.len()));
            at += paragraph.len() + 1;
        }
        let mut parts = Vec::new();
        let mut at = 0;
        for found in passages(&text, &paragraphs) {
            let between = slice(&text, TextRange::new(at, found.inner.start));
            parts.extend([between, "[", slice(&text, found.inner), "]"]);
            at = found.inner.end;
        }
        parts.push(slice(&text, TextRange::new(at, text.len())));
        assert_eq!(parts.concat(), marked);
    }

    #[test]
    fn pairs_of_marks() {
        check("He said: “[We will not stop.]” She left.");
        check("\"[I think so. Yes,]\" he said, \"[or not]\".".replace("Yes,]", "Yes],").as_str());
        check("the “[moderate]” and the \"[extreme]\" side");
        check("„[Nein]“, sagte er. «[Non]»");
        check("``[Yes],'' he said");
        check("(\"[no]\") and —\"[yes]\"");
        check("“[One “two]” three");
        check("\"[It is over], \"Meyer said. \" [They left], \" he said.");
    }

    #[test]
    fn single_marks_and_apostrophes() {
        check("‘[It’s over],’ she said. ‘[The boys’ hats are gone.]’");
        check("Putin '[very confused]', says aide");
        check("the workers' pay, it's John's, rock ‘n’ roll, get 'em, the '90s");
        check("‘[He said “no” to me],’ she said");
        check("the ‘[moderates]’ left");
        check("a foot, 6'2\" tall and 12\" wide");
    }

    #[test]
    fn marks_that_are_never_closed() {
        check("She said: \"[One thing.]\n\"[Another],\" she said.");
        check("“[One thing.]\n“[Another.]”");
        check("\"[One. ]\"[Two],\" he said.".replace("One. ]", "One.] ").as_str());
        check("She said: “[One thing\n][and another],” and left.".replace("\n][", "]\n[").as_str());
        check("She said: “[One thing.]\nThen she said “[No.]”");
        check("\"");
        check("“”");
        check("“[no end]");
    }
}
