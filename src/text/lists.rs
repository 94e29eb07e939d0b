//! The word lists that splitting needs, as they lie in the program.

use super::Sorted;

macro_rules! list {
    ($name:literal) => {
        Sorted::new(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tables/", $name)))
    };
}

/// Words that are shortened by a full stop, without it.
pub(crate) static ABBREVIATIONS: Sorted = list!("abbreviations.txt");

/// Abbreviations that never end a sentence, because a name or number follows.
pub(crate) static TITLES: Sorted = list!("abbreviations_title.txt");

/// First parts of compounds with a name ("anti-Assad").
pub(crate) static HYPHEN_PREFIXES: Sorted = list!("hyphen_prefixes.txt");

/// Last parts of compounds with a name ("Saudi-led").
pub(crate) static HYPHEN_SUFFIXES: Sorted = list!("hyphen_suffixes.txt");

/// Words that begin a new sentence when they follow an abbreviation with a capital.
pub(crate) static STARTERS: Sorted = list!("sentence_starters.txt");

/// Months and weekdays, also shortened.
pub(crate) static CALENDAR: Sorted = list!("calendar_words.txt");

/// Words that begin or join phrases: a line that ends with one goes on.
pub(crate) static FUNCTION_WORDS: Sorted = list!("function_words.txt");

/// Words before a person's name ("president"), in lower case.
pub(crate) static PERSON_TITLES: Sorted = list!("titles.txt");

/// Verbs that say who speaks.
pub(crate) static SAID: Sorted = list!("said_words.txt");

/// Words that are common in lower case, so that a capital at the start of a sentence says little.
pub(crate) static COMMON_LOWER: Sorted = list!("common_lower.txt");

/// Words that deny or end something; those of several words are found by none of their words.
pub(crate) static NEGATORS: Sorted = list!("negators.txt");

/// Whether `word` stands in `list`, in any case.
pub(crate) fn has(list: &Sorted, word: &str) -> bool {
    const LONGEST: usize = 64;
    word.len() <= LONGEST && list.has(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_hold_their_words() {
        for list in [
            &ABBREVIATIONS,
            &TITLES,
            &HYPHEN_PREFIXES,
            &HYPHEN_SUFFIXES,
            &STARTERS,
            &CALENDAR,
            &SAID,
            &FUNCTION_WORDS,
            &PERSON_TITLES,
            &COMMON_LOWER,
            &NEGATORS,
        ] {
            let words: Vec<_> = list.keys().collect();
            assert!(words.windows(2).all(|pair| pair[0].as_bytes() < pair[1].as_bytes()));
            assert!(words.iter().all(|word| has(list, &word.to_uppercase())));
        }
        assert!(!has(&TITLES, "") && !has(&TITLES, &"mr".repeat(100)));
    }
}
