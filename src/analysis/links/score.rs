//! The score of one pair of sentences, and its reasons.

use super::select::WEAK;
use super::terms::{Term, UnitTerms, Vocabulary, Weighted};
use super::{Found, range_of};
use crate::analysis::{ClaimLink, Place, Relation, Why, verbatim};
use crate::text::{TextRange, slice};

/// What two sentences have in common, each between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Overlap {
    /// Cosine of the weighted terms.
    cosine: f64,
    /// Shared weight in the sentence that has less of it.
    contained: f64,
    /// Weight of the shared words; four rare ones count in full.
    words: f64,
    /// Weight of the shared entities; three rare ones count in full.
    entities: f64,
    /// Weight of the shared figures; one of three digits counts in full.
    figures: f64,
    /// Weight of the quantities that both measure of something both name; one counts in full.
    quantities: f64,
    /// Longest run of equal words; ten count in full.
    run: f64,
    /// Longest run of words quoted in both; eight count in full.
    quoted: f64,
}

impl Overlap {
    /// 0 to 1. The weights were chosen by hand on the dev part of a public set of news stories; they are no fit.
    fn score(self) -> f64 {
        let sum = 1.6 * self.cosine
            + 2.0 * self.contained
            + 2.4 * self.words
            + 3.2 * self.entities
            + 1.8 * self.figures
            + 2.3 * self.quantities
            + 1.2 * self.run
            + 2.5 * self.quoted;
        1.0 / (1.0 + (3.4 - sum).exp())
    }
}

/// The link between two units, if they share enough to be worth ranking; [`explain`] fills in the rest.
pub(super) fn link(found: Found<'_>, vocabulary: &Vocabulary, a: (usize, usize), b: (usize, usize)) -> Option<ClaimLink> {
    let (x, y) = (&vocabulary.units[a.0][a.1], &vocabulary.units[b.0][b.1]);
    let shared = shared(x, y);
    let score = overlap(vocabulary, x, y, &shared).score();
    if score < LEAST || shared.is_empty() {
        return None;
    }
    let place = |at: (usize, usize)| Place { doc: at.0, range: range_of(found, at) };
    Some(ClaimLink { a: place(a), b: place(b), score, relation: Relation::Partial, why: Why::default(), accepted: false })
}

/// Says how the sentences of a link relate and what they share. Costs more than the score, so it is done for links that stay.
pub(super) fn explain(found: Found<'_>, vocabulary: &Vocabulary, link: &mut ClaimLink) {
    let terms = |place: Place| {
        let unit = found.facts[place.doc].article.unit_at(place.range.start)?;
        vocabulary.units[place.doc].get(unit)
    };
    let Some((x, y)) = terms(link.a).zip(terms(link.b)) else { return };
    let shared = shared(x, y);
    let copied = link.score >= WEAK && longest_run(&x.stems, &y.stems) > 2 && is_copied(found, link.a, link.b);
    link.relation = if copied { Relation::Verbatim } else { relation(x, y, &shared) };
    link.why = why(found, vocabulary, x, y, &shared, link.a);
}

/// Links below this score are not worth ranking.
const LEAST: f64 = 0.035;

fn overlap(vocabulary: &Vocabulary, x: &UnitTerms, y: &UnitTerms, shared: &[Weighted]) -> Overlap {
    let (mut words, mut entities, mut figures, mut quantities, mut product) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for Weighted { term, weight, .. } in shared {
        match vocabulary.terms[*term] {
            Term::Word(_) => words += weight,
            Term::Entity(_) => entities += weight,
            Term::Figure(_) => figures += weight,
            Term::Quantity(_) => {
                quantities += weight;
                continue;
            }
        }
        product += weight * weight;
    }
    let part = |part: f64, whole: f64| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
    Overlap {
        cosine: part(product, x.norm * y.norm),
        // In a sentence of two words everything is easily contained.
        contained: part(words + entities + figures, x.total.min(y.total).max(16.0)),
        words: part(words, 30.0),
        entities: part(entities, 18.0),
        figures: part(figures, 9.0),
        quantities: if entities > 0.0 { part(quantities, 6.5) } else { 0.0 },
        run: part(longest_run(&x.stems, &y.stems) as f64, 10.0),
        quoted: part(longest_quoted(x, y).map_or(0, |(_, run)| run) as f64, 8.0),
    }
}

/// The terms that both have, with the place in the first; both lists are sorted by term.
fn shared(x: &UnitTerms, y: &UnitTerms) -> Vec<Weighted> {
    let has = |term: usize| y.terms.binary_search_by_key(&term, |t| t.term).is_ok();
    x.terms.iter().filter(|t| has(t.term)).copied().collect()
}

/// Length of the longest run of equal items.
fn longest_run<T: PartialEq>(x: &[T], y: &[T]) -> usize {
    let mut best = 0;
    let (mut last, mut row) = (vec![0; y.len() + 1], vec![0; y.len() + 1]);
    for a in x {
        // Most words of one sentence are not in the other.
        if !y.contains(a) {
            last.fill(0);
            continue;
        }
        for (n, b) in y.iter().enumerate() {
            row[n + 1] = if a == b { last[n] + 1 } else { 0 };
            best = best.max(row[n + 1]);
        }
        std::mem::swap(&mut last, &mut row);
    }
    best
}

/// A quotation that both have, by at least four words in a row, or whole if it is shorter (but not one word).
fn longest_quoted(x: &UnitTerms, y: &UnitTerms) -> Option<(usize, usize)> {
    let pairs = x.quotes.iter().flat_map(|a| y.quotes.iter().map(move |b| (a, b)));
    // Of the two the shorter one is what both have.
    let shorter = |a: &(usize, Vec<usize>), b: &(usize, Vec<usize>)| if a.1.len() <= b.1.len() { a.0 } else { b.0 };
    let runs = pairs.map(|(a, b)| (shorter(a, b), longest_run(&a.1, &b.1), a.1.len().min(b.1.len())));
    runs.filter(|(_, run, shorter)| *run >= 4 || *run >= 2 && run == shorter)
        .map(|(at, run, _)| (at, run))
        .max_by_key(|(_, run)| *run)
}

/// Whether at least four fifths of the shorter sentence stand in the other word by word.
fn is_copied(found: Found<'_>, a: Place, b: Place) -> bool {
    let article = |place: Place| found.facts[place.doc].article;
    verbatim::coverage(found.verbatim, article(a), a, article(b), b) >= 0.8
}

fn relation(x: &UnitTerms, y: &UnitTerms, shared: &[Weighted]) -> Relation {
    let weight: f64 = shared.iter().map(|term| term.weight).sum();
    if weight >= 0.6 * x.total.max(y.total) { Relation::Same } else { Relation::Partial }
}

fn why(found: Found<'_>, vocabulary: &Vocabulary, x: &UnitTerms, y: &UnitTerms, shared: &[Weighted], a: Place) -> Why {
    let text = &found.facts[a.doc].article.text;
    let mut heaviest = shared.to_vec();
    heaviest.sort_by(|p, q| q.weight.total_cmp(&p.weight).then(p.range.cmp(&q.range)));
    let mut why = Why::default();
    for term in heaviest {
        let words = || readable(text, term.range);
        match &vocabulary.terms[term.term] {
            Term::Word(_) if why.words.len() < 5 => why.words.push(words()),
            Term::Entity(entity) => why.entities.push(*entity),
            Term::Figure(_) => why.figures.push(words()),
            Term::Word(_) | Term::Quantity(_) => {}
        }
    }
    if let Some((quote, _)) = longest_quoted(x, y) {
        let quote = &found.quotes[quote].place;
        why.quotes.push(readable(&found.facts[quote.doc].article.text, quote.range));
    }
    why
}

fn readable(text: &str, range: TextRange) -> String {
    slice(text, range).split_whitespace().collect::<Vec<_>>().join(" ")
}
