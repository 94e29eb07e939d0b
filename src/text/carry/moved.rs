//! Sentences that stand elsewhere in the new text, found by their words.

use super::super::runs::{Run, runs};
use super::map::Map;
use super::side::{Side, Span, Texts};
use foldhash::HashMap;

/// Sentences with fewer words move only with their neighbours.
const TELLING: usize = 5;

/// Words that stand in more sentences say little about which one is meant; and it bounds the work.
const COMMON: usize = 8;

/// Finds sentences that moved unchanged, and their neighbours that moved along. `old` and `new` number the sentences by their words.
pub(super) fn whole(texts: &Texts, map: &mut Map, old: &[u32], new: &[u32]) {
    let places = free_places(texts, map, old, new);
    for (at, number) in old.iter().enumerate() {
        let once = places.get(number).filter(|place| place.old == 1 && place.new == 1);
        let is_telling = sentence_words(texts, at) >= TELLING;
        if let Some(place) = once.filter(|_| is_telling && is_free(&texts.old, &map.to, at)) {
            let block = block(texts, map, old, new, at, place.at);
            map.pin_sentences(texts, block, true);
        }
    }
}

/// Where the sentences of one number have no counterpart yet.
#[derive(Default)]
struct Places {
    old: usize,
    new: usize,
    /// The last one in the new text.
    at: usize,
}

fn free_places(texts: &Texts, map: &Map, old: &[u32], new: &[u32]) -> HashMap<u32, Places> {
    let mut places: HashMap<u32, Places> = HashMap::default();
    for (at, number) in old.iter().enumerate() {
        places.entry(*number).or_default().old += usize::from(is_free(&texts.old, &map.to, at));
    }
    for (at, number) in new.iter().enumerate().filter(|(at, _)| is_free(&texts.new, &map.from, *at)) {
        let place = places.entry(*number).or_default();
        (place.new, place.at) = (place.new + 1, at);
    }
    places
}

fn sentence_words(texts: &Texts, sentence: usize) -> usize {
    texts.old.sentences.get(sentence).map_or(0, |span| texts.forms.count(texts.old.words_of(*span)))
}

/// Whether no word of the sentence has a counterpart; false for one that is not there.
fn is_free(side: &Side, map: &[Option<usize>], sentence: usize) -> bool {
    side.sentences.get(sentence).is_some_and(|span| span.tokens().all(|at| map.get(at) == Some(&None)))
}

/// The sentences around a pair that are the same and free, too.
fn block(texts: &Texts, map: &Map, old: &[u32], new: &[u32], at: usize, to: usize) -> Run {
    let same = |a: usize, b: usize| {
        old.get(a).is_some_and(|number| new.get(b) == Some(number))
            && is_free(&texts.old, &map.to, a)
            && is_free(&texts.new, &map.from, b)
    };
    let before = (1..=at.min(to)).take_while(|back| same(at - back, to - back)).count();
    let behind = (1..old.len() - at).take_while(|ahead| same(at + ahead, to + ahead)).count();
    Run { old: at - before, new: to - before, len: before + 1 + behind }
}

/// Finds sentences that moved and were changed a little: both lost most of their words by the comparison, and share most of them.
pub(super) fn alike(texts: &Texts, map: &mut Map) {
    let index = Index::new(texts, map);
    for at in 0..texts.old.sentences.len() {
        if let Some((old, new)) = index.best(texts, map, at) {
            map.unpin(old, new);
            for run in runs(texts.old.words_of(old), texts.new.words_of(new)) {
                (0..run.len).for_each(|n| map.pin(old.start + run.old + n, new.start + run.new + n, true));
            }
        }
    }
}

/// The sentences of the new text that have no counterpart, by their words.
struct Index {
    sentences: HashMap<u32, Vec<usize>>,
    /// How many different words each sentence has.
    sizes: Vec<usize>,
}

impl Index {
    fn new(texts: &Texts, map: &Map) -> Self {
        let mut sentences: HashMap<u32, Vec<usize>> = HashMap::default();
        let mut sizes = vec![0; texts.new.sentences.len()];
        for ((at, span), size) in texts.new.sentences.iter().enumerate().zip(&mut sizes) {
            if is_mostly_free(&map.from, *span) {
                let words = content(texts, texts.new.words_of(*span));
                *size = words.len();
                for word in words {
                    sentences.entry(word).or_default().push(at);
                }
            }
        }
        sentences.retain(|_, places| places.len() <= COMMON);
        Self { sentences, sizes }
    }

    /// The old sentence and the new one that is clearly the most like it, if they share six tenths of their words.
    fn best(&self, texts: &Texts, map: &Map, sentence: usize) -> Option<(Span, Span)> {
        let old = *texts.old.sentences.get(sentence).filter(|span| is_mostly_free(&map.to, **span))?;
        let words = content(texts, texts.old.words_of(old));
        if words.len() < TELLING {
            return None;
        }
        let found = self.shares(&words);
        let (first, at) = *found.first()?;
        let second = found.get(1).map_or(0, |(share, _)| *share);
        let new = *texts.new.sentences.get(at)?;
        (first >= 60 && first >= second + 10 && is_mostly_free(&map.from, new)).then_some((old, new))
    }

    /// How much of their words each sentence shares with these, in percent; the best first.
    fn shares(&self, words: &[u32]) -> Vec<(usize, usize)> {
        let mut votes: HashMap<usize, usize> = HashMap::default();
        for at in words.iter().filter_map(|word| self.sentences.get(word)).flatten() {
            *votes.entry(*at).or_default() += 1;
        }
        let size = |at: usize| self.sizes.get(at).copied().unwrap_or_default();
        let mut shares: Vec<_> = votes.into_iter().map(|(at, votes)| (votes * 200 / (words.len() + size(at)), at)).collect();
        shares.sort_unstable_by(|a, b| b.cmp(a));
        shares
    }
}

/// Whether less than half of the tokens have a counterpart.
fn is_mostly_free(map: &[Option<usize>], span: Span) -> bool {
    let taken = map.get(span.tokens()).unwrap_or_default().iter().flatten().count();
    taken * 2 < span.len()
}

/// The words with a meaning, each once.
fn content(texts: &Texts, words: &[u32]) -> Vec<u32> {
    let mut words: Vec<_> = words.iter().copied().filter(|word| texts.forms.weight(*word) > 2).collect();
    words.sort_unstable();
    words.dedup();
    words
}
