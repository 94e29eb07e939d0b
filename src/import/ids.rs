//! Articles that are open together: ids that differ, words that are the same.

use crate::article::{Article, ArticleId};
use crate::text::slice;
use std::collections::{BTreeMap, BTreeSet};

/// Gives each article with the id of an earlier one a number: `story`, `story-2`, `story-3`. A number that is taken is passed over.
pub fn unique_ids<'a>(articles: impl IntoIterator<Item = &'a mut Article>) {
    let articles: Vec<_> = articles.into_iter().collect();
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

/// The first article of `among` that has the same words as `article`; white space does not count.
pub fn find_same<'a>(article: &Article, among: impl IntoIterator<Item = &'a Article>) -> Option<&'a Article> {
    among.into_iter().find(|other| article.text.split_whitespace().eq(other.text.split_whitespace()))
}

/// The first article of `among` that `article` seems to be a newer text of: from the same place, or with the same headline, or with half of
/// its sentences, and not by another outlet. None if it has the same words.
pub fn find_older<'a>(article: &Article, among: impl IntoIterator<Item = &'a Article>) -> Option<&'a Article> {
    let sentences: BTreeSet<&str> = article.units.iter().map(|unit| slice(&article.text, unit.range)).collect();
    let is_older = |other: &&Article| {
        let (new, old) = (&article.details, &other.details);
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        let elsewhere = new.outlet.is_some() && old.outlet.is_some() && new.outlet != old.outlet;
        let kept = other.units.iter().filter(|unit| sentences.contains(slice(&other.text, unit.range))).count();
        same(&new.url, &old.url) || !elsewhere && (same(&new.title, &old.title) || kept * 2 >= other.units.len().max(1))
    };
    let mut others = among.into_iter().filter(|other| other.text != article.text);
    others.find(is_older)
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
    fn a_newer_text_is_known_by_address_headline_or_sentences_of_the_same_outlet() {
        let article = |text: &str, outlet: &str, url: &str| {
            let mut article = Article::from_text("a", text);
            article.details.outlet = Some(outlet.to_owned()).filter(|outlet| !outlet.is_empty());
            article.details.url = Some(url.to_owned()).filter(|url| !url.is_empty());
            article
        };
        let old = article("It rained in Bonn. The bridge is shut. Nobody was hurt.", "Courier", "https://example.org/1");
        let check = |text: &str, outlet: &str, url: &str| find_older(&article(text, outlet, url), [&old]).is_some();
        assert!(check("The bridge is shut. Nobody was hurt. It will open soon.", "", ""));
        assert!(check("All is new.", "Tribune", "https://example.org/1"));
        assert!(!check("The bridge is shut. Nobody was hurt. It will open soon.", "Tribune", ""));
        assert!(!check("The bridge is shut. All else is new. It will open soon.", "", ""));
        assert!(!check(&old.text, "Courier", "https://example.org/1"));
    }

    #[test]
    fn the_same_words_are_found_whatever_is_between_them() {
        let [a, b, c] =
            ["It rained. It\npoured.", "It rained.\n\nIt poured.", "It rained."].map(|text| Article::from_text("a", text));
        assert_eq!(find_same(&b, [&c, &a]), Some(&a));
        assert_eq!(find_same(&c, [&a, &b]), None);
    }

    #[test]
    fn later_articles_get_a_number_that_is_free() {
        let mut articles: Vec<_> = ["a", "a", "a-2", "b", "a", "a-2"].iter().map(|id| Article::from_text(id, "x")).collect();
        unique_ids(&mut articles);
        let ids: Vec<_> = articles.iter().map(|article| article.id.to_string()).collect();
        assert_eq!(ids, ["a", "a-3", "a-2", "b", "a-4", "a-2-2"]);
    }
}
