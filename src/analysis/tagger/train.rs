//! Learns the weights from a corpus: the averaged structured perceptron of Collins (2002), with tokens the corpus leaves open.

use super::decode::{Label, best_labels};
use super::features::Reader;
use super::vocabulary::Vocabulary;
use super::weights::{LABELS, write};
use thiserror::Error;

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Training {
    /// The table has 2^bits buckets.
    pub bits: u32,
    /// How often each run reads the corpus.
    pub passes: usize,
    /// How many runs, each in an order of its own, are averaged.
    pub runs: u64,
}

impl Default for Training {
    fn default() -> Self {
        Self { bits: 15, passes: 6, runs: 10 }
    }
}

/// What is wrong with a corpus.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CorpusError {
    /// A line is neither empty nor a word, a tab and a label.
    #[error("line {0}: expected a word, a tab and one of O, X, B-PER, I-PER, B-LOC, I-LOC, B-ORG, I-ORG, B-MISC, I-MISC")]
    Line(usize),
    /// There is no sentence.
    #[error("the corpus is empty")]
    Empty,
}

/// Weights below this are noise and become none.
const LEAST: f32 = 0.02;

const TAGS: [&str; LABELS] = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"];

/// A sentence as features: those of token `n` are `features[ends[n - 1]..ends[n]]`.
struct Example {
    features: Vec<u32>,
    ends: Vec<usize>,
    /// None where the corpus has no opinion.
    labels: Vec<Option<Label>>,
}

impl Example {
    fn tokens(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| self.features.get(start..end).unwrap_or_default())
    }
}

/// Trains on `corpus`: lines of a word, a tab and a label, sentences divided by empty lines, documents by lines that begin with
/// `-DOCSTART-`. Label `X` means "no opinion". Gives the file of weights; the same corpus gives the same file. `progress` is told after
/// each pass how many there were.
///
/// # Errors
/// If a line is malformed or there is none.
pub fn train(corpus: &str, training: Training, progress: &mut dyn FnMut(usize)) -> Result<Vec<u8>, CorpusError> {
    let examples = read(corpus)?;
    let mut table = vec![0.0; LABELS << training.bits];
    let mut transitions = [[0.0; LABELS]; LABELS + 1];
    let share = 1.0 / f64::from(u32::try_from(training.runs.max(1)).unwrap_or(1));
    for run in 0..training.runs {
        let mut model = Model::new(training.bits);
        let mut order: Vec<_> = (0..examples.len()).collect();
        let mut random = Random(run + 1);
        for pass in 0..training.passes {
            random.shuffle(&mut order);
            order.iter().filter_map(|&at| examples.get(at)).for_each(|example| model.learn(example));
            progress(usize::try_from(run).unwrap_or(0) * training.passes + pass + 1);
        }
        model.add_average(share, &mut table, &mut transitions);
    }
    table.iter_mut().filter(|weight| weight.abs() < LEAST).for_each(|weight| *weight = 0.0);
    Ok(write(training.bits, &transitions, &table))
}

fn read(corpus: &str) -> Result<Vec<Example>, CorpusError> {
    let mut examples = Vec::new();
    let mut document: Vec<Vec<(&str, Option<Label>)>> = vec![Vec::new()];
    for (n, line) in corpus.lines().enumerate() {
        if line.starts_with("-DOCSTART-") {
            read_document(&std::mem::replace(&mut document, vec![Vec::new()]), &mut examples);
        } else if line.is_empty() {
            document.push(Vec::new());
        } else {
            let token = line.split_once('\t').and_then(|(word, tag)| Some((word, label(tag)?)));
            let token = token.filter(|(word, _)| !word.is_empty()).ok_or(CorpusError::Line(n + 1))?;
            document.last_mut().into_iter().for_each(|sentence| sentence.push(token));
        }
    }
    read_document(&document, &mut examples);
    if examples.is_empty() { Err(CorpusError::Empty) } else { Ok(examples) }
}

/// The label of a tag; `Some(None)` for "no opinion".
#[expect(clippy::option_option, reason = "the outer one is a malformed tag, the inner one no opinion")]
fn label(tag: &str) -> Option<Option<Label>> {
    if tag == "X" { Some(None) } else { TAGS.iter().position(|known| *known == tag).map(Some) }
}

fn read_document(document: &[Vec<(&str, Option<Label>)>], examples: &mut Vec<Example>) {
    let sentences: Vec<_> = document.iter().filter(|sentence| !sentence.is_empty()).collect();
    let words: Vec<Vec<_>> = sentences.iter().map(|sentence| sentence.iter().map(|(word, _)| *word).collect()).collect();
    let mut vocabulary = Vocabulary::default();
    let reader = Reader::new(&words, &mut vocabulary);
    for (index, sentence) in sentences.iter().enumerate() {
        let Some(line) = reader.line(index, &vocabulary) else { continue };
        let labels = sentence.iter().map(|(_, label)| *label).collect();
        let mut example = Example { features: Vec::new(), ends: Vec::new(), labels };
        for at in 0..line.len() {
            line.all_features(at, &mut example.features);
            example.ends.push(example.features.len());
        }
        examples.push(example);
    }
}

/// Weights while they are learnt. The average over all steps is `now - late / step`, where `late` adds each change times its step.
struct Model {
    mask: u32,
    now: Vec<f32>,
    late: Vec<f64>,
    transitions: [[f32; LABELS]; LABELS + 1],
    late_transitions: [[f64; LABELS]; LABELS + 1],
    step: f64,
}

impl Model {
    fn new(bits: u32) -> Self {
        Self {
            mask: (1 << bits) - 1,
            now: vec![0.0; LABELS << bits],
            late: vec![0.0; LABELS << bits],
            transitions: [[0.0; LABELS]; LABELS + 1],
            late_transitions: [[0.0; LABELS]; LABELS + 1],
            step: 1.0,
        }
    }

    fn learn(&mut self, example: &Example) {
        let scores: Vec<_> = example.tokens().map(|features| self.scores(features)).collect();
        let found = best_labels(&scores, &self.transitions);
        // Where the corpus has no opinion, whatever was found is right.
        let wanted: Vec<_> = example.labels.iter().zip(&found).map(|(label, found)| label.unwrap_or(*found)).collect();
        let mut before = (LABELS, LABELS);
        for ((features, &wanted), &found) in example.tokens().zip(&wanted).zip(&found) {
            if wanted != found {
                self.change(features, wanted, 1.0);
                self.change(features, found, -1.0);
            }
            if (before.0, wanted) != (before.1, found) {
                self.change_transition(before.0, wanted, 1.0);
                self.change_transition(before.1, found, -1.0);
            }
            before = (wanted, found);
        }
        self.step += 1.0;
    }

    fn scores(&self, features: &[u32]) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        for feature in features {
            let at = (feature & self.mask) as usize * LABELS;
            let row = self.now.get(at..at + LABELS).unwrap_or_default();
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
        }
        scores
    }

    fn change(&mut self, features: &[u32], label: Label, by: f32) {
        for feature in features {
            let at = (feature & self.mask) as usize * LABELS + label;
            if let Some((now, late)) = self.now.get_mut(at).zip(self.late.get_mut(at)) {
                *now += by;
                *late += f64::from(by) * self.step;
            }
        }
    }

    fn change_transition(&mut self, before: Label, label: Label, by: f32) {
        self.transitions[before][label] += by;
        self.late_transitions[before][label] += f64::from(by) * self.step;
    }

    /// Adds `share` times the average to a table.
    #[expect(clippy::cast_possible_truncation, reason = "weights need no more digits")]
    fn add_average(&self, share: f64, table: &mut [f32], transitions: &mut [[f32; LABELS]; LABELS + 1]) {
        let average = |now: f32, late: f64| ((f64::from(now) - late / self.step) * share) as f32;
        for (sum, (now, late)) in table.iter_mut().zip(self.now.iter().zip(&self.late)) {
            *sum += average(*now, *late);
        }
        let learnt = self.transitions.iter().flatten().zip(self.late_transitions.iter().flatten());
        for (sum, (now, late)) in transitions.iter_mut().flatten().zip(learnt) {
            *sum += average(*now, *late);
        }
    }
}

/// A small generator (`SplitMix64`, Steele and others, 2014): the same order on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for end in (1..items.len()).rev() {
            let other = usize::try_from(self.next() % (end as u64 + 1)).unwrap_or(0);
            items.swap(end, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::weights::Weights;
    use super::*;

    #[test]
    fn learns_what_a_small_corpus_says() {
        let corpus =
            "-DOCSTART-\ttest\nMayor\tO\nAnna\tB-PER\nIto\tI-PER\nspoke\tO\n\nShe\tO\nlives\tO\nin\tO\nBonn\tB-LOC\n.\tX\n";
        let mut passes = 0;
        let file = train(corpus, Training { bits: 12, passes: 5, runs: 2 }, &mut |n| passes = n).unwrap();
        assert_eq!(passes, 10);
        let weights = Weights::read(file.leak()).unwrap();
        let sentences = [vec!["Mayor", "Anna", "Ito", "spoke"], vec!["She", "lives", "in", "Bonn", "."]];
        let mut vocabulary = Vocabulary::default();
        let reader = Reader::new(&sentences, &mut vocabulary);
        let mut scorer = super::super::Scorer::new(&weights);
        let lines = (0..2).filter_map(|at| reader.line(at, &vocabulary));
        let found: Vec<_> = lines.map(|line| best_labels(&scorer.scores(&line, &vocabulary), &weights.transitions)).collect();
        assert_eq!(found[0], [0, 1, 2, 0]);
        assert_eq!(&found[1][..4], [0, 0, 0, 3]);
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = |corpus| train(corpus, Training::default(), &mut |_| {}).map(|_| ()).unwrap_err();
        assert_eq!(error("Anna\tB-PER\nIto\n"), CorpusError::Line(2));
        assert_eq!(error("Anna\tB-PERSON\n"), CorpusError::Line(1));
        assert_eq!(error("\n\n"), CorpusError::Empty);
    }
}
