//! The rows of the list, worked out anew only when the notebook or the reader's wishes have changed.

use super::filter::Filter;
use crate::article::ArticleId;
use crate::notebook::{Annotation, Id};
use crate::session::{Session, Version};
use std::collections::BTreeSet;

/// What the rows follow from.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Wish {
    pub(super) filter: Filter,
    /// Articles whose annotations are folded away.
    pub(super) folded: BTreeSet<ArticleId>,
    /// An annotation that stays although the filter leaves it out: the reader is at work on it.
    pub(super) stays: Option<Id>,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    Article { id: ArticleId, label: String, count: usize },
    Note(Id),
}

/// The rows.
#[derive(Default)]
pub(super) struct Listed {
    of: Option<(Version, Wish)>,
    pub(super) rows: Vec<Row>,
    /// One for each row.
    pub(super) ids: Vec<egui::Id>,
    /// What the filter lets through.
    pub(super) matching: BTreeSet<Id>,
}

impl Listed {
    /// Brings the rows up to date.
    pub(super) fn update(&mut self, session: &Session, wish: &Wish) {
        let of = Some((session.version(), wish.clone()));
        if self.of != of {
            self.of = of;
            self.list(session, wish);
        }
    }

    fn list(&mut self, session: &Session, wish: &Wish) {
        let notebook = session.notebook();
        self.matching.clear();
        self.rows.clear();
        let mut heading = None;
        for annotation in notebook.sorted_annotations() {
            let matches = wish.filter.lets(notebook, annotation);
            if matches {
                self.matching.insert(annotation.id.clone());
            }
            if matches || wish.stays.as_ref() == Some(&annotation.id) {
                self.push(session, wish, annotation, &mut heading);
            }
        }
        let id = |row: &Row| match row {
            Row::Article { id, .. } => egui::Id::unique(("notes of", &*id.0)),
            Row::Note(id) => egui::Id::unique(("note", &*id.0)),
        };
        self.ids = self.rows.iter().map(id).collect();
    }

    fn push(&mut self, session: &Session, wish: &Wish, annotation: &Annotation, heading: &mut Option<usize>) {
        let article = &annotation.article;
        match heading.and_then(|at| self.rows.get_mut(at)) {
            Some(Row::Article { id, count, .. }) if id == article => *count += 1,
            _ => {
                *heading = Some(self.rows.len());
                let label = session.find(article).map_or_else(|| article.to_string(), |(_, found)| found.label().to_owned());
                self.rows.push(Row::Article { id: article.clone(), label, count: 1 });
            }
        }
        if !wish.folded.contains(article) {
            self.rows.push(Row::Note(annotation.id.clone()));
        }
    }
}
