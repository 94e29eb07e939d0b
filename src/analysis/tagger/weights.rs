//! The trained weights, read where they lie.
//!
//! A file holds `CRNERLIN`, then as little-endian numbers: version (u32, 1), bits (u32), labels (u32, 9), the largest weight (f32), the
//! scores of a label behind each label and at the start of a sentence (10 × 9 f32), and for each of 2^bits buckets nine i8. A weight is
//! `sign(q) (q/127)² largest`: evenly spaced steps would drown the many small weights in the few large ones.

/// Number of labels: outside, and beginning and inside of a person, place, organisation or other name.
pub(super) const LABELS: usize = 9;

/// A score for each label.
pub(super) type Scores = [i32; LABELS];

const MAGIC: &[u8; 8] = b"CRNERLIN";
const VERSION: u32 = 1;
const HEADER: usize = 24;
const ROWS: usize = LABELS + 1;
const TABLE: usize = HEADER + 4 * ROWS * LABELS;

/// The square of the largest step: a weight in the file is a whole number out of this many.
const UNIT: f32 = 127.0 * 127.0;

/// What was learnt.
#[derive(Debug)]
pub(super) struct Weights {
    /// Score of each label behind another; the last row is the start of a sentence. In units of [`Scores`].
    pub(super) transitions: [[f32; LABELS]; ROWS],
    /// A weight of one, in units of [`Scores`].
    pub(super) unit: f32,
    buckets: &'static [u8],
    mask: u32,
}

/// Why weights cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Damaged;

impl Weights {
    /// Reads the header of `file` and checks its length.
    pub(super) fn read(file: &'static [u8]) -> Result<Self, Damaged> {
        let word = |at: usize| Some(u32::from_le_bytes(file.get(at..at + 4)?.try_into().ok()?));
        let float = |at: usize| word(at).map(f32::from_bits).filter(|value| value.is_finite());
        let (bits, labels, largest) = (word(12).ok_or(Damaged)?, word(16).ok_or(Damaged)?, float(20).ok_or(Damaged)?);
        let known = file.starts_with(MAGIC) && word(8) == Some(VERSION) && labels as usize == LABELS;
        let buckets = file.get(TABLE..).ok_or(Damaged)?;
        if !known || bits > 24 || buckets.len() != LABELS << bits || largest <= 0.0 {
            return Err(Damaged);
        }
        let mut transitions = [[0.0; LABELS]; ROWS];
        for (n, score) in transitions.iter_mut().flatten().enumerate() {
            *score = float(HEADER + 4 * n).ok_or(Damaged)? * UNIT / largest;
        }
        Ok(Self { transitions, unit: UNIT / largest, buckets, mask: (1 << bits) - 1 })
    }

    /// Adds the weights of a feature to `scores`.
    pub(super) fn add(&self, feature: u32, scores: &mut Scores) {
        let at = (feature & self.mask) as usize * LABELS;
        let row = self.buckets.get(at..at + LABELS).unwrap_or_default();
        for (score, &step) in scores.iter_mut().zip(row) {
            let step = i32::from(step.cast_signed());
            *score += step * step.abs();
        }
    }
}

/// The file that holds these weights; `table` has nine numbers a bucket.
pub(super) fn write(bits: u32, transitions: &[[f32; LABELS]; ROWS], table: &[f32]) -> Vec<u8> {
    let largest = table.iter().fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
    let labels = u32::try_from(LABELS).unwrap_or_default();
    let mut file = MAGIC.to_vec();
    for number in [VERSION, bits, labels] {
        file.extend(number.to_le_bytes());
    }
    file.extend(largest.to_le_bytes());
    file.extend(transitions.iter().flatten().flat_map(|score| score.to_le_bytes()));
    file.extend(table.iter().map(|weight| step(*weight, largest).cast_unsigned()));
    file
}

/// The step whose square is nearest to `weight`.
#[expect(clippy::cast_possible_truncation, reason = "rounded and at most 127")]
fn step(weight: f32, largest: f32) -> i8 {
    ((weight.abs() / largest).sqrt() * 127.0).round().copysign(weight) as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let mut transitions = [[0.0; LABELS]; ROWS];
        transitions[9][8] = -2.0;
        let mut table = vec![0.0; LABELS << 2];
        (table[9], table[10], table[11]) = (4.0, -1.0, 0.01);
        write(2, &transitions, &table)
    }

    #[test]
    fn what_was_written_is_read() {
        let weights = Weights::read(file().leak()).unwrap();
        let mut scores = Scores::default();
        weights.add(1 | 1 << 20, &mut scores);
        assert_eq!(&scores[..4], [16129, -4096, 36, 0], "whole numbers out of 127²: 4.0, about -1.0, about 0.01");
        assert!((weights.transitions[9][8] + 16129.0 / 2.0).abs() < 1.0);
    }

    #[test]
    fn a_damaged_file_is_noticed() {
        let good = file();
        let mut bad: Vec<Vec<u8>> = [0, 9, 16].map(|at| with(&good, at)).into();
        bad.extend([good[..good.len() - 1].to_vec(), good[..10].to_vec(), Vec::new(), [&good[..], b"x"].concat()]);
        for file in bad {
            assert_eq!(Weights::read(file.leak()).map(|_| ()), Err(Damaged));
        }
    }

    fn with(good: &[u8], at: usize) -> Vec<u8> {
        let mut bad = good.to_vec();
        bad[at] ^= 1;
        bad
    }
}
