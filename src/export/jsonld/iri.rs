//! Names of records that hold everywhere, also beside those of other notebooks.
//!
//! Each is a UUID of version 8 (RFC 9562) made of what the record is, so that the same record has the same name in every export.

use super::super::entry::Entries;
use crate::article::ArticleId;
use crate::notebook::{ClaimCard, Id, Link, Member};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// Names for the records of a notebook.
pub(super) struct Names<'a> {
    entries: &'a Entries<'a>,
    /// An article is its words.
    articles: BTreeMap<&'a ArticleId, String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(entries: &'a Entries<'a>) -> Self {
        let articles = entries.notebook.articles.iter().map(|article| (&article.id, of("article", &[&article.text]))).collect();
        Self { entries, articles }
    }

    /// Of an article, also of one that the notebook lacks.
    pub(super) fn article(&self, id: &ArticleId) -> String {
        self.articles.get(id).cloned().unwrap_or_else(|| of("lost article", &[&id.0]))
    }

    /// Of an annotation, also of one that was left out.
    pub(super) fn annotation(&self, id: &Id) -> String {
        match self.entries.notebook.annotations.get(id) {
            Some(found) => of("annotation", &[&id.0, &found.created.to_string(), &self.article(&found.article)]),
            None => of("lost annotation", &[&id.0]),
        }
    }

    pub(super) fn link(&self, link: &Link) -> String {
        of("link", &[&link.id.0, &link.created.to_string(), &self.annotation(&link.from), &self.annotation(&link.to)])
    }

    /// What a member of a claim stands for: its passage, or the article where it has none.
    pub(super) fn member(&self, member: &Member) -> String {
        member.annotation.as_ref().map_or_else(|| self.article(&member.article), |id| self.annotation(id))
    }
}

/// Of a claim card: what it claims is a part of its name.
pub(super) fn claim(card: &ClaimCard) -> String {
    of("claim", &[&card.id.0, &card.statement])
}

/// `urn:uuid:…` for a record of this kind that is told from others by these `parts`.
pub(super) fn of(kind: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(&kind).chain(parts) {
        // With their lengths, so that no two lists of parts run together to the same bytes.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut number = hash.finalize().iter().take(16).fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
    number = number & !(0xF << 76) | 0x8 << 76;
    number = number & !(0x3 << 62) | 0x2 << 62;
    let hex = format!("{number:032x}");
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_name_is_a_uuid_of_its_own() {
        let name = of("article", &["It rained."]);
        assert_eq!(name, of("article", &["It rained."]));
        let parts: Vec<_> = name.strip_prefix("urn:uuid:").expect("a UUID").split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(parts[2].starts_with('8') && parts[3].starts_with(['8', '9', 'a', 'b']), "{name}");
        for other in [of("link", &["It rained."]), of("article", &["It", " rained."]), of("article", &["It ", "rained."])] {
            assert_ne!(other, name);
        }
    }
}
