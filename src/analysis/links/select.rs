//! Which scored pairs stay: near the best for both their sentences, so that one sentence is not linked with everything.

use crate::analysis::ClaimLink;
use std::collections::BTreeMap;

/// Links from this score on are shown.
pub(in crate::analysis) const THRESHOLD: f64 = 0.5;

/// A sentence whose best link is below this says something that the other article does not.
pub(in crate::analysis) const WEAK: f64 = 0.3;

/// A sentence keeps at most this many links to one other article.
const LINKS: usize = 5;

/// A link must reach this part of the best score of either sentence to be shown.
const NEAR: f64 = 0.85;

/// `links` between one pair of articles, weakened where another link fits much better, the worst dropped.
pub(super) fn select(mut links: Vec<ClaimLink>) -> Vec<ClaimLink> {
    links.sort_by(|p, q| q.score.total_cmp(&p.score).then((p.a, p.b).cmp(&(q.a, q.b))));
    let mut ends: BTreeMap<_, (usize, f64)> = BTreeMap::new();
    let mut kept = Vec::new();
    for mut link in links {
        let [a, b] = [link.a, link.b].map(|end| ends.get(&end).copied().unwrap_or((0, 0.0)));
        if a.0 >= LINKS || b.0 >= LINKS {
            continue;
        }
        for end in [link.a, link.b] {
            let entry = ends.entry(end).or_insert((0, link.score));
            entry.0 += 1;
        }
        let best = a.1.max(b.1);
        if link.score < NEAR * best && link.score >= THRESHOLD {
            link.score = THRESHOLD * link.score / best;
        }
        kept.push(link);
    }
    kept
}
