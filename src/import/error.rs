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
    /// A byte that cannot stand where it does in UTF-8. Lines count from 1, bytes from 0.
    #[error("it is not text in UTF-8 (byte {byte}, in line {line}); save it as UTF-8 first")]
    NotUtf8 {
        /// The line of the first such byte.
        line: usize,
        /// Its place in the file.
        byte: usize,
    },
    /// Text in an encoding that its first bytes name.
    #[error("it is text in {0}; save it as UTF-8 first")]
    Encoding(&'static str),
    /// A format that holds articles but is not read.
    #[error("it is {0}, which cannot be read yet; save it as plain text first")]
    Format(&'static str),
    /// A folder.
    #[error("it is a folder; name the files in it")]
    Folder,
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

fn size(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| "over 64 MB".to_owned(), |bytes| format!("{} MB", grouped((bytes >> 20) as usize)))
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
