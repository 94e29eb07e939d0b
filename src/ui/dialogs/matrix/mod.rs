//! Who says what: claims from top to bottom, articles from left to right, and how each article words each claim. The reader's own claims
//! come first.
//!
//! All rows are of one height, so that only those on screen are made.

mod cell;
mod own;

use super::super::actions::{Action, Actions};
use super::super::panel::{claim_cards, verdict_sign};
use super::super::scene::Scene;
use super::super::theme::Theme;
use super::title;
use crate::analysis::matrix::{ALONE, Row};
use crate::notebook::ClaimCard;
use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// Width of the claims' numbers.
const NUMBERS: f32 = 40.0;
/// Cells are no narrower; where there is less room the table is scrolled.
const NARROWEST: f32 = 230.0;
const ROW: f32 = 82.0;
const HEAD: f32 = 24.0;

/// Where everything stands.
struct Grid {
    /// Width of one article.
    cell: f32,
    articles: usize,
}

impl Grid {
    fn new(width: f32, articles: usize) -> Self {
        let room = (width - NUMBERS - 14.0) / articles.max(1) as f32;
        Self { cell: room.floor().max(NARROWEST), articles }
    }

    fn width(&self) -> f32 {
        NUMBERS + self.cell * self.articles as f32
    }

    fn left(&self, doc: usize) -> f32 {
        NUMBERS + self.cell * doc as f32
    }
}

/// Shows the table over most of the window.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let room = ui.ctx().content_rect().size() - vec2(90.0, 90.0);
    ui.set_min_size(room);
    ui.set_max_size(room);
    ui.horizontal(|ui| {
        title(ui, "Who says what");
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if ui.button("Close").clicked() {
                actions.push(Action::CloseDialog);
            }
            // In what the button leaves.
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| more(ui, left_out(scene)));
        });
    });
    let cards = claim_cards(scene);
    let rows: Vec<_> = cards.into_iter().map(Line::Own).chain(scene.digest.matrix.iter().map(Line::Found)).collect();
    if scene.session.articles().len() < 2 || rows.is_empty() {
        ui.label("Open two articles on one event to see who says what.");
        return;
    }
    let grid = Grid::new(ui.available_width(), scene.session.articles().len());
    let area = ScrollArea::both().auto_shrink(false).id_salt("who says what");
    let whole = ui.available_rect_before_wrap();
    let head = whole.with_max_y(whole.top() + HEAD);
    let body = whole.with_min_y(head.bottom());
    let scrolled = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        let shown = area.show_viewport(ui, |ui, viewport| table(ui, scene, (&grid, &rows), viewport, actions));
        shown.state.clamped_offset().x
    });
    heads(ui, scene, &grid, head, scrolled.inner);
}

fn more(ui: &mut Ui, left: usize) {
    if left > 0 {
        let words = format!(
            "and {left} more sentences in the Compare tab: perhaps the same, or not among the {ALONE} weightiest of a story"
        );
        ui.add(Label::new(RichText::new(words).small().color(Theme::of(ui.ctx()).faint)).truncate());
    }
}

/// How many sentences have no row.
fn left_out(scene: Scene<'_>) -> usize {
    let listed = scene.digest.matrix.iter().filter(|row| row.claim.is_none()).count();
    scene.analysis.unsure.len() + scene.analysis.only_in.len().saturating_sub(listed)
}

/// What stands in a row.
#[derive(Clone, Copy)]
enum Line<'a> {
    /// A claim of the reader's.
    Own(&'a ClaimCard),
    /// A claim that was found.
    Found(&'a Row),
}

/// The rows on screen, and one more on either side so that the keyboard gets on to it.
fn table(ui: &mut Ui, scene: Scene<'_>, (grid, rows): (&Grid, &[Line<'_>]), viewport: Rect, actions: &mut Actions) {
    ui.set_min_size(vec2(grid.width(), ROW * rows.len() as f32));
    let first = ((viewport.top() / ROW) as usize).saturating_sub(1);
    let last = ((viewport.bottom() / ROW).ceil() as usize + 1).min(rows.len());
    let corner = ui.max_rect().min;
    for (n, line) in rows.iter().enumerate().take(last).skip(first) {
        let top = corner.y + ROW * n as f32;
        let room = |doc: usize| {
            let at = pos2(corner.x + grid.left(doc), top);
            Rect::from_min_size(at, vec2(grid.cell, ROW)).shrink(2.0)
        };
        let seen = Rect::from_min_size(pos2(corner.x + viewport.left(), top), vec2(viewport.width(), ROW));
        match line {
            Line::Own(card) => {
                (0..grid.articles).for_each(|doc| own::cell(ui, scene, card, doc, room(doc), actions));
                own::statement(ui, card, seen.with_min_x(seen.left() + NUMBERS));
            }
            Line::Found(row) => {
                for (doc, found) in row.cells.iter().enumerate() {
                    match found {
                        Some(found) => cell::filled(ui, scene, (n, row), found, room(doc), actions),
                        None => cell::empty(ui, scene, (n, row), doc, room(doc)),
                    }
                }
            }
        }
        number(ui, scene, *line, seen.with_max_x(seen.left() + NUMBERS));
    }
}

/// The claim's number; it stays where it is while the table is scrolled sidewards.
fn number(ui: &Ui, scene: Scene<'_>, line: Line<'_>, rect: Rect) {
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, theme.desk);
    let (words, size, colour) = match line {
        Line::Own(card) => (format!("own\n{}", verdict_sign(card.verdict)), 10.5, theme.verdict(card.verdict)),
        Line::Found(row) => {
            let relation = row.claim.and_then(|claim| cell::relation(scene, claim));
            let colour = relation.map_or(theme.faint, |relation| theme.claim(relation).line);
            row.claim.map_or_else(|| ("only\nhere".to_owned(), 10.5, colour), |claim| (claim.to_string(), 15.0, colour))
        }
    };
    let at = rect.left_top() + vec2(4.0, 8.0);
    ui.painter().text(at, egui::Align2::LEFT_TOP, words, egui::FontId::proportional(size), colour);
}

/// The articles' names above their cells; they stay where they are while the table is scrolled down.
fn heads(ui: &mut Ui, scene: Scene<'_>, grid: &Grid, head: Rect, scrolled: f32) {
    let theme = Theme::of(ui.ctx());
    let clip = head.with_min_x(head.left() + NUMBERS).intersect(ui.clip_rect());
    for doc in 0..grid.articles {
        let left = head.left() + grid.left(doc) - scrolled;
        let rect = Rect::from_min_size(pos2(left + 8.0, head.top()), vec2(grid.cell - 16.0, HEAD));
        let builder = UiBuilder::new().id_salt(("head", doc)).max_rect(rect).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(builder, |ui| {
            ui.set_clip_rect(clip);
            let name = RichText::new(scene.label(doc)).strong().color(theme.ink);
            ui.add(Label::new(name).truncate());
        });
    }
    ui.painter().hline(head.x_range(), head.bottom(), egui::Stroke::new(1.0, theme.hairline));
}
