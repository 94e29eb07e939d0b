//! The reader's own work: articles with what the reader knows of them, tags, annotations, links, claim cards, judgements, corrections.
//!
//! Plain data. Owns what must always hold of it ([`Notebook::faults`]) and how two copies become one ([`merge()`]). Never refers to an analysis and never knows a file; it is changed only
//! by the edits of `command`.

mod alternative;
mod annotation;
mod card;
mod check;
mod correction;
mod id;
mod kept;
mod merge;
mod repair;
mod tag;

pub use alternative::{Alternative, Record};
pub use annotation::{Annotation, Judgement, Link, LinkRelation, Passage};
pub use card::{ClaimCard, Evidence, Member, Stance, Verdict};
pub use check::Fault;
pub use correction::{Correction, NameKind, Named, Said};
pub use id::Id;
pub use kept::{Kept, Piece};
pub use merge::{Merged, merge};
pub use repair::Mended;
pub use tag::{Color, Tag};

use crate::article::{Article, ArticleId};
use std::collections::BTreeMap;

/// Everything that is kept for the reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notebook {
    /// The articles, in the reader's order; ids differ.
    pub articles: Vec<Article>,
    /// The codebook.
    pub tags: BTreeMap<Id, Tag>,
    /// Marked passages.
    pub annotations: BTreeMap<Id, Annotation>,
    /// Joined passages.
    pub links: BTreeMap<Id, Link>,
    /// Claims.
    pub cards: BTreeMap<Id, ClaimCard>,
    /// Opinions on links that an analysis found.
    pub judgements: BTreeMap<Id, Judgement>,
    /// What is said of names.
    pub corrections: BTreeMap<Id, Correction>,
    /// What lost when copies were merged; each is of a record that is there.
    pub alternatives: BTreeMap<Id, Alternative>,
    /// Settings that go with the notebook.
    pub settings: Settings,
    /// What its file holds besides, not understood here. Only merging changes it.
    pub kept: Kept,
}

/// Settings that go with the notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Settings {
    /// Who annotates: the name that new annotations get. Empty: none.
    pub reader: String,
}

impl Notebook {
    /// An empty notebook with a few tags to begin with, on the keys 1 to 5, for a reader of that name.
    pub fn starter(reader: &str) -> Self {
        let tags = [
            ("Key claim", Color::Yellow),
            ("Evidence", Color::Green),
            ("Opinion", Color::Violet),
            ("Doubtful", Color::Red),
            ("To check", Color::Blue),
        ];
        let tag = |(n, (name, color)): (usize, (&str, Color))| Tag {
            id: Id::random('t'),
            name: name.to_owned(),
            color,
            key: u8::try_from(n + 1).ok(),
            memo: String::new(),
            parent: None,
            revision: 1,
        };
        let tags = tags.into_iter().enumerate().map(tag).map(|tag| (tag.id.clone(), tag)).collect();
        Self { tags, settings: Settings { reader: reader.to_owned() }, ..Self::default() }
    }

    /// The article of that id and its index.
    pub fn article(&self, id: &ArticleId) -> Option<(usize, &Article)> {
        self.articles.iter().enumerate().find(|(_, article)| article.id == *id)
    }

    /// The tag of that name, whatever its case.
    pub fn tag_named(&self, name: &str) -> Option<&Tag> {
        let name = name.trim().to_lowercase();
        self.tags.values().find(|tag| tag.name.to_lowercase() == name)
    }

    /// The tag that `key` gives.
    pub fn tag_of_key(&self, key: u8) -> Option<&Tag> {
        self.tags.values().find(|tag| tag.key == Some(key))
    }

    /// The tags as a reader wants to see them: by key, those without a key behind, by name.
    pub fn sorted_tags(&self) -> Vec<&Tag> {
        let mut tags: Vec<_> = self.tags.values().collect();
        tags.sort_by_key(|tag| (tag.key.unwrap_or(u8::MAX), tag.name.to_lowercase(), tag.id.clone()));
        tags
    }

    /// The annotations in reading order: by article, place, id.
    pub fn sorted_annotations(&self) -> Vec<&Annotation> {
        let order = self.order();
        let mut annotations: Vec<_> = self.annotations.values().collect();
        // They come by id, and equal ones keep their order.
        annotations.sort_by_cached_key(|annotation| {
            let place = annotation.anchors.first().map(|anchor| anchor.range);
            (order.get(&annotation.article).copied().unwrap_or(usize::MAX), place)
        });
        annotations
    }

    /// The corrections by article, the first of two, and id.
    pub fn sorted_corrections(&self) -> Vec<&Correction> {
        let order = self.order();
        let mut corrections: Vec<_> = self.corrections.values().collect();
        corrections.sort_by_key(|correction| {
            let (first, _) = correction.said.named();
            (order.get(&first.article).copied().unwrap_or(usize::MAX), &correction.id)
        });
        corrections
    }

    /// The index of each article.
    fn order(&self) -> BTreeMap<&ArticleId, usize> {
        self.articles.iter().enumerate().map(|(at, article)| (&article.id, at)).collect()
    }

    /// The links that an annotation is an end of.
    pub fn links_of<'a>(&'a self, annotation: &'a Id) -> impl Iterator<Item = &'a Link> {
        self.links.values().filter(move |link| link.from == *annotation || link.to == *annotation)
    }
}
