//! Merging the fields of one record.

use std::collections::BTreeMap;

/// Merges fields, and remembers whether one was changed by both copies to different values.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Whether something of the loser was not taken.
    pub(super) contrary: bool,
}

impl Fields {
    /// A field that always has a value. Without a base nothing tells which of two is the older.
    pub(super) fn one<T: Clone + PartialEq>(&mut self, base: Option<&T>, winner: &T, loser: &T) -> T {
        if winner == loser || base == Some(loser) {
            winner.clone()
        } else if base == Some(winner) {
            loser.clone()
        } else {
            self.contrary = true;
            winner.clone()
        }
    }

    /// A field that may be empty, as one that both made was before it was filled.
    pub(super) fn filled<T: Clone + PartialEq + Default>(&mut self, base: Option<&T>, winner: &T, loser: &T) -> T {
        self.one(Some(base.unwrap_or(&T::default())), winner, loser)
    }

    /// A field of a record without a revision: of two values the greater wins.
    pub(super) fn greater<T: Clone + Ord + Default>(&mut self, base: Option<&T>, a: &T, b: &T) -> T {
        self.filled(base, a.max(b), a.min(b))
    }

    /// Things of which the order does not matter, each once: what either copy added, without what either took out.
    pub(super) fn set<T: Clone + Ord>(&mut self, base: &[T], winner: &[T], loser: &[T]) -> Vec<T> {
        self.list([base, winner, loser], Clone::clone, |_, _, winner, _| winner.clone())
    }

    /// As [`Self::set`], but of things that are known by `key` and may be changed, which `item` merges. Changing one wins over taking it out. The
    /// winner's order comes first.
    pub(super) fn list<T: Clone + PartialEq, K: Ord>(
        &mut self,
        [base, winner, loser]: [&[T]; 3],
        key: impl Fn(&T) -> K,
        item: impl Fn(&mut Self, Option<&T>, &T, &T) -> T,
    ) -> Vec<T> {
        let (base, winner, loser) = (numbered(base, &key), numbered(winner, &key), numbered(loser, &key));
        let (old, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
            (base.into_iter().collect(), loser.iter().map(|(key, one)| (key, *one)).collect());
        let first: BTreeMap<_, _> = winner.iter().map(|(key, one)| (key, *one)).collect();
        let stays = |key: &(K, usize), one: &T| old.get(key).is_none_or(|old| *old != one);
        let mut list: Vec<T> = Vec::with_capacity(winner.len());
        for (key, one) in &winner {
            match others.get(key) {
                Some(other) => list.push(item(self, old.get(key).copied(), one, other)),
                None if stays(key, one) => list.push((*one).clone()),
                None => {}
            }
        }
        list.extend(loser.iter().filter(|(key, one)| !first.contains_key(key) && stays(key, one)).map(|(_, one)| (*one).clone()));
        list
    }
}

/// Each thing with its key, and a number for things that have one key.
fn numbered<T, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Vec<((K, usize), &T)> {
    let mut seen = BTreeMap::new();
    for one in list {
        seen.insert(key(one), 0_usize);
    }
    let next = |one| {
        let key = key(one);
        let n = seen.get_mut(&key).map_or(0, |n| std::mem::replace(n, *n + 1));
        ((key, n), one)
    };
    list.iter().map(next).collect()
}
