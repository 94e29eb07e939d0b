//! The menu of a name: what the reader can say of it. The same at a mention in a column and at an entry of the list.

use super::actions::{Action, Actions, NameQuestion};
use super::columns::Target;
use super::commands::Command;
use super::named::{self, brief};
use super::scene::Scene;
use super::theme::Theme;
use crate::analysis::Entity;
use crate::notebook::{Named, Said};
use crate::{command, marks, text};
use egui::{Button, RichText, Ui};

/// The menu of a passage in a column: of the name that stands there, and of the words that are selected.
pub(super) fn passage(ui: &mut Ui, scene: Scene<'_>, name: Option<Target>, actions: &mut Actions) {
    ui.set_max_width(320.0);
    let selected = scene.view.selection.as_ref().and_then(|spot| {
        let (_, article) = scene.session.find(&spot.article)?;
        Some(brief(&text::one_line(text::slice(&article.text, spot.range))))
    });
    if let Some(words) = &selected
        && item(ui, &format!("Mark “{words}” as a name"))
    {
        actions.command(Command::MarkName);
    }
    let Some(Target::Name(n, found)) = name else {
        if selected.is_none() {
            ui.label(RichText::new("Select words to mark them as a name.").color(Theme::of(ui.ctx()).faint));
        }
        return;
    };
    let Some(entity) = scene.analysis.entities.get(n) else { return };
    if selected.is_some() {
        ui.separator();
    }
    let words = found.and_then(|found| entity.mentions.get(found)).and_then(|mention| named::named(scene, mention.place));
    if let Some(words) = words {
        mention(ui, scene, entity, &words, actions);
        ui.separator();
    }
    self::entity(ui, scene, n, actions);
}

/// What can be said of the words of one mention.
fn mention(ui: &mut Ui, scene: Scene<'_>, entity: &Entity, words: &Named, actions: &mut Actions) {
    let short = brief(&words.words);
    for other in marks::could_be(entity).iter().filter_map(|n| scene.analysis.entities.get(*n)) {
        let said = named::same(scene, words.clone(), other);
        offer(ui, &format!("“{short}” means {}", brief(&other.name)), said, actions);
    }
    let name = if words.words == entity.name { "that of the other article".to_owned() } else { brief(&entity.name) };
    let apart = named::apart(scene, words.clone(), entity);
    if apart.is_some() {
        offer(ui, &format!("“{short}” is not {name}"), apart, actions);
    }
    let ignore = command::Command::CorrectName(Said::Ignore(words.clone()));
    offer(ui, &format!("Ignore “{short}” in this article"), Some(ignore), actions);
}

/// What can be said of an entity; index into the analysis' entities.
pub(super) fn entity(ui: &mut Ui, scene: Scene<'_>, n: usize, actions: &mut Actions) {
    let Some(entity) = scene.analysis.entities.get(n) else { return };
    ui.label(RichText::new(brief(&entity.name)).small().color(Theme::of(ui.ctx()).faint));
    let questions = [("Same as…", NameQuestion::Same), ("Not the same…", NameQuestion::Apart), ("Rename…", NameQuestion::Rename)];
    for (name, question) in questions {
        if item(ui, name) {
            actions.push(Action::AskName(question, n));
        }
    }
    ui.menu_button("Kind", |ui| {
        for kind in named::kind_offers(scene, entity) {
            let now = !kind.detail.is_empty();
            if ui.add(Button::selectable(now, &kind.words)).clicked() && !now {
                actions.push(Action::Run(kind.command));
            }
        }
    });
    offer(ui, "Ignore everywhere", Some(named::ignore(scene, entity)), actions);
}

fn offer(ui: &mut Ui, name: &str, command: Option<command::Command>, actions: &mut Actions) {
    if item(ui, name)
        && let Some(command) = command
    {
        actions.push(Action::Run(command));
    }
}

fn item(ui: &mut Ui, name: &str) -> bool {
    ui.button(name).clicked()
}
