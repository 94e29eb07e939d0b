//! Two texts as words that can be compared: the same word has the same number in both, however it was typed.

use super::super::find::Borders;
use super::super::fold::{folded_word, is_blank};
use super::super::lists::{self, FUNCTION_WORDS};
use super::super::{TextRange, sentences, slice};
use foldhash::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// An old and a new text.
pub(in crate::text) struct Texts<'a> {
    pub(in crate::text) old: Side<'a>,
    pub(in crate::text) new: Side<'a>,
    pub(super) forms: Forms,
}

impl<'a> Texts<'a> {
    pub(in crate::text) fn new(old: &'a str, new: &'a str) -> Self {
        let mut forms = Forms::default();
        Self { old: Side::new(old, &mut forms), new: Side::new(new, &mut forms), forms }
    }
}

/// One of them.
pub(in crate::text) struct Side<'a> {
    pub(in crate::text) text: &'a str,
    /// Words, numbers and marks, in order.
    pub(in crate::text) tokens: Vec<Token>,
    /// The number of each token's form.
    pub(in crate::text) forms: Vec<u32>,
    /// The number of each token's form in lower case.
    pub(super) words: Vec<u32>,
    /// The tokens of each sentence.
    pub(super) sentences: Vec<Span>,
    /// The weight of each sentence's words together.
    pub(super) weights: Vec<usize>,
}

/// A word, number or mark; its ends cut no grapheme.
pub(in crate::text) struct Token {
    pub(in crate::text) range: TextRange,
    /// The number of the sentence it stands in.
    pub(super) sentence: usize,
}

/// A half-open range of tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What stands farther away in one sentence says nothing about marked words.
const FAR: usize = 120;

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub(super) fn len(self) -> usize {
        self.end - self.start
    }

    pub(super) fn tokens(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// What of it lies within so many tokens around `span`: sentences may be endless.
    pub(super) fn near(self, span: Self) -> Self {
        let start = self.start.max(span.start.saturating_sub(FAR));
        Self { start, end: self.end.min(span.end + FAR).max(start) }
    }

    pub(super) fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl<'a> Side<'a> {
    fn new(text: &'a str, forms: &mut Forms) -> Self {
        let mut side =
            Self { text, tokens: Vec::new(), forms: Vec::new(), words: Vec::new(), sentences: Vec::new(), weights: Vec::new() };
        let mut pieces = pieces(text).into_iter().peekable();
        for sentence in paragraphs(text).into_iter().flat_map(|paragraph| sentences(text, paragraph)) {
            let start = side.tokens.len();
            while let Some(range) = pieces.next_if(|piece| piece.start < sentence.end) {
                side.push(range, forms);
            }
            let sentence = Span::new(start, side.tokens.len());
            side.weights.push(side.words_of(sentence).iter().map(|word| forms.weight(*word)).sum());
            side.sentences.push(sentence);
        }
        side
    }

    fn push(&mut self, range: TextRange, forms: &mut Forms) {
        let (form, word) = forms.numbers(slice(self.text, range));
        self.forms.push(form);
        self.words.push(word);
        self.tokens.push(Token { range, sentence: self.sentences.len() });
    }

    /// The tokens of which `range` (bytes) holds something.
    pub(super) fn span(&self, range: TextRange) -> Span {
        let start = self.tokens.partition_point(|token| token.range.end <= range.start);
        let end = self.tokens.partition_point(|token| token.range.start < range.end);
        Span::new(start, end.max(start))
    }

    /// From the first byte of the first token to the last of the last one.
    pub(super) fn range(&self, span: Span) -> TextRange {
        let start = self.tokens.get(span.start).map_or(self.text.len(), |token| token.range.start);
        let last = span.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        TextRange::new(start, last.map_or(start, |token| token.range.end.max(start)))
    }

    /// The sentence that the token stands in.
    pub(super) fn sentence(&self, token: usize) -> Span {
        let number = self.tokens.get(token).map_or(usize::MAX, |token| token.sentence);
        self.sentences.get(number).copied().unwrap_or(Span::new(token, token))
    }

    /// The sentences that the tokens stand in.
    pub(super) fn around(&self, span: Span) -> Span {
        self.sentence(span.start).hull(self.sentence(span.end.saturating_sub(1).max(span.start)))
    }

    pub(super) fn forms_of(&self, span: Span) -> &[u32] {
        self.forms.get(span.tokens()).unwrap_or_default()
    }

    pub(super) fn words_of(&self, span: Span) -> &[u32] {
        self.words.get(span.tokens()).unwrap_or_default()
    }
}

/// The paragraphs, which empty lines part, without white space at their ends.
fn paragraphs(text: &str) -> Vec<TextRange> {
    let mut out = Vec::new();
    let (mut start, mut end, mut breaks, mut last) = (0, 0, 0, ' ');
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            breaks += match c {
                '\n' if last == '\r' => 0,
                '\n' | '\r' => 1,
                '\u{2029}' => 2,
                _ => 0,
            };
        } else {
            if breaks > 1 {
                out.push(TextRange::new(start, end));
                start = at;
            }
            (end, breaks) = (at + c.len_utf8(), 0);
        }
        last = c;
    }
    out.push(TextRange::new(start, end));
    out
}

/// Words, numbers and marks (UAX 29), widened to whole graphemes; "...", "--" and "''" are one mark each.
fn pieces(text: &str) -> Vec<TextRange> {
    let mut borders = Borders::new(text);
    let mut out: Vec<TextRange> = Vec::new();
    for (at, piece) in text.split_word_bound_indices().flat_map(|(at, word)| split_at_marks(at, word)) {
        let cuts = !borders.has(at);
        match out.last_mut().filter(|last| last.end == at) {
            Some(last) if cuts || goes_on(slice(text, *last), piece) => last.end += piece.len(),
            _ if is_blank(piece) => {}
            _ => out.push(TextRange::new(at, at + piece.len())),
        }
    }
    out
}

/// The parts of a word between which a space is missing ("people.Nobody", "said:never"), with the mark; "U.S" and "4.5" are whole.
fn split_at_marks(start: usize, word: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut last = 0;
    for (at, mark) in word.match_indices(['.', ':']) {
        let (before, behind) = (word.get(last..at).unwrap_or_default(), word.get(at + mark.len()..).unwrap_or_default());
        if are_letters(before.chars().rev()) && are_letters(behind.chars()) {
            out.extend([(start + last, before), (start + at, mark)]);
            last = at + mark.len();
        }
    }
    out.push((start + last, word.get(last..).unwrap_or_default()));
    out
}

/// Whether these begin with two letters.
fn are_letters(chars: impl Iterator<Item = char>) -> bool {
    chars.take(2).filter(|c| c.is_alphabetic()).count() == 2
}

/// Whether a mark repeats the one before it, as in marks that a typewriter lacks.
fn goes_on(last: &str, piece: &str) -> bool {
    matches!(piece, "." | "-" | "'") && last.ends_with(piece) && last.trim_start_matches(piece).is_empty()
}

/// Every form that a word has in the two texts, numbered.
#[derive(Default)]
pub(super) struct Forms {
    numbers: HashMap<String, u32>,
    all: Vec<Form>,
    /// For a piece of text as it is typed.
    typed: HashMap<String, (u32, u32)>,
}

/// A word as it is compared.
#[derive(Default)]
pub(super) struct Form {
    pub(super) text: String,
    /// How much it says that the word stands in both texts: 4 for words with a meaning, 2 for those that only join, 1 for marks.
    pub(super) weight: usize,
}

/// The weight of a word that only joins others.
const JOINING: usize = 2;

impl Forms {
    pub(super) fn get(&self, number: u32) -> &str {
        self.all.get(number as usize).map_or("", |form| &form.text)
    }

    /// Every form, by its number.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|form| form.text.as_str())
    }

    pub(super) fn weight(&self, number: u32) -> usize {
        self.all.get(number as usize).map_or(0, |form| form.weight)
    }

    /// Whether it is a word or number.
    pub(super) fn is_word(&self, number: u32) -> bool {
        self.weight(number) >= JOINING
    }

    /// How many of these are words or numbers.
    pub(super) fn count(&self, numbers: &[u32]) -> usize {
        numbers.iter().filter(|number| self.is_word(**number)).count()
    }

    /// The numbers of the form and of the form in lower case.
    fn numbers(&mut self, typed: &str) -> (u32, u32) {
        if let Some(found) = self.typed.get(typed) {
            return *found;
        }
        let form = with_short_marks(folded_word(typed));
        let lower = form.to_lowercase();
        let found = (self.number(form), self.number(lower));
        self.typed.insert(typed.to_owned(), found);
        found
    }

    fn number(&mut self, text: String) -> u32 {
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        let number = self.all.len() as u32;
        self.all.push(Form { weight: weight(&text), text: text.clone() });
        self.numbers.insert(text, number);
        number
    }
}

fn weight(form: &str) -> usize {
    match form.chars().any(char::is_alphanumeric) {
        false => 1,
        true if lists::has(&FUNCTION_WORDS, form) => JOINING,
        true => 4,
    }
}

/// Marks of two signs as the one sign they stand for.
fn with_short_marks(form: String) -> String {
    match form.as_str() {
        "--" | "---" => "-".to_owned(),
        "''" => "\"".to_owned(),
        _ => form,
    }
}
