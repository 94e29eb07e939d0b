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
use vocabulary::Vocabulary;
use weights::{Damaged, LABELS, Weights};

/// What a name names, as the corpus tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum NameKind {
    Person,
    Place,
    Org,
    /// Peoples, events, works, products.
    Other,
}

impl NameKind {
    /// Every kind, as the labels count them.
    const ALL: [Self; 4] = [Self::Person, Self::Place, Self::Org, Self::Other];
}

/// A name in a sentence: words `first..end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) kind: NameKind,
    /// How much better this kind fits than the next, for each word, as the weights count.
    pub(super) margin: f32,
}

/// The model that is built into the program.
static BUILT_IN: LazyLock<Result<Weights, Damaged>> =
    LazyLock::new(|| Weights::read(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/names.bin"))));

/// Whether the built-in weights can be used.
pub(super) fn is_whole() -> bool {
    BUILT_IN.is_ok()
}

/// The names in the sentences of each document, sorted; they do not overlap. What is a name in one document is looked for in all of
/// them. None if the built-in weights are damaged.
pub(super) fn tag(documents: &[Vec<Vec<&str>>]) -> Option<Vec<Vec<Vec<Name>>>> {
    let weights = BUILT_IN.as_ref().ok()?;
    let (mut vocabulary, mut scorer) = (Vocabulary::default(), Scorer::new(weights));
    let mut names = Vec::new();
    for sentences in documents {
        let reader = Reader::new(sentences, &mut vocabulary);
        for (index, words) in sentences.iter().enumerate() {
            let line = reader.line(index, &vocabulary);
            let tokens = line.map(|line| scorer.scores(&line, &vocabulary)).unwrap_or_default();
            names.push(bounds::mend(words, decode(&tokens, weights)));
        }
    }
    let sentences: Vec<_> = documents.iter().flatten().collect();
    let mut names = rescan::complete(&sentences, names).into_iter();
    Some(documents.iter().map(|sentences| names.by_ref().take(sentences.len()).collect()).collect())
}

/// The names in a sentence, by the scores of its words.
fn decode(tokens: &[[f32; LABELS]], weights: &Weights) -> Vec<Name> {
    let mut names = names(&best_labels(tokens, &weights.transitions));
    for name in &mut names {
        name.margin = margin(&tokens[name.first..name.end], name.kind) / weights.unit;
    }
    names
}

/// How much better `kind` fits the words with these scores than any other, on average.
#[expect(clippy::cast_precision_loss, reason = "names are short")]
fn margin(scores: &[[f32; LABELS]], kind: NameKind) -> f32 {
    let sum = |kind: NameKind| -> f32 {
        let begin = 2 * kind as usize + 1;
        scores.iter().enumerate().map(|(at, scores)| scores[begin + usize::from(at > 0)]).sum()
    };
    let others = NameKind::ALL.into_iter().filter(|other| *other != kind).map(sum);
    (sum(kind) - others.fold(f32::MIN, f32::max)) / scores.len().max(1) as f32
}

/// Labels as names.
fn names(labels: &[Label]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        match names.last_mut() {
            Some(name) if label != 0 && label % 2 == 0 && name.end == at => name.end += 1,
            _ => names.extend(kind_of(label).map(|kind| Name { first: at, end: at + 1, kind, margin: 0.0 })),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{TextRange, slice, tagging_sentences};
    use proptest::prelude::*;

    /// The names of one document, marked: `[Zoë Lund|person]`.
    fn marked(text: &str) -> String {
        let sentences = tagging_sentences(text);
        let words: Vec<Vec<&str>> = sentences.iter().map(|words| words.iter().map(|word| slice(text, *word)).collect()).collect();
        let found = tag(&[words]).expect("the weights are whole").remove(0);
        let (mut out, mut end) = (String::new(), 0);
        for (name, words) in found.iter().zip(&sentences).flat_map(|(names, words)| names.iter().map(move |name| (name, words))) {
            let range = words[name.first].hull(words[name.end - 1]);
            let kind = format!("{:?}", name.kind).to_lowercase();
            out.extend([slice(text, TextRange::new(end, range.start)), "[", slice(text, range), "|", &kind, "]"]);
            end = range.end;
        }
        out + slice(text, TextRange::new(end, text.len()))
    }

    fn unmarked(marked: &str) -> String {
        let pieces = marked.split(']').map(|piece| piece.split_once('[').unwrap_or((piece, "")));
        pieces.map(|(text, name)| [text, name.split('|').next().unwrap_or_default()].concat()).collect()
    }

    /// What another implementation, in Python, finds with the same weights: tokens, features, decoding and the pass behind it agree.
    #[test]
    fn finds_what_the_reference_finds() {
        let documents: Vec<_> = include_str!("reference.txt").split("\n=====\n").map(str::trim_end).collect();
        assert_eq!(documents.len(), 3);
        for document in documents {
            assert_eq!(marked(&unmarked(document)), document);
        }
    }

    #[test]
    fn elections_are_names_with_their_year() {
        assert_eq!(
            marked("He won the 2008 Canadian federal election and lost the 2012 election in Ohio."),
            "He won the [2008 Canadian federal election|other] and lost the 2012 election in [Ohio|place]."
        );
    }

    #[test]
    fn a_sure_kind_has_a_wide_margin() {
        let words = vec![vec!["Mr.", "Carl", "Otto", "said", "it", "rained", "."]];
        let found = tag(&[words]).unwrap().remove(0).remove(0);
        assert_eq!((found[0].kind, found[0].first, found[0].end), (NameKind::Person, 1, 3));
        assert!(found[0].margin > 50.0, "{}", found[0].margin);
    }

    proptest! {
        #[test]
        fn names_lie_in_their_sentences_and_apart(text in "([A-Z][a-z]{0,5} |of |the |Inc\\. |Zoë |2008 |election |\\(AB\\) |’s |\\PC|\n){0,40}") {
            let sentences = tagging_sentences(&text);
            let words: Vec<Vec<&str>> = sentences.iter().map(|words| words.iter().map(|word| slice(&text, *word)).collect()).collect();
            for (names, words) in tag(std::slice::from_ref(&words)).unwrap().remove(0).iter().zip(&words) {
                let mut end = 0;
                for name in names {
                    prop_assert!(name.first >= end && name.first < name.end && name.end <= words.len(), "{names:?}");
                    end = name.end;
                }
            }
        }
    }
}
