//! What a command does to a notebook, as values that can be turned round.

use crate::article::{Article, ArticleId};
use crate::notebook::{
    Alternative, Annotation, ClaimCard, Correction, Id, Judgement, Kept, Link, Notebook, Record, Settings, Tag,
};
use std::collections::BTreeMap;

/// One record before and after: none before it was made, none after it was deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<T> {
    /// The record as it was.
    pub before: Option<T>,
    /// The record as it becomes.
    pub after: Option<T>,
}

impl<T> Change<T> {
    /// A new record.
    pub fn make(after: T) -> Self {
        Self { before: None, after: Some(after) }
    }

    /// A record that goes.
    pub fn delete(before: T) -> Self {
        Self { before: Some(before), after: None }
    }

    /// A record that becomes another.
    pub fn replace(before: T, after: T) -> Self {
        Self { before: Some(before), after: Some(after) }
    }

    fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

impl<T: Clone> Change<T> {
    fn deleted(&self) -> Option<T> {
        self.before.clone().filter(|_| self.after.is_none())
    }
}

/// The smallest change of a notebook. Its inverse is itself with before and after swapped.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// An article at a place of the list.
    Article(usize, Box<Change<Article>>),
    /// The order of all articles.
    Order(Change<Vec<ArticleId>>),
    /// A tag.
    Tag(Change<Tag>),
    /// An annotation.
    Annotation(Box<Change<Annotation>>),
    /// A link.
    Link(Change<Link>),
    /// A claim card.
    Card(Change<ClaimCard>),
    /// An opinion on a found link.
    Judgement(Box<Change<Judgement>>),
    /// What is said of names.
    Correction(Box<Change<Correction>>),
    /// What lost in a merge.
    Alternative(Box<Change<Alternative>>),
    /// The settings.
    Settings(Change<Settings>),
    /// What the file holds that is not understood, as merging brings it.
    Kept(Box<Change<Kept>>),
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Article(at, change) => Self::Article(at, Box::new(change.inverse())),
            Self::Order(change) => Self::Order(change.inverse()),
            Self::Tag(change) => Self::Tag(change.inverse()),
            Self::Annotation(change) => Self::Annotation(Box::new(change.inverse())),
            Self::Link(change) => Self::Link(change.inverse()),
            Self::Card(change) => Self::Card(change.inverse()),
            Self::Judgement(change) => Self::Judgement(Box::new(change.inverse())),
            Self::Correction(change) => Self::Correction(Box::new(change.inverse())),
            Self::Alternative(change) => Self::Alternative(Box::new(change.inverse())),
            Self::Settings(change) => Self::Settings(change.inverse()),
            Self::Kept(change) => Self::Kept(Box::new(change.inverse())),
        }
    }

    /// The record that goes, if one does: an article as what is known about it.
    pub(super) fn deleted(&self) -> Option<Record> {
        match self {
            Self::Article(_, change) => change.deleted().map(|article| Record::Details(article.id, article.details)),
            Self::Tag(change) => change.deleted().map(Record::Tag),
            Self::Annotation(change) => change.deleted().map(Record::Annotation),
            Self::Link(change) => change.deleted().map(Record::Link),
            Self::Card(change) => change.deleted().map(Record::Card),
            Self::Judgement(change) => change.deleted().map(|judgement| Record::Judgement(judgement.into())),
            Self::Correction(change) => change.deleted().map(Record::Correction),
            Self::Order(_) | Self::Alternative(_) | Self::Settings(_) | Self::Kept(_) => None,
        }
    }

    /// Makes the change. The notebook must be in the state that the edit was planned for.
    pub fn apply(&self, notebook: &mut Notebook) {
        match self {
            Self::Article(at, change) => put_article(&mut notebook.articles, *at, change),
            Self::Order(change) => reorder(&mut notebook.articles, change.after.as_deref().unwrap_or_default()),
            Self::Tag(change) => put(&mut notebook.tags, change, |tag| &tag.id),
            Self::Annotation(change) => put(&mut notebook.annotations, change, |annotation| &annotation.id),
            Self::Link(change) => put(&mut notebook.links, change, |link| &link.id),
            Self::Card(change) => put(&mut notebook.cards, change, |card| &card.id),
            Self::Judgement(change) => put(&mut notebook.judgements, change, |judgement| &judgement.id),
            Self::Correction(change) => put(&mut notebook.corrections, change, |correction| &correction.id),
            Self::Alternative(change) => put(&mut notebook.alternatives, change, |alternative| &alternative.id),
            Self::Settings(change) => notebook.settings = change.after.clone().unwrap_or_default(),
            Self::Kept(change) => notebook.kept = change.after.clone().unwrap_or_default(),
        }
    }
}

fn put<T: Clone>(records: &mut BTreeMap<Id, T>, change: &Change<T>, id: impl Fn(&T) -> &Id) {
    if let Some(before) = &change.before {
        records.remove(id(before));
    }
    if let Some(after) = &change.after {
        records.insert(id(after).clone(), after.clone());
    }
}

fn put_article(articles: &mut Vec<Article>, at: usize, change: &Change<Article>) {
    if change.before.is_some() && at < articles.len() {
        articles.remove(at);
    }
    if let Some(article) = &change.after {
        articles.insert(at.min(articles.len()), article.clone());
    }
}

fn reorder(articles: &mut [Article], order: &[ArticleId]) {
    let place = |article: &Article| order.iter().position(|id| *id == article.id);
    articles.sort_by_key(place);
}
