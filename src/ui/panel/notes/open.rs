//! The annotation that is turned to, with everything that can be done to it.

use super::super::super::actions::{Action, Actions};
use super::super::super::commands;
use super::super::super::palette::chip;
use super::super::super::scene::Scene;
use super::super::drafts::{Drafts, Field};
use super::super::parts::{button_if, faint, quotation, sheet, with_bar, words};
use super::{card, links, review};
use crate::command::{Command, End};
use crate::notebook::Annotation;
use egui::Ui;

/// Shows it.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation, drafts: &mut Drafts, actions: &mut Actions) {
    sheet(ui, |ui| {
        with_bar(ui, scene.session.notebook(), annotation, |ui| {
            if quotation(ui, &words(annotation), usize::MAX).clicked() {
                actions.push(Action::GoTo(annotation.id.clone()));
            }
            card::warning(ui, scene, annotation);
            review::ui(ui, scene, annotation, actions);
            tags(ui, scene, annotation, actions);
            note(ui, scene, annotation, drafts, actions);
            links::ui(ui, scene, annotation, actions);
            buttons(ui, scene, annotation, actions);
            faint(ui, made(annotation));
        });
    });
}

/// All tags, to be given and taken off.
fn tags(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        for tag in scene.session.notebook().sorted_tags() {
            let on = annotation.tags.contains(&tag.id);
            if chip(ui, tag, on).clicked() {
                let (id, tag) = (annotation.id.clone(), tag.id.clone());
                actions.push(Action::Run(if on { Command::Untag(id, tag) } else { Command::Tag(id, tag) }));
            }
        }
    });
}

fn note(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation, drafts: &mut Drafts, actions: &mut Actions) {
    let field = Field {
        id: egui::Id::unique(("note field", &*annotation.id.0)),
        name: "Note",
        hint: "Note",
        kept: &annotation.note,
        rows: 3,
        quiet: true,
    };
    let id = &annotation.id;
    let shown = drafts.field(ui, &field, actions, |text| Some(Command::SetNote(id.clone(), text.to_owned())));
    if scene.view.wants_note.as_ref() == Some(id) {
        shown.response.request_focus();
        shown.response.scroll_to_me(None);
        actions.push(Action::NoteTaken);
    }
}

fn buttons(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        link(ui, scene, annotation, actions);
        let offers = [
            (
                commands::Command::Card,
                "Claim card",
                "Make a claim card that begins with these words",
                !card::lost(scene, annotation),
            ),
            (commands::Command::CopyQuotation, "Copy", "Copy the words with their source", true),
            (commands::Command::Delete, "Delete", "Delete this annotation and its links; undo brings them back", true),
        ];
        for (command, name, help, enabled) in offers {
            if button_if(ui, enabled, name, help) {
                actions.push(Action::On(annotation.id.clone(), command));
            }
        }
    });
}

/// Begins a link here, or ends here the one that was begun elsewhere.
fn link(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation, actions: &mut Actions) {
    let here = End::Annotation(annotation.id.clone());
    match &scene.view.linking {
        Some(from) if *from == here => {
            faint(ui, "Now turn to the other passage and press L.");
        }
        None if scene.view.selection.is_none() => {
            if button_if(ui, true, "Link", "Join these words with others: turn to those next and press L") {
                actions.push(Action::On(annotation.id.clone(), commands::Command::Link));
            }
        }
        from => {
            let name = if from.is_some() { "Link here" } else { "Link selected words" };
            if button_if(ui, true, name, "Join the other passage with this one") {
                actions.push(Action::LinkTo(here));
            }
        }
    }
}

/// Who made it, and when.
fn made(annotation: &Annotation) -> String {
    let day = |time: jiff::Timestamp| time.strftime("%-d %b %Y, %H:%M UTC").to_string();
    let by = if annotation.author.is_empty() { String::new() } else { format!("{}, ", annotation.author) };
    let changed = annotation.changed.as_second() / 60 != annotation.created.as_second() / 60;
    let changed = if changed { format!("; changed {}", day(annotation.changed)) } else { String::new() };
    format!("{by}{}{changed}", day(annotation.created))
}
