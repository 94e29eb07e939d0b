//! Why two sentences were linked, and how they relate.

use super::Found;
use super::align::{self, Aligned};
use super::features::{Feature, Values, longest_quoted, longest_run};
use super::figures;
use super::model::Model;
use super::select::EVEN;
use super::terms::{Term, UnitTerms, Vocabulary};
use crate::analysis::lexicon::names::FUNCTION_WORDS;
use crate::analysis::{Against, AlignedWords, ClaimLink, Part, Place, Relation, Why, verbatim};
use crate::text::{TextRange, slice};

/// Says how the sentences of a link relate and what they share; `values` is what their score rests on, if it was worked out. Costs more than
/// the score, so it is done for links that stay.
pub(super) fn explain(found: Found<'_>, vocabulary: &Vocabulary, link: &mut ClaimLink, values: Option<&Values>) {
    let terms = |place: Place| {
        let unit = found.facts[place.doc].article.unit_at(place.range.start)?;
        vocabulary.units[place.doc].get(unit)
    };
    let Some((x, y)) = terms(link.a).zip(terms(link.b)) else { return };
    let reasons = Reasons { found, vocabulary, x, y, a: link.a, b: link.b };
    // Most links are listed only on request: for them what is shared to the letter is enough.
    if link.score < EVEN {
        link.why = reasons.why(&align::equal(vocabulary, x, y), &[]);
    } else {
        let (aligned, turned) = (align::pairs(vocabulary, x, y), align::pairs(vocabulary, y, x));
        let copied = longest_run(&x.stems, &y.stems) > 2 && is_copied(found, link.a, link.b);
        link.relation = if copied { Relation::Verbatim } else { relation(x, y, &aligned, &turned) };
        link.why = reasons.why(&aligned, &turned);
        link.why.against = reasons.against();
        link.why.matching = super::parts::matching(vocabulary, (x, &aligned), (y, &turned));
    }
    link.why.parts = values.map(parts).unwrap_or_default();
}

/// Whether at least four fifths of the shorter sentence stand in the other word by word.
fn is_copied(found: Found<'_>, a: Place, b: Place) -> bool {
    let article = |place: Place| found.facts[place.doc].article;
    verbatim::coverage(found.verbatim, article(a), a, article(b), b) >= 0.8
}

/// How much of each sentence must be said by the other for both to say the same.
const SAME: f64 = 0.6;

fn relation(x: &UnitTerms, y: &UnitTerms, aligned: &[Aligned], turned: &[Aligned]) -> Relation {
    let share = |unit: &UnitTerms, part: f64| part >= SAME * unit.total;
    let of =
        |unit: &UnitTerms, pairs: &[Aligned]| pairs.iter().map(|pair| unit.terms[pair.x].weight * pair.likeness).sum::<f64>();
    let both = share(x, of(x, aligned)) && share(y, of(y, turned));
    if both { Relation::Same } else { Relation::Partial }
}

/// What each feature adds to the score, the greatest first; those that add nothing are left out.
fn parts(values: &Values) -> Vec<Part> {
    let weights = Model::own().link.weights;
    let all = Feature::ALL.into_iter().zip(values).zip(weights);
    let mut parts: Vec<_> = all.map(|((feature, value), weight)| Part { feature, value: *value, adds: value * weight }).collect();
    parts.retain(|part| part.adds.abs() >= 0.005);
    parts.sort_by(|p, q| q.adds.total_cmp(&p.adds).then(p.feature.cmp(&q.feature)));
    parts
}

/// Two sentences whose reasons are looked for.
struct Reasons<'r> {
    found: Found<'r>,
    vocabulary: &'r Vocabulary,
    x: &'r UnitTerms,
    y: &'r UnitTerms,
    a: Place,
    b: Place,
}

/// Words less alike than this are not named as saying the same in other words.
const ALIKE: f64 = 0.42;

/// No more words than this are named, of either sort.
const WORDS: usize = 5;

impl Reasons<'_> {
    fn why(&self, aligned: &[Aligned], turned: &[Aligned]) -> Why {
        let mut why = Why::default();
        // Words of like meaning that each prefer another word say little.
        let mutual = |pair: &Aligned| {
            let back = || turned.iter().any(|back| (back.x, back.y) == (pair.y, pair.x));
            let says = |place: Place, range| !FUNCTION_WORDS.has(&self.words(place, range).to_lowercase());
            let told = says(self.a, self.x.terms[pair.x].range) && says(self.b, self.y.terms[pair.y].range);
            pair.likeness >= ALIKE && told && back()
        };
        for pair in aligned {
            let (x, y) = (&self.x.terms[pair.x], &self.y.terms[pair.y]);
            match &self.vocabulary.terms[x.term] {
                Term::Word(_) if x.term == y.term && why.words.len() < WORDS => why.words.push(self.words(self.a, x.range)),
                Term::Word(_) if x.term != y.term && why.aligned.len() < WORDS && mutual(pair) => {
                    why.aligned.push(AlignedWords {
                        a: Place { doc: self.a.doc, range: x.range },
                        b: Place { doc: self.b.doc, range: y.range },
                        likeness: pair.likeness,
                    });
                }
                Term::Entity(entity) => why.entities.push(*entity),
                Term::Figure(_) => why.figures.push(self.words(self.a, x.range)),
                Term::Word(_) | Term::Quantity(_) => {}
            }
        }
        // A day is a word and a figure.
        why.words.retain(|word| !why.figures.contains(word));
        if let Some((quote, _)) = longest_quoted(self.x, self.y) {
            let quote = &self.found.quotes[quote].place;
            why.quotes.push(self.words(*quote, quote.range));
        }
        why
    }

    fn words(&self, place: Place, range: TextRange) -> String {
        readable(&self.found.facts[place.doc].article.text, range)
    }

    fn against(&self) -> Vec<Against> {
        let mut against = Vec::new();
        let only = |x: &UnitTerms, y: &UnitTerms, place: Place| -> Vec<String> {
            figures::lacking(self.vocabulary, x, y).into_iter().take(WORDS).map(|term| self.words(place, term.range)).collect()
        };
        let figures = [only(self.x, self.y, self.a), only(self.y, self.x, self.b)];
        if figures.iter().all(|figures| !figures.is_empty()) {
            against.push(Against::Figures(figures));
        }
        if self.x.denies != self.y.denies {
            against.push(Against::Denies(self.x.denies));
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
