//! Why something did not become an article.

/// A file, standard input or a paste that did not become an article.
#[derive(Debug, thiserror::Error)]
#[error("{problem}{}{name}", if name.is_empty() { "" } else { ": " })]
pub struct ImportError {
    /// What is wrong with it.
    #[source]
    pub problem: Problem,
    /// The path as it was given, or what else to call it; empty for a paste.
    pub name: String,
}

impl ImportError {
    /// Whether it was read and found to be no article. Otherwise it is missing or could not be read.
    pub fn is_refusal(&self) -> bool {
        !matches!(self.problem, Problem::Missing | Problem::Unreadable(_))
    }

    pub(super) fn of_paste(problem: Problem) -> Self {
        Self { problem, name: String::new() }
    }
}

/// What is wrong with something that should be an article, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Nothing there, or only white space.
    #[error("there are no words in it")]
    Empty,
    /// Many zero bytes.
    #[error("it is not a text but a binary file")]
    Binary,
    /// Text in an encoding that its first bytes name and that is not read.
    #[error("it is text in {0}; save it as UTF-8 first")]
    Encoding(&'static str),
    /// A format that holds articles but is not read.
    #[error("it is {0}, which cannot be read yet; save it as plain text first")]
    Format(&'static str),
    /// A document or book that its writer or seller encrypted.
    #[error("it is locked with a password or by its seller; save it without that first")]
    Locked,
    /// A compressed file.
    #[error("it is compressed (gzip); unpack it first")]
    Packed,
    /// A file whose form is broken.
    #[error("it is damaged ({0}); open it in its own program and save it again")]
    Damaged(String),
    /// More of something than is read.
    #[error("it {0}, more than is read; save it as plain text first")]
    Cap(Cap),
    /// A parser panicked.
    #[error("it could not be read, which is a fault in Crossread; save it as plain text first")]
    Parser,
    /// The reader no longer wants it.
    #[error("reading was stopped")]
    Stopped,
    /// A folder.
    #[error("it is a folder; name the files in it")]
    Folder,
    /// A folder without files that hold articles.
    #[error("there are no articles in this folder (.txt, .md, .html, .mhtml, .eml, .docx, .epub)")]
    NoArticles,
    /// A folder with more than [`super::MAX_FILES`] of them.
    #[error("there are {0} articles in this folder, more than the {max} that are taken at once; name those you mean", max = super::MAX_FILES)]
    TooManyFiles(usize),
    /// A pipe, socket or device.
    #[error("it is not a regular file")]
    NoFile,
    /// A file over [`super::MAX_BYTES`]; its size is unknown where it cannot be asked for.
    #[error("it has {}, more than the 64 MB that are read; divide it", size(*bytes))]
    TooLarge {
        /// Its size.
        bytes: Option<u64>,
    },
    /// A text over [`super::MAX_CHARS`].
    #[error("it has {} characters, more than the {} that are taken; divide it", grouped(*chars), grouped(super::MAX_CHARS))]
    TooLong {
        /// Its length in characters.
        chars: usize,
    },
    /// No such file.
    #[error("there is no such file")]
    Missing,
    /// The system refused to read it.
    #[error("it cannot be read ({0})")]
    Unreadable(#[source] std::io::Error),
}

/// What a file has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cap {
    /// Files or parts in it.
    #[error("holds over 4,096 parts")]
    Parts,
    /// Lines before the parts of a mail.
    #[error("has over 1 MB of mail headers")]
    Heads,
    /// A mail inside a mail, packed.
    #[error("holds a mail that is encoded again")]
    Nested,
    /// Bytes once it is unpacked.
    #[error("unpacks to over 64 MB")]
    Unpacked,
    /// Bytes of a book.
    #[error("has over 16 MB of chapters")]
    Chapters,
    /// Bytes once a part is unpacked, for its size.
    #[error("unpacks to over 200 times its size")]
    Ratio,
    /// Elements inside one another.
    #[error("has elements over 256 deep")]
    Depth,
}

fn size(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| "over 64 MB".to_owned(), |bytes| format!("{} MB", grouped(bytes.div_ceil(1 << 20) as usize)))
}

/// "2,345,678".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
