//! Records that one copy deleted and the other one's work needs: they come back. And the alternatives that both copies had.

use super::super::{Alternative, Annotation, ClaimCard, Correction, Id, Judgement, Link, Notebook, Record, Tag};
use super::Sides;
use super::kinds::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Puts back what is named and was deleted, and the copies' alternatives in.
pub(super) fn all(merged: &mut Notebook, sides: &Sides) {
    annotations(merged, sides);
    merged.alternatives = alternatives(merged, sides);
    with_alternatives(merged, sides);
    annotations(merged, sides);
    tags(merged, sides);
}

/// Those that links join and claim cards hold.
fn annotations(merged: &mut Notebook, sides: &Sides) {
    let ends = merged.links.values().flat_map(|link| [&link.from, &link.to]);
    let members = merged.cards.values().flat_map(|card| &card.members).filter_map(|member| member.annotation.as_ref());
    let named: BTreeSet<Id> = ends.chain(members).cloned().collect();
    for id in &named {
        put_back::<Annotation>(merged, sides, id);
    }
}

/// Those that annotations have, and those above them.
pub(super) fn tags(merged: &mut Notebook, sides: &Sides) {
    let given = merged.annotations.values().flat_map(|annotation| &annotation.tags);
    let above = merged.tags.values().filter_map(|tag| tag.parent.as_ref());
    let mut named: Vec<Id> = given.chain(above).cloned().collect::<BTreeSet<_>>().into_iter().collect();
    while let Some(id) = named.pop() {
        if !merged.tags.contains_key(&id) {
            put_back::<Tag>(merged, sides, &id);
            named.extend(merged.tags.get(&id).and_then(|tag| tag.parent.clone()));
        }
    }
}

fn put_back<T: Kind>(merged: &mut Notebook, sides: &Sides, id: &Id) {
    if !T::all(merged).contains_key(id)
        && let Some(record) = sides.either::<T>(id)
    {
        T::all_mut(merged).insert(id.clone(), record.clone());
    }
}

/// The alternatives of both copies without those that one of them dropped. Those that went with a record that is there again come back.
fn alternatives(merged: &Notebook, sides: &Sides) -> BTreeMap<Id, Alternative> {
    let stays = |alternative: &Alternative, other: &Notebook| {
        let record = &alternative.record;
        other.alternatives.contains_key(&alternative.id)
            || !sides.base.alternatives.contains_key(&alternative.id)
            || other.present(record).is_none() && merged.present(record).is_some()
    };
    let of = |side: &Notebook, other: &Notebook| {
        let staying = side.alternatives.values().filter(|alternative| stays(alternative, other));
        staying.map(|alternative| (alternative.id.clone(), alternative.clone())).collect::<Vec<_>>()
    };
    let mut all: BTreeMap<_, _> = of(&sides.ours, &sides.theirs).into_iter().collect();
    for (id, alternative) in of(&sides.theirs, &sides.ours) {
        let known = all.entry(id).or_insert_with(|| alternative.clone());
        // One name means one content, but for a file that was edited by hand.
        if alternative.record > known.record {
            *known = alternative;
        }
    }
    all
}

/// An alternative needs the record that it is one of.
fn with_alternatives(merged: &mut Notebook, sides: &Sides) {
    for record in merged.alternatives.values().map(|alternative| alternative.record.clone()).collect::<Vec<_>>() {
        let id = Id::from(record.name());
        match record {
            Record::Settings(_) | Record::Details(..) => {}
            Record::Tag(_) => put_back::<Tag>(merged, sides, &id),
            Record::Annotation(_) => put_back::<Annotation>(merged, sides, &id),
            Record::Link(_) => put_back::<Link>(merged, sides, &id),
            Record::Card(_) => put_back::<ClaimCard>(merged, sides, &id),
            Record::Judgement(_) => put_back::<Judgement>(merged, sides, &id),
            Record::Correction(_) => put_back::<Correction>(merged, sides, &id),
        }
    }
}
