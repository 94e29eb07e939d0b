//! Notebooks as text: one RON file with one record a line, and a last line that tells whether the file is whole.
//!
//! Pure. The structs of the file are its own ([`v1`]), so that the notebook can change without the files.

mod error;
mod keep;
mod mend;
mod raw;
mod read;
mod salvage;
mod splice;
mod string;
mod sum;
mod unread;
mod v1;
mod warning;
mod words;
mod write;

pub use error::{FormatError, Place};
pub use mend::{Repair, Repaired, repaired};
pub use salvage::Cut;
pub(super) use sum::fingerprint;
pub use unread::{Unread, Why};
pub use warning::{Warning, Whole};

use crate::notebook::{Fault, Kept, Notebook};
use keep::{Failed, Sorted};
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sum::Seal;

/// The newest format that this version writes and knows.
pub const FORMAT: u32 = v1::FORMAT;

/// A notebook as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// What the file holds.
    pub notebook: Notebook,
    /// The format of the file.
    pub format: u32,
    /// Whether it is as Crossread wrote it.
    pub state: Whole,
    /// What the reader should know of, one line each.
    pub warnings: Vec<Warning>,
}

impl Loaded {
    /// Whether a newer version wrote the file, so that it must not be saved over.
    pub fn is_read_only(&self) -> bool {
        self.format > FORMAT
    }
}

/// Reads a notebook. A byte-order mark and line ends of either kind are taken. Words that are not at their place are looked for. What is
/// not understood is kept word for word in [`Notebook::kept`], and a warning tells of it.
///
/// # Errors
/// If the text is no notebook, is torn, or is no RON; nothing is ever left out.
pub fn from_text(text: &str) -> Result<Loaded, FormatError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let seal = sum::check(text);
    let Read { mut notebook, format, odd, unread } = whole(text).map_or_else(|| in_parts(text, seal), Ok)?;
    let state = if seal == Seal::Fits { Whole::Whole } else { Whole::EditedByHand };
    let mut warnings = Vec::new();
    warnings.extend((format > FORMAT).then_some(Warning::Newer(format)));
    warnings.extend((seal == Seal::Differs).then_some(Warning::SumDiffers));
    warnings.extend((seal == Seal::Missing).then_some(Warning::SumMissing));
    warnings.extend(unread.into_iter().map(Warning::Unread));
    warnings.extend(odd);
    warnings.extend(words::find(&mut notebook));
    let faults = notebook.faults().into_iter().filter(|fault| !matches!(fault, Fault::Lost(_)));
    warnings.extend(faults.map(Warning::Fault));
    Ok(Loaded { notebook, format, state, warnings })
}

/// A text as it was read, before words are looked for.
struct Read {
    notebook: Notebook,
    format: u32,
    odd: Vec<Warning>,
    unread: Vec<Unread>,
}

/// Reads a text of which everything is understood, at once. None if that is not so.
fn whole(text: &str) -> Option<Read> {
    let file: v1::File = parse(text).ok().filter(|file: &v1::File| file.format > 0)?;
    let format = file.format;
    let (notebook, odd) = read::notebook(file, Kept::default()).ok()?;
    Some(Read { notebook, format, odd, unread: Vec::new() })
}

/// Reads a text part by part and keeps what is not understood.
fn in_parts(text: &str, seal: Seal) -> Result<Read, FormatError> {
    let Sorted { file, kept, unread } = keep::sorted(text).map_err(|failed| unreadable(failed, text, seal))?;
    let format = file.format;
    if format == 0 {
        return Err(FormatError::NoNotebook);
    }
    let twice = |_| FormatError::Unwritable("two records have one id".to_owned());
    let (notebook, odd) = read::notebook(file, kept).map_err(twice)?;
    Ok(Read { notebook, format, odd, unread })
}

/// Why not even the parts of a text can be read.
fn unreadable(failed: Failed, text: &str, seal: Seal) -> FormatError {
    let error = match failed {
        Failed::Syntax(error) => FormatError::of(&error, text, seal),
        Failed::Part(place) => FormatError::Broken(place),
    };
    match (format_of(text), error) {
        _ if text.trim().is_empty() => FormatError::Empty,
        (Some(found), FormatError::Broken(place)) if found > FORMAT => FormatError::Newer { found, known: FORMAT, place },
        (Some(0), FormatError::Broken(_)) => FormatError::NoNotebook,
        (_, error) => error,
    }
}

/// Writes a notebook down: the same notebook always gives the same bytes.
///
/// # Errors
/// None is known; `ron` reserves the right.
pub fn to_text(notebook: &Notebook) -> Result<String, FormatError> {
    sealed(notebook, written(&write::file(notebook))?)
}

/// As [`to_text`], and reads the result back to see that nothing was lost on the way.
///
/// # Errors
/// Also if what was read differs from `notebook`.
pub(super) fn to_checked_text(notebook: &Notebook) -> Result<String, FormatError> {
    let file = write::file(notebook);
    let text = written(&file)?;
    let parsed: v1::File = parse(&text).map_err(|error| FormatError::Broken(Place::of(&error, &text)))?;
    if parsed != file {
        return Err(FormatError::Unwritable("it reads back as another".to_owned()));
    }
    sealed(notebook, text)
}

/// `text`, all that is understood, with what is kept besides (which is checked there) and the last line.
fn sealed(notebook: &Notebook, text: String) -> Result<String, FormatError> {
    let mut text = if notebook.kept.is_empty() { text } else { splice::spliced(&text, &notebook.kept)? };
    text += &sum::line(notebook, &text);
    Ok(text)
}

fn written(file: &v1::File) -> Result<String, FormatError> {
    let config = PrettyConfig::new().depth_limit(2).new_line("\n").indentor(" ");
    let mut text = options().to_string_pretty(file, config).map_err(|error| FormatError::Unwritable(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// Of all RON that is read or written here. `Some` may be left out, because people write by hand.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, SpannedError> {
    options().from_str(text)
}

/// The part of a file that every format has.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: u32,
}

/// The format that a text gives itself, if it is a text of which so much can be read; 0 if it gives none.
fn format_of(text: &str) -> Option<u32> {
    parse::<Head>(text).map(|head| head.format).ok()
}

impl FormatError {
    /// What it means that `text` cannot be parsed.
    fn of(error: &SpannedError, text: &str, seal: Seal) -> Self {
        const START: &str = "(format:";
        let start: String = text.chars().filter(|c| !c.is_whitespace()).take(START.len()).collect();
        let place = Place::of(error, text);
        if let Some(line) = conflict(text) {
            Self::Conflict(line)
        } else if START.starts_with(&start) && seal == Seal::Missing && breaks_off(error, text) {
            Self::Torn(place)
        } else if text.contains("format:") {
            Self::Broken(place)
        } else {
            Self::NoNotebook
        }
    }
}

/// The first line, from 1, that version control has put between two versions of a text.
fn conflict(text: &str) -> Option<usize> {
    let is_mark = |line: &str| line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>");
    text.contains("format:").then(|| text.lines().position(is_mark).map(|n| n + 1)).flatten()
}

/// Whether `text` could not be read because more of it is missing. Zeros, which are never written, are what some systems leave after a crash.
fn breaks_off(error: &SpannedError, text: &str) -> bool {
    let (line, column) = text.lines().enumerate().last().map_or((0, 0), |(n, line)| (n + 1, line.chars().count() + 1));
    let is_open = matches!(error.code, Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment);
    is_open || (error.span.end.line, error.span.end.col) >= (line, column) || text.contains('\0')
}

#[cfg(test)]
mod tests;
