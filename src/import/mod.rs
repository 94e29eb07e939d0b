//! Bytes, files and pasted words to articles. The only module besides `store` that reads files; keeps no state.
//!
//! Refuses what is no article with a reason, reads no more than its caps, and never guesses an encoding.

mod decode;
mod error;
mod ids;
mod markdown;

pub use error::{ImportError, Problem};
pub use ids::unique_ids;

use crate::article::Article;
use crate::text::is_space;
use std::fs::{File, metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// Longest text that is taken, in characters.
pub const MAX_CHARS: usize = 2_000_000;

/// Reads the article in the file at `path`; its id is the file's stem, its source the path as given.
///
/// # Errors
/// [`ImportError::is_refusal`] tells a file that is no article from one that is missing or cannot be read. Only regular files are opened,
/// so that a pipe or device cannot block.
pub fn read_file(path: &Path) -> Result<Article, ImportError> {
    let name = path.to_string_lossy();
    let article = read_regular(path).and_then(|bytes| article(&name, &bytes));
    let article = article.map(|article| Article { source: Some(name.as_ref().into()), ..article });
    article.map_err(|problem| ImportError { problem, name: name.into_owned() })
}

/// Reads an article from standard input; its id is `stdin`.
///
/// # Errors
/// As [`read_file`].
pub fn read_stdin() -> Result<Article, ImportError> {
    let article = read_capped(std::io::stdin().lock()).and_then(|bytes| article("stdin", &bytes));
    article.map_err(|problem| ImportError { problem, name: "standard input".to_owned() })
}

/// The article that a file called `name` with these `bytes` holds; the name's stem is its id, its ending tells the format.
///
/// # Errors
/// If the bytes are no article.
pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Article, ImportError> {
    article(name, bytes).map_err(|problem| ImportError { problem, name: name.to_owned() })
}

/// The article in words that the reader pasted. Its title is its headline, else the start of its first line.
///
/// # Errors
/// If there are no words, or too many.
pub fn from_paste(words: &str) -> Result<Article, ImportError> {
    let text = decode::with_plain_breaks(words.to_owned());
    let mut article = check(&text).map(|()| Article::from_text("pasted", &text)).map_err(ImportError::of_paste)?;
    article.details.title = article.details.title.or_else(|| first_words(&text));
    Ok(article)
}

fn article(name: &str, bytes: &[u8]) -> Result<Article, Problem> {
    let path = Path::new(name);
    let id = path.file_stem().map_or_else(|| "article".into(), |stem| stem.to_string_lossy());
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if let Some(format) = foreign_format(&ending, bytes) {
        return Err(Problem::Format(format));
    }
    let text = decode::text(bytes)?;
    if matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd") {
        return markdown::article(&id, &text);
    }
    check(&text)?;
    Ok(Article::from_text(&id, &text))
}

/// Refuses a text without words, or with too many.
fn check(text: &str) -> Result<(), Problem> {
    if text.chars().all(is_space) {
        return Err(Problem::Empty);
    }
    let chars = text.chars().count();
    if chars > MAX_CHARS { Err(Problem::TooLong { chars }) } else { Ok(()) }
}

/// Formats that hold articles but would come in as rubbish.
fn foreign_format(ending: &str, bytes: &[u8]) -> Option<&'static str> {
    const START: usize = 512;
    let start =
        String::from_utf8_lossy(bytes.get(..START).unwrap_or(bytes)).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    match ending {
        "html" | "htm" | "xhtml" | "mhtml" => Some("a web page"),
        "docx" | "doc" | "odt" | "rtf" => Some("a document of a word processor"),
        "epub" => Some("an e-book"),
        "pdf" => Some("a PDF file"),
        _ if start.starts_with("<!doctype html") || start.starts_with("<html") => Some("a web page"),
        _ if start.starts_with("{\\rtf") => Some("a document of a word processor"),
        _ if start.starts_with("%pdf-") => Some("a PDF file"),
        _ => None,
    }
}

fn read_regular(path: &Path) -> Result<Vec<u8>, Problem> {
    let about = metadata(path).map_err(Problem::of_io)?;
    if about.is_dir() {
        return Err(Problem::Folder);
    }
    if !about.is_file() {
        return Err(Problem::NoFile);
    }
    if about.len() > MAX_BYTES {
        return Err(Problem::TooLarge { bytes: Some(about.len()) });
    }
    read_capped(File::open(path).map_err(Problem::of_io)?)
}

/// Reads to the end, but never more than the cap: a file may grow while it is read.
fn read_capped(source: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    source.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(Problem::of_io)?;
    if bytes.len() as u64 > MAX_BYTES { Err(Problem::TooLarge { bytes: None }) } else { Ok(bytes) }
}

impl Problem {
    fn of_io(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Unreadable(error),
        }
    }
}

/// The first line, cut after a word where it is long.
fn first_words(text: &str) -> Option<String> {
    const LENGTH: usize = 80;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let Some((cut, _)) = line.char_indices().nth(LENGTH) else { return Some(line.to_owned()) };
    let start = line.get(..cut)?;
    let whole = start.rfind(is_space).and_then(|at| start.get(..at)).unwrap_or(start);
    Some(format!("{}…", whole.trim_end()))
}

#[cfg(test)]
mod tests;
