//! A cell: how one article words one claim, or that it does not tell it.

use super::super::super::actions::{Action, Actions};
use super::super::super::scene::Scene;
use super::super::super::theme::{self, Theme};
use crate::analysis::matrix::{Cell, Row};
use crate::analysis::{Certainty, Figure, Relation};
use crate::text::TextRange;
use egui::text::{LayoutJob, TextWrapping};
use egui::{FontId, Id, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextFormat, Ui, UiBuilder, WidgetInfo, vec2};

/// Rows of the wording before it is cut.
const ROWS: usize = 3;

/// The relation that matters most in the claim of that number.
pub(super) fn relation(scene: Scene<'_>, claim: usize) -> Option<Relation> {
    let at = scene.analysis.groups.binary_search_by_key(&claim, |group| group.number).ok()?;
    let group = scene.analysis.groups.get(at)?;
    group.links.iter().filter_map(|link| scene.analysis.links.get(*link)).map(|link| link.relation).min()
}

/// Shows how an article words a claim; a click leads there.
pub(super) fn filled(ui: &mut Ui, scene: Scene<'_>, (n, row): (usize, &Row), cell: &Cell, rect: Rect, actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    let id = id(ui, n, cell.place.doc);
    let response = ui.interact(rect, id, Sense::click());
    let label = format!("{}: {}", name(scene, row, cell.place.doc), said(scene, cell).join("; "));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let lit = response.hovered() || response.has_focus();
    let edge = Stroke::new(1.0, if lit { theme.accent } else { theme.hairline });
    ui.painter().rect(rect, 4.0, theme.paper, edge, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(8.0, 5.0));
    let job = wording(scene, cell, inner.width(), &theme);
    let words = ui.painter().layout_job(job);
    let painter = ui.painter().with_clip_rect(inner.intersect(ui.clip_rect()));
    let signs = painter.layout_job(signs(scene, cell, inner.width(), &theme));
    // A card over the table tells only what the cell does not.
    let tells_more = words.elided || signs.elided || cell.wording != cell.place || cell.more > 0;
    painter.galley(inner.min, words, theme.ink);
    painter.galley(inner.left_bottom() - vec2(0.0, signs.size().y), signs, theme.faint);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        actions.push(Action::CloseDialog);
        actions.push(Action::Reveal(cell.place));
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if !tells_more {
        return;
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        ui.label(RichText::new(scene.words(cell.place)).font(theme::reading_font(14.5)).color(theme.ink));
        for (words, differs) in notes(scene, cell) {
            ui.label(RichText::new(words).small().color(if differs { theme.amber } else { theme.faint }));
        }
    });
}

/// Shows that an article does not tell a claim.
pub(super) fn empty(ui: &mut Ui, scene: Scene<'_>, (n, row): (usize, &Row), doc: usize, rect: Rect) {
    let builder = UiBuilder::new().id_salt(("empty", n, doc)).max_rect(rect);
    let response = ui.scope_builder(builder, |ui| ui.interact(rect, id(ui, n, doc), Sense::hover())).inner;
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: not found", name(scene, row, doc))));
    dash(ui, rect);
}

/// The sign for nothing.
pub(super) fn dash(ui: &Ui, rect: Rect) {
    let faint = Theme::of(ui.ctx()).faint;
    let dash = ui.painter().layout_no_wrap("–".to_owned(), FontId::proportional(14.0), faint);
    ui.painter().galley(rect.center() - dash.size() * 0.5, dash, faint);
}

fn id(ui: &Ui, row: usize, doc: usize) -> Id {
    ui.make_persistent_id(("cell", row, doc))
}

/// "Claim 3, Courier".
fn name(scene: Scene<'_>, row: &Row, doc: usize) -> String {
    let claim = row.claim.map_or_else(|| "Only here".to_owned(), |number| format!("Claim {number}"));
    format!("{claim}, {}", scene.label(doc))
}

/// How firmly an outlet says something, where that is not in its own words without a doubt.
fn certainty(scene: Scene<'_>, cell: &Cell) -> Option<String> {
    let words = match cell.certainty {
        Certainty::Asserted => return None,
        Certainty::Attributed => return Some(format!("by {} word", whose(scene, cell))),
        Certainty::Hedged => "with a doubt",
        Certainty::Denied => "negated",
    };
    Some(words.to_owned())
}

/// "Okafor's"; where the text does not tell, "somebody's".
fn whose(scene: Scene<'_>, cell: &Cell) -> String {
    let name = cell.speaker.as_ref().map_or_else(|| "somebody".to_owned(), |speaker| scene.speaker(speaker));
    let genitive = if name.ends_with('s') { "’" } else { "’s" };
    format!("{name}{genitive}")
}

/// The figures of a cell that another article gives otherwise.
fn differing<'a>(scene: Scene<'a>, cell: &Cell) -> Vec<&'a Figure> {
    let differs = |figure: &&Figure| {
        scene.analysis.conflicts.iter().any(|conflict| [&conflict.a, &conflict.b].iter().any(|side| side.place == figure.place))
    };
    cell.figures.iter().filter_map(|n| scene.analysis.figures.get(*n)).filter(differs).collect()
}

/// What stands below the wording, each with whether it is a difference.
fn marks(scene: Scene<'_>, cell: &Cell) -> Vec<(String, bool)> {
    let differing = differing(scene, cell).into_iter().map(|figure| (format!("≠ {}", scene.words(figure.place)), true));
    let certainty = certainty(scene, cell).map(|words| (words, false));
    let more = (cell.more > 0).then(|| (format!("+{}", cell.more), false));
    differing.chain(certainty).chain(more).collect()
}

/// The same in full words.
fn notes(scene: Scene<'_>, cell: &Cell) -> Vec<(String, bool)> {
    let full = |words: String| words.strip_prefix('+').map(|n| format!("{n} more in this article")).unwrap_or(words);
    marks(scene, cell).into_iter().map(|(words, differs)| (full(words), differs)).collect()
}

/// Wording and notes, for those who do not see them.
fn said(scene: Scene<'_>, cell: &Cell) -> Vec<String> {
    std::iter::once(scene.words(cell.wording)).chain(notes(scene, cell).into_iter().map(|(words, _)| words)).collect()
}

/// Nothing yet; what is added and does not fit into the rows ends with "…".
pub(super) fn clipped(width: f32, rows: usize) -> LayoutJob {
    let wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
    LayoutJob { wrap, ..LayoutJob::default() }
}

fn signs(scene: Scene<'_>, cell: &Cell, width: f32, theme: &Theme) -> LayoutJob {
    let mut job = clipped(width, 1);
    for (words, differs) in marks(scene, cell) {
        let colour = if differs { theme.amber } else { theme.faint };
        job.append(&format!("{words}    "), 0.0, TextFormat::simple(FontId::proportional(11.5), colour));
    }
    job
}

/// The part that matches; figures in it that differ are amber.
fn wording(scene: Scene<'_>, cell: &Cell, width: f32, theme: &Theme) -> LayoutJob {
    let mut job = clipped(width, ROWS);
    let plain = TextFormat::simple(theme::reading_font(14.5), theme.ink);
    let amber = TextFormat { background: theme.amber_fill, ..TextFormat::simple(theme::reading_font(14.5), theme.amber) };
    let mut rest = cell.wording;
    let [before, behind] = scene.session.articles().get(cell.place.doc).map_or([false; 2], |article| cell.cuts(&article.text));
    if before {
        job.append("… ", 0.0, plain.clone());
    }
    for figure in differing(scene, cell) {
        if figure.place.range.start < rest.range.start || figure.place.range.end > rest.range.end {
            continue;
        }
        let [before, inside, behind] = scene.words_around(rest, figure.place.range);
        job.append(&before, 0.0, plain.clone());
        job.append(&inside, 0.0, amber.clone());
        let gap = if behind.starts_with(' ') { " " } else { "" };
        job.append(gap, 0.0, plain.clone());
        rest.range = TextRange::new(figure.place.range.end, rest.range.end);
    }
    job.append(&scene.words(rest), 0.0, plain.clone());
    if behind {
        job.append(" …", 0.0, plain);
    }
    job
}
