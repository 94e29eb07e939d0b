//! What a notebook has and an export has not, a sentence each.

use super::Options;
use super::entry::Entries;
use super::phrases::counted;
use crate::notebook::Notebook;

/// "3 annotations, left out as asked."; none if there are none.
pub(super) fn some(count: usize, what: &str, why: &str) -> Option<String> {
    (count > 0).then(|| format!("{}, {why}.", counted(count, what)))
}

/// What was left out on demand, in exports that could hold it.
pub(super) fn asked(entries: &Entries, options: &Options) -> Vec<String> {
    let texts = (!options.texts).then(|| "The texts of the articles, left out as asked.".to_owned());
    chosen(entries, options).into_iter().chain(authors(options)).chain(texts).collect()
}

/// The annotations that were not chosen, and what goes with them.
pub(super) fn chosen(entries: &Entries, options: &Options) -> Vec<String> {
    let notebook = entries.notebook;
    let annotations = notebook.annotations.len().saturating_sub(entries.list.len());
    let cards = notebook.cards.len().saturating_sub(entries.cards(options).len());
    [some(annotations, "annotation", "left out as asked"), some(cards, "claim card", "left out with the annotations")]
        .into_iter()
        .flatten()
        .collect()
}

pub(super) fn authors(options: &Options) -> Option<String> {
    (!options.authors).then(|| "The names of those who annotated, left out as asked.".to_owned())
}

pub(super) fn opinions(notebook: &Notebook) -> Option<String> {
    some(notebook.judgements.len(), "opinion", "on links that the program found; only the notebook holds them")
}

pub(super) fn asides(notebook: &Notebook) -> Option<String> {
    let asides = notebook.articles.iter().map(|article| article.asides.len()).sum();
    some(asides, "passage", "marked as no part of the story; only the notebook knows which")
}

pub(super) fn corrections(notebook: &Notebook) -> Option<String> {
    some(notebook.corrections.len(), "correction", "of names")
}

/// Whether NUL, which some formats have no sign for, stands in a text, a quotation or a note.
pub(super) fn has_nul(notebook: &Notebook) -> bool {
    notebook.articles.iter().any(|article| article.text.contains('\0'))
        || notebook
            .annotations
            .values()
            .any(|a| a.note.contains('\0') || a.anchors.iter().any(|anchor| anchor.quote.contains('\0')))
}
