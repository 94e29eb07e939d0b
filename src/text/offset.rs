//! Offsets and ranges. Bytes inside the program, Unicode scalar values at its borders; the two are different types.

/// A half-open range of **bytes** in one text, both ends on a character border.
///
/// ```text
/// "Zoë said" -> [Zoë] is TextRange { start: 0, end: 4 }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    /// First byte of the range.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

impl TextRange {
    /// A range from `start` to `end`; the ends are put in order.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start.min(end), end: start.max(end) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether byte `at` lies inside.
    pub fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` lies wholly inside (equal ranges do).
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// How many bytes both ranges have in common.
    pub fn overlap(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// Whether both ranges have a byte in common.
    pub fn intersects(self, other: Self) -> bool {
        self.overlap(other) > 0
    }

    /// The range from the first start to the last end of the two.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The words of `range` in `text`; empty where the range does not fit the text (out of bounds, or inside a character).
pub fn slice(text: &str, range: TextRange) -> &str {
    text.get(range.start..range.end).unwrap_or_default()
}

/// A position counted in Unicode scalar values, as the program's outputs give it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharIndex(pub usize);

/// A half-open range of Unicode scalar values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharRange {
    /// First character of the range.
    pub start: CharIndex,
    /// The character behind the last one.
    pub end: CharIndex,
}

/// Converts between bytes and characters of one text. Built in one pass, each look-up is O(1).
#[derive(Clone, Debug)]
pub struct CharMap {
    /// Characters before byte `64 * i`, counted by first bytes; then at most 64 bytes are looked at.
    before: Vec<usize>,
    bytes: Box<[u8]>,
}

const STEP: usize = 64;

impl CharMap {
    /// Counts the characters of `text` once.
    pub fn new(text: &str) -> Self {
        let bytes: Box<[u8]> = text.as_bytes().into();
        let mut before = Vec::with_capacity(bytes.len() / STEP + 2);
        let mut count = 0;
        for chunk in bytes.chunks(STEP) {
            before.push(count);
            count += first_bytes(chunk);
        }
        before.push(count);
        Self { before, bytes }
    }

    /// The character that starts at byte `at`; one that lies inside a character gives the next, one past the end the length.
    pub fn char_of(&self, at: usize) -> CharIndex {
        let at = at.min(self.bytes.len());
        let chunk = at / STEP;
        let rest = self.bytes.get(chunk * STEP..at).unwrap_or_default();
        CharIndex(self.before.get(chunk).copied().unwrap_or_default() + first_bytes(rest))
    }

    /// The characters of a range of bytes.
    pub fn chars(&self, range: TextRange) -> CharRange {
        CharRange { start: self.char_of(range.start), end: self.char_of(range.end) }
    }

    /// The byte where character `at` starts; one past the end gives the length in bytes.
    pub fn byte_of(&self, at: CharIndex) -> usize {
        let chunk = self.before.partition_point(|&n| n <= at.0).saturating_sub(1);
        let start = (chunk * STEP).min(self.bytes.len());
        let skip = at.0.saturating_sub(self.before.get(chunk).copied().unwrap_or_default());
        let tail = self.bytes.get(start..).unwrap_or_default();
        tail.iter().enumerate().filter(|(_, byte)| is_first(**byte)).nth(skip).map_or(self.bytes.len(), |(n, _)| start + n)
    }

    /// The bytes of a range of characters.
    pub fn bytes(&self, range: CharRange) -> TextRange {
        TextRange::new(self.byte_of(range.start), self.byte_of(range.end))
    }

    /// How many characters the text has.
    pub fn len(&self) -> usize {
        self.before.last().copied().unwrap_or_default()
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

fn is_first(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn first_bytes(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_first(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_and_characters_convert_both_ways(text in "\\PC{0,200}") {
            let map = CharMap::new(&text);
            prop_assert_eq!(map.len(), text.chars().count());
            for (n, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(map.char_of(at), CharIndex(n));
                prop_assert_eq!(map.byte_of(CharIndex(n)), at);
            }
            prop_assert_eq!(map.byte_of(CharIndex(map.len())), text.len());
        }
    }

    #[test]
    fn a_range_inside_a_character_has_no_words() {
        assert_eq!(slice("Zoë", TextRange::new(0, 4)), "Zoë");
        assert_eq!(slice("Zoë", TextRange::new(0, 3)), "");
    }
}
