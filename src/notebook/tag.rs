//! The codebook: what the reader calls passages.

use super::Id;

/// A word for passages, with a colour and perhaps a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    /// Its name in the notebook's records.
    pub id: Id,
    /// What the reader calls it; unique in the notebook but for its case.
    pub name: String,
    /// How it is drawn.
    pub color: Color,
    /// The digit that gives it, 1 to 9; no two tags have the same.
    pub key: Option<u8>,
    /// When to use it.
    pub memo: String,
    /// The tag above it.
    pub parent: Option<Id>,
    /// Grows with every change, for merging.
    pub revision: u32,
}

/// A colour of the fixed palette; the window decides how it looks in light and dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Color {
    /// The first.
    #[default]
    Yellow,
    /// The second.
    Green,
    /// The third.
    Blue,
    /// The fourth.
    Red,
    /// The fifth.
    Violet,
    /// The sixth.
    Orange,
    /// The seventh.
    Teal,
    /// The eighth.
    Pink,
    /// The ninth.
    Grey,
}

impl Color {
    /// All colours, in the order in which new tags take them.
    pub const ALL: [Self; 9] =
        [Self::Yellow, Self::Green, Self::Blue, Self::Red, Self::Violet, Self::Orange, Self::Teal, Self::Pink, Self::Grey];

    /// Its name in files and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Red => "red",
            Self::Violet => "violet",
            Self::Orange => "orange",
            Self::Teal => "teal",
            Self::Pink => "pink",
            Self::Grey => "grey",
        }
    }
}
