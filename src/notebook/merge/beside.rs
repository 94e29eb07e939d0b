//! Keeps what lost: the record of a copy of which something is not in the result.

use super::super::{Alternative, Id, Notebook, Record};
use super::fields::Fields;
use super::kinds::{self, Kind};
use super::twins::Gone;
use super::{Sides, whole};
use std::collections::BTreeMap;

/// Adds an alternative for each record of a copy that said something which the result does not say. `gone` are records that another took the
/// place of. What is kept already is not kept twice.
pub(super) fn keep(merged: &mut Notebook, sides: &Sides, gone: &Gone) {
    let mut lost = Lost { gone, records: Vec::new() };
    lost.settings(merged, sides);
    lost.details(merged, sides);
    kinds::each(merged, sides, &mut lost);
    let mut ids: BTreeMap<Record, Id> = BTreeMap::new();
    // In the order of their ids. A name that was given stays, although articles and tags may have got other ids since.
    for Alternative { id, mut record } in std::mem::take(&mut merged.alternatives).into_values() {
        follow(&mut record, gone);
        ids.entry(record).or_insert(id);
    }
    for Alternative { id, record } in lost.records.into_iter().map(Alternative::new) {
        ids.entry(record).or_insert(id);
    }
    merged.alternatives = ids.into_iter().map(|(record, id)| (id.clone(), Alternative { id, record })).collect();
}

/// Makes an alternative one of the record that stays.
fn follow(record: &mut Record, gone: &Gone) {
    match record {
        Record::Settings(_) | Record::Details(..) => {}
        Record::Tag(tag) => tag.follow(gone),
        Record::Annotation(annotation) => annotation.follow(gone),
        Record::Link(link) => link.follow(gone),
        Record::Card(card) => card.follow(gone),
        Record::Judgement(judgement) => judgement.follow(gone),
        Record::Correction(correction) => correction.follow(gone),
    }
}

struct Lost<'a> {
    gone: &'a Gone,
    records: Vec<Record>,
}

impl Lost<'_> {
    fn settings(&mut self, merged: &Notebook, sides: &Sides) {
        for side in sides.both() {
            let mut fields = Fields::default();
            whole::settings_of(&mut fields, &sides.base.settings, &merged.settings, &side.settings);
            self.records.extend(fields.contrary.then(|| Record::Settings(side.settings.clone())));
        }
    }

    fn details(&mut self, merged: &Notebook, sides: &Sides) {
        let base: BTreeMap<_, _> = sides.base.articles.iter().map(|article| (&article.id, &article.details)).collect();
        let now: BTreeMap<_, _> = merged.articles.iter().map(|article| (&article.id, &article.details)).collect();
        for article in sides.both().into_iter().flat_map(|side| &side.articles) {
            let Some(stays) = now.get(&article.id) else { continue };
            let mut fields = Fields::default();
            whole::details_of(&mut fields, base.get(&article.id).copied(), stays, &article.details);
            self.records.extend(fields.contrary.then(|| Record::Details(article.id.clone(), article.details.clone())));
        }
    }

    /// `record` with the ids of what stays.
    fn renamed<T: Kind>(&self, record: &T, id: &Id) -> T {
        let mut record = record.clone();
        record.retag(self.gone);
        record.set_id(id);
        record
    }
}

impl kinds::Task for Lost<'_> {
    fn run<T: Kind>(&mut self, merged: &mut Notebook, sides: &Sides) {
        for (id, record) in sides.both().into_iter().flat_map(T::all) {
            let now = self.gone.now::<T>(id);
            let Some(stays) = T::all(merged).get(now).filter(|stays| *stays != record) else { continue };
            let record = self.renamed(record, now);
            let base = T::all(&sides.base).get(id).filter(|_| id == now).map(|base| self.renamed(base, now));
            if is_lost(base.as_ref(), stays, record.clone(), id != now) {
                self.records.push(record.record());
            }
        }
    }
}

/// Whether merging `record` into what stays once more would change it, or could not be done without leaving something of it out.
fn is_lost<T: Kind>(base: Option<&T>, stays: &T, mut record: T, is_twin: bool) -> bool {
    record.overlook(stays, is_twin);
    let mut fields = Fields::default();
    let again = T::merged(&mut fields, base, stays, &record);
    fields.contrary || again != *stays
}
