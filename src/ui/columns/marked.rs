//! The marks of one column, kept until something they hang on changes.

use super::super::scene::Scene;
use crate::analysis::Place;
use crate::article::Article;
use crate::command::End;
use crate::marks::{self, Focus, Lenses, MarginNumber, OwnMark, Segment};
use crate::notebook::Id;
use crate::session::Version;
use std::sync::Arc;

/// What is painted on an article, and beside it.
#[derive(Default)]
pub(super) struct Marked {
    key: Option<Key>,
    segments: Arc<[Segment]>,
    numbers: Vec<MarginNumber>,
    own_key: Option<(Version, Option<Id>, Option<End>)>,
    own: Arc<[OwnMark]>,
}

#[derive(Clone, Copy, PartialEq)]
struct Key {
    edition: u64,
    doc: usize,
    lenses: Lenses,
    focus: Focus,
}

impl Marked {
    /// Works the marks out anew if needed.
    pub(super) fn refresh(&mut self, scene: Scene<'_>, doc: usize, article: &Article) {
        self.refresh_own(scene, article);
        let (lenses, focus) = (scene.view.lenses, scene.view.lit());
        let key = Key { edition: scene.digest.edition, doc, lenses, focus };
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.segments = marks::segments(doc, article, scene.analysis, lenses, focus).into();
        self.numbers = if lenses.claims { marks::margin_numbers(doc, scene.analysis) } else { Vec::new() };
    }

    fn refresh_own(&mut self, scene: Scene<'_>, article: &Article) {
        let key = (scene.session.version(), scene.view.annotation.clone(), scene.view.linking.clone());
        if self.own_key.as_ref() != Some(&key) {
            let mut own = marks::own(article, scene.session.notebook(), key.1.as_ref());
            // Where a link was begun is to be seen until it is ended.
            if let Some(End::Spot(spot)) =
                key.2.as_ref().filter(|end| matches!(end, End::Spot(spot) if spot.article == article.id))
            {
                own.push(OwnMark { range: spot.range, linked: true, focused: true, ..OwnMark::default() });
                own.sort_by_key(|mark| mark.range.start);
            }
            self.own = own.into();
            self.own_key = Some(key);
        }
    }

    /// The reader's marks.
    pub(super) fn own(&self) -> &Arc<[OwnMark]> {
        &self.own
    }

    pub(super) fn segments(&self) -> &Arc<[Segment]> {
        &self.segments
    }

    pub(super) fn numbers(&self) -> &[MarginNumber] {
        &self.numbers
    }

    /// The sentence beside which number `n` stands.
    pub(super) fn place(&self, doc: usize, n: usize) -> Option<Place> {
        self.numbers.get(n).map(|number| Place { doc, range: number.range })
    }
}
