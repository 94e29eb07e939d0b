//! The formats, and one way into all of them.

use super::{Difference, Options, csv, html, json, jsonld, markdown};
use crate::analysis::Analysis;
use crate::notebook::Notebook;

/// What an export can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A document to hand in.
    #[default]
    Markdown,
    /// A page for browsers and for paper, the articles side by side.
    Html,
    /// A table with one row an annotation.
    Csv,
    /// The whole of the reader's work, for programs.
    Json,
    /// Annotations by the data model of the W3C, for other annotation programs.
    JsonLd,
    /// A table with one row a claim and one column an article.
    Matrix,
}

/// An export that was read back and compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What is to be written, in UTF-8.
    pub text: String,
    /// What the notebook has and the export has not, a sentence each, for the one who exports. Never empty in formats that cannot hold all.
    pub not_held: Vec<String>,
}

impl Format {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Markdown, Self::Html, Self::Csv, Self::Matrix, Self::Json, Self::JsonLd];

    /// What it is called in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Matrix => "matrix",
            Self::Json => "json",
            Self::JsonLd => "jsonld",
        }
    }

    /// How the names of its files end, behind a dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv | Self::Matrix => "csv",
            Self::Json => "json",
            Self::JsonLd => "jsonld",
        }
    }

    /// Whether [`Options::by`] matters.
    pub fn has_groups(self) -> bool {
        matches!(self, Self::Markdown | Self::Html | Self::Csv)
    }

    /// Whether [`Options::texts`] matters.
    pub fn has_texts(self) -> bool {
        matches!(self, Self::Markdown | Self::Html | Self::Json | Self::Matrix)
    }

    /// Whether [`Options::raw`] matters.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Csv | Self::Matrix)
    }

    /// Whether a file says itself what it does not hold.
    pub fn says_what_it_lacks(self) -> bool {
        matches!(self, Self::Markdown | Self::Html | Self::Json)
    }
}

/// `notebook` in a format, read back and compared. `found`, an analysis of the notebook's articles in their order, matters in
/// [`Format::Matrix`] only.
///
/// # Errors
/// The first thing that differs; nothing must be given to anybody then.
pub fn checked(format: Format, notebook: &Notebook, options: &Options, found: Option<&Analysis>) -> Result<Document, Difference> {
    match format {
        Format::Markdown => markdown::checked(notebook, options),
        Format::Html => html::checked(notebook, options),
        Format::Csv => csv::annotations(notebook, options),
        Format::Matrix => csv::matrix(notebook, options, found),
        Format::Json => json::checked(notebook, options),
        Format::JsonLd => jsonld::checked(notebook, options),
    }
}
