//! Markdown that can be handed in.
//!
//! The notebook becomes blocks, the blocks become Markdown, and [`check()`] makes blocks of the Markdown again.

mod blocks;
mod escape;
mod read;

mod annotations;
mod claims;
mod corrections;
mod head;
mod rest;

mod check;

pub use check::check;
pub use escape::escaped;

use super::entry::Entries;
use super::{Difference, Document, Options};
use crate::notebook::Notebook;
use blocks::Block;

/// The annotations of `notebook` with all that belongs to them, as a document.
pub fn markdown(notebook: &Notebook, options: &Options) -> String {
    blocks::markdown(&document(notebook, options))
}

/// As [`markdown`], read back and compared with the notebook.
///
/// # Errors
/// The first thing that differs; the document must not be given to anybody then.
pub fn checked_markdown(notebook: &Notebook, options: &Options) -> Result<String, Difference> {
    let markdown = markdown(notebook, options);
    check(&markdown, notebook, options).map(|()| markdown)
}

/// As [`checked_markdown`], with what it lacks.
pub(super) fn checked(notebook: &Notebook, options: &Options) -> Result<Document, Difference> {
    let text = checked_markdown(notebook, options)?;
    Ok(Document { text, not_held: rest::lacking(&Entries::new(notebook, options), options) })
}

fn document(notebook: &Notebook, options: &Options) -> Vec<Block> {
    let entries = Entries::new(notebook, options);
    let mut blocks = head::blocks(&entries, options);
    blocks.extend(annotations::blocks(&entries, options));
    blocks.extend(claims::blocks(&entries, options));
    blocks.extend(corrections::blocks(&entries, options));
    blocks.extend(rest::texts(notebook, &entries, options));
    blocks.extend(rest::not_held(&entries, options));
    blocks
}

#[cfg(test)]
mod tests;
