//! The codebook: one row for each tag; the one that is open can be changed.

mod editor;

use super::super::actions::{Action, Actions};
use super::super::scene::Scene;
use super::super::theme::Theme;
use super::compare::clickable;
use super::drafts::Drafts;
use super::parts::{button_if, empty, faint};
use super::rows::Rows;
use crate::command::Command;
use crate::notebook::{Id, Tag};
use egui::{Align, Key, Label, Layout, RichText, TextEdit, Ui};

/// Which tag is open, the name of a new one, and the heights of the rows.
#[derive(Default)]
pub(super) struct State {
    open: Option<Id>,
    new: String,
    rows: Rows,
}

/// Shows the list. Gives a tag whose notes the reader wants to see.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, state: &mut State, drafts: &mut Drafts, actions: &mut Actions) -> Option<Id> {
    new_tag(ui, scene, state, actions);
    let tags = scene.session.notebook().sorted_tags();
    if tags.is_empty() {
        empty(ui, "No tags yet. A tag is your word for passages, like “Evidence”; write one above.");
    }
    let State { open, rows, .. } = state;
    let ids: Vec<egui::Id> = tags.iter().map(|tag| egui::Id::unique(("tag", &*tag.id.0))).collect();
    let (mut turned, mut wanted) = (None, None);
    rows.of(ui, &ids, 34.0, |ui, n| {
        let Some(tag) = tags.get(n) else { return };
        let is_open = open.as_ref() == Some(&tag.id);
        if row(ui, scene, tag, is_open) {
            turned = Some((!is_open).then(|| tag.id.clone()));
        }
        if is_open && editor::ui(ui, scene, tag, drafts, actions) {
            wanted = Some(tag.id.clone());
        }
    });
    if let Some(turned) = turned {
        *open = turned;
    }
    wanted
}

fn new_tag(ui: &mut Ui, scene: Scene<'_>, state: &mut State, actions: &mut Actions) {
    let known = scene.session.notebook().tag_named(&state.new).map(|tag| tag.name.clone());
    let fits = !state.new.trim().is_empty() && known.is_none();
    ui.horizontal(|ui| {
        let width = ui.available_width() - 59.0;
        let field = ui.add(TextEdit::singleline(&mut state.new).hint_text("New tag").desired_width(width));
        let field = field.accessible_name("Name of a new tag");
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if (button_if(ui, fits, "Add", "Make a tag of this name") || enter) && fits {
            actions.push(Action::Run(Command::AddTag { name: std::mem::take(&mut state.new), color: None, id: None }));
            field.request_focus();
        }
    });
    if let Some(known) = known {
        faint(ui, format!("There is a tag “{known}” already."));
    }
    ui.add_space(2.0);
}

/// Colour, key, name, uses, memo of a tag, as one button; says whether it was clicked.
fn row(ui: &mut Ui, scene: Scene<'_>, tag: &Tag, open: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let notebook = scene.session.notebook();
    let uses = notebook.annotations.values().filter(|annotation| annotation.tags.contains(&tag.id)).count();
    let name = format!("Tag {}, used {uses} times", tag.name);
    let (_, line) = theme.tag(Some(tag.color));
    let shown = clickable(ui, open, &name, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.label(RichText::new(uses.to_string()).small().color(theme.faint));
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.label(RichText::new("●").monospace().color(line));
                let key = tag.key.map_or_else(|| " ".to_owned(), |key| key.to_string());
                ui.label(RichText::new(key).monospace().color(theme.faint));
                ui.add(Label::new(RichText::new(&tag.name).color(theme.ink)).truncate());
            });
        });
        if let Some(about) = about(scene, tag).filter(|_| !open) {
            ui.add(Label::new(RichText::new(about).small().color(theme.faint)).truncate());
        }
    });
    shown.clicked()
}

/// The tag above it and its memo.
fn about(scene: Scene<'_>, tag: &Tag) -> Option<String> {
    let above = tag.parent.as_ref().and_then(|parent| scene.session.notebook().tags.get(parent));
    let above = above.map(|parent| format!("below {}", parent.name));
    let memo = tag.memo.lines().next().map(str::to_owned);
    let parts: Vec<String> = above.into_iter().chain(memo).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
