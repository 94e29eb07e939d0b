//! Numbers, amounts, shares, dates and lengths of time.

use super::Figure;
use crate::article::Article;
use crate::text::TextRange;

/// The figures of article number `doc`, sorted. `words` holds the tokens of each unit.
pub(super) fn find(doc: usize, article: &Article, words: &[Vec<TextRange>]) -> Vec<Figure> {
    let _ = (doc, article, words);
    Vec::new()
}
