//! Annotations in the groups that were asked for.

use super::entry::{Entries, Entry};
use super::{By, Options};
use crate::article::{Article, ArticleId};
use crate::notebook::{ClaimCard, Tag};

/// Annotations that stand together, by their numbers.
pub(super) struct Group<'a, 'e> {
    pub(super) of: Of<'a>,
    pub(super) members: Vec<&'e Entry<'a>>,
}

/// What they have in common.
#[derive(Clone, Copy)]
pub(super) enum Of<'a> {
    /// The article; none if the notebook lacks it.
    Article(&'a ArticleId, Option<&'a Article>),
    Tag(&'a Tag),
    NoTag,
    Claim(&'a ClaimCard),
    NoClaim,
}

/// All groups in their order. None is empty, but for claim cards.
pub(super) fn of<'a, 'e>(entries: &'e Entries<'a>, options: &Options) -> Vec<Group<'a, 'e>> {
    match options.by {
        By::Article => by_article(entries),
        By::Tag => by_tag(entries),
        By::Claim => by_claim(entries, options),
    }
}

fn by_article<'a, 'e>(entries: &'e Entries<'a>) -> Vec<Group<'a, 'e>> {
    let groups = entries.list.chunk_by(|a, b| a.annotation.article == b.annotation.article).filter_map(|members| {
        let first = members.first()?;
        Some(Group { of: Of::Article(&first.annotation.article, first.article), members: members.iter().collect() })
    });
    groups.collect()
}

fn by_tag<'a, 'e>(entries: &'e Entries<'a>) -> Vec<Group<'a, 'e>> {
    let tagged = entries.notebook.sorted_tags().into_iter().map(|tag| {
        let members = entries.list.iter().filter(|entry| entry.annotation.tags.contains(&tag.id)).collect();
        Group { of: Of::Tag(tag), members }
    });
    let is_known = |entry: &&Entry| entry.annotation.tags.iter().any(|tag| entries.notebook.tags.contains_key(tag));
    let rest = Group { of: Of::NoTag, members: entries.list.iter().filter(|entry| !is_known(entry)).collect() };
    tagged.chain([rest]).filter(|group| !group.members.is_empty()).collect()
}

fn by_claim<'a, 'e>(entries: &'e Entries<'a>, options: &Options) -> Vec<Group<'a, 'e>> {
    let claimed = entries.cards(options).into_iter().map(|card| {
        let mut members: Vec<_> = card.members.iter().filter_map(|m| entries.entry(m.annotation.as_ref()?)).collect();
        members.sort_by_key(|entry| entry.number);
        members.dedup_by_key(|entry| entry.number);
        Group { of: Of::Claim(card), members }
    });
    let rest: Vec<_> = entries.list.iter().filter(|entry| entries.claims(&entry.annotation.id).is_empty()).collect();
    let rest = (!rest.is_empty()).then_some(Group { of: Of::NoClaim, members: rest });
    claimed.chain(rest).collect()
}
