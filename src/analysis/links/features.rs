//! What the score of a link is made of: a handful of numbers, each of which can be said in words.
//!
//! Figures count in so far as the words do not say the same already: two sentences that are nearly alike are no surer for a figure
//! that both have, two that share little else are.

use super::figures;
use super::terms::{Term, UnitTerms, Vocabulary, Weighted};

/// One thing that speaks for or against two sentences saying the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// How much of each sentence the other says, in the same or in like words, on the whole (0 to 1).
    Aligned,
    /// The weight of what both say: fifty counts in full (0 to 1). Long sentences that share much are surer than short ones.
    Mass,
    /// The weight of words that stand close together in both, in the same order: fifteen count in full (0 to 1).
    Phrase,
    /// Each has the words that the other article is about (0 to 1).
    Central,
    /// How near the sentences are as wholes, by the vectors of their words (-1 to 1).
    Meaning,
    /// Equal figures: one counts half, two count in full (0 to 1), times what is not [`Feature::Aligned`].
    Figures,
    /// Each has a figure that the other lacks (0 or 1), times what is not aligned.
    Differing,
    /// The longest run of words quoted in both: eight count in full (0 to 1).
    Quoted,
    /// Both measure the same thing, whatever the value (0 to 1).
    Measured,
    /// One denies something and the other does not (0 or 1).
    Denied,
}

impl Feature {
    /// All, in the order of [`Values`].
    pub const ALL: [Self; 10] = [
        Self::Aligned,
        Self::Mass,
        Self::Phrase,
        Self::Central,
        Self::Meaning,
        Self::Figures,
        Self::Differing,
        Self::Quoted,
        Self::Measured,
        Self::Denied,
    ];

    /// Its name in the file of weights and in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Mass => "mass",
            Self::Phrase => "phrase",
            Self::Central => "central",
            Self::Meaning => "meaning",
            Self::Figures => "figures",
            Self::Differing => "differing",
            Self::Quoted => "quoted",
            Self::Measured => "measured",
            Self::Denied => "denied",
        }
    }
}

/// The value of each feature, in the order of [`Feature::ALL`].
pub type Values = [f64; Feature::ALL.len()];

/// What two sentences have in common, before [`besides_words`]; `shared` is the weight of what each says that the other says too, `central`
/// how near they are to each other's article. None if they share nothing at all.
pub(super) fn values(
    vocabulary: &Vocabulary,
    (x, y): (&UnitTerms, &UnitTerms),
    shared: [f64; 2],
    central: f64,
) -> Option<Values> {
    let weight = f64::midpoint(shared[0], shared[1]);
    if weight <= 0.0 {
        return None;
    }
    let figures = Figures::new(vocabulary, x, y);
    let part = |part: f64, whole: f64| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
    Some([
        f64::midpoint(part(shared[0], x.total), part(shared[1], y.total)),
        part(weight, 50.0),
        part(phrases(x, y), 15.0),
        central,
        x.meaning.as_ref().zip(y.meaning.as_ref()).map_or(0.0, |(a, b)| f64::from(a.cosine(b))),
        part(figures.equal as f64, 2.0),
        f64::from(u8::from(figures.only_x && figures.only_y)),
        part(longest_quoted(x, y).map_or(0, |(_, run)| run) as f64, 8.0),
        if figures.names { part(figures.quantities, 6.5) } else { 0.0 },
        f64::from(u8::from(x.denies != y.denies)),
    ])
}

/// Lets figures count in so far as the words do not say the same already.
pub(super) fn besides_words(mut values: Values) -> Values {
    for feature in [Feature::Figures, Feature::Differing] {
        values[feature as usize] *= 1.0 - values[Feature::Aligned as usize];
    }
    values
}

/// The weight of the pairs of neighbouring words that both have.
fn phrases(x: &UnitTerms, y: &UnitTerms) -> f64 {
    let (mut rest, mut sum) = (y.phrases.as_slice(), 0.0);
    // Both are sorted: one walk over each.
    for (pair, weight) in &x.phrases {
        while rest.first().is_some_and(|(other, _)| other < pair) {
            rest = &rest[1..];
        }
        if rest.first().is_some_and(|(other, _)| other == pair) {
            sum += weight;
        }
    }
    sum
}

/// The figures of two sentences.
#[derive(Default)]
struct Figures {
    equal: usize,
    only_x: bool,
    only_y: bool,
    /// Weight of what both measure.
    quantities: f64,
    /// Both name somebody.
    names: bool,
}

impl Figures {
    fn new(vocabulary: &Vocabulary, x: &UnitTerms, y: &UnitTerms) -> Self {
        let mut all = Self::default();
        let there = |term: &Weighted| y.place(term.term).is_some();
        for term in x.special() {
            match &vocabulary.terms[term.term] {
                Term::Figure(_) if there(term) => all.equal += 1,
                Term::Figure(_) => all.only_x = true,
                Term::Quantity(_) if there(term) => all.quantities += term.weight,
                Term::Entity(_) => all.names = all.names || there(term),
                Term::Quantity(_) | Term::Word(_) => {}
            }
        }
        let figures =
            |unit: &UnitTerms| unit.special().filter(|term| matches!(vocabulary.terms[term.term], Term::Figure(_))).count();
        all.only_y = figures(y) > all.equal;
        if all.only_x && all.only_y {
            let (of_x, of_y) = (figures::lacking(vocabulary, x, y).len(), figures::lacking(vocabulary, y, x).len());
            all.equal = figures(x) - of_x;
            (all.only_x, all.only_y) = (of_x > 0, of_y > 0);
        }
        all
    }
}

/// A quotation that both have, by at least four words in a row, or whole if it is shorter (but not one word).
pub(super) fn longest_quoted(x: &UnitTerms, y: &UnitTerms) -> Option<(usize, usize)> {
    let pairs = x.quotes.iter().flat_map(|a| y.quotes.iter().map(move |b| (a, b)));
    // Of the two the shorter one is what both have.
    let shorter = |a: &(usize, Vec<usize>), b: &(usize, Vec<usize>)| if a.1.len() <= b.1.len() { a.0 } else { b.0 };
    let runs = pairs.map(|(a, b)| (shorter(a, b), longest_run(&a.1, &b.1), a.1.len().min(b.1.len())));
    runs.filter(|(_, run, shorter)| *run >= 4 || *run >= 2 && run == shorter)
        .map(|(at, run, _)| (at, run))
        .max_by_key(|(_, run)| *run)
}

/// Length of the longest run of equal items.
pub(super) fn longest_run<T: PartialEq>(x: &[T], y: &[T]) -> usize {
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
