//! Ids that differ among articles that are open together.

use crate::article::{Article, ArticleId};
use std::collections::{BTreeMap, BTreeSet};

/// Gives each article with the id of an earlier one a number: `story`, `story-2`, `story-3`. A number that is taken is passed over.
pub fn unique_ids(articles: &mut [Article]) {
    let given: BTreeSet<_> = articles.iter().map(|article| article.id.clone()).collect();
    let mut used = BTreeSet::new();
    let mut numbers = BTreeMap::new();
    for article in articles {
        if !used.insert(article.id.clone()) {
            let number = numbers.entry(article.id.clone()).or_insert(2_usize);
            article.id = next_free(&article.id, number, |id| given.contains(id) || used.contains(id));
            used.insert(article.id.clone());
        }
    }
}

fn next_free(id: &ArticleId, number: &mut usize, taken: impl Fn(&ArticleId) -> bool) -> ArticleId {
    loop {
        let candidate = ArticleId(format!("{id}-{number}").into());
        *number += 1;
        if !taken(&candidate) {
            return candidate;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_articles_get_a_number_that_is_free() {
        let mut articles: Vec<_> = ["a", "a", "a-2", "b", "a", "a-2"].iter().map(|id| Article::from_text(id, "x")).collect();
        unique_ids(&mut articles);
        let ids: Vec<_> = articles.iter().map(|article| article.id.to_string()).collect();
        assert_eq!(ids, ["a", "a-3", "a-2", "b", "a-4", "a-2-2"]);
    }
}
