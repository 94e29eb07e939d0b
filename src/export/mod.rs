//! The reader's work as documents for others.
//!
//! Owns what an exported note holds, that it came out whole (what an exporter writes is read back and compared), and what it could not hold.
//! Pure: knows no clock and no file.

mod format;

pub use format::{Document, Format, checked};

mod difference;
mod entry;
mod file_name;
mod groups;
mod lacks;
mod phrases;
mod place;
mod quotation;

pub use difference::Difference;
pub use file_name::file_names;
pub use quotation::Quotation;

mod csv;
mod html;
mod json;
mod jsonld;
mod markdown;

pub use csv::guarded;
pub use markdown::{check, checked_markdown, escaped, markdown};

use crate::notebook::{Id, Notebook};
use crate::text::one_line;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What stands together in an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The annotations of an article, in reading order.
    #[default]
    Article,
    /// The annotations with a tag; one with two tags stands under both, those without any stand last.
    Tag,
    /// The annotations of a claim card; those of none stand last.
    Claim,
}

/// What goes into an export, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How annotations are grouped, where [`Format::has_groups`].
    pub by: By,
    /// The annotations that go in; none means all.
    pub only: Option<BTreeSet<Id>>,
    /// Whether the texts of the articles go in, where [`Format::has_texts`].
    pub texts: bool,
    /// Whether it says who annotated.
    pub authors: bool,
    /// The day of the export.
    pub today: Option<Date>,
    /// Whether a table is for programs: every word as it is, also where a spreadsheet would take it for a formula.
    pub raw: bool,
}

impl Default for Options {
    /// Everything, by article, without a day, for people.
    fn default() -> Self {
        Self { by: By::Article, only: None, texts: true, authors: true, today: None, raw: false }
    }
}

impl Options {
    /// Whether an annotation goes in.
    fn has(&self, annotation: &Id) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(annotation))
    }

    /// How many annotations go in.
    fn count(&self, notebook: &Notebook) -> usize {
        notebook.annotations.keys().filter(|id| self.has(id)).count()
    }
}

/// `words` on one line, without control characters.
fn clean(words: &str) -> String {
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    one_line(&plain)
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
