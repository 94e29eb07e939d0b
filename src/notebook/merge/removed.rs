//! Articles that one copy took out while the other went on working on them: they stay, with all that was made in them.

use super::super::{Alternative, Annotation, ClaimCard, Correction, Id, Judgement, Link, Member, Notebook, Record};
use super::kinds::Kind;
use crate::article::{Article, ArticleId};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// `side` as it would be if it had not taken out the articles that `other` did something about.
pub(super) fn taken_back<'a>(base: &Notebook, side: &Cow<'a, Notebook>, other: &Notebook) -> Cow<'a, Notebook> {
    let (there, others) = (ids(side), ids(other));
    let removed = base.articles.iter().filter(|article| !there.contains(&article.id) && others.contains(&article.id));
    let removed: Vec<&Article> = removed.collect();
    let touched = if removed.is_empty() { BTreeSet::new() } else { touched(base, side, other) };
    let back: Vec<&Article> = removed.into_iter().filter(|article| touched.contains(&article.id)).collect();
    if back.is_empty() {
        return side.clone();
    }
    let mut side = side.clone().into_owned();
    put_back(&mut side, base, &back);
    Cow::Owned(side)
}

fn ids(notebook: &Notebook) -> BTreeSet<&ArticleId> {
    notebook.articles.iter().map(|article| &article.id).collect()
}

/// The articles that are not as they were in `base`, or that something new or changed is about. What `side` has deleted altogether comes back
/// whole if it was changed.
fn touched(base: &Notebook, side: &Notebook, now: &Notebook) -> BTreeSet<ArticleId> {
    let old: BTreeMap<_, _> = base.articles.iter().map(|article| (&article.id, article)).collect();
    let mut touched: BTreeSet<ArticleId> = BTreeSet::new();
    touched.extend(now.articles.iter().filter(|article| old.get(&article.id) != Some(article)).map(|article| article.id.clone()));
    touched.extend(changed(base, now, |annotation: &Annotation| vec![annotation.article.clone()]));
    let of = |id: &Id| now.annotations.get(id).map(|annotation| annotation.article.clone());
    touched.extend(changed(base, now, |link: &Link| [&link.from, &link.to].into_iter().filter_map(of).collect()));
    let known = |card: &ClaimCard| base.cards.get(&card.id).filter(|_| side.cards.contains_key(&card.id));
    touched.extend(changed(base, now, |card: &ClaimCard| new_members(known(card), card)));
    touched.extend(changed(base, now, |judgement: &Judgement| vec![judgement.a.article.clone(), judgement.b.article.clone()]));
    touched.extend(changed(base, now, |correction: &Correction| correction.said.articles().cloned().collect()));
    let alternatives = now.alternatives.iter().filter(|(id, _)| !base.alternatives.contains_key(*id));
    touched.extend(alternatives.clone().flat_map(|(_, alternative)| needed(&alternative.record, of)));
    // The card that an alternative is one of comes back with it.
    let cards = alternatives.filter_map(|(_, Alternative { record, .. })| match record {
        Record::Card(ClaimCard { id, .. }) if !side.cards.contains_key(id) => now.cards.get(id),
        _ => None,
    });
    touched.extend(cards.flat_map(|card| new_members(None, card)));
    touched
}

/// The articles without which `record` cannot be there; `of` gives that of an annotation.
fn needed(record: &Record, of: impl Fn(&Id) -> Option<ArticleId>) -> Vec<ArticleId> {
    match record {
        Record::Details(article, _) => vec![article.clone()],
        Record::Annotation(annotation) => vec![annotation.article.clone()],
        Record::Link(link) => [&link.from, &link.to].into_iter().filter_map(of).collect(),
        Record::Judgement(judgement) => vec![judgement.a.article.clone(), judgement.b.article.clone()],
        Record::Correction(correction) => correction.said.articles().cloned().collect(),
        Record::Settings(_) | Record::Tag(_) | Record::Card(_) => Vec::new(),
    }
}

/// What the new and changed records of a kind are about.
fn changed<T: Kind>(base: &Notebook, now: &Notebook, about: impl Fn(&T) -> Vec<ArticleId>) -> Vec<ArticleId> {
    T::all(now)
        .iter()
        .filter(|(id, record)| T::all(base).get(*id) != Some(record))
        .flat_map(|(_, record)| about(record))
        .collect()
}

fn new_members(old: Option<&ClaimCard>, card: &ClaimCard) -> Vec<ArticleId> {
    let is_old = |member: &&Member| old.is_some_and(|old| old.members.contains(member));
    card.members.iter().filter(|member| !is_old(member)).map(|member| member.article.clone()).collect()
}

/// Puts articles back with all records of `base` that are about them.
fn put_back(side: &mut Notebook, base: &Notebook, back: &[&Article]) {
    let ids: BTreeSet<&ArticleId> = back.iter().map(|article| &article.id).collect();
    side.articles.extend(back.iter().map(|article| (*article).clone()));
    let before: BTreeSet<_> = side.annotations.keys().cloned().collect();
    copy(side, base, |annotation: &Annotation, _| ids.contains(&annotation.article));
    for (_, annotation) in side.annotations.iter_mut().filter(|(id, _)| !before.contains(*id)) {
        // Tags that this copy deleted were taken off all that it knew.
        annotation.tags.retain(|tag| side.tags.contains_key(tag));
    }
    copy(side, base, |link: &Link, side| {
        let ends = [&link.from, &link.to];
        ends.iter().any(|end| !before.contains(*end)) && ends.iter().all(|end| side.annotations.contains_key(*end))
    });
    // What is also about an article that stays away stays away with it.
    let is_there = |side: &Notebook, article: &ArticleId| side.article(article).is_some();
    copy(side, base, |Judgement { a, b, .. }: &Judgement, side| {
        let articles = [&a.article, &b.article];
        articles.iter().any(|article| ids.contains(*article)) && articles.iter().all(|article| is_there(side, article))
    });
    copy(side, base, |Correction { said, .. }: &Correction, side| {
        said.articles().any(|article| ids.contains(article)) && said.articles().all(|article| is_there(side, article))
    });
    for (id, card) in &mut side.cards {
        let old = base.cards.get(id).map_or(&[][..], |card| &card.members);
        for (at, member) in old.iter().enumerate().filter(|(_, member)| ids.contains(&member.article)) {
            put_behind(&mut card.members, member, old.get(..at).unwrap_or_default());
        }
    }
    let missing = base.alternatives.iter().filter(|(id, alternative)| {
        !side.alternatives.contains_key(*id)
            && is_about(&alternative.record, &ids, &before)
            && side.present(&alternative.record).is_some()
    });
    let missing: Vec<_> = missing.map(|(id, alternative)| (id.clone(), alternative.clone())).collect();
    side.alternatives.extend(missing);
}

/// Puts a member that is missing where it stood: behind the last of those `before` it that is there.
fn put_behind(members: &mut Vec<Member>, member: &Member, before: &[Member]) {
    if !members.contains(member) {
        let last = members.iter().rposition(|known| before.contains(known));
        members.insert(last.map_or(0, |last| last + 1), member.clone());
    }
}

/// Whether an alternative went because an article did.
fn is_about(record: &Record, articles: &BTreeSet<&ArticleId>, before: &BTreeSet<Id>) -> bool {
    match record {
        Record::Details(article, _) => articles.contains(article),
        Record::Annotation(annotation) => !before.contains(&annotation.id),
        Record::Link(link) => [&link.from, &link.to].iter().any(|end| !before.contains(*end)),
        Record::Judgement(judgement) => [&judgement.a, &judgement.b].iter().any(|passage| articles.contains(&passage.article)),
        Record::Correction(correction) => correction.said.articles().any(|article| articles.contains(article)),
        Record::Settings(_) | Record::Tag(_) | Record::Card(_) => false,
    }
}

/// Copies the records that are missing, if `is_wanted`.
fn copy<T: Kind>(side: &mut Notebook, base: &Notebook, is_wanted: impl Fn(&T, &Notebook) -> bool) {
    let missing = T::all(base).iter().filter(|(id, record)| !T::all(side).contains_key(*id) && is_wanted(record, side));
    let missing: Vec<_> = missing.map(|(id, record)| (id.clone(), record.clone())).collect();
    T::all_mut(side).extend(missing);
}
