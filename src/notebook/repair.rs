//! Mends what does not fit together in a notebook. Drops no words: what cannot stay where it is goes to a note.

use super::{Annotation, Id, Kept, Link, Member, Notebook, Tag};
use crate::article::Article;
use crate::text::{Anchor, fitted, is_border};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What was done to make a notebook fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mended {
    /// A record had the id of one of another kind, and got another one.
    Renamed(Id, Id),
    /// A tag that a record named was not there, and was made.
    TagMade(Id),
    /// A tag had the name of another, and got this one.
    TagCalled(Id, String),
    /// A tag had the key of another, and has none now.
    KeyTaken(Id, u8),
    /// A tag stood above itself, and has none above it now.
    TagFreed(Id),
    /// An annotation had a tag twice, and has it once.
    TaggedOnce(Id),
    /// An annotation cut a character, and holds all of it now.
    Widened(Id),
    /// A link had no other end; it is told in the note of the annotation.
    Noted(Id, Id),
    /// A member of a claim card named an annotation that is not there; it names only its article now.
    Loosened(Id, Id),
}

impl fmt::Display for Mended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Renamed(id, new) => write!(f, "{id} was the id of two records of different kinds; one is called {new} now"),
            Self::TagMade(id) => write!(f, "the tag {id} was named but not there; it was made, called by its id"),
            Self::TagCalled(id, name) => write!(f, "the tag {id} had the name of another; it is called {name:?} now"),
            Self::KeyTaken(id, key) => write!(f, "the tag {id} had the key {key} of another; it has none now"),
            Self::TagFreed(id) => write!(f, "the tag {id} stood below itself; it stands below none now"),
            Self::TaggedOnce(id) => write!(f, "{id} had a tag twice; it has it once now"),
            Self::Widened(id) => write!(f, "{id} started or ended inside a character; it holds all of it now"),
            Self::Noted(link, id) => write!(f, "the link {link} led nowhere; the note of {id} tells of it now"),
            Self::Loosened(card, id) => {
                write!(f, "the claim {card} named the annotation {id}, which is not there; it names only the article now")
            }
        }
    }
}

impl Notebook {
    /// Mends what can be mended of [`Notebook::faults`], and says what was done, in that order. Words that are lost, and records of articles
    /// that are not there, stay as they are.
    pub fn repair(&mut self) -> Vec<Mended> {
        let mut mended = Vec::new();
        self.part_ids(&mut mended);
        self.make_tags(&mut mended);
        self.part_tags(&mut mended);
        self.mend_annotations(&mut mended);
        self.note_links(&mut mended);
        self.loosen_members(&mut mended);
        mended
    }

    fn part_ids(&mut self, mended: &mut Vec<Mended>) {
        let mut parting = Parting { seen: self.annotations.keys().cloned().collect(), kept: &mut self.kept, mended };
        let tags = parting.part(&mut self.tags, "tags", |tag, id| tag.id = id);
        parting.part(&mut self.links, "links", |link, id| link.id = id);
        parting.part(&mut self.cards, "claims", |card, id| card.id = id);
        parting.part(&mut self.judgements, "judgements", |judgement, id| judgement.id = id);
        parting.part(&mut self.corrections, "corrections", |correction, id| correction.id = id);
        let renew = |id: &mut Id| {
            if let Some(new) = tags.get(id) {
                *id = new.clone();
            }
        };
        self.annotations.values_mut().flat_map(|annotation| &mut annotation.tags).for_each(renew);
        self.tags.values_mut().filter_map(|tag| tag.parent.as_mut()).for_each(renew);
    }

    fn make_tags(&mut self, mended: &mut Vec<Mended>) {
        let named = self.annotations.values().flat_map(|annotation| &annotation.tags);
        let named = named.chain(self.tags.values().filter_map(|tag| tag.parent.as_ref()));
        let missing: BTreeSet<Id> = named.filter(|id| !self.tags.contains_key(*id)).cloned().collect();
        for id in missing {
            let name = id.to_string();
            let tag = Tag {
                id: id.clone(),
                name,
                color: super::Color::default(),
                key: None,
                memo: String::new(),
                parent: None,
                revision: 1,
            };
            self.tags.insert(id.clone(), tag);
            mended.push(Mended::TagMade(id));
        }
    }

    fn part_tags(&mut self, mended: &mut Vec<Mended>) {
        let taken: BTreeSet<String> = self.tags.values().map(|tag| tag.name.to_lowercase()).collect();
        let (mut names, mut keys) = (BTreeMap::new(), BTreeSet::new());
        for tag in self.tags.values_mut() {
            let count: &mut usize = names.entry(tag.name.to_lowercase()).or_default();
            *count += 1;
            if *count > 1 {
                tag.name = free_name(&tag.name, count, &taken);
                tag.revision = tag.revision.saturating_add(1);
                mended.push(Mended::TagCalled(tag.id.clone(), tag.name.clone()));
            }
            if let Some(key) = tag.key.filter(|key| !keys.insert(*key)) {
                tag.key = None;
                tag.revision = tag.revision.saturating_add(1);
                mended.push(Mended::KeyTaken(tag.id.clone(), key));
            }
        }
        for id in self.tags_below_themselves().into_iter().filter_map(|circle| circle.into_iter().next()) {
            if let Some(tag) = self.tags.get_mut(&id) {
                tag.parent = None;
                tag.revision = tag.revision.saturating_add(1);
                mended.push(Mended::TagFreed(id));
            }
        }
    }

    fn mend_annotations(&mut self, mended: &mut Vec<Mended>) {
        let articles: BTreeMap<_, _> = self.articles.iter().map(|article| (&article.id, article)).collect();
        for annotation in self.annotations.values_mut() {
            let count = annotation.tags.len();
            let mut seen = BTreeSet::new();
            annotation.tags.retain(|tag| seen.insert(tag.clone()));
            let is_widened = articles.get(&annotation.article).is_some_and(|article| widen(&mut annotation.anchors, article));
            let id = || annotation.id.clone();
            mended.extend((annotation.tags.len() < count).then(|| Mended::TaggedOnce(id())));
            mended.extend(is_widened.then(|| Mended::Widened(id())));
            let is_changed = is_widened || annotation.tags.len() < count;
            annotation.revision = annotation.revision.saturating_add(u32::from(is_changed));
        }
    }

    fn note_links(&mut self, mended: &mut Vec<Mended>) {
        let is_there = |id: &Id| self.annotations.contains_key(id);
        let is_loose = |link: &&Link| link.from == link.to || !is_there(&link.from) || !is_there(&link.to);
        let loose: Vec<Link> = self.links.values().filter(is_loose).cloned().collect();
        for link in loose {
            let end = if self.annotations.contains_key(&link.from) { &link.from } else { &link.to };
            // With no end at all it stays as it is.
            if let Some(annotation) = self.annotations.get_mut(end) {
                tell(annotation, &link);
                mended.push(Mended::Noted(link.id.clone(), annotation.id.clone()));
                self.links.remove(&link.id);
            }
        }
    }

    fn loosen_members(&mut self, mended: &mut Vec<Mended>) {
        let annotations = &self.annotations;
        for card in self.cards.values_mut() {
            let is_gone = |member: &&mut Member| member.annotation.as_ref().is_some_and(|id| !annotations.contains_key(id));
            let gone: Vec<Id> = card.members.iter_mut().filter(is_gone).filter_map(|member| member.annotation.take()).collect();
            card.revision = card.revision.saturating_add(u32::from(!gone.is_empty()));
            mended.extend(gone.into_iter().map(|id| Mended::Loosened(card.id.clone(), id)));
        }
    }
}

/// Gives records ids that no record of another kind has.
struct Parting<'a> {
    seen: BTreeSet<Id>,
    kept: &'a mut Kept,
    mended: &'a mut Vec<Mended>,
}

impl Parting<'_> {
    /// Does so for the records of one list, and gives the old ids with the new ones.
    fn part<T>(&mut self, records: &mut BTreeMap<Id, T>, list: &str, set: impl Fn(&mut T, Id)) -> BTreeMap<Id, Id> {
        let twice: Vec<Id> = records.keys().filter(|id| !self.seen.insert((*id).clone())).cloned().collect();
        let mut renamed = BTreeMap::new();
        for old in twice {
            let Some(mut record) = records.remove(&old) else { continue };
            let new = Id::random_in(list);
            set(&mut record, new.clone());
            records.insert(new.clone(), record);
            if let Some(fields) = self.kept.fields.remove(&(list.to_owned(), old.clone())) {
                self.kept.fields.insert((list.to_owned(), new.clone()), fields);
            }
            self.mended.push(Mended::Renamed(old.clone(), new.clone()));
            renamed.insert(old, new);
        }
        renamed
    }
}

/// `name` with the first number from `count` on that makes it one that is not taken.
fn free_name(name: &str, count: &mut usize, taken: &BTreeSet<String>) -> String {
    loop {
        let candidate = format!("{name} ({count})");
        if !taken.contains(&candidate.to_lowercase()) {
            return candidate;
        }
        *count += 1;
    }
}

/// Makes anchors that stand at their words hold whole characters. Gives whether there were others.
fn widen(anchors: &mut [Anchor], article: &Article) -> bool {
    let mut is_widened = false;
    for anchor in anchors {
        let text = article.text_of(anchor.version);
        let is_cut = !is_border(text, anchor.range.start) || !is_border(text, anchor.range.end);
        if is_cut && anchor.place(text).is_some() {
            *anchor = Anchor { version: anchor.version, ..Anchor::new(text, fitted(text, anchor.range)) };
            is_widened = true;
        }
    }
    is_widened
}

/// Puts what a link says into the note of the annotation that is left of it.
fn tell(annotation: &mut Annotation, link: &Link) {
    let other = if link.from == annotation.id { &link.to } else { &link.from };
    let what = if *other == annotation.id { "itself".to_owned() } else { format!("{other}, which is not there") };
    let gap = if annotation.note.is_empty() { "" } else { "\n\n" };
    let colon = if link.note.is_empty() { "" } else { ": " };
    annotation.note.extend([gap, "Link (", link.relation.name(), ") with ", &what, colon, &link.note]);
    annotation.revision = annotation.revision.saturating_add(1);
}

#[cfg(test)]
mod tests;
