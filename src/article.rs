//! One story by one outlet, as it came in. Its text never changes; only what is known about it (the details) may. A newer text of it is
//! another version, and the old one stays.
//!
//! Owns how a text is divided into paragraphs and units. Never reads a file and never looks at a second article.

mod blocks;
mod byline;
mod date;
mod dateline;
mod earlier;
mod forms;
mod kinds;
mod layout;

pub use blocks::Block;
pub use date::{YEARS, date as date_in};
pub use earlier::Earlier;

use crate::text::{TextRange, slice};
use std::fmt;
use std::sync::Arc;

/// The name of an article inside a notebook or a comparison: its file's stem, made unique.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub Arc<str>);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a unit of an article is. Only titles and sentences are matched with other articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// The headline.
    Title,
    /// Where and when it was written ("United Nations, Sept 28"), or who wrote it.
    Dateline,
    /// A heading inside the story ("- Intense bloodshed -").
    Subhead,
    /// A sentence of the body.
    Sentence,
    /// No part of the story ("Read more", a caption): the reader said so, or its source, and the analysis leaves it out.
    Aside,
}

impl UnitKind {
    /// The kind's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Dateline => "dateline",
            Self::Subhead => "subhead",
            Self::Sentence => "sentence",
            Self::Aside => "aside",
        }
    }
}

/// A sentence, or a line that is none: the smallest piece of an article that is shown and matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands (bytes); no white space at either end.
    pub range: TextRange,
    /// What it is.
    pub kind: UnitKind,
    /// Index of its paragraph in [`Article::paragraphs`].
    pub paragraph: usize,
}

/// What is known about an article besides its words. The reader may set each of these.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Details {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day it was published.
    pub published: Option<jiff::civil::Date>,
    /// Where it was found.
    pub url: Option<String>,
}

impl Details {
    /// These details, with what they lack taken from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            outlet: self.outlet.or(other.outlet),
            author: self.author.or(other.author),
            published: self.published.or(other.published),
            url: self.url.or(other.url),
        }
    }
}

/// One story by one outlet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Its name; unique among the articles that are open together.
    pub id: ArticleId,
    /// The words, unchanged since import. All offsets of the program point into it.
    pub text: Arc<str>,
    /// What is known about it.
    pub details: Details,
    /// Paragraphs in order (bytes): what the reader sees as one block. A line break inside is drawn as a space.
    pub paragraphs: Arc<[TextRange]>,
    /// Sentences, title, dateline, sub-heads in order (bytes). Together they cover all of the text but white space.
    pub units: Arc<[Unit]>,
    /// Where it came from: the name of its file, as given. None for pasted words and standard input.
    pub source: Option<Arc<str>>,
    /// The blocks that its source gave; none for a plain text, whose lines tell.
    pub blocks: Option<Arc<[Block]>>,
    /// What the reader took out of the story, sorted, each a unit's range. The words stay.
    pub asides: Arc<[TextRange]>,
    /// Its texts before this one, the first first. What was marked in one of them and does not stand in the newest text stays there.
    pub earlier: Arc<[Earlier]>,
}

impl Article {
    /// An article from a plain text whose lines end with `\n`; title, author and date are taken from it where it gives them.
    ///
    /// ```
    /// use crossread::article::{Article, UnitKind};
    /// let article = Article::from_text("a", "Bridge closes\n\nBONN, 3 May 2021 (AFP) - The bridge is closed. It stays so.");
    /// let kinds: Vec<_> = article.units.iter().map(|unit| unit.kind).collect();
    /// assert_eq!(kinds, [UnitKind::Title, UnitKind::Dateline, UnitKind::Sentence, UnitKind::Sentence]);
    /// assert_eq!(article.details.published.map(|day| day.to_string()).as_deref(), Some("2021-05-03"));
    /// ```
    pub fn from_text(id: &str, text: &str) -> Self {
        Self::laid_out(id, text, &blocks::blocks(text))
    }

    /// An article whose source says where its blocks are. `blocks` must be sorted, must not overlap, and must hold all of `text` but
    /// white space.
    pub fn from_blocks(id: &str, text: &str, blocks: &[Block]) -> Self {
        Self { blocks: Some(blocks.into()), ..Self::laid_out(id, text, blocks) }
    }

    fn laid_out(id: &str, text: &str, blocks: &[Block]) -> Self {
        let layout = layout::layout(text, blocks);
        Self {
            id: ArticleId(id.into()),
            text: text.into(),
            details: layout::details(text, &layout.units),
            paragraphs: layout.paragraphs.into(),
            units: layout.units.into(),
            ..Self::default()
        }
    }

    /// The article in which every unit that has a byte in one of `ranges` is an [`UnitKind::Aside`]. Of the others, only those are that
    /// the source's blocks name so.
    #[must_use]
    pub fn with_asides(&self, ranges: &[TextRange]) -> Self {
        let mut units = layout::layout(&self.text, &self.pieces()).units;
        let mut asides = Vec::new();
        for unit in units.iter_mut().filter(|unit| unit.kind != UnitKind::Aside) {
            if ranges.iter().any(|range| range.intersects(unit.range)) {
                unit.kind = UnitKind::Aside;
                asides.push(unit.range);
            }
        }
        Self { units: units.into(), asides: asides.into(), ..self.clone() }
    }

    /// The pieces of the text that stand by themselves: the blocks that its source gave, else those that its lines tell.
    pub fn pieces(&self) -> Vec<Block> {
        self.blocks.as_ref().map_or_else(|| blocks::blocks(&self.text), |blocks| blocks.to_vec())
    }

    /// The article as it would have come in without those pieces for which `is_cut` holds, asked for the range of each in order: for
    /// what a reader cuts before the article is opened. What is known about it stays known; nothing is an aside but what the source says.
    #[must_use]
    pub fn without(&self, is_cut: impl Fn(TextRange) -> bool) -> Self {
        let (mut text, mut blocks) = (String::new(), Vec::new());
        let (mut end, mut cut) = (0, false);
        for piece in self.pieces() {
            if is_cut(piece.range) {
                cut = true;
                continue;
            }
            // Where nothing was cut, what stands between two pieces stays.
            let gap = if cut { "\n\n" } else { slice(&self.text, TextRange::new(end, piece.range.start)) };
            text.push_str(if text.is_empty() { "" } else { gap });
            let start = text.len();
            text.push_str(slice(&self.text, piece.range));
            blocks.push(Block { range: TextRange::new(start, text.len()), apart: piece.apart || cut, ..piece });
            (end, cut) = (piece.range.end, false);
        }
        let blocks = self.blocks.is_some().then_some(blocks);
        let cut = match &blocks {
            Some(blocks) => Self::from_blocks(&self.id.0, &text, blocks),
            None => Self::from_text(&self.id.0, &text),
        };
        Self { details: self.details.clone(), source: self.source.clone(), ..cut }
    }

    /// What to call the article on screen: its outlet, else its title, else its id.
    pub fn label(&self) -> &str {
        let details = &self.details;
        details.outlet.as_deref().or(details.title.as_deref()).unwrap_or(&self.id.0)
    }

    /// Index of the unit that holds byte `at`, if `at` is not white space between units.
    pub fn unit_at(&self, at: usize) -> Option<usize> {
        let next = self.units.partition_point(|unit| unit.range.end <= at);
        self.units.get(next).filter(|unit| unit.range.contains(at)).map(|_| next)
    }

    /// Indices of the units that have at least a byte in `range`.
    pub fn units_in(&self, range: TextRange) -> std::ops::Range<usize> {
        let first = self.units.partition_point(|unit| unit.range.end <= range.start);
        let last = self.units.partition_point(|unit| unit.range.start < range.end);
        first..last.max(first)
    }
}

#[cfg(test)]
mod tests;
