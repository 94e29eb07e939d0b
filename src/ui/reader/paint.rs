//! Paints a column: grounds, underlines and signs behind the letters, then the letters, then caret and focus.
//!
//! Owns how a mark looks. Marks are painted behind finished galleys and are no part of their layout, so that switching a lens or
//! following a name never moves a letter. No meaning rests on colour alone: relations differ by strength of ground and by bar and
//! sign in the margin, kinds of names by the form of their line, shared names by a line without gaps, what names nothing outright by a
//! thin line, names that could mean several and differing figures by a sign, other words by a wave and words to the letter by a line above.

use super::super::underline::Line;
use super::Reader;
use super::placed::{Placed, RowSpan};
use super::typeset::Page;
use crate::analysis::MentionForm;
use crate::marks::{ClaimMark, EntityMark, FigureMark, OwnMark, Segment};
use crate::text::{CharMap, TextRange};
use egui::{Color32, CornerRadius, Pos2, Rect, Response, Stroke, Ui, pos2, vec2};

/// Paints what is on screen.
pub(super) fn paint(reader: &Reader, ui: &Ui, response: &Response, page: &Page<'_>) {
    let Some(book) = &reader.book else { return };
    if book.right_to_left {
        notice(reader, ui, page);
    }
    for placed in &reader.frame.placed {
        let brush = Brush { ui, page, placed, map: &book.map };
        brush.marks();
        brush.own();
        if let Some(selected) = reader.selection() {
            brush.selection(selected);
        }
        ui.painter().galley(placed.origin, placed.galley.clone(), page.theme.ink);
    }
    if response.has_focus() {
        focus(reader, ui, page);
    }
}

/// Right-to-left scripts come out in the wrong order; better to say so than to let a reader quote them.
fn notice(reader: &Reader, ui: &Ui, page: &Page<'_>) {
    let words = "Right-to-left text is not supported yet: its words are out of order, and not marked.";
    let galley = page.small(words.to_owned(), page.theme.faint);
    let painter = ui.painter().with_clip_rect(page.rect.intersect(ui.clip_rect()));
    painter.galley(pos2(page.rect.left() + 8.0, reader.frame.origin + 4.0), galley, page.theme.faint);
}

/// The column that has the keyboard shows it by a line along its top, and the caret where it selects.
fn focus(reader: &Reader, ui: &Ui, page: &Page<'_>) {
    let line = Rect::from_min_size(page.rect.min, vec2(page.rect.width(), 2.0));
    ui.painter().rect_filled(line, 0.0, page.theme.accent);
    let (Some(selection), Some(book)) = (reader.selection.filter(|_| reader.caret), &reader.book) else { return };
    let at = selection.at();
    if let Some(placed) = reader.frame.placed.iter().rev().find(|placed| placed.range.start <= at && at <= placed.range.end) {
        let caret = placed.caret(at, false, &book.map);
        ui.painter().rect_filled(caret.expand2(vec2(0.75, 0.0)), 0.0, page.theme.accent);
    }
}

struct Brush<'a> {
    ui: &'a Ui,
    page: &'a Page<'a>,
    placed: &'a Placed,
    map: &'a CharMap,
}

impl Brush<'_> {
    fn marks(&self) {
        let segments = within(self.page.view.segments, self.placed.range);
        for (range, claim) in runs(segments, |segment| segment.claim) {
            self.claim(range, claim);
        }
        for (range, figure) in runs(segments, |segment| segment.figure) {
            self.figure(range, figure);
        }
        for (range, _) in runs(segments, |segment| segment.quote) {
            self.quote(range);
        }
        for (range, ()) in runs(segments, |segment| segment.word_for_word) {
            self.word_for_word(range);
        }
        for (range, entity) in runs(segments, |segment| segment.entity) {
            self.entity(range, entity);
        }
        for (range, ()) in runs(segments, |segment| segment.other_words) {
            self.other_words(range);
        }
    }

    /// The reader's marks lie like a highlighter over what was found, held by a bracket at either end: nothing that was found has
    /// brackets.
    fn own(&self) {
        for mark in self.page.view.own.iter().filter(|mark| mark.range.intersects(self.placed.range)) {
            let spans = self.spans(mark.range);
            let (fill, line) = self.page.theme.tag(mark.colors.first().copied());
            for span in &spans {
                let letters = self.letters(span).expand2(vec2(1.0, 1.0));
                self.ui.painter().rect_filled(letters, 2.0, if mark.focused { fill.gamma_multiply(1.7) } else { fill });
            }
            if let Some(first) = spans.first().filter(|_| self.placed.range.contains(mark.range.start)) {
                self.bracket(first, true, line, mark.focused);
                self.dots(first, mark);
            }
            if let Some(last) = spans.last().filter(|_| mark.range.end <= self.placed.range.end) {
                self.bracket(last, false, line, mark.focused);
                self.note_sign(last, mark, line);
            }
        }
    }

    fn bracket(&self, span: &RowSpan, opens: bool, color: Color32, strong: bool) {
        let letters = self.letters(span).expand2(vec2(2.0, 2.0));
        let (x, arm) = if opens { (letters.left(), 4.0) } else { (letters.right(), -4.0) };
        let stroke = Stroke::new(if strong { 2.5 } else { 1.75 }, color);
        let corners =
            [pos2(x + arm, letters.top()), pos2(x, letters.top()), pos2(x, letters.bottom()), pos2(x + arm, letters.bottom())];
        self.ui.painter().line(corners.to_vec(), stroke);
    }

    /// A dot above the first letters for each further tag.
    fn dots(&self, span: &RowSpan, mark: &OwnMark) {
        let top = self.letters(span).left_top();
        for (n, color) in mark.colors.iter().skip(1).enumerate() {
            let (_, line) = self.page.theme.tag(Some(*color));
            self.ui.painter().circle_filled(top + vec2(7.0 + 7.0 * n as f32, -4.0), 2.5, line);
        }
    }

    /// Behind the last letter: that there is a note, that there is a link.
    fn note_sign(&self, span: &RowSpan, mark: &OwnMark, color: Color32) {
        let corner = self.letters(span).right_top() + vec2(-1.0, -5.0);
        let painter = self.ui.painter();
        if mark.note {
            let page = Rect::from_center_size(corner, vec2(8.0, 8.0));
            painter.rect_filled(page, 1.5, color);
            for y in [page.top() + 2.5, page.top() + 5.5] {
                painter.hline(page.shrink(1.5).x_range(), y, Stroke::new(1.0, self.page.theme.paper));
            }
        }
        if mark.linked {
            let at = corner + vec2(if mark.note { 10.0 } else { 0.0 }, 0.0);
            for x in [-2.0, 2.0] {
                painter.circle_stroke(at + vec2(x, 0.0), 3.0, Stroke::new(1.4, color));
            }
        }
    }

    fn spans(&self, range: TextRange) -> Vec<RowSpan> {
        self.placed.spans(range, self.map)
    }

    /// A shared sentence: rows of one ground that meet without a seam, rounded where the sentence begins and ends.
    fn claim(&self, range: TextRange, mark: ClaimMark) {
        let tint = self.page.theme.claim(mark.relation);
        let fill = if mark.focused { tint.focused } else { tint.fill };
        let spans = self.spans(range);
        for (n, span) in spans.iter().enumerate() {
            let [first, last] = [n == 0, n + 1 == spans.len()].map(|edge| if edge { 4 } else { 0 });
            let corners = CornerRadius { nw: first, ne: first, sw: last, se: last };
            self.ui.painter().rect_filled(span.rect.expand2(vec2(1.5, 0.0)), corners, fill);
        }
    }

    fn figure(&self, range: TextRange, mark: FigureMark) {
        let theme = &self.page.theme;
        let fill = if mark.conflict.is_some() { theme.amber_fill } else { theme.figure_fill };
        let spans = self.spans(range);
        for span in &spans {
            self.ui.painter().rect_filled(self.letters(span).expand2(vec2(2.0, 0.0)), 3.0, fill);
        }
        if let (Some(span), true) = (spans.last(), mark.conflict.is_some()) {
            self.differs(span);
        }
    }

    /// The sign that a figure differs: a line under it and a small sign above its end.
    fn differs(&self, span: &RowSpan) {
        let amber = self.page.theme.amber;
        let letters = self.letters(span);
        self.sign("≠", span, amber);
        self.ui.painter().hline(letters.x_range(), letters.bottom() - 0.5, Stroke::new(1.0, amber));
    }

    /// A small sign above the end of some words.
    fn sign(&self, sign: &str, span: &RowSpan, color: Color32) {
        let sign = self.page.sign(sign, color);
        let letters = self.letters(span);
        let at = pos2(letters.right() - sign.size().x * 0.4, letters.top() - sign.size().y * 0.58);
        self.ui.painter().galley(at, sign, color);
    }

    /// Quoted words: a corner where they begin and one where they end.
    fn quote(&self, range: TextRange) {
        let spans = self.spans(with_marks(range, &self.page.view.article.text));
        let stroke = Stroke::new(1.0, self.page.theme.quote);
        let arm = self.page.view.font_size * 0.3;
        if let Some(first) = spans.first().filter(|_| self.placed.range.contains(range.start)) {
            self.corner(self.letters(first).left_top() - vec2(1.0, 1.0), vec2(arm, arm), stroke);
        }
        if let Some(last) = spans.last() {
            self.corner(self.letters(last).right_bottom() + vec2(1.0, 0.0), vec2(-arm, -arm), stroke);
        }
    }

    fn corner(&self, at: Pos2, arm: egui::Vec2, stroke: Stroke) {
        self.ui.painter().line(vec![at + vec2(arm.x, 0.0), at, at + vec2(0.0, arm.y)], stroke);
    }

    /// Words to the letter: a line above each row of them, bent down at its ends, lest it look like one below the row before.
    fn word_for_word(&self, range: TextRange) {
        let stroke = Stroke::new(1.0, self.page.theme.verbatim.line);
        for span in self.spans(range) {
            let letters = self.letters(&span);
            let y = letters.top() + 1.0;
            self.ui.painter().hline(letters.x_range(), y, stroke);
            for x in [letters.left(), letters.right()] {
                self.ui.painter().vline(x, y..=y + 6.0, stroke);
            }
        }
    }

    /// Words that the match says otherwise: a thin wave below them, which nothing else has.
    fn other_words(&self, range: TextRange) {
        let stroke = Stroke::new(1.0, self.page.theme.wording);
        for span in self.spans(range) {
            let (y, left) = (span.baseline + (self.page.view.font_size * 0.2).round() + 3.0, span.rect.left());
            let steps = (span.rect.width() / 2.5).ceil().max(2.0) as usize;
            let step = span.rect.width() / steps as f32;
            let points = (0..=steps).map(|n| pos2(left + step * n as f32, y + if n % 2 == 0 { 1.2 } else { -1.2 }));
            self.ui.painter().line(points.collect(), stroke);
        }
    }

    fn entity(&self, range: TextRange, mark: EntityMark) {
        let spans = self.spans(range);
        for span in &spans {
            if mark.focused {
                self.ui.painter().rect_filled(self.letters(span).expand2(vec2(2.0, 0.5)), 3.0, self.page.theme.mention_fill);
            }
            self.underline(span, mark);
        }
        if let (Some(span), true) = (spans.last(), mark.ambiguous) {
            self.sign("?", span, self.page.theme.accent);
        }
    }

    fn underline(&self, span: &RowSpan, mark: EntityMark) {
        let y = span.baseline + (self.page.view.font_size * 0.2).round();
        let line = Line { kind: mark.kind, gaps: !mark.shared, thin: is_weak(mark.form), bold: mark.focused };
        line.paint(self.ui.painter(), span.rect.x_range(), y, &self.page.theme);
    }

    /// The part of a row that letters fill, without the space between lines.
    fn letters(&self, span: &RowSpan) -> Rect {
        let size = self.page.view.font_size;
        let (top, bottom) = (span.baseline - size * 0.8, span.baseline + size * 0.28);
        Rect::from_min_max(pos2(span.rect.left(), top), pos2(span.rect.right(), bottom))
    }

    fn selection(&self, selected: TextRange) {
        for span in self.spans(selected) {
            let mut rect = span.rect;
            if selected.end > self.placed.range.end && span.to_end || !span.to_end && rect.width() == 0.0 {
                rect.max.x += self.page.view.font_size * 0.25;
            }
            self.ui.painter().rect_filled(rect, 0.0, self.page.theme.selection);
        }
    }
}

/// Whether words mean something without naming it: they are marked, but less than a name is.
fn is_weak(form: MentionForm) -> bool {
    matches!(form, MentionForm::Demonym | MentionForm::Metonym | MentionForm::Nominal)
}

/// Quoted words with the marks around them, each any one character that is no letter, digit or space.
fn with_marks(range: TextRange, text: &str) -> TextRange {
    let is_mark = |c: &char| !c.is_alphanumeric() && !c.is_whitespace();
    let before = text.get(..range.start).and_then(|text| text.chars().next_back()).filter(is_mark);
    let behind = text.get(range.end..).and_then(|text| text.chars().next()).filter(is_mark);
    TextRange::new(range.start - before.map_or(0, char::len_utf8), range.end + behind.map_or(0, char::len_utf8))
}

/// The segments that have a byte in `range`.
fn within(segments: &[Segment], range: TextRange) -> &[Segment] {
    let first = segments.partition_point(|segment| segment.range.end <= range.start);
    let last = segments.partition_point(|segment| segment.range.start < range.end);
    segments.get(first..last).unwrap_or_default()
}

/// One layer of the segments: stretches that carry the same mark, joined where another layer had cut them.
fn runs<T: Copy + PartialEq>(segments: &[Segment], layer: impl Fn(&Segment) -> Option<T>) -> Vec<(TextRange, T)> {
    let mut runs: Vec<(TextRange, T)> = Vec::new();
    for segment in segments {
        let Some(mark) = layer(segment) else { continue };
        match runs.last_mut() {
            Some((range, last)) if *last == mark && range.end == segment.range.start => range.end = segment.range.end,
            _ => runs.push((segment.range, mark)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_joins_what_another_has_cut() {
        let plain = |start, end, quote| Segment {
            range: TextRange::new(start, end),
            entity: None,
            claim: None,
            figure: None,
            quote,
            other_words: None,
            word_for_word: None,
        };
        let segments =
            [plain(0, 4, Some(1)), plain(4, 6, Some(1)), plain(6, 9, Some(2)), plain(11, 12, Some(2)), plain(12, 14, None)];
        let joined = runs(&segments, |segment| segment.quote);
        let expected = [(0, 6, 1), (6, 9, 2), (11, 12, 2)].map(|(start, end, quote)| (TextRange::new(start, end), quote));
        assert_eq!(joined, expected);
        assert_eq!(within(&segments, TextRange::new(5, 11)).len(), 2);
    }
}
