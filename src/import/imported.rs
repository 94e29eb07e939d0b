//! What came in, and what is to be said of how it came in.

use super::decode::{Decoded, Evidence};
use crate::article::Article;
use std::fmt;

/// An article, and how it was read.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The article.
    pub article: Article,
    /// What it was read from.
    pub format: Format,
    /// Its encoding by the names of the web; none where the format knows only one.
    pub encoding: Option<&'static str>,
    /// What the reader should know.
    pub notes: Vec<Note>,
}

/// A form in which articles come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A saved web page.
    Page,
    /// A web page with all its parts in one file (MHTML).
    Archive,
    /// A mail.
    Mail,
    /// A document of a word processor (DOCX).
    Document,
    /// An e-book (EPUB).
    Book,
}

impl Format {
    /// The format's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Page => "web page",
            Self::Archive => "web archive",
            Self::Mail => "mail",
            Self::Document => "document",
            Self::Book => "book",
        }
    }
}

/// What is to be said of an article that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It was not in UTF-8 but in this encoding.
    Encoding(&'static str),
    /// The encoding was guessed: somebody should look at its letters.
    Guessed(&'static str),
    /// So many bytes were no character; each became U+FFFD.
    Replaced(usize),
    /// The page's structure could not be used: all its words were taken, menus too.
    AllWords,
    /// So many files came along with it and were left aside.
    Attachments(usize),
    /// So many places break the rules of how a mail is packed, and stand as they were written.
    Miscoded(usize),
    /// A mail that was sent on inside another, which was left aside.
    Forwarded,
    /// So many notes below the text were left aside.
    Footnotes(usize),
    /// So many chapters that the book names are not in it.
    Missing(usize),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding(name) => write!(f, "read as {name}"),
            Self::Guessed(name) => write!(f, "read as {name}, which is a guess; see whether its letters are right"),
            Self::Replaced(1) => f.write_str("one place in it is no text and became \u{fffd}"),
            Self::Replaced(count) => write!(f, "{count} places in it are no text and became \u{fffd}"),
            Self::AllWords => {
                f.write_str("no story stands out in this page, so all its words were taken; see what does not belong")
            }
            Self::Attachments(1) => f.write_str("a file is attached to it and was left aside"),
            Self::Attachments(count) => write!(f, "{count} files are attached to it and were left aside"),
            Self::Miscoded(1) => {
                f.write_str("one place in it was wrongly packed for the mail; see whether its letters are right")
            }
            Self::Miscoded(count) => {
                write!(f, "{count} places in it were wrongly packed for the mail; see whether their letters are right")
            }
            Self::Forwarded => f.write_str("it was sent on in another mail, whose own words were left aside"),
            Self::Footnotes(1) => f.write_str("a footnote was left aside"),
            Self::Footnotes(count) => write!(f, "{count} footnotes were left aside"),
            Self::Missing(1) => f.write_str("a chapter that the book names is not in it"),
            Self::Missing(count) => write!(f, "{count} chapters that the book names are not in it"),
        }
    }
}

impl Imported {
    /// Of what has only one encoding: a packed format, or what was pasted.
    pub(super) fn without_encoding(article: Article, format: Format) -> Self {
        Self { article, format, encoding: None, notes: Vec::new() }
    }

    /// Of a text that was decoded, with what is to be said of that.
    pub(super) fn of(article: Article, format: Format, decoded: &Decoded) -> Self {
        let mut notes = Vec::new();
        if decoded.encoding != "UTF-8" {
            let guessed = decoded.evidence == Evidence::Guess;
            notes.push(if guessed { Note::Guessed(decoded.encoding) } else { Note::Encoding(decoded.encoding) });
        }
        if decoded.replaced > 0 {
            notes.push(Note::Replaced(decoded.replaced));
        }
        Self { article, format, encoding: Some(decoded.encoding), notes }
    }
}
