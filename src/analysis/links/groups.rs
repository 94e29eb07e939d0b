//! Sentences joined by shown links, under one number: the claim as two or more articles tell it.

use crate::analysis::{ClaimGroup, ClaimLink, Place, Relation};
use std::collections::{BTreeMap, BTreeSet};

/// The groups that the links at or above `threshold` make, numbered in reading order. A link between two groups that did not become one is
/// in neither, unless the reader accepted it or it is a conflict, which must not be lost: then it is in that of its first sentence.
///
/// The best links come first. A sentence joins the group of its partner; two groups become one only where two thirds of
/// their sentences are linked with one another, so that a chain of weak links does not make one claim of a whole story.
pub(in crate::analysis) fn groups(links: &[ClaimLink], threshold: f64) -> Vec<ClaimGroup> {
    let mut shown: Vec<_> = links.iter().enumerate().filter(|(_, link)| link.score >= threshold).map(|(at, _)| at).collect();
    shown.sort_by(|&p, &q| links[q].score.total_cmp(&links[p].score).then(p.cmp(&q)));
    let pairs: BTreeSet<_> = shown.iter().map(|&at| (links[at].a, links[at].b)).collect();
    let mut sets = Sets::default();
    for &at in &shown {
        sets.meet(links[at].a, links[at].b, &pairs);
    }
    numbered(links, &shown, &sets)
}

fn numbered(links: &[ClaimLink], shown: &[usize], sets: &Sets) -> Vec<ClaimGroup> {
    let mut groups: BTreeMap<Place, ClaimGroup> = BTreeMap::new();
    for &at in shown {
        let Some(set) = sets.of.get(&links[at].a) else { continue };
        let members = sets.members.get(set).cloned().unwrap_or_default();
        let Some(first) = members.first() else { continue };
        let link = &links[at];
        let told = members.binary_search(&link.b).is_ok() || link.accepted || link.relation == Relation::Conflict;
        let group = groups.entry(*first).or_insert_with(|| ClaimGroup { number: 0, members, links: Vec::new() });
        group.links.extend(told.then_some(at));
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    for (n, group) in groups.iter_mut().enumerate() {
        group.number = n + 1;
    }
    groups
}

/// Sentences by the group they are in.
#[derive(Default)]
struct Sets {
    of: BTreeMap<Place, usize>,
    members: BTreeMap<usize, Vec<Place>>,
}

/// Groups larger than this are not joined with one another.
const LARGE: usize = 8;

impl Sets {
    fn meet(&mut self, a: Place, b: Place, pairs: &BTreeSet<(Place, Place)>) {
        let (x, y) = (self.set(a), self.set(b));
        if x == y {
            return;
        }
        let [from, to] = [x, y].map(|set| self.members.get(&set).cloned().unwrap_or_default());
        // A sentence that has no group yet belongs somewhere; two claims are one only where most of their sentences meet.
        let pair = from.len() == 1 || to.len() == 1;
        if pair || from.len().max(to.len()) <= LARGE && is_close(&from, &to, pairs) {
            self.join(x, y);
        }
    }

    fn set(&mut self, place: Place) -> usize {
        let new = self.of.len();
        let set = *self.of.entry(place).or_insert(new);
        self.members.entry(set).or_insert_with(|| vec![place]);
        set
    }

    fn join(&mut self, from: usize, to: usize) {
        // The smaller one moves, so that many joins stay cheap.
        let size = |set: usize| self.members.get(&set).map_or(0, Vec::len);
        let (from, to) = if size(from) <= size(to) { (from, to) } else { (to, from) };
        let moved = self.members.remove(&from).unwrap_or_default();
        for &place in &moved {
            self.of.insert(place, to);
        }
        let members = self.members.entry(to).or_default();
        members.extend(moved);
        members.sort();
    }
}

/// Whether at least two thirds of the pairs of sentences of different articles are linked.
fn is_close(x: &[Place], y: &[Place], pairs: &BTreeSet<(Place, Place)>) -> bool {
    let across = x.iter().flat_map(|a| y.iter().map(move |b| (*a.min(b), *a.max(b)))).filter(|(a, b)| a.doc != b.doc);
    let (all, linked) = across.fold((0, 0), |(all, linked), pair| (all + 1, linked + usize::from(pairs.contains(&pair))));
    linked * 3 >= all * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Why;
    use crate::text::TextRange;

    /// "0.1-1.2 90": sentence 1 of article 0 with sentence 2 of article 1, score 0.90.
    fn link(text: &&str) -> ClaimLink {
        let place = |name: &str| {
            let (doc, at) = name.split_once('.').expect("doc.sentence");
            let at = at.parse::<usize>().expect("a number");
            Place { doc: doc.parse().expect("a number"), range: TextRange::new(at * 10, at * 10 + 5) }
        };
        let (ends, score) = text.split_once(' ').expect("ends and score");
        let (a, b) = ends.split_once('-').expect("two ends");
        let score = score.parse::<f64>().expect("a score") / 100.0;
        ClaimLink { a: place(a), b: place(b), score, relation: Relation::Same, why: Why::default(), accepted: false }
    }

    fn grouped(links: &[&str]) -> Vec<String> {
        let links: Vec<_> = links.iter().map(link).collect();
        let name = |place: &Place| format!("{}.{}", place.doc, place.range.start / 10);
        let shown =
            |group: &ClaimGroup| format!("{}: {}", group.number, group.members.iter().map(name).collect::<Vec<_>>().join(" "));
        groups(&links, 0.5).iter().map(shown).collect()
    }

    #[test]
    fn a_claim_told_by_three_is_one_group() {
        assert_eq!(grouped(&["0.1-1.2 90", "1.2-2.3 80", "0.5-2.9 40"]), ["1: 0.1 1.2 2.3"]);
    }

    #[test]
    fn one_weak_link_does_not_make_two_claims_one() {
        let links = ["0.1-1.1 95", "0.1-2.1 94", "1.1-2.1 94", "0.4-1.4 93", "0.4-2.4 92", "1.4-2.4 92", "0.1-1.4 51"];
        assert_eq!(grouped(&links), ["1: 0.1 1.1 2.1", "2: 0.4 1.4 2.4"]);
        let mut links: Vec<_> = links.iter().map(link).collect();
        let crossing = links.len() - 1;
        let is_in_one = |links: &[ClaimLink]| groups(links, 0.5).iter().any(|group| group.links.contains(&crossing));
        assert!(!is_in_one(&links), "what joins two claims that are not one is in neither");
        links[crossing].accepted = true;
        assert!(is_in_one(&links), "but what the reader accepted");
        (links[crossing].accepted, links[crossing].relation) = (false, Relation::Conflict);
        assert!(is_in_one(&links), "and a conflict");
    }
}
