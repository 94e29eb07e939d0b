//! The table of word vectors, read where it lies.
//!
//! `vectors.bin` holds `CRVECQ4\0`, then as little-endian numbers: rows (u32), components (u32, 128), a scale for each row (f16), and for
//! each row 64 bytes with two components in each, the earlier one in the low half: `(half - 8) * scale`. Row n belongs to line n of
//! `wordpieces.txt`. A word is the sum of its pieces, the longest first; "##" begins those inside of a word (word pieces, Wu et al. 2016).

use super::signs::Signs;
use crate::text::Sorted;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const COMPONENTS: usize = 128;
const HEADER: usize = 16;
const BYTES: usize = COMPONENTS / 2;

/// Words longer than this many characters are no words.
const LONGEST: usize = 40;

/// The length of a [`Vector`], small enough that no product overflows.
const LENGTH: f32 = 4096.0;

static FILE: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/vectors.bin"));

/// Every piece; its line is its row.
static PIECES: Sorted = Sorted::new(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/wordpieces.txt")));

/// Number of rows, 0 if the file is damaged: then no word has a meaning and only equal words are alike.
static ROWS: LazyLock<usize> = LazyLock::new(|| {
    let number = |at: usize| Some(u32::from_le_bytes(FILE.get(at..at + 4)?.try_into().ok()?) as usize);
    let rows = number(8).unwrap_or_default();
    let whole = FILE.starts_with(b"CRVECQ4\0") && number(12) == Some(COMPONENTS);
    if whole && FILE.len() == HEADER + rows * (2 + BYTES) { rows } else { 0 }
});

/// A direction in the space of meanings, of fixed length.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis) struct Vector {
    parts: [i16; COMPONENTS],
    signs: Signs,
}

impl Vector {
    /// The meaning of one word; none if no part of it is known.
    #[cfg(test)]
    pub(in crate::analysis) fn of(word: &str) -> Option<Self> {
        Sum::of(word).direction()
    }

    /// From -1 to 1.
    #[expect(clippy::inline_always, reason = "see `NearPairs`")]
    #[inline(always)]
    pub(in crate::analysis) fn cosine(&self, other: &Self) -> f32 {
        let product: i32 = self.parts.iter().zip(&other.parts).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
        product as f32 / (LENGTH * LENGTH)
    }

    /// Which components are positive.
    pub(super) fn signs(&self) -> Signs {
        self.signs
    }
}

/// Meanings of words added up: rare words weigh more, as their vectors are longer.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Sum([f32; COMPONENTS]);

impl Default for Sum {
    fn default() -> Self {
        Self([0.0; COMPONENTS])
    }
}

impl Sum {
    /// The meaning of one word.
    pub(in crate::analysis) fn of(word: &str) -> Self {
        let mut sum = Self::default();
        for row in rows(word) {
            sum.add_row(row);
        }
        sum
    }

    /// Adds another sum.
    pub(in crate::analysis) fn add(&mut self, other: &Self) {
        for (here, there) in self.0.iter_mut().zip(&other.0) {
            *here += there;
        }
    }

    /// Adds a direction, whatever it was the sum of.
    pub(in crate::analysis) fn add_direction(&mut self, direction: &Vector) {
        for (here, there) in self.0.iter_mut().zip(&direction.parts) {
            *here += f32::from(*there);
        }
    }

    /// Its direction; none if nothing was added.
    pub(in crate::analysis) fn direction(&self) -> Option<Vector> {
        let length = self.0.iter().map(|x| x * x).sum::<f32>().sqrt();
        (length > f32::EPSILON).then(|| {
            let parts = self.0.map(|x| (x / length * LENGTH) as i16);
            Vector { parts, signs: Signs::of(&parts) }
        })
    }

    fn add_row(&mut self, row: usize) {
        let Some(scale) = FILE.get(HEADER + 2 * row..HEADER + 2 * row + 2) else { return };
        let scale = half(u16::from_le_bytes([scale[0], scale[1]]));
        let start = HEADER + 2 * *ROWS + row * BYTES;
        let packed = FILE.get(start..start + BYTES).unwrap_or_default();
        for (pair, byte) in self.0.chunks_exact_mut(2).zip(packed) {
            pair[0] += (f32::from(byte & 15) - 8.0) * scale;
            pair[1] += (f32::from(byte >> 4) - 8.0) * scale;
        }
    }
}

/// A number of 16 bits (IEEE 754 binary16). Those too small to be normal count as nothing.
fn half(bits: u16) -> f32 {
    let (sign, exponent, fraction) = (bits >> 15, (bits >> 10) & 31, bits & 1023);
    if exponent == 0 {
        return 0.0;
    }
    let size = (1.0 + f32::from(fraction) / 1024.0) * 2f32.powi(i32::from(exponent) - 15);
    if sign == 0 { size } else { -size }
}

/// The rows of the pieces of a word; none at all if a part of it is unknown.
fn rows(word: &str) -> Vec<usize> {
    if *ROWS == 0 || word.len() > 4 * LONGEST {
        return Vec::new();
    }
    let plain = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
    };
    // The table was made with every mark a word of its own: those inside a word divide it, and say nothing by themselves.
    plain.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).flat_map(pieces).collect()
}

fn pieces(part: &str) -> Vec<usize> {
    let (mut rows, mut start) = (Vec::new(), 0);
    while start < part.len() {
        let Some((end, row)) = longest(part, start) else { return Vec::new() };
        rows.push(row);
        start = end;
    }
    rows
}

/// The longest known piece that begins at byte `start`: its end and its row.
fn longest(part: &str, start: usize) -> Option<(usize, usize)> {
    let rest = part.get(start..)?;
    let mut piece = if start > 0 { format!("##{rest}") } else { rest.to_owned() };
    let prefix = piece.len() - rest.len();
    while piece.len() > prefix {
        if let Some(row) = PIECES.position(&piece) {
            return Some((start + piece.len() - prefix, row));
        }
        piece.pop();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert!(*ROWS > 20_000);
        assert_eq!(PIECES.size(), *ROWS, "a line for each row");
        assert!(PIECES.keys().is_sorted_by(|a, b| a < b), "sorted, none twice");
    }

    #[test]
    fn words_are_made_of_their_longest_pieces() {
        let names = |word: &str| {
            let name = |row| PIECES.keys().nth(row).expect("a piece");
            rows(word).into_iter().map(name).collect::<Vec<_>>().join(" ")
        };
        for (word, want) in [("meeting", "meeting"), ("Café", "cafe"), ("vice-president", "vice president"), ("", ""), ("“", "")]
        {
            assert_eq!(names(word), want, "{word}");
        }
        assert!(names("supercede").contains(" ##"), "{}", names("supercede"));
        assert!(rows(&"a".repeat(5000)).is_empty());
    }

    #[test]
    fn numbers_of_sixteen_bits_are_read() {
        for (bits, want) in [(0x3c00, 1.0), (0xc000, -2.0), (0x2e66, 0.099_975_586), (0, 0.0), (1, 0.0)] {
            assert!((half(bits) - want).abs() < 1e-7, "{bits:x}");
        }
    }

    #[test]
    fn a_word_is_like_itself() {
        let vector = |word| Vector::of(word).expect("known");
        assert!((vector("war").cosine(&vector("war")) - 1.0).abs() < 0.01);
        assert!(vector("war").cosine(&vector("conflict")) > vector("war").cosine(&vector("banana")));
    }
}
