//! Number words and units of measure.

pub(crate) use crate::text::numerals::{CARDINALS, MONTHS, ORDINALS, POWERS, SHORT_POWERS};

use super::{Words, rows};
use std::sync::LazyLock;

/// What a word behind a number says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A currency.
    Money(&'static str),
    /// A hundredth of a currency's unit.
    Minor(&'static str),
    /// A currency, if there are millions of it; else perhaps a weight or a verb.
    Large(&'static str),
    /// Percent.
    Percent,
    /// A length of time, by its singular.
    Time(&'static str),
    /// Any other measure, by its singular.
    Size(&'static str),
}

/// Units by their words in lower case; the words that are both money and weight are the money here, see [`SIZES`].
pub static UNITS: LazyLock<Words<Unit>> = LazyLock::new(|| {
    Words::new(units().filter_map(|(class, word, unit)| {
        let found = match class {
            "money" => Unit::Money(unit),
            "minor" => Unit::Minor(unit),
            "large" => Unit::Large(unit),
            "percent" => Unit::Percent,
            "time" => Unit::Time(unit),
            "size" => Unit::Size(unit),
            _ => return None,
        };
        Some((word.to_owned(), found))
    }))
});

/// Measures by their words, to their singular.
pub static SIZES: LazyLock<Words<&'static str>> = LazyLock::new(|| unit_words("size"));

/// "$" to "USD".
pub static CURRENCY_SIGNS: LazyLock<Words<&'static str>> = LazyLock::new(|| unit_words("sign"));

/// Letters before a dollar sign ("hk") to the currency.
pub static DOLLARS: LazyLock<Words<&'static str>> = LazyLock::new(|| unit_words("dollar"));

/// Currency codes, in capitals.
pub static CURRENCY_CODES: LazyLock<Words<&'static str>> = LazyLock::new(|| unit_words("code"));

/// "daily" to "day": words that make a figure one for each of a length of time.
pub static RATES: LazyLock<Words<&'static str>> = LazyLock::new(|| unit_words("rate"));

/// Units of one dimension: singular to the dimension and to how many of its base unit it is.
pub static DIMENSIONS: LazyLock<Words<(&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = rows(asset!("tables/dimensions.tsv")).filter_map(|row| <[_; 3]>::try_from(row).ok());
    Words::new(rows.map(|[dimension, unit, factor]| (unit.to_owned(), (dimension, factor))))
});

/// Plurals that no ending gives, to their singular.
pub static PLURALS: LazyLock<Words<&'static str>> = LazyLock::new(|| unit_words("plural"));

/// Words behind a "one" that counts: "one soldier", "one dead".
pub static SINGLES: LazyLock<Words<&'static str>> = LazyLock::new(|| unit_words("single"));

/// "killed" to "death": words that say what became of those who are counted.
pub static STATES: LazyLock<Words<&'static str>> = LazyLock::new(|| unit_words("state"));

/// Words that no noun with its adjectives holds: what follows them is not counted by a number before them.
pub static NOUN_ENDS: LazyLock<Words<()>> = LazyLock::new(|| word_list(asset!("tables/noun_ends.txt")));

/// Nouns that give the number behind them to a name: "flight 370", "chapter 11".
pub static LABEL_NOUNS: LazyLock<Words<()>> = LazyLock::new(|| word_list(asset!("tables/label_nouns.txt")));

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// "12".
    Exact,
    /// "about 12".
    About,
    /// "more than 12".
    AtLeast,
    /// "up to 12".
    AtMost,
}

/// Phrases before a number, at most three words, to how exactly it is meant.
pub static BOUNDS: LazyLock<Words<Bound>> = LazyLock::new(|| {
    Words::new(rows(asset!("tables/bounds.tsv")).filter_map(|row| <[_; 2]>::try_from(row).ok()).flat_map(|[class, phrases]| {
        let bound = match class {
            "least" => Bound::AtLeast,
            "most" => Bound::AtMost,
            _ => Bound::About,
        };
        phrases.split(';').map(move |phrase| (phrase.to_owned(), bound))
    }))
});

fn word_list(text: &'static str) -> Words<()> {
    Words::new(text.lines().map(|word| (word.to_owned(), ())))
}

fn unit_words(class: &str) -> Words<&'static str> {
    Words::new(units().filter(|(found, ..)| *found == class).map(|(_, word, unit)| (word.to_owned(), unit)))
}

fn units() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows(asset!("tables/units.tsv"))
        .filter_map(|row| <[_; 3]>::try_from(row).ok())
        .flat_map(|[class, words, unit]| words.split(';').map(move |word| (class, word, unit)))
}

/// "killed" to "death": what became of those whom a number counts.
pub static FATES: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let fates = rows(asset!("tables/fates.tsv")).filter_map(|row| <[_; 2]>::try_from(row).ok());
    Words::new(fates.flat_map(|[fate, words]| words.split(';').map(move |word| (word.to_owned(), fate))))
});
