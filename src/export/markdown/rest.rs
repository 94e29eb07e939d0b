//! What stands below the annotations: the texts, and what this file does not hold.

use super::super::Options;
use super::super::entry::Entries;
use super::super::lacks;
use super::blocks::{Block, Span, heading, paragraph, words_of};
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

/// What the notebook has and this file has not, below a heading.
pub(super) fn not_held(entries: &Entries, options: &Options) -> Vec<Block> {
    let items = lacking(entries, options).iter().map(|words| words_of(words)).collect();
    vec![heading(2, "What this file does not hold"), Block::List(items)]
}

/// What the notebook has and this file has not, a sentence each.
pub(super) fn lacking(entries: &Entries, options: &Options) -> Vec<String> {
    let notebook = entries.notebook;
    let mut missing = vec![
        "Colours: tags give theirs as a word.".to_owned(),
        "Exact places: a passage is given by its words, paragraph and sentence; the notebook knows the characters.".to_owned(),
        "Line breaks and runs of spaces: they are kept in quotations, notes and texts, where programs may show them as one space; in lists, linked words stand on one line.".to_owned(),
    ];
    missing.extend(lacks::asked(entries, options));
    missing.extend(lacks::keys(notebook));
    missing.extend(lacks::makers(notebook));
    missing.push("The ids of articles, tags, links and claims, by which other exports know them.".to_owned());
    missing.extend(lacks::opinions(notebook));
    missing.extend(lacks::asides(notebook));
    missing.extend(
        lacks::has_nul(notebook).then(|| "NUL characters: Markdown has none; U+FFFD (�) or a space stands for each.".to_owned()),
    );
    missing
}
