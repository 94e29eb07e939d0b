//! What can be changed of a tag.

use super::super::super::actions::{Action, Actions};
use super::super::super::scene::Scene;
use super::super::super::theme::Theme;
use super::super::drafts::{Drafts, Field};
use super::super::parts::{choice, faint, part, sheet};
use crate::command::Command;
use crate::notebook::{Color, Id, Tag};
use egui::{Sense, Stroke, Ui, WidgetInfo, vec2};

/// Shows it; says whether the reader wants to see the tag's notes.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, kept: &Tag, drafts: &mut Drafts, actions: &mut Actions) -> bool {
    let mut wants_notes = false;
    // With what is being written, so that a change of one thing takes back no other.
    let mut tag = kept.clone();
    sheet(ui, |ui| {
        words(ui, kept, &mut tag, drafts, actions);
        let before = tag.clone();
        part(ui, "Colour");
        colour(ui, &mut tag);
        key(ui, scene, &mut tag);
        parent(ui, scene, &mut tag);
        if tag != before {
            actions.push(Action::Run(Command::SetTag(tag)));
        }
        wants_notes = buttons(ui, scene, kept, actions);
    });
    wants_notes
}

fn words(ui: &mut Ui, kept: &Tag, tag: &mut Tag, drafts: &mut Drafts, actions: &mut Actions) {
    let id = |field| egui::Id::unique((field, &*kept.id.0));
    let field = Field { id: id("tag name"), name: "Name of the tag", hint: "Name", kept: &kept.name, rows: 1, quiet: false };
    let named = |name: &str| (!name.trim().is_empty()).then(|| Tag { name: name.to_owned(), ..kept.clone() });
    let shown = drafts.field(ui, &field, actions, |name| named(name).map(Command::SetTag));
    tag.name = named(&shown.text).map_or_else(|| kept.name.clone(), |tag| tag.name);
    if shown.refused {
        faint(ui, "A tag needs a name.");
    }
    let field = Field { id: id("tag memo"), name: "Memo", hint: "When to use this tag", kept: &kept.memo, rows: 3, quiet: true };
    let shown = drafts.field(ui, &field, actions, |memo| Some(Command::SetTag(Tag { memo: memo.to_owned(), ..kept.clone() })));
    tag.memo = shown.text;
}

fn colour(ui: &mut Ui, tag: &mut Tag) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        for color in Color::ALL {
            if dot(ui, color, tag.color == color) {
                tag.color = color;
            }
        }
    });
}

/// A colour to choose.
fn dot(ui: &mut Ui, color: Color, chosen: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, chosen, color.name()));
    let (_, line) = theme.tag(Some(color));
    ui.painter().circle_filled(rect.center(), 6.5, line);
    if chosen {
        ui.painter().circle_stroke(rect.center(), 9.5, Stroke::new(2.0, theme.ink));
    } else if response.hovered() || response.has_focus() {
        ui.painter().circle_stroke(rect.center(), 9.5, Stroke::new(1.0, theme.accent));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 3.0, Stroke::new(1.0, theme.accent), egui::StrokeKind::Inside);
    }
    response.on_hover_text(color.name()).clicked()
}

fn key(ui: &mut Ui, scene: Scene<'_>, tag: &mut Tag) {
    let holder = |key: u8| scene.session.notebook().tag_of_key(key).filter(|holder| holder.id != tag.id);
    let name = |key: u8| holder(key).map_or_else(|| format!("Key {key}"), |holder| format!("Key {key}, now {}", holder.name));
    let mut offers = vec![(None, "No key".to_owned())];
    offers.extend((1..=9).map(|key| (Some(key), name(key))));
    let width = ui.available_width();
    if let Some(key) = choice(ui, "Key", width, &tag.key, &offers) {
        tag.key = key;
    }
}

/// The tag above: any that does not stand below this one.
fn parent(ui: &mut Ui, scene: Scene<'_>, tag: &mut Tag) {
    let mut offers = vec![(None, "Below no other tag".to_owned())];
    let others = scene.session.notebook().sorted_tags().into_iter().filter(|other| !is_below(scene, other, &tag.id));
    offers.extend(others.map(|other| (Some(other.id.clone()), format!("Below {}", other.name))));
    let width = ui.available_width();
    if let Some(parent) = choice(ui, "Tag above", width, &tag.parent, &offers) {
        tag.parent = parent;
    }
}

/// Whether `tag` is `other` or stands below it.
fn is_below(scene: Scene<'_>, tag: &Tag, other: &Id) -> bool {
    let tags = &scene.session.notebook().tags;
    let chain = std::iter::successors(Some(tag), |tag| tag.parent.as_ref().and_then(|parent| tags.get(parent)));
    // A file may hold a loop.
    chain.take(tags.len() + 1).any(|tag| tag.id == *other)
}

fn buttons(ui: &mut Ui, scene: Scene<'_>, tag: &Tag, actions: &mut Actions) -> bool {
    let mut wants_notes = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        wants_notes = ui.button("Show its notes").clicked();
        ui.menu_button("Merge into…", |ui| {
            for other in scene.session.notebook().sorted_tags().into_iter().filter(|other| other.id != tag.id) {
                if ui.button(&other.name).clicked() {
                    actions.push(Action::Run(Command::MergeTags { from: tag.id.clone(), into: other.id.clone() }));
                }
            }
        });
        if ui.button("Delete").on_hover_text("Delete this tag; the passages stay. Undo brings it back").clicked() {
            actions.push(Action::Run(Command::DeleteTag(tag.id.clone())));
        }
    });
    wants_notes
}
