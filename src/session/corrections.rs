//! The reader's opinions and corrections in the terms of the analysis: articles by index, passages by place.

use super::Session;
use crate::analysis::{Corrections, EntityKind, NameCorrection, NamedAs, Opinion, Place};
use crate::notebook::{Correction, NameKind, Named, Passage, Said};

impl Session {
    /// What the reader has said of earlier analyses, at its places in the open articles; what is about words or articles that are gone is
    /// left out.
    pub fn corrections(&self) -> Corrections {
        Corrections { links: self.opinions(), names: self.names() }
    }

    fn opinions(&self) -> Vec<Opinion> {
        let place = |passage: &Passage| {
            let (doc, article) = self.find(&passage.article)?;
            Some(Place { doc, range: article.place(&passage.anchor)? })
        };
        let opinions = self.notebook.judgements.values().filter_map(|judgement| {
            let (a, b) = (place(&judgement.a)?, place(&judgement.b)?);
            Some(Opinion { a: a.min(b), b: a.max(b), accepted: judgement.accepted })
        });
        opinions.collect()
    }

    /// In the order in which they were said, so that of two that contradict one another it is known which is the newer.
    fn names(&self) -> Vec<NameCorrection> {
        let mut corrections: Vec<&Correction> = self.notebook.corrections.values().collect();
        corrections.sort_by_key(|correction| (correction.created, &correction.id));
        corrections.into_iter().filter_map(|correction| self.name(&correction.said)).collect()
    }

    fn name(&self, said: &Said) -> Option<NameCorrection> {
        let named = |Named { article, words }: &Named| {
            let (doc, _) = self.find(article)?;
            Some(NamedAs { doc, words: words.clone() })
        };
        Some(match said {
            Said::Same(a, b) => NameCorrection::Same(named(a)?, named(b)?),
            Said::Apart(a, b) => NameCorrection::Apart(named(a)?, named(b)?),
            Said::Rename(a, name) => NameCorrection::Rename(named(a)?, name.clone()),
            Said::Kind(a, kind) => NameCorrection::Kind(named(a)?, entity_kind(*kind)),
            Said::Ignore(a) => NameCorrection::Ignore(named(a)?),
            Said::Mark(a) => NameCorrection::Mark(named(a)?),
        })
    }
}

fn entity_kind(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Org => EntityKind::Org,
        NameKind::Place => EntityKind::Place,
        NameKind::Group => EntityKind::Group,
        NameKind::Event => EntityKind::Event,
        NameKind::Other => EntityKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ArticleId};
    use crate::command::{Command, Spot, Stamp};
    use crate::text::TextRange;
    use jiff::Timestamp;

    fn session(ids: &str) -> Session {
        let mut session = Session::default();
        for id in ids.split(' ') {
            run(&mut session, 0, Command::AddArticle(Box::new(Article::from_text(id, id))));
        }
        session
    }

    /// Runs a command at a second of the day.
    fn run(session: &mut Session, second: i64, command: Command) {
        let stamp = Stamp { now: Timestamp::from_second(second).expect("a moment") };
        session.run(command, stamp).expect("a command that is carried out");
    }

    fn id(id: &str) -> ArticleId {
        ArticleId(id.into())
    }

    /// The words that an article of that name consists of.
    fn named(name: &str) -> Named {
        Named { article: id(name), words: name.into() }
    }

    fn named_as(doc: usize, words: &str) -> NamedAs {
        NamedAs { doc, words: words.into() }
    }

    #[test]
    fn opinions_are_found_by_their_words() {
        let mut session = session("a b");
        let spot = |name: &str| Spot { article: id(name), range: TextRange::new(0, 1) };
        run(&mut session, 0, Command::Judge { a: spot("b"), b: spot("a"), accepted: Some(false) });
        let corrections = session.corrections();
        let places: Vec<_> = corrections.links.iter().map(|opinion| (opinion.a.doc, opinion.b.doc, opinion.accepted)).collect();
        assert_eq!(places, [(0, 1, false)]);
    }

    #[test]
    fn corrections_of_names_come_in_the_order_in_which_they_were_said() {
        let mut session = session("a b c");
        run(&mut session, 3, Command::CorrectName(Said::Same(named("c"), named("a"))));
        run(&mut session, 1, Command::CorrectName(Said::Kind(named("b"), NameKind::Org)));
        run(&mut session, 2, Command::CorrectName(Said::Mark(named("a"))));
        let before = session.generation();
        run(&mut session, 4, Command::CorrectName(Said::Ignore(named("a"))));
        assert!(session.generation() > before, "an analysis may notice it");
        run(&mut session, 5, Command::SwapArticles(id("a"), id("b")));
        let expected = [
            NameCorrection::Kind(named_as(0, "b"), EntityKind::Org),
            NameCorrection::Same(named_as(2, "c"), named_as(1, "a")),
            NameCorrection::Ignore(named_as(1, "a")),
        ];
        assert_eq!(session.corrections().names, expected);
    }

    #[test]
    fn corrections_of_articles_that_are_not_open_are_left_out() {
        let mut session = session("a b");
        run(&mut session, 0, Command::CorrectName(Said::Rename(named("a"), "A".into())));
        run(&mut session, 0, Command::CorrectName(Said::Apart(named("a"), named("b"))));
        let mut notebook = session.notebook().clone();
        notebook.articles.pop();
        session.open(notebook);
        assert_eq!(session.corrections().names, [NameCorrection::Rename(named_as(0, "a"), "A".into())]);
    }
}
