//! What a reader should know of a notebook that could be read.

use super::Unread;
use crate::article::ArticleId;
use crate::notebook::{Fault, Id};
use std::fmt;

/// Whether a file is as Crossread wrote it. A torn file is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It is.
    Whole,
    /// Its last line, which holds a checksum, says something else or is not there.
    EditedByHand,
}

/// Something that the reader should know of. Nothing was left out because of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A newer version wrote the file, in this format.
    Newer(u32),
    /// The checksum does not fit.
    SumDiffers,
    /// There is no checksum.
    SumMissing,
    /// The text of an article is not the one that was saved.
    TextChanged(ArticleId),
    /// The blocks of an article do not fit its text.
    Blocks(ArticleId),
    /// The place of a record's words lies behind the end of its article.
    Outside(Id),
    /// The words of a record stand elsewhere now.
    Moved(Id),
    /// The words of a record are not in its article, or not at one place only.
    Lost(Id),
    /// Something is kept but not shown.
    Unread(Unread),
    /// Something does not fit together.
    Fault(Fault),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(format) => {
                write!(f, "a newer Crossread wrote it (format {format}); it can be read, but is not saved over")
            }
            Self::SumDiffers => f.write_str("it was changed outside Crossread: its checksum does not fit"),
            Self::SumMissing => f.write_str("it was changed outside Crossread: the last line with its checksum is missing"),
            Self::TextChanged(id) => write!(f, "the text of {id} was changed outside Crossread"),
            Self::Blocks(id) => write!(f, "the blocks of {id} do not fit its text; its lines are used instead"),
            Self::Outside(id) => write!(f, "the place of {id} lies behind the end of its article"),
            Self::Moved(id) => write!(f, "the words of {id} were found at another place"),
            Self::Lost(id) => write!(f, "the words of {id} are lost; it is kept as it is"),
            Self::Unread(unread) => unread.fmt(f),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}
