//! The whole of the reader's work as JSON for programs (`crossread-notebook/1`).
//!
//! Every record that was asked for is there, also opinions and corrections. Fields are added, never renamed. Offsets count Unicode scalar
//! values of an article's text, half-open; times are RFC 3339 in UTC; what is not known is null.

mod check;
mod records;
mod said;

use super::entry::Entries;
use super::{Difference, Document, Options, lacks};
use crate::notebook::Notebook;

/// The notebook as JSON, read back and compared.
pub(super) fn checked(notebook: &Notebook, options: &Options) -> Result<Document, Difference> {
    let entries = Entries::new(notebook, options);
    let not_held = lacking(&entries, options);
    let book = records::Book::new(&entries, options, not_held.clone());
    let mut text = serde_json::to_string_pretty(&book).map_err(|_| Difference::Foreign)?;
    text.push('\n');
    check::check(&text, &book, notebook, options)?;
    Ok(Document { text, not_held })
}

/// What the notebook has and this file has not.
fn lacking(entries: &Entries, options: &Options) -> Vec<String> {
    let reader = !entries.notebook.settings.reader.is_empty() && !options.authors;
    let reader = reader.then(|| "The name of the notebook's reader, left out as asked.".to_owned());
    let around = (!options.texts).then(|| "The words around passages, and those of matches, left out with the texts.".to_owned());
    lacks::asked(entries, options).into_iter().chain([reader, around, lacks::lost(entries)].into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests;
