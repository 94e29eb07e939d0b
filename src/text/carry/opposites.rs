//! Words that say the opposite of each other.

use super::super::table::rows;
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// For each word, the rows of the table it stands in, and on which side.
static SIDES: LazyLock<HashMap<&'static str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let table = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tables/antonyms.tsv"));
    let mut sides: HashMap<_, Vec<_>> = HashMap::default();
    for (number, row) in rows(table).chain(MORE.map(|row| row.to_vec())).enumerate() {
        for (side, words) in [false, true].into_iter().zip(row) {
            words.split(';').for_each(|word| sides.entry(word).or_default().push((number, side)));
        }
    }
    sides
});

/// Words that news must not mix up, besides those of the table.
const MORE: [[&str; 2]; 4] = [
    ["killed;dead;died;death;deaths", "injured;wounded;hurt;injury;injuries"],
    ["east;eastern", "west;western"],
    ["north;northern", "south;southern"],
    // How sure it is.
    ["must;shall;will", "may;might;could"],
];

/// What turns a word into its opposite.
const PREFIXES: [&str; 9] = ["un", "in", "im", "il", "ir", "non", "dis", "mis", "anti"];

/// Whether a word of `gone` and one of `added`, all in lower case, are opposites: "rose" and "fell", "legal" and "illegal".
pub(super) fn have_opposites(gone: &HashSet<&str>, added: &HashSet<&str>) -> bool {
    let sides =
        |words: &HashSet<&str>| words.iter().filter_map(|word| SIDES.get(word)).flatten().copied().collect::<HashSet<_>>();
    let others = sides(added);
    has_negated(gone, added) || has_negated(added, gone) || sides(gone).iter().any(|(row, side)| others.contains(&(*row, !side)))
}

/// Whether one of `longer` is one of `words` with a prefix that turns it round.
fn has_negated(words: &HashSet<&str>, longer: &HashSet<&str>) -> bool {
    let bare = longer.iter().flat_map(|longer| PREFIXES.iter().filter_map(|prefix| longer.strip_prefix(prefix)));
    bare.filter(|bare| bare.len() > 3).any(|bare| words.contains(bare))
}
