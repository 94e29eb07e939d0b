//! What an article as a whole is about, and whether two articles are about the same event.

use super::terms::{UnitTerms, Vocabulary};
use crate::analysis::meaning::{Sum, Vector};

/// What an article is about.
#[derive(Debug)]
pub(super) struct Outline {
    /// Weight of each stem: its rarity, more if it comes again and again.
    weights: Vec<f64>,
    norm: f64,
    /// How much it speaks of each term that is an entity.
    names: Vec<(usize, f64)>,
    meaning: Option<Vector>,
    /// Units that can be matched.
    units: usize,
}

/// One thing that tells whether two articles are about the same event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventFeature {
    /// Cosine of their words.
    Words,
    /// How near they are as wholes, by the vectors of their words.
    Meaning,
    /// Part of the names of the one that names less, which the other names too.
    Names,
    /// Part of all their names that both have.
    Overlap,
    /// How well the six best matched sentences are matched.
    Best,
    /// Some matched sentences have equal figures.
    Figures,
}

impl EventFeature {
    /// All, in the order of [`EventValues`].
    pub const ALL: [Self; 6] = [Self::Words, Self::Meaning, Self::Names, Self::Overlap, Self::Best, Self::Figures];

    /// Its name in the file of weights.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Meaning => "meaning",
            Self::Names => "names",
            Self::Overlap => "overlap",
            Self::Best => "best",
            Self::Figures => "figures",
        }
    }
}

/// The value of each feature, in the order of [`EventFeature::ALL`].
pub type EventValues = [f64; EventFeature::ALL.len()];

/// Two articles that have no more units each are too short to tell an event by.
const SHORT: usize = 1;

impl Outline {
    /// Of the units of one article.
    pub(super) fn new(vocabulary: &Vocabulary, units: &[UnitTerms]) -> Self {
        let (mut stems, mut terms) = (vec![0u32; vocabulary.stem_rarity.len()], vec![0u32; vocabulary.terms.len()]);
        let mut meaning = Sum::default();
        for unit in units {
            unit.stems.iter().for_each(|stem| stems[*stem] += 1);
            unit.terms.iter().for_each(|term| terms[term.term] += 1);
            if let Some(direction) = &unit.meaning {
                meaning.add_direction(direction);
            }
        }
        let often = |count: u32| if count > 0 { 1.0 + f64::from(count).ln() } else { 0.0 };
        let weights: Vec<_> = stems.iter().zip(&vocabulary.stem_rarity).map(|(count, rarity)| rarity * often(*count)).collect();
        let names = terms.iter().enumerate().filter(|(term, count)| **count > 0 && vocabulary.terms[*term].is_entity());
        let names = names.map(|(term, count)| (term, f64::from(count + 1).ln())).collect();
        let norm = weights.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
        let units = units.iter().filter(|unit| !unit.terms.is_empty()).count();
        Self { weights, norm, names, meaning: meaning.direction(), units }
    }

    /// Cosine of a unit's words with those of the article.
    pub(super) fn nearness(&self, vocabulary: &Vocabulary, unit: &UnitTerms) -> f64 {
        let (mut product, mut square) = (0.0, 0.0);
        for &stem in &unit.stems {
            let rarity = vocabulary.stem_rarity[stem];
            product += rarity * self.weights[stem];
            square += rarity * rarity;
        }
        over(product, square.sqrt() * self.norm).min(1.0)
    }

    /// What tells whether this article and `other` are about one event, given the best alignment of each sentence with the other article and
    /// the best agreement in figures; none if both are too short to tell.
    pub(super) fn event(&self, other: &Self, best: &[f64], figures: f64) -> Option<EventValues> {
        if self.units.max(other.units) <= SHORT {
            return None;
        }
        let product = self.weights.iter().zip(&other.weights).map(|(a, b)| a * b).sum();
        let meaning = self.meaning.as_ref().zip(other.meaning.as_ref()).map_or(0.0, |(a, b)| f64::from(a.cosine(b)));
        let named = |outline: &Self| outline.names.iter().map(|(_, weight)| weight).sum::<f64>();
        let mut best = best.to_vec();
        best.sort_by(|a, b| b.total_cmp(a));
        best.truncate(6);
        let mean = over(best.iter().sum(), best.len() as f64);
        let (shared, mine, theirs) = (self.names_shared(other), named(self), named(other));
        let (of_fewer, of_all) = (over(shared, mine.min(theirs)), over(shared, mine + theirs - shared));
        Some([over(product, self.norm * other.norm), meaning, of_fewer.min(1.0), of_all.min(1.0), mean, figures])
    }

    fn names_shared(&self, other: &Self) -> f64 {
        let there =
            |name: usize| other.names.binary_search_by_key(&name, |(name, _)| *name).ok().and_then(|at| other.names.get(at));
        self.names.iter().filter_map(|(name, weight)| there(*name).map(|(_, other)| weight.min(*other))).sum()
    }
}

fn over(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
