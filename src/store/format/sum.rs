//! The last line of the file: what it holds and a checksum, so that whole, edited and torn files are told apart.

use crate::notebook::Notebook;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write;

/// How the last line starts.
const SIGN: &str = "// crossread: ";

/// What the last line says of the lines before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seal {
    /// They are as they were written.
    Fits,
    /// They, or the line itself, are not.
    Differs,
    /// There is no such line.
    Missing,
}

/// The SHA-256 of `text`, in 64 small hexadecimal digits.
pub(in crate::store) fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut digits, byte| {
        // A string takes all that is written to it.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The last line for a file whose other lines are `body`, with a line end.
pub(super) fn line(notebook: &Notebook, body: &str) -> String {
    let counts = [
        (notebook.articles.len(), "article"),
        (notebook.tags.len(), "tag"),
        (notebook.annotations.len(), "annotation"),
        (notebook.links.len(), "link"),
        (notebook.cards.len(), "claim"),
        (notebook.judgements.len(), "judgement"),
    ];
    // Like their lists, which a notebook without any does not have.
    let rare = [
        (notebook.corrections.len(), "correction"),
        (notebook.alternatives.len(), "alternative"),
        (notebook.kept.records.values().map(Vec::len).sum(), "unread record"),
    ];
    let counts = counts.into_iter().chain(rare.into_iter().filter(|(count, _)| *count > 0));
    let counts = counts.map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }));
    format!("{SIGN}{}; sha256 {}\n", counts.collect::<Vec<_>>().join(", "), fingerprint(body))
}

/// Holds the last line of `text` (without byte-order mark) against the others. Line ends may be of either kind.
pub(super) fn check(text: &str) -> Seal {
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    let (body, last) = split_last_line(text.trim_end());
    if !last.starts_with(SIGN) {
        return Seal::Missing;
    }
    let sum = last.rsplit_once("; sha256 ").map(|(_, sum)| sum);
    if sum.is_some_and(|sum| sum == fingerprint(body)) { Seal::Fits } else { Seal::Differs }
}

fn split_last_line(text: &str) -> (&str, &str) {
    let start = text.rfind('\n').map_or(0, |at| at + 1);
    text.split_at_checked(start).unwrap_or((text, ""))
}
