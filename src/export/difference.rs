//! How an export can differ from what it was made of.

use crate::notebook::Id;

/// What is wrong with an export.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    /// A parser of the format finds something that no export holds.
    #[error("the export reads back as something other than words")]
    Foreign,
    /// A part (in Markdown a heading, paragraph, quotation or list; in a table a row) reads back in other words. Counted from 1.
    #[error("part {0} of the export reads back in other words")]
    Part(usize),
    /// An annotation is missing, or its words or note have changed.
    #[error("annotation {0} does not come back from the export")]
    Annotation(Id),
    /// More or fewer records than the notebook has, or than were asked for.
    #[error("the export holds {found} records, not {expected}")]
    Count {
        /// In the export.
        found: usize,
        /// In the notebook, as far as they were asked for.
        expected: usize,
    },
}

/// Whether all parts read back as they were written.
pub(super) fn same_parts<T: PartialEq>(found: &[T], expected: &[T]) -> Result<(), Difference> {
    let differs = found.iter().zip(expected).position(|(a, b)| a != b);
    let shorter = (found.len() != expected.len()).then_some(found.len().min(expected.len()));
    differs.or(shorter).map_or(Ok(()), |at| Err(Difference::Part(at + 1)))
}
