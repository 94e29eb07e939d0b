//! What must hold of a notebook, and what does not.

use super::{Alternative, Id, Notebook, Record, Tag};
use crate::article::{Article, ArticleId};
use crate::text::Anchor;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Something in a notebook that does not fit together. Nothing is taken out because of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Two articles have one id.
    ArticleTwice(ArticleId),
    /// A record names an article that is not there.
    NoArticle(Id, ArticleId),
    /// A record names another record that is not there.
    NoRecord(Id, Id),
    /// Two tags have one name (but for its case).
    TagTwice(String),
    /// Two tags have one key.
    KeyTwice(u8),
    /// A tag stands above itself.
    TagLoop(Id),
    /// The words of an annotation are not in its article.
    Lost(Id),
    /// An annotation marks nothing.
    NoWords(Id),
    /// A link leads from an annotation to itself.
    Loop(Id),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ArticleTwice(id) => write!(f, "two articles are called {id}"),
            Self::NoArticle(id, article) => write!(f, "{id} names an article that is not there: {article}"),
            Self::NoRecord(id, other) => write!(f, "{id} names a record that is not there: {other}"),
            Self::TagTwice(name) => write!(f, "two tags are called {name:?}"),
            Self::KeyTwice(key) => write!(f, "two tags have the key {key}"),
            Self::TagLoop(id) => write!(f, "the tag {id} stands below itself"),
            Self::Lost(id) => write!(f, "the words of {id} are not in its article any more"),
            Self::NoWords(id) => write!(f, "{id} marks no words"),
            Self::Loop(id) => write!(f, "{id} links a passage with itself"),
        }
    }
}

impl Notebook {
    /// What does not hold, sorted.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.check_articles(&mut faults);
        self.check_tags(&mut faults);
        self.check_annotations(&mut faults);
        self.check_joins(&mut faults);
        self.check_corrections(&mut faults);
        self.check_alternatives(&mut faults);
        faults.sort();
        faults
    }

    fn check_articles(&self, faults: &mut Vec<Fault>) {
        let mut seen = BTreeSet::new();
        let twice = self.articles.iter().filter(|article| !seen.insert(&article.id));
        faults.extend(twice.map(|article| Fault::ArticleTwice(article.id.clone())));
    }

    fn check_tags(&self, faults: &mut Vec<Fault>) {
        let (mut names, mut keys) = (BTreeSet::new(), BTreeSet::new());
        for tag in self.tags.values() {
            if !names.insert(tag.name.to_lowercase()) {
                faults.push(Fault::TagTwice(tag.name.clone()));
            }
            if let Some(key) = tag.key.filter(|key| !keys.insert(*key)) {
                faults.push(Fault::KeyTwice(key));
            }
            if let Some(parent) = tag.parent.as_ref().filter(|parent| !self.tags.contains_key(*parent)) {
                faults.push(Fault::NoRecord(tag.id.clone(), parent.clone()));
            }
            if self.is_below_itself(tag) {
                faults.push(Fault::TagLoop(tag.id.clone()));
            }
        }
    }

    fn is_below_itself(&self, tag: &Tag) -> bool {
        let above = std::iter::successors(tag.parent.as_ref(), |id| self.tags.get(*id)?.parent.as_ref());
        // No chain is longer than there are tags, unless it runs in a circle.
        above.take(self.tags.len()).any(|id| *id == tag.id)
    }

    fn check_annotations(&self, faults: &mut Vec<Fault>) {
        let maps: BTreeMap<_, _> = self.articles.iter().map(|article| (&article.id, article)).collect();
        for annotation in self.annotations.values() {
            let id = || annotation.id.clone();
            match maps.get(&annotation.article) {
                None => faults.push(Fault::NoArticle(id(), annotation.article.clone())),
                Some(article) if annotation.anchors.iter().any(|anchor| is_lost(article, anchor)) => {
                    faults.push(Fault::Lost(id()));
                }
                Some(_) if annotation.anchors.is_empty() || annotation.anchors.iter().any(|anchor| anchor.quote.is_empty()) => {
                    faults.push(Fault::NoWords(id()));
                }
                Some(_) => {}
            }
            let unknown = annotation.tags.iter().filter(|tag| !self.tags.contains_key(*tag));
            faults.extend(unknown.map(|tag| Fault::NoRecord(id(), tag.clone())));
        }
    }

    fn check_joins(&self, faults: &mut Vec<Fault>) {
        for link in self.links.values() {
            if link.from == link.to {
                faults.push(Fault::Loop(link.id.clone()));
            }
            let ends = [&link.from, &link.to].into_iter().filter(|end| !self.annotations.contains_key(*end));
            faults.extend(ends.map(|end| Fault::NoRecord(link.id.clone(), end.clone())));
        }
        let is_known = |id: &ArticleId| self.article(id).is_some();
        for card in self.cards.values() {
            for member in &card.members {
                if !is_known(&member.article) {
                    faults.push(Fault::NoArticle(card.id.clone(), member.article.clone()));
                }
                if let Some(gone) = member.annotation.as_ref().filter(|id| !self.annotations.contains_key(*id)) {
                    faults.push(Fault::NoRecord(card.id.clone(), gone.clone()));
                }
            }
        }
        for judgement in self.judgements.values() {
            let gone = [&judgement.a, &judgement.b].into_iter().filter(|passage| !is_known(&passage.article));
            faults.extend(gone.map(|passage| Fault::NoArticle(judgement.id.clone(), passage.article.clone())));
        }
    }

    fn check_corrections(&self, faults: &mut Vec<Fault>) {
        for correction in self.corrections.values() {
            let gone = correction.said.articles().filter(|id| self.article(id).is_none());
            faults.extend(gone.map(|article| Fault::NoArticle(correction.id.clone(), article.clone())));
        }
    }

    fn check_alternatives(&self, faults: &mut Vec<Fault>) {
        let unheld = self.alternatives.values().filter(|alternative| self.present(&alternative.record).is_none());
        faults.extend(unheld.map(|Alternative { id, record }| match record {
            Record::Details(article, _) => Fault::NoArticle(id.clone(), article.clone()),
            _ => Fault::NoRecord(id.clone(), record.name().into()),
        }));
    }
}

/// Whether the words of an anchor are not in the text that it is of.
fn is_lost(article: &Article, anchor: &Anchor) -> bool {
    anchor.place(article.text_of(anchor.version)).is_none()
}
