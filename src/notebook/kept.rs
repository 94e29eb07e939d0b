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

    /// What either of two copies holds; what only one of them has changed is taken, and nothing counts as deleted. Of two values of one field
    /// the greater keeps the name, and the other goes on under a longer one.
    pub(super) fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self {
        match () {
            () if ours == theirs || theirs == base => return ours.clone(),
            () if ours == base => return theirs.clone(),
            () => {}
        }
        let none = Vec::new();
        let fields =
            each(&ours.fields, &theirs.fields, |key, ours, theirs| named(base.fields.get(key).unwrap_or(&none), ours, theirs));
        let records = each(&ours.records, &theirs.records, |_, ours, theirs| both(ours, theirs));
        Self { fields, records, parts: named(&base.parts, &ours.parts, &theirs.parts) }
    }
}

/// What `merge` makes of the pieces that both have under each key.
fn each<K: Ord + Clone>(
    ours: &BTreeMap<K, Vec<Piece>>,
    theirs: &BTreeMap<K, Vec<Piece>>,
    merge: impl Fn(&K, &[Piece], &[Piece]) -> Vec<Piece>,
) -> BTreeMap<K, Vec<Piece>> {
    let mut all = ours.clone();
    for (key, pieces) in theirs {
        let known = all.entry(key.clone()).or_default();
        *known = merge(key, known, pieces);
    }
    all
}

/// What both have, each piece once: ours, then what only they have.
fn both(ours: &[Piece], theirs: &[Piece]) -> Vec<Piece> {
    let new = theirs.iter().filter(|piece| ours.iter().all(|known| known.text != piece.text));
    ours.iter().chain(new).cloned().collect()
}

/// As [`both`], of fields, of which no two may have one name.
fn named(base: &[Piece], ours: &[Piece], theirs: &[Piece]) -> Vec<Piece> {
    let mut all = ours.to_vec();
    for piece in theirs {
        let Some(at) = all.iter().position(|known| known.name() == piece.name()) else {
            all.push(piece.clone());
            continue;
        };
        let old = base.iter().find(|old| old.name() == piece.name());
        match all.get_mut(at) {
            Some(known) if known.text == piece.text || old.is_some_and(|old| old.text == piece.text) => {}
            Some(known) if old.is_some_and(|old| old.text == known.text) => *known = piece.clone(),
            Some(known) => {
                let (less, more) =
                    if known.text < piece.text { (known.clone(), piece.clone()) } else { (piece.clone(), known.clone()) };
                *known = more;
                all = named(&[], &all, &[less.beside()]);
            }
            None => {}
        }
    }
    all
}

impl Piece {
    /// Of a field, its name.
    fn name(&self) -> &str {
        self.text.split(':').next().unwrap_or_default().trim()
    }

    /// The same value under a longer name.
    fn beside(&self) -> Self {
        let value = self.text.split_once(':').map_or("", |(_, value)| value);
        Self { text: format!("{}_beside:{value}", self.name()), ..self.clone() }
    }
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

    #[test]
    fn of_two_values_of_a_field_one_gets_another_name() {
        let parts = |texts: &[&str]| Kept {
            parts: texts.iter().map(|text| Piece { text: (*text).to_owned(), after: String::new() }).collect(),
            ..Kept::default()
        };
        let base = parts(&["maps: [1]", "shade: 1"]);
        let (ours, theirs) = (parts(&["maps: [2]", "shade: 1"]), parts(&["maps: [3]", "shade: 2"]));
        let all = parts(&["maps: [3]", "shade: 2", "maps_beside: [2]"]);
        assert_eq!(Kept::merged(&base, &ours, &theirs), all);
        assert_eq!(Kept::merged(&base, &theirs, &ours), all);
        assert_eq!(Kept::merged(&base, &all, &ours), all);
    }
}
