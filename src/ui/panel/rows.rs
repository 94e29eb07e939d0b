//! A long list of rows of different heights, of which only those on screen are made.
//!
//! Owns the rows' heights: guessed until a row was shown once. Never knows what a row holds.

use egui::style::ScrollAnimation;
use egui::{Align, Rect, ScrollArea, Ui, UiBuilder, vec2};

/// Heights of the rows at one width.
#[derive(Debug, Default)]
pub(super) struct Rows {
    key: (u64, i32),
    heights: Vec<f32>,
    tops: Vec<f32>,
    wanted: Option<usize>,
}

impl Rows {
    /// Brings a row on screen with the next frame.
    pub(super) fn reveal(&mut self, row: usize) {
        self.wanted = Some(row);
    }

    /// Shows `count` rows in a scrolled area. `key` changes when the rows do; a row that was not shown yet counts as `guess` high.
    pub(super) fn ui(&mut self, ui: &mut Ui, key: u64, count: usize, guess: f32, mut row: impl FnMut(&mut Ui, usize)) {
        let key = (key, ui.available_width().round() as i32);
        if self.key != key || self.heights.len() != count {
            // Where only what the rows show has changed, their heights are still the best guess.
            let heights = if self.heights.len() == count { std::mem::take(&mut self.heights) } else { vec![guess; count] };
            *self = Self { key, heights, tops: Vec::new(), wanted: self.wanted };
            self.add_up();
        }
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
        let Some(wanted) = self.wanted.take() else { return };
        let (Some(top), Some(height)) = (self.tops.get(wanted), self.heights.get(wanted)) else { return };
        if *top < viewport.top() || top + height > viewport.bottom() {
            let place = Rect::from_min_size(ui.max_rect().min + vec2(0.0, *top), vec2(1.0, *height));
            ui.scroll_to_rect_animation(place, Some(Align::Center), ScrollAnimation::none());
        }
    }

    /// Shows the rows on screen; says whether one had another height than thought.
    fn visible(&mut self, ui: &mut Ui, viewport: Rect, row: &mut impl FnMut(&mut Ui, usize)) -> bool {
        let area = ui.max_rect();
        let first = self.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
        let mut changed = false;
        for n in first..self.heights.len() {
            let (Some(top), Some(height)) = (self.tops.get(n).copied(), self.heights.get_mut(n)) else { break };
            if top > viewport.bottom() {
                break;
            }
            let place = Rect::from_min_size(area.min + vec2(0.0, top), vec2(area.width() - 6.0, *height));
            let shown = ui.scope_builder(UiBuilder::new().id_salt(n).max_rect(place), |ui| row(ui, n)).response.rect;
            let true_height = shown.height().max(1.0);
            changed |= (true_height - *height).abs() > 0.5;
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
