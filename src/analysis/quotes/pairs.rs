//! The same quotation in two articles: whole, cut short, worded otherwise, or given to somebody else.
//!
//! Found through an index of four words in a row, never by comparing all quotations with each other: cost grows with the number of
//! quoted words alone.

use crate::analysis::facts::Facts;
use crate::analysis::lexicon::names::FUNCTION_WORDS;
use crate::analysis::model::{Entity, Quote, QuotePair, QuoteRelation};
use foldhash::HashMap;
use std::collections::BTreeMap;

/// So many words in a row tell that it is one quotation.
const GRAM: usize = 4;

/// In one article, so many places of the same words are remembered.
const MOST_PLACES: usize = 3;

/// Of a quotation that was changed, so many words of the common run say something.
const LEAST_CONTENT: usize = 2;

/// The pairs among `quotes`, which are those of all articles, sorted. Sorted by `a`, then `b`.
pub(in crate::analysis) fn pairs(facts: &[Facts<'_>], entities: &[Entity], quotes: &[Quote]) -> Vec<QuotePair> {
    let mut numbers = HashMap::default();
    let words: Vec<_> = quotes.iter().map(|quote| said(facts, quote, &mut numbers)).collect();
    let speakers = Speakers { quotes, entities };
    let mut index = Index { quotes, words: &words, places: HashMap::default() };
    let mut pairs = Vec::new();
    for b in 0..quotes.len() {
        for (a, run) in index.runs(b) {
            let relation = relation(&words[a], &words[b], run);
            let short = words[a].len().min(words[b].len()) < GRAM;
            let told = !short || speakers.are_same(a, b);
            let pair = |relation| QuotePair { a, b, relation, other_speaker: speakers.differ(a, b) };
            pairs.extend(relation.filter(|_| told).map(pair));
        }
        index.add(b);
    }
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// A word of a quotation: a number that stands for it, and whether it says something by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Said {
    word: usize,
    content: bool,
}

/// The words of a quotation, folded.
fn said<'f>(facts: &'f [Facts<'_>], quote: &Quote, numbers: &mut HashMap<&'f str, usize>) -> Vec<Said> {
    let range = quote.place.range;
    let Some(facts) = facts.get(quote.place.doc) else { return Vec::new() };
    let first = facts.units.partition_point(|unit| unit.range.end <= range.start);
    let units = facts.units.iter().skip(first).take_while(|unit| unit.range.start < range.end);
    let words = units.flat_map(|unit| {
        let first = unit.words.partition_point(|word| word.range.end <= range.start);
        unit.words.iter().skip(first).take_while(|word| word.range.start < range.end)
    });
    let mut number = |word: &'f str| {
        let next = numbers.len();
        *numbers.entry(word).or_insert(next)
    };
    let words = words.filter(|word| word.is_word());
    words.map(|word| Said { word: number(&word.lower), content: !FUNCTION_WORDS.has(&word.lower) }).collect()
}

/// Where runs of words stand in the quotations read so far.
struct Index<'q> {
    quotes: &'q [Quote],
    words: &'q [Vec<Said>],
    /// For each run, quotations and the word it begins with there.
    places: HashMap<&'q [Said], Vec<(usize, usize)>>,
}

/// The runs that a quotation is looked up by: all of four words; of a shorter one the whole, but not a single word.
fn grams(words: &[Said]) -> std::slice::Windows<'_, Said> {
    let length = words.len().min(GRAM);
    words.get(..if length < 2 { 0 } else { words.len() }).unwrap_or_default().windows(length.max(1))
}

impl Index<'_> {
    fn add(&mut self, quote: usize) {
        let doc = |n: usize| self.quotes[n].place.doc;
        for (at, gram) in grams(&self.words[quote]).enumerate() {
            let places = self.places.entry(gram).or_default();
            let here = places.iter().rev().take(MOST_PLACES).take_while(|(other, _)| doc(*other) == doc(quote)).count();
            if here < MOST_PLACES {
                places.push((quote, at));
            }
        }
    }

    /// The quotations of earlier articles that have words in a row with quotation `b`, and the longest such run in `b`: its start and
    /// its length in words.
    fn runs(&self, b: usize) -> BTreeMap<usize, (usize, usize)> {
        let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        // Runs that end with the gram before, by the place in the other quotation where they would go on.
        let mut open: HashMap<(usize, usize), usize> = HashMap::default();
        for (at, gram) in grams(&self.words[b]).enumerate() {
            let mut next = HashMap::default();
            for &(a, place) in self.places.get(gram).into_iter().flatten() {
                if self.quotes[a].place.doc == self.quotes[b].place.doc {
                    continue;
                }
                let length = open.get(&(a, place)).map_or(gram.len(), |length| length + 1);
                next.insert((a, place + 1), length);
                let run = best.entry(a).or_default();
                if length > run.1 {
                    *run = (at + gram.len() - length, length);
                }
            }
            open = next;
        }
        best
    }
}

/// How two quotations with a common `run` (start in `b`, length) relate; none if they only happen to share a phrase.
fn relation(a: &[Said], b: &[Said], (start, length): (usize, usize)) -> Option<QuoteRelation> {
    let shorter = a.len().min(b.len());
    let content = b.get(start..start + length).unwrap_or_default().iter().filter(|said| said.content).count();
    if length == shorter {
        let same = a.len() == b.len();
        let whole = length >= GRAM && content > 0;
        return if same { Some(QuoteRelation::Same) } else { whole.then_some(QuoteRelation::Trimmed) };
    }
    (content >= LEAST_CONTENT && length * 3 >= shorter).then_some(QuoteRelation::Edited)
}

struct Speakers<'q> {
    quotes: &'q [Quote],
    entities: &'q [Entity],
}

impl Speakers<'_> {
    fn of(&self, quote: usize) -> Option<usize> {
        self.quotes.get(quote)?.speaker.as_ref()?.entity
    }

    fn are_same(&self, a: usize, b: usize) -> bool {
        self.of(a).is_some() && self.of(a) == self.of(b)
    }

    /// Whether both are known and one cannot be the other.
    fn differ(&self, a: usize, b: usize) -> bool {
        let could_be = |one: usize, other| self.entities.get(one).is_some_and(|entity| entity.could_be.contains(&other));
        self.of(a).zip(self.of(b)).is_some_and(|(a, b)| a != b && !could_be(a, b) && !could_be(b, a))
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyze;
    use crate::analysis::testing::articles;

    /// The relations between the quotations of two texts: `a-b relation`, with `!` for another speaker.
    #[track_caller]
    fn check(a: &str, b: &str, expected: &[&str]) {
        let analysis = analyze(&articles(&[a, b]));
        let pairs = analysis
            .quote_pairs
            .iter()
            .map(|pair| format!("{}-{} {}{}", pair.a, pair.b, pair.relation.name(), if pair.other_speaker { "!" } else { "" }));
        assert_eq!(pairs.collect::<Vec<_>>(), expected, "{:?}", analysis.quotes);
    }

    const WHOLE: &str = "\"We will build a stone pier for every island,\" Anna Ito said.";

    #[test]
    fn the_same_words() {
        check(WHOLE, "Anna Ito said: “We will build a stone pier for every island.”", &["0-1 same"]);
        check(WHOLE, "Karl Brandt said: “We will build a stone pier for every island.”", &["0-1 same!"]);
    }

    #[test]
    fn fewer_or_other_words() {
        check(WHOLE, "Anna Ito promised \"a stone pier for every island\".", &["0-1 trimmed"]);
        check(WHOLE, "\"We must build a stone pier for every single island,\" Anna Ito said.", &["0-1 edited"]);
        check(WHOLE, "\"We will build no houses, and we will never build any roads in the woods,\" Anna Ito said.", &[]);
    }

    #[test]
    fn short_quotations_need_one_speaker() {
        check("Anna Ito called it \"utterly illegal\".", "Anna Ito called the ferry \"utterly illegal\".", &["0-1 same"]);
        check("Anna Ito called it \"utterly illegal\".", "Karl Brandt called the ferry \"utterly illegal\".", &[]);
        check("Anna Ito called it \"illegal\".", "Anna Ito called the ferry \"illegal\".", &[]);
    }

    #[test]
    fn repeated_words_are_quick() {
        let text = "\"a b c d e\" ".repeat(5_000);
        let _ = analyze(&articles(&[&text, &text]));
        let text = format!("\"{}\"", "ha ".repeat(20_000));
        let _ = analyze(&articles(&[&text, &text]));
    }
}
