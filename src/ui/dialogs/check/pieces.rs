//! The words of a story that came in, paragraph by paragraph, each with a tick: without it, it is cut.

use super::super::super::theme::{self, Theme};
use crate::article::{Article, UnitKind};
use crate::text::{TextRange, slice};
use egui::{Button, Checkbox, Frame, Margin, Rect, RichText, ScrollArea, TextWrapMode, Ui, Vec2, vec2};

/// All paragraphs of one story.
pub(super) struct Pieces {
    pieces: Vec<Piece>,
}

/// A paragraph, heading or line.
struct Piece {
    range: TextRange,
    kind: Option<UnitKind>,
    stays: bool,
    words: usize,
    /// In points: a guess until it is shown.
    height: f32,
}

/// No more of one paragraph is shown: enough to tell what it is.
const SHOWN: usize = 600;
/// Roughly, for paragraphs that were not shown yet.
const LINE: (f32, f32) = (80.0, 19.0);
/// Room for the buttons of a paragraph.
const BUTTONS: f32 = 96.0;
const ROW: f32 = 22.0;

impl Pieces {
    /// Of a story, with everything ticked.
    pub(super) fn of(article: &Article) -> Self {
        let piece = |range: TextRange, kind| {
            let text = slice(&article.text, range);
            let lines = (text.chars().take(SHOWN).count() as f32 / LINE.0).ceil();
            Piece { range, kind, stays: true, words: text.split_whitespace().count(), height: (lines * LINE.1).max(ROW) }
        };
        let pieces = article.pieces().into_iter().map(|block| piece(block.range, block.kind)).collect();
        Self { pieces }
    }

    /// How many words stay, or are cut.
    pub(super) fn words(&self, stay: bool) -> usize {
        self.pieces.iter().filter(|piece| piece.stays == stay).map(|piece| piece.words).sum()
    }

    /// The story without what is cut.
    pub(super) fn cut(&self, article: &Article) -> Article {
        let cut = |range| self.pieces.binary_search_by_key(&range, |piece| piece.range).is_ok_and(|at| !self.pieces[at].stays);
        article.without(cut)
    }

    /// Shows the paragraphs.
    pub(super) fn ui(&mut self, ui: &mut Ui, article: &Article, size: Vec2) {
        let theme = Theme::of(ui.ctx());
        // How far it is scrolled belongs to this story alone.
        let salt = (&*article.id.0, article.text.len());
        let mut bounds = (None, None);
        Frame::new().fill(theme.paper).inner_margin(Margin::symmetric(10, 8)).corner_radius(4).show(ui, |ui| {
            // At once as high as it will be: the dialog would grow frame by frame.
            let area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
            let height = size.y - 16.0;
            let area = area.max_width(size.x - 20.0).max_height(height).min_scrolled_height(height);
            area.show(ui, |ui| {
                ui.set_width(size.x - 20.0);
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                for (n, piece) in self.pieces.iter_mut().enumerate() {
                    match ui.push_id(n, |ui| piece.ui(ui, article)).inner {
                        Some(Bound::Begin) => bounds.0 = Some(n),
                        Some(Bound::End) => bounds.1 = Some(n),
                        None => {}
                    }
                }
            });
        });
        self.keep_between(bounds);
    }

    /// Cuts all before the first and after the last; those between stay as they are.
    fn keep_between(&mut self, (first, last): (Option<usize>, Option<usize>)) {
        for (n, piece) in self.pieces.iter_mut().enumerate() {
            piece.stays &= first.is_none_or(|first| n >= first) && last.is_none_or(|last| n <= last);
            piece.stays |= Some(n) == first || Some(n) == last;
        }
    }
}

/// Where a story begins or ends.
enum Bound {
    Begin,
    End,
}

impl Piece {
    /// Shows it, if it is to be seen; gives what the reader said of it.
    fn ui(&mut self, ui: &mut Ui, article: &Article) -> Option<Bound> {
        let width = ui.available_width();
        let place = Rect::from_min_size(ui.cursor().min, vec2(width, self.height));
        if !ui.is_rect_visible(place) {
            ui.allocate_space(place.size());
            return None;
        }
        let hovered = ui.rect_contains_pointer(place);
        let shown = ui.horizontal_top(|ui| {
            // Room for the buttons, so that nothing moves when they come.
            ui.set_min_height(ROW);
            let words = self.text(&Theme::of(ui.ctx()), slice(&article.text, self.range));
            let tick = ui.scope(|ui| {
                ui.set_width(width - BUTTONS);
                ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
                ui.add(Checkbox::new(&mut self.stays, words))
            });
            if hovered || tick.inner.has_focus() { bounds(ui) } else { None }
        });
        self.height = shown.response.rect.height();
        shown.inner
    }

    /// The beginning of its words, as they will look.
    fn text(&self, theme: &Theme, words: &str) -> RichText {
        let end = words.char_indices().nth(SHOWN).map(|(end, _)| end);
        let begin = words.get(..end.unwrap_or(words.len())).unwrap_or_default();
        let begin = begin.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = if end.is_some() { format!("{begin}…") } else { begin };
        let text = RichText::new(shown).color(if self.stays { theme.ink } else { theme.faint });
        let text = if self.stays { text } else { text.strikethrough() };
        match self.kind {
            Some(UnitKind::Title | UnitKind::Subhead) => text.font(theme::reading_semibold(14.0)),
            Some(UnitKind::Aside) => text.font(theme::reading_italic(14.0)),
            _ => text.font(theme::reading_font(14.0)),
        }
    }
}

/// The buttons of the paragraph under the pointer.
fn bounds(ui: &mut Ui) -> Option<Bound> {
    let button =
        |ui: &mut Ui, name: &str, help: &str| ui.add(Button::new(RichText::new(name).small())).on_hover_text(help).clicked();
    let begin = button(ui, "Begin", "The story begins here: untick all above");
    let end = button(ui, "End", "The story ends here: untick all below");
    if begin { Some(Bound::Begin) } else { end.then_some(Bound::End) }
}
