//! The line under a name, which tells its kind by form and colour. The same in the columns and where kinds are chosen.

use super::theme::Theme;
use crate::analysis::EntityKind;
use egui::{Painter, Rangef, Rect, Shape, pos2};

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// What is named.
    pub(super) kind: EntityKind,
    /// Only one article names it.
    pub(super) gaps: bool,
    /// The words mean it without naming it.
    pub(super) thin: bool,
    /// The reader follows it.
    pub(super) bold: bool,
}

impl Line {
    /// Paints the line below `y`.
    pub(super) fn paint(self, painter: &Painter, x: Rangef, y: f32, theme: &Theme) {
        let color = theme.entity(self.kind);
        for (offset, thickness) in self.bars() {
            let bar = Rect::from_min_max(pos2(x.min, y + offset), pos2(x.max, y + offset + thickness));
            if self.gaps {
                painter.extend(dots(bar).map(|dot| Shape::rect_filled(dot, 0.0, color)));
            } else {
                painter.rect_filled(bar, 0.0, color);
            }
        }
    }

    /// Height below the first and thickness of each bar.
    fn bars(self) -> impl Iterator<Item = (f32, f32)> {
        const THIN: &[(f32, f32)] = &[(0.5, 0.6)];
        let bars = if self.thin { THIN } else { bars_of(self.kind) };
        let weight = if self.bold { 1.6 } else { 1.0 };
        bars.iter().map(move |(offset, thickness)| (*offset, thickness * weight))
    }
}

/// Persons have one bar, organisations two, places a broad one …
fn bars_of(kind: EntityKind) -> &'static [(f32, f32)] {
    match kind {
        EntityKind::Person | EntityKind::Other => &[(0.0, 1.1)],
        EntityKind::Org => &[(0.0, 1.0), (2.0, 1.0)],
        EntityKind::Place => &[(0.0, 1.9)],
        EntityKind::Group => &[(0.0, 1.9), (2.9, 1.0)],
        EntityKind::Event => &[(0.0, 1.0), (2.0, 1.9)],
    }
}

/// A bar with gaps.
fn dots(bar: Rect) -> impl Iterator<Item = Rect> {
    const STEP: f32 = 4.0;
    let count = (bar.width() / STEP).ceil().max(1.0) as usize;
    (0..count).map(move |n| {
        let left = bar.left() + n as f32 * STEP;
        Rect::from_min_max(pos2(left, bar.top()), pos2((left + 2.0).min(bar.right()), bar.bottom()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_form_of_its_own_and_words_that_name_nothing_are_marked_less() {
        use EntityKind::{Event, Group, Org, Person, Place};
        let line = |kind, thin| Line { kind, gaps: false, thin, bold: false };
        let ink = |line: Line| line.bars().map(|(_, thickness)| thickness).sum::<f32>();
        let kinds = [Person, Org, Place, Group, Event];
        for (n, kind) in kinds.iter().enumerate() {
            assert!(!kinds[..n].iter().any(|other| bars_of(*other) == bars_of(*kind)), "{kind:?}");
            assert!(ink(line(*kind, true)) < ink(line(*kind, false)), "{kind:?}");
        }
    }
}
