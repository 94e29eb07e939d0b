//! Notebooks as text: one RON file with one record a line, and a last line that tells whether the file is whole.
//!
//! Pure. The structs of the file are its own ([`v1`]), so that the notebook can change without the files.

mod error;
mod read;
mod string;
mod sum;
mod v1;
mod warning;
mod words;
mod write;

pub use error::{FormatError, Place};
pub(super) use sum::fingerprint;
pub use warning::{Warning, Whole};

use crate::notebook::{Fault, Notebook};
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

/// Reads a notebook. A byte-order mark and line ends of either kind are taken. Words that are not at their place are looked for.
///
/// # Errors
/// If the text is no notebook, is torn, or cannot be read whole; nothing is ever left out.
pub fn from_text(text: &str) -> Result<Loaded, FormatError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let seal = sum::check(text);
    let file: v1::File = parse(text).map_err(|error| unreadable(&error, text, seal))?;
    let format = file.format;
    if format == 0 {
        return Err(FormatError::NoNotebook);
    }
    let (mut notebook, odd) = read::notebook(file)?;
    let state = if seal == Seal::Fits { Whole::Whole } else { Whole::EditedByHand };
    let mut warnings = Vec::new();
    warnings.extend((format > FORMAT).then_some(Warning::Newer(format)));
    warnings.extend((seal == Seal::Differs).then_some(Warning::SumDiffers));
    warnings.extend((seal == Seal::Missing).then_some(Warning::SumMissing));
    warnings.extend(odd);
    warnings.extend(words::find(&mut notebook));
    let faults = notebook.faults().into_iter().filter(|fault| !matches!(fault, Fault::Lost(_)));
    warnings.extend(faults.map(Warning::Fault));
    Ok(Loaded { notebook, format, state, warnings })
}

/// Why a text is no file of format 1. The part that every format has is read by itself, which costs a second pass only here.
fn unreadable(error: &SpannedError, text: &str, seal: Seal) -> FormatError {
    match (format_of(text, seal), FormatError::of(error, text, seal)) {
        (Err(no_notebook), _) => no_notebook,
        (Ok(found), FormatError::Broken(place)) if found > FORMAT => FormatError::Newer { found, known: FORMAT, place },
        (Ok(_), other) => other,
    }
}

/// Writes a notebook down: the same notebook always gives the same bytes.
///
/// # Errors
/// None is known; `ron` reserves the right.
pub fn to_text(notebook: &Notebook) -> Result<String, FormatError> {
    written(notebook, &write::file(notebook))
}

/// As [`to_text`], and reads the result back to see that nothing was lost on the way.
///
/// # Errors
/// Also if what was read differs from `notebook`.
pub(super) fn to_checked_text(notebook: &Notebook) -> Result<String, FormatError> {
    let file = write::file(notebook);
    let text = written(notebook, &file)?;
    let parsed: v1::File = parse(&text).map_err(|error| FormatError::Broken(Place::of(&error, &text)))?;
    if parsed == file { Ok(text) } else { Err(FormatError::Unwritable("it reads back as another".to_owned())) }
}

fn written(notebook: &Notebook, file: &v1::File) -> Result<String, FormatError> {
    let config = PrettyConfig::new().depth_limit(2).new_line("\n").indentor(" ");
    let mut text = options().to_string_pretty(file, config).map_err(|error| FormatError::Unwritable(error.to_string()))?;
    text.push('\n');
    text += &sum::line(notebook, &text);
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

fn format_of(text: &str, seal: Seal) -> Result<u32, FormatError> {
    if text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    let head: Head = parse(text).map_err(|error| FormatError::of(&error, text, seal))?;
    if head.format == 0 { Err(FormatError::NoNotebook) } else { Ok(head.format) }
}

impl FormatError {
    /// What it means that `text` cannot be parsed.
    fn of(error: &SpannedError, text: &str, seal: Seal) -> Self {
        const START: &str = "(format:";
        let start: String = text.chars().filter(|c| !c.is_whitespace()).take(START.len()).collect();
        let place = Place::of(error, text);
        if START.starts_with(&start) && seal == Seal::Missing && breaks_off(error, text) {
            Self::Torn(place)
        } else if text.contains("format:") {
            Self::Broken(place)
        } else {
            Self::NoNotebook
        }
    }
}

/// Whether `text` could not be read because more of it is missing. Zeros, which are never written, are what some systems leave after a crash.
fn breaks_off(error: &SpannedError, text: &str) -> bool {
    let (line, column) = text.lines().enumerate().last().map_or((0, 0), |(n, line)| (n + 1, line.chars().count() + 1));
    let is_open = matches!(error.code, Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment);
    is_open || (error.span.end.line, error.span.end.col) >= (line, column) || text.contains('\0')
}

#[cfg(test)]
mod tests;
