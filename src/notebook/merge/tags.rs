//! What must hold of all tags together: one name, one key, no circle.

use super::super::{Id, Notebook, Tag};
use super::kinds::Kind;
use super::twins::Gone;
use super::{Sides, restore};
use std::collections::{BTreeMap, BTreeSet};

/// Makes one tag of those that have one name, and gives the ids of those that went with that of the one that stays.
pub(super) fn mend(merged: &mut Notebook, sides: &Sides) -> Gone {
    let (mut gone, mut dropped) = (Gone::default(), BTreeSet::new());
    loop {
        fold(merged, sides, &mut gone);
        retag(merged, &gone);
        if !break_circles(merged, sides, &gone, &mut dropped) {
            break;
        }
        restore::tags(merged, sides);
    }
    part_keys(&mut merged.tags, &sides.base.tags);
    gone
}

/// Of tags that were made apart, the one with the smallest id stays, and takes from the others what it lacks. Where one of them is known to both
/// copies, its name was somebody's second thought: then all stay, and the others get a number behind it.
fn fold(merged: &mut Notebook, sides: &Sides, gone: &mut Gone) {
    let is_shared = |id: &Id| sides.base.tags.contains_key(id) || sides.both().iter().all(|side| side.tags.contains_key(id));
    let mut groups = BTreeMap::<String, Vec<Id>>::new();
    for tag in merged.tags.values() {
        groups.entry(folded(&tag.name)).or_default().push(tag.id.clone());
    }
    let mut names: BTreeSet<String> = groups.keys().cloned().collect();
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let shared = group.iter().find(|id| is_shared(id));
        let Some(stays) = shared.or(group.first()).cloned() else { continue };
        let is_one = shared.is_none();
        for id in group.into_iter().filter(|id| *id != stays) {
            if !is_one {
                merged.tags.entry(id).and_modify(|tag| number(tag, &mut names));
            } else if let Some(other) = merged.tags.remove(&id) {
                merged.tags.entry(stays.clone()).and_modify(|tag| take(tag, other));
                gone.put::<Tag>(id, stays.clone());
            }
        }
    }
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Puts the first number behind a tag's name that gives one which no other tag has.
fn number(tag: &mut Tag, names: &mut BTreeSet<String>) {
    let numbered = (2..).map(|n: usize| format!("{} {n}", tag.name.trim()));
    if let Some(name) = numbered.take(names.len() + 1).find(|name| !names.contains(&folded(name))) {
        names.insert(folded(&name));
        tag.name = name;
    }
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
}

/// Of the tags that stand above one another in a circle, the one with the smallest id goes below the tag that another copy puts it below, or
/// below none. What led into a circle is `dropped` for good. Says whether that may make another circle.
fn break_circles(merged: &mut Notebook, sides: &Sides, gone: &Gone, dropped: &mut BTreeSet<(Id, Id)>) -> bool {
    let mut is_new = false;
    for id in in_circles(&merged.tags) {
        let copies = sides.both().into_iter().filter_map(|side| side.tags.get(&id)?.parent.as_ref());
        let others: BTreeSet<Id> = copies.map(|parent| gone.now::<Tag>(parent).clone()).collect();
        if let Some(tag) = merged.tags.get_mut(&id) {
            dropped.extend(tag.parent.take().map(|parent| (id.clone(), parent)));
            tag.parent = others.into_iter().find(|other| *other != id && !dropped.contains(&(id.clone(), other.clone())));
            is_new |= tag.parent.is_some();
        }
    }
    is_new
}

/// The smallest tag of each circle.
fn in_circles(tags: &BTreeMap<Id, Tag>) -> Vec<Id> {
    let (mut seen, mut found) = (BTreeSet::<&Id>::new(), Vec::new());
    for start in tags.keys() {
        let mut way: Vec<&Id> = Vec::new();
        let mut places = BTreeMap::new();
        let mut at = Some(start);
        while let Some(id) = at.filter(|id| !seen.contains(id)) {
            if let Some(circle) = places.get(id).and_then(|place| way.get(*place..)) {
                found.extend(circle.iter().min().map(|smallest| (*smallest).clone()));
                break;
            }
            places.insert(id, way.len());
            at = tags.get(id).and_then(|tag| tag.parent.as_ref());
            way.push(id);
        }
        seen.extend(way);
    }
    found
}

/// Of tags with one key, the one with the smallest id keeps it; the others get a free one, or none. Never the one that a tag had in `base`, which
/// would look as if nobody had changed it.
fn part_keys(tags: &mut BTreeMap<Id, Tag>, base: &BTreeMap<Id, Tag>) {
    let mut taken = BTreeSet::new();
    let twice = tags.values().filter(|tag| tag.key.is_some_and(|key| !taken.insert(key)));
    for id in twice.map(|tag| tag.id.clone()).collect::<Vec<_>>() {
        let old = base.get(&id).and_then(|tag| tag.key);
        let free = (1..=9).find(|key| !taken.contains(key) && old != Some(*key));
        taken.extend(free);
        if let Some(tag) = tags.get_mut(&id) {
            tag.key = free;
        }
    }
}
