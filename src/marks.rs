//! What to paint on an article, as data: the window and the tests read the same segments. Names colours by meaning, makes none.
//!
//! Owns the choice of layers and how they overlap. Never knows a pixel, a font or a colour.

use crate::analysis::{Analysis, EntityKind, Relation};
use crate::article::Article;
use crate::text::TextRange;

/// Which kinds of marks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lenses {
    /// Names.
    pub entities: bool,
    /// Sentences that another article has too.
    pub claims: bool,
    /// Figures, and which of them differ.
    pub figures: bool,
    /// Quoted words.
    pub quotes: bool,
}

impl Default for Lenses {
    fn default() -> Self {
        Self { entities: true, claims: true, figures: true, quotes: true }
    }
}

/// What the reader looks at closely; its marks are painted stronger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Focus {
    /// Index into [`Analysis::entities`].
    pub entity: Option<usize>,
    /// Index into [`Analysis::links`].
    pub link: Option<usize>,
}

/// A stretch of text on which the same marks lie from its first to its last byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands (bytes); never empty.
    pub range: TextRange,
    /// The name it is part of.
    pub entity: Option<EntityMark>,
    /// The shared sentence it is part of.
    pub claim: Option<ClaimMark>,
    /// The figure it is part of.
    pub figure: Option<FigureMark>,
    /// Index into [`Analysis::quotes`] of the quotation it is part of.
    pub quote: Option<usize>,
}

/// A name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntityMark {
    /// Index into [`Analysis::entities`].
    pub index: usize,
    /// What it names.
    pub kind: EntityKind,
    /// Named by another article too.
    pub shared: bool,
    /// The reader follows it.
    pub focused: bool,
}

/// A sentence that another article has too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimMark {
    /// Its number in the margin.
    pub number: usize,
    /// How it relates to the others of that number.
    pub relation: Relation,
    /// The reader looks at it.
    pub focused: bool,
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureMark {
    /// Index into [`Analysis::conflicts`] of the first one it is part of.
    pub conflict: Option<usize>,
}

/// A number beside a shared sentence. The same stands beside the sentence's matches in other articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarginNumber {
    /// The sentence (bytes).
    pub range: TextRange,
    /// The number, from 1.
    pub number: usize,
    /// How the sentence relates to the others of that number.
    pub relation: Relation,
}

/// The marks of article `doc` of `analysis`, sorted, none overlapping another. Text without marks has no segment.
pub fn segments(doc: usize, article: &Article, analysis: &Analysis, lenses: Lenses, focus: Focus) -> Vec<Segment> {
    let _ = (doc, article, analysis, lenses, focus);
    Vec::new()
}

/// The numbers beside the sentences of article `doc`, in reading order.
pub fn margin_numbers(doc: usize, analysis: &Analysis) -> Vec<MarginNumber> {
    let _ = (doc, analysis);
    Vec::new()
}
