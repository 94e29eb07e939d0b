//! Sets pieces of an article in type: which face, which size, how wide; and the galley of each.
//!
//! Owns the measure (how wide a column of text is and where it stands) and what is drawn for each character. Knows no scrolling.

use super::ReaderView;
use super::pieces::Piece;
use crate::article::UnitKind;
use crate::text::{TextRange, slice};
use crate::ui::theme::{self, Theme};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Galley, Painter, Rect, Ui};
use std::sync::Arc;

/// The page of one column for one frame: where text goes and how it looks.
pub(super) struct Page<'a> {
    pub(super) view: &'a ReaderView<'a>,
    pub(super) theme: Theme,
    pub(super) painter: Painter,
    /// The column on screen.
    pub(super) rect: Rect,
    /// Left edge of the text on screen.
    pub(super) left: f32,
    /// Width of the text, whole points.
    pub(super) width: f32,
}

/// The longest line, in sizes of the type: about 70 letters of this face.
const MEASURE: f32 = 29.5;
/// Room for numbers at the left, and for the scroll bar at the right, in sizes of the type.
const MARGINS: [f32; 2] = [2.7, 1.2];

impl<'a> Page<'a> {
    /// Places the text inside what `ui` has left.
    pub(super) fn new(ui: &Ui, view: &'a ReaderView<'a>) -> Self {
        let rect = ui.available_rect_before_wrap();
        let [before, behind] = MARGINS.map(|margin| margin * view.font_size);
        let room = (rect.width() - before - behind).max(view.font_size * 4.0);
        let width = room.min(MEASURE * view.font_size).floor();
        let left = (rect.left() + before + (room - width) / 2.0).round();
        Self { view, theme: Theme::of(ui.ctx()), painter: ui.painter().clone(), rect, left, width }
    }

    /// What decides the height of a piece; when it changes, all heights are measured again.
    pub(super) fn key(&self) -> [u32; 3] {
        [self.width, self.view.font_size, self.painter.pixels_per_point()].map(f32::to_bits)
    }

    /// Space above the first piece.
    pub(super) fn head(&self) -> f32 {
        (self.view.font_size * 1.4).round()
    }

    /// Space below the last piece: enough to bring the last lines level with a match in the middle of another column.
    pub(super) fn foot(&self) -> f32 {
        (self.rect.height() * 0.45).round()
    }

    /// Height of a line of the body.
    pub(super) fn line(&self) -> f32 {
        (self.view.font_size * 1.5).round()
    }

    /// Space above a piece.
    pub(super) fn gap(&self, piece: &Piece) -> f32 {
        (piece.gap * self.view.font_size).round()
    }

    /// A guess at the height of a piece, its gap included, without laying it out.
    pub(super) fn estimate(&self, piece: &Piece) -> f32 {
        let rows = (piece.range.len() as f32 * 0.43 * self.view.font_size / self.width).ceil().max(1.0);
        self.gap(piece) + rows * self.line()
    }

    /// Lays out a piece. egui remembers it as long as it is asked for in each frame.
    pub(super) fn galley(&self, piece: &Piece) -> Arc<Galley> {
        self.painter.layout_job(self.job(piece))
    }

    fn job(&self, piece: &Piece) -> LayoutJob {
        let article = self.view.article;
        let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
        job.wrap.max_width = self.width;
        for (range, kind) in runs(article.units.get(article.units_in(piece.range)).unwrap_or_default(), piece) {
            job.append(&drawn(slice(&article.text, range)), 0.0, self.format(kind));
        }
        job
    }

    fn format(&self, kind: UnitKind) -> TextFormat {
        let size = self.view.font_size;
        let (font_id, line, color) = match kind {
            UnitKind::Title => (theme::reading_semibold((size * 1.5).round()), size * 1.8, self.theme.ink),
            UnitKind::Dateline => (theme::reading_font((size * 0.84).round()), size * 1.3, self.theme.faint),
            UnitKind::Subhead => (theme::reading_semibold((size * 1.06).round()), size * 1.5, self.theme.ink),
            UnitKind::Sentence => (theme::reading_font(size), self.line(), self.theme.ink),
            UnitKind::Aside => (theme::reading_font(size), self.line(), self.theme.faint),
        };
        TextFormat { font_id, line_height: Some(line.round()), color, ..TextFormat::default() }
    }

    /// Draws small words in the margin or above the text.
    pub(super) fn small(&self, words: String, color: Color32) -> Arc<Galley> {
        self.painter.layout_no_wrap(words, theme::reading_font((self.view.font_size * 0.72).round()), color)
    }

    /// Draws a sign that has to be seen beside small words.
    pub(super) fn sign(&self, sign: &str, color: Color32) -> Arc<Galley> {
        self.painter.layout_no_wrap(sign.to_owned(), theme::reading_semibold((self.view.font_size * 0.95).round()), color)
    }
}

/// The piece as stretches of one kind, without gaps. Type changes only where it must: each stretch is shaped by itself.
fn runs(units: &[crate::article::Unit], piece: &Piece) -> Vec<(TextRange, UnitKind)> {
    let mut runs = vec![(piece.range, piece.kind)];
    for unit in units {
        if let Some((last, kind)) = runs.last_mut()
            && *kind != unit.kind
            && unit.range.start > last.start
        {
            let tail = TextRange::new(unit.range.start, last.end);
            last.end = unit.range.start;
            runs.push((tail, unit.kind));
        }
    }
    runs
}

/// What is drawn for `text`: one character for each of its own, but a run of white space (a line break too) looks like one space.
fn drawn(text: &str) -> String {
    let mut spaced = false;
    let draw = |c: char| {
        let space = c.is_control() || (c.is_whitespace() && !is_fixed_space(c));
        let shown = if !space {
            c
        } else if spaced {
            '\u{200B}'
        } else {
            ' '
        };
        spaced = space;
        shown
    };
    text.chars().map(draw).collect()
}

/// Spaces that were set on purpose: no-break, narrow no-break, figure.
fn is_fixed_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_break_is_drawn_as_one_space() {
        assert_eq!(drawn("the old \n  bridge"), "the old \u{200B}\u{200B}\u{200B}bridge");
        assert_eq!(drawn("8\u{A0}km\tnorth"), "8\u{A0}km north");
    }

    proptest! {
        #[test]
        fn each_character_is_drawn_as_one(text in "\\PC{0,40}[\n\t\r ]{0,3}\\PC{0,40}") {
            prop_assert_eq!(drawn(&text).chars().count(), text.chars().count());
        }
    }
}
