//! Words that say the opposite of each other.

use super::super::table::rows;
use foldhash::HashMap;
use std::sync::LazyLock;

/// For each word, the rows of the table it stands in, and on which side.
static SIDES: LazyLock<HashMap<&'static str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let table = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tables/antonyms.tsv"));
    let mut sides: HashMap<_, Vec<_>> = HashMap::default();
    for (number, row) in rows(table).enumerate() {
        for (side, words) in [false, true].into_iter().zip(row) {
            words.split(';').for_each(|word| sides.entry(word).or_default().push((number, side)));
        }
    }
    sides
});

/// What turns a word into its opposite.
const PREFIXES: [&str; 9] = ["un", "in", "im", "il", "ir", "non", "dis", "mis", "anti"];

/// Whether two words in lower case are opposites: "rose" and "fell", "legal" and "illegal".
pub(super) fn are_opposite(a: &str, b: &str) -> bool {
    is_negated(a, b) || is_negated(b, a) || stand_opposite(a, b)
}

fn is_negated(word: &str, longer: &str) -> bool {
    word.len() > 3 && PREFIXES.iter().any(|prefix| longer.strip_prefix(prefix) == Some(word))
}

fn stand_opposite(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (SIDES.get(a), SIDES.get(b)) else { return false };
    a.iter().any(|(row, side)| b.contains(&(*row, !side)))
}
