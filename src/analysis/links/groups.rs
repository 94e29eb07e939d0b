//! Sentences joined by shown links, under one number: the claim as two or more articles tell it.

use crate::analysis::{ClaimGroup, ClaimLink, Place};
use std::collections::BTreeMap;

/// The groups that the links at or above `threshold` make, numbered in reading order.
pub(in crate::analysis) fn groups(links: &[ClaimLink], threshold: f64) -> Vec<ClaimGroup> {
    let shown: Vec<_> = links.iter().enumerate().filter(|(_, link)| link.score >= threshold).collect();
    let mut leader: BTreeMap<Place, Place> = BTreeMap::new();
    for (_, link) in &shown {
        let (a, b) = (root(&mut leader, link.a), root(&mut leader, link.b));
        leader.insert(a.max(b), a.min(b));
    }
    let mut groups: BTreeMap<Place, ClaimGroup> = BTreeMap::new();
    for (at, link) in shown {
        let group = groups.entry(root(&mut leader, link.a)).or_insert_with(|| ClaimGroup {
            number: 0,
            members: Vec::new(),
            links: Vec::new(),
        });
        group.members.extend([link.a, link.b]);
        group.links.push(at);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    for (n, group) in groups.iter_mut().enumerate() {
        group.number = n + 1;
        group.members.sort();
        group.members.dedup();
        group.links.sort_by(|&p, &q| links[q].score.total_cmp(&links[p].score).then(p.cmp(&q)));
    }
    groups
}

fn root(leader: &mut BTreeMap<Place, Place>, place: Place) -> Place {
    let mut at = place;
    while let Some(&next) = leader.get(&at) {
        if next == at {
            break;
        }
        at = next;
    }
    leader.insert(place, at);
    at
}
