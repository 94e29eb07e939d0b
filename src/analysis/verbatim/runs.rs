//! The search for common runs in two lists of words: equal n-grams, made longer on both sides over small edits.

use foldhash::HashMap;
use std::ops::Range;

/// Fewer common words are no run.
const FEWEST_WORDS: usize = 8;

/// Words of an n-gram.
const GRAM: usize = 5;

/// Words that an edit may put in, take out or change.
const GAP: usize = 2;

/// Equal words that must follow an edit.
const AFTER_GAP: usize = 3;

/// An n-gram that the first text has more often than this is followed from one place only, so that equal sentences by the thousand
/// cost no more than others.
const MOST_PLACES: usize = 8;

/// A word, as a number that equal words share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) number: u32,
    /// Number of the part of its article; runs stay inside one part.
    pub(super) part: u32,
}

/// Words that both texts have, as indices into their lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Copied {
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
    /// How many words are equal.
    pub(super) words: usize,
}

/// The common runs of `a` and `b`, none overlapping another in either; where they would, the longest stays. `grams` is of `a`.
pub(super) fn copied(a: &[Word], grams: &Grams, b: &[Word]) -> Vec<Copied> {
    let mut found: Vec<Copied> = Vec::new();
    // Runs that reach beyond the n-gram at hand.
    let mut open: Vec<usize> = Vec::new();
    for (at, gram) in b.windows(GRAM).enumerate() {
        open.retain(|&n| found.get(n).is_some_and(|run| run.b.end > at));
        for &place in grams.places(gram, after_last(&found, &open)) {
            let known = |&n: &usize| found.get(n).is_some_and(|run| run.a.contains(&place));
            if open.iter().any(known) {
                continue;
            }
            if let Some(run) = extended(a, b, place, at) {
                open.push(found.len());
                found.push(run);
            }
        }
    }
    longest_first(found, a.len(), b.len())
}

/// Where the newest open run goes on in the first text.
fn after_last(found: &[Copied], open: &[usize]) -> usize {
    open.last().and_then(|&n| found.get(n)).or(found.last()).map_or(0, |run| run.a.start)
}

/// The n-grams of a text that lie in one part, each with its places in order.
pub(super) struct Grams {
    places: Vec<usize>,
    /// For each n-gram where in `places` its own are.
    of: HashMap<[u32; GRAM], Range<usize>>,
}

impl Grams {
    pub(super) fn new(words: &[Word]) -> Self {
        let mut all: Vec<_> = words.windows(GRAM).enumerate().filter_map(|(at, gram)| Some((key(gram)?, at))).collect();
        all.sort_unstable();
        let mut of: HashMap<_, Range<usize>> = HashMap::default();
        for (at, (key, _)) in all.iter().enumerate() {
            of.entry(*key).or_insert(at..at).end = at + 1;
        }
        Self { places: all.into_iter().map(|(_, place)| place).collect(), of }
    }

    /// Where the text has the n-gram: everywhere, or if that is too often, the first place from `from` on.
    fn places(&self, gram: &[Word], from: usize) -> &[usize] {
        let Some(found) = key(gram).and_then(|key| self.of.get(&key)) else { return &[] };
        let all = self.places.get(found.clone()).unwrap_or_default();
        let next = all.partition_point(|&at| at < from).min(all.len().saturating_sub(1));
        if all.len() > MOST_PLACES { all.get(next..=next).unwrap_or_default() } else { all }
    }
}

/// The words of an n-gram; none if it lies in two parts.
fn key(gram: &[Word]) -> Option<[u32; GRAM]> {
    let whole = gram.windows(2).all(|pair| pair[0].part == pair[1].part);
    let words: &[Word; GRAM] = gram.try_into().ok()?;
    whole.then(|| words.map(|word| word.number))
}

/// The longest run around the equal n-grams at `at_a` and `at_b`.
fn extended(a: &[Word], b: &[Word], at_a: usize, at_b: usize) -> Option<Copied> {
    let right = reach(&Side { a, b, at_a, at_b, forward: true });
    let left = reach(&Side { a, b, at_a, at_b, forward: false });
    let words = right.words + left.words;
    let (start_a, start_b) = (at_a - left.a, at_b - left.b);
    (words >= FEWEST_WORDS).then(|| Copied { a: start_a..at_a + right.a, b: start_b..at_b + right.b, words })
}

/// Two lists, looked at from two places on in one direction.
struct Side<'w> {
    a: &'w [Word],
    b: &'w [Word],
    at_a: usize,
    at_b: usize,
    forward: bool,
}

/// How far a run reaches.
#[derive(Clone, Copy, Default)]
struct Reach {
    a: usize,
    b: usize,
    words: usize,
}

impl Side<'_> {
    /// Whether the words `x` and `y` steps away are equal and of the parts where the run began.
    fn equal(&self, x: usize, y: usize) -> bool {
        let same = |a: Option<Word>, b: Option<Word>| a.zip(b).is_some_and(|(a, b)| a.number == b.number);
        let (word_a, word_b) = (self.step(self.a, self.at_a, x), self.step(self.b, self.at_b, y));
        let inside = |words: &[Word], at: usize, word: Option<Word>| words.get(at).map(|w| w.part) == word.map(|w| w.part);
        same(word_a, word_b) && inside(self.a, self.at_a, word_a) && inside(self.b, self.at_b, word_b)
    }

    fn step(&self, words: &[Word], at: usize, steps: usize) -> Option<Word> {
        let index = if self.forward { Some(at + steps) } else { at.checked_sub(steps + 1) };
        index.and_then(|index| words.get(index)).copied()
    }

    /// The smallest edit at `reach` behind which the texts agree again.
    fn edit(&self, reach: Reach) -> Option<(usize, usize)> {
        let edits = (1..=2 * GAP).flat_map(|sum| (0..=sum).map(move |x| (x, sum - x))).filter(|(x, y)| *x <= GAP && *y <= GAP);
        let agrees = |&(x, y): &(usize, usize)| (0..AFTER_GAP).all(|n| self.equal(reach.a + x + n, reach.b + y + n));
        edits.into_iter().find(agrees)
    }
}

fn reach(side: &Side<'_>) -> Reach {
    let mut reach = Reach::default();
    loop {
        while side.equal(reach.a, reach.b) {
            reach = Reach { a: reach.a + 1, b: reach.b + 1, words: reach.words + 1 };
        }
        let Some((x, y)) = side.edit(reach) else { return reach };
        reach = Reach { a: reach.a + x, b: reach.b + y, ..reach };
    }
}

fn longest_first(mut found: Vec<Copied>, len_a: usize, len_b: usize) -> Vec<Copied> {
    found.sort_by_key(|run| (std::cmp::Reverse(run.words), run.a.start, run.b.start));
    let (mut taken_a, mut taken_b) = (vec![false; len_a], vec![false; len_b]);
    found.retain(|run| {
        let free = [(&taken_a, &run.a), (&taken_b, &run.b)]
            .into_iter()
            .all(|(taken, range)| taken.get(range.clone()).is_some_and(|range| !range.contains(&true)));
        if free {
            taken_a[run.a.clone()].fill(true);
            taken_b[run.b.clone()].fill(true);
        }
        free
    });
    found
}
