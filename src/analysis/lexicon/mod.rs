//! The word lists and tables of `assets/`, built into the program and searched where they lie.
//!
//! Nothing is parsed at start-up: big tables are sorted by bytes and searched in place, small ones are read at first use.

macro_rules! asset {
    ($path:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/", $path))
    };
}

pub mod names;
pub mod numbers;
pub mod speech;
pub mod things;
pub mod verbs;

pub(crate) use crate::text::lists::COMMON_LOWER;
pub use crate::text::{Sorted, Words, rows};

use foldhash::HashSet;
use std::sync::LazyLock;

/// Lower-case phrase to bit mask, see `assets/README.md`.
pub static GAZETTEER: Sorted = Sorted::new(asset!("gazetteer.tsv"));

/// Stem to the number of background sentences that hold it.
pub static SENTENCES_WITH_STEM: Sorted = Sorted::new(asset!("idf.tsv"));

/// First words of the [`GAZETTEER`]'s names of several words.
pub static GAZETTEER_STARTS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| GAZETTEER.keys().filter_map(|name| Some(name.split_once([' ', '\''])?.0)).collect());

/// Word to two numbers: words that stand in like surroundings have one number, out of 64 and out of 512.
pub static WORD_CLUSTERS: Sorted = Sorted::new(asset!("clusters.tsv"));

/// Weights of the score of links: part, name, number.
pub static LINK_WEIGHTS: &str = asset!("links.tsv");

/// Verbs that introduce speech, in all their forms: lower-case form to (class, strength, lemma).
pub static REPORTING_VERBS: LazyLock<Words<(&'static str, i8, &'static str)>> = LazyLock::new(|| {
    let mut verbs = Vec::new();
    for row in rows(asset!("tables/reporting_verbs.tsv")) {
        if let [class, strength, lemma, forms] = row[..] {
            let strength = strength.parse().unwrap_or(1);
            verbs.extend(forms.split(';').map(|form| (form.to_owned(), (class, strength, lemma))));
        }
    }
    Words::new(verbs)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_every_key_is_found() {
        for (name, table) in [
            ("gazetteer", &GAZETTEER),
            ("idf", &SENTENCES_WITH_STEM),
            ("common_lower", &COMMON_LOWER),
            ("clusters", &WORD_CLUSTERS),
        ] {
            let keys: Vec<_> = table.keys().collect();
            assert!(keys.len() > 1000, "{name} is too short");
            assert!(keys.windows(2).all(|pair| pair[0].as_bytes() < pair[1].as_bytes()), "{name} is not sorted by bytes");
            assert!(keys.iter().all(|key| table.has(key)), "{name} does not find its own keys");
        }
        assert!(!GAZETTEER.has("no such place") && !GAZETTEER.has(""));
    }
}
