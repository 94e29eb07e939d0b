//! What must hold of all tags together: one name, one key, no circle.

use super::super::{Id, Notebook, Record, Tag};
use super::kinds::Kind;
use super::twins::Gone;
use std::collections::{BTreeMap, BTreeSet};

/// Makes one tag of those that have one name, and gives the ids of those that went with that of the one that stays.
pub(super) fn mend(merged: &mut Notebook) -> Gone {
    let gone = fold(merged);
    retag(merged, &gone);
    break_circles(&mut merged.tags);
    part_keys(&mut merged.tags);
    gone
}

/// The tag with the smallest id stays, and takes from the others what it lacks.
fn fold(merged: &mut Notebook) -> Gone {
    let mut names = BTreeMap::new();
    let mut twins = Vec::new();
    for tag in merged.tags.values() {
        let first = names.entry(tag.name.trim().to_lowercase()).or_insert_with(|| tag.id.clone());
        if *first != tag.id {
            twins.push((tag.id.clone(), first.clone()));
        }
    }
    let mut gone = Gone::default();
    for (id, stays) in twins {
        let other = merged.tags.remove(&id);
        if let (Some(tag), Some(other)) = (merged.tags.get_mut(&stays), other) {
            take(tag, other);
        }
        gone.put::<Tag>(id, stays);
    }
    gone
}

fn take(tag: &mut Tag, other: Tag) {
    tag.key = tag.key.or(other.key);
    tag.parent = tag.parent.take().or(other.parent);
    if !holds(&tag.memo, &other.memo) {
        let memos = [tag.memo.as_str(), &other.memo].into_iter().filter(|memo| !memo.is_empty());
        tag.memo = memos.collect::<Vec<_>>().join("\n\n");
    }
}

/// Whether all lines of `other` stand in `memo`.
pub(super) fn holds(memo: &str, other: &str) -> bool {
    let lines: BTreeSet<&str> = memo.lines().map(str::trim).collect();
    other.lines().map(str::trim).all(|line| line.is_empty() || lines.contains(line))
}

fn retag(merged: &mut Notebook, gone: &Gone) {
    if gone.is_empty() {
        return;
    }
    merged.tags.values_mut().for_each(|tag| tag.retag(gone));
    merged.annotations.values_mut().for_each(|annotation| annotation.retag(gone));
    for alternative in merged.alternatives.values_mut() {
        match &mut alternative.record {
            Record::Tag(tag) => {
                tag.retag(gone);
                tag.id = gone.now::<Tag>(&tag.id).clone();
            }
            Record::Annotation(annotation) => annotation.retag(gone),
            _ => {}
        }
    }
}

/// Of the tags that stand above one another in a circle, the one with the smallest id has none above it.
fn break_circles(tags: &mut BTreeMap<Id, Tag>) {
    let mut ending: BTreeSet<Id> = BTreeSet::new();
    for start in tags.keys().cloned().collect::<Vec<_>>() {
        let mut way: Vec<Id> = Vec::new();
        let mut places = BTreeMap::new();
        let mut at = Some(start);
        while let Some(id) = at.take().filter(|id| !ending.contains(id)) {
            if let Some(circle) = places.get(&id).and_then(|place| way.get(*place..)) {
                if let Some(tag) = circle.iter().min().and_then(|smallest| tags.get_mut(smallest)) {
                    tag.parent = None;
                }
                break;
            }
            places.insert(id.clone(), way.len());
            at = tags.get(&id).and_then(|tag| tag.parent.clone());
            way.push(id);
        }
        ending.extend(way);
    }
}

/// Of tags with one key, the one with the smallest id keeps it; the others get a free one, or none.
fn part_keys(tags: &mut BTreeMap<Id, Tag>) {
    let mut taken = BTreeSet::new();
    let twice = tags.values().filter(|tag| tag.key.is_some_and(|key| !taken.insert(key)));
    for id in twice.map(|tag| tag.id.clone()).collect::<Vec<_>>() {
        let free = (1..=9).find(|key| !taken.contains(key));
        taken.extend(free);
        if let Some(tag) = tags.get_mut(&id) {
            tag.key = free;
        }
    }
}
