//! The score of a link: how likely it is that two sentences speak of the same, by weights that anybody can read in `assets/links.tsv`.
//!
//! Logistic: every feature adds its weight times its value. What comes out is lowered where the articles as wholes are hardly about one
//! event, by a second function of the same form. Fitted by `crossread eval fit`.

use super::features::{Feature, Values};
use super::outline::{EventFeature, EventValues};
use crate::analysis::lexicon::{LINK_WEIGHTS, rows};
use std::fmt::Write as _;
use std::sync::LazyLock;

/// A bias and a weight for each of some values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear<const N: usize> {
    /// What is there before any value counts.
    pub bias: f64,
    /// Weight of each value.
    pub weights: [f64; N],
}

impl<const N: usize> Default for Linear<N> {
    fn default() -> Self {
        Self { bias: 0.0, weights: [0.0; N] }
    }
}

impl<const N: usize> Linear<N> {
    /// The weighted sum of `values` and the bias.
    pub fn sum(&self, values: &[f64; N]) -> f64 {
        self.bias + self.weights.iter().zip(values).map(|(weight, value)| weight * value).sum::<f64>()
    }
}

/// 0 to 1.
pub(super) fn logistic(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}

/// All numbers of the score.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Model {
    /// Of two sentences.
    pub link: Linear<{ Feature::ALL.len() }>,
    /// Of two articles.
    pub event: Linear<{ EventFeature::ALL.len() }>,
    /// From the logarithm of the odds to a chance.
    pub chance: Linear<1>,
    /// The score from which a link is shown.
    pub shown: f64,
    /// The score from which it is more than probable.
    pub sure: f64,
}

/// No two sentences are linked, or apart, with more certainty than this.
const LEAST_CHANCE: f64 = 1e-6;

/// Sentences that share less than this ([`Feature::Mass`]), such as one name that everybody names, may say the same, but are not said to.
const LITTLE: f64 = 0.08;

/// The most that is left of their score: less than a link is shown from. The best of them stay the best, low scores stay what they are.
const MOST_OF_LITTLE: f64 = 0.68;

/// Two articles that are about one event with this probability are taken to be.
const ONE_EVENT: f64 = 0.8;

impl Model {
    /// The model of this program.
    pub fn own() -> &'static Self {
        static OWN: LazyLock<Model> = LazyLock::new(|| Model::read(LINK_WEIGHTS));
        &OWN
    }

    /// The score of two sentences, 0 to 1.
    pub fn score(&self, values: &Values, event: Option<&EventValues>) -> f64 {
        let score = logistic(self.chance.sum(&[self.odds(values, event)]));
        if values[Feature::Mass as usize] < LITTLE { score * (1.0 - (1.0 - MOST_OF_LITTLE) * score) } else { score }
    }

    /// The logarithm of the odds before it is calibrated.
    pub fn odds(&self, values: &Values, event: Option<&EventValues>) -> f64 {
        let chance = (logistic(self.link.sum(values)) * self.event(event)).clamp(LEAST_CHANCE, 1.0 - LEAST_CHANCE);
        (chance / (1.0 - chance)).ln()
    }

    /// What is left of a score for the articles as wholes: 1 where they are about one event, or too short to tell.
    pub fn event(&self, event: Option<&EventValues>) -> f64 {
        event.map_or(1.0, |event| (logistic(self.event.sum(event)) / ONE_EVENT).min(1.0))
    }

    /// Reads what [`Self::write`] has written. What is not there is 0.
    pub fn read(table: &'static str) -> Self {
        let mut model = Self::default();
        for row in rows(table) {
            let [part, name, number] = row[..] else { continue };
            let number = number.parse().unwrap_or_default();
            if let Some(place) = model.place(part, name) {
                *place = number;
            }
        }
        model
    }

    fn place(&mut self, part: &str, name: &str) -> Option<&mut f64> {
        match (part, name) {
            ("link", "bias") => Some(&mut self.link.bias),
            ("chance", "bias") => Some(&mut self.chance.bias),
            ("chance", "odds") => self.chance.weights.first_mut(),
            ("event", "bias") => Some(&mut self.event.bias),
            ("score", "shown") => Some(&mut self.shown),
            ("score", "sure") => Some(&mut self.sure),
            ("link", _) => {
                Feature::ALL.iter().position(|feature| feature.name() == name).and_then(|n| self.link.weights.get_mut(n))
            }
            ("event", _) => {
                EventFeature::ALL.iter().position(|feature| feature.name() == name).and_then(|n| self.event.weights.get_mut(n))
            }
            _ => None,
        }
    }

    /// As a table of part, name and number.
    pub fn write(&self) -> String {
        let mut table = String::from("#part\tname\tnumber\n");
        let mut row = |part: &str, name: &str, number: f64| {
            // A string takes whatever is written.
            let _ = writeln!(table, "{part}\t{name}\t{number:.4}");
        };
        row("link", "bias", self.link.bias);
        for (feature, weight) in Feature::ALL.iter().zip(self.link.weights) {
            row("link", feature.name(), weight);
        }
        row("event", "bias", self.event.bias);
        for (feature, weight) in EventFeature::ALL.iter().zip(self.event.weights) {
            row("event", feature.name(), weight);
        }
        row("chance", "bias", self.chance.bias);
        row("chance", "odds", self.chance.weights[0]);
        row("score", "shown", self.shown);
        row("score", "sure", self.sure);
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut model = Model { shown: 0.6, sure: 0.8, ..Model::default() };
        model.link.bias = -3.25;
        model.link.weights[1] = 2.5;
        model.event.weights[4] = 0.125;
        assert_eq!(Model::read(Box::leak(model.write().into_boxed_str())), model);
    }

    #[test]
    fn the_own_model_is_whole() {
        let own = Model::own();
        assert!(own.shown > MOST_OF_LITTLE && own.sure > own.shown && own.sure < 1.0, "{own:?}");
        assert!(own.link.weights[0] > 0.0 && own.event.weights[0] > 0.0, "{own:?}");
    }
}
