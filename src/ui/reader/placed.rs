//! A piece that stands on screen: which byte is where. Each border between bytes and egui's characters is crossed here.
//!
//! Owns the geometry of laid-out text. Paints nothing.

use crate::text::{CharIndex, CharMap, TextRange};
use egui::text::CCursor;
use egui::{Galley, Pos2, Rect, Vec2, pos2};
use std::sync::Arc;

/// A piece of the article as it was laid out in this frame.
#[derive(Debug)]
pub(super) struct Placed {
    /// Its index.
    pub(super) piece: usize,
    /// Its words (bytes).
    pub(super) range: TextRange,
    /// Where the galley's top left corner is on screen.
    pub(super) origin: Pos2,
    pub(super) galley: Arc<Galley>,
    first_char: usize,
    chars: usize,
    /// One glyph a character, as everything here needs. Not so for right-to-left scripts.
    sound: bool,
}

/// A part of a row that belongs to a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RowSpan {
    /// Its place on screen, as high as the row.
    pub(super) rect: Rect,
    /// Where the letters stand.
    pub(super) baseline: f32,
    /// Nothing of the row is left of it.
    pub(super) from_start: bool,
    /// Nothing of the row is right of it.
    pub(super) to_end: bool,
}

impl Placed {
    pub(super) fn new(piece: usize, range: TextRange, origin: Pos2, galley: Arc<Galley>, map: &CharMap) -> Self {
        let first_char = map.char_of(range.start).0;
        let chars = map.char_of(range.end).0 - first_char;
        let glyphs: usize = galley.rows.iter().map(|row| row.glyphs.len()).sum();
        Self { piece, range, origin, galley, first_char, chars, sound: glyphs == chars }
    }

    /// Its letters' place on screen.
    pub(super) fn rect(&self) -> Rect {
        Rect::from_min_size(self.origin, self.galley.size())
    }

    /// The byte before which a caret stands that is put at `pos`.
    pub(super) fn byte_at(&self, pos: Pos2, map: &CharMap) -> usize {
        if !self.sound {
            return if pos.y < self.rect().center().y { self.range.start } else { self.range.end };
        }
        self.byte_of(self.galley.cursor_from_pos(pos - self.origin).index.0, map)
    }

    /// The byte of the letter that is under `pos`, if one is.
    pub(super) fn byte_under(&self, pos: Pos2, map: &CharMap) -> Option<usize> {
        let at = pos - self.origin;
        let mut before = 0;
        for row in self.galley.rows.iter().filter(|_| self.sound) {
            if (row.min_y()..row.max_y()).contains(&at.y) {
                let x = at.x - row.pos.x;
                // Glyphs may stand a fraction of a point apart: the one before the gap counts.
                let glyph = row.glyphs.partition_point(|glyph| glyph.pos.x <= x).checked_sub(1)?;
                row.glyphs.last().filter(|last| x < last.max_x())?;
                return Some(self.byte_of(before + glyph, map));
            }
            before += row.glyphs.len();
        }
        None
    }

    /// The row above or below the one of byte `at` (`step` -1 or 1): the byte nearest to `x` there, if there is such a row.
    pub(super) fn byte_in_next_row(&self, at: usize, step: isize, x: f32, map: &CharMap) -> Option<usize> {
        let row = self.galley.layout_from_cursor(self.cursor(at, true, map)).row.checked_add_signed(step)?;
        let row = self.galley.rows.get(row).filter(|_| self.sound)?;
        let middle = Vec2::new(x - self.origin.x, row.rect().center().y);
        Some(self.byte_of(self.galley.cursor_from_pos(middle).index.0, map))
    }

    /// First and last byte of the row in which a caret before `at` stands; the last is the one before the space that ends it.
    pub(super) fn row_of(&self, at: usize, map: &CharMap) -> TextRange {
        let wanted = self.galley.layout_from_cursor(self.cursor(at, true, map)).row;
        let Some(row) = self.galley.rows.get(wanted).filter(|_| self.sound) else { return self.range };
        let space = usize::from(wanted + 1 < self.galley.rows.len());
        TextRange::new(self.byte_in_row(wanted, 0, map), self.byte_in_row(wanted, row.glyphs.len().saturating_sub(space), map))
    }

    /// The row in which byte `at` stands and how many letters of it stand before it.
    pub(super) fn row_and_letter(&self, at: usize, map: &CharMap) -> (usize, usize) {
        let cursor = self.galley.layout_from_cursor(self.cursor(at, true, map));
        (cursor.row, cursor.column.0)
    }

    /// The byte before which a caret stands that has so many letters of a row before it.
    pub(super) fn byte_in_row(&self, row: usize, letters: usize, map: &CharMap) -> usize {
        let before: usize = self.galley.rows.iter().take(row).map(|row| row.glyphs.len()).sum();
        self.byte_of(before + letters, map)
    }

    /// The caret before byte `at`: a rectangle without width. `after` a row's last letter it stands there, not in the next row.
    pub(super) fn caret(&self, at: usize, after: bool, map: &CharMap) -> Rect {
        if self.sound {
            let caret = self.galley.pos_from_cursor(self.cursor(at, !after, map));
            return caret.translate(self.origin.to_vec2());
        }
        let share = (at.saturating_sub(self.range.start)) as f32 / self.range.len().max(1) as f32;
        let y = self.origin.y + share * self.galley.size().y;
        Rect::from_min_max(pos2(self.origin.x, y), pos2(self.origin.x, y))
    }

    /// The rows of `range`, one for each row it touches; none where the script cannot be measured.
    pub(super) fn spans(&self, range: TextRange, map: &CharMap) -> Vec<RowSpan> {
        if !self.sound || !range.intersects(self.range) {
            return Vec::new();
        }
        let [from, to] = [range.start, range.end].map(|at| self.char_of(at, map));
        let mut spans = Vec::new();
        let mut before = 0;
        for row in &self.galley.rows {
            let end = before + row.glyphs.len();
            if from < end && before < to {
                spans.extend(self.span(row, from.saturating_sub(before), (to - before).min(row.glyphs.len())));
            }
            before = end;
        }
        spans
    }

    /// The part of a row between two of its glyphs, without the space that ends the row.
    fn span(&self, row: &egui::epaint::text::PlacedRow, from: usize, to: usize) -> Option<RowSpan> {
        let inked = row.glyphs.iter().rposition(|glyph| !glyph.chr.is_whitespace() && glyph.chr != '\u{200B}')? + 1;
        let first = row.glyphs.get(from).filter(|_| from < inked)?;
        let last = row.glyphs.get(to.min(inked).checked_sub(1)?)?;
        let row_at = self.origin + row.pos.to_vec2();
        let rect =
            Rect::from_min_max(pos2(row_at.x + first.pos.x, row_at.y), pos2(row_at.x + last.max_x(), row_at.y + row.size.y));
        Some(RowSpan { rect, baseline: row_at.y + first.pos.y, from_start: from == 0, to_end: to >= inked })
    }

    fn cursor(&self, at: usize, prefer_next_row: bool, map: &CharMap) -> CCursor {
        CCursor { index: self.char_of(at, map).into(), prefer_next_row }
    }

    fn char_of(&self, at: usize, map: &CharMap) -> usize {
        map.char_of(at).0.saturating_sub(self.first_char).min(self.chars)
    }

    fn byte_of(&self, char: usize, map: &CharMap) -> usize {
        map.byte_of(CharIndex(self.first_char + char.min(self.chars)))
    }
}
