//! The bar at the top: menus from the table of commands, and the lenses, which are the legend too.

use super::actions::{Action, Actions};
use super::commands::{COMMANDS, Command, Entry, Menu};
use super::scene::Scene;
use super::theme::Theme;
use super::view::View;
use super::welcome::STORIES;
use crate::analysis::{EntityKind, Relation};
use egui::{
    Align, Button, Color32, Frame, Layout, Margin, MenuBar, Painter, Rect, Response, RichText, Role, Sense, Stroke, TextStyle,
    ThemePreference, Ui, WidgetInfo, pos2, vec2,
};

/// The bar's ground and margins.
pub(super) fn frame(ui: &Ui) -> Frame {
    Frame::new().fill(Theme::of(ui.ctx()).desk).inner_margin(Margin::symmetric(8, 4))
}

/// Shows the bar.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.name(), |ui| entries(ui, scene, menu, actions));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            toggle(ui, scene.view, Command::Panel, "Panel", panel_sign, actions);
            ui.add_space(10.0);
            toggle(ui, scene.view, Command::Quotes, "Quotations", quote_sign, actions);
            toggle(ui, scene.view, Command::Figures, "Figures", figure_sign, actions);
            toggle(ui, scene.view, Command::Claims, "Claims", claim_sign, actions);
            toggle(ui, scene.view, Command::Entities, "Entities", name_sign, actions);
        });
    });
}

fn entries(ui: &mut Ui, scene: Scene<'_>, menu: Menu, actions: &mut Actions) {
    ui.set_min_width(230.0);
    let mut section = 0;
    for entry in COMMANDS.iter().filter(|entry| entry.menu == menu) {
        if entry.section != section {
            ui.separator();
            section = entry.section;
        }
        if row(ui, scene, entry).clicked() {
            actions.command(entry.command);
        }
        match entry.command {
            Command::Open => {
                recent(ui, scene.view, actions);
                backups(ui, scene.view, actions);
            }
            Command::Paste => {
                ui.menu_button("Sample stories", |ui| stories(ui, actions));
            }
            _ => {}
        }
    }
}

/// Notebooks that were open before.
fn recent(ui: &mut Ui, view: &View, actions: &mut Actions) {
    ui.add_enabled_ui(!view.file.recent.is_empty(), |ui| {
        ui.menu_button("Open recent", |ui| {
            for (name, path) in &view.file.recent {
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    actions.push(Action::OpenNotebook(path.clone()));
                }
            }
        });
    });
}

/// What the open notebook was before.
fn backups(ui: &mut Ui, view: &View, actions: &mut Actions) {
    ui.add_enabled_ui(!view.file.backups.is_empty(), |ui| {
        ui.menu_button("Open a backup", |ui| {
            for (date, path) in &view.file.backups {
                let help = "This notebook as it was then, as another one without a name; nothing is overwritten";
                if ui.button(date).on_hover_text(help).clicked() {
                    actions.push(Action::OpenCopy(path.clone()));
                }
            }
        });
    });
}

fn row(ui: &mut Ui, scene: Scene<'_>, entry: &Entry) -> Response {
    let view = scene.view;
    let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let on = is_on(entry.command, view);
    let enabled = match entry.command {
        Command::Open | Command::Merge => !view.picking,
        Command::Beside => !scene.session.notebook().alternatives.is_empty(),
        Command::TakeOver => view.file.taken,
        Command::Earlier => {
            let id = view.active.as_ref().or(view.columns.first());
            id.and_then(|id| scene.session.find(id)).is_some_and(|(_, article)| !article.earlier.is_empty())
        }
        Command::Details | Command::Close | Command::Update => !view.columns.is_empty(),
        Command::NextMention
        | Command::PreviousMention
        | Command::SameName
        | Command::ApartName
        | Command::RenameName
        | Command::KindOfName
        | Command::IgnoreName => view.focus.entity.is_some(),
        Command::Undo => scene.session.history().last().is_some(),
        Command::Redo => scene.session.history().next().is_some(),
        Command::Note | Command::Link | Command::CopyQuotation | Command::Card => {
            view.selection.is_some() || view.annotation.is_some()
        }
        Command::Aside | Command::MarkName => view.selection.is_some(),
        Command::Delete => view.annotation.is_some(),
        Command::AcceptLink | Command::RejectLink | Command::LinkCard => view.focus.link.is_some(),
        Command::Matrix => scene.session.articles().len() > 1,
        Command::Export => !scene.session.articles().is_empty(),
        _ => true,
    };
    let button = Button::selectable(on == Some(true), name(scene, entry)).shortcut_text(keys);
    ui.add_enabled(enabled, button).on_hover_text(entry.help)
}

/// What an entry is called now: undo and redo say what they would do.
fn name(scene: Scene<'_>, entry: &Entry) -> String {
    let step = match entry.command {
        Command::Undo => scene.session.history().last(),
        Command::Redo => scene.session.history().next(),
        _ => None,
    };
    step.map_or_else(|| entry.name.to_owned(), |step| format!("{}: {}", entry.name, step.name))
}

fn stories(ui: &mut Ui, actions: &mut Actions) {
    for story in STORIES.iter() {
        if ui.button(&story.title).on_hover_text(&story.about).clicked() {
            actions.push(Action::OpenSample(story.name));
        }
    }
}

/// Whether a command that switches something has it switched on.
fn is_on(command: Command, view: &View) -> Option<bool> {
    Some(match command {
        Command::Entities => view.lenses.entities,
        Command::Claims => view.lenses.claims,
        Command::Figures => view.lenses.figures,
        Command::Quotes => view.lenses.quotes,
        Command::OtherWords => view.lenses.other_words,
        Command::WordForWord => view.lenses.word_for_word,
        Command::Panel => view.panel.shown,
        Command::SystemTheme => view.theme == ThemePreference::System,
        Command::LightTheme => view.theme == ThemePreference::Light,
        Command::DarkTheme => view.theme == ThemePreference::Dark,
        _ => return None,
    })
}

/// Paints what a lens shows, in miniature.
type Sign = fn(&Painter, Rect, &Theme);

/// A switch with the sign of what it switches.
fn toggle(ui: &mut Ui, view: &View, command: Command, name: &str, sign: Sign, actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    let on = is_on(command, view).unwrap_or_default();
    let words = RichText::new(name).color(if on { theme.ink } else { theme.faint });
    let words = egui::WidgetText::from(words).into_galley(ui, None, f32::INFINITY, TextStyle::Button);
    let size = vec2(words.size().x + 36.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let ground = if on { theme.raised } else { Color32::TRANSPARENT };
    let edge = if response.hovered() || response.has_focus() {
        theme.accent
    } else if on {
        theme.hairline
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect(rect, 5.0, ground, Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    let place = Rect::from_center_size(pos2(rect.left() + 17.0, rect.center().y), vec2(16.0, 14.0));
    let painter = ui.painter().with_clip_rect(place);
    sign(&painter, place, &theme);
    if !on {
        painter.rect_filled(place, 0.0, theme.desk.gamma_multiply(0.65));
    }
    ui.painter().galley(pos2(rect.left() + 30.0, rect.center().y - words.size().y * 0.5), words, theme.ink);
    if response.clicked() {
        actions.command(command);
        // A ring around a switch that was just switched off would look like on.
        response.surrender_focus();
    }
    if let Some(entry) = super::commands::entry(command) {
        let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
        response.on_hover_text(format!("{} ({keys})", entry.help));
    }
}

fn name_sign(painter: &Painter, rect: Rect, theme: &Theme) {
    let kinds = [EntityKind::Person, EntityKind::Place, EntityKind::Org];
    for (n, kind) in kinds.into_iter().enumerate() {
        let y = rect.top() + 3.0 + 4.0 * n as f32;
        painter.hline(rect.x_range(), y, Stroke::new(2.0, theme.entity(kind)));
    }
}

fn claim_sign(painter: &Painter, rect: Rect, theme: &Theme) {
    let tint = theme.claim(Relation::Same);
    painter.rect_filled(rect.shrink2(vec2(0.0, 1.0)), 2.0, tint.focused);
    painter.rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0.0, tint.line);
}

fn figure_sign(painter: &Painter, rect: Rect, theme: &Theme) {
    painter.rect_filled(rect.shrink2(vec2(0.0, 1.0)), 2.0, theme.amber_fill);
    let font = egui::FontId::proportional(11.0);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, "≠", font, theme.amber);
}

fn quote_sign(painter: &Painter, rect: Rect, theme: &Theme) {
    let font = egui::FontId::proportional(20.0);
    painter.text(rect.center() + vec2(0.0, 5.0), egui::Align2::CENTER_CENTER, "“”", font, theme.quote);
}

fn panel_sign(painter: &Painter, rect: Rect, theme: &Theme) {
    let stroke = Stroke::new(1.0, theme.faint);
    painter.rect(rect.shrink(1.0), 2.0, Color32::TRANSPARENT, stroke, egui::StrokeKind::Inside);
    painter.vline(rect.right() - 6.0, rect.shrink(1.0).y_range(), stroke);
}
