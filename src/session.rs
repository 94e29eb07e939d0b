//! The articles that are open and the newest analysis of them. Knows no path, starts no work and paints nothing.
//!
//! Indices into [`Session::articles`] are the `doc` of the analysis: an analysis of a list whose places have changed since
//! is not given out at all, so that nothing is ever shown at a wrong article.

use crate::analysis::Analysis;
use crate::article::{Article, ArticleId, Details};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// What is open.
#[derive(Debug, Default)]
pub struct Session {
    articles: Vec<Article>,
    /// Ids that were ever given, so that a closed article's id never comes to mean another one.
    used: BTreeSet<ArticleId>,
    generation: Generation,
    found: Option<Found>,
}

/// Which state of the open articles an analysis is of. Grows with every change that an analysis could notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Generation(u64);

/// An analysis, and what it is of.
#[derive(Clone, Debug)]
pub struct Found {
    /// The state of the articles that was analysed.
    pub generation: Generation,
    /// What was found in them.
    pub analysis: Arc<Analysis>,
    /// How long it took.
    pub cost: Duration,
}

impl Session {
    /// The open articles, in the reader's order.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The article of that id and its index.
    pub fn find(&self, id: &ArticleId) -> Option<(usize, &Article)> {
        self.articles.iter().enumerate().find(|(_, article)| article.id == *id)
    }

    /// The state of the articles now; goes with a request for an analysis and comes back with it.
    pub fn generation(&self) -> Generation {
        self.generation
    }

    /// The newest analysis whose indices fit the articles as they stand. It may not know the newest articles or details yet.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// Takes a finished analysis in, unless the articles have changed since it was asked for. Says whether it did.
    pub fn accept(&mut self, found: Found) -> bool {
        let current = found.generation == self.generation;
        if current {
            self.found = Some(found);
        }
        current
    }

    /// Puts `article` behind the others and gives its id, made unique.
    ///
    /// # Errors
    /// An article with the very same words is open already; it is not opened twice.
    pub fn add(&mut self, mut article: Article) -> Result<ArticleId, AlreadyOpen> {
        if let Some(open) = self.articles.iter().find(|open| open.text == article.text) {
            return Err(AlreadyOpen(open.id.clone()));
        }
        article.id = self.unique(&article.id);
        let id = article.id.clone();
        self.used.insert(id.clone());
        self.articles.push(article);
        self.changed();
        Ok(id)
    }

    /// Closes the article of that id.
    pub fn close(&mut self, id: &ArticleId) {
        let before = self.articles.len();
        self.articles.retain(|article| article.id != *id);
        if self.articles.len() < before {
            self.reordered();
        }
    }

    /// Lets two articles change places.
    pub fn swap(&mut self, a: &ArticleId, b: &ArticleId) {
        let (Some((a, _)), Some((b, _))) = (self.find(a), self.find(b)) else { return };
        if a != b {
            self.articles.swap(a, b);
            self.reordered();
        }
    }

    /// Sets what is known about the article of that id. Its words stay.
    pub fn set_details(&mut self, id: &ArticleId, details: Details) {
        let Some(article) = self.articles.iter_mut().find(|article| article.id == *id) else { return };
        if article.details != details {
            article.details = details;
            self.changed();
        }
    }

    /// Something changed that an analysis may notice, but every article kept its index.
    fn changed(&mut self) {
        self.generation.0 += 1;
    }

    /// Indices changed their meaning.
    fn reordered(&mut self) {
        self.changed();
        self.found = None;
    }

    fn unique(&self, id: &ArticleId) -> ArticleId {
        let mut candidate = id.clone();
        let mut n = 2;
        while self.used.contains(&candidate) {
            candidate = ArticleId(format!("{id}-{n}").into());
            n += 1;
        }
        candidate
    }
}

/// An article with the same words is open, under this id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the same text is open already")]
pub struct AlreadyOpen(pub ArticleId);

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, text: &str) -> Article {
        Article {
            id: ArticleId(id.into()),
            text: text.into(),
            details: Details::default(),
            paragraphs: Arc::default(),
            units: Arc::default(),
        }
    }

    fn session(ids: &str) -> Session {
        let mut session = Session::default();
        for id in ids.split_whitespace() {
            session.add(article(id, id)).unwrap();
        }
        session
    }

    fn found(generation: Generation) -> Found {
        Found { generation, analysis: Arc::default(), cost: Duration::ZERO }
    }

    fn ids(session: &Session) -> String {
        session.articles().iter().map(|article| article.id.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_late_analysis_is_dropped() {
        let mut session = session("a b");
        let old = session.generation();
        session.add(article("c", "c")).unwrap();
        assert!(!session.accept(found(old)));
        assert!(session.found().is_none());
        assert!(session.accept(found(session.generation())));
        assert!(session.found().is_some());
    }

    #[test]
    fn an_analysis_stays_while_its_indices_hold() {
        let mut session = session("a b");
        session.accept(found(session.generation()));
        session.add(article("c", "c")).unwrap();
        assert!(session.found().is_some_and(|found| found.generation != session.generation()));
        let details = Details { outlet: Some("Courier".into()), ..Details::default() };
        session.set_details(&ArticleId("a".into()), details);
        assert!(session.found().is_some());
    }

    #[test]
    fn closing_or_moving_an_article_takes_the_analysis_away() {
        for change in [
            |s: &mut Session| s.close(&ArticleId("a".into())),
            |s: &mut Session| {
                s.swap(&ArticleId("a".into()), &ArticleId("b".into()));
            },
        ] {
            let mut session = session("a b");
            session.accept(found(session.generation()));
            change(&mut session);
            assert!(session.found().is_none());
        }
    }

    #[test]
    fn an_id_is_never_given_twice() {
        let mut session = session("a b");
        session.close(&ArticleId("b".into()));
        session.add(article("b", "another")).unwrap();
        session.add(article("b", "a third")).unwrap();
        assert_eq!(ids(&session), "a b-2 b-3");
    }

    #[test]
    fn the_same_words_are_not_opened_twice() {
        let mut session = session("a b");
        let before = session.generation();
        assert_eq!(session.add(article("c", "a")), Err(AlreadyOpen(ArticleId("a".into()))));
        assert_eq!(session.generation(), before);
    }

    #[test]
    fn articles_change_places() {
        let mut session = session("a b c");
        session.swap(&ArticleId("c".into()), &ArticleId("a".into()));
        assert_eq!(ids(&session), "c b a");
        session.swap(&ArticleId("c".into()), &ArticleId("nobody".into()));
        assert_eq!(ids(&session), "c b a");
    }
}
