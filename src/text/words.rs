//! Words, numbers and marks of a text, split as the name tagger was trained to see them.
//!
//! The splitter is part of the trained model: a word split otherwise is a word the tagger has never seen. So nothing here may be
//! "improved" without training again. Every character but white space is in exactly one token; time is linear in the text.

use super::chars::{is_decimal, is_letter, is_letter_like, is_space, is_word};
use super::{TextRange, compounds, lists, slice};

/// Words, numbers and marks inside `range` of `text`, in order, as byte ranges of `text`.
///
/// ```
/// use crossread::text::{TextRange, slice, tokens};
/// let text = "The U.S.-led talks cost Zoë's team $1.5bn.";
/// let words: Vec<_> = tokens(text, TextRange::new(0, text.len())).iter().map(|&word| slice(text, word)).collect();
/// assert_eq!(words, ["The", "U.S.", "-", "led", "talks", "cost", "Zoë", "'s", "team", "$", "1.5bn", "."]);
/// ```
pub fn tokens(text: &str, range: TextRange) -> Vec<TextRange> {
    let scanner = Scanner(slice(text, range));
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = scanner.skip_space(at) {
        at = scanner.token(start, &mut out);
    }
    for token in &mut out {
        *token = TextRange::new(token.start + range.start, token.end + range.start);
    }
    out
}

/// Reads one piece of text; all positions are bytes into it. Methods that take a position and give one look only forward.
struct Scanner<'a>(&'a str);

impl Scanner<'_> {
    /// Pushes the token that starts at `start` (or several, for a compound); gives where to go on.
    fn token(&self, start: usize, out: &mut Vec<TextRange>) -> usize {
        let initials = self.initials(start);
        let end = initials.or_else(|| self.number(start)).or_else(|| self.word(start)).unwrap_or_else(|| self.mark(start));
        if !self.is(start, is_letter) {
            out.push(TextRange::new(start, end));
            return end;
        }
        if let Some(tail) = self.hyphen_after_initials(initials) {
            let word = self.word_with(end + tail, is_apostrophe).unwrap_or(end + tail);
            out.extend([TextRange::new(start, end), TextRange::new(end, end + tail), TextRange::new(end + tail, word)]);
            return word;
        }
        if initials.is_none() && self.is_abbreviation(start, end) {
            out.push(TextRange::new(start, end + 1));
            return end + 1;
        }
        compounds::split(self.0, TextRange::new(start, end), out);
        end
    }

    /// "U.S.", "p.m.", "U.S.A": two letters with full stops or more, then maybe a last letter without one.
    fn initials(&self, start: usize) -> Option<usize> {
        let pair = |at| self.after(at, is_letter_like).and_then(|at| self.after(at, |c| c == '.'));
        let mut end = pair(pair(start)?)?;
        while let Some(next) = pair(end) {
            end = next;
        }
        let last = self.after(end, is_letter_like).filter(|&at| !self.is(at, |c| is_word(c) || c == '.'));
        Some(last.unwrap_or(end))
    }

    /// "1,200", "4.5", "20:15", "3rd", "5bn". A number that runs into letters gives back its last digit, so that it never swallows
    /// the start of a word; one digit before letters is no number.
    fn number(&self, start: usize) -> Option<usize> {
        const SUFFIXES: [&str; 11] = ["st", "nd", "rd", "th", "s", "bn", "m", "k", "am", "pm", ""];
        let mut shorter = None;
        let mut end = self.digits(start, &mut shorter)?;
        while let Some(digits) = self.after(end, |c| matches!(c, '.' | ',' | ':')) {
            let mut back = Some(end);
            let Some(next) = self.digits(digits, &mut back) else { break };
            (end, shorter) = (next, back);
        }
        let rest = self.0.get(end..).unwrap_or_default();
        let fits = |suffix: &&&str| rest.starts_with(**suffix) && !self.is(end + suffix.len(), is_letter_like);
        SUFFIXES.iter().find(fits).map(|suffix| end + suffix.len()).or(shorter)
    }

    /// The end of the digits at `start`; `shorter` becomes the place before the last of them, unless there is only one.
    fn digits(&self, start: usize, shorter: &mut Option<usize>) -> Option<usize> {
        let mut end = self.after(start, is_decimal)?;
        while let Some(next) = self.after(end, is_decimal) {
            *shorter = Some(end);
            end = next;
        }
        Some(end)
    }

    /// A word with marks inside: "face-to-face", "don’t", "AT&T", "Yahoo.com".
    fn word(&self, start: usize) -> Option<usize> {
        self.word_with(start, |c| compounds::is_hyphen(c) || is_apostrophe(c) || matches!(c, '&' | '.' | '@'))
    }

    fn word_with(&self, start: usize, joins: impl Fn(char) -> bool) -> Option<usize> {
        let mut end = self.after(start, is_word)?;
        while let Some(next) = self.after(end, is_word).or_else(|| self.after(self.after(end, &joins)?, is_word)) {
            end = next;
        }
        Some(end)
    }

    /// A run of three full stops or more, a run of two hyphens or more, or one mark.
    fn mark(&self, start: usize) -> usize {
        let bytes = self.0.as_bytes().get(start..).unwrap_or_default();
        let run = |mark: u8| bytes.iter().take_while(|&&byte| byte == mark).count();
        let run = match bytes.first() {
            Some(b'.') => Some(run(b'.')).filter(|&n| n > 2),
            Some(b'-') => Some(run(b'-')),
            _ => None,
        };
        run.map(|n| start + n).or_else(|| self.after(start, |_| true)).unwrap_or(self.0.len())
    }

    /// Length of the hyphen in "U.S.-led" (bytes), for initials that end at `end`.
    fn hyphen_after_initials(&self, end: Option<usize>) -> Option<usize> {
        let end = end.filter(|&end| self.0.as_bytes().get(end - 1) == Some(&b'.'))?;
        let word = self.after(end, |c| matches!(c, '-' | '\u{2011}'))?;
        self.is(word, is_letter).then_some(word - end)
    }

    /// Whether the full stop at `end` belongs to the word: "Mr.", "etc.", or an initial before a capital ("John F. Kennedy").
    fn is_abbreviation(&self, start: usize, end: usize) -> bool {
        let word = slice(self.0, TextRange::new(start, end));
        if !self.is(end, |c| c == '.') || word.contains('.') {
            return false;
        }
        let capital = self.is(start, char::is_uppercase);
        if self.after(start, |_| true) == Some(end) {
            let before_name = self.after(end + 1, |c| c == ' ').is_some_and(|at| self.is(at, char::is_uppercase));
            return capital && word != "I" && before_name;
        }
        lists::has(&lists::ABBREVIATIONS, word) && (capital || matches!(word, "vs" | "etc" | "no"))
    }

    fn skip_space(&self, at: usize) -> Option<usize> {
        let rest = self.0.get(at..)?;
        rest.find(|c| !is_space(c)).map(|n| at + n)
    }

    /// Whether the character at `at` is of a class; false at the end.
    fn is(&self, at: usize, class: impl Fn(char) -> bool) -> bool {
        self.after(at, class).is_some()
    }

    /// The place behind the character at `at`, if it is of a class.
    fn after(&self, at: usize, class: impl Fn(char) -> bool) -> Option<usize> {
        let c = self.0.get(at..)?.chars().next()?;
        class(c).then(|| at + c.len_utf8())
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::super::chars::is_space;
    use super::*;
    use proptest::prelude::*;

    /// Splits `text` and compares with `expected`, tokens joined by one space.
    fn check(text: &str, expected: &str) {
        let words: Vec<_> = tokens(text, TextRange::new(0, text.len())).iter().map(|&word| slice(text, word)).collect();
        assert_eq!(words.join(" "), expected, "{text:?}");
    }

    #[test]
    fn initials() {
        check("The U.S. and U.N.R.W.A met at 5 p.m. sharp", "The U.S. and U.N.R.W.A met at 5 p.m. sharp");
        check("U.S.A. U.S.A U.S.An U.S.A.B", "U.S.A. U.S.A U.S. An U.S.A.B");
        check("U.S.-led U.S.‑backed's U.S.-7 U.S.-", "U.S. - led U.S. ‑ backed's U.S. - 7 U.S. -");
        check("U..N", "U . . N");
    }

    #[test]
    fn numbers() {
        check("1,200 and 4.5 at 20:15, 3rd 1990s $5bn 5.", "1,200 and 4.5 at 20:15 , 3rd 1990s $ 5bn 5 .");
        check("5-year 12abc 5abc 1.5abc 1.25abc 7th-best", "5 - year 1 2abc 5abc 1 . 5abc 1.2 5abc 7th - best");
        check("12stx 3ms ٣٤ 1,2,", "1 2stx 3ms ٣٤ 1,2 ,");
    }

    #[test]
    fn words_with_marks_inside() {
        check("face-to-face don’t AT&T name@host.org a_b", "face-to-face don’t AT&T name@host.org a_b");
        check("here.Then word- -word 'word' it''s", "here.Then word - - word ' word ' it ' ' s");
        check("naïve cafe\u{301} 中文。 Ⅷ", "naïve cafe \u{301} 中文 。 Ⅷ");
    }

    #[test]
    fn marks() {
        check("wait... so.. a.... b… x--y ---", "wait ... so . . a .... b … x -- y ---");
        check("(“So!”) 5% €3 \u{1F600}\u{1F600}", "( “ So ! ” ) 5 % € 3 \u{1F600} \u{1F600}");
    }

    #[test]
    fn abbreviations() {
        check("Mr. Ito, mr. ito, Corp. etc. vs. no. x.", "Mr. Ito , mr . ito , Corp. etc. vs. no. x .");
        check("John F. Doe, Plan B. it, I. Then, B.  C", "John F. Doe , Plan B . it , I . Then , B . C");
    }

    #[test]
    fn possessives() {
        check("Zoë's Ito’s BBC'S James' it's's 's", "Zoë 's Ito ’s BBC 'S James ' it 's 's ' s");
    }

    #[test]
    fn compounds() {
        check("Saudi-led, state-led, Qatar-owned's", "Saudi - led , state-led , Qatar - owned 's");
        check("anti-Ito pro-peace non-EU-based ex-Ito's", "anti - Ito pro-peace non - EU - based ex - Ito 's");
        check("Paris–Berlin–Rome's well–known", "Paris – Berlin – Rome 's well – known");
        check("Saudi‑led Saudi\u{2010}led Bonn\u{2010}Rom-led", "Saudi ‑ led Saudi\u{2010}led Bonn\u{2010}Rom - led");
    }

    #[test]
    fn only_the_range_is_looked_at() {
        let text = "é U.S.-led Mr. Ito";
        let words: Vec<_> = tokens(text, TextRange::new(3, 14)).iter().map(|&word| slice(text, word)).collect();
        assert_eq!(words, ["U.S.", "-", "led", "Mr"], "the full stop behind the range is not seen");
        assert!(tokens(text, TextRange::new(1, 4)).is_empty(), "a range inside a character");
    }

    /// Characters that the rules ask for, so that random texts meet many of them.
    const RULED: &str = "([a-cUSs0-3 .,:'’–\u{2010}\u{2011}@&_\"“”!?…-]|Mr|-led|anti-|\\PC|\n){0,60}";

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space_in_order(text in RULED) {
            let mut end = 0;
            for token in tokens(&text, TextRange::new(0, text.len())) {
                prop_assert!(token.start >= end && !token.is_empty());
                let gap = text.get(end..token.start);
                prop_assert!(gap.is_some_and(|gap| gap.chars().all(is_space)), "{token:?}");
                prop_assert!(text.get(token.start..token.end).is_some_and(|word| !word.contains(is_space)));
                end = token.end;
            }
            prop_assert!(text.get(end..).is_some_and(|rest| rest.chars().all(is_space)));
        }
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        let repeated = ["7", "\"", "-", ".", "U.", "a's", "x-led", "Un-", "A–", "\u{2010}", "1.", "Zed "];
        for text in repeated.map(|piece| piece.repeat(50_000)) {
            let words = tokens(&text, TextRange::new(0, text.len()));
            assert!(!words.is_empty() && words.len() <= text.len());
        }
    }
}
