//! The best sequence of labels for a sentence (Viterbi).

use super::features::Line;
use super::vocabulary::{Place, Vocabulary};
use super::weights::{LABELS, Scores, Weights};

/// Label 0 is outside; 1, 3, 5, 7 begin a name of one of four kinds; the label behind each is the inside of such a name.
pub(super) type Label = usize;

/// Whether `label` may follow `before`: the inside of a name only follows the same name.
pub(super) fn may_follow(before: Option<Label>, label: Label) -> bool {
    label == 0 || label % 2 == 1 || before.is_some_and(|before| before == label || before + 1 == label)
}

/// The labels with the highest sum of scores; of equals the lowest.
pub(super) fn best_labels(scores: &[[f32; LABELS]], transitions: &[[f32; LABELS]; LABELS + 1]) -> Vec<Label> {
    const NEVER: f32 = -1e12;
    let mut behind: Vec<[Label; LABELS]> = Vec::with_capacity(scores.len());
    let mut sums = [0.0; LABELS];
    for (at, scores) in scores.iter().enumerate() {
        let mut next = [NEVER; LABELS];
        let mut from = [0; LABELS];
        for label in 0..LABELS {
            if at == 0 {
                next[label] = if may_follow(None, label) { transitions[LABELS][label] } else { NEVER };
            } else {
                for before in (0..LABELS).filter(|before| may_follow(Some(*before), label)) {
                    let sum: f32 = sums[before] + transitions[before][label];
                    if sum > next[label] {
                        (next[label], from[label]) = (sum, before);
                    }
                }
            }
            next[label] += scores[label];
        }
        sums = next;
        behind.push(from);
    }
    let mut label = (1..LABELS).fold(0, |best, label| if sums[label] > sums[best] { label } else { best });
    let mut labels = Vec::with_capacity(scores.len());
    for from in behind.iter().rev() {
        labels.push(label);
        label = from[label];
    }
    labels.reverse();
    labels
}

/// Scores tokens; keeps the sums of weights that depend on one word only, for every word of all documents.
pub(super) struct Scorer<'a> {
    weights: &'a Weights,
    /// For each word its own sum, and what it adds to its neighbours.
    kept: Vec<[Option<Scores>; 5]>,
    outside: [Scores; 4],
    buffer: Vec<u32>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(weights: &'a Weights) -> Self {
        let outside = Place::AROUND.map(|place| sum(weights, &[Line::outside(place)]));
        Self { weights, kept: Vec::new(), outside, buffer: Vec::new() }
    }

    /// The scores of every label for each word of a line. `vocabulary` must be the same, or one that has grown, at every call.
    #[expect(clippy::cast_precision_loss, reason = "sums stay far below 2^24")]
    pub(super) fn scores(&mut self, line: &Line<'_>, vocabulary: &Vocabulary) -> Vec<[f32; LABELS]> {
        self.kept.resize(vocabulary.entries.len(), [None; 5]);
        (0..line.len()).map(|at| self.token(line, at, vocabulary).map(|score| score as f32)).collect()
    }

    fn token(&mut self, line: &Line<'_>, at: usize, vocabulary: &Vocabulary) -> Scores {
        self.buffer.clear();
        line.features(at, &mut self.buffer);
        let mut scores = sum(self.weights, &self.buffer);
        let mut add = |part: Scores| scores.iter_mut().zip(part).for_each(|(score, part)| *score += part);
        if let Some(number) = line.neighbour(at, Place::Here) {
            add(self.of_word(number, Place::Here, vocabulary));
        }
        for (place, outside) in Place::AROUND.into_iter().zip(self.outside) {
            add(line.neighbour(at, place).map_or(outside, |number| self.of_word(number, place, vocabulary)));
        }
        scores
    }

    fn of_word(&mut self, number: usize, place: Place, vocabulary: &Vocabulary) -> Scores {
        let Some(entry) = vocabulary.entries.get(number) else { return Scores::default() };
        let Some(kept) = self.kept.get_mut(number).and_then(|kept| kept.get_mut(place.index())) else { return Scores::default() };
        *kept.get_or_insert_with(|| {
            self.buffer.clear();
            match place {
                Place::Here => entry.own_features(&mut self.buffer),
                _ => entry.features_at(place, &mut self.buffer),
            }
            sum(self.weights, &self.buffer)
        })
    }
}

fn sum(weights: &Weights, features: &[u32]) -> Scores {
    let mut scores = Scores::default();
    for &feature in features {
        weights.add(feature, &mut scores);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(scores: &[[f32; LABELS]]) -> Vec<Label> {
        best_labels(scores, &[[0.0; LABELS]; LABELS + 1])
    }

    #[test]
    fn the_inside_of_a_name_only_follows_its_beginning() {
        let (person, inside) = ([0., 5., 0., 0., 0., 0., 0., 0., 0.], [0., 0., 9., 0., 4., 0., 0., 0., 0.]);
        assert_eq!(best(&[person, inside]), [1, 2]);
        assert_eq!(best(&[inside]), [0], "no name begins inside; of equals the lowest label");
        assert_eq!(best(&[[15., 0., 0., 0., 0., 0., 0., 0., 0.], inside]), [0, 0]);
        assert!(best(&[]).is_empty());
    }

    #[test]
    fn transitions_count() {
        let mut transitions = [[0.0; LABELS]; LABELS + 1];
        transitions[LABELS][1] = 3.0;
        assert_eq!(best_labels(&[[0.0; LABELS]; 2], &transitions), [1, 0]);
    }
}
