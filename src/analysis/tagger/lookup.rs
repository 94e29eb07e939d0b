//! Names of the gazetteer in a sentence.

use super::sentence::Sentence;
use super::vocabulary::{Entry, Vocabulary};
use crate::analysis::lexicon::names::bit;
use crate::analysis::lexicon::{GAZETTEER, GAZETTEER_STARTS};

/// The longest names of the gazetteer that are looked for, in words.
const LONGEST: usize = 5;

/// No name of the gazetteer has more bytes.
const LONGEST_BYTES: usize = 64;

/// What the gazetteer says of word `at` by itself.
pub(super) fn mask_of(sentence: &Sentence<'_>, at: usize, vocabulary: &Vocabulary) -> u32 {
    sentence.entry(at, vocabulary).map_or(0, Entry::mask)
}

/// What the gazetteer says of words joined by one space.
pub(super) fn mask<'a>(words: impl Iterator<Item = &'a str>) -> u32 {
    let mut key = String::new();
    for word in words {
        if !key.is_empty() && word != "'s" {
            key.push(' ');
        }
        key.push_str(word);
        if key.len() > LONGEST_BYTES {
            return 0;
        }
    }
    GAZETTEER.number(&key).unwrap_or(0)
}

/// For each word the classes of the gazetteer's names that hold it: class (a bit) and whether the word begins the name.
pub(super) fn hits(sentence: &Sentence<'_>, vocabulary: &Vocabulary) -> Vec<Vec<(u32, bool)>> {
    const BITS: [u32; 8] =
        [bit::COUNTRY, bit::CITY, bit::BIG_CITY, bit::STATE, bit::CAPITAL, bit::DEMONYM, bit::FIRST_NAME, bit::SURNAME];
    let mut hits = vec![Vec::new(); sentence.words.len()];
    for start in (0..sentence.words.len()).filter(|&at| sentence.capital[at]) {
        let Some(first) = sentence.entry(start, vocabulary) else { continue };
        let longest = if GAZETTEER_STARTS.contains(first.lower.as_str()) { LONGEST } else { 1 };
        for end in (start + 1..=sentence.words.len().min(start + longest)).rev() {
            let words = (start..end).filter_map(|at| sentence.entry(at, vocabulary)).map(|entry| entry.lower.as_str());
            let mask = if end == start + 1 { first.mask() } else { mask(words) };
            for (n, hits) in hits.iter_mut().skip(start).take(end - start).enumerate() {
                hits.extend(BITS.into_iter().filter(|class| mask & class != 0).map(|class| (class, n == 0)));
            }
            if mask & bit::PLACE != 0 || mask != 0 && end == start + 1 {
                break;
            }
        }
    }
    hits
}
