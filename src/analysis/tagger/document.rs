//! What all sentences of a document together tell of a word.

use super::lookup;
use super::sentence::{Sentence, is_lower};
use super::vocabulary::{Vocabulary, list};
use crate::analysis::lexicon::names::bit;
use foldhash::HashSet;

/// How the document writes its words. Headlines and lines in capitals are no evidence.
#[derive(Debug)]
pub(super) struct Document {
    words: Vec<Evidence>,
    /// First letters of the longer runs of capitals.
    pub(super) acronyms: HashSet<String>,
}

/// How one word is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// How often with a capital inside a sentence.
    pub(super) capital: u16,
    /// Written small somewhere.
    pub(super) lower: bool,
    /// Behind its capital form stands a verb of saying; a word of organisations.
    pub(super) next: [bool; 2],
    /// Before its capital form stands a title; "in", "from", "at", "near"; "the".
    pub(super) before: [bool; 3],
    /// Its place in the run of capitals that tells most.
    pub(super) best: Option<Best>,
}

/// The place of a word in a run of two to four capitalised words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Best {
    /// First, middle, last: "f", "m", "l".
    pub(super) place: &'static str,
    /// The run begins with a given name; stands behind a title; ends with a word of organisations.
    pub(super) signs: [bool; 3],
}

impl Best {
    fn weight(self) -> usize {
        self.signs.iter().filter(|sign| **sign).count()
    }
}

/// Marks behind which a capital says nothing.
const OPENERS: [&str; 14] = ["\"", "``", "“", "”", ":", "--", "—", "–", "-", "(", "‘", "'", "…", "..."];

impl Document {
    pub(super) fn new(sentences: &[Sentence<'_>], vocabulary: &Vocabulary) -> Self {
        let words = vec![Evidence::default(); vocabulary.entries.len()];
        let mut document = Self { words, acronyms: HashSet::default() };
        for sentence in sentences.iter().filter(|sentence| !sentence.upper && !sentence.headline) {
            document.read_words(sentence, vocabulary);
            for run in sentence.runs(false, vocabulary) {
                document.read_run(sentence, run, vocabulary);
            }
            let long = sentence.runs(true, vocabulary).into_iter().filter(|(start, end)| end - start >= 2);
            document.acronyms.extend(long.map(|(start, end)| initials(sentence, start, end)).filter(|letters| letters.len() > 1));
        }
        document
    }

    /// What is known of the word with that number.
    pub(super) fn of(&self, number: usize) -> Option<&Evidence> {
        self.words.get(number)
    }

    fn read_words(&mut self, sentence: &Sentence<'_>, vocabulary: &Vocabulary) {
        for (at, word) in sentence.words.iter().enumerate() {
            let Some(evidence) = sentence.numbers.get(at).and_then(|number| self.words.get_mut(*number)) else { continue };
            if is_lower(word) {
                evidence.lower = true;
                continue;
            }
            let Some(before) = at.checked_sub(1).filter(|_| sentence.capital[at]) else { continue };
            if OPENERS.contains(&sentence.words[before].as_ref()) {
                continue;
            }
            evidence.capital = evidence.capital.saturating_add(1);
            let small = sentence.entry(before, vocabulary).map_or("", |entry| entry.lower.trim_end_matches('.'));
            evidence.before[0] |= sentence.is(before, list::TITLE, vocabulary);
            evidence.before[1] |= matches!(small, "in" | "from" | "at" | "near");
            evidence.before[2] |= small == "the";
            evidence.next[0] |= sentence.is(at + 1, list::SAID, vocabulary);
            let organisation = sentence.is(at + 1, list::ORG_EXACT, vocabulary);
            evidence.next[1] |= organisation && sentence.capital.get(at + 1) == Some(&true);
        }
    }

    fn read_run(&mut self, sentence: &Sentence<'_>, (start, end): (usize, usize), vocabulary: &Vocabulary) {
        if !(2..=4).contains(&(end - start)) {
            return;
        }
        let given = |at: usize| lookup::mask_of(sentence, at, vocabulary) & bit::FIRST_NAME != 0;
        let title = |at: usize| sentence.is(at, list::TITLE, vocabulary);
        let signs = [
            given(start) || end - start > 2 && given(start + 1),
            title(start) || start.checked_sub(1).is_some_and(title),
            sentence.is(end - 1, list::ORG_EXACT, vocabulary),
        ];
        for at in start..end {
            let place = if at == start {
                "f"
            } else if at + 1 == end {
                "l"
            } else {
                "m"
            };
            let best = Best { place, signs };
            let Some(evidence) = sentence.numbers.get(at).and_then(|number| self.words.get_mut(*number)) else { continue };
            if evidence.best.is_none_or(|old| best.weight() > old.weight()) {
                evidence.best = Some(best);
            }
        }
    }
}

/// The first letters of the capitalised words of a run, small.
fn initials(sentence: &Sentence<'_>, start: usize, end: usize) -> String {
    let words = (start..end).filter(|&at| sentence.capital[at]).filter_map(|at| sentence.words[at].chars().next());
    words.flat_map(char::to_lowercase).collect()
}
