//! What a column remembers about the article it shows: its pieces, their heights, its characters.
//!
//! Owns the layout of one article at one width and size of type, and brings a byte to a height. Reads no input, paints nothing.

use super::heights::Heights;
use super::pieces::{self, Piece};
use super::placed::Placed;
use super::typeset::Page;
use crate::article::{Article, Unit};
use crate::text::{CharMap, TextRange};
use egui::pos2;
use std::sync::Arc;

/// The layout of an article.
pub(super) struct Book {
    text: Arc<str>,
    units: Arc<[Unit]>,
    key: [u32; 3],
    pub(super) pieces: Vec<Piece>,
    pub(super) heights: Heights,
    pub(super) map: CharMap,
    /// Holds words of a script that is written from right to left.
    pub(super) right_to_left: bool,
}

/// A point of the text that shall stand at a height: byte and points below the column's top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pin {
    piece: usize,
    /// From the top of the piece to the top of the column.
    above: f32,
}

/// Bytes that are measured in one frame beside those on screen; a fraction of a millisecond.
const MEASURED_AHEAD: usize = 6000;
/// An article up to this size is measured at once, so that everything about it is exact from the first frame.
const MEASURED_AT_ONCE: usize = 40_000;

impl Book {
    /// Cuts the article and guesses its heights.
    pub(super) fn new(page: &Page<'_>) -> Self {
        let article = page.view.article;
        let pieces = pieces::cut(article);
        Self {
            text: article.text.clone(),
            units: article.units.clone(),
            key: page.key(),
            heights: guess(&pieces, page),
            pieces,
            map: CharMap::new(&article.text),
            right_to_left: article.text.chars().any(is_right_to_left),
        }
    }

    /// Whether this is a layout of `article`.
    pub(super) fn is_of(&self, article: &Article) -> bool {
        Arc::ptr_eq(&self.text, &article.text)
    }

    /// Whether the units of `article` are still what they were.
    pub(super) fn has_units_of(&self, article: &Article) -> bool {
        Arc::ptr_eq(&self.units, &article.units)
    }

    /// Forgets the heights if width, size of type or pixels have changed. Says whether they have.
    pub(super) fn refit(&mut self, page: &Page<'_>) -> bool {
        let stale = self.key != page.key();
        if stale {
            self.key = page.key();
            self.heights = guess(&self.pieces, page);
        }
        stale
    }

    /// Height of everything, with the space above and below.
    pub(super) fn height(&self, page: &Page<'_>) -> f32 {
        page.head() + self.heights.total() + page.foot()
    }

    /// How far the column can be scrolled.
    pub(super) fn furthest(&self, page: &Page<'_>) -> f32 {
        (self.height(page) - page.rect.height()).max(0.0)
    }

    /// Pins what stands at the column's top now. Where that piece is only guessed, the first one on screen that is measured.
    pub(super) fn pin_top(&self, offset: f32, page: &Page<'_>) -> Pin {
        let (first, last) = self.visible(offset, page);
        let piece = (first..=last).find(|piece| self.heights.is_measured(*piece)).unwrap_or(first);
        Pin { piece, above: offset - self.heights.top(piece) }
    }

    /// Pins byte `at` to `y` points below the column's top.
    pub(super) fn pin(&mut self, at: usize, y: f32, page: &Page<'_>) -> Pin {
        let piece = pieces::piece_at(&self.pieces, at);
        let inside = self.lay(piece, page).map_or(0.0, |placed| placed.caret(at, false, &self.map).top());
        Pin { piece, above: page.head() + inside - y }
    }

    /// The offset at which a pinned point stands where it shall, once everything then on screen is measured.
    pub(super) fn settle(&mut self, pin: Pin, page: &Page<'_>) -> f32 {
        let mut offset = self.offset_of(pin, page);
        for _ in 0..8 {
            let (first, last) = self.visible(offset, page);
            let unknown: Vec<usize> = (first..=last).filter(|piece| !self.heights.is_measured(*piece)).collect();
            for piece in &unknown {
                self.lay(*piece, page);
            }
            offset = self.offset_of(pin, page);
            if unknown.is_empty() {
                break;
            }
        }
        offset
    }

    /// Lays out a piece and learns its height. Its letters stand as far down as they do below the piece's top.
    pub(super) fn lay(&mut self, piece: usize, page: &Page<'_>) -> Option<Placed> {
        let block = self.pieces.get(piece)?;
        let galley = page.galley(block);
        self.heights.set(piece, page.gap(block) + galley.size().y);
        Some(Placed::new(piece, block.range, pos2(page.left, page.gap(block)), galley, &self.map))
    }

    /// Measures some more pieces; says whether there are still others.
    pub(super) fn measure_ahead(&mut self, page: &Page<'_>) -> bool {
        let mut left = if self.text.len() <= MEASURED_AT_ONCE { usize::MAX } else { MEASURED_AHEAD };
        while left > 0 {
            let Some(piece) = self.heights.next_unmeasured() else { return false };
            self.lay(piece, page);
            left = left.saturating_sub(self.pieces.get(piece).map_or(1, |piece| piece.range.len()));
        }
        true
    }

    /// Lays out what is on screen, `shown` being the part of the column that is; `origin` is the column's first point on screen.
    pub(super) fn place(&self, shown: (f32, f32), origin: f32, page: &Page<'_>) -> Vec<Placed> {
        let mut placed = Vec::new();
        let mut piece = self.heights.find(shown.0 - page.head());
        let mut top = page.head() + self.heights.top(piece);
        while let Some(block) = self.pieces.get(piece).filter(|_| top < shown.1) {
            let at = pos2(page.left, origin + top + page.gap(block));
            placed.push(Placed::new(piece, block.range, at, page.galley(block), &self.map));
            top += self.heights.get(piece);
            piece += 1;
        }
        placed
    }

    /// The offset at which a pinned point stands where it shall by the heights known so far, be it out of reach.
    pub(super) fn offset_at(&self, pin: Pin) -> f32 {
        self.heights.top(pin.piece) + pin.above
    }

    /// Where byte `at` stands in the column, by the heights known so far: exact to the piece, estimated inside it.
    pub(super) fn depth(&self, at: usize, head: f32) -> f32 {
        let piece = pieces::piece_at(&self.pieces, at);
        let range = self.pieces.get(piece).map_or(TextRange::default(), |piece| piece.range);
        let share = at.saturating_sub(range.start).min(range.len()) as f32 / range.len().max(1) as f32;
        head + self.heights.top(piece) + share * self.heights.get(piece)
    }

    /// A byte inside the article, on the border of a character.
    pub(super) fn clamp(&self, at: usize) -> usize {
        (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default()
    }

    fn visible(&self, offset: f32, page: &Page<'_>) -> (usize, usize) {
        let top = offset - page.head();
        (self.heights.find(top), self.heights.find(top + page.rect.height()))
    }

    fn offset_of(&self, pin: Pin, page: &Page<'_>) -> f32 {
        self.offset_at(pin).clamp(0.0, self.furthest(page))
    }
}

fn guess(pieces: &[Piece], page: &Page<'_>) -> Heights {
    Heights::new(pieces.iter().map(|piece| page.estimate(piece)).collect())
}

/// Hebrew, Arabic and their neighbours, with their presentation forms.
fn is_right_to_left(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF)
}
