//! What every view may read, in one hand.

use super::digest::Digest;
use super::view::View;
use crate::analysis::{Analysis, Place, Speaker};
use crate::article::Article;
use crate::command::Spot;
use crate::notebook::Stance;
use crate::session::Session;
use crate::text::{TextRange, one_line, shortened, slice};

/// The state of everything at the beginning of a frame.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The articles.
    pub session: &'a Session,
    /// What was found in them; empty as long as nothing is known.
    pub analysis: &'a Analysis,
    /// The same, looked through.
    pub digest: &'a Digest,
    /// How it is shown.
    pub view: &'a View,
}

impl<'a> Scene<'a> {
    /// The article of an index.
    pub fn article(&self, doc: usize) -> Option<&'a Article> {
        self.session.articles().get(doc)
    }

    /// What to call the article of an index.
    pub fn label(&self, doc: usize) -> &'a str {
        self.article(doc).map(Article::label).unwrap_or_default()
    }

    /// The same where there is little room.
    pub fn short(&self, doc: usize) -> String {
        const MOST: usize = 26;
        shortened(self.label(doc), MOST)
    }

    /// The words of a place, on one line.
    pub fn words(&self, place: Place) -> String {
        one_line(self.article(place.doc).map(|article| slice(&article.text, place.range)).unwrap_or_default())
    }

    /// The speaker's name, or the words for them.
    pub fn speaker(&self, speaker: &Speaker) -> String {
        let name = speaker.entity.and_then(|entity| self.analysis.entities.get(entity)).map(|entity| entity.name.clone());
        name.unwrap_or_else(|| self.words(speaker.place))
    }

    /// A passage and how its article stands to it: what is quoted or reported as somebody's words is attributed.
    pub fn stated(&self, spot: Spot) -> (Spot, Stance) {
        const MARKS: &[char] = &['“', '”', '"', '‘', '’', '\'', '«', '»', ' ', ','];
        let attributed = self.session.find(&spot.article).is_some_and(|(doc, article)| {
            let words = slice(&article.text, spot.range);
            let start = spot.range.start + words.len() - words.trim_start_matches(MARKS).len();
            let inner = TextRange::new(start, start + words.trim_matches(MARKS).len());
            let covers = |place: Place| place.doc == doc && place.range.covers(inner);
            let reported = self.analysis.claims.iter().any(|unit| unit.speaker.is_some() && covers(unit.place));
            reported || self.analysis.quotes.iter().any(|quote| covers(quote.place))
        });
        (spot, if attributed { Stance::Attributes } else { Stance::Asserts })
    }

    /// The words of a place before, in and behind `part` of it, each on one line. Together they are the words of the place.
    pub fn words_around(&self, place: Place, part: TextRange) -> [String; 3] {
        let text = self.article(place.doc).map(|article| &*article.text).unwrap_or_default();
        let before = slice(text, TextRange::new(place.range.start, part.start.max(place.range.start)));
        let behind = slice(text, TextRange::new(part.end.min(place.range.end), place.range.end));
        let inside = one_line(slice(text, part));
        let mut lines = [one_line(before), inside, one_line(behind)];
        if before.ends_with(char::is_whitespace) {
            lines[0].push(' ');
        }
        if behind.starts_with(char::is_whitespace) {
            lines[2].insert(0, ' ');
        }
        lines
    }

    /// The articles in columns and their indices, from left to right.
    pub fn columns(&self) -> Vec<(usize, &'a Article)> {
        self.view.columns.iter().filter_map(|id| self.session.find(id)).collect()
    }
}
