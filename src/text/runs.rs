//! What two lists have in common, in order. Bounded: hostile lists are compared less closely, never for the square of their length.

use foldhash::HashMap;
use imara_diff::{Algorithm, Diff, Token};

/// Items that two lists share: `len` of them, from `old` on in one and from `new` on in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) len: usize,
}

/// Longer lists are first cut at items that each holds once.
const SHORT: usize = 1_000;

/// How often lists that are still too long are cut again, before they count as different.
const CUTS: usize = 6;

/// What `old` and `new` share; torn pieces are joined where that costs nothing.
pub(super) fn runs(old: &[u32], new: &[u32]) -> Vec<Run> {
    let mut found = Vec::new();
    Part { old, new, at: (0, 0) }.compare(CUTS, &mut found);
    joined(merged(found), old, new)
}

/// Parts of both lists that correspond to each other.
#[derive(Clone, Copy)]
struct Part<'a> {
    old: &'a [u32],
    new: &'a [u32],
    /// Where they begin in the lists.
    at: (usize, usize),
}

impl<'a> Part<'a> {
    /// Pushes what the parts share, in order.
    fn compare(self, cuts: usize, found: &mut Vec<Run>) {
        let start = self.old.iter().zip(self.new).take_while(|(a, b)| a == b).count();
        let rest = self.part((start, start), (self.old.len(), self.new.len()));
        let end = rest.old.iter().rev().zip(rest.new.iter().rev()).take_while(|(a, b)| a == b).count();
        let middle = rest.part((0, 0), (rest.old.len() - end, rest.new.len() - end));
        found.push(Run { old: self.at.0, new: self.at.1, len: start });
        if middle.old.len().max(middle.new.len()) <= SHORT {
            middle.compare_all(found);
        } else if cuts > 0 {
            middle.compare_between(cuts - 1, found);
        }
        found.push(Run { old: middle.at.0 + middle.old.len(), new: middle.at.1 + middle.new.len(), len: end });
    }

    /// The part between two pairs of positions in this one.
    fn part(self, start: (usize, usize), end: (usize, usize)) -> Self {
        let (old, new) = (self.old.get(start.0..end.0), self.new.get(start.1..end.1));
        let at = (self.at.0 + start.0, self.at.1 + start.1);
        Self { old: old.unwrap_or_default(), new: new.unwrap_or_default(), at }
    }

    /// Compares two short parts item by item.
    fn compare_all(self, found: &mut Vec<Run>) {
        let mut ids = HashMap::default();
        let (before, after) = (numbered(self.old, &mut ids), numbered(self.new, &mut ids));
        let mut diff = Diff::default();
        diff.compute_with(Algorithm::Histogram, &before, &after, ids.len() as u32);
        let (mut old, mut new) = (0, 0);
        for hunk in diff.hunks() {
            let (removed, added) = (hunk.before, hunk.after);
            found.push(Run { old: self.at.0 + old, new: self.at.1 + new, len: removed.start as usize - old });
            (old, new) = (removed.end as usize, added.end as usize);
        }
        found.push(Run { old: self.at.0 + old, new: self.at.1 + new, len: before.len() - old });
    }

    /// Compares what lies between places that are the same and have no equal in either part (after the first step of Cohen's patience
    /// diff): places of three items, for one alone may be the same by coincidence; of one only if there are no such.
    fn compare_between(self, cuts: usize, found: &mut Vec<Run>) {
        let mut places = rising(&self.single_places(3));
        if places.is_empty() {
            places = rising(&self.single_places(1));
        }
        let mut last = (0, 0);
        for (old, new) in places {
            self.part(last, (old, new)).compare(cuts, found);
            found.push(Run { old: self.at.0 + old, new: self.at.1 + new, len: 1 });
            last = (old + 1, new + 1);
        }
        if last != (0, 0) {
            self.part(last, (self.old.len(), self.new.len())).compare(cuts, found);
        }
    }

    /// Where `width` items in a row stand that stand so once in either part, by the first place.
    fn single_places(self, width: usize) -> Vec<(usize, usize)> {
        let single = |list: &'a [u32]| {
            let mut places: HashMap<&[u32], Option<usize>> = HashMap::default();
            for (at, items) in list.windows(width).enumerate() {
                places.entry(items).and_modify(|place| *place = None).or_insert(Some(at));
            }
            places
        };
        let (old, new) = (single(self.old), single(self.new));
        let place = |places: &HashMap<&[u32], Option<usize>>, items: &[u32]| places.get(items).copied().flatten();
        self.old.windows(width).filter_map(|items| Some((place(&old, items)?, place(&new, items)?))).collect()
    }
}

/// The longest list of pairs that rise on both sides; the first sides rise already (patience sorting).
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends such a list lowest; and for each pair, the one before it in its list.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (number, (_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *new);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = number,
            None => ends.push(number),
        }
    }
    let mut list: Vec<_> =
        std::iter::successors(ends.last().copied(), |number| before[*number]).map(|number| pairs[number]).collect();
    list.reverse();
    list
}

/// Small numbers for the items of a list, as the diff wants them.
fn numbered(items: &[u32], ids: &mut HashMap<u32, u32>) -> Vec<Token> {
    let mut id = |item: &u32| {
        let next = ids.len() as u32;
        Token(*ids.entry(*item).or_insert(next))
    };
    items.iter().map(&mut id).collect()
}

/// The runs as long as they are, none empty.
fn merged(runs: Vec<Run>) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::new();
    for run in runs.into_iter().filter(|run| run.len > 0) {
        match kept.last_mut().filter(|last| (last.old + last.len, last.new + last.len) == (run.old, run.new)) {
            Some(last) => last.len += run.len,
            None => kept.push(run),
        }
    }
    kept
}

/// Moves each run next to the following one where the same items stand there too: of "a b" in "a x a b" the second "a" is the one.
fn joined(mut runs: Vec<Run>, old: &[u32], new: &[u32]) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    while let Some(run) = runs.pop() {
        match kept.last_mut() {
            Some(next) if can_join(run, *next, old, new) => {
                *next = Run { old: next.old - run.len, new: next.new - run.len, len: next.len + run.len };
            }
            _ => kept.push(run),
        }
    }
    kept.reverse();
    kept
}

/// Whether only one list has something between two runs, and that ends with what the first run holds.
fn can_join(run: Run, next: Run, old: &[u32], new: &[u32]) -> bool {
    let words = old.get(run.old..run.old + run.len).unwrap_or_default();
    let stand_before = |list: &[u32], at: usize| list.get(..at).is_some_and(|before| before.ends_with(words));
    let inserted = run.old + run.len == next.old;
    let removed = run.new + run.len == next.new;
    inserted && stand_before(new, next.new) || removed && stand_before(old, next.old)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(old: &[u32], new: &[u32]) -> Vec<Run> {
        let found = runs(old, new);
        let (mut at, mut to) = (0, 0);
        for run in &found {
            assert!(run.len > 0 && run.old >= at && run.new >= to, "{found:?}");
            assert_eq!(old[run.old..run.old + run.len], new[run.new..run.new + run.len]);
            (at, to) = (run.old + run.len, run.new + run.len);
        }
        found
    }

    proptest! {
        #[test]
        fn runs_hold_the_same_items_in_order(old in prop::collection::vec(0..4_u32, 0..40), new in prop::collection::vec(0..4_u32, 0..40)) {
            check(&old, &new);
        }

        #[test]
        fn long_lists_keep_what_stayed(cut in 0..2_000_usize, len in 0..40_usize, repeats in 1..2_000_u32) {
            let old: Vec<u32> = (0..2_000).map(|n| n % repeats).collect();
            let mut new = old.clone();
            new.splice(cut..(cut + len).min(2_000), [9_999; 3]);
            new.splice(0..0, [8_888, 1, 2]);
            let kept: usize = check(&old, &new).iter().map(|run| run.len).sum();
            prop_assert!(repeats < 1_500 || kept + len.min(2_000 - cut) >= 2_000, "{kept}");
        }
    }

    #[test]
    fn lists_without_single_items_are_given_up() {
        let (old, new): (Vec<u32>, Vec<u32>) = ((0..100_000).map(|n| n % 7).collect(), (0..100_000).map(|n| n % 5 + 1).collect());
        check(&old, &new);
    }
}
