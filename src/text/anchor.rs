//! How a marked passage finds its words again: by place, by words, by what stands around them.

use super::{TextRange, slice};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Words of a text with what stands around them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// The words, exactly as the text has them.
    pub quote: String,
    /// At most 32 graphemes before them.
    pub prefix: String,
    /// At most 32 graphemes behind them.
    pub suffix: String,
    /// Where they stood when they were last found (bytes).
    pub range: TextRange,
    /// Which version of the article's text that was, from 1.
    pub version: u32,
}

/// How many graphemes of the surroundings are kept on either side.
const AROUND: usize = 32;

impl Anchor {
    /// Anchors the words of `range` (bytes; both ends on a character border of `text`).
    pub fn new(text: &str, range: TextRange) -> Self {
        let before = slice(text, TextRange::new(0, range.start));
        let behind = slice(text, TextRange::new(range.end, text.len()));
        let prefix = before.grapheme_indices(true).rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
        Self {
            quote: slice(text, range).to_owned(),
            prefix: before.get(prefix..).unwrap_or_default().to_owned(),
            suffix: behind.graphemes(true).take(AROUND).collect(),
            range,
            version: 1,
        }
    }

    /// Where the words stand in `text`, if they stand where the anchor says.
    pub fn place(&self, text: &str) -> Option<TextRange> {
        (!self.quote.is_empty() && slice(text, self.range) == self.quote).then_some(self.range)
    }
}

/// `range` without white space at its ends, widened so that it cuts no grapheme; empty if it holds nothing else or does not fit `text`.
pub fn fitted(text: &str, range: TextRange) -> TextRange {
    let words = slice(text, range);
    let start = range.start + (words.len() - words.trim_start().len());
    let trimmed = TextRange::new(start, start.max(range.start + words.trim_end().len()));
    if trimmed.is_empty() || words.trim().is_empty() {
        return TextRange::new(start, start);
    }
    TextRange::new(border(text, trimmed.start, false), border(text, trimmed.end, true))
}

/// The grapheme border at byte `at`, or the next one before or behind it.
fn border(text: &str, at: usize, behind: bool) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if cursor.is_boundary(text, 0).unwrap_or(true) {
        return at;
    }
    let next = if behind { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    next.ok().flatten().unwrap_or(at)
}

/// Whether no grapheme is cut at byte `at` of `text`. Takes the same time everywhere: what a grapheme of more than 4,000 bytes is cut into
/// counts as graphemes.
pub fn is_border(text: &str, at: usize) -> bool {
    const FAR: usize = 4_000;
    let Some((before, behind)) = text.split_at_checked(at) else { return false };
    match (before.as_bytes().last(), behind.as_bytes().first()) {
        (Some(b'\r'), Some(b'\n')) => return false,
        (Some(last), Some(first)) if !last.is_ascii() || !first.is_ascii() => {}
        _ => return true,
    }
    let start = (at.saturating_sub(FAR)..at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
    let near = slice(text, TextRange::new(start, text.len()));
    GraphemeCursor::new(at, text.len(), true).is_boundary(near, start).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::is_border;

    #[test]
    fn graphemes_are_not_cut() {
        for (text, borders) in [
            ("", &[0][..]),
            ("a\r\nb", &[0, 1, 3, 4]),
            ("e\u{301}x", &[0, 3, 4]),
            ("👩\u{200d}👧", &[0, 11]),
            ("🇸🇾🇸🇪", &[0, 8, 16]),
            ("각가", &[0, 3, 6]),
        ] {
            let found: Vec<_> = (0..=text.len() + 1).filter(|at| is_border(text, *at)).collect();
            assert_eq!(found, borders, "{text}");
        }
        let long = format!("e{}", "\u{301}".repeat(100_000));
        let start = std::time::Instant::now();
        assert!((0..long.len()).step_by(2).filter(|at| is_border(&long, *at)).count() < 10);
        assert!(start.elapsed().as_secs() < 10);
    }
}
