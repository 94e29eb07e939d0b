//! What all articles together tell of a word: is it a name, or only at the start of a sentence?

use super::Candidate;
use crate::analysis::facts::{Case, Facts, UnitWords};
use crate::analysis::lexicon::names::{ACRONYM_STOP, BOILERPLATE, FUNCTION_WORDS, KNOWN, ORG_WORDS, PLACE_WORDS, bit};
use crate::analysis::lexicon::{COMMON_LOWER, GAZETTEER};
use foldhash::{HashMap, HashSet};

/// Words by how the articles write them.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Context {
    /// How often written with a capital inside a sentence.
    capital: HashMap<String, u32>,
    /// Written small somewhere.
    small: HashSet<String>,
    /// Words of names found in running text, for reading headlines.
    names: HashSet<String>,
}

impl Context {
    pub(super) fn new(facts: &[Facts<'_>]) -> Self {
        let mut context = Self::default();
        for unit in facts.iter().flat_map(|article| &article.units).filter(|unit| unit.case == Case::Sentence) {
            for (at, word) in unit.words.iter().enumerate() {
                if word.capital && !unit.is_start(at) {
                    // "al-Basri" is evidence for "Basri".
                    for written in
                        [Some(word.lower.as_str()), word.lower.split_once('-').map(|(_, rest)| rest)].into_iter().flatten()
                    {
                        *context.capital.entry(written.to_owned()).or_default() += 1;
                    }
                } else if !word.capital && !context.small.contains(&word.lower) {
                    context.small.insert(word.lower.clone());
                }
            }
        }
        context
    }

    pub(super) fn learn_names(&mut self, facts: &[Facts<'_>], candidates: &[Candidate]) {
        for found in candidates {
            let words = &facts[found.doc].units[found.unit].words[found.first..found.end];
            self.names.extend(words.iter().filter(|word| word.capital).map(|word| word.lower.clone()));
        }
    }

    /// Whether the articles write a word with a capital inside sentences more than once, and never small.
    pub(super) fn is_always_capital(&self, lower: &str) -> bool {
        self.capital.get(lower).is_some_and(|count| *count > 1) && !self.small.contains(lower)
    }

    /// Whether the articles write a word in small letters somewhere.
    pub(super) fn is_small(&self, lower: &str) -> bool {
        self.small.contains(lower)
    }

    /// Whether a word of a headline is part of a name, where capitals tell nothing.
    pub(super) fn knows(&self, lower: &str, case: Case, text: &str) -> bool {
        if FUNCTION_WORDS.has(lower) && !self.names.contains(lower) {
            return false;
        }
        let mask = GAZETTEER.number(lower).unwrap_or(0);
        let common = COMMON_LOWER.has(lower) || self.small.contains(lower);
        self.names.contains(lower)
            || mask & (bit::COUNTRY | bit::BIG_CITY | bit::STATE | bit::CAPITAL | bit::DEMONYM) != 0 && !common
            || mask & bit::FIRST_NAME != 0 && !common
            || case == Case::Title && KNOWN.get(text).is_some_and(|known| !known.needs_evidence)
            || case == Case::Title && (ORG_WORDS.has(lower) || PLACE_WORDS.has(lower)) && !common
    }

    /// Whether a word that begins a sentence is an ordinary word there, for all the articles tell.
    pub(super) fn is_ordinary(&self, lower: &str) -> bool {
        if self.capital.contains_key(lower) {
            return false;
        }
        let mask = GAZETTEER.number(lower).unwrap_or(0);
        let place = mask & (bit::COUNTRY | bit::BIG_CITY | bit::STATE | bit::CAPITAL | bit::DEMONYM) != 0;
        self.small.contains(lower) || COMMON_LOWER.has(lower) || FUNCTION_WORDS.has(lower) || !place && looks_like_verb(lower)
    }

    /// Whether a word that stands alone at the start of a sentence is a name for certain: written so elsewhere, or a place or people.
    fn is_evident(&self, lower: &str) -> bool {
        let mask = GAZETTEER.number(lower).unwrap_or(0);
        let place = mask & (bit::COUNTRY | bit::BIG_CITY | bit::STATE | bit::CAPITAL | bit::DEMONYM) != 0;
        self.capital.contains_key(lower) && !COMMON_LOWER.has(lower) || place && !self.is_ordinary(lower)
    }

    /// Whether words `first..end` of `unit` can be a name at all.
    pub(super) fn is_plausible(&self, unit: &UnitWords<'_>, first: usize, end: usize, known: bool) -> bool {
        let words = &unit.words[first..end];
        let [only] = words else { return words.iter().any(|word| word.text.chars().any(char::is_alphabetic)) };
        let letters = only.text.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 || ACRONYM_STOP.has(&only.lower) || BOILERPLATE.has(&only.lower) {
            return false;
        }
        if known {
            return true;
        }
        let ordinary = if unit.is_start(first) { !self.is_evident(&only.lower) } else { FUNCTION_WORDS.has(&only.lower) };
        !ordinary || only.all_caps() && unit.case == Case::Sentence
    }
}

fn looks_like_verb(lower: &str) -> bool {
    ["ed", "ing", "ly"].iter().any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending))
}
