//! Words that stand for numbers and months.

use super::{Words, rows};
use std::sync::LazyLock;

/// "twelve" to 12, up to "ninety".
pub(crate) static CARDINALS: LazyLock<Words<u32>> = LazyLock::new(|| number_words("cardinal"));

/// "fourth" to 4, up to "ninetieth".
pub(crate) static ORDINALS: LazyLock<Words<u32>> = LazyLock::new(|| number_words("ordinal"));

/// "million", "bn" to the power of ten they stand for.
pub(crate) static POWERS: LazyLock<Words<u32>> = LazyLock::new(|| number_words("power"));

/// Magnitudes so short that only an amount of money makes them one ("$5b").
pub(crate) static SHORT_POWERS: LazyLock<Words<u32>> = LazyLock::new(|| number_words("short"));

/// "sept" to 9.
pub(crate) static MONTHS: LazyLock<Words<u32>> = LazyLock::new(|| number_words("month"));

fn number_words(class: &str) -> Words<u32> {
    let table = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tables/number_words.tsv"));
    Words::new(rows(table).filter_map(|row| match row[..] {
        [found, word, value] if found == class => Some((word.to_owned(), value.parse().ok()?)),
        _ => None,
    }))
}
