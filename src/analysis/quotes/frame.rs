//! A paragraph as the search for speakers sees it: its words, with each passage in quotation marks as one item.

use super::Named;
use super::marks::Passage;
use crate::analysis::lexicon::speech::{SPEECH_VERBS, SpeechVerb};
use crate::text::{TextRange, slice};
use std::borrow::Cow;

/// A word outside of quotation marks, or a whole passage.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) range: TextRange,
    pub(super) text: &'a str,
    low: Cow<'a, str>,
    /// Index of the passage, if this is one.
    pub(super) passage: Option<usize>,
    /// Index of the mention that the word belongs to.
    mention: Option<usize>,
}

/// The items of a paragraph. A look-up outside of it finds nothing.
pub(super) struct Frame<'a>(Vec<Item<'a>>);

impl<'a> Frame<'a> {
    /// From the `words` of a paragraph. `passages` and `named` are those of the article, sorted.
    pub(super) fn new(text: &'a str, words: impl Iterator<Item = TextRange>, passages: &[Passage], named: &[Named]) -> Self {
        let mut items: Vec<Item<'a>> = Vec::new();
        for range in words {
            let next = passages.partition_point(|passage| passage.outer.end <= range.start);
            let inside = passages.get(next).filter(|passage| passage.outer.intersects(range));
            if let Some(passage) = inside {
                if items.last().is_none_or(|last| last.passage != Some(next)) {
                    items.push(Item::new(text, passage.outer, Some(next), None));
                }
            } else {
                let mention = named.partition_point(|mention| mention.range.end <= range.start);
                let mention = named.get(mention).filter(|found| found.range.intersects(range)).map(|_| mention);
                items.push(Item::new(text, range, None, mention));
            }
        }
        Self(items)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Item<'a>> {
        self.0.get(at)
    }

    pub(super) fn items(&self) -> &[Item<'a>] {
        &self.0
    }

    /// The word in lower case; empty for a passage.
    pub(super) fn low(&self, at: usize) -> &str {
        self.get(at).map_or("", |item| &item.low)
    }

    /// The word before `at`, in lower case.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.low(at))
    }

    pub(super) fn passage(&self, at: usize) -> Option<usize> {
        self.get(at)?.passage
    }

    pub(super) fn mention(&self, at: usize) -> Option<usize> {
        self.get(at)?.mention
    }

    pub(super) fn mention_before(&self, at: usize) -> Option<usize> {
        self.mention(at.checked_sub(1)?)
    }

    /// First item of the mention that holds item `at`.
    pub(super) fn mention_start(&self, at: usize) -> usize {
        (0..at).rev().take_while(|&n| self.mention(n) == self.mention(at)).last().unwrap_or(at)
    }

    /// The item behind the mention that holds item `at`.
    pub(super) fn mention_end(&self, at: usize) -> usize {
        (at..self.len()).find(|&n| self.mention(n) != self.mention(at)).unwrap_or(self.len())
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.passage.is_none() && item.text.starts_with(char::is_uppercase))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.passage.is_none() && item.text.contains(char::is_alphanumeric))
    }

    /// A full stop, question or exclamation mark outside of quotation marks.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        matches!(self.low(at), "." | "!" | "?")
    }

    /// The verb of speech at `at`; a name that is written like one ("Felt") is none.
    pub(super) fn verb(&self, at: usize) -> Option<SpeechVerb> {
        let name = self.is_capital(at) && self.mention(at).is_some();
        SPEECH_VERBS.get(self.low(at)).filter(|_| !name).copied()
    }

    /// From the first byte of item `start` to the last of the one before `end`.
    pub(super) fn range(&self, start: usize, end: usize) -> TextRange {
        let first = self.get(start).map(|item| item.range).unwrap_or_default();
        end.checked_sub(1).and_then(|last| self.get(last)).map_or(first, |last| first.hull(last.range))
    }

    /// Start of the words before item `at` in its sentence, back to the passage before.
    pub(super) fn segment_before(&self, at: usize) -> usize {
        (0..at).rev().find(|&n| self.ends_sentence(n) || self.passage(n).is_some()).map_or(0, |n| n + 1)
    }

    /// End of the words from item `from` on in their sentence, up to the next passage.
    pub(super) fn segment_end(&self, from: usize) -> usize {
        (from..self.len()).find(|&n| self.ends_sentence(n) || self.passage(n).is_some()).unwrap_or(self.len())
    }
}

impl<'a> Item<'a> {
    fn new(text: &'a str, range: TextRange, passage: Option<usize>, mention: Option<usize>) -> Self {
        let text = slice(text, range);
        let low = match passage {
            Some(_) => Cow::Borrowed(""),
            None if text.contains(char::is_uppercase) => Cow::Owned(text.to_lowercase()),
            None => Cow::Borrowed(text),
        };
        Self { range, text, low, passage, mention }
    }
}
