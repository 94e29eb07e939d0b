//! Why two sentences were linked, in what a reader can see: the words, names and figures of both, and what speaks against it.

use super::Found;
use super::align::Aligned;
use super::features::longest_quoted;
use super::figures;
use super::terms::{Term, UnitTerms, Vocabulary, Weighted};
use super::weight::RARE_NAME;
use super::wording::{self, Side, Wording};
use crate::analysis::facts::UnitWords;
use crate::analysis::lexicon::names::FUNCTION_WORDS;
use crate::analysis::{Against, AlignedWords, Place, Why};
use crate::text::{TextRange, slice};

/// Two sentences whose reasons are looked for.
pub(super) struct Reasons<'r> {
    /// The articles, and what was found in them.
    pub(super) found: Found<'r>,
    /// All their terms.
    pub(super) vocabulary: &'r Vocabulary,
    /// The first sentence.
    pub(super) x: &'r UnitTerms,
    /// The second sentence.
    pub(super) y: &'r UnitTerms,
    /// Where the first one stands.
    pub(super) a: Place,
    /// Where the second one stands.
    pub(super) b: Place,
}

/// No more words than this are named, of either sort.
const WORDS: usize = 5;

impl Reasons<'_> {
    /// What both have, by how each is aligned with the other; what they say in other words only where it is `turned`.
    pub(super) fn why(&self, aligned: &[Aligned], turned: &[Aligned]) -> Why {
        let mut why = Why::default();
        let said = |pair: &&Aligned| self.is_equal(pair) && !self.is_address(&self.x.terms[pair.x]);
        for pair in aligned.iter().filter(said) {
            let x = &self.x.terms[pair.x];
            let term = &self.vocabulary.terms[x.term];
            match term {
                Term::Word(_) if why.words.len() < WORDS => why.words.push(self.words(self.a, x.range)),
                Term::Entity(entity) => why.entities.push(*entity),
                Term::Figure(_) => why.figures.push(self.words(self.a, x.range)),
                Term::Word(_) | Term::Quantity(_) => {}
            }
            if !term.is_entity() || x.weight >= RARE_NAME {
                why.told += x.weight;
            }
        }
        // A day is a word and a figure.
        why.words.retain(|word| !why.figures.contains(word));
        if let Some((quote, _)) = longest_quoted(self.x, self.y) {
            let quote = &self.found.quotes[quote].place;
            why.quotes.push(self.words(*quote, quote.range));
        }
        if !turned.is_empty() {
            why.aligned = self.otherwise(aligned, turned, &mut why.told);
        }
        why.share = (why.told / self.x.total.min(self.y.total).max(f64::EPSILON)).min(1.0);
        why
    }

    /// Whether both have the term itself.
    fn is_equal(&self, pair: &Aligned) -> bool {
        self.x.terms[pair.x].term == self.y.terms[pair.y].term
    }

    /// Whether a term only says that a name follows.
    fn is_address(&self, term: &Weighted) -> bool {
        matches!(&self.vocabulary.terms[term.term], Term::Word(stem) if ["mr", "mrs", "ms"].contains(&stem.as_str()))
    }

    /// What both say in other words: first what is most alike and weighs most, then what stands in the same place. Adds to what is `told`.
    fn otherwise(&self, aligned: &[Aligned], turned: &[Aligned], told: &mut f64) -> Vec<AlignedWords> {
        let Some((x, y)) = self.unit(self.a).zip(self.unit(self.b)) else { return Vec::new() };
        let (x, y) = (Side::new(self.vocabulary, self.x, x), Side::new(self.vocabulary, self.y, y));
        // Words of like meaning that each prefer another word say little.
        let mutual = |pair: &Aligned| turned.iter().any(|back| (back.x, back.y) == (pair.y, pair.x));
        let alike = aligned.iter().filter(|pair| !self.is_equal(pair) && mutual(pair) && wording::says_the_same(&x, &y, pair));
        let alike = alike.map(|pair| ([(&self.x.terms[pair.x]).into(), (&self.y.terms[pair.y]).into()], pair.likeness));
        let replaced = wording::replaced(&x, &y).into_iter().chain(wording::governing(&x, &y)).map(|pair| (pair, 0.0));
        let mut said: Vec<AlignedWords> = Vec::new();
        for ([x, y], likeness) in alike.chain(replaced) {
            let is_new = said.iter().all(|words| !words.a.range.intersects(x.range) && !words.b.range.intersects(y.range));
            if said.len() < WORDS && is_new && self.tells(self.a, x.term) && self.tells(self.b, y.term) {
                let place = |of: Place, wording: Wording<'_>| Place { doc: of.doc, range: wording.range };
                *told += likeness * f64::midpoint(x.term.weight, y.term.weight);
                if !self.in_figure(self.x, x.range) && !self.in_figure(self.y, y.range) {
                    said.push(AlignedWords { a: place(self.a, x), b: place(self.b, y), likeness });
                }
            }
        }
        said
    }

    /// Whether a term is a plain word that says something by itself.
    fn tells(&self, place: Place, term: &Weighted) -> bool {
        let is_word = matches!(self.vocabulary.terms[term.term], Term::Word(_));
        is_word && !FUNCTION_WORDS.has(&self.words(place, term.range).to_lowercase())
    }

    /// Whether a range of a unit is part of a figure: of "eight years" the figure is named, not the years.
    fn in_figure(&self, unit: &UnitTerms, range: TextRange) -> bool {
        let is_figure = |term: &Weighted| matches!(self.vocabulary.terms[term.term], Term::Figure(_));
        unit.special().any(|term| is_figure(term) && term.range.covers(range))
    }

    /// Whether a sentence is put in the negative, or, where only a part of it matches, that part. "Not only" is no negative, nor is
    /// "without" (of "held without bail"), nor a name that looks like one ("Diamond Bar").
    fn denies(&self, unit: &UnitTerms, place: Place, part: Option<TextRange>) -> bool {
        let words = self.unit(place).filter(|_| unit.denies).map(|unit| &*unit.words).unwrap_or_default();
        let named = |range| unit.terms.iter().any(|t| self.vocabulary.terms[t.term].is_entity() && t.range.covers(range));
        let denies = |at: usize| {
            let (word, next) = (&words[at], words.get(at + 1).map_or("", |next| next.lower.as_str()));
            let inside = part.is_none_or(|part| part.covers(word.range));
            inside
                && word.lower != "without"
                && self.vocabulary.denies(&word.lower)
                && !matches!(next, "only" | "just")
                && !named(word.range)
        };
        (0..words.len()).any(denies)
    }

    /// The words of the sentence at `place`.
    fn unit(&self, place: Place) -> Option<&UnitWords<'_>> {
        let facts = &self.found.facts[place.doc];
        facts.units.get(facts.article.unit_at(place.range.start)?)
    }

    fn words(&self, place: Place, range: TextRange) -> String {
        readable(&self.found.facts[place.doc].article.text, range)
    }

    /// What speaks against it; `matching` is the part of each that matches, where it is not the whole.
    pub(super) fn against(&self, matching: [Option<TextRange>; 2]) -> Vec<Against> {
        let mut against = Vec::new();
        let only = |x: &UnitTerms, y: &UnitTerms, place: Place| -> Vec<String> {
            let lacking = figures::lacking(self.vocabulary, x, y).into_iter();
            let others = lacking.filter(|term| !figures::is_dated_alike(self.vocabulary, term, y));
            others.take(WORDS).map(|term| self.words(place, term.range)).collect()
        };
        let figures = [only(self.x, self.y, self.a), only(self.y, self.x, self.b)];
        if figures.iter().all(|figures| !figures.is_empty()) {
            against.push(Against::Figures(figures));
        }
        let [x, y] = [(self.x, self.a, matching[0]), (self.y, self.b, matching[1])]
            .map(|(unit, place, part)| self.denies(unit, place, part));
        if x != y {
            against.push(Against::Denies(x));
        }
        let names = |unit: &UnitTerms| unit.terms.iter().any(|term| self.vocabulary.terms[term.term].is_entity());
        let (x, y) = (names(self.x), names(self.y));
        if x != y {
            against.push(Against::Names(x));
        }
        against
    }
}

fn readable(text: &str, range: TextRange) -> String {
    slice(text, range).split_whitespace().collect::<Vec<_>>().join(" ")
}
