//! Finds the words of annotations and judgements again where they are not at their place.

use super::Warning;
use crate::article::ArticleId;
use crate::notebook::{Id, Notebook};
use crate::text::{Anchor, TextRange, slice};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Puts every anchor at its words; those that are not found stay as they are. One warning a record, sorted by id.
pub(super) fn find(notebook: &mut Notebook) -> Vec<Warning> {
    let texts: BTreeMap<ArticleId, Arc<str>> =
        notebook.articles.iter().map(|article| (article.id.clone(), Arc::clone(&article.text))).collect();
    let text = |id: &ArticleId| texts.get(id).map(|text| &**text);
    let mut warnings = Vec::new();
    for annotation in notebook.annotations.values_mut() {
        let Some(text) = text(&annotation.article) else { continue };
        let found = annotation.anchors.iter_mut().map(|anchor| put(anchor, text)).max();
        warnings.extend(found.and_then(|found| found.warning(&annotation.id)));
    }
    for judgement in notebook.judgements.values_mut() {
        let passages = [&mut judgement.a, &mut judgement.b];
        let found = passages.into_iter().filter_map(|passage| Some(put(&mut passage.anchor, text(&passage.article)?))).max();
        warnings.extend(found.and_then(|found| found.warning(&judgement.id)));
    }
    warnings
}

/// What became of an anchor, the worst last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Exact,
    Moved,
    Lost,
}

impl Found {
    fn warning(self, id: &Id) -> Option<Warning> {
        match self {
            Self::Exact => None,
            Self::Moved => Some(Warning::Moved(id.clone())),
            Self::Lost => Some(Warning::Lost(id.clone())),
        }
    }
}

fn put(anchor: &mut Anchor, text: &str) -> Found {
    if anchor.quote.is_empty() || anchor.place(text).is_some() {
        return Found::Exact;
    }
    let Some(range) = place(anchor, text) else { return Found::Lost };
    *anchor = Anchor { version: anchor.version, ..Anchor::new(text, range) };
    Found::Moved
}

/// The only place where the words stand among the same others, else the only place where they stand at all.
fn place(anchor: &Anchor, text: &str) -> Option<TextRange> {
    let Anchor { quote, prefix, suffix, .. } = anchor;
    let around = only(text, &format!("{prefix}{quote}{suffix}")).map(|at| at + prefix.len());
    let start = around.or_else(|| only(text, quote))?;
    let range = TextRange::new(start, start + quote.len());
    (!cuts_word(text, range)).then_some(range)
}

/// Where `words` stand in `text`, if they do so once (overlapping places count).
fn only(text: &str, words: &str) -> Option<usize> {
    let first = text.find(words)?;
    let next = first + words.chars().next().map_or(1, char::len_utf8);
    text.get(next..)?.find(words).is_none().then_some(first)
}

/// Whether an end of `range` lies inside a word or number: "4" is not found in "43".
fn cuts_word(text: &str, range: TextRange) -> bool {
    let before = slice(text, TextRange::new(0, range.start)).chars().next_back();
    let behind = slice(text, TextRange::new(range.end, text.len())).chars().next();
    let words = slice(text, range);
    let joins = |a: Option<char>, b: Option<char>| a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric);
    joins(before, words.chars().next()) || joins(words.chars().next_back(), behind)
}
