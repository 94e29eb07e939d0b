//! How two articles word the same: words of like meaning, and runs of words to the letter.

use super::Layer;
use crate::analysis::{Analysis, Place};
use crate::text::TextRange;

/// The words of shown matches that the other sentence says otherwise.
pub(super) fn other_words(doc: usize, analysis: &Analysis) -> Layer<()> {
    let shown = analysis.groups.iter().flat_map(|group| &group.links).filter_map(|link| analysis.links.get(*link));
    let words = shown.flat_map(|link| &link.why.aligned).flat_map(|words| [words.a, words.b]);
    here(doc, words).into_iter().map(|range| (range, ())).collect()
}

/// What another article has to the letter; runs that meet are one.
pub(super) fn word_for_word(doc: usize, analysis: &Analysis) -> Layer<()> {
    let mut joined: Vec<TextRange> = Vec::new();
    for range in here(doc, analysis.verbatim.iter().flat_map(|run| [run.a, run.b])) {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => *last = last.hull(range),
            _ => joined.push(range),
        }
    }
    joined.into_iter().map(|range| (range, ())).collect()
}

/// The ranges in `doc`, sorted.
fn here(doc: usize, places: impl Iterator<Item = Place>) -> Vec<TextRange> {
    let mut ranges: Vec<TextRange> = places.filter(|place| place.doc == doc).map(|place| place.range).collect();
    ranges.sort_unstable();
    ranges
}
