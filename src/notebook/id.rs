//! Names of records.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

/// The name of an annotation, tag, link, claim card, judgement or correction; unique in its notebook, never counted up, so that two people
/// who work on copies of one notebook do not give the same one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub Arc<str>);

impl Id {
    /// A name of ten random letters and digits (50 bits) behind `kind`, one letter.
    pub fn random(kind: char) -> Self {
        const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        // The standard library seeds its hashers at random; each call gives another seed.
        let bits = RandomState::new().hash_one(kind);
        let letters = (0..10).map(|n| char::from(SIGNS[(bits >> (5 * n)) as usize % SIGNS.len()]));
        Self(std::iter::once(kind).chain(letters).collect::<String>().into())
    }

    /// A new name for a record of the file's list of that name.
    pub fn random_in(list: &str) -> Self {
        Self::random(match list {
            "annotations" => 'n',
            "corrections" => 's',
            _ => list.chars().next().unwrap_or('x'),
        })
    }
}

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
