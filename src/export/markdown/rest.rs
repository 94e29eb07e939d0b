//! What stands below the annotations: the texts, and what this file does not hold.

use super::super::Options;
use super::super::entry::Entries;
use super::blocks::{Block, Span, heading, paragraph, words_of};
use super::head::counted;
use crate::article::Article;
use crate::notebook::Notebook;
use crate::text::{TextRange, slice};

/// The articles, each paragraph behind its number.
pub(super) fn texts(notebook: &Notebook, entries: &Entries, options: &Options) -> Vec<Block> {
    if !options.texts || notebook.articles.is_empty() {
        return Vec::new();
    }
    let text = |article: &Article| {
        let paragraph = |(n, range): (usize, TextRange)| {
            let words = format!(" {}", slice(&article.text, range));
            Block::Paragraph(vec![Span::Strong((n + 1).to_string()), Span::Words(words)])
        };
        let paragraphs = article.paragraphs.iter().copied().enumerate().map(paragraph);
        std::iter::once(heading(3, entries.label(&article.id))).chain(paragraphs).collect::<Vec<_>>()
    };
    let intro = "Before each paragraph stands its number, which is no part of the text.";
    [heading(2, "Texts"), paragraph(intro)].into_iter().chain(notebook.articles.iter().flat_map(text)).collect()
}

/// What the notebook has and this file has not.
pub(super) fn not_held(entries: &Entries, options: &Options) -> Vec<Block> {
    let notebook = entries.notebook;
    let mut missing = vec![
        "Colours: tags give theirs as a word.".to_owned(),
        "Exact places: a passage is given by its words, paragraph and sentence; the notebook knows the characters.".to_owned(),
        "Line breaks and runs of spaces: they are kept in quotations, notes and texts, where programs may show them as one space; in lists, linked words stand on one line.".to_owned(),
    ];
    let left_out = notebook.annotations.len().saturating_sub(entries.list.len());
    let cards = notebook.cards.len().saturating_sub(entries.cards(options).len());
    let asides: usize = notebook.articles.iter().map(|article| article.asides.len()).sum();
    for (count, what, why) in [
        (left_out, "annotation", "left out as asked"),
        (cards, "claim card", "left out with the annotations"),
        (notebook.judgements.len(), "opinion", "on links that the program found; only the notebook holds them"),
        (asides, "passage", "marked as no part of the story; only the notebook knows which"),
    ] {
        if count > 0 {
            missing.push(format!("{}, {why}.", counted(count, what)));
        }
    }
    missing.extend((!options.authors).then(|| "The names of those who annotated, left out as asked.".to_owned()));
    missing.extend((!options.texts).then(|| "The texts of the articles, left out as asked.".to_owned()));
    missing.extend(has_nul(notebook).then(|| "NUL characters: Markdown has none; U+FFFD (�) stands for each.".to_owned()));
    let items = missing.iter().map(|words| words_of(words)).collect();
    vec![heading(2, "What this file does not hold"), Block::List(items)]
}

fn has_nul(notebook: &Notebook) -> bool {
    notebook.articles.iter().any(|article| article.text.contains('\0'))
        || notebook
            .annotations
            .values()
            .any(|a| a.note.contains('\0') || a.anchors.iter().any(|anchor| anchor.quote.contains('\0')))
}
