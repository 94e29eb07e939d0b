//! What the score of a link is made of: a handful of numbers, each of which can be said in words.

use super::align::{Aligned, Aligner, Common};
use super::outline::Outline;
use super::terms::{Term, UnitTerms, Vocabulary};
use crate::text::TextRange;

/// One thing that speaks for or against two sentences saying the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// How much of each sentence the other says, in the same or in like words, on the whole (0 to 1).
    Aligned,
    /// The weight of what both say: fifty counts in full (0 to 1). Long sentences that share much are surer than short ones.
    Mass,
    /// The same as [`Self::Aligned`] of the two parts (clauses, reported words, quotations) that are most alike (0 to 1).
    Part,
    /// Each has the words that the other article is about (0 to 1).
    Central,
    /// How near the sentences are as wholes, by the vectors of their words (-1 to 1).
    Meaning,
    /// Equal figures: one counts half, two count in full (0 to 1).
    Figures,
    /// Each has a figure that the other lacks (0 or 1).
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
        Self::Part,
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
            Self::Part => "part",
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

/// What two sentences have in common; the aligner has been fixed on `x`. None if they share nothing at all.
pub(super) fn values(
    vocabulary: &Vocabulary,
    aligner: &mut Aligner<'_>,
    (x, x_about): (&UnitTerms, &Outline),
    (y, y_about): (&UnitTerms, &Outline),
) -> Option<Values> {
    let Common { shares, weight } = aligner.common(y);
    if weight <= 0.0 {
        return None;
    }
    let figures = Figures::new(vocabulary, x, y);
    let part = |part: f64, whole: f64| (part / whole).min(1.0);
    Some([
        f64::midpoint(shares[0], shares[1]),
        part(weight, 50.0),
        best_part(x, y, aligner.entries()).map_or(0.0, |(score, _)| score).max(f64::midpoint(shares[0], shares[1])),
        y_about.nearness(vocabulary, x).min(x_about.nearness(vocabulary, y)),
        x.meaning.as_ref().zip(y.meaning.as_ref()).map_or(0.0, |(a, b)| f64::from(a.cosine(b))),
        part(figures.equal as f64, 2.0),
        f64::from(u8::from(figures.only_x && figures.only_y)),
        part(longest_quoted(x, y).map_or(0, |(_, run)| run) as f64, 8.0),
        if figures.names { part(figures.quantities, 6.5) } else { 0.0 },
        f64::from(u8::from(x.denies != y.denies)),
    ])
}

/// Parts of two sentences that were held against each other: how alike they are, and where each stands.
pub(super) type PartPair = (f64, [TextRange; 2]);

/// A part with less weight than this says too little to be matched by itself.
const LIGHTEST: f64 = 12.0;

/// The parts of two sentences that are most alike, one of them at least less than its sentence; `entries` are the terms that are near.
pub(super) fn best_part(x: &UnitTerms, y: &UnitTerms, entries: &[Aligned]) -> Option<PartPair> {
    if entries.len() < 2 {
        return None;
    }
    let heavy = |unit| wholes(unit).filter(|part| part.total >= LIGHTEST);
    let pairs = heavy(x).flat_map(|p| heavy(y).map(move |q| (p, q))).filter(|(p, q)| p.holds.is_some() || q.holds.is_some());
    let alike = |p: Piece<'_>, q: Piece<'_>| f64::midpoint(share(x, p, q, entries, false), share(y, q, p, entries, true));
    pairs.map(|(p, q)| (alike(p, q), [p.range, q.range])).max_by(|a, b| a.0.total_cmp(&b.0))
}

/// A sentence or a part of one.
#[derive(Clone, Copy)]
struct Piece<'u> {
    range: TextRange,
    /// None for the whole sentence.
    holds: Option<&'u [bool]>,
    total: f64,
}

impl Piece<'_> {
    fn has(self, term: usize) -> bool {
        self.holds.is_none_or(|holds| holds.get(term).is_some_and(|held| *held))
    }
}

fn wholes(unit: &UnitTerms) -> impl Iterator<Item = Piece<'_>> {
    let whole = Piece { range: TextRange::default(), holds: None, total: unit.total };
    let parts = unit.parts.iter().map(|part| Piece { range: part.range, holds: Some(&part.holds), total: part.total });
    std::iter::once(whole).chain(parts)
}

/// The share of `piece`'s weight that `other` says too. `turned`: the unit is the second of each entry.
fn share(unit: &UnitTerms, piece: Piece<'_>, other: Piece<'_>, entries: &[Aligned], turned: bool) -> f64 {
    let (mut sum, mut last, mut best) = (0.0, None, 0.0f64);
    let mut close = |last: Option<usize>, best: f64| {
        sum += last.and_then(|term| unit.terms.get(term)).map_or(0.0, |term| term.weight * best);
    };
    // Entries are sorted by the term of the first unit; the second's terms are looked for one after the other.
    let ends = |entry: &Aligned| if turned { (entry.y, entry.x) } else { (entry.x, entry.y) };
    let mut order: Vec<_> = entries.iter().map(|entry| (ends(entry), entry.likeness)).collect();
    order.sort_by_key(|(ends, _)| *ends);
    for ((own, theirs), likeness) in order {
        if !piece.has(own) || !other.has(theirs) {
            continue;
        }
        if last != Some(own) {
            close(last, best);
            (last, best) = (Some(own), 0.0);
        }
        best = best.max(likeness);
    }
    close(last, best);
    (sum / piece.total.max(f64::EPSILON)).min(1.0)
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
        let has = |unit: &UnitTerms, term: usize| unit.terms.binary_search_by_key(&term, |t| t.term).is_ok();
        for term in &x.terms {
            match &vocabulary.terms[term.term] {
                Term::Figure(_) if has(y, term.term) => all.equal += 1,
                Term::Figure(_) => all.only_x = true,
                Term::Quantity(_) if has(y, term.term) => all.quantities += term.weight,
                Term::Entity(_) => all.names |= has(y, term.term),
                Term::Quantity(_) | Term::Word(_) => {}
            }
        }
        let figures = |unit: &UnitTerms| {
            unit.terms.iter().filter(|term| matches!(vocabulary.terms[term.term], Term::Figure(_))).count()
        };
        all.only_y = figures(y) > all.equal;
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
