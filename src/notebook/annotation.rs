//! Passages that the reader marked, and what joins them.

use super::Id;
use crate::article::ArticleId;
use crate::text::Anchor;
use jiff::Timestamp;

/// A passage with tags and a note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Annotation {
    /// Its name in the notebook's records.
    pub id: Id,
    /// The article it is in.
    pub article: ArticleId,
    /// Its words and how to find them again. At least one; several for a passage with gaps, all of one version of the text.
    pub anchors: Vec<Anchor>,
    /// The reader has said that its words are not in the newest text any more. It is kept with them.
    pub gone: bool,
    /// Its tags, each once, in the order in which they were given.
    pub tags: Vec<Id>,
    /// What the reader thinks of it; may hold line breaks.
    pub note: String,
    /// Who made it; empty if the reader gave no name.
    pub author: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
    /// Grows with every change, for merging.
    pub revision: u32,
}

impl Annotation {
    /// The words of the passage; parts of a passage with gaps are joined by " … ".
    pub fn quote(&self) -> String {
        self.anchors.iter().map(|anchor| anchor.quote.as_str()).collect::<Vec<_>>().join(" … ")
    }
}

/// Two annotations that the reader joined.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// Its name in the notebook's records.
    pub id: Id,
    /// The annotation it starts from.
    pub from: Id,
    /// The annotation it leads to; never the same one.
    pub to: Id,
    /// How the two stand to one another.
    pub relation: LinkRelation,
    /// Why they were joined.
    pub note: String,
    /// Who made it.
    pub author: String,
    /// When it was made.
    pub created: Timestamp,
    /// Grows with every change, for merging.
    pub revision: u32,
}

/// What the reader says of two passages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkRelation {
    /// They say the same.
    Same,
    /// They differ in something.
    Differs,
    /// They belong together in some way.
    #[default]
    Related,
}

impl LinkRelation {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Same, Self::Differs, Self::Related];

    /// What it is called on screen and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "says the same",
            Self::Differs => "differs",
            Self::Related => "related",
        }
    }
}

/// What the reader thinks of a link that the analysis found. Holds words, not places of an analysis, so that it holds for the next one too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Judgement {
    /// Its name in the notebook's records.
    pub id: Id,
    /// One sentence.
    pub a: Passage,
    /// The other one, of another article.
    pub b: Passage,
    /// Whether they belong together.
    pub accepted: bool,
    /// Who judged.
    pub author: String,
    /// Grows with every change, for merging.
    pub revision: u32,
}

/// Words of an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The words.
    pub anchor: Anchor,
}
