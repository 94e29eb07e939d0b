//! A row of a claim of the reader's: the statement above, and below it how each article stands to it.

use super::super::super::actions::{Action, Actions};
use super::super::super::scene::Scene;
use super::super::super::theme::{self, Theme};
use super::cell::{clipped, dash};
use crate::notebook::{ClaimCard, Member};
use crate::text::one_line;
use egui::text::LayoutJob;
use egui::{CursorIcon, FontId, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo, vec2};

/// Height of the statement.
const STATEMENT: f32 = 22.0;

/// Rows of a passage before it is cut.
const ROWS: usize = 2;

/// Shows what the reader says is claimed.
pub(super) fn statement(ui: &Ui, card: &ClaimCard, rect: Rect) {
    let theme = Theme::of(ui.ctx());
    let mut job = clipped(rect.width() - 20.0, 1);
    job.append(&one_line(&card.statement), 0.0, TextFormat::simple(FontId::proportional(13.0), theme.ink));
    ui.painter().galley(rect.min + vec2(4.0, 5.0), ui.painter().layout_job(job), theme.ink);
}

/// Shows how article `doc` stands to the claim; a click leads to the passage.
pub(super) fn cell(ui: &mut Ui, scene: Scene<'_>, card: &ClaimCard, doc: usize, rect: Rect, actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    let rect = rect.with_min_y(rect.top() + STATEMENT);
    let Some(article) = scene.article(doc) else { return };
    let mut members = card.members.iter().filter(|member| member.article == article.id);
    let member = members.next();
    let passage = member.and_then(|member| member.annotation.clone());
    let id = ui.make_persistent_id(("own", &*card.id.0, doc));
    let response = ui.interact(rect, id, if passage.is_some() { Sense::click() } else { Sense::hover() });
    let said = member.map_or_else(|| "not on the card".to_owned(), |member| told(scene, member).join(": "));
    let label = format!("Own claim “{}”, {}: {said}", one_line(&card.statement), scene.label(doc));
    let role = if passage.is_some() { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &label));
    let Some(member) = member else { return dash(ui, rect) };
    let passage_there = passage.is_some();
    let lit = passage_there && (response.hovered() || response.has_focus());
    let edge = Stroke::new(1.0, if lit { theme.accent } else { theme.hairline });
    ui.painter().rect(rect, 4.0, theme.paper, edge, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(8.0, 4.0));
    let words = ui.painter().layout_job(wording(scene, member, members.count(), inner.width(), &theme));
    ui.painter().with_clip_rect(inner.intersect(ui.clip_rect())).galley(inner.min, words, theme.ink);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if let Some(passage) = passage.filter(|_| response.clicked()) {
        actions.push(Action::CloseDialog);
        actions.push(Action::GoTo(passage));
    }
    let response = if passage_there { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
    response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        for (n, part) in told(scene, member).into_iter().enumerate() {
            let font = if n == 1 { theme::reading_font(14.5) } else { FontId::proportional(11.5) };
            ui.label(RichText::new(part).font(font).color(if n == 1 { theme.ink } else { theme.faint }));
        }
    });
}

/// Stance, passage and note, as far as there are any.
fn told(scene: Scene<'_>, member: &Member) -> Vec<String> {
    let annotation = member.annotation.as_ref().and_then(|id| scene.session.notebook().annotations.get(id));
    let passage = annotation.map(|annotation| format!("“{}”", one_line(&annotation.quote())));
    let note = (!member.note.is_empty()).then(|| one_line(&member.note));
    std::iter::once(member.stance.name().to_owned()).chain(passage).chain(note).collect()
}

/// The stance, then the words; "+1" if the article has more passages on the card.
fn wording(scene: Scene<'_>, member: &Member, more: usize, width: f32, theme: &Theme) -> LayoutJob {
    let small = TextFormat::simple(FontId::proportional(11.5), theme.faint);
    let more = if more > 0 { format!("  +{more}") } else { String::new() };
    let mut parts = told(scene, member).into_iter();
    let mut job = clipped(width, ROWS);
    job.append(&format!("{}{more}   ", parts.next().unwrap_or_default()), 0.0, small);
    for part in parts {
        job.append(&format!("{part} "), 0.0, TextFormat::simple(theme::reading_font(14.5), theme.ink));
    }
    job
}
