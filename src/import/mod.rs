//! Bytes, files and pasted words to articles. The only module besides `store` that reads files; keeps no state.
//!
//! Refuses what is no article with a reason, reads no more than its caps, tells which encoding it took, and asks the network for
//! nothing. A parser that panics is a refused file.

mod error;
mod ids;
mod imported;

mod files;
mod paste;
mod sniff;

mod archive;
mod decode;
mod flow;
mod known;
mod xml;

mod book;
mod document;
mod mail;
mod markdown;
mod web;

pub use error::{Cap, ImportError, Problem};
pub use files::{ENDINGS, articles_in};
pub use ids::{find_older, find_same, unique_ids};
pub use imported::{Format, Imported, Note};
pub use paste::{from_paste, from_pasted_page};

use crate::article::Article;
use crate::text::is_space;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// Most articles that a folder may hold where it is named in their place.
pub const MAX_FILES: usize = 100;

/// Longest text that is taken, in characters.
pub const MAX_CHARS: usize = 2_000_000;

/// What an import asks between its steps; it ends with [`Problem::Stopped`] where that breaks.
pub type GoOn<'a> = &'a dyn Fn() -> ControlFlow<()>;

/// Reads the article in the file at `path`; its id is the file's stem, its source the path as given.
///
/// # Errors
/// [`ImportError::is_refusal`] tells a file that is no article from one that is missing or cannot be read. Only regular files are opened,
/// so that a pipe or device cannot block.
pub fn import_file(path: &Path, go_on: GoOn) -> Result<Imported, ImportError> {
    let name = path.to_string_lossy();
    match files::read_regular(path).and_then(|bytes| imported(&name, &bytes, go_on)) {
        Ok(mut imported) => {
            imported.article.source = Some(name.as_ref().into());
            Ok(imported)
        }
        Err(problem) => Err(ImportError { problem, name: name.into_owned() }),
    }
}

/// Reads an article from standard input; its id is `stdin`.
///
/// # Errors
/// As [`import_file`].
pub fn import_stdin(go_on: GoOn) -> Result<Imported, ImportError> {
    let imported = files::read_capped(std::io::stdin().lock()).and_then(|bytes| imported("stdin", &bytes, go_on));
    imported.map_err(|problem| ImportError { problem, name: "standard input".to_owned() })
}

/// The article that a file called `name` with these `bytes` holds; the name's stem is its id. What they begin with
/// tells the format, then the name's ending.
///
/// # Errors
/// If the bytes are no article.
pub fn import_bytes(name: &str, bytes: &[u8], go_on: GoOn) -> Result<Imported, ImportError> {
    imported(name, bytes, go_on).map_err(|problem| ImportError { problem, name: name.to_owned() })
}

/// The article in `bytes`, without what is to be said of it.
///
/// # Errors
/// As [`import_bytes`].
pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Article, ImportError> {
    import_bytes(name, bytes, &always).map(|imported| imported.article)
}

/// A [`GoOn`] that never breaks.
pub fn always() -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn imported(name: &str, bytes: &[u8], go_on: GoOn) -> Result<Imported, Problem> {
    let path = Path::new(name);
    let id = path.file_stem().map_or_else(|| "article".into(), |stem| stem.to_string_lossy());
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let format = sniff::format(&ending, bytes)?;
    guarded(|| match format {
        Format::Text | Format::Markdown | Format::Page => from_text(&id, format, bytes, go_on),
        Format::Mail => mail::article(&id, bytes, go_on),
        Format::Archive => mail::archived(&id, bytes, go_on),
        Format::Document | Format::Book => packed(&id, bytes, go_on),
    })
}

/// An article from a ZIP file: its parts tell what it is, whatever its name.
fn packed(id: &str, bytes: &[u8], go_on: GoOn) -> Result<Imported, Problem> {
    let mut archive = archive::Archive::open(bytes)?;
    goes_on(go_on)?;
    let ((article, notes), format) = if let Some(body) = document::body(&mut archive)? {
        (document::article(id, &mut archive, &body, go_on)?, Format::Document)
    } else if archive.has(book::CONTAINER) {
        (book::article(id, &mut archive, go_on)?, Format::Book)
    } else {
        return Err(Problem::Format("an archive, or a document of another program than Word"));
    };
    Ok(Imported { notes, ..Imported::without_encoding(article, format) })
}

/// An article from bytes that are a text, with or without markup.
fn from_text(id: &str, format: Format, bytes: &[u8], go_on: GoOn) -> Result<Imported, Problem> {
    let decoded = decode::text(bytes, None)?;
    goes_on(go_on)?;
    let text = &decoded.text;
    let format = if format == Format::Text && sniff::is_page(text) { Format::Page } else { format };
    let (article, notes) = match format {
        Format::Page => web::page(id, text, go_on)?,
        Format::Markdown => (markdown::article(id, text)?, Vec::new()),
        _ => (check(text).map(|()| Article::from_text(id, text))?, Vec::new()),
    };
    let mut imported = Imported::of(article, format, &decoded);
    imported.notes.extend(notes);
    Ok(imported)
}

/// Turns a panic of a parser into a refusal.
fn guarded<T>(parse: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(parse)).unwrap_or(Err(Problem::Parser))
}

fn goes_on(go_on: GoOn) -> Result<(), Problem> {
    if go_on().is_break() { Err(Problem::Stopped) } else { Ok(()) }
}

/// Refuses a text without words, or with too many.
fn check(text: &str) -> Result<(), Problem> {
    if text.chars().all(is_space) {
        return Err(Problem::Empty);
    }
    let chars = text.chars().count();
    if chars > MAX_CHARS { Err(Problem::TooLong { chars }) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
