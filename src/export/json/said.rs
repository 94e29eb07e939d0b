//! Corrections of names as records.

use crate::notebook::{Correction, Named, Said};
use serde::Serialize;

/// What the reader said of names.
#[derive(Serialize)]
pub(super) struct Corrected<'a> {
    id: &'a str,
    /// `same`, `apart`, `rename`, `kind`, `ignore` or `mark`.
    said: &'static str,
    /// One or two, of which neither is the first.
    names: Vec<Name<'a>>,
    /// The new name, or the kind.
    value: Option<&'a str>,
    /// Null without authors.
    author: Option<&'a str>,
    created: String,
}

/// Words that name something in an article.
#[derive(Serialize)]
struct Name<'a> {
    article: &'a str,
    words: &'a str,
}

impl<'a> Corrected<'a> {
    pub(super) fn new(correction: &'a Correction, author: Option<&'a str>) -> Self {
        let Correction { id, said, created, .. } = correction;
        let (kind, value) = match said {
            Said::Same(..) => ("same", None),
            Said::Apart(..) => ("apart", None),
            Said::Rename(_, name) => ("rename", Some(name.as_str())),
            Said::Kind(_, kind) => ("kind", Some(kind.name())),
            Said::Ignore(_) => ("ignore", None),
            Said::Mark(_) => ("mark", None),
        };
        let (a, b) = said.named();
        let names = std::iter::once(a).chain(b).map(|Named { article, words }| Name { article: &article.0, words }).collect();
        Self { id: &id.0, said: kind, names, value, author, created: created.to_string() }
    }
}
