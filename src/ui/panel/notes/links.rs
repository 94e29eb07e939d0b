//! The links of an annotation.

use super::super::super::actions::{Action, Actions};
use super::super::super::scene::Scene;
use super::super::parts::{REMOVE, choice, faint, outlet, part, quotation, sign_button, words};
use crate::command::Command;
use crate::notebook::{Annotation, Link, LinkRelation};
use egui::Ui;

/// Shows where they lead, and what the reader says of them.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation, actions: &mut Actions) {
    let notebook = scene.session.notebook();
    for (n, link) in notebook.links_of(&annotation.id).enumerate() {
        if n == 0 {
            part(ui, "Links");
        }
        let other = if link.from == annotation.id { &link.to } else { &link.from };
        let Some(other) = notebook.annotations.get(other) else { continue };
        ui.push_id(&*link.id.0, |ui| {
            relation(ui, link, actions);
            faint(ui, outlet(scene, &other.article));
            if quotation(ui, &words(other), 2).clicked() {
                actions.push(Action::GoTo(other.id.clone()));
            }
        });
    }
}

fn relation(ui: &mut Ui, link: &Link, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let offers = LinkRelation::ALL.map(|relation| (relation, relation.name().to_owned()));
        let width = ui.available_width() - REMOVE;
        if let Some(relation) = choice(ui, "Relation of link", width, &link.relation, &offers) {
            actions.push(Action::Run(Command::SetLink(link.id.clone(), relation, link.note.clone())));
        }
        if sign_button(ui, "×", "Remove link") {
            actions.push(Action::Run(Command::DeleteLink(link.id.clone())));
        }
    });
}
