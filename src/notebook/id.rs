//! Names of records.

use sha2::{Digest, Sha256};
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
        // The standard library seeds its hashers at random; each call gives another seed.
        Self::of_bits(kind, RandomState::new().hash_one(kind))
    }

    /// A name that follows from `content`, so that two who make the same record of the same give it the same name.
    pub fn of_content(kind: char, content: &str) -> Self {
        let digest = Sha256::digest(content.as_bytes());
        let bits = digest.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        Self::of_bits(kind, bits)
    }

    fn of_bits(kind: char, bits: u64) -> Self {
        const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
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
