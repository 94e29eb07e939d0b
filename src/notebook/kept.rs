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
}
