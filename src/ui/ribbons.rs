//! Ribbons between two columns: each joins a sentence with its match on the other side.
//!
//! Owns form and hit test of the ribbons in one gap. Knows neither sentences nor columns: it is told at which heights a ribbon
//! begins and ends, and says which one is under the pointer.

use crate::analysis::Relation;
use crate::ui::theme::{Theme, Tint};
use egui::accesskit::{Action, Role};
use egui::epaint::Mesh;
use egui::{Color32, CursorIcon, Id, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, lerp, pos2, vec2};

/// One ribbon: where it begins and ends, and how it looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RibbonEnds<'a> {
    /// Top and bottom of the sentence in the left column, on screen; may lie outside of the gap.
    pub left: (f32, f32),
    /// The same in the right column.
    pub right: (f32, f32),
    /// The caller's name for the ribbon, an index of a link; each occurs once in a gap.
    pub link: usize,
    /// How the sentences relate.
    pub relation: Relation,
    /// Painted strong.
    pub focused: bool,
    /// Its name for those who do not see it.
    pub label: &'a str,
}

/// What the reader did with the ribbons of a gap, by their links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RibbonResponse {
    /// The ribbon under the pointer.
    pub hovered: Option<usize>,
    /// The ribbon that was clicked.
    pub clicked: Option<usize>,
}

/// Paints the ribbons of one gap and listens to them. Where two cross, the later one is on top.
pub fn ui(ui: &mut Ui, gap: Rect, ends: &[RibbonEnds<'_>]) -> RibbonResponse {
    let theme = Theme::of(ui.ctx());
    let id = ui.make_persistent_id("ribbons");
    let response = ui.interact(gap, id, Sense::click());
    let ribbons: Vec<Ribbon> = ends.iter().filter_map(|ends| Ribbon::new(ends, gap)).collect();
    let under = response.hover_pos().filter(|_| response.hovered()).and_then(|pos| topmost(&ribbons, pos));
    let strong = |ribbon: &Ribbon| ribbon.ends.focused || under == Some(ribbon.ends.link);
    let painter = ui.painter().with_clip_rect(gap.intersect(ui.clip_rect()));
    for ribbon in ribbons.iter().filter(|ribbon| !strong(ribbon)) {
        ribbon.paint(&painter, &theme, false);
    }
    for ribbon in ribbons.iter().filter(|ribbon| strong(ribbon)) {
        ribbon.paint(&painter, &theme, true);
    }
    let asked: Vec<usize> = ribbons.iter().filter(|ribbon| ribbon.describe(ui, id)).map(|ribbon| ribbon.ends.link).collect();
    if under.is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    RibbonResponse { hovered: under, clicked: under.filter(|_| response.clicked()).or(asked.last().copied()) }
}

/// A ribbon whose ends are drawn in to just beyond the gap, so that one that leads far away still leaves in a soft curve.
struct Ribbon<'a> {
    ends: &'a RibbonEnds<'a>,
    gap: Rect,
    left: (f32, f32),
    right: (f32, f32),
}

/// How far beyond the gap an end may lie.
const BEYOND: f32 = 90.0;
/// Steps of a curve.
const STEPS: usize = 24;

impl<'a> Ribbon<'a> {
    /// None if no part of the ribbon can be seen.
    fn new(ends: &'a RibbonEnds<'a>, gap: Rect) -> Option<Self> {
        let above = ends.left.1 < gap.top() && ends.right.1 < gap.top();
        let below = ends.left.0 > gap.bottom() && ends.right.0 > gap.bottom();
        let near = |y: f32| y.clamp(gap.top() - BEYOND, gap.bottom() + BEYOND);
        let draw_in = |(top, bottom): (f32, f32)| (near(top), near(bottom));
        let seen = !(above || below) && gap.width() >= 1.0;
        seen.then(|| Self { ends, gap, left: draw_in(ends.left), right: draw_in(ends.right) })
    }

    /// Upper and lower edge at `t` (0 left to 1 right): level at both ends, a waist in the middle.
    fn at(&self, t: f32) -> (f32, f32) {
        let ease = t * t * (3.0 - 2.0 * t);
        let (top, bottom) = (lerp(self.left.0..=self.right.0, ease), lerp(self.left.1..=self.right.1, ease));
        let waist = 1.6 * t * (1.0 - t);
        let slack = ((bottom - top) * 0.5 - 2.0).max(0.0) * waist;
        (top + slack, bottom - slack)
    }

    fn contains(&self, pos: Pos2) -> bool {
        let t = (pos.x - self.gap.left()) / self.gap.width();
        let (top, bottom) = self.at(t.clamp(0.0, 1.0));
        (top - 2.0..=bottom + 2.0).contains(&pos.y)
    }

    fn edges(&self) -> [Vec<Pos2>; 2] {
        let step = |n: usize| n as f32 / STEPS as f32;
        let x = |t: f32| lerp(self.gap.left()..=self.gap.right(), t);
        let upper = (0..=STEPS).map(|n| pos2(x(step(n)), self.at(step(n)).0)).collect();
        [upper, (0..=STEPS).map(|n| pos2(x(step(n)), self.at(step(n)).1)).collect()]
    }

    fn paint(&self, painter: &Painter, theme: &Theme, strong: bool) {
        let tint = theme.claim(self.ends.relation);
        let edges = self.edges();
        painter.add(band(&edges, if strong { tint.ribbon_focused } else { tint.ribbon }));
        for edge in edges {
            painter.extend(edge_shapes(edge, self.ends.relation, tint, strong));
        }
    }

    /// Tells a screen reader of the ribbon; true if it asked for a click.
    fn describe(&self, ui: &Ui, gap: Id) -> bool {
        let id = gap.with(self.ends.link);
        let (top, bottom) = self.at(0.5);
        let middle = pos2(self.gap.center().x, f32::midpoint(top, bottom));
        let rect = Rect::from_center_size(middle, vec2(8.0, 4.0)).intersect(self.gap);
        ui.interact(rect, id, Sense::empty());
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Button);
            node.set_bounds(bounds(rect));
            node.set_label(self.ends.label);
            node.add_action(Action::Click);
        });
        ui.input(|input| input.has_accesskit_action_request(id, Action::Click))
    }
}

fn bounds(rect: Rect) -> egui::accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    egui::accesskit::Rect { x0, y0, x1, y1 }
}

fn topmost(ribbons: &[Ribbon<'_>], pos: Pos2) -> Option<usize> {
    ribbons.iter().rev().find(|ribbon| ribbon.contains(pos)).map(|ribbon| ribbon.ends.link)
}

/// The surface between two edges.
fn band([upper, lower]: &[Vec<Pos2>; 2], color: Color32) -> Shape {
    let mut mesh = Mesh::default();
    for (above, below) in upper.iter().zip(lower) {
        mesh.colored_vertex(*above, color);
        mesh.colored_vertex(*below, color);
    }
    for n in (0..upper.len().saturating_sub(1) as u32 * 2).step_by(2) {
        mesh.add_triangle(n, n + 1, n + 2);
        mesh.add_triangle(n + 2, n + 1, n + 3);
    }
    Shape::mesh(mesh)
}

/// The edge tells the relation too: a part is broken, a difference is broad.
fn edge_shapes(edge: Vec<Pos2>, relation: Relation, tint: Tint, strong: bool) -> Vec<Shape> {
    let width = if relation == Relation::Conflict { 1.6 } else { 0.8 } * if strong { 1.6 } else { 1.0 };
    let stroke = Stroke::new(width, if strong { tint.line } else { tint.ribbon_focused });
    match relation {
        Relation::Partial => Shape::dashed_line(&edge, stroke, 4.0, 4.0),
        Relation::Verbatim | Relation::Same | Relation::Conflict => vec![Shape::line(edge, stroke)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap() -> Rect {
        Rect::from_min_max(pos2(100.0, 0.0), pos2(160.0, 400.0))
    }

    fn ends(left: (f32, f32), right: (f32, f32)) -> RibbonEnds<'static> {
        RibbonEnds { left, right, link: 7, relation: Relation::Same, focused: false, label: "ribbon" }
    }

    #[test]
    fn a_ribbon_meets_both_its_sentences() {
        let ends = ends((50.0, 80.0), (200.0, 300.0));
        let ribbon = Ribbon::new(&ends, gap()).unwrap();
        assert_eq!((ribbon.at(0.0), ribbon.at(1.0)), ((50.0, 80.0), (200.0, 300.0)));
        assert!(ribbon.contains(pos2(100.0, 65.0)) && ribbon.contains(pos2(160.0, 250.0)));
        assert!(!ribbon.contains(pos2(100.0, 250.0)) && !ribbon.contains(pos2(160.0, 65.0)));
        let (top, bottom) = ribbon.at(0.5);
        assert!(bottom - top > 3.9 && ribbon.contains(pos2(130.0, f32::midpoint(top, bottom))));
    }

    #[test]
    fn a_ribbon_beyond_the_gap_is_not_there_and_one_that_leaves_it_is() {
        assert!(Ribbon::new(&ends((-80.0, -10.0), (-500.0, -400.0)), gap()).is_none());
        assert!(Ribbon::new(&ends((450.0, 470.0), (900.0, 950.0)), gap()).is_none());
        let far = ends((50.0, 80.0), (90_000.0, 90_050.0));
        let ribbon = Ribbon::new(&far, gap()).unwrap();
        assert!(ribbon.at(1.0).0 > gap().bottom() && ribbon.at(0.3).1 < gap().bottom());
    }

    #[test]
    fn of_two_that_cross_the_later_one_is_on_top() {
        let (first, second) = (ends((0.0, 40.0), (100.0, 140.0)), RibbonEnds { link: 8, ..ends((100.0, 140.0), (0.0, 40.0)) });
        let ribbons: Vec<Ribbon> = [&first, &second].into_iter().filter_map(|ends| Ribbon::new(ends, gap())).collect();
        assert_eq!(topmost(&ribbons, pos2(130.0, 70.0)), Some(8));
        assert_eq!(topmost(&ribbons, pos2(100.0, 20.0)), Some(7));
        assert_eq!(topmost(&ribbons, pos2(130.0, 390.0)), None);
    }
}
