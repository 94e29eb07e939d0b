//! What a notebook's file holds that this version does not understand, word for word, so that saving it loses nothing.

use super::Id;
use std::collections::BTreeMap;

/// Parts of a file that are not shown and never changed, only written back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Fields of records that are otherwise understood, by the record's list and id; for the settings, `settings` and an empty id. They go
    /// with their record: one that was deleted takes them along, and undo brings both back.
    pub fields: BTreeMap<(String, Id), Vec<Piece>>,
    /// Whole records, by their list, in order.
    pub records: BTreeMap<String, Vec<Piece>>,
    /// Whole lists and other fields of the file, in order.
    pub parts: Vec<Piece>,
}

/// Something that is kept as it was written, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece {
    /// The words of the file, without the comma behind them; of a field, with its name.
    pub text: String,
    /// The id of the record, or the name of the field, that it stood behind; empty if it was the first.
    pub after: String,
}

impl Kept {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What either of two copies holds; what only one of them has changed is taken, and nothing counts as deleted.
    pub(super) fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self {
        match () {
            () if ours == theirs || theirs == base => return ours.clone(),
            () if ours == base => return theirs.clone(),
            () => {}
        }
        let fields = each(&ours.fields, &theirs.fields);
        let records = each(&ours.records, &theirs.records);
        Self { fields, records, parts: both(&ours.parts, &theirs.parts) }
    }
}

/// The pieces of both under each key.
fn each<K: Ord + Clone>(ours: &BTreeMap<K, Vec<Piece>>, theirs: &BTreeMap<K, Vec<Piece>>) -> BTreeMap<K, Vec<Piece>> {
    let mut all = ours.clone();
    for (key, pieces) in theirs {
        let known = all.entry(key.clone()).or_default();
        *known = both(known, pieces);
    }
    all
}

/// What both have, each piece once: ours, then what only they have.
fn both(ours: &[Piece], theirs: &[Piece]) -> Vec<Piece> {
    let new = theirs.iter().filter(|piece| ours.iter().all(|known| known.text != piece.text));
    ours.iter().chain(new).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(words: &[&str]) -> Kept {
        let pieces = words.iter().map(|text| Piece { text: (*text).to_owned(), after: String::new() }).collect();
        Kept { records: BTreeMap::from([("tags".to_owned(), pieces)]), ..Kept::default() }
    }

    #[test]
    fn what_either_copy_holds_is_kept_once() {
        let base = kept(&["(a: 1)"]);
        let (ours, theirs) = (kept(&["(a: 1)", "(b: 2)"]), kept(&["(a: 1)", "(c: 3)"]));
        assert_eq!(Kept::merged(&base, &ours, &theirs), kept(&["(a: 1)", "(b: 2)", "(c: 3)"]));
        assert_eq!(Kept::merged(&base, &base, &theirs), theirs);
        assert_eq!(Kept::merged(&base, &ours, &base), ours);
        let again = Kept::merged(&base, &ours, &theirs);
        assert_eq!(Kept::merged(&ours, &again, &theirs), again);
    }
}
