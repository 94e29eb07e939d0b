//! The words of an article with what every later step asks of them, read once.

use crate::article::{Article, UnitKind};
use crate::text::{TextRange, slice, tokens};

/// One token of a text.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// Where it stands (bytes).
    pub(super) range: TextRange,
    /// As written.
    pub(super) text: &'a str,
    /// In lower case.
    pub(super) lower: String,
    /// Begins like a name: a capital, or an Arabic article before one ("al-Abadi").
    pub(super) capital: bool,
}

impl Word<'_> {
    /// Whether the token holds a letter or a digit (and is no mere mark).
    pub(super) fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// Whether every letter is a capital and there are two at least ("NATO", "U.S.").
    pub(super) fn all_caps(&self) -> bool {
        is_all_caps(self.text)
    }
}

/// Whether a word has two letters at least and all are capitals.
pub(super) fn is_all_caps(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().nth(1).is_some() && letters().all(char::is_uppercase)
}

/// How the words of a unit are capitalised, and so what a capital says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// As in running text: a capital in the middle marks a name.
    Sentence,
    /// As in "Bridge Closes After Storm": nearly every word has a capital.
    Title,
    /// Capitals only.
    Upper,
}

/// A unit of an article with its words.
#[derive(Clone, Debug)]
pub(super) struct UnitWords<'a> {
    /// What the unit is.
    pub(super) kind: UnitKind,
    /// Where the unit stands.
    pub(super) range: TextRange,
    /// Its tokens.
    pub(super) words: Vec<Word<'a>>,
    /// How they are capitalised.
    pub(super) case: Case,
}

impl UnitWords<'_> {
    /// Whether word `at` begins a sentence or a quotation, so that its capital says little.
    pub(super) fn is_start(&self, at: usize) -> bool {
        match self.words[..at].iter().rposition(Word::is_word) {
            None => true,
            Some(last) => self.words[last + 1..at].iter().any(|mark| OPENERS.contains(&mark.text) || is_picture(mark.text)),
        }
    }
}

/// Marks after which a new sentence may begin inside a unit.
const OPENERS: [&str; 14] = ["\"", "“", "‘", "«", ":", "(", "[", "—", "–", "--", "…", "...", "?", "!"];

/// Emoji and other signs that stand between sentences of posts.
fn is_picture(mark: &str) -> bool {
    mark.chars().any(|c| c >= '\u{2190}' && !('\u{2e00}'..='\u{303f}').contains(&c))
}

/// An article with the words of its units.
#[derive(Clone, Debug)]
pub(super) struct Facts<'a> {
    /// The article.
    pub(super) article: &'a Article,
    /// Its units, in order, one for each of [`Article::units`].
    pub(super) units: Vec<UnitWords<'a>>,
}

impl<'a> Facts<'a> {
    /// Splits every unit of `article`.
    pub(super) fn new(article: &'a Article) -> Self {
        let units = article.units.iter().map(|unit| {
            // What is no part of the story is read as if it had no words.
            let range = if unit.kind == UnitKind::Aside { TextRange::default() } else { unit.range };
            let words: Vec<_> = tokens(&article.text, range).into_iter().map(|range| word(&article.text, range)).collect();
            UnitWords { kind: unit.kind, range: unit.range, case: case_of(&words), words }
        });
        Self { article, units: units.collect() }
    }

    /// The tokens of each unit, as ranges.
    pub(super) fn ranges(&self) -> Vec<Vec<TextRange>> {
        self.units.iter().map(|unit| unit.words.iter().map(|word| word.range).collect()).collect()
    }
}

fn word(text: &str, range: TextRange) -> Word<'_> {
    let text = slice(text, range);
    let lower = text.to_lowercase();
    let lower = if lower.contains('’') { lower.replace('’', "'") } else { lower };
    Word { range, text, lower, capital: is_capital(text) }
}

/// Arabic articles that are written small before a name, with a hyphen or an apostrophe.
pub(super) const ARTICLES: [&str; 15] =
    ["al", "el", "ad", "as", "ash", "an", "ar", "at", "az", "ed", "es", "et", "ez", "ul", "ur"];

fn is_capital(text: &str) -> bool {
    let name = text.split_once(['-', '‑', '\'', '’']).filter(|(head, _)| ARTICLES.contains(head)).map_or(text, |(_, rest)| rest);
    name.chars().next().is_some_and(char::is_uppercase)
}

fn case_of(words: &[Word<'_>]) -> Case {
    let plain = |word: &&Word<'_>| word.text.chars().all(char::is_alphabetic) && word.text.chars().nth(1).is_some();
    let (mut all, mut upper) = (0, 0);
    for word in words.iter().filter(plain) {
        all += 1;
        upper += usize::from(word.all_caps());
    }
    if all >= 3 && upper * 10 > all * 7 {
        return Case::Upper;
    }
    let long: Vec<_> = words.iter().skip(1).filter(|w| w.text.chars().next().is_some_and(char::is_alphabetic)).collect();
    let long: Vec<_> = long.into_iter().filter(|word| word.text.chars().nth(3).is_some()).collect();
    let capitals = long.iter().filter(|word| word.capital).count();
    let ends_with_stop = words.last().is_some_and(|word| word.text == ".");
    if long.len() >= 3 && words.len() <= 25 && capitals * 5 >= long.len() * 4 && !ends_with_stop {
        Case::Title
    } else {
        Case::Sentence
    }
}
