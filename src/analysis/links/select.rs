//! Which scored pairs stay: near the best for both their sentences, so that one sentence is not linked with everything.

use super::model::Model;
use foldhash::HashMap;

/// A sentence keeps at most this many links to one other article.
const LINKS: usize = 5;

/// A link must reach this part of the best score of either sentence to be shown.
const NEAR: f64 = 0.85;

/// A sentence whose best link is below this says something that the other article does not: for the score is a chance, and it is more
/// likely than not.
pub(in crate::analysis) const EVEN: f64 = 0.5;

/// A pair of sentences with its score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scored {
    /// Its score, 0 to 1.
    pub(super) score: f64,
    /// Which pair it is, as the caller counts.
    pub(super) of: usize,
    /// The unit of the earlier and of the later article.
    pub(super) ends: [usize; 2],
}

/// The pairs of two articles that stay, best first: weakened where another pair fits much better, the worst dropped.
pub(super) fn select(mut pairs: Vec<Scored>, model: &Model) -> Vec<Scored> {
    pairs.sort_by(|p, q| q.score.total_cmp(&p.score).then(p.ends.cmp(&q.ends)));
    let mut ends: HashMap<(usize, usize), (usize, f64)> = HashMap::default();
    let mut kept = Vec::new();
    for mut pair in pairs {
        let [a, b] = [0, 1].map(|side| ends.get(&(side, pair.ends[side])).copied().unwrap_or((0, 0.0)));
        if a.0 >= LINKS || b.0 >= LINKS {
            continue;
        }
        for (side, end) in pair.ends.into_iter().enumerate() {
            let entry = ends.entry((side, end)).or_insert((0, pair.score));
            entry.0 += 1;
        }
        let best = a.1.max(b.1);
        if pair.score < NEAR * best && pair.score >= model.shown {
            pair.score = model.shown * pair.score / best;
        }
        kept.push(pair);
    }
    kept
}
