//! The list of names: shared ones first, each with its other names and how often each article has it.

use super::super::actions::{Action, Actions};
use super::super::commands::Command;
use super::super::digest::Name;
use super::super::explain;
use super::super::scene::Scene;
use super::super::theme::Theme;
use super::compare::{clickable, section_heading};
use super::rows::Rows;
use crate::analysis::{Entity, EntityKind};
use egui::{Align, Label, Layout, RichText, TextEdit, Ui};
use std::collections::BTreeSet;

/// What is searched for and folded, and the heights of the rows.
#[derive(Default)]
pub(super) struct State {
    search: String,
    folded: BTreeSet<Part>,
    rows: Rows,
}

/// A part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Shared,
    Only(usize),
}

#[derive(Clone, Copy)]
enum Row<'a> {
    Heading(Part, usize),
    Name(&'a Name),
}

/// Shows the list.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, state: &mut State, actions: &mut Actions) {
    let field = TextEdit::singleline(&mut state.search).hint_text("Find a name").desired_width(ui.available_width() - 7.0);
    ui.add(field);
    ui.add_space(2.0);
    let rows = rows(scene, state);
    if rows.is_empty() {
        let words = if scene.analysis.entities.is_empty() { "No names were found." } else { "No name like that." };
        ui.label(RichText::new(words).color(Theme::of(ui.ctx()).faint));
        return;
    }
    let mut toggled = None;
    let key = key(scene, state);
    state.rows.ui(ui, key, rows.len(), 44.0, |ui, n| match rows.get(n) {
        Some(Row::Heading(part, count)) => {
            let name = match part {
                Part::Shared => "In more than one article".to_owned(),
                Part::Only(doc) => format!("Only in {}", scene.label(*doc)),
            };
            if section_heading(ui, &name, *count, state.folded.contains(part)).clicked() {
                toggled = Some(*part);
            }
        }
        Some(Row::Name(name)) => entry(ui, scene, name, actions),
        None => {}
    });
    if let Some(part) = toggled
        && !state.folded.remove(&part)
    {
        state.folded.insert(part);
    }
}

/// A number that changes when the rows' heights may.
fn key(scene: Scene<'_>, state: &State) -> u64 {
    let followed = scene.view.focus.entity.map_or(0, |entity| entity as u64 + 1);
    let folded: u64 = state.folded.iter().map(|part| if let Part::Only(doc) = part { 3 << doc } else { 1 }).sum();
    scene.digest.edition << 40 ^ followed << 20 ^ folded << 10 ^ state.search.len() as u64
}

fn rows<'a>(scene: Scene<'a>, state: &State) -> Vec<Row<'a>> {
    let search = state.search.to_lowercase();
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut heading = None;
    for name in &scene.digest.names {
        let Some(entity) = scene.analysis.entities.get(name.entity) else { continue };
        if !matches(entity, &search) {
            continue;
        }
        let part = if entity.shared { Part::Shared } else { Part::Only(only(name)) };
        match heading.and_then(|at: usize| rows.get_mut(at)) {
            Some(Row::Heading(last, count)) if *last == part => *count += 1,
            _ => {
                heading = Some(rows.len());
                rows.push(Row::Heading(part, 1));
            }
        }
        if !state.folded.contains(&part) {
            rows.push(Row::Name(name));
        }
    }
    rows
}

fn only(name: &Name) -> usize {
    name.counts.iter().position(|count| *count > 0).unwrap_or_default()
}

fn matches(entity: &Entity, search: &str) -> bool {
    let has = |name: &String| name.to_lowercase().contains(search);
    search.is_empty() || has(&entity.name) || entity.aliases.iter().any(has)
}

fn entry(ui: &mut Ui, scene: Scene<'_>, name: &Name, actions: &mut Actions) {
    let Some(entity) = scene.analysis.entities.get(name.entity) else { return };
    let followed = scene.view.focus.entity == Some(name.entity);
    let label = format!("{}, {}, {}", entity.name, explain::kind(entity.kind), explain::counts(scene, entity));
    let response = clickable(ui, followed, &label, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let counts: Vec<String> = name.counts.iter().map(ToString::to_string).collect();
            ui.label(RichText::new(counts.join(" · ")).small().color(Theme::of(ui.ctx()).faint));
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                sign(ui, entity.kind);
                ui.add(Label::new(RichText::new(&entity.name).color(Theme::of(ui.ctx()).ink)).truncate());
            });
        });
        if !entity.aliases.is_empty() {
            let aliases = RichText::new(entity.aliases.join(", ")).small().color(Theme::of(ui.ctx()).faint);
            let aliases = Label::new(aliases);
            ui.add(if followed { aliases.wrap() } else { aliases.truncate() });
        }
    });
    if response.clicked() {
        actions.push(Action::Follow { entity: name.entity, at: None });
    }
    if followed {
        steps(ui, scene, entity, actions);
    }
}

/// From mention to mention of the followed name.
fn steps(ui: &mut Ui, scene: Scene<'_>, entity: &Entity, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        for (sign, name, command) in
            [("←", "Previous mention", Command::PreviousMention), ("→", "Next mention", Command::NextMention)]
        {
            if ui.small_button(sign).accessible_name(name).on_hover_text(name).clicked() {
                actions.command(command);
            }
        }
        let all = entity.mentions.len();
        let words = scene.view.mention.map_or_else(|| format!("{all} mentions"), |n| format!("{} of {all}", n + 1));
        ui.label(RichText::new(words).small().color(Theme::of(ui.ctx()).faint));
        if ui.small_button("×").accessible_name("Stop following").on_hover_text("Stop following").clicked() {
            actions.command(Command::Unfocus);
        }
    });
}

/// A letter in the colour of a kind of name, as it underlines them.
fn sign(ui: &mut Ui, kind: EntityKind) {
    let letter = match kind {
        EntityKind::Person => "P",
        EntityKind::Org => "O",
        EntityKind::Place => "L",
        EntityKind::Group => "G",
        EntityKind::Event => "E",
        EntityKind::Other => "N",
    };
    let colour = Theme::of(ui.ctx()).entity(kind);
    ui.label(RichText::new(letter).monospace().strong().color(colour)).on_hover_text(explain::kind(kind));
}
