//! The article column: one widget that shows an article with its marks, scrolls, selects and copies.
//!
//! Owns the view of one article: what is on screen, what is selected. Never changes an article or an analysis, and never
//! decides what a mark means: it paints the segments it is given and says which byte was pointed at. Only paragraphs on screen
//! are laid out, so that a column of a million words costs what a page costs.

mod access;
mod book;
mod heights;
mod keys;
mod margin;
mod paint;
mod pieces;
mod placed;
mod pointer;
mod select;
mod typeset;

use crate::article::Article;
use crate::marks::{MarginNumber, OwnMark, Segment};
use crate::text::TextRange;
use book::Book;
use egui::scroll_area::ScrollBarVisibility;
use egui::{Margin, Pos2, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, pos2};
use placed::{Placed, RowSpan};
use pointer::Press;
use select::{Grain, Selection};
use typeset::Page;

/// What one frame of a column shows. All offsets are bytes of `article.text`.
pub struct ReaderView<'a> {
    /// The story.
    pub article: &'a Article,
    /// What is marked, sorted and without overlaps, as [`crate::marks::segments`] gives it.
    pub segments: &'a [Segment],
    /// The reader's own marks, sorted by place.
    pub own: &'a [OwnMark],
    /// Numbers beside sentences, sorted.
    pub numbers: &'a [MarginNumber],
    /// The column's name for those who do not see it.
    pub label: &'a str,
    /// Size of the reading type in points.
    pub font_size: f32,
}

/// What the reader did in one frame.
pub struct ReaderResponse {
    /// The byte of the letter under the pointer.
    pub hovered: Option<usize>,
    /// The byte of the letter that was clicked: a press and release in one place, the first of several.
    pub clicked: Option<usize>,
    /// Index into [`ReaderView::numbers`] of the number that was clicked.
    pub margin_clicked: Option<usize>,
    /// Index into [`ReaderView::numbers`] of the number under the pointer.
    pub margin_hovered: Option<usize>,
    /// The column was scrolled by hand.
    pub scrolled: bool,
    /// The column itself, for tooltips and menus.
    pub response: Response,
}

/// The state of one column: where it is scrolled to, and what is selected.
#[derive(Default)]
pub struct Reader {
    book: Option<Book>,
    offset: f32,
    wish: Option<Wish>,
    selection: Option<Selection>,
    /// The caret is shown: the reader selects by keyboard.
    caret: bool,
    /// Where the caret came from, while it goes up and down.
    caret_x: Option<f32>,
    press: Press,
    wants_focus: bool,
    frame: Frame,
}

/// Where the next frame shall be scrolled to.
#[derive(Clone, Copy)]
enum Wish {
    /// A byte so many points below the top.
    Pin(usize, f32),
    /// So far down.
    Offset(f32),
    /// No farther than needed to see a byte.
    Reveal(usize),
}

/// What the newest frame showed.
struct Frame {
    /// The column on screen.
    rect: Rect,
    /// Where the column's first point is on screen, mostly far above.
    origin: f32,
    head: f32,
    height: f32,
    line: f32,
    placed: Vec<Placed>,
}

impl Default for Frame {
    fn default() -> Self {
        Self { rect: Rect::ZERO, origin: 0.0, head: 0.0, height: 0.0, line: 0.0, placed: Vec::new() }
    }
}

impl Reader {
    /// Shows the column in all the space `ui` has left.
    pub fn ui(&mut self, ui: &mut Ui, view: &ReaderView<'_>) -> ReaderResponse {
        let page = Page::new(ui, view);
        self.prepare(&page, ui);
        page.painter.rect_filled(page.rect, 0.0, page.theme.paper);
        let salt = ("reader", &view.article.id.0);
        let scoped = ui.scope_builder(UiBuilder::new().id_salt(salt), |ui| {
            let scroll = &mut ui.spacing_mut().scroll;
            scroll.fade.strength = 0.0;
            // Its spring would pull back from places that are only now known to exist.
            scroll.kinetic.rubber_band = false;
            let area = ScrollArea::vertical().auto_shrink(false).content_margin(Margin::ZERO);
            // The strip beside the column is its scroll bar.
            let area = area.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
            area.vertical_scroll_offset(self.offset).show_viewport(ui, |ui, _| self.body(ui, &page))
        });
        let mut response = scoped.inner.inner;
        let offset = scoped.inner.state.clamped_offset().y;
        response.scrolled = (offset - self.offset).abs() > 0.1 || response.scrolled;
        self.offset = offset;
        response
    }

    /// What is selected, if anything is.
    pub fn selection(&self) -> Option<TextRange> {
        self.selection.map(Selection::range).filter(|range| !range.is_empty())
    }

    /// Selects nothing.
    pub fn clear_selection(&mut self) {
        self.selection = None;
        self.caret = false;
    }

    /// Selects `range` as if the reader had done it.
    pub fn select(&mut self, range: TextRange) {
        self.selection = Some(Selection::between(range.start, range.end));
    }

    /// Gives this column the keyboard with the next frame.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Scrolls so that byte `at` stands `y` points below the column's top, as near as the ends of the column allow.
    pub fn align(&mut self, at: usize, y: f32) {
        self.wish = Some(Wish::Pin(at, y));
    }

    /// Scrolls as little as needed to show byte `at`.
    pub fn reveal(&mut self, at: usize) {
        self.wish = Some(Wish::Reveal(at));
    }

    /// Top of the first and bottom of the last row of `range` on screen. Where it is not laid out, and that is mostly far above
    /// or below the column, the heights are estimated.
    pub fn y_of(&self, range: TextRange) -> (f32, f32) {
        let spans = self.spans(range);
        let top = spans.first().filter(|_| self.is_placed(range.start)).map(|span| span.rect.top());
        let bottom = spans.last().filter(|_| self.is_placed(range.end)).map(|span| span.rect.bottom());
        let top = top.unwrap_or_else(|| self.estimated_y(range.start));
        (top, bottom.unwrap_or_else(|| self.estimated_y(range.end) + self.frame.line).max(top))
    }

    /// The rows of `range` that are laid out, on screen, from top to bottom.
    pub fn screen_rects(&self, range: TextRange) -> Vec<Rect> {
        self.spans(range).into_iter().map(|span| span.rect).collect()
    }

    /// The column on screen.
    pub fn body_rect(&self) -> Rect {
        self.frame.rect
    }

    /// The bytes that are on screen, whole paragraphs.
    pub fn visible(&self) -> TextRange {
        let ends = self.frame.placed.first().zip(self.frame.placed.last());
        ends.map_or(TextRange::default(), |(first, last)| first.range.hull(last.range))
    }

    /// Height of the whole column with the space above and below the text, estimated where it was never shown.
    pub fn content_height(&self) -> f32 {
        self.frame.height
    }

    /// How far the column is scrolled down.
    pub fn offset(&self) -> f32 {
        self.offset
    }

    /// Scrolls to `offset`, as far as the column goes.
    pub fn set_offset(&mut self, offset: f32) {
        self.wish = Some(Wish::Offset(offset));
    }

    /// Where byte `at` stands in the whole column, 0 (top) to 1.
    pub fn fraction_of(&self, at: usize) -> f32 {
        let depth = self.book.as_ref().map_or(0.0, |book| book.depth(at, self.frame.head));
        (depth / self.frame.height.max(1.0)).clamp(0.0, 1.0)
    }

    /// How many pieces were laid out for the newest frame. What a frame costs hangs on this and not on the article's length.
    pub fn laid_out(&self) -> usize {
        self.frame.placed.len()
    }

    /// Brings layout and scrolling up to date before anything is painted.
    fn prepare(&mut self, page: &Page<'_>, ui: &Ui) {
        if !self.book.as_ref().is_some_and(|book| book.is_of(page.view.article)) {
            // What was selected before the column was ever shown is of this article.
            let selection = self.selection.filter(|_| self.book.is_none());
            *self = Self { book: Some(Book::new(page)), wish: self.wish, selection, ..Self::default() };
        }
        let top = self.topmost(page);
        if !self.book.as_ref().is_some_and(|book| book.has_units_of(page.view.article)) {
            self.book = Some(Book::new(page));
            self.wish = self.wish.or(top);
        }
        let Some(book) = &mut self.book else { return };
        if book.refit(page) && self.wish.is_none() {
            self.wish = top;
        }
        let pin = match self.wish.take() {
            Some(Wish::Pin(at, y)) => book.pin(book.clamp(at), y, page),
            Some(Wish::Offset(offset)) => book.pin_top(offset.clamp(0.0, book.furthest(page)), page),
            Some(Wish::Reveal(at)) => revealing(book, at, self.offset, page),
            None => book.pin_top(self.offset, page),
        };
        self.offset = book.settle(pin, page);
        let pin = book.pin_top(self.offset, page);
        if book.measure_ahead(page) {
            ui.ctx().request_repaint();
        }
        self.offset = book.settle(pin, page);
        let (head, height) = (page.head(), book.height(page));
        self.frame = Frame { rect: page.rect, origin: 0.0, head, height, line: page.line(), placed: Vec::new() };
    }

    /// The text at the column's top in the newest frame, so that a new width leaves it there.
    fn topmost(&self, page: &Page<'_>) -> Option<Wish> {
        let (frame, book) = (&self.frame, self.book.as_ref()?);
        let corner = pos2(frame.rect.left(), frame.rect.top() + page.line() * 0.5);
        let piece = frame.placed.iter().find(|placed| placed.rect().bottom() > corner.y)?;
        let at = piece.byte_at(corner.max(piece.origin), &book.map);
        (self.offset > 0.0).then(|| Wish::Pin(at, piece.caret(at, false, &book.map).top() - frame.rect.top()))
    }

    /// Everything inside the scrolled area.
    fn body(&mut self, ui: &mut Ui, page: &Page<'_>) -> ReaderResponse {
        let origin = ui.max_rect().top();
        ui.set_min_height(self.frame.height);
        self.frame.origin = origin;
        let shown = (page.rect.top() - origin, page.rect.bottom() - origin);
        self.frame.placed = self.book.as_ref().map(|book| book.place(shown, origin, page)).unwrap_or_default();
        let id = ui.make_persistent_id("column");
        let touch = ui.input(egui::InputState::any_touches);
        let response = ui.interact(page.rect, id, if touch { Sense::click() } else { Sense::click_and_drag() });
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        let margin = margin::ui(self, ui, page, id);
        let before = self.wish.is_some();
        let clicked = if margin.hovered.is_none() { pointer::handle(self, ui, &response, page) } else { None };
        keys::handle(self, ui, &response, page);
        access::obey(self, ui, response.id);
        paint::paint(self, ui, &response, page);
        margin.paint(ui, page);
        access::describe(self, ui, &response, page);
        let hovered = response.hover_pos().filter(|_| response.contains_pointer()).and_then(|pos| self.byte_under(pos));
        ReaderResponse {
            hovered,
            clicked,
            margin_clicked: margin.clicked,
            margin_hovered: margin.hovered,
            scrolled: self.wish.is_some() && !before,
            response,
        }
    }

    fn spans(&self, range: TextRange) -> Vec<RowSpan> {
        let Some(book) = &self.book else { return Vec::new() };
        self.frame.placed.iter().flat_map(|placed| placed.spans(range, &book.map)).collect()
    }

    fn is_placed(&self, at: usize) -> bool {
        self.frame.placed.iter().any(|placed| placed.range.start <= at && at <= placed.range.end)
    }

    fn estimated_y(&self, at: usize) -> f32 {
        self.frame.origin + self.book.as_ref().map_or(0.0, |book| book.depth(at, self.frame.head))
    }

    fn byte_under(&self, pos: Pos2) -> Option<usize> {
        let book = self.book.as_ref()?;
        self.frame.placed.iter().find_map(|placed| placed.byte_under(pos, &book.map))
    }
}

impl Reader {
    /// The unit of text at a point: for letters the caret place nearest to it.
    fn hit(&self, pos: Pos2, grain: Grain, page: &Page<'_>) -> TextRange {
        let Some(book) = &self.book else { return TextRange::default() };
        let below = self.frame.placed.iter().find(|placed| placed.rect().bottom() > pos.y);
        let Some(placed) = below.or(self.frame.placed.last()) else { return TextRange::default() };
        let under = placed.byte_under(pos, &book.map).filter(|_| grain != Grain::Char);
        let at = under.unwrap_or_else(|| placed.byte_at(pos, &book.map));
        grain.around(at, page.view.article, &book.pieces)
    }
}

/// The pin that shows byte `at` with a line of room, by the smallest way.
fn revealing(book: &mut Book, at: usize, offset: f32, page: &Page<'_>) -> book::Pin {
    let at = book.clamp(at);
    let room = page.line() * 1.5;
    let lowest = (page.rect.height() - room - page.line()).max(room);
    let here = book.pin(at, 0.0, page);
    let y = book.offset_at(here) - offset;
    if (room..=lowest).contains(&y) { book.pin_top(offset, page) } else { book.pin(at, y.clamp(room, lowest), page) }
}
