//! Fits the model in five folds by topic, and once on everything; the folds say how good it is on topics it has not seen.

use super::bench::{Bench, Sentences, Stories, Truth};
use super::measure::{average_precision, calibration_error, harmonic, spearman};
use crate::analysis::links::fit::{Example, Hold, fit};
use crate::analysis::links::{EventFeature, EventValues, Feature, Linear, Model, Values};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What was learnt.
pub(super) struct Learnt {
    /// From all topics.
    pub(super) model: Model,
    /// How good the folds are.
    pub(super) report: String,
}

const FOLDS: usize = 5;

/// How much the examples of a set count together.
const WEIGHT: f64 = 1000.0;

/// Of the pairs of sentences on which the gold is silent, one in so many is taken for wrong.
const SILENT: usize = 7;

/// How much the right ones of these count, and the wrong ones, against the judged pairs.
const SILENT_WEIGHT: f64 = 2.5;

/// Part of distractors' judged pairs that may be shown.
const FALSE_LINKS: f64 = 0.0125;

/// The score from which a link is more than probable: four in five of the judged pairs with that score are right.
const SURE: f64 = 0.8;

/// Fits on all sets.
pub(super) fn learn(bench: &Bench) -> Learnt {
    let folds = Folds::new(bench);
    let mut models: Vec<_> = (0..FOLDS).map(|fold| train(bench, &folds, Some(fold))).collect();
    let mut model = train(bench, &folds, None);
    let unseen = |models: &[Model]| {
        Scores::new(bench, |stories| models[folds.of_story(stories)], |set, row| models[folds.of_row(bench, set, row)])
    };
    // Also on the topics that it has seen.
    let shown = unseen(&models).threshold(bench).max(Scores::new(bench, |_| model, |_, _| model).threshold(bench));
    // What is kept of a sentence with many matches depends on it.
    models.iter_mut().chain([&mut model]).for_each(|model| model.shown = shown);
    let mut report = String::new();
    // A string takes whatever is written.
    let _ = writeln!(
        report,
        "{FOLDS} folds by topic; each topic is scored by weights that have not seen it\n{}",
        unseen(&models).report(bench, shown)
    );
    let seen = Scores::new(bench, |_| model, |_, _| model);
    let _ = writeln!(report, "the weights of all topics, on the same topics\n{}", seen.report(bench, shown));
    model.sure = SURE;
    Learnt { model, report }
}

/// Which topic is in which fold.
struct Folds {
    of: BTreeMap<(usize, String), usize>,
}

impl Folds {
    fn new(bench: &Bench) -> Self {
        let mut of = BTreeMap::new();
        let stories: BTreeSet<_> = bench.stories.iter().map(|stories| number_first(&stories.topic)).collect();
        of.extend(stories.into_iter().enumerate().map(|(n, (_, topic))| ((0, topic), n % FOLDS)));
        for (set, sentences) in (1..).zip(&bench.sets) {
            let topics: BTreeSet<_> = sentences.rows.iter().map(|row| row.topic.clone()).collect();
            of.extend(topics.into_iter().enumerate().map(|(n, topic)| ((set, topic), n % FOLDS)));
        }
        Self { of }
    }

    fn of_story(&self, stories: &Stories) -> usize {
        self.of.get(&(0, stories.topic.clone())).copied().unwrap_or_default()
    }

    fn of_row(&self, bench: &Bench, set: usize, row: usize) -> usize {
        self.of.get(&(set + 1, bench.sets[set].rows[row].topic.clone())).copied().unwrap_or_default()
    }
}

/// "7" before "13".
fn number_first(topic: &str) -> (u32, String) {
    (topic.parse().unwrap_or(u32::MAX), topic.to_owned())
}

/// The model from all topics but those of one fold.
fn train(bench: &Bench, folds: &Folds, without: Option<usize>) -> Model {
    let stories: Vec<_> = bench.stories.iter().filter(|stories| Some(folds.of_story(stories)) != without).collect();
    let event = event(&stories);
    let mut examples = judged(&stories);
    examples.extend(silent(&stories));
    for (set, sentences) in bench.sets.iter().enumerate() {
        let seen = |row: &usize| Some(folds.of_row(bench, set, *row)) != without;
        examples.extend(of_sentences(sentences, set, (0..sentences.rows.len()).filter(seen).collect()));
    }
    let link = fit(&examples, bench.sets.len() + 2, &hold(&examples));
    let mut model = Model { link, event, shown: 1.0, sure: 1.0, ..Model::default() };
    calibrate(&mut model, &stories);
    model
}

/// What is thought of features that the sets hardly show, or show otherwise than news does.
const GUESSES: [(Feature, f64); 5] =
    [(Feature::Phrase, 1.6), (Feature::Figures, 3.4), (Feature::Quoted, 2.5), (Feature::Measured, 2.0), (Feature::Denied, -0.3)];

/// How strongly these are held, in examples.
const HELD: f64 = 100.0;

/// How each weight is held: near a guess what the sets hardly show, loosely at nothing what they do.
fn hold(examples: &[Example<{ Feature::ALL.len() }>]) -> Hold<{ Feature::ALL.len() }> {
    let mut hold = Hold { guess: [0.0; Feature::ALL.len()], strength: spread(examples), least: [0.0; Feature::ALL.len()] };
    for (feature, guess) in GUESSES {
        hold.guess[feature as usize] = guess;
        hold.strength[feature as usize] += HELD;
    }
    for feature in [Feature::Differing, Feature::Denied] {
        hold.least[feature as usize] = f64::NEG_INFINITY;
    }
    hold
}

/// The variance of each value.
fn spread<const N: usize>(examples: &[Example<N>]) -> [f64; N] {
    let count = examples.len().max(1) as f64;
    let mut spread = [0.0; N];
    for (n, spread) in spread.iter_mut().enumerate() {
        let mean = examples.iter().map(|example| example.values[n]).sum::<f64>() / count;
        *spread = examples.iter().map(|example| (example.values[n] - mean).powi(2)).sum::<f64>() / count;
    }
    spread
}

type Examples = Vec<Example<{ Feature::ALL.len() }>>;

/// Examples of one set that count `weight` together.
fn examples(rows: Vec<(Values, f64)>, set: usize, weight: f64) -> Examples {
    let each = weight * WEIGHT / rows.len().max(1) as f64;
    rows.into_iter().map(|(values, truth)| Example { values, truth, weight: each, set }).collect()
}

/// What a number stands for.
fn truth(linked: bool) -> f64 {
    f64::from(u8::from(linked))
}

/// Pairs of sentences of one event that both were annotated, and those of two events.
fn judged(stories: &[&Stories]) -> Examples {
    let pairs = stories.iter().flat_map(|stories| stories.sheet.pairs.iter().zip(&stories.truth));
    examples(pairs.filter(|(_, known)| known.judged).map(|(pair, known)| (pair.values, truth(known.linked))).collect(), 0, 1.0)
}

/// Gold links against pairs of which one sentence was not annotated: most of them are wrong.
fn silent(stories: &[&Stories]) -> Examples {
    let one_event = || stories.iter().filter(|stories| stories.one_event);
    let pairs = || one_event().flat_map(|stories| stories.sheet.pairs.iter().zip(&stories.truth));
    let wrong = pairs().filter(|(_, known)| !known.judged).step_by(SILENT).map(|(pair, _)| (pair.values, 0.0)).collect();
    let right = pairs().filter(|(_, known)| known.linked).map(|(pair, _)| (pair.values, 1.0)).collect();
    [examples(wrong, 1, SILENT_WEIGHT), examples(right, 1, SILENT_WEIGHT)].concat()
}

/// How much the sets of sentences count, in the order of the bench.
const SETS: [f64; 5] = [0.15, 0.05, 0.4, 0.5, 0.1];

fn of_sentences(sentences: &Sentences, set: usize, rows: Vec<usize>) -> Examples {
    let rows = rows.into_iter().map(|row| &sentences.rows[row]);
    let rows = rows.map(|row| (row.values.unwrap_or_default(), row.truth)).collect();
    examples(rows, set + 2, SETS.get(set).copied().unwrap_or(1.0))
}

/// Whether two articles are about one event.
fn event(stories: &[&Stories]) -> Linear<{ EventFeature::ALL.len() }> {
    let known = stories.iter().filter_map(|stories| Some((stories.sheet.event?, stories.one_event)));
    let examples: Vec<Example<{ EventFeature::ALL.len() }>> = known
        .map(|(values, one_event): (EventValues, bool)| Example { values, truth: truth(one_event), weight: 1.0, set: 0 })
        .collect();
    let hold = Hold {
        guess: [0.0; EventFeature::ALL.len()],
        strength: spread(&examples).map(|spread| 3.3 * spread),
        least: [0.0; EventFeature::ALL.len()],
    };
    fit(&examples, 1, &hold)
}

/// Stretches and shifts the logarithm of the odds so that the score is a chance: of the judged pairs with score .7 seven in ten are right
/// (Platt 1999).
fn calibrate(model: &mut Model, stories: &[&Stories]) {
    let mut examples: Vec<Example<1>> = Vec::new();
    for stories in stories {
        let judged = stories.sheet.pairs.iter().zip(&stories.truth).filter(|(_, known)| known.judged);
        let odds = |values: &Values| [model.odds(values, stories.sheet.event.as_ref())];
        examples.extend(judged.map(|(pair, known)| Example {
            values: odds(&pair.values),
            truth: truth(known.linked),
            weight: 1.0,
            set: 0,
        }));
    }
    model.chance = fit(&examples, 1, &Hold { guess: [1.0], strength: [0.01], least: [0.0] });
}

/// The scores of all pairs.
struct Scores {
    /// For each pair of stories the kept pairs of sentences, by index.
    stories: Vec<Vec<(usize, f64)>>,
    /// For each of these the scores of all its pairs, before any choice.
    all: Vec<Vec<f64>>,
    /// For each set its rows.
    sets: Vec<Vec<f64>>,
}

impl Scores {
    fn new(bench: &Bench, of_story: impl Fn(&Stories) -> Model, of_row: impl Fn(usize, usize) -> Model) -> Self {
        let kept = |stories: &Stories| stories.sheet.kept(&of_story(stories));
        let all = |stories: &Stories| {
            let model = of_story(stories);
            stories.sheet.pairs.iter().map(|pair| model.score(&pair.values, stories.sheet.event.as_ref())).collect()
        };
        let score = |set: usize, row: usize| {
            let values = bench.sets[set].rows[row].values;
            values.map_or(0.0, |values| of_row(set, row).score(&values, None))
        };
        Self {
            stories: bench.stories.iter().map(kept).collect(),
            all: bench.stories.iter().map(all).collect(),
            sets: bench.sets.iter().enumerate().map(|(set, s)| (0..s.rows.len()).map(|row| score(set, row)).collect()).collect(),
        }
    }

    /// The least score at which few enough links of distractors are shown.
    fn threshold(&self, bench: &Bench) -> f64 {
        let mut wrong = Vec::new();
        let mut judged = 0;
        for (stories, kept) in bench.stories.iter().zip(&self.stories).filter(|(stories, _)| !stories.one_event) {
            judged += stories.judged;
            wrong.extend(kept.iter().filter(|(pair, _)| stories.truth[*pair].judged).map(|(_, score)| *score));
        }
        wrong.sort_by(|a, b| b.total_cmp(a));
        let allowed = (FALSE_LINKS * judged as f64) as usize;
        // Just above the first link that is too many, in thousandths.
        (wrong.get(allowed).copied().unwrap_or_default() * 1000.0).floor() / 1000.0 + 0.001
    }

    fn report(&self, bench: &Bench, shown: f64) -> String {
        let all = bench.stories.iter().zip(&self.stories);
        let gold: usize = bench.stories.iter().map(|stories| stories.gold.len()).sum();
        let (mut judged, mut closed) = (Vec::new(), Vec::new());
        let (mut wrong, mut distractors, mut hits, mut judged_hits, mut asked) = (0, 0, 0, 0, 0);
        for (stories, kept) in all {
            let known = |pair: usize| &stories.truth[pair];
            judged.extend(kept.iter().filter(|(pair, _)| known(*pair).judged).map(|(pair, score)| (*score, known(*pair).linked)));
            if stories.one_event {
                closed.extend(kept.iter().map(|(pair, score)| (*score, known(*pair).linked)));
                let (hit, ends) = hits_at_one(stories, kept, |_| true);
                (hits, asked) = (hits + hit, asked + ends);
                judged_hits += hits_at_one(stories, kept, |truth| truth.judged).0;
            } else {
                distractors += stories.judged;
                wrong += kept.iter().filter(|(pair, score)| known(*pair).judged && *score >= shown).count();
            }
        }
        let every = |stories: &Stories, scores: &[f64]| -> Vec<(f64, bool)> {
            scores
                .iter()
                .zip(&stories.truth)
                .filter(|(_, known)| known.judged)
                .map(|(score, known)| (*score, known.linked))
                .collect()
        };
        let every: Vec<_> = bench.stories.iter().zip(&self.all).flat_map(|(stories, scores)| every(stories, scores)).collect();
        let at = |list: &[(f64, bool)]| {
            let over: Vec<_> = list.iter().filter(|(score, _)| *score >= shown).collect();
            let right = over.iter().filter(|(_, linked)| *linked).count() as f64;
            (right / over.len().max(1) as f64, right / gold.max(1) as f64)
        };
        let (precision, recall) = at(&closed);
        let mut out = String::new();
        let mut row = |name: &str, value: f64| {
            let _ = writeln!(out, "  {name:<58} {value:.4}");
        };
        row("ecbplus average precision, judged, with distractors", average_precision(every.clone(), gold).0);
        row("  the same of the links alone, at most five a sentence", average_precision(judged.clone(), gold).0);
        row("ecbplus hit@1", hits as f64 / f64::from(asked.max(1)));
        row("  the same among judged sentences", judged_hits as f64 / f64::from(asked.max(1)));
        row("ecbplus closed world, best F1", average_precision(closed.clone(), gold).1);
        row("  score shown from", shown);
        row("  F1 of what is shown", harmonic(precision, recall));
        row("  precision of what is shown", precision);
        row("  recall of what is shown", recall);
        row("ecbplus judged pairs of distractors that are shown", wrong as f64 / distractors.max(1) as f64);
        row("ecbplus calibration error, judged pairs", calibration_error(&every));
        for (sentences, scores) in bench.sets.iter().zip(&self.sets) {
            let (name, value) = of_set(sentences, scores);
            row(&name, value);
        }
        out
    }
}

/// Of the sentences with a gold link, to the other story's side, how many have a right one as the best of those links that `count`.
fn hits_at_one(stories: &Stories, kept: &[(usize, f64)], count: impl Fn(&Truth) -> bool) -> (u32, u32) {
    let mut best: BTreeMap<(usize, usize), (f64, usize)> = BTreeMap::new();
    for (pair, score) in kept.iter().filter(|(pair, _)| count(&stories.truth[*pair])) {
        for [x, y] in &stories.truth[*pair].pairs {
            for (end, other) in [((0, *x), *y), ((1, *y), *x)] {
                let entry = best.entry(end).or_insert((*score, other));
                if *score > entry.0 {
                    *entry = (*score, other);
                }
            }
        }
    }
    let ends: BTreeSet<_> = stories.gold.iter().flat_map(|[x, y]| [(0, *x), (1, *y)]).collect();
    let right = |(side, end): &(usize, usize), other: usize| {
        stories.gold.contains(&if *side == 0 { [*end, other] } else { [other, *end] })
    };
    let hits = ends.iter().filter(|end| best.get(end).is_some_and(|(_, other)| right(end, *other))).count();
    (hits as u32, ends.len() as u32)
}

fn of_set(sentences: &Sentences, scores: &[f64]) -> (String, f64) {
    let pairs: Vec<_> = scores.iter().copied().zip(sentences.rows.iter().map(|row| row.truth)).collect();
    if sentences.rows.iter().any(|row| row.truth > 0.0 && row.truth < 1.0) {
        return (format!("{} Spearman", sentences.name), spearman(&pairs));
    }
    let found: Vec<_> = pairs.into_iter().map(|(score, truth)| (score, truth > 0.5)).collect();
    let all = found.iter().filter(|(_, truth)| *truth).count();
    (format!("{} average precision", sentences.name), average_precision(found, all).0)
}
