//! Whether an end mark ends a sentence: abbreviations, initials, numbers, missing spaces, names with marks, and who speaks.

use super::chars::{is_letter, is_space};
use super::sentences::is_wide_end_mark;
use super::{TextRange, lists, slice};

/// A place where a sentence may end. Positions are bytes into `text`, one paragraph.
pub(super) struct Candidate<'a> {
    pub(super) text: &'a str,
    /// Where the sentence begins.
    pub(super) start: usize,
    /// The end marks ("?!", "...").
    pub(super) marks: TextRange,
    /// Behind the marks that close quotations and brackets.
    pub(super) end: usize,
    /// Whether a straight quotation mark is still open at `end`.
    pub(super) in_quote: bool,
}

/// Words in names that carry an end mark.
const NAMES_WITH_MARKS: [&str; 2] = ["Yahoo!", "Jeopardy!"];

/// Shortened words that stand before a number, besides those in the lists.
const BEFORE_NUMBER: [&str; 12] = ["approx", "art", "ca", "ch", "fig", "no", "nos", "para", "pp", "sec", "vol", "vols"];

/// Titles and ranks before a name that the tagger's lists do not have.
const MORE_TITLES: [&str; 14] =
    ["atty", "cmsr", "comm", "comr", "dep", "dist", "gens", "msgr", "profs", "repr", "sens", "snr", "sra", "supts"];

/// Titles that also name places, so that a sentence can end with them ("on Wall St.").
const PLACE_TITLES: [&str; 3] = ["ft", "mt", "st"];

/// What can follow "a.m." and "p.m." with a capital.
const TIME_ZONES: [&str; 6] = ["Eastern", "Pacific", "Central", "Mountain", "Greenwich", "Moscow"];

/// Last parts of host and file names, in case someone writes them with a capital.
const HOST_ENDINGS: [&str; 14] = ["com", "org", "net", "gov", "edu", "info", "tv", "co", "uk", "eu", "js", "html", "htm", "pdf"];

impl Candidate<'_> {
    /// Whether the sentence ends here.
    pub(super) fn is_end(&self) -> bool {
        let marks = slice(self.text, self.marks);
        let rest = self.text.get(self.end..).unwrap_or_default();
        if marks.contains(is_wide_end_mark) || rest.trim_start_matches(is_space).is_empty() {
            return true;
        }
        let next = first_word(rest);
        if !rest.starts_with(is_space) {
            return self.lacks_space(rest);
        }
        if !begins_sentence(next) || self.closes_quote() && is_attribution(rest, marks == ".") {
            return false;
        }
        match marks {
            "." => !self.goes_on(next),
            "…" | "..." => first_letters(next) != "I",
            _ => !NAMES_WITH_MARKS.contains(&slice(self.text, TextRange::new(self.word_start(), self.marks.start + 1))),
        }
    }

    /// Whether the full stop belongs to the word before it, and the sentence goes on with `next`.
    fn goes_on(&self, next: &str) -> bool {
        let word = self.word();
        let starter = lists::has(&lists::STARTERS, first_letters(next)) && !next.starts_with("A.");
        let number = next.chars().take_while(|&c| !is_space(c)).take(8).any(char::is_numeric);
        let lower = word.to_lowercase();
        let capital = word.starts_with(char::is_uppercase);
        if self.is_enumeration() {
            return true;
        }
        if number && BEFORE_NUMBER.contains(&lower.as_str()) {
            return true;
        }
        match lower.as_str() {
            "i" | "no" | "nos" | "etc" => false,
            "vs" | "e.g" | "i.e" | "a.k.a" => true,
            "a.m" | "p.m" => is_calendar_word(next),
            title if capital && MORE_TITLES.contains(&title) => true,
            _ if is_initials(word) => !starter,
            _ if capital && lists::has(&lists::TITLES, word) => !(starter && PLACE_TITLES.contains(&lower.as_str())),
            _ => {
                capital
                    && lists::has(&lists::ABBREVIATIONS, word)
                    && !starter
                    && (word.contains(char::is_lowercase) || is_shouted(next))
            }
        }
    }

    /// "12." before the first item of a list.
    fn is_enumeration(&self) -> bool {
        const LONGEST: usize = 12;
        let before = TextRange::new(self.start, self.marks.start);
        before.len() <= LONGEST && !slice(self.text, before).contains(is_letter)
    }

    /// Whether a new sentence follows without a space ("in Damascus.Putin said"), or a quotation does.
    fn lacks_space(&self, rest: &str) -> bool {
        let word = self.word();
        let ordinary = word.chars().next_back().is_some_and(char::is_lowercase)
            && word.chars().count() > 1
            && word.chars().all(|c| is_letter(c) || matches!(c, '\'' | '’'))
            && !lists::has(&lists::ABBREVIATIONS, word);
        let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let next = first_letters(rest);
        let opens = rest.starts_with('“') || rest.starts_with('"') && !self.in_quote;
        if self.closes_quote() || opens {
            return (ordinary || year)
                && begins_sentence(first_word(rest))
                && !(self.closes_quote() && is_attribution(rest, slice(self.text, self.marks) == "."));
        }
        let tail = rest.get(next.len()..).unwrap_or_default();
        let host = HOST_ENDINGS.contains(&next.to_lowercase().as_str()) || is_inside_name(tail);
        let starter = lists::has(&lists::STARTERS, next);
        (ordinary && is_capitalised(next) || year && starter && is_capitalised(next)) && !host
    }

    fn closes_quote(&self) -> bool {
        slice(self.text, TextRange::new(self.marks.end, self.end)).contains(['"', '”', '’', '»', '\''])
    }

    /// The word before the end mark, without what stands before its last hyphen or slash.
    fn word(&self) -> &str {
        slice(self.text, TextRange::new(self.word_start(), self.marks.start))
    }

    /// Where it begins; a very long word is looked at no further than any abbreviation is long.
    fn word_start(&self) -> usize {
        const LONGEST: usize = 48;
        let before = slice(self.text, TextRange::new(self.start, self.marks.start));
        let inside = |c: &char| is_letter(*c) || c.is_numeric() || matches!(c, '.' | '\'' | '’' | '@' | '_' | '&');
        let letters = before.chars().rev().take(LONGEST).take_while(inside);
        self.marks.start - letters.map(char::len_utf8).sum::<usize>()
    }
}

/// The words behind white space and opening marks, as far as they matter.
fn first_word(rest: &str) -> &str {
    const MARKS: usize = 12;
    let rest = rest.trim_start_matches(is_space);
    let skipped = rest.chars().take(MARKS).take_while(|&c| !is_letter(c) && !c.is_numeric());
    rest.get(skipped.map(char::len_utf8).sum()..).unwrap_or_default()
}

/// The letters at the start of `rest`.
fn first_letters(rest: &str) -> &str {
    const LONGEST: usize = 40;
    let letters = rest.chars().take(LONGEST).take_while(|&c| is_letter(c));
    rest.get(..letters.map(char::len_utf8).sum()).unwrap_or_default()
}

/// Whether a sentence can begin with `word`: a capital, a number, a letter of a script without case, "iPhone", "al-Hadithi".
fn begins_sentence(word: &str) -> bool {
    let mut chars = word.chars();
    match chars.next() {
        Some(c) if c.is_lowercase() => {
            let lead = first_letters(word);
            let mut tail = word.chars().skip(lead.chars().count());
            let prefixed = lead.len() <= 3 && tail.next().is_some_and(|c| matches!(c, '-' | '’' | '\''));
            chars.next().is_some_and(char::is_uppercase) || prefixed && tail.next().is_some_and(char::is_uppercase)
        }
        Some(c) => is_letter(c) || c.is_numeric(),
        None => false,
    }
}

/// A capital and small letters, or one of the two words that are a capital alone.
fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && (chars.next().is_some_and(char::is_lowercase) || matches!(word, "A" | "I"))
}

/// Whether what follows a word shows that it is a piece of an address or file name.
fn is_inside_name(tail: &str) -> bool {
    let mut chars = tail.chars();
    let joins = chars.next().is_some_and(|c| matches!(c, '.' | '/' | '@' | '_' | ':'));
    joins && chars.next().is_some_and(|c| is_letter(c) || c.is_numeric() || c == '/')
}

/// "U.S", "Ph.D", "p.m", or one letter.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| (1..3).contains(&part.chars().count()) && part.chars().all(is_letter))
        && (word.contains('.') || word.chars().count() == 1)
}

/// Whether a word goes on with capitals.
fn is_shouted(word: &str) -> bool {
    word.chars().nth(1).is_some_and(char::is_uppercase)
}

/// A weekday, month or time zone.
fn is_calendar_word(next: &str) -> bool {
    let word = first_letters(next);
    let zone = (2..6).contains(&word.len()) && word.chars().all(char::is_uppercase);
    zone || TIME_ZONES.contains(&word) || lists::has(&lists::CALENDAR, word)
}

/// Whether the words behind a closed quotation name its speaker ("“Why?” Mayor Ito asked."). After a full stop, which may as well end
/// the sentence, they must say nothing else.
fn is_attribution(rest: &str, nothing_else: bool) -> bool {
    const NAME_WORDS: usize = 6;
    const STRETCH: usize = 160;
    let near = rest.get(..rest.floor_char_boundary(STRETCH)).unwrap_or_default();
    let mut words = near.split(is_space).filter(|word| !word.is_empty()).take(NAME_WORDS);
    let mut named = false;
    while let Some(word) = words.next() {
        let verb = word.trim_end_matches(['.', ',', ';']);
        if named && lists::has(&lists::SAID, verb) {
            let preposition =
                |next: &str| matches!(next.trim_end_matches(['.', ',']), "in" | "on" | "at" | "during" | "after" | "reporters");
            return verb.len() < word.len() || !nothing_else && words.next().is_none_or(preposition);
        }
        if verb.len() < word.len() && !word.ends_with('.') || !is_name_part(word) {
            return false;
        }
        named = true;
    }
    false
}

/// A word of a name: capitalised, or one of the small words inside names.
fn is_name_part(word: &str) -> bool {
    begins_sentence(word) && !word.starts_with(|c: char| c.is_numeric())
        || matches!(word, "of" | "al" | "de" | "bin" | "van" | "von")
}
