//! What lost when two copies of a notebook were merged, kept beside what won.

use super::{Annotation, ClaimCard, Correction, Id, Judgement, Link, Notebook, Settings, Tag};
use crate::article::{ArticleId, Details};
use jiff::Timestamp;
use std::mem::discriminant;

/// A record as one of two copies had it, where the other one's won.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Its name in the notebook's records, made from what it holds: what lost once and loses again is kept once.
    pub id: Id,
    /// The record, whole. Its id is that of the record it could stand in the place of.
    pub record: Record,
}

impl Alternative {
    /// Keeps `record` under a name that follows from it.
    pub fn new(record: Record) -> Self {
        Self { id: Id::of_content('a', &format!("{record:?}")), record }
    }
}

/// A record of any kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// The settings.
    Settings(Settings),
    /// What is known about an article.
    Details(ArticleId, Details),
    /// A tag.
    Tag(Tag),
    /// An annotation.
    Annotation(Annotation),
    /// A link.
    Link(Link),
    /// A claim card.
    Card(ClaimCard),
    /// An opinion on a found link.
    Judgement(Box<Judgement>),
    /// What is said of names.
    Correction(Correction),
}

impl Record {
    /// What it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Settings(_) => "settings",
            Self::Details(..) => "details",
            Self::Tag(_) => "tag",
            Self::Annotation(_) => "annotation",
            Self::Link(_) => "link",
            Self::Card(_) => "claim",
            Self::Judgement(_) => "opinion",
            Self::Correction(_) => "correction",
        }
    }

    /// Its id, or that of the article; empty for the settings, of which there is one record only.
    pub fn name(&self) -> &str {
        match self {
            Self::Settings(_) => "",
            Self::Details(article, _) => &article.0,
            Self::Tag(tag) => &tag.id.0,
            Self::Annotation(annotation) => &annotation.id.0,
            Self::Link(link) => &link.id.0,
            Self::Card(card) => &card.id.0,
            Self::Judgement(judgement) => &judgement.id.0,
            Self::Correction(correction) => &correction.id.0,
        }
    }

    /// When it was last changed, or made where only that is known.
    pub fn changed(&self) -> Option<Timestamp> {
        match self {
            Self::Annotation(annotation) => Some(annotation.changed),
            Self::Link(link) => Some(link.created),
            Self::Correction(correction) => Some(correction.created),
            Self::Settings(_) | Self::Details(..) | Self::Tag(_) | Self::Card(_) | Self::Judgement(_) => None,
        }
    }

    /// Who made it; empty where nobody is named.
    pub fn author(&self) -> &str {
        match self {
            Self::Settings(_) | Self::Details(..) | Self::Tag(_) => "",
            Self::Annotation(annotation) => &annotation.author,
            Self::Link(link) => &link.author,
            Self::Card(card) => &card.author,
            Self::Judgement(judgement) => &judgement.author,
            Self::Correction(correction) => &correction.author,
        }
    }

    /// Whether both are states of one record.
    pub fn is_of(&self, other: &Self) -> bool {
        discriminant(self) == discriminant(other) && self.name() == other.name()
    }
}

impl Notebook {
    /// The record that is there now where `record` is one of its states.
    pub fn present(&self, record: &Record) -> Option<Record> {
        Some(match record {
            Record::Settings(_) => Record::Settings(self.settings.clone()),
            Record::Details(article, _) => Record::Details(article.clone(), self.article(article)?.1.details.clone()),
            Record::Tag(tag) => Record::Tag(self.tags.get(&tag.id)?.clone()),
            Record::Annotation(annotation) => Record::Annotation(self.annotations.get(&annotation.id)?.clone()),
            Record::Link(link) => Record::Link(self.links.get(&link.id)?.clone()),
            Record::Card(card) => Record::Card(self.cards.get(&card.id)?.clone()),
            Record::Judgement(judgement) => Record::Judgement(self.judgements.get(&judgement.id)?.clone().into()),
            Record::Correction(correction) => Record::Correction(self.corrections.get(&correction.id)?.clone()),
        })
    }

    /// The alternatives of the record that `of` is a state of, by id.
    pub fn alternatives_of<'a>(&'a self, of: &'a Record) -> impl Iterator<Item = &'a Alternative> {
        self.alternatives.values().filter(|alternative| alternative.record.is_of(of))
    }
}
