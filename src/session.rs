//! The notebook that is open, what was done to it, and the newest analysis of its articles. Knows no path, starts no work and paints nothing.
//!
//! The notebook changes only through [`Session::run`], [`Session::undo`] and [`Session::redo`].
//! Indices into [`Session::articles`] are the `doc` of the analysis: an analysis of a list whose places have changed since
//! is not given out at all, so that nothing is ever shown at a wrong article.

mod corrections;
mod review;

pub use review::Pending;

use crate::analysis::Analysis;
use crate::article::{Article, ArticleId};
use crate::command::{Command, Edit, History, Refusal, Stamp, Step, plan};
use crate::notebook::Notebook;
use std::sync::Arc;
use std::time::Duration;

/// What is open.
#[derive(Debug, Default)]
pub struct Session {
    notebook: Notebook,
    history: History,
    generation: Generation,
    found: Option<Found>,
    version: Version,
    saved: Version,
}

/// Which state of the open articles an analysis is of. Grows with every change that an analysis could notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Generation(u64);

/// Which state of the notebook was saved. Grows with every change, also with undo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(u64);

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

/// The notebook and what happens to it.
impl Session {
    /// The reader's work.
    pub fn notebook(&self) -> &Notebook {
        &self.notebook
    }

    /// Opens another notebook; what was open before is let go of, with its history.
    pub fn open(&mut self, notebook: Notebook) {
        self.notebook = notebook;
        self.history = History::default();
        self.version.0 += 1;
        self.saved = self.version;
        self.reordered();
    }

    /// Counts what is open as changed: it is not on the disk where it belongs.
    pub fn touch(&mut self) {
        self.version.0 += 1;
    }

    /// Carries out what the reader meant, as one step that can be undone.
    ///
    /// # Errors
    /// Says why it was not carried out; nothing has changed then.
    pub fn run(&mut self, command: Command, stamp: Stamp) -> Result<&Step, Refusal> {
        let step = plan(&mut self.notebook, command, stamp)?;
        self.notice(&step);
        Ok(self.history.push(step))
    }

    /// Takes the last step back; gives it, or none if there is none.
    pub fn undo(&mut self) -> Option<Step> {
        let step = self.history.undo(&mut self.notebook).cloned()?;
        self.notice(&step);
        Some(step)
    }

    /// Does the step again that was taken back last; gives it, or none if there is none.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.history.redo(&mut self.notebook).cloned()?;
        self.notice(&step);
        Some(step)
    }

    /// What was done and can be taken back.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The state of the notebook now; goes with a request to save it.
    pub fn version(&self) -> Version {
        self.version
    }

    /// Notes that the notebook as it was at `version` is on the disk.
    pub fn saved(&mut self, version: Version) {
        self.saved = self.saved.max(version);
    }

    /// Whether something has changed since the notebook was last saved.
    pub fn is_dirty(&self) -> bool {
        self.version > self.saved
    }

    /// Sees what a step means for the analysis.
    fn notice(&mut self, step: &Step) {
        self.version.0 += 1;
        for edit in &step.edits {
            match edit {
                Edit::Article(at, change) => match (&change.before, &change.after) {
                    (Some(before), Some(after)) if before.id == after.id => self.changed(),
                    // An article that came or went at the end leaves the others' indices as they were.
                    (None, Some(_)) if at + 1 == self.notebook.articles.len() => self.changed(),
                    _ => self.reordered(),
                },
                Edit::Order(_) => self.reordered(),
                Edit::Judgement(_) | Edit::Correction(_) => self.changed(),
                Edit::Tag(_)
                | Edit::Annotation(_)
                | Edit::Link(_)
                | Edit::Card(_)
                | Edit::Alternative(_)
                | Edit::Settings(_)
                | Edit::Kept(_) => {}
            }
        }
    }
}

/// Articles and their analysis.
impl Session {
    /// The open articles, in the reader's order.
    pub fn articles(&self) -> &[Article] {
        &self.notebook.articles
    }

    /// The article of that id and its index.
    pub fn find(&self, id: &ArticleId) -> Option<(usize, &Article)> {
        self.notebook.article(id)
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

    /// Something changed that an analysis may notice, but every article kept its index.
    fn changed(&mut self) {
        self.generation.0 += 1;
    }

    /// Indices changed their meaning.
    fn reordered(&mut self) {
        self.changed();
        self.found = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Details;
    use jiff::Timestamp;

    const STAMP: Stamp = Stamp { now: Timestamp::UNIX_EPOCH };

    fn id(id: &str) -> ArticleId {
        ArticleId(id.into())
    }

    fn add(session: &mut Session, article: Article) {
        session.run(Command::AddArticle(Box::new(article)), STAMP).unwrap();
    }

    fn article(id: &str, text: &str) -> Article {
        Article {
            id: ArticleId(id.into()),
            text: text.into(),
            details: Details::default(),
            paragraphs: Arc::default(),
            units: Arc::default(),
            ..Article::default()
        }
    }

    fn session(ids: &str) -> Session {
        let mut session = Session::default();
        for id in ids.split_whitespace() {
            add(&mut session, article(id, id));
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
        add(&mut session, article("c", "c"));
        assert!(!session.accept(found(old)));
        assert!(session.found().is_none());
        assert!(session.accept(found(session.generation())));
        assert!(session.found().is_some());
    }

    #[test]
    fn an_analysis_stays_while_its_indices_hold() {
        let mut session = session("a b");
        session.accept(found(session.generation()));
        add(&mut session, article("c", "c"));
        assert!(session.found().is_some_and(|found| found.generation != session.generation()));
        let details = Details { outlet: Some("Courier".into()), ..Details::default() };
        session.run(Command::SetDetails(id("a"), details), STAMP).unwrap();
        assert!(session.found().is_some());
    }

    #[test]
    fn closing_or_moving_an_article_takes_the_analysis_away() {
        for change in [Command::RemoveArticle(id("a")), Command::SwapArticles(id("a"), id("b"))] {
            let mut session = session("a b");
            session.accept(found(session.generation()));
            session.run(change, STAMP).unwrap();
            assert!(session.found().is_none());
        }
    }

    #[test]
    fn the_same_words_are_not_opened_twice() {
        let mut session = session("a b");
        let before = session.generation();
        let refused = session.run(Command::AddArticle(Box::new(article("c", "a"))), STAMP).map(|_| ());
        assert_eq!(refused, Err(Refusal::AlreadyOpen(id("a"))));
        assert_eq!(session.generation(), before);
    }

    #[test]
    fn articles_change_places_and_go_back() {
        let mut session = session("a b c");
        session.run(Command::SwapArticles(id("c"), id("a")), STAMP).unwrap();
        assert_eq!(ids(&session), "c b a");
        assert_eq!(session.undo().map(|step| step.name).as_deref(), Some("Move article"));
        assert_eq!(ids(&session), "a b c");
        assert!(session.run(Command::SwapArticles(id("c"), id("nobody")), STAMP).is_err());
    }

    #[test]
    fn a_merge_is_one_step_and_noticed_like_its_parts() {
        let mut session = session("a b");
        session.accept(found(session.generation()));
        let mut merged = session.notebook().clone();
        merged.settings.reader = "Zoë".into();
        let before = session.generation();
        session.run(Command::Merge(Box::new(merged.clone())), STAMP).unwrap();
        assert!(session.found().is_some() && session.generation() == before);
        merged.articles.push(article("c", "c"));
        session.run(Command::Merge(Box::new(merged.clone())), STAMP).unwrap();
        assert!(session.found().is_some() && session.generation() > before);
        merged.articles.remove(0);
        session.run(Command::Merge(Box::new(merged.clone())), STAMP).unwrap();
        assert!(session.found().is_none());
        assert_eq!((ids(&session), session.run(Command::Merge(Box::new(merged)), STAMP).is_err()), ("b c".to_owned(), true));
        session.undo();
        assert_eq!(ids(&session), "a b c");
    }

    #[test]
    fn a_change_is_unsaved_until_its_version_is_saved() {
        let mut session = session("a");
        let old = session.version();
        add(&mut session, article("b", "b"));
        session.saved(old);
        assert!(session.is_dirty());
        session.saved(session.version());
        assert!(!session.is_dirty());
        session.undo();
        assert!(session.is_dirty());
    }
}
