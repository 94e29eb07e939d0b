//! A long list of rows of different heights, of which only those on screen are made.
//!
//! Owns the rows' heights: guessed until a row was shown once. Never knows what a row holds.

use egui::style::ScrollAnimation;
use egui::{Align, Id, IdMap, Rect, ScrollArea, Ui, UiBuilder, vec2};

/// Heights of the rows at one width.
#[derive(Debug, Default)]
pub(super) struct Rows {
    key: (u64, i32),
    /// What the rows are of, if the caller says so.
    ids: Vec<Id>,
    heights: Vec<f32>,
    tops: Vec<f32>,
    wanted: Option<Wanted>,
}

/// A row that shall be on screen.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    row: usize,
    /// Its true height is known only once it was shown: so many frames look again.
    looks: u8,
}

impl Rows {
    /// Brings a row on screen with the next frame.
    pub(super) fn reveal(&mut self, row: usize) {
        self.wanted = Some(Wanted { row, looks: 3 });
    }

    /// Shows rows that come and go while the others keep their heights and places. `ids` says what each row is of.
    pub(super) fn of(&mut self, ui: &mut Ui, ids: &[Id], guess: f32, row: impl FnMut(&mut Ui, usize)) {
        let key = (0, ui.available_width().round() as i32);
        if self.ids != ids || self.key != key {
            let known: IdMap<f32> = self.ids.iter().copied().zip(self.heights.iter().copied()).collect();
            self.heights = ids.iter().map(|id| known.get(id).copied().unwrap_or(guess)).collect();
            self.ids = ids.to_vec();
            self.key = key;
            self.add_up();
        }
        self.show(ui, row);
    }

    /// Shows `count` rows in a scrolled area. `key` changes when the rows do; a row that was not shown yet counts as `guess` high.
    pub(super) fn ui(&mut self, ui: &mut Ui, key: u64, count: usize, guess: f32, row: impl FnMut(&mut Ui, usize)) {
        let key = (key, ui.available_width().round() as i32);
        if self.key != key || self.heights.len() != count {
            // Where only what the rows show has changed, their heights are still the best guess.
            let heights = if self.heights.len() == count { std::mem::take(&mut self.heights) } else { vec![guess; count] };
            *self = Self { key, ids: Vec::new(), heights, tops: Vec::new(), wanted: self.wanted };
            self.add_up();
        }
        self.show(ui, row);
    }

    fn show(&mut self, ui: &mut Ui, mut row: impl FnMut(&mut Ui, usize)) {
        ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, viewport| {
            ui.set_min_height(self.tops.last().copied().unwrap_or_default());
            self.scroll(ui, viewport);
            if self.visible(ui, viewport, &mut row) {
                self.add_up();
                ui.ctx().request_repaint();
            }
        });
    }

    /// Scrolls to the wanted row, unless it is on screen.
    fn scroll(&mut self, ui: &Ui, viewport: Rect) {
        let Some(Wanted { row, looks }) = self.wanted.take() else { return };
        if let Some(looks) = looks.checked_sub(1) {
            self.wanted = Some(Wanted { row, looks });
            ui.ctx().request_repaint();
        }
        let (Some(top), Some(height)) = (self.tops.get(row), self.heights.get(row)) else { return };
        let bottom = top + height;
        let align = match () {
            () if *top >= viewport.top() && bottom <= viewport.bottom() => return,
            () if *height > viewport.height() => Some(Align::Min),
            () if bottom < viewport.top() || *top > viewport.bottom() => Some(Align::Center),
            () => None,
        };
        let place = Rect::from_min_size(ui.max_rect().min + vec2(0.0, *top), vec2(1.0, *height));
        ui.scroll_to_rect_animation(place, align, ScrollAnimation::none());
    }

    /// Shows the rows on screen and one more on either side, so that the keyboard gets on to it; says whether one had another
    /// height than thought. Those below it give way at once.
    fn visible(&mut self, ui: &mut Ui, viewport: Rect, row: &mut impl FnMut(&mut Ui, usize)) -> bool {
        let area = ui.max_rect();
        let first = self.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(2);
        let (mut changed, mut shift, mut below) = (false, 0.0, false);
        for n in first..self.heights.len() {
            let (Some(top), Some(height)) = (self.tops.get(n).copied(), self.heights.get_mut(n)) else { break };
            if below {
                break;
            }
            below = top + shift > viewport.bottom();
            let place = Rect::from_min_size(area.min + vec2(0.0, top + shift), vec2(area.width() - 6.0, *height));
            let salt = self.ids.get(n).copied().unwrap_or_else(|| Id::unique(n));
            let shown = ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(place), |ui| row(ui, n)).response.rect;
            let true_height = shown.height().max(1.0);
            changed |= (true_height - *height).abs() > 0.5;
            shift += true_height - *height;
            *height = true_height;
        }
        changed
    }

    fn add_up(&mut self) {
        let mut top = 0.0;
        self.tops.clear();
        for height in &self.heights {
            self.tops.push(top);
            top += height;
        }
        self.tops.push(top);
    }
}
