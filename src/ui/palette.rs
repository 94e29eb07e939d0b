//! The small bar at selected words: tags by their digits, note, link, claim, copy. Comes when the mouse lets go, goes with the selection.

use super::actions::{Action, Actions};
use super::columns::Columns;
use super::commands::{self, Command};
use super::scene::Scene;
use super::theme::Theme;
use crate::notebook::Tag;
use egui::{
    Align, Area, Button, Context, Frame, Id, Key, Layout, Margin, Order, Pos2, Rect, RichText, Sense, TextEdit, Ui, pos2, vec2,
};

/// What is written in the bar.
#[derive(Default)]
pub(super) struct Palette {
    /// The name of a new tag, while the reader writes it.
    new_tag: Option<String>,
}

/// Width of the bar.
const WIDTH: f32 = 348.0;

/// Shows the bar at what is selected.
pub(super) fn ui(ui: &Ui, scene: Scene<'_>, columns: &Columns, palette: &mut Palette, actions: &mut Actions) {
    let ctx = ui.ctx();
    let chosen = scene.view.selection.as_ref().filter(|spot| scene.view.revealed.as_ref() != Some(spot));
    let place = chosen.and_then(|spot| {
        let reader = columns.reader(&spot.article)?;
        let rects = reader.screen_rects(spot.range);
        let body = reader.body_rect();
        rects.into_iter().rfind(|rect| body.y_range().contains(rect.center().y)).map(|rect| (rect, body))
    });
    let held = ctx.input(|input| input.pointer.any_down()) && !ctx.egui_wants_pointer_input();
    let Some((last, body)) = place.filter(|_| !held && scene.view.dialog.is_none()) else {
        palette.new_tag = None;
        return;
    };
    let shown = Area::new(Id::unique("crossread palette"))
        .order(Order::Middle)
        .fixed_pos(corner(ctx, last, body))
        .constrain(true)
        .show(ctx, |ui| {
            let theme = Theme::of(ui.ctx());
            let frame = Frame::popup(ui.style()).fill(theme.raised).inner_margin(Margin::symmetric(8, 6));
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                tags(ui, scene, palette, actions);
                ui.separator();
                buttons(ui, actions);
            });
        });
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Pane, true, "Palette of the selected words"));
}

/// Below the last selected row, or above it where there is no room below.
fn corner(ctx: &Context, last: Rect, body: Rect) -> Pos2 {
    let height = 96.0;
    let below = last.bottom() + 6.0;
    let y = if below + height > ctx.content_rect().bottom() - 24.0 { last.top() - height - 6.0 } else { below };
    pos2((last.right() - WIDTH * 0.5).clamp(body.left(), (body.right() - WIDTH - 18.0).max(body.left())), y)
}

fn tags(ui: &mut Ui, scene: Scene<'_>, palette: &mut Palette, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        for tag in scene.session.notebook().sorted_tags().into_iter().take(12) {
            if chip(ui, tag, false).clicked() {
                actions.push(Action::GiveTag(tag.id.clone()));
            }
        }
        new_tag(ui, palette, actions);
    });
}

fn new_tag(ui: &mut Ui, palette: &mut Palette, actions: &mut Actions) {
    let Some(name) = &mut palette.new_tag else {
        if ui.button("New tag…").clicked() {
            palette.new_tag = Some(String::new());
        }
        return;
    };
    let field = ui.add(TextEdit::singleline(name).hint_text("Name of the tag").desired_width(130.0));
    if name.is_empty() && !field.lost_focus() {
        field.request_focus();
    }
    if field.lost_focus() {
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        if let Some(name) = palette.new_tag.take().filter(|name| enter && !name.trim().is_empty()) {
            actions.push(Action::GiveNewTag(name));
        }
    }
}

fn buttons(ui: &mut Ui, actions: &mut Actions) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let offers = [
            (Command::Note, "Note"),
            (Command::Link, "Link"),
            (Command::Card, "Claim"),
            (Command::CopyQuotation, "Quote"),
            (Command::Aside, "Not story"),
            (Command::MarkName, "Name"),
        ];
        for (command, name) in offers {
            let Some(entry) = commands::entry(command) else { continue };
            let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
            let words = RichText::new(format!("{name} {keys}"));
            if ui.add(Button::new(words)).on_hover_text(entry.help).clicked() {
                actions.command(command);
            }
        }
    });
}

/// A tag as a button: its key, its colour, its name. `on`: it is given.
pub(super) fn chip(ui: &mut Ui, tag: &Tag, on: bool) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    let (fill, line) = theme.tag(Some(tag.color));
    let key = tag.key.map(|key| format!("{key} ")).unwrap_or_default();
    let words = RichText::new(format!("{key}{}", tag.name)).color(theme.ink);
    let room = (ui.max_rect().width() - 28.0).min(WIDTH - 40.0);
    let galley = egui::WidgetText::from(words).into_galley(ui, Some(egui::TextWrapMode::Truncate), room, egui::TextStyle::Button);
    let size = galley.size() + vec2(24.0, 6.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, format!("Tag {}", tag.name)));
    let edge = if response.hovered() || response.has_focus() { theme.accent } else { line };
    let width = if on { 2.0 } else { 1.0 };
    let ground = if on { fill } else { theme.paper };
    ui.painter().rect(rect, 9.0, ground, egui::Stroke::new(width, edge), egui::StrokeKind::Inside);
    ui.painter().circle_filled(pos2(rect.left() + 10.0, rect.center().y), 4.0, line);
    ui.painter().galley(pos2(rect.left() + 18.0, rect.center().y - galley.size().y * 0.5), galley, theme.ink);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
