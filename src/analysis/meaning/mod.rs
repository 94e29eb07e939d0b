//! How near words are in meaning: "storm" and "hurricane" share few letters.
//!
//! One fixed vector a word, whatever stands around it, so that the whole vocabulary of an event is compared once. Says nothing about
//! names and numbers, which are alike in such vectors whoever and whatever they mean: those are compared by entity and value.

mod signs;
mod vectors;

pub(super) use vectors::{Sum, Vector};

/// Words whose vectors are less alike than this have nothing to do with one another.
const NEAR: f32 = 0.35;

/// No more words are compared with one another; of an event with more, the first.
const MOST: usize = 4000;

/// For each word the other words that are near it, with how near (from [`NEAR`] to 1), sorted by index.
pub(super) fn neighbours(words: &[Option<Vector>]) -> Vec<Vec<(usize, f32)>> {
    let known: Vec<_> = words.iter().enumerate().filter_map(|(at, word)| Some((at, word.as_ref()?))).take(MOST).collect();
    let mut near = vec![Vec::new(); words.len()];
    for (a, b, likeness) in pulp::Arch::new().dispatch(NearPairs(&known)) {
        near[a].push((b, likeness));
        near[b].push((a, likeness));
    }
    near
}

/// Finds all pairs of words that are near one another. Compiled anew for each kind of processor, with all that it calls: a closure would be
/// compiled once, for the oldest.
struct NearPairs<'w>(&'w [(usize, &'w Vector)]);

impl pulp::WithSimd for NearPairs<'_> {
    type Output = Vec<(usize, usize, f32)>;

    #[expect(clippy::inline_always, reason = "only what is inlined uses what the processor at hand can do")]
    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) -> Self::Output {
        let Self(words) = self;
        let signs: Vec<_> = words.iter().map(|(_, word)| word.signs()).collect();
        let (mut pairs, mut apart, mut room) = (Vec::new(), Vec::new(), vec![0; words.len()]);
        for (n, (at, word)) in words.iter().enumerate() {
            word.signs().apart(&signs[..n], &mut apart);
            for (other, vector) in signs::near(&apart, &mut room).iter().map(|near| words[*near as usize]) {
                let likeness = word.cosine(vector);
                if likeness >= NEAR {
                    pairs.push((*at, other, likeness));
                }
            }
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_like_meaning_are_near() {
        let words = ["confront", "face", "opinion", "yellow", "Confront", "zzzzqqxx", ""];
        let near = neighbours(&words.map(Vector::of));
        assert!(near[0].iter().any(|(other, likeness)| *other == 1 && *likeness < 1.0), "{near:?}");
        assert!(near[0].iter().all(|(other, _)| *other != 3), "{near:?}");
        assert!(near[0].iter().any(|(other, likeness)| *other == 4 && *likeness > 0.99), "{near:?}");
        assert!(near[6].is_empty(), "no word, no meaning");
    }
}
