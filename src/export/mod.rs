//! The reader's work as documents for others.
//!
//! Owns what an exported note holds, and that it came out whole: what an exporter writes can be read back and compared. Pure: knows no clock
//! and no file.

mod entry;
mod place;

mod markdown;

pub use markdown::{Difference, check, checked_markdown, escaped, markdown};

use crate::notebook::Id;
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
    /// How annotations are grouped.
    pub by: By,
    /// The annotations that go in; none means all.
    pub only: Option<BTreeSet<Id>>,
    /// Whether the texts of the articles are appended.
    pub texts: bool,
    /// Whether it says who annotated.
    pub authors: bool,
    /// The day of the export.
    pub today: Option<Date>,
}

impl Default for Options {
    /// Everything, by article, without a day.
    fn default() -> Self {
        Self { by: By::Article, only: None, texts: true, authors: true, today: None }
    }
}

/// `words` on one line, without control characters.
fn clean(words: &str) -> String {
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    one_line(&plain)
}
