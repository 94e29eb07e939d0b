//! Which word of the old text is which of the new one: whole sentences first, then words between them, then what was moved.

use super::super::runs::{Run, runs};
use super::moved;
use super::side::{Side, Span, Texts};
use foldhash::HashMap;

/// For each token of one text, the token of the other that it became.
pub(super) struct Map {
    pub(super) to: Vec<Option<usize>>,
    pub(super) from: Vec<Option<usize>>,
    /// Whether the old token was carried elsewhere with its sentence, past what stood around it.
    pub(super) moved: Vec<bool>,
}

/// Sentences that stay need so many words; shorter ones stay only next to others.
const TELLING: usize = 4;

/// The weight of a run of words that is no coincidence: three words with a meaning.
const STRONG: usize = 12;

impl Map {
    pub(super) fn new(texts: &Texts) -> Self {
        let mut map = Self {
            to: vec![None; texts.old.tokens.len()],
            from: vec![None; texts.new.tokens.len()],
            moved: vec![false; texts.old.tokens.len()],
        };
        let (old, new) = sentence_numbers(texts);
        let kept = kept_sentences(texts, &old, &new);
        for run in &kept {
            map.pin_sentences(texts, *run, false);
        }
        moved::whole(texts, &mut map, &old, &new);
        map.fill_between(texts, &kept);
        moved::alike(texts, &mut map);
        map.pin_respelled(texts);
        map
    }

    /// Notes that `run.len` sentences from `run.old` on are those from `run.new` on.
    pub(super) fn pin_sentences(&mut self, texts: &Texts, run: Run, moved: bool) {
        let pairs = (run.old..).zip(run.new..).take(run.len);
        for (old, new) in pairs.filter_map(|(old, new)| Some((*texts.old.sentences.get(old)?, *texts.new.sentences.get(new)?))) {
            for (from, to) in old.tokens().zip(new.tokens()) {
                self.pin(from, to, moved);
            }
        }
    }

    pub(super) fn pin(&mut self, old: usize, new: usize, moved: bool) {
        if let (Some(to), Some(from), Some(flag)) = (self.to.get_mut(old), self.from.get_mut(new), self.moved.get_mut(old)) {
            (*to, *from, *flag) = (Some(new), Some(old), moved);
        }
    }

    /// Forgets what these tokens of either text became.
    pub(super) fn unpin(&mut self, old: Span, new: Span) {
        for at in old.tokens() {
            if let Some(to) = self.to.get_mut(at).and_then(Option::take) {
                self.from[to] = None;
            }
        }
        for at in new.tokens() {
            if let Some(from) = self.from.get_mut(at).and_then(Option::take) {
                self.to[from] = None;
            }
        }
    }

    /// Compares word by word what lies between sentences that stayed.
    fn fill_between(&mut self, texts: &Texts, kept: &[Run]) {
        let (mut old, mut new) = (0, 0);
        let end = Run { old: texts.old.sentences.len(), new: texts.new.sentences.len(), len: 0 };
        for run in kept.iter().chain([&end]) {
            self.fill(texts, Span::new(old, run.old), Span::new(new, run.new));
            (old, new) = (run.old + run.len, run.new + run.len);
        }
    }

    /// Notes words that stand next to kept ones and are only spelled otherwise: "harbor", "harbour".
    fn pin_respelled(&mut self, texts: &Texts) {
        let count = texts.old.words.len();
        let forward = (1..count).map(|at| (at - 1, at, 1));
        let backward = (1..count).rev().map(|at| (at, at - 1, usize::MAX));
        for (beside, at, step) in forward.chain(backward) {
            let Some(to) = self.to.get(beside).copied().flatten().map(|to| to.wrapping_add(step)) else { continue };
            let is_free = self.to.get(at) == Some(&None) && self.from.get(to) == Some(&None);
            let words = texts.old.words.get(at).zip(texts.new.words.get(to));
            if is_free && words.is_some_and(|(old, new)| is_respelled(texts.forms.get(*old), texts.forms.get(*new))) {
                self.pin(at, to, self.moved.get(beside).copied().unwrap_or_default());
            }
        }
    }

    /// Compares the words of some sentences that have no counterpart yet.
    fn fill(&mut self, texts: &Texts, old: Span, new: Span) {
        let free = |side: &Side, span: Span, map: &[Option<usize>]| -> Vec<usize> {
            let sentences = side.sentences.get(span.tokens()).unwrap_or_default();
            sentences.iter().flat_map(|sentence| sentence.tokens()).filter(|at| map.get(*at) == Some(&None)).collect()
        };
        let gap = Gap { texts, old: free(&texts.old, old, &self.to), new: free(&texts.new, new, &self.from) };
        for run in gap.trusted() {
            for (from, to) in gap.pairs(run) {
                self.pin(from, to, false);
            }
        }
    }
}

/// A number for each sentence of either text, the same for the same words.
fn sentence_numbers(texts: &Texts) -> (Vec<u32>, Vec<u32>) {
    let mut numbers: HashMap<Vec<u32>, u32> = HashMap::default();
    let mut number = |side: &Side| -> Vec<u32> {
        let mut number = |sentence: &Span| {
            let next = numbers.len() as u32;
            *numbers.entry(side.words_of(*sentence).to_vec()).or_insert(next)
        };
        side.sentences.iter().map(&mut number).collect()
    };
    (number(&texts.old), number(&texts.new))
}

/// Runs of sentences that stayed as they were, in order.
fn kept_sentences(texts: &Texts, old: &[u32], new: &[u32]) -> Vec<Run> {
    let words = |run: &Run| -> usize {
        let sentences = texts.old.sentences.get(run.old..run.old + run.len).unwrap_or_default();
        sentences.iter().map(|sentence| texts.forms.count(texts.old.words_of(*sentence))).sum()
    };
    let at_border = |run: &Run| (run.old, run.new) == (0, 0) || (run.old + run.len, run.new + run.len) == (old.len(), new.len());
    runs(old, new).into_iter().filter(|run| words(run) >= TELLING || at_border(run)).collect()
}

/// Tokens of both texts that are compared word by word.
struct Gap<'t, 'a> {
    texts: &'t Texts<'a>,
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Gap<'_, '_> {
    /// What both have, without words that agree by coincidence: few, far from others, and in sentences that share little.
    fn trusted(&self) -> Vec<Run> {
        let words = |side: &Side, at: &[usize]| -> Vec<u32> { at.iter().filter_map(|at| side.words.get(*at).copied()).collect() };
        let runs = runs(&words(&self.texts.old, &self.old), &words(&self.texts.new, &self.new));
        let near = near_strong(&runs, |run| self.weight(run));
        let shared = self.shared(&runs);
        let trusts = |(run, near): (&Run, bool)| (near || self.is_paired(*run, &shared)).then_some(*run);
        runs.iter().zip(near).filter_map(trusts).collect()
    }

    fn weight(&self, run: Run) -> usize {
        self.pairs(run).map(|(old, _)| self.word_weight(&self.texts.old, old)).sum()
    }

    fn word_weight(&self, side: &Side, at: usize) -> usize {
        side.words.get(at).map_or(0, |word| self.texts.forms.weight(*word))
    }

    /// The tokens of a run, one of each text.
    fn pairs(&self, run: Run) -> impl Iterator<Item = (usize, usize)> {
        let old = self.old.iter().skip(run.old).take(run.len).copied();
        old.zip(self.new.iter().skip(run.new).copied())
    }

    fn sentences(&self, old: usize, new: usize) -> Option<(usize, usize)> {
        Some((self.texts.old.tokens.get(old)?.sentence, self.texts.new.tokens.get(new)?.sentence))
    }

    /// The weight of what each two sentences share.
    fn shared(&self, runs: &[Run]) -> HashMap<(usize, usize), usize> {
        let mut shared = HashMap::default();
        for (old, new) in runs.iter().flat_map(|run| self.pairs(*run)) {
            if let Some(pair) = self.sentences(old, new) {
                *shared.entry(pair).or_default() += self.word_weight(&self.texts.old, old);
            }
        }
        shared
    }

    /// Whether the run stands in sentences of which the shorter one shares half.
    fn is_paired(&self, run: Run, shared: &HashMap<(usize, usize), usize>) -> bool {
        let weight = |side: &Side, sentence: usize| side.weights.get(sentence).copied().unwrap_or_default();
        let pair = self.pairs(run).next().and_then(|(old, new)| self.sentences(old, new));
        pair.is_some_and(|(old, new)| {
            let both = shared.get(&(old, new)).copied().unwrap_or_default();
            both * 2 >= weight(&self.texts.old, old).min(weight(&self.texts.new, new))
        })
    }
}

/// For each run, whether it is strong or so near to a strong one that it goes with it.
fn near_strong(runs: &[Run], weight: impl Fn(Run) -> usize) -> Vec<bool> {
    let weights: Vec<_> = runs.iter().map(|run| weight(*run)).collect();
    let mut near: Vec<_> = weights.iter().map(|weight| *weight >= STRONG).collect();
    let gap = |a: &Run, b: &Run| (b.old - a.old - a.len) + (b.new - a.new - a.len);
    let gaps: Vec<_> = runs.windows(2).map(|pair| gap(&pair[0], &pair[1])).collect();
    let forward: Vec<_> = (1..runs.len()).map(|at| (at, at - 1)).collect();
    let backward: Vec<_> = (1..runs.len()).rev().map(|at| (at - 1, at)).collect();
    for steps in [forward, backward] {
        // Words between this run and the last strong one.
        let mut distance = None;
        for (at, last) in steps {
            if weights[last] >= STRONG {
                distance = Some(0);
            }
            distance = distance.map(|far: usize| far + gaps[at.min(last)]);
            near[at] |= distance.is_some_and(|far| far <= 2 + weights[at] * 3 / 4);
        }
    }
    near
}

/// Words that differ by more letters than this share are two words.
const LETTERS_PER_EDIT: usize = 4;

/// Whether two words differ by a letter in four at most, between what they begin and end with.
fn is_respelled(old: &str, new: &str) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (old.chars().collect(), new.chars().collect());
    let (short, long) = (old.len().min(new.len()), old.len().max(new.len()));
    let is_word = |word: &[char]| word.iter().all(|c| c.is_alphabetic() || *c == '\'');
    if long < LETTERS_PER_EDIT || !is_word(&old) || !is_word(&new) {
        return false;
    }
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let end = old.iter().rev().zip(new.iter().rev()).take(short - start).take_while(|(a, b)| a == b).count();
    long - start - end <= (long / LETTERS_PER_EDIT).max(1)
}
