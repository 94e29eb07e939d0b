//! Two texts read for what must not change: what each word means, and which words are names.

use super::super::lists::{self, COMMON_LOWER, FUNCTION_WORDS, PERSON_TITLES};
use super::meaning::{Meaning, without_possessive};
use super::side::{Forms, Side, Span, Texts};
use foldhash::HashSet;

/// What both texts together tell of their words.
pub(super) struct Knowledge {
    /// By the number of a form.
    meanings: Vec<Meaning>,
    /// For each token, whether it is a word of a name.
    old_names: Vec<bool>,
    new_names: Vec<bool>,
}

impl Knowledge {
    pub(super) fn new(texts: &Texts) -> Self {
        let meanings: Vec<_> = texts.forms.all().map(Meaning::of).collect();
        let capitals = Capitals::new(texts);
        let names = |side: &Side| {
            let is_name = |capital: &Capital| capitals.is_name(texts, side, &meanings, capital);
            let mut names = vec![false; side.tokens.len()];
            for capital in found(texts, side).iter().filter(|capital| is_name(capital)) {
                names[capital.at] = true;
            }
            names
        };
        let (old_names, new_names) = (names(&texts.old), names(&texts.new));
        Self { meanings, old_names, new_names }
    }

    pub(super) fn old<'t, 'a>(&'t self, texts: &'t Texts<'a>) -> Read<'t, 'a> {
        Read { side: &texts.old, forms: &texts.forms, meanings: &self.meanings, names: &self.old_names }
    }

    pub(super) fn new_text<'t, 'a>(&'t self, texts: &'t Texts<'a>) -> Read<'t, 'a> {
        Read { side: &texts.new, forms: &texts.forms, meanings: &self.meanings, names: &self.new_names }
    }
}

/// One of two texts, read.
pub(super) struct Read<'t, 'a> {
    pub(super) side: &'t Side<'a>,
    forms: &'t Forms,
    meanings: &'t [Meaning],
    names: &'t [bool],
}

impl Read<'_, '_> {
    pub(super) fn meaning(&self, at: usize) -> &Meaning {
        const PLAIN: &Meaning = &Meaning::Plain;
        self.side.forms.get(at).and_then(|form| self.meanings.get(*form as usize)).unwrap_or(PLAIN)
    }

    /// The word in lower case, as it is compared.
    pub(super) fn word(&self, at: usize) -> &str {
        self.side.words.get(at).map_or("", |word| self.forms.get(*word))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.side.words.get(at).is_some_and(|word| self.forms.is_word(*word))
    }

    /// Whether the word has a meaning of its own.
    pub(super) fn is_content(&self, at: usize) -> bool {
        self.side.words.get(at).is_some_and(|word| self.forms.weight(*word) > 2)
    }

    /// Whether the token is a word of a name: a capital that is not only that of a sentence's or headline's words.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.names.get(at) == Some(&true)
    }

    /// The word of a name as names are compared: "u.s" and "us" are one.
    pub(super) fn name(&self, at: usize) -> String {
        without_possessive(self.word(at)).replace('.', "")
    }

    /// Whether nothing stands between this token and the next.
    pub(super) fn touches_next(&self, at: usize) -> bool {
        let range = |at: usize| self.side.tokens.get(at).map(|token| token.range);
        range(at).zip(range(at + 1)).is_some_and(|(this, next)| this.end == next.start)
    }
}

/// A word with a capital.
struct Capital {
    at: usize,
    /// Whether a sentence or headline would give one to any word here.
    by_place: bool,
}

/// The words with a capital, in order.
fn found(texts: &Texts, side: &Side) -> Vec<Capital> {
    let mut out = Vec::new();
    for sentence in &side.sentences {
        let headline = is_headline(texts, side, *sentence);
        let (mut first, mut before) = (true, "");
        for at in sentence.tokens() {
            let form = side.forms.get(at).map_or("", |form| texts.forms.get(*form));
            if form.starts_with(char::is_uppercase) {
                out.push(Capital { at, by_place: headline || first || begins(before) });
            }
            first &= !form.starts_with(char::is_alphanumeric);
            before = form;
        }
    }
    out
}

/// Whether a quotation, a clause of its own or a bracket can begin behind a mark.
fn begins(mark: &str) -> bool {
    matches!(mark, "\"" | ":" | "(" | "[" | "-" | "'" | "..." | "*" | "•")
}

/// Whether most words have a capital.
fn is_headline(texts: &Texts, side: &Side, sentence: Span) -> bool {
    let forms = side.forms_of(sentence).iter().filter(|form| texts.forms.is_word(**form));
    let (all, capital) = forms.fold((0, 0), |(all, capital), form| {
        let is_capital = texts.forms.get(*form).starts_with(char::is_uppercase);
        (all + 1, capital + usize::from(is_capital))
    });
    all >= 3 && capital * 2 > all
}

/// How the words of both texts are written.
#[derive(Default)]
struct Capitals {
    /// Words in lower case that are written with a capital inside a sentence.
    proper: HashSet<u32>,
    /// Words that are written without one.
    small: HashSet<u32>,
}

impl Capitals {
    fn new(texts: &Texts) -> Self {
        let mut new = Self::default();
        for side in [&texts.old, &texts.new] {
            let inside = found(texts, side).into_iter().filter(|capital| !capital.by_place);
            new.proper.extend(inside.filter_map(|capital| side.words.get(capital.at)));
            let same = side.forms.iter().zip(&side.words).filter(|(form, word)| form == word);
            new.small.extend(same.map(|(_, word)| *word));
        }
        new
    }

    fn is_name(&self, texts: &Texts, side: &Side, meanings: &[Meaning], capital: &Capital) -> bool {
        let Some((form, word)) = side.forms.get(capital.at).zip(side.words.get(capital.at)) else { return false };
        let bare = without_possessive(texts.forms.get(*word));
        let is_date = meanings.get(*form as usize).is_some_and(Meaning::is_numeric);
        if is_date || bare == "i" || bare.starts_with("i'") || lists::has(&PERSON_TITLES, bare) {
            return false;
        }
        let is_common = || COMMON_LOWER.has(bare) || lists::has(&FUNCTION_WORDS, bare);
        !capital.by_place || !self.small.contains(word) && (self.proper.contains(word) || !is_common())
    }
}
