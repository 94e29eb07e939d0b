//! What must hold of a notebook, and what does not.

use super::{Alternative, Id, Notebook, Passage, Record};
use crate::article::{Article, ArticleId};
use crate::text::{Anchor, is_border};
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
    /// Two records of different kinds have one id.
    IdTwice(Id),
    /// Two tags have one name (but for its case).
    TagTwice(String),
    /// Two tags have one key.
    KeyTwice(u8),
    /// A tag stands above itself.
    TagLoop(Id),
    /// An annotation has a tag twice.
    Tagged(Id, Id),
    /// The words of an annotation or judgement are not in its article.
    Lost(Id),
    /// An annotation starts or ends inside a character.
    Cut(Id),
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
            Self::IdTwice(id) => write!(f, "two records of different kinds have the id {id}"),
            Self::TagTwice(name) => write!(f, "two tags are called {name:?}"),
            Self::KeyTwice(key) => write!(f, "two tags have the key {key}"),
            Self::TagLoop(id) => write!(f, "the tag {id} stands below itself"),
            Self::Tagged(id, tag) => write!(f, "{id} has the tag {tag} twice"),
            Self::Cut(id) => write!(f, "{id} starts or ends inside a character"),
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
        self.check_ids(&mut faults);
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

    fn check_ids(&self, faults: &mut Vec<Fault>) {
        let (links, cards) = (self.links.keys(), self.cards.keys());
        let others = links.chain(cards).chain(self.judgements.keys()).chain(self.corrections.keys());
        let mut seen: BTreeSet<&Id> = self.tags.keys().collect();
        let twice: BTreeSet<&Id> = others.filter(|id| !seen.insert(*id)).collect();
        let annotated = seen.into_iter().filter(|id| self.annotations.contains_key(*id));
        let twice: BTreeSet<&Id> = annotated.chain(twice).collect();
        faults.extend(twice.into_iter().map(|id| Fault::IdTwice(id.clone())));
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
        }
        faults.extend(self.tags_below_themselves().into_iter().flatten().map(Fault::TagLoop));
    }

    /// The tags of which each stands above the next and the last above the first, for each such circle, by id.
    pub(super) fn tags_below_themselves(&self) -> Vec<Vec<Id>> {
        let (mut seen, mut circles) = (BTreeSet::new(), Vec::new());
        for tag in self.tags.keys() {
            let (mut above, mut way) = (Some(tag), Vec::new());
            while let Some(id) = above.filter(|id| seen.insert(*id)) {
                way.push(id);
                above = self.tags.get(id).and_then(|tag| tag.parent.as_ref());
            }
            // The way upwards leads to a tag of this way or of an earlier one; only in the first case it is a new circle.
            if let Some(start) = way.iter().position(|id| Some(*id) == above) {
                let mut circle: Vec<_> = way.into_iter().skip(start).cloned().collect();
                circle.sort();
                circles.push(circle);
            }
        }
        circles
    }

    fn check_annotations(&self, faults: &mut Vec<Fault>) {
        let maps: BTreeMap<_, _> = self.articles.iter().map(|article| (&article.id, article)).collect();
        for annotation in self.annotations.values() {
            let id = || annotation.id.clone();
            match maps.get(&annotation.article) {
                None => faults.push(Fault::NoArticle(id(), annotation.article.clone())),
                Some(article) => faults.extend(ill_placed(&annotation.anchors, article).map(|fault| fault(id()))),
            }
            let mut seen = BTreeSet::new();
            let twice = annotation.tags.iter().filter(|tag| !seen.insert(*tag));
            faults.extend(twice.map(|tag| Fault::Tagged(id(), tag.clone())));
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
        let articles: BTreeMap<_, _> = self.articles.iter().map(|article| (&article.id, article)).collect();
        let is_known = |id: &ArticleId| articles.contains_key(id);
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
            let is_lost = |passage: &Passage| {
                let article = articles.get(&passage.article);
                article.is_some_and(|article| passage.anchor.place(article.text_of(passage.anchor.version)).is_none())
            };
            faults.extend((is_lost(&judgement.a) || is_lost(&judgement.b)).then(|| Fault::Lost(judgement.id.clone())));
        }
    }

    fn check_corrections(&self, faults: &mut Vec<Fault>) {
        let articles: BTreeSet<_> = self.articles.iter().map(|article| &article.id).collect();
        for correction in self.corrections.values() {
            let gone = correction.said.articles().filter(|id| !articles.contains(id));
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

/// What is wrong with the places of an annotation in its article.
fn ill_placed(anchors: &[Anchor], article: &Article) -> Option<fn(Id) -> Fault> {
    let text = |anchor: &Anchor| article.text_of(anchor.version);
    let is_cut = |anchor: &Anchor| !is_border(text(anchor), anchor.range.start) || !is_border(text(anchor), anchor.range.end);
    if anchors.is_empty() || anchors.iter().any(|anchor| anchor.quote.is_empty()) {
        Some(Fault::NoWords)
    } else if anchors.iter().any(|anchor| anchor.place(text(anchor)).is_none()) {
        Some(Fault::Lost)
    } else if anchors.iter().any(is_cut) {
        Some(Fault::Cut)
    } else {
        None
    }
}
