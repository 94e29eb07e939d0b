//! A sentence as the features see it: capitals evened out, runs of capitals found.

use super::vocabulary::{Entry, Vocabulary, list};
use crate::text::{is_digit, is_letter};
use std::borrow::Cow;

/// The words of a sentence with what is asked of each again and again.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// The words; in a sentence of capitals written as in running text.
    pub(super) words: Vec<Cow<'a, str>>,
    /// For each its number in the [`Vocabulary`].
    pub(super) numbers: Vec<usize>,
    /// For each whether it begins like a name.
    pub(super) capital: Vec<bool>,
    /// All in capitals.
    pub(super) upper: bool,
    /// Capitalised as headlines are, so that a capital says little.
    pub(super) headline: bool,
}

impl<'a> Sentence<'a> {
    pub(super) fn new(words: &[&'a str], vocabulary: &mut Vocabulary) -> Self {
        let (words, upper) = evened(words);
        Self {
            numbers: words.iter().map(|word| vocabulary.number(word)).collect(),
            capital: words.iter().map(|word| is_capital(word)).collect(),
            headline: !upper && is_headline(&words),
            upper,
            words,
        }
    }

    /// Whether word `at` begins the sentence, or follows its first mark.
    pub(super) fn is_first(&self, at: usize) -> bool {
        at == 0 || at == 1 && !self.words.first().is_some_and(|word| word.starts_with(char::is_alphanumeric))
    }

    /// What is known of word `at`.
    pub(super) fn entry<'v>(&self, at: usize, vocabulary: &'v Vocabulary) -> Option<&'v Entry> {
        vocabulary.entries.get(*self.numbers.get(at)?)
    }

    /// Whether word `at` is there and in one of `lists`.
    pub(super) fn is(&self, at: usize, lists: u16, vocabulary: &Vocabulary) -> bool {
        self.entry(at, vocabulary).is_some_and(|entry| entry.is(lists))
    }

    /// Runs of capitalised words, sorted; none begins with a word of grammar at the start of the sentence. If `joined`, small words may
    /// stand between the capitals, and a word of the calendar may begin a run.
    pub(super) fn runs(&self, joined: bool, vocabulary: &Vocabulary) -> Vec<(usize, usize)> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let calendar = !joined && self.is(at, list::CALENDAR, vocabulary);
            if !self.capital[at] || calendar || at == 0 && self.is(0, list::FUNCTION, vocabulary) {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while let Some(next) = self.goes_on(at, joined, vocabulary) {
                at = next;
            }
            runs.push((start, at));
        }
        runs
    }

    /// Where the run that has come to word `at` stands behind its next capitalised word.
    fn goes_on(&self, at: usize, joined: bool, vocabulary: &Vocabulary) -> Option<usize> {
        const JOINTS: [&str; 11] = ["of", "&", "de", "la", "al", "for", "and", "bin", "van", "von", "der"];
        let capital = |at: usize| self.capital.get(at) == Some(&true) && !self.is(at, list::CALENDAR, vocabulary);
        if capital(at) {
            return Some(at + 1);
        }
        let lower = |at: usize| self.entry(at, vocabulary).map_or("", |entry| entry.lower.as_str());
        let joint = lower(at);
        if !joined || !JOINTS.contains(&joint) && joint != "del" {
            return None;
        }
        let article = matches!(joint, "of" | "for") && lower(at + 1) == "the";
        let next = at + 1 + usize::from(article);
        capital(next).then_some(next + 1)
    }
}

/// Whether a word begins with a capital, or with a small particle that is written with one ("al-Assad", "d'Estaing", "iPhone").
pub(super) fn is_capital(word: &str) -> bool {
    const PARTICLES: [&str; 17] =
        ["al", "el", "ad", "as", "ash", "an", "ar", "at", "az", "ul", "ur", "bin", "d", "l", "e", "i", "o"];
    if word.starts_with(char::is_uppercase) {
        return true;
    }
    let name_behind = |particle: &str| {
        let rest = word.strip_prefix(particle).unwrap_or_default();
        let rest = rest.strip_prefix(['-', '\'', '’']).unwrap_or(rest);
        rest.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let has_capital = || word.bytes().any(|byte| byte.is_ascii_uppercase());
    has_capital() && word.chars().nth(3).is_some() && PARTICLES.into_iter().any(name_behind)
}

/// Whether a word has letters with case and all of them are capitals.
pub(super) fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// Whether a word has letters with case and all of them are small.
pub(super) fn is_lower(word: &str) -> bool {
    word.chars().any(char::is_lowercase) && !word.chars().any(char::is_uppercase)
}

/// Whether nearly every longer word has a capital and no full stop ends the sentence.
pub(super) fn is_headline<S: AsRef<str>>(words: &[S]) -> bool {
    let rest = words.iter().skip(1).map(AsRef::as_ref);
    let long: Vec<_> = rest.filter(|word| word.starts_with(is_letter) && word.chars().nth(3).is_some()).collect();
    let capitals = long.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let stopped = words.last().is_some_and(|word| word.as_ref() == ".");
    long.len() >= 3 && words.len() <= 25 && capitals * 5 >= long.len() * 4 && !stopped
}

/// The words, with small letters behind the first if most are written in capitals; and whether they are.
fn evened<'a>(words: &[&'a str]) -> (Vec<Cow<'a, str>>, bool) {
    let long = |word: &&&str| word.chars().nth(1).is_some() && word.chars().all(is_letter);
    let (mut all, mut upper) = (0, 0);
    for word in words.iter().filter(long) {
        all += 1;
        upper += usize::from(is_upper(word));
    }
    let is_upper_case = all >= 3 && upper * 10 > all * 7;
    let even = |word: &&'a str| {
        let long = is_upper(word) && word.chars().nth(3).is_some();
        if is_upper_case && (long || *word == "MR") { Cow::Owned(capitalised(word)) } else { Cow::Borrowed(*word) }
    };
    (words.iter().map(even).collect(), is_upper_case)
}

/// Each stretch of letters with a capital and small letters behind it.
fn capitalised(word: &str) -> String {
    let mut inside = false;
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_uppercase() || c.is_lowercase();
    }
    out
}

/// The form of a word: "Xx-Xx", "X.X.", "dd" told once; eight signs at most.
pub(super) fn shape(word: &str) -> String {
    const LONGEST: usize = 8;
    let mut shape = String::with_capacity(LONGEST);
    let (mut last, mut signs) = (None, 0);
    for c in word.chars() {
        let sign = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_lowercase() => 'x',
            c if is_digit(c) => 'd',
            c => c,
        };
        if last != Some(sign) {
            signs += 1;
            if signs > LONGEST {
                break;
            }
            shape.push(sign);
        }
        last = Some(sign);
    }
    shape
}
