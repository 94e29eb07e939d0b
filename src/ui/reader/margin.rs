//! The margin beside the text: numbers of shared sentences, each with a bar along its sentence.
//!
//! Owns place and look of the numbers. A click on one is reported and done by others.

use super::typeset::Page;
use super::{Reader, RowSpan};
use crate::analysis::Relation;
use crate::marks::MarginNumber;
use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// The margin of one frame.
pub(super) struct MarginMarks {
    marks: Vec<Mark>,
    /// Index of the number that was clicked.
    pub(super) clicked: Option<usize>,
    /// Index of the number under the pointer.
    pub(super) hovered: Option<usize>,
}

struct Mark {
    index: usize,
    number: MarginNumber,
    /// Where its words stand.
    rect: Rect,
    /// Top and bottom of the bar.
    bar: (f32, f32),
}

/// Places the numbers whose sentences are on screen, and listens to them.
pub(super) fn ui(reader: &Reader, ui: &Ui, page: &Page<'_>, column: Id) -> MarginMarks {
    let mut margin = MarginMarks { marks: place(reader, page), clicked: None, hovered: None };
    for mark in &margin.marks {
        let id = column.with(("number", mark.number.range.start));
        let response = ui.interact(mark.rect.expand(2.0), id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label(&mark.number)));
        margin.clicked = margin.clicked.or(response.clicked().then_some(mark.index));
        margin.hovered = margin.hovered.or(response.hovered().then_some(mark.index));
    }
    margin
}

/// What stands for a relation, next to its number.
pub(super) fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Verbatim => "≡",
        Relation::Same => "=",
        Relation::Partial => "≈",
        Relation::Conflict => "≠",
    }
}

fn label(number: &MarginNumber) -> String {
    format!("Shared sentence {}, {}", number.number, meaning(number.relation))
}

fn meaning(relation: Relation) -> &'static str {
    match relation {
        Relation::Verbatim => "word for word",
        Relation::Same => "in other words",
        Relation::Partial => "in part",
        Relation::Conflict => "with a difference",
    }
}

fn place(reader: &Reader, page: &Page<'_>) -> Vec<Mark> {
    let (Some(first), Some(last)) = (reader.frame.placed.first(), reader.frame.placed.last()) else { return Vec::new() };
    let numbers = page.view.numbers;
    let from = numbers.partition_point(|number| number.range.end <= first.range.start);
    let mut free = f32::MIN;
    let mut marks = Vec::new();
    for (index, number) in numbers.iter().enumerate().skip(from).take_while(|(_, number)| number.range.start < last.range.end) {
        let spans = reader.spans(number.range);
        let (Some(top), Some(bottom)) = (spans.first(), spans.last()) else { continue };
        let size = vec2(page.view.font_size * 1.5, page.view.font_size * 0.9);
        let y = (top.baseline - size.y * 0.78).max(free);
        let rect = Rect::from_min_size(pos2(bar_x(page) - 5.0 - size.x, y), size);
        free = rect.bottom();
        marks.push(Mark { index, number: *number, rect, bar: bar(top, bottom, page) });
    }
    marks
}

fn bar_x(page: &Page<'_>) -> f32 {
    (page.left - page.view.font_size * 0.6).round()
}

/// A bar runs along the sentence's rows. Two sentences that share a row share its height.
fn bar(first: &RowSpan, last: &RowSpan, page: &Page<'_>) -> (f32, f32) {
    let half = page.line() * 0.5;
    let top = first.rect.top() + if first.from_start { 2.0 } else { half + 1.5 };
    let bottom = last.rect.bottom() - if last.to_end { 2.0 } else { half + 1.5 };
    if bottom - top >= 6.0 { (top, bottom) } else { (first.rect.top() + half - 3.0, last.rect.bottom() - half + 3.0) }
}

impl MarginMarks {
    /// Paints numbers and bars.
    pub(super) fn paint(&self, ui: &Ui, page: &Page<'_>) {
        for mark in &self.marks {
            let color = page.theme.claim(mark.number.relation).line;
            let hovered = self.hovered == Some(mark.index);
            let ink = if hovered { page.theme.ink } else { color };
            let mut right = mark.rect.right_center();
            for galley in [page.sign(sign(mark.number.relation), ink), page.small(mark.number.number.to_string(), ink)] {
                let at = Align2::RIGHT_CENTER.anchor_size(right, galley.size()).min;
                right.x = at.x - 2.0;
                ui.painter().galley(at, galley, ink);
            }
            for rect in bars(mark.number.relation, bar_x(page), mark.bar) {
                ui.painter().rect_filled(rect, 0.0, color);
            }
        }
    }
}

/// Word for word a double bar, the same a plain one, a part a broken one, a difference a broad one.
fn bars(relation: Relation, x: f32, (top, bottom): (f32, f32)) -> Vec<Rect> {
    let bar = |left: f32, width: f32| Rect::from_min_max(pos2(left, top), pos2(left + width, bottom));
    match relation {
        Relation::Verbatim => vec![bar(x - 2.0, 1.0), bar(x + 1.0, 1.0)],
        Relation::Same => vec![bar(x - 0.5, 1.5)],
        Relation::Conflict => vec![bar(x - 1.5, 3.5)],
        Relation::Partial => {
            let count = ((bottom - top) / 6.0).ceil() as usize;
            let piece = |n: usize| {
                let y = top + n as f32 * 6.0;
                Rect::from_min_max(pos2(x - 0.5, y), pos2(x + 1.0, (y + 3.0).min(bottom)))
            };
            (0..count).map(piece).collect()
        }
    }
}
