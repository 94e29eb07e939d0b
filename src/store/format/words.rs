//! Finds the words of annotations and judgements again where they are not at their place, each in the version of the text that it is of.

use super::Warning;
use crate::article::{Article, ArticleId};
use crate::notebook::{Id, Notebook};
use crate::text::{Anchor, Resolved, TextRange};
use std::collections::BTreeMap;

/// Puts every anchor at its words; those that are not found stay as they are. One warning a record, sorted by id.
pub(super) fn find(notebook: &mut Notebook) -> Vec<Warning> {
    let articles: BTreeMap<&ArticleId, &Article> = notebook.articles.iter().map(|article| (&article.id, article)).collect();
    let mut warnings = Vec::new();
    for annotation in notebook.annotations.values_mut() {
        let Some(article) = articles.get(&annotation.article) else { continue };
        let found = annotation.anchors.iter_mut().map(|anchor| put(anchor, article)).max();
        warnings.extend(found.and_then(|found| found.warning(&annotation.id)));
    }
    for judgement in notebook.judgements.values_mut() {
        let passages = [&mut judgement.a, &mut judgement.b];
        let found =
            passages.into_iter().filter_map(|passage| Some(put(&mut passage.anchor, articles.get(&passage.article)?))).max();
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

/// Puts an anchor at its words in the text that it is of.
fn put(anchor: &mut Anchor, article: &Article) -> Found {
    let text = article.text_of(anchor.version);
    if anchor.quote.is_empty() || is_home(anchor, text) {
        return Found::Exact;
    }
    match anchor.resolve(text) {
        Resolved::Exact(_) => Found::Exact,
        Resolved::Moved(range) => {
            *anchor = Anchor { version: anchor.version, ..Anchor::new(text, range) };
            Found::Moved
        }
        Resolved::Ambiguous(_) | Resolved::Lost => Found::Lost,
    }
}

/// Whether words and surroundings stand where the anchor says: the case of every anchor of a text that did not change.
fn is_home(anchor: &Anchor, text: &str) -> bool {
    let around = |range: TextRange| (text.get(..range.start), text.get(range.end..));
    anchor.place(text).map(around).is_some_and(|(before, behind)| {
        before.is_some_and(|before| before.ends_with(&anchor.prefix))
            && behind.is_some_and(|behind| behind.starts_with(&anchor.suffix))
    })
}
