//! Taking a merged notebook over as one step.

use super::plan::Planner;
use super::{Change, Edit};
use crate::article::{Article, ArticleId};
use crate::notebook::{Id, Notebook};
use std::collections::{BTreeMap, BTreeSet};

impl Planner<'_> {
    /// Makes the notebook `merged` by an edit for each record that differs.
    pub(super) fn merge(&mut self, merged: &Notebook) -> String {
        self.merge_articles(&merged.articles);
        let now = &*self.notebook;
        let mut edits = Vec::new();
        edits.extend(changes(&now.tags, &merged.tags).into_iter().map(Edit::Tag));
        edits.extend(changes(&now.annotations, &merged.annotations).into_iter().map(|change| Edit::Annotation(change.into())));
        edits.extend(changes(&now.links, &merged.links).into_iter().map(Edit::Link));
        edits.extend(changes(&now.cards, &merged.cards).into_iter().map(Edit::Card));
        edits.extend(changes(&now.judgements, &merged.judgements).into_iter().map(|change| Edit::Judgement(change.into())));
        edits.extend(changes(&now.corrections, &merged.corrections).into_iter().map(|change| Edit::Correction(change.into())));
        edits.extend(changes(&now.alternatives, &merged.alternatives).into_iter().map(|change| Edit::Alternative(change.into())));
        if now.settings != merged.settings {
            edits.push(Edit::Settings(Change::replace(now.settings.clone(), merged.settings.clone())));
        }
        if now.kept != merged.kept {
            edits.push(Edit::Kept(Box::new(Change::replace(now.kept.clone(), merged.kept.clone()))));
        }
        for edit in edits {
            self.make(edit);
        }
        "Merge".to_owned()
    }

    /// Takes out what is not there any more, replaces what is another, appends what is new, and sorts.
    fn merge_articles(&mut self, merged: &[Article]) {
        let after: BTreeMap<&ArticleId, &Article> = merged.iter().map(|article| (&article.id, article)).collect();
        for (at, before) in self.notebook.articles.clone().into_iter().enumerate().rev() {
            match after.get(&before.id) {
                Some(after) if **after == before => {}
                Some(after) => self.make(Edit::Article(at, Box::new(Change::replace(before, (*after).clone())))),
                None => self.make(Edit::Article(at, Box::new(Change::delete(before)))),
            }
        }
        let known: BTreeSet<ArticleId> = ids(&self.notebook.articles).into_iter().collect();
        for article in merged.iter().filter(|article| !known.contains(&article.id)) {
            self.make(Edit::Article(self.notebook.articles.len(), Box::new(Change::make(article.clone()))));
        }
        let (before, after) = (ids(&self.notebook.articles), ids(merged));
        if before != after {
            self.make(Edit::Order(Change::replace(before, after)));
        }
    }
}

fn ids(articles: &[Article]) -> Vec<ArticleId> {
    articles.iter().map(|article| article.id.clone()).collect()
}

/// What makes `after` of `before`, by id.
fn changes<T: Clone + PartialEq>(before: &BTreeMap<Id, T>, after: &BTreeMap<Id, T>) -> Vec<Change<T>> {
    let ids: BTreeSet<&Id> = before.keys().chain(after.keys()).collect();
    let change = |id| match (before.get(id), after.get(id)) {
        (before, after) if before == after => None,
        (before, after) => Some(Change { before: before.cloned(), after: after.cloned() }),
    };
    ids.into_iter().filter_map(change).collect()
}
