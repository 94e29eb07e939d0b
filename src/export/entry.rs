//! The annotations that go into an export, each with what belongs to it.

use super::{Options, clean, place};
use crate::article::{Article, ArticleId};
use crate::notebook::{Annotation, ClaimCard, Id, Link, LinkRelation, Member, Notebook};
use crate::text::TextRange;
use std::collections::BTreeMap;

/// An annotation of an export.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    /// Its number in the export, from 1, in reading order.
    pub(super) number: usize,
    pub(super) annotation: &'a Annotation,
    /// None if the notebook lacks it.
    pub(super) article: Option<&'a Article>,
}

impl Entry<'_> {
    /// From the first to the last of its words (bytes), if all stand where they were marked.
    pub(super) fn hull(&self) -> Option<TextRange> {
        self.article?.hull(&self.annotation.anchors)
    }
}

/// A passage that the reader joined with another one.
pub(super) struct Linked<'a> {
    pub(super) relation: LinkRelation,
    pub(super) note: &'a str,
    pub(super) other: &'a Annotation,
}

/// All annotations of an export, and the rest of the notebook by its ids.
pub(super) struct Entries<'a> {
    pub(super) notebook: &'a Notebook,
    pub(super) list: Vec<Entry<'a>>,
    numbers: BTreeMap<&'a Id, usize>,
    links: BTreeMap<&'a Id, Vec<&'a Link>>,
    members: BTreeMap<&'a Id, Vec<(&'a ClaimCard, &'a Member)>>,
    articles: BTreeMap<&'a ArticleId, &'a Article>,
    labels: BTreeMap<&'a ArticleId, String>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(notebook: &'a Notebook, options: &Options) -> Self {
        let articles: BTreeMap<_, _> = notebook.articles.iter().map(|article| (&article.id, article)).collect();
        let is_in = |annotation: &&Annotation| options.has(&annotation.id);
        let chosen = notebook.sorted_annotations().into_iter().filter(is_in);
        let list: Vec<_> = (1..)
            .zip(chosen)
            .map(|(number, annotation)| Entry { number, annotation, article: articles.get(&annotation.article).copied() })
            .collect();
        let numbers = list.iter().map(|entry| (&entry.annotation.id, entry.number)).collect();
        Self { notebook, list, numbers, links: links(notebook), members: members(notebook), articles, labels: labels(notebook) }
    }

    /// The number of an annotation, if it is part of the export.
    pub(super) fn number(&self, annotation: &Id) -> Option<usize> {
        self.numbers.get(annotation).copied()
    }

    /// The entry of an annotation, if it is part of the export.
    pub(super) fn entry(&self, annotation: &Id) -> Option<&Entry<'a>> {
        self.list.get(self.number(annotation)?.checked_sub(1)?)
    }

    /// What an article is called in a line.
    pub(super) fn label<'s>(&'s self, article: &'s ArticleId) -> &'s str {
        self.labels.get(article).map_or(&article.0, String::as_str)
    }

    /// The passages that an annotation is joined with.
    pub(super) fn linked(&self, annotation: &Id) -> impl Iterator<Item = Linked<'a>> {
        let own = annotation.clone();
        self.links.get(annotation).into_iter().flatten().filter_map(move |link| {
            let other = if link.from == own { &link.to } else { &link.from };
            Some(Linked { relation: link.relation, note: &link.note, other: self.notebook.annotations.get(other)? })
        })
    }

    /// The links with an end at least in the export, by id.
    pub(super) fn links(&self) -> impl Iterator<Item = &'a Link> {
        let all = self.notebook.links.values();
        all.filter(|link| [&link.from, &link.to].into_iter().any(|end| self.number(end).is_some()))
    }

    /// The claim cards that an annotation is a member of.
    pub(super) fn claims(&self, annotation: &Id) -> &[(&'a ClaimCard, &'a Member)] {
        self.members.get(annotation).map_or(&[], Vec::as_slice)
    }

    /// The claim cards of the export: all, or those with an annotation that is part of it.
    pub(super) fn cards(&self, options: &Options) -> Vec<&'a ClaimCard> {
        let has_entry =
            |card: &ClaimCard| card.members.iter().filter_map(|m| m.annotation.as_ref()).any(|id| self.number(id).is_some());
        self.notebook.cards.values().filter(|card| options.only.is_none() || has_entry(card)).collect()
    }

    /// "Courier, paragraph 3, sentence 2".
    pub(super) fn place(&self, annotation: &Annotation) -> String {
        let article = self.articles.get(&annotation.article);
        let place = article.and_then(|article| {
            let [first, last] = [annotation.anchors.first()?, annotation.anchors.last()?];
            place::name(article, article.place(first)?.hull(article.place(last)?))
        });
        let place = place.unwrap_or_else(|| "place lost".to_owned());
        format!("{}, {place}", self.label(&annotation.article))
    }
}

fn links(notebook: &Notebook) -> BTreeMap<&Id, Vec<&Link>> {
    let mut links: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for link in notebook.links.values() {
        links.entry(&link.from).or_default().push(link);
        if link.to != link.from {
            links.entry(&link.to).or_default().push(link);
        }
    }
    links
}

fn members(notebook: &Notebook) -> BTreeMap<&Id, Vec<(&ClaimCard, &Member)>> {
    let mut members: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for card in notebook.cards.values() {
        for member in &card.members {
            if let Some(annotation) = &member.annotation {
                members.entry(annotation).or_default().push((card, member));
            }
        }
    }
    members
}

/// Outlets; with the id behind them where two articles would be called the same. On one line, never empty.
fn labels(notebook: &Notebook) -> BTreeMap<&ArticleId, String> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for article in &notebook.articles {
        *count.entry(clean(article.label())).or_default() += 1;
    }
    let label = |article: &Article| {
        let (label, id) = (clean(article.label()), clean(&article.id.0));
        match count.get(&label) {
            _ if label.is_empty() && id.is_empty() => "(no name)".to_owned(),
            _ if label.is_empty() => id,
            Some(2..) if label != id => format!("{label} ({id})"),
            _ => label,
        }
    };
    notebook.articles.iter().map(|article| (&article.id, label(article))).collect()
}
