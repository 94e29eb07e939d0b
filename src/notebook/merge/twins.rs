//! Two records that were made apart for one thing: links of one pair, opinions on one pair, answers to one question about names.

use super::super::{Correction, Id, Judgement, Link, Notebook, Passage};
use super::fields::Fields;
use super::kinds::Kind;
use std::collections::BTreeMap;

/// Records that another one took the place of, with the id of that one.
#[derive(Debug, Default)]
pub(super) struct Gone(BTreeMap<(char, Id), Id>);

impl Gone {
    pub(super) fn put<T: Kind>(&mut self, id: Id, stays: Id) {
        let earlier = self.0.iter_mut().filter(|((kind, _), now)| *kind == T::LETTER && **now == id);
        earlier.for_each(|(_, now)| *now = stays.clone());
        self.0.insert((T::LETTER, id), stays);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The record in the place of the one called `id`; itself if it stayed.
    pub(super) fn now<'a, T: Kind>(&'a self, id: &'a Id) -> &'a Id {
        if self.0.is_empty() { id } else { self.0.get(&(T::LETTER, id.clone())).unwrap_or(id) }
    }
}

/// Leaves one record of each set of twins, and adds the others to `gone`.
pub(super) fn mend(merged: &mut Notebook, base: &Notebook, gone: &mut Gone) {
    leave_one(merged, base, gone, |link: &Link| (link.from.clone().min(link.to.clone()), link.from.clone().max(link.to.clone())));
    leave_one(merged, base, gone, |judgement: &Judgement| {
        let (a, b) = (place(&judgement.a), place(&judgement.b));
        if a <= b { (a, b) } else { (b, a) }
    });
    leave_one(merged, base, gone, |Correction { said, .. }: &Correction| {
        let (question, a, b) = said.question();
        (question, a.clone(), b.cloned())
    });
}

/// The same words may stand in an article twice.
fn place(Passage { article, anchor }: &Passage) -> (crate::article::ArticleId, crate::text::TextRange, String) {
    (article.clone(), anchor.range, anchor.quote.clone())
}

/// Of the records with one `key`, the highest stays and takes from the others what it lacks, unless somebody took that away from what it was in
/// `base`.
fn leave_one<T: Kind, K: Ord>(merged: &mut Notebook, base: &Notebook, gone: &mut Gone, key: impl Fn(&T) -> K) {
    let mut best: BTreeMap<K, Id> = BTreeMap::new();
    let records = T::all(merged);
    for (id, record) in records {
        let first = best.entry(key(record)).or_insert_with(|| id.clone());
        if records.get(first).is_some_and(|first| first.rank() < record.rank()) {
            *first = id.clone();
        }
    }
    let stays = |(id, record)| Some((id, best.get(&key(record))?)).filter(|(id, stays)| id != stays);
    let twins: Vec<_> = records.iter().filter_map(stays).map(|(id, stays): (&Id, &Id)| (id.clone(), stays.clone())).collect();
    for (id, stays) in twins {
        let twin = T::all_mut(merged).remove(&id);
        if let (Some(record), Some(mut twin)) = (T::all_mut(merged).get_mut(&stays), twin) {
            twin.set_id(&stays);
            twin.overlook(record, true);
            *record = T::merged(&mut Fields::default(), T::all(base).get(&stays), record, &twin);
        }
        gone.put::<T>(id, stays);
    }
}
