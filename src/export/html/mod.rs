//! One web page that opens offline: the articles side by side with the marked passages, the notes beneath their paragraphs, claims, legend.
//!
//! A page is a tree of elements, and [`check`] compares the tree with the one that a parser makes of the file by the rules of browsers. The page
//! holds no script, and its content-security policy forbids everything but its own style sheet, so that it asks the network for nothing: what
//! leads away is only followed when the reader clicks. Inline styles are allowed because the one sheet is inline; no word of a notebook can
//! become a style, which the comparison of the trees shows.

mod node;

mod column;
mod lists;
mod note;
mod page;
mod segments;

mod check;

use super::entry::Entries;
use super::{Difference, Document, Options, lacks};
use crate::notebook::Notebook;

/// The notebook as a page, read back and compared.
pub(super) fn checked(notebook: &Notebook, options: &Options) -> Result<Document, Difference> {
    let entries = Entries::new(notebook, options);
    let not_held = lacking(&entries, options);
    let page = page::page(&entries, options, &not_held);
    let text = page.file();
    check::check(&text, &page, &entries, options)?;
    Ok(Document { text, not_held })
}

/// What the notebook has and this page has not.
fn lacking(entries: &Entries, options: &Options) -> Vec<String> {
    let notebook = entries.notebook;
    let place = if options.texts { "a passage is marked in the text" } else { "a passage is given by paragraph and sentence" };
    let more = [
        Some(format!("Exact places: {place}; the notebook knows the characters.")),
        Some("The ids of records, by which other exports and the notebook know them.".to_owned()),
        lacks::keys(notebook),
        lacks::makers(notebook),
        lacks::opinions(notebook),
        lacks::asides(notebook).filter(|_| !options.texts),
        lacks::has_nul(notebook)
            .then(|| "NUL characters: web pages have none; U+FFFD (�) or a space stands for each.".to_owned()),
    ];
    lacks::asked(entries, options).into_iter().chain(more.into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests;
