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

    /// As [`Self::set`], but of things that are known by `key` and may be changed, which `item` merges. Changing one wins over taking it out, and so
    /// does adding a second with its key. The winner's order comes first, unless only the loser changed anything.
    pub(super) fn list<T: Clone + PartialEq, K: Ord>(
        &mut self,
        [base, winner, loser]: [&[T]; 3],
        key: impl Fn(&T) -> K,
        item: impl Fn(&mut Self, Option<&T>, &T, &T) -> T,
    ) -> Vec<T> {
        if base == loser {
            return winner.to_vec();
        }
        if base == winner {
            return loser.to_vec();
        }
        let old: BTreeMap<_, _> = numbered(base, &key).into_iter().collect();
        let (winner, loser) = (numbered(winner, &key), numbered(loser, &key));
        let [first, others] = [&winner, &loser].map(|list| list.iter().map(|(key, one)| (key, *one)).collect::<BTreeMap<_, _>>());
        let mut list: Vec<T> = Vec::with_capacity(winner.len());
        for (key, one) in &winner {
            match others.get(key) {
                Some(other) => list.push(item(self, old.get(key).copied(), one, other)),
                None if stays(&old, &first, key, one) => list.push((*one).clone()),
                None => {}
            }
        }
        let rest = loser.iter().filter(|(key, one)| !first.contains_key(key) && stays(&old, &others, key, one));
        list.extend(rest.map(|(_, one)| (*one).clone()));
        list
    }
}

/// Whether what the other copy does not have was changed, or others with its key were added or taken out.
fn stays<T: PartialEq, K: Ord>(
    old: &BTreeMap<(K, usize), &T>,
    now: &BTreeMap<&(K, usize), &T>,
    key: &(K, usize),
    one: &T,
) -> bool {
    let of_one_key = |(other, _): &(K, usize)| *other == key.0;
    old.get(key).is_none_or(|old| *old != one)
        || old.keys().filter(|key| of_one_key(key)).count() != now.keys().filter(|key| of_one_key(key)).count()
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
