//! An entry of the list of names, and what it tells while its name is followed.

use super::super::super::actions::{Action, Actions};
use super::super::super::commands::Command;
use super::super::super::digest::Name;
use super::super::super::explain::{names, sentence};
use super::super::super::scene::Scene;
use super::super::super::theme::Theme;
use super::super::super::{name_menu, named};
use super::super::compare::clickable;
use super::super::parts::{self, faint, sign_button};
use crate::analysis::Entity;
use crate::marks::{self, shown_kind};
use egui::containers::menu::MenuButton;
use egui::{Align, Button, Label, Layout, RichText, Ui};

/// Shows an entry; the one that is followed is open.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, name: &Name, actions: &mut Actions) {
    let Some(entity) = scene.analysis.entities.get(name.entity) else { return };
    let followed = scene.view.focus.entity == Some(name.entity);
    let label = format!("{}, {}, {}", entity.name, names::kind(entity), names::counts(scene, entity));
    let response = clickable(ui, followed, &label, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let counts: Vec<String> = name.counts.iter().map(ToString::to_string).collect();
            ui.label(RichText::new(counts.join(" · ")).small().color(Theme::of(ui.ctx()).faint));
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                sign(ui, entity);
                ui.add(Label::new(RichText::new(&entity.name).color(Theme::of(ui.ctx()).ink)).truncate());
            });
        });
        others(ui, scene, entity, followed);
    });
    if response.clicked() {
        actions.push(Action::Follow { entity: name.entity, at: None });
    }
    response.context_menu(|ui| name_menu::entity(ui, scene, name.entity, actions));
    if followed {
        open(ui, scene, name, entity, actions);
    }
}

/// Other names, or whom a short name could mean.
fn others(ui: &mut Ui, scene: Scene<'_>, entity: &Entity, followed: bool) {
    let could_be = names::could_be(scene, entity).filter(|_| !followed);
    let words = could_be.or_else(|| (!entity.aliases.is_empty()).then(|| entity.aliases.join(", ")));
    if let Some(words) = words {
        let label = Label::new(RichText::new(words).small().color(Theme::of(ui.ctx()).faint));
        ui.add(if followed { label.wrap() } else { label.truncate() });
    }
}

/// All that is known of the followed name, and what can be said of it.
fn open(ui: &mut Ui, scene: Scene<'_>, name: &Name, entity: &Entity, actions: &mut Actions) {
    let inner = egui::Frame::new().inner_margin(egui::Margin { left: 8, right: 4, top: 2, bottom: 8 });
    inner.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        faint(ui, sentence(&names::kind(entity)));
        for (doc, count) in name.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let words = RichText::new(format!("{count} × in {}", scene.label(doc))).small().color(Theme::of(ui.ctx()).faint);
            ui.add(Label::new(words).truncate());
        }
        could_be(ui, scene, entity, actions);
        why_joined(ui, entity);
        ui.add_space(2.0);
        steps(ui, scene, name.entity, entity, actions);
    });
}

/// Whom a short name could mean, to be looked at and to be settled.
fn could_be(ui: &mut Ui, scene: Scene<'_>, entity: &Entity, actions: &mut Actions) {
    let meant = marks::could_be(entity).iter().filter_map(|n| scene.analysis.entities.get(*n).map(|other| (*n, other)));
    for (n, (index, other)) in meant.enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            ui.label(if n == 0 { "Could be" } else { "or" });
            if ui.link(&other.name).clicked() {
                actions.push(Action::Follow { entity: index, at: None });
            }
            let help = format!("“{}” means {}", entity.name, other.name);
            if ui.small_button("means this one").accessible_name(&help).on_hover_text(&help).clicked() {
                let command = named::main(scene, entity).and_then(|this| named::same(scene, this, other));
                if let Some(command) = command {
                    actions.push(Action::Run(command));
                }
            }
        });
    }
}

/// Why the words were taken for one name.
fn why_joined(ui: &mut Ui, entity: &Entity) {
    if entity.reasons.is_empty() {
        return;
    }
    parts::part(ui, "Why joined");
    for reason in &entity.reasons {
        faint(ui, reason);
    }
}

/// From mention to mention of the followed name, and its menu.
fn steps(ui: &mut Ui, scene: Scene<'_>, n: usize, entity: &Entity, actions: &mut Actions) {
    ui.horizontal(|ui| {
        for (sign, name, command) in
            [("←", "Previous mention", Command::PreviousMention), ("→", "Next mention", Command::NextMention)]
        {
            if sign_button(ui, sign, name) {
                actions.command(command);
            }
        }
        let all = parts::counted(entity.mentions.len(), "mention");
        let words = scene.view.mention.map_or_else(|| all, |n| format!("{} of {}", n + 1, entity.mentions.len()));
        ui.label(RichText::new(words).small().color(Theme::of(ui.ctx()).faint));
        MenuButton::from_button(Button::new("Correct…").small()).ui(ui, |ui| name_menu::entity(ui, scene, n, actions));
        if sign_button(ui, "×", "Stop following") {
            actions.command(Command::Unfocus);
        }
    });
}

/// A letter in the colour of a kind of name, as it underlines them; faint and with a question mark where the kind is a guess.
fn sign(ui: &mut Ui, entity: &Entity) {
    let letter = names::letter(entity.kind);
    let words = RichText::new(letter).monospace().color(Theme::of(ui.ctx()).entity(shown_kind(entity)));
    let words = if names::is_sure(entity) { words.strong() } else { RichText::new(format!("{letter}?")).monospace().weak() };
    ui.label(words).on_hover_text(names::kind(entity));
}
