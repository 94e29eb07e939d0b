//! Whether a Markdown export came out whole.

use super::super::difference::same_parts;
use super::super::entry::Entries;
use super::super::{Difference, Options};
use super::blocks::{Block, Line, Span};
use super::{annotations, document, read};
use crate::notebook::Notebook;
use std::collections::BTreeSet;

/// Reads `markdown`, made of `notebook` with these options, by `CommonMark` and by its common dialects, and compares all words.
///
/// # Errors
/// The first thing that differs.
pub fn check(markdown: &str, notebook: &Notebook, options: &Options) -> Result<(), Difference> {
    use pulldown_cmark::Options as Dialect;
    let expected: Vec<_> = document(notebook, options).into_iter().map(normal).collect();
    let dialects = Dialect::all() - Dialect::ENABLE_SMART_PUNCTUATION - Dialect::ENABLE_OLD_FOOTNOTES;
    for dialect in [Dialect::empty(), dialects] {
        let found = read::read(markdown, dialect).ok_or(Difference::Foreign)?;
        same_parts(&found, &expected)?;
        same_annotations(&found, notebook, options)?;
    }
    Ok(())
}

/// Compares with the notebook itself, not with what was made of it.
fn same_annotations(found: &[Block], notebook: &Notebook, options: &Options) -> Result<(), Difference> {
    let found = annotations::read(found);
    let entries = Entries::new(notebook, options);
    let numbers: BTreeSet<_> = found.iter().map(|(number, ..)| number).collect();
    let expected = options.count(notebook);
    if numbers.len() != expected {
        return Err(Difference::Count { found: numbers.len(), expected });
    }
    for (number, quote, note) in &found {
        let entry = number.checked_sub(1).and_then(|at| entries.list.get(at));
        let entry = entry.ok_or(Difference::Count { found: *number, expected })?;
        let same = *quote == without_nul(&entry.annotation.quote()) && *note == without_nul(&entry.annotation.note);
        if !same {
            return Err(Difference::Annotation(entry.annotation.id.clone()));
        }
    }
    Ok(())
}

/// A block as a parser gives it.
fn normal(block: Block) -> Block {
    match block {
        Block::Heading(level, line) => Block::Heading(level, normal_line(line)),
        Block::Paragraph(line) => Block::Paragraph(normal_line(line)),
        Block::Quote(lines) => Block::Quote(lines.into_iter().map(normal_line).collect()),
        Block::List(lines) => Block::List(lines.into_iter().map(normal_line).collect()),
    }
}

fn normal_line(line: Line) -> Line {
    let spans = line.into_iter().map(|span| match span {
        Span::Words(words) => Span::Words(without_nul(&words)),
        Span::Strong(words) => Span::Strong(without_nul(&words)),
        Span::Address(address) => Span::Address(address),
    });
    spans.collect()
}

fn without_nul(words: &str) -> String {
    words.replace('\0', "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::cases::{ferry, others};

    #[test]
    fn an_export_of_another_notebook_is_noticed() {
        let session = ferry();
        let options = Options::default();
        let found: Vec<_> = document(session.notebook(), &options).into_iter().map(normal).collect();
        assert_eq!(same_annotations(&found, session.notebook(), &options), Ok(()));
        for (name, other) in others(session.notebook()).into_iter().take(4) {
            assert!(same_annotations(&found, &other, &options).is_err(), "{name}");
        }
    }
}
