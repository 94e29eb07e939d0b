//! Names in running text by a trained model: an averaged structured perceptron (Collins, 2002) over hashed features, with a pass behind it
//! that mends the bounds.
//!
//! Only looks at words; which articles they are from, and which names are one entity, is decided elsewhere. Words must be split by
//! [`crate::text::tokens`]: a word split otherwise was never seen in training.

mod bounds;
mod decode;
mod document;
mod feature;
mod features;
mod lookup;
mod rescan;
mod sentence;
mod train;
mod vocabulary;
mod weights;

pub use train::{Training, train};

use decode::{Label, Scorer, best_labels};
use features::Reader;
use std::sync::LazyLock;
use weights::{Damaged, Weights};

/// What a name names, as the corpus tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum NameKind {
    Person,
    Place,
    Org,
    /// Peoples, events, works, products.
    Other,
}

/// A name in a sentence: words `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) kind: NameKind,
}

/// The model that is built into the program.
static BUILT_IN: LazyLock<Result<Weights, Damaged>> =
    LazyLock::new(|| Weights::read(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/names.bin"))));

/// The names in the sentences of each document, sorted; they do not overlap. What is a name in one document is looked for in all of
/// them. None if the built-in weights are damaged.
pub(super) fn tag(documents: &[Vec<Vec<&str>>]) -> Option<Vec<Vec<Vec<Name>>>> {
    let weights = BUILT_IN.as_ref().ok()?;
    let names: Vec<_> = documents.iter().flat_map(|sentences| decode(sentences, weights)).collect();
    let sentences: Vec<_> = documents.iter().flatten().collect();
    let mut names = rescan::complete(&sentences, names).into_iter();
    Some(documents.iter().map(|sentences| names.by_ref().take(sentences.len()).collect()).collect())
}

/// The names that the model finds in the sentences of one document, with their bounds mended.
fn decode(sentences: &[Vec<&str>], weights: &Weights) -> Vec<Vec<Name>> {
    let reader = Reader::new(sentences);
    let mut scorer = Scorer::new(&reader, weights);
    let labels = (0..sentences.len()).map(|index| best_labels(&scorer.scores(index), &weights.transitions));
    labels.zip(sentences).map(|(labels, words)| bounds::mend(words, names(&labels))).collect()
}

/// Labels as names.
fn names(labels: &[Label]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        match names.last_mut() {
            Some(name) if label != 0 && label % 2 == 0 && name.end == at => name.end += 1,
            _ => names.extend(kind_of(label).map(|kind| Name { first: at, end: at + 1, kind })),
        }
    }
    names
}

fn kind_of(label: Label) -> Option<NameKind> {
    match label {
        1 | 2 => Some(NameKind::Person),
        3 | 4 => Some(NameKind::Place),
        5 | 6 => Some(NameKind::Org),
        7 | 8 => Some(NameKind::Other),
        _ => None,
    }
}
