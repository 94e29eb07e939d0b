//! Learns the weights of the score from examples: logistic regression, each weight held near a guess by a penalty on its distance.
//!
//! The penalty is the logarithm of a normal prior around the guess (maximum a posteriori), so that a feature which the examples hardly
//! show keeps the weight that was thought of for it. Newton's method (iteratively reweighted least squares). Deterministic.

use super::model::{Linear, Model, logistic};
use super::outline::{EventValues, Outline};
use super::{Pair, Values, each_pair, select, terms};
use crate::analysis::{Corrections, Place, material};
use crate::article::Article;
use std::ops::ControlFlow;

/// Two articles side by side, as the score sees them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Pairs of sentences that share anything.
    pub pairs: Vec<Sample>,
    /// What tells whether the articles are about one event.
    pub event: Option<EventValues>,
}

/// A pair of sentences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// The sentence of the first article.
    pub a: Place,
    /// The sentence of the second article.
    pub b: Place,
    /// Their units.
    pub units: [usize; 2],
    /// What they have in common.
    pub values: Values,
}

/// The first two of `articles` side by side, whatever else there is.
pub fn observe(articles: &[Article]) -> Sheet {
    let ControlFlow::Continue(material) = material(articles, &Corrections::default(), &|| ControlFlow::Continue(())) else {
        return Sheet::default();
    };
    let found = material.found();
    let vocabulary = terms::Vocabulary::read(found);
    let mut sheet = Sheet::default();
    let place = |at: (usize, usize)| Place { doc: at.0, range: super::range_of(found, at) };
    let outlines: Vec<_> = vocabulary.units.iter().map(|units| Outline::new(&vocabulary, units)).collect();
    let _ = each_pair(&vocabulary, &outlines, &|| ControlFlow::Continue(()), |docs, observed| {
        if docs == (0, 1) {
            let sample = |pair: &Pair| Sample {
                a: place((0, pair.x)),
                b: place((1, pair.y)),
                units: [pair.x, pair.y],
                values: pair.values,
            };
            sheet = Sheet { pairs: observed.pairs.iter().map(sample).collect(), event: observed.event };
        }
    });
    sheet
}

impl Sheet {
    /// The pairs that `model` would keep, by index, with their scores, the best first.
    pub fn kept(&self, model: &Model) -> Vec<(usize, f64)> {
        let score = |sample: &Sample| model.score(&sample.values, self.event.as_ref());
        let scored = self.pairs.iter().enumerate().map(|(of, pair)| select::Scored { score: score(pair), of, ends: pair.units });
        let worth = scored.filter(|scored| scored.score >= super::LEAST).collect();
        select::select(worth, model).into_iter().map(|scored| (scored.of, scored.score)).collect()
    }
}

/// An example.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example<const N: usize> {
    /// What is known.
    pub values: [f64; N],
    /// What should come out, 0 to 1.
    pub truth: f64,
    /// How much the example counts.
    pub weight: f64,
    /// Which set it is from: each set has a bias of its own.
    pub set: usize,
}

/// How the weights are held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold<const N: usize> {
    /// The guess for each weight.
    pub guess: [f64; N],
    /// How strongly each is held to it, in examples.
    pub strength: [f64; N],
    /// The least value of each.
    pub least: [f64; N],
}

/// Newton steps; the fit is done long before.
const STEPS: usize = 40;

/// Fits the weights to `examples` of `sets` sets; the bias is that of set 0.
pub fn fit<const N: usize>(examples: &[Example<N>], sets: usize, hold: &Hold<N>) -> Linear<N> {
    let mut fixed = [false; N];
    loop {
        let found = newton(examples, sets, hold, &fixed);
        // A weight below its least value stays there, and the rest is fitted again.
        let below = (0..N).filter(|n| !fixed[*n] && found[*n] < hold.least[*n]).min_by(|p, q| found[*p].total_cmp(&found[*q]));
        let Some(below) = below else {
            let mut linear = Linear { bias: found.get(N).copied().unwrap_or_default(), ..Linear::default() };
            linear.weights.copy_from_slice(&found[..N]);
            return linear;
        };
        fixed[below] = true;
    }
}

/// Weights, then the bias of each set. Fixed weights keep their least value.
fn newton<const N: usize>(examples: &[Example<N>], sets: usize, hold: &Hold<N>, fixed: &[bool; N]) -> Vec<f64> {
    let size = N + sets;
    let mut found = vec![0.0; size];
    for n in 0..N {
        found[n] = if fixed[n] { hold.least[n] } else { hold.guess[n] };
    }
    for _ in 0..STEPS {
        let (mut slope, mut curve) = (vec![0.0; size], vec![0.0; size * size]);
        for n in 0..size {
            let (pull, strength) = if n < N { (found[n] - hold.guess[n], hold.strength[n]) } else { (found[n], 1e-3) };
            slope[n] = strength * pull;
            curve[n * size + n] = strength.max(1e-9);
        }
        for example in examples {
            add(example, &found, &mut slope, &mut curve, size);
        }
        for n in (0..N).filter(|n| fixed[*n]) {
            for m in 0..size {
                (curve[n * size + m], curve[m * size + n]) = (0.0, 0.0);
            }
            (curve[n * size + n], slope[n]) = (1.0, 0.0);
        }
        let step = solve(curve, slope);
        let longest = step.iter().fold(0.0f64, |longest, x| longest.max(x.abs()));
        // A step too far would make every example certain, and the next one endless.
        let scale = if longest > 4.0 { 4.0 / longest } else { 1.0 };
        for (value, step) in found.iter_mut().zip(step) {
            *value -= scale * step;
        }
        if longest < 1e-9 {
            break;
        }
    }
    found
}

fn add<const N: usize>(example: &Example<N>, found: &[f64], slope: &mut [f64], curve: &mut [f64], size: usize) {
    let bias = N + example.set;
    let sum = found[bias] + example.values.iter().zip(found).map(|(value, weight)| value * weight).sum::<f64>();
    let chance = logistic(sum);
    let (error, steep) = (example.weight * (chance - example.truth), example.weight * chance * (1.0 - chance));
    let all = || example.values.iter().copied().enumerate().chain([(bias, 1.0)]);
    for (n, value) in all() {
        slope[n] += error * value;
        for (m, other) in all() {
            curve[n * size + m] += steep * value * other;
        }
    }
}

/// Solves a symmetric positive system (Gauss, with the largest pivot first).
fn solve(mut rows: Vec<f64>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for column in 0..size {
        let pivot = (column..size).max_by(|p, q| rows[p * size + column].abs().total_cmp(&rows[q * size + column].abs()));
        let pivot = pivot.unwrap_or(column);
        for n in 0..size {
            rows.swap(column * size + n, pivot * size + n);
        }
        right.swap(column, pivot);
        let head = rows[column * size + column];
        if head.abs() < 1e-12 {
            continue;
        }
        for row in (0..size).filter(|row| *row != column) {
            let part = rows[row * size + column] / head;
            for n in column..size {
                rows[row * size + n] -= part * rows[column * size + n];
            }
            right[row] -= part * right[column];
        }
    }
    (0..size).map(|n| if rows[n * size + n].abs() < 1e-12 { 0.0 } else { right[n] / rows[n * size + n] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(value: f64, truth: f64, set: usize) -> Example<2> {
        Example { values: [value, 0.0], truth, weight: 1.0, set }
    }

    const LOOSE: Hold<2> = Hold { guess: [0.0, 3.0], strength: [0.01, 0.01], least: [f64::NEG_INFINITY; 2] };

    #[test]
    fn a_weight_is_learnt_and_an_unseen_one_keeps_its_guess() {
        let examples: Vec<_> =
            (0..40).map(|n| example(f64::from(n) / 40.0, f64::from(u8::from(n % 8 > 2 + 40 / (n + 8))), 0)).collect();
        let found = fit(&examples, 1, &LOOSE);
        assert!(found.weights[0] > 0.1, "{found:?}");
        assert!((found.weights[1] - 3.0).abs() < 1e-6, "{found:?}");
        // At the optimum the mean of what comes out is the mean of the truth.
        let mean = |of: &dyn Fn(&Example<2>) -> f64| examples.iter().map(of).sum::<f64>() / 40.0;
        assert!((mean(&|e| logistic(found.sum(&e.values))) - mean(&|e| e.truth)).abs() < 1e-3);
    }

    #[test]
    fn each_set_has_its_own_bias() {
        let rows = |set, base: f64| {
            (0..20).map(move |n| example(f64::from(n % 5) / 5.0, (base + f64::from(n % 5) / 10.0).min(1.0), set))
        };
        let found = fit(&rows(0, 0.1).chain(rows(1, 0.5)).collect::<Vec<_>>(), 2, &LOOSE);
        assert!(found.bias < -1.5 && found.weights[0] > 1.0, "{found:?}");
    }

    #[test]
    fn a_weight_stays_at_its_least_value() {
        let examples: Vec<_> = (0..40).map(|n| example(f64::from(n) / 40.0, f64::from(u8::from(n < 20)), 0)).collect();
        assert!(fit(&examples, 1, &LOOSE).weights[0] < -1.0);
        let held = fit(&examples, 1, &Hold { least: [0.0, 0.0], ..LOOSE });
        assert!(held.weights[0].abs() < 1e-9, "{held:?}");
    }
}
