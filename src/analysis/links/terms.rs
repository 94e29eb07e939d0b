//! What a sentence is about, as weighted terms: stems of words, entities, figures. A name counts as its entity, however it is written.

use super::figures::key;
use super::weight::weight;
use super::{Found, quantity};
use crate::analysis::facts::UnitWords;
use crate::analysis::lexicon::names::{CALENDAR, NEGATORS};
use crate::analysis::lexicon::numbers::CARDINALS;
use crate::analysis::meaning::{Sum, Vector, neighbours};
use crate::analysis::stem::{is_grammar, rarity, stem};
use crate::analysis::{ClaimUnit, Figure, FigureKind, MentionForm, Quote};
use crate::article::UnitKind;
use crate::text::{TextRange, slice};
use foldhash::{HashMap, HashSet};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Something a sentence can share with another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Term {
    /// A word, by its stem.
    Word(String),
    /// An entity, by its index.
    Entity(usize),
    /// A figure, by value and unit.
    Figure(String),
    /// What a figure measures, whatever its value.
    Quantity(String),
}

/// A term of one sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Weighted {
    /// Index of the term in the vocabulary.
    pub(super) term: usize,
    /// How much it says in this event.
    pub(super) weight: f64,
    /// Where the sentence writes it.
    pub(super) range: TextRange,
}

/// The terms of one unit, sorted by term; empty for units that are not matched.
#[derive(Clone, Debug, Default)]
pub(super) struct UnitTerms {
    /// Its terms.
    pub(super) terms: Vec<Weighted>,
    /// Places in `terms` of those that are no words.
    pub(super) special: Vec<usize>,
    /// Sum of the weights of what can be shared: all but quantities.
    pub(super) total: f64,
    /// What it means on the whole; none if no word of it is known.
    pub(super) meaning: Option<Vector>,
    /// It denies something.
    pub(super) denies: bool,
    /// Terms that stand next to one another or with one between them, in their order, with the mean of their weights; sorted.
    pub(super) phrases: Vec<([usize; 2], f64)>,
    /// Its parts that could stand alone: the places of their terms in `terms`, with the sum of their weights.
    pub(super) parts: Vec<Part>,
    /// Stems of its words in order, at most [`LONGEST`], for runs of equal words.
    pub(super) stems: Vec<usize>,
    /// Quotations that stand in it, by index, with the numbers of their words: at most [`LONGEST`] words together.
    pub(super) quotes: Vec<(usize, Vec<usize>)>,
}

/// A part of a unit that could stand alone as a claim.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Where it stands.
    pub(super) range: TextRange,
    /// Whether each of the unit's terms stands in it.
    pub(super) holds: Vec<bool>,
    /// Sum of the weights of what can be shared.
    pub(super) total: f64,
}

impl UnitTerms {
    /// The terms that are no words.
    pub(super) fn special(&self) -> impl Iterator<Item = &Weighted> {
        self.special.iter().map(|place| &self.terms[*place])
    }

    /// Where in `terms` a term of the vocabulary is.
    pub(super) fn place(&self, term: usize) -> Option<usize> {
        self.terms.binary_search_by_key(&term, |t| t.term).ok()
    }

    /// A unit without words.
    pub(super) const EMPTY: Self = Self {
        terms: Vec::new(),
        special: Vec::new(),
        total: 0.0,
        meaning: None,
        denies: false,
        phrases: Vec::new(),
        parts: Vec::new(),
        stems: Vec::new(),
        quotes: Vec::new(),
    };
}

/// No more words of one unit, or of its quotations, are compared in order: a guard against a whole book on one line.
const LONGEST: usize = 300;

/// What is known of a word form, whatever stands around it.
#[derive(Debug)]
struct Known {
    /// Number of its stem.
    stem: usize,
    /// Its term, once it was one: where it is part of a name it is none.
    term: Option<usize>,
    /// What it means.
    meaning: Sum,
    /// It denies something.
    denies: bool,
    /// It says something by itself.
    tells: bool,
    /// It is a number in digits or words.
    number: bool,
}

/// All terms of the articles.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Each term once.
    pub(super) terms: Vec<Term>,
    index: HashMap<Term, usize>,
    stems: HashMap<String, usize>,
    /// How rare each stem is outside of the event.
    pub(super) stem_rarity: Vec<f64>,
    /// Numbers of the folded words of quotations.
    quoted: HashMap<String, usize>,
    /// Each word by its form in lower case, and what is known of it.
    forms: HashMap<String, usize>,
    known: Vec<Known>,
    /// Units that hold each term, over all articles.
    holding: Vec<usize>,
    /// Meaning of each term that is a word.
    vectors: Vec<Option<Vector>>,
    /// For each term the words that are near it in meaning, and how near, up to 1.
    pub(super) near: Vec<Vec<(usize, f32)>>,
    /// Terms of each article's units.
    pub(super) units: Vec<Vec<UnitTerms>>,
}

impl Vocabulary {
    /// Reads all articles, then weighs every term by how rare it is outside and inside of the event.
    pub(super) fn read(found: Found<'_>) -> Self {
        let mut all = Self::default();
        for (doc, facts) in found.facts.iter().enumerate() {
            let names = named(found, doc);
            let figures: Vec<_> = of_doc(found.figures, doc, |figure| figure.place.doc).collect();
            let quotes: Vec<_> = found.quotes.iter().enumerate().filter(|(_, quote)| quote.place.doc == doc).collect();
            let claims: Vec<_> = of_doc(found.claims, doc, |claim| claim.place.doc).collect();
            let unit = |unit| all.unit(&facts.article.text, unit, &names, &figures, &quotes, &claims);
            let units = facts.units.iter().map(unit).collect();
            all.units.push(units);
        }
        all.weigh(found.facts.iter().map(|facts| facts.units.len()).sum());
        all.near = neighbours(&all.vectors);
        all
    }

    fn unit(
        &mut self,
        text: &str,
        unit: &UnitWords<'_>,
        names: &[Name],
        figures: &[&Figure],
        quotes: &[(usize, &Quote)],
        claims: &[&ClaimUnit],
    ) -> UnitTerms {
        if !matches!(unit.kind, UnitKind::Title | UnitKind::Sentence) {
            return UnitTerms::default();
        }
        let mut terms: BTreeMap<usize, TextRange> = BTreeMap::new();
        let names = inside(names, unit.range, |name| name.range);
        let figures = inside(figures, unit.range, |figure| figure.place.range);
        for name in names {
            terms.entry(self.id(Term::Entity(name.entity))).or_insert(name.range);
        }
        for figure in figures.iter().filter(|figure| figure.kind != FigureKind::Ordinal) {
            terms.entry(self.id(Term::Figure(key(figure)))).or_insert(figure.place.range);
        }
        for figure in figures {
            if let Some(quantity) = quantity::measured(unit, figure) {
                terms.entry(self.id(Term::Quantity(quantity))).or_insert(figure.place.range);
            }
        }
        let (mut stems, mut meaning, mut denies) = (Vec::new(), Sum::default(), false);
        for word in unit.words.iter().filter(|word| word.is_word()) {
            let form = self.form(&word.lower);
            let known = &self.known[form];
            if stems.len() < LONGEST {
                stems.push(known.stem);
            }
            meaning.add(&known.meaning);
            denies |= known.denies;
            // The number stands for itself; what it measures is a word ("feet").
            let number = || known.number && covers(figures, word.range, |figure| figure.place.range);
            if known.tells && !covers(names, word.range, |name| name.range) && !number() {
                terms.entry(self.term(form, &word.lower)).or_insert(word.range);
            }
        }
        for &term in terms.keys() {
            self.holding[term] += 1;
        }
        let terms: Vec<_> = terms.into_iter().map(|(term, range)| Weighted { term, weight: 0.0, range }).collect();
        let holds = |range: TextRange| terms.iter().map(|term| range.covers(term.range)).collect();
        let parts = inside(claims, unit.range, |claim| claim.place.range);
        let parts =
            parts.iter().map(|claim| Part { range: claim.place.range, holds: holds(claim.place.range), total: 0.0 }).collect();
        let quotes = self.quoted(text, reaching_into(quotes, unit.range));
        let is_special = |term: &Weighted| !matches!(self.terms[term.term], Term::Word(_));
        let special = terms.iter().enumerate().filter(|(_, term)| is_special(term)).map(|(place, _)| place).collect();
        UnitTerms { terms, special, total: 0.0, meaning: meaning.direction(), denies, phrases: Vec::new(), parts, stems, quotes }
    }

    /// Whether a word of the articles, in lower case, denies something.
    pub(super) fn denies(&self, lower: &str) -> bool {
        self.forms.get(lower).is_some_and(|form| self.known[*form].denies)
    }

    /// The number of a word in lower case.
    fn form(&mut self, lower: &str) -> usize {
        if let Some(&form) = self.forms.get(lower) {
            return form;
        }
        let stem = stem(lower);
        let known = Known {
            stem: self.stem(&stem),
            term: None,
            meaning: Sum::of(lower),
            denies: negates(&stem) || lower.ends_with("n't"),
            tells: !is_grammar(&stem) && !lower.starts_with('\'') && lower.contains(char::is_alphabetic),
            number: is_number(lower),
        };
        self.known.push(known);
        self.forms.insert(lower.to_owned(), self.known.len() - 1);
        self.known.len() - 1
    }

    /// The term of a word in lower case with that number.
    fn term(&mut self, form: usize, lower: &str) -> usize {
        if let Some(term) = self.known[form].term {
            return term;
        }
        let term = self.id(Term::Word(stem(lower)));
        if self.vectors[term].is_none() && !is_of_calendar(lower) {
            self.vectors[term] = self.known[form].meaning.direction();
        }
        self.known[form].term = Some(term);
        term
    }

    fn stem(&mut self, stem: &str) -> usize {
        if let Some(&id) = self.stems.get(stem) {
            return id;
        }
        self.stems.insert(stem.to_owned(), self.stem_rarity.len());
        self.stem_rarity.push(rarity(stem));
        self.stem_rarity.len() - 1
    }

    fn quoted(&mut self, text: &str, quotes: &[(usize, &Quote)]) -> Vec<(usize, Vec<usize>)> {
        let (mut left, mut read) = (LONGEST, Vec::new());
        for (at, quote) in quotes {
            if left == 0 {
                break;
            }
            let words: Vec<_> = folded_words(slice(text, quote.place.range))
                .take(left)
                .map(|word| {
                    let next = self.quoted.len();
                    *self.quoted.entry(word).or_insert(next)
                })
                .collect();
            left -= words.len();
            read.push((*at, words));
        }
        read
    }

    fn id(&mut self, term: Term) -> usize {
        if let Some(&id) = self.index.get(&term) {
            return id;
        }
        self.index.insert(term.clone(), self.terms.len());
        self.terms.push(term);
        self.holding.push(0);
        self.vectors.push(None);
        self.terms.len() - 1
    }

    fn weigh(&mut self, units: usize) {
        let all = self.terms.iter().zip(&self.holding);
        let weights: Vec<_> = all.map(|(term, holding)| weight(term, *holding, units)).collect();
        for unit in self.units.iter_mut().flatten() {
            for term in &mut unit.terms {
                term.weight = weights[term.term];
            }
            let content = unit.terms.iter().filter(|term| self.terms[term.term].is_content());
            unit.total = content.clone().map(|term| term.weight).sum();
            unit.phrases = phrases(content.collect());
            for part in &mut unit.parts {
                let held =
                    unit.terms.iter().zip(&part.holds).filter(|(term, holds)| **holds && self.terms[term.term].is_content());
                part.total = held.map(|(term, _)| term.weight).sum();
            }
        }
    }
}

/// The pairs of terms that stand close together.
fn phrases(mut terms: Vec<&Weighted>) -> Vec<([usize; 2], f64)> {
    terms.sort_by_key(|term| term.range);
    let pair = |a: &Weighted, b: &Weighted| ([a.term, b.term], f64::midpoint(a.weight, b.weight));
    let pairs = terms.iter().enumerate().flat_map(|(n, a)| terms.iter().skip(n + 1).take(2).map(move |b| pair(a, b)));
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort_by_key(|(pair, _)| *pair);
    pairs
}

impl Term {
    /// What is measured says nothing about how much of a sentence is shared: its words count already.
    pub(super) fn is_content(&self) -> bool {
        !matches!(self, Self::Quantity(_))
    }

    /// It names somebody or something.
    pub(super) fn is_entity(&self) -> bool {
        matches!(self, Self::Entity(_))
    }
}

/// Whether a word with this stem denies something: "stops" as well as "stopped".
fn negates(stem: &str) -> bool {
    static STEMS: LazyLock<HashSet<String>> = LazyLock::new(|| NEGATORS.words().map(self::stem).collect());
    STEMS.contains(stem)
}

/// Days and months are alike in their vectors, whichever they are; so are "today" and "yesterday".
fn is_of_calendar(word: &str) -> bool {
    CALENDAR.has(word) || matches!(word, "today" | "tonight" | "yesterday" | "tomorrow")
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || CARDINALS.has(word)
}

struct Name {
    range: TextRange,
    entity: usize,
}

/// Who and what article `doc` names, also by a pronoun, sorted.
fn named(found: Found<'_>, doc: usize) -> Vec<Name> {
    let mentions =
        found.entities.iter().enumerate().flat_map(|(entity, e)| e.mentions.iter().map(move |mention| (entity, mention)));
    let here = mentions.filter(|(_, mention)| mention.place.doc == doc && mention.form != MentionForm::Nominal);
    let mut names: Vec<_> = here.map(|(entity, mention)| Name { range: mention.place.range, entity }).collect();
    let pronouns = of_doc(found.pronouns, doc, |pronoun| pronoun.place.doc);
    names.extend(pronouns.map(|pronoun| Name { range: pronoun.place.range, entity: pronoun.entity }));
    names.sort_by_key(|name| name.range);
    names
}

fn of_doc<T>(items: &[T], doc: usize, doc_of: impl Fn(&T) -> usize) -> impl Iterator<Item = &T> {
    items.iter().filter(move |item| doc_of(item) == doc)
}

/// The items, sorted and apart, that lie in `range`.
fn inside<T>(items: &[T], range: TextRange, range_of: impl Fn(&T) -> TextRange) -> &[T] {
    let first = items.partition_point(|item| range_of(item).start < range.start);
    let end = items.partition_point(|item| range_of(item).start < range.end);
    items.get(first..end.max(first)).unwrap_or_default()
}

/// The quotations, sorted and apart, that share a part of `unit`; one may have begun in an earlier unit.
fn reaching_into<'a, 'b>(quotes: &'b [(usize, &'a Quote)], unit: TextRange) -> &'b [(usize, &'a Quote)] {
    let first = quotes.partition_point(|(_, quote)| quote.place.range.end <= unit.start);
    let end = quotes.partition_point(|(_, quote)| quote.place.range.start < unit.end);
    quotes.get(first..end.max(first)).unwrap_or_default()
}

fn covers<T>(items: &[T], word: TextRange, range_of: impl Fn(&T) -> TextRange) -> bool {
    let next = items.partition_point(|item| range_of(item).end <= word.start);
    items.get(next).is_some_and(|item| range_of(item).covers(word))
}

fn folded_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}
