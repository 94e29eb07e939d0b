//! The texts that an article had before its newest one.

use super::{Article, Block};
use crate::text::{Anchor, TextRange};
use jiff::Timestamp;
use std::sync::Arc;

/// A text that a newer one replaced.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Earlier {
    /// The words, as they came in.
    pub text: Arc<str>,
    /// The blocks that its source gave; none for a plain text.
    pub blocks: Option<Arc<[Block]>>,
    /// Where it came from.
    pub source: Option<Arc<str>>,
    /// When the newer one came in.
    pub replaced: Timestamp,
}

/// Versions. They count from 1; the newest is the one that is shown.
impl Article {
    /// The number of the newest text.
    pub fn version(&self) -> u32 {
        u32::try_from(self.earlier.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// The text that has this number; the newest for a number that none has, as an anchor made by hand may give.
    pub fn text_of(&self, version: u32) -> &Arc<str> {
        self.earlier_of(version).map_or(&self.text, |earlier| &earlier.text)
    }

    /// The text of that number, if it is not the newest.
    pub fn earlier_of(&self, version: u32) -> Option<&Earlier> {
        version.checked_sub(1).and_then(|at| self.earlier.get(at as usize))
    }

    /// Where an anchor's words stand in the newest text (bytes), if they were marked in it, or carried over to it, and still stand there.
    pub fn place(&self, anchor: &Anchor) -> Option<TextRange> {
        if self.earlier_of(anchor.version).is_some() { None } else { anchor.place(&self.text) }
    }

    /// From the first to the last of the anchors' words, if there are any and all of them stand in the newest text.
    pub fn hull(&self, anchors: &[Anchor]) -> Option<TextRange> {
        let mut places = anchors.iter().map(|anchor| self.place(anchor));
        let first = places.next()??;
        places.try_fold(first, |hull, place| Some(hull.hull(place?)))
    }

    /// The passage of `range` (bytes of the newest text) as an anchor.
    pub fn anchor(&self, range: TextRange) -> Anchor {
        Anchor { version: self.version(), ..Anchor::new(&self.text, range) }
    }

    /// The article with `newer`'s text in the place of its own, which becomes an earlier one. It keeps its id and what is known about it;
    /// what is not known is taken from `newer`, and so is the headline if that stands in the text.
    #[must_use]
    pub fn updated(&self, newer: &Self, now: Timestamp) -> Self {
        let old =
            Earlier { text: Arc::clone(&self.text), blocks: self.blocks.clone(), source: self.source.clone(), replaced: now };
        let mut details = self.details.clone().or(newer.details.clone());
        let headline = |article: &Self| article.details.title.clone().filter(|title| article.text.contains(title.as_str()));
        if headline(self) == self.details.title {
            details.title = headline(newer).or(details.title);
        }
        Self {
            id: self.id.clone(),
            details,
            earlier: self.earlier.iter().cloned().chain([old]).collect(),
            source: newer.source.clone().or_else(|| self.source.clone()),
            ..newer.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_keeps_its_number() {
        let first = Article::from_text("a", "Bridge closes\n\nThe bridge is closed.");
        let newer = Article::from_text("b", "Bridge opens\n\nThe bridge is open.");
        let updated = first.updated(&newer, Timestamp::UNIX_EPOCH);
        assert_eq!((updated.version(), &*updated.id.0, updated.details.title.as_deref()), (2, "a", Some("Bridge opens")));
        assert_eq!([1, 2, 0, 7].map(|version| updated.text_of(version).len()), [first.text.len(), newer.text.len(), 33, 33]);
        let mut named = first.clone();
        named.details.title = Some("My name for it".into());
        assert_eq!(named.updated(&newer, Timestamp::UNIX_EPOCH).details.title.as_deref(), Some("My name for it"));
    }

    #[test]
    fn words_of_an_earlier_text_stand_nowhere_in_the_newest() {
        let first = Article::from_text("a", "The bridge is closed.");
        let anchor = first.anchor(TextRange::new(4, 10));
        assert_eq!(first.place(&anchor), Some(TextRange::new(4, 10)));
        let updated = first.updated(&Article::from_text("b", "The bridge is open."), Timestamp::UNIX_EPOCH);
        assert_eq!(updated.place(&anchor), None);
        assert_eq!(updated.place(&updated.anchor(TextRange::new(4, 10))), Some(TextRange::new(4, 10)));
    }
}
