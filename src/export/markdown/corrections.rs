//! What the reader says of names.

use super::super::Options;
use super::super::clean;
use super::super::entry::Entries;
use super::super::phrases::quoted;
use super::blocks::{Block, Line, heading, labelled};
use crate::notebook::Correction;

/// The corrections below a heading of their own. They are about articles, so all go in, whichever annotations were asked for.
pub(super) fn blocks(entries: &Entries, options: &Options) -> Vec<Block> {
    let corrections = entries.notebook.sorted_corrections();
    if corrections.is_empty() {
        return Vec::new();
    }
    let lines = corrections.into_iter().map(|correction| line(correction, entries, options));
    vec![heading(2, "Corrections of names"), Block::List(lines.collect())]
}

/// "Same: “the Kremlin strongman” (Courier) and “Vladimir Putin” (Ledger), by Ann".
fn line(correction: &Correction, entries: &Entries, options: &Options) -> Line {
    let words = correction.said.words(|words, article| {
        let place = article.map(|id| format!(" ({})", clean(entries.label(id))));
        quoted(&clean(words)) + &place.unwrap_or_default()
    });
    let author = clean(&correction.author);
    let by = if options.authors && !author.is_empty() { format!(", by {author}") } else { String::new() };
    labelled(correction.said.name(), &format!("{words}{by}"))
}
