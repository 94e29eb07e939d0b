//! The strip beside a column that shows the whole article at once: where sentences are shared, where they differ, where the name
//! that the reader follows stands, and what part is on screen. A click or a drag goes there.
//!
//! Owns the strip's ticks, counted per pixel and kept until marks or heights change. Decides nothing about marks.

use crate::analysis::Relation;
use crate::marks::{OwnMark, Segment};
use crate::notebook::Color;
use crate::ui::reader::Reader;
use crate::ui::theme::Theme;
use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

/// Width the strip is made for, in points.
pub const WIDTH: f32 = 13.0;

/// The strip of one column.
#[derive(Default)]
pub struct Overview {
    /// What the ticks were counted from: the marks, the strip's height, the column's.
    counted: Option<(Arc<[Segment]>, f32, f32)>,
    rows: Vec<Row>,
    /// The reader's marks that the ticks were counted from.
    owned: Option<Arc<[OwnMark]>>,
}

/// What one pixel row of the strip shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row {
    claim: Option<Relation>,
    mention: bool,
    own: Own,
}

/// The reader's mark in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Own {
    #[default]
    None,
    Plain,
    Tagged(Color),
}

impl Overview {
    /// Shows the strip in `rect` and scrolls `reader` where the pointer asks for. `label` is its name for those who do not see it.
    /// The ticks are counted again when `segments` is another list, not when it is another copy of the pointer.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        reader: &mut Reader,
        (segments, own): (&Arc<[Segment]>, &Arc<[OwnMark]>),
        label: &str,
    ) -> Response {
        let response = ui.interact(rect, ui.make_persistent_id(("overview", label)), Sense::click_and_drag());
        self.refresh(rect, reader, segments, own);
        self.paint(ui, rect);
        frame(ui, rect, reader, &response);
        follow(rect, reader, &response);
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_role(Role::ScrollBar);
            node.set_label(label);
        });
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    /// Counts the ticks anew when something has changed.
    fn refresh(&mut self, rect: Rect, reader: &Reader, segments: &Arc<[Segment]>, own: &Arc<[OwnMark]>) {
        let height = reader.content_height();
        // Half a percent moves no tick by much; while a long article is being measured its height changes with every frame.
        let holds = |(list, strip, column): &(Arc<[Segment]>, f32, f32)| {
            Arc::ptr_eq(list, segments) && (strip - rect.height()).abs() < 0.5 && (column - height).abs() < height * 0.005
        };
        if self.counted.as_ref().is_some_and(holds) && self.owned.as_ref().is_some_and(|known| Arc::ptr_eq(known, own)) {
            return;
        }
        self.owned = Some(own.clone());
        self.counted = Some((segments.clone(), rect.height(), height));
        self.rows = vec![Row::default(); rect.height().max(1.0) as usize];
        let scale = self.rows.len() as f32;
        for segment in segments.iter() {
            let [from, to] = [segment.range.start, segment.range.end].map(|at| (reader.fraction_of(at) * scale) as usize);
            for row in self.rows.get_mut(from..(to + 1).max(from + 1)).unwrap_or_default() {
                row.claim = stronger(row.claim, segment.claim.map(|claim| claim.relation));
            }
            if let Some(row) = self.rows.get_mut(from) {
                row.mention |= segment.entity.is_some_and(|entity| entity.focused);
            }
        }
        for mark in own.iter() {
            let at = (reader.fraction_of(mark.range.start) * scale) as usize;
            if let Some(row) = self.rows.get_mut(at) {
                row.own = mark.colors.first().map_or(Own::Plain, |color| Own::Tagged(*color));
            }
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect) {
        let theme = Theme::of(ui.ctx());
        ui.painter().rect_filled(rect, 0.0, theme.raised);
        let tick = |y: usize, left: f32, right: f32, height: f32| {
            let y = rect.top() + y as f32;
            Rect::from_min_max(pos2(rect.left() + left, y), pos2(rect.left() + right, y + height))
        };
        let (middle, right) = ((rect.width() * 0.55).round(), rect.width() - 2.0);
        for (y, row) in self.rows.iter().enumerate() {
            if let Some(relation) = row.claim {
                let end = if relation == Relation::Conflict { right } else { middle };
                ui.painter().rect_filled(tick(y, 2.0, end, 1.0), 0.0, theme.claim(relation).line);
            }
            if row.own != Own::None {
                let (_, line) = theme.tag(if let Own::Tagged(color) = row.own { Some(color) } else { None });
                ui.painter().circle_filled(pos2(rect.right() - 4.0, rect.top() + y as f32), 3.0, line);
            }
            if row.mention {
                ui.painter().rect_filled(tick(y, middle + 1.0, right, 3.0), 1.0, theme.ink);
            }
        }
    }
}

/// Of two relations at one place the one that matters more is seen.
fn stronger(a: Option<Relation>, b: Option<Relation>) -> Option<Relation> {
    let weight = |relation: &Relation| match relation {
        Relation::Conflict => 4,
        Relation::Verbatim => 3,
        Relation::Same => 2,
        Relation::Partial => 1,
    };
    [a, b].into_iter().flatten().max_by_key(weight)
}

/// The part of the article that is on screen.
fn frame(ui: &Ui, rect: Rect, reader: &Reader, response: &Response) {
    let theme = Theme::of(ui.ctx());
    let scale = rect.height() / reader.content_height().max(1.0);
    let top = rect.top() + reader.offset() * scale;
    let height = (reader.body_rect().height() * scale).max(6.0).min(rect.height());
    let shown = Rect::from_min_size(pos2(rect.left() + 0.5, top), vec2(rect.width() - 1.0, height)).intersect(rect);
    let active = response.hovered() || response.dragged();
    let stroke = Stroke::new(1.0, if active { theme.accent } else { theme.faint });
    ui.painter().rect(shown, 3.0, theme.faint.gamma_multiply(0.14), stroke, StrokeKind::Inside);
}

/// Brings the middle of the column to where the pointer is.
fn follow(rect: Rect, reader: &mut Reader, response: &Response) {
    let Some(pos) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on() || response.clicked()) else {
        return;
    };
    let share = ((pos.y - rect.top()) / rect.height().max(1.0)).clamp(0.0, 1.0);
    reader.set_offset(share * reader.content_height() - reader.body_rect().height() * 0.5);
    response.ctx.request_repaint();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_never_hidden_by_what_agrees() {
        let all = [Relation::Partial, Relation::Conflict, Relation::Verbatim, Relation::Same];
        let seen = all.into_iter().fold(None, |seen, relation| stronger(seen, Some(relation)));
        assert_eq!(seen, Some(Relation::Conflict));
        assert_eq!(stronger(None, None), None);
    }
}
