//! Which annotations the list shows.

use super::super::parts::is_lost;
use crate::article::{Article, ArticleId};
use crate::notebook::{Annotation, Id, Notebook};

/// What the reader wants to see.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filter {
    /// Words in the passage, the note, a tag's name or the outlet.
    pub(super) search: String,
    pub(super) which: Which,
    pub(super) article: Option<ArticleId>,
}

/// Annotations by what was made of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Which {
    #[default]
    All,
    /// With this tag.
    Tag(Id),
    /// Without any.
    Untagged,
    /// With a note.
    Noted,
    /// With a link.
    Linked,
    /// Whose words are not in the article.
    Lost,
    /// Which stand in an earlier text of the article and wait for the reader.
    Waiting,
}

impl Filter {
    /// Whether it leaves anything out.
    pub(super) fn is_on(&self) -> bool {
        *self != Self::default()
    }

    /// Forgets a tag and an article that are gone.
    pub(super) fn tidy(&mut self, notebook: &Notebook) {
        if matches!(&self.which, Which::Tag(tag) if !notebook.tags.contains_key(tag)) {
            self.which = Which::All;
        }
        self.article = self.article.take().filter(|id| notebook.article(id).is_some());
    }

    /// Whether an annotation is to be shown.
    pub(super) fn lets(&self, notebook: &Notebook, annotation: &Annotation) -> bool {
        let article = notebook.article(&annotation.article).map(|(_, article)| article);
        self.article.as_ref().is_none_or(|id| *id == annotation.article)
            && self.which.lets(notebook, article, annotation)
            && self.finds(notebook, article, annotation)
    }

    fn finds(&self, notebook: &Notebook, article: Option<&Article>, annotation: &Annotation) -> bool {
        let search = self.search.trim().to_lowercase();
        let has = |words: &str| words.to_lowercase().contains(&search);
        let tags = || annotation.tags.iter().filter_map(|tag| notebook.tags.get(tag)).any(|tag| has(&tag.name));
        search.is_empty()
            || has(&annotation.note)
            || has(&super::super::parts::words(annotation))
            || article.is_some_and(|article| has(article.label()))
            || tags()
    }
}

impl Which {
    fn lets(&self, notebook: &Notebook, article: Option<&Article>, annotation: &Annotation) -> bool {
        match self {
            Self::All => true,
            Self::Tag(tag) => annotation.tags.contains(tag),
            Self::Untagged => annotation.tags.is_empty(),
            Self::Noted => !annotation.note.trim().is_empty(),
            Self::Linked => notebook.links_of(&annotation.id).next().is_some(),
            Self::Lost => is_lost(article, annotation),
            Self::Waiting => !annotation.gone && article.is_some_and(|article| is_earlier(article, annotation)),
        }
    }
}

/// Whether an annotation is one of an earlier text.
fn is_earlier(article: &Article, annotation: &Annotation) -> bool {
    annotation.anchors.iter().any(|anchor| article.earlier_of(anchor.version).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, Spot, Stamp, plan};
    use crate::text::TextRange;
    use jiff::Timestamp;

    /// A notebook with two passages of one article: "bridge", tagged "Evidence"; "ferry", with the note "Twice an hour?".
    fn notebook() -> Notebook {
        let mut notebook = Notebook::starter("Ada");
        let details = crate::article::Details { outlet: Some("Courier".to_owned()), ..Default::default() };
        let text = "The bridge is shut. The ferry runs.".into();
        notebook.articles.push(Article { id: ArticleId("courier".into()), text, details, ..Article::default() });
        let evidence = notebook.tag_named("evidence").unwrap().id.clone();
        let mark = |start, end, tags, note: &str| Command::Annotate {
            spot: Spot { article: ArticleId("courier".into()), range: TextRange::new(start, end) },
            tags,
            note: note.to_owned(),
        };
        for command in [mark(4, 10, vec![evidence], ""), mark(24, 29, Vec::new(), "Twice an hour?")] {
            plan(&mut notebook, command, Stamp { now: Timestamp::UNIX_EPOCH }).unwrap();
        }
        notebook
    }

    #[track_caller]
    fn check(filter: &Filter, expected: &str) {
        let notebook = notebook();
        let shown = notebook.sorted_annotations().into_iter().filter(|annotation| filter.lets(&notebook, annotation));
        assert_eq!(shown.map(Annotation::quote).collect::<Vec<_>>().join(" "), expected, "{filter:?}");
    }

    #[test]
    fn the_search_looks_at_words_note_tags_and_outlet_whatever_the_case() {
        for (search, expected) in [
            ("", "bridge ferry"),
            (" BRIDGE", "bridge"),
            ("twice", "ferry"),
            ("evid", "bridge"),
            ("courier", "bridge ferry"),
            ("x", ""),
        ] {
            check(&Filter { search: search.to_owned(), ..Filter::default() }, expected);
        }
    }

    #[test]
    fn annotations_are_told_apart_by_what_was_made_of_them() {
        for (which, expected) in [
            (Which::All, "bridge ferry"),
            (Which::Untagged, "ferry"),
            (Which::Noted, "ferry"),
            (Which::Linked, ""),
            (Which::Lost, ""),
        ] {
            check(&Filter { which, ..Filter::default() }, expected);
        }
    }

    #[test]
    fn a_filter_forgets_what_is_gone() {
        let gone = ArticleId("gone".into());
        let mut filter = Filter { which: Which::Tag(Id::from("t0")), article: Some(gone), ..Filter::default() };
        filter.tidy(&notebook());
        assert!(!filter.is_on());
    }
}
