//! The list of names: shared ones first, then by the one article that has them; below it what the reader said of names.

mod entry;
mod filter;
mod said;

use super::super::actions::Actions;
use super::super::digest::Name;
use super::super::scene::Scene;
use super::compare::section_heading;
use super::parts;
use super::rows::Rows;
use egui::{Frame, Margin, Panel, Ui};
use filter::Filter;
use said::SaidList;
use std::collections::BTreeSet;

/// What is searched for and folded, and the heights of the rows.
#[derive(Default)]
pub(super) struct State {
    filter: Filter,
    folded: BTreeSet<Part>,
    rows: Rows,
    said: SaidList,
    /// The name that was followed last; the list comes to a new one by itself.
    followed: Option<usize>,
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
    if !scene.session.notebook().corrections.is_empty() {
        let tallest = (ui.available_height() * 0.5).max(80.0);
        let foot = Panel::bottom("said of names")
            .frame(Frame::new().inner_margin(Margin { right: 7, ..Margin::ZERO }))
            .resizable(false)
            .show_separator_line(false);
        foot.show(ui, |ui| state.said.ui(ui, scene, tallest, actions));
    }
    state.filter.ui(ui, scene);
    let rows = rows(scene, state);
    if rows.is_empty() {
        parts::empty(ui, if scene.analysis.entities.is_empty() { "No names were found." } else { "No name like that." });
        return;
    }
    follow(scene, state, &rows);
    let mut toggled = None;
    let key = key(scene, state);
    state.rows.ui(ui, key, rows.len(), 44.0, |ui, n| match rows.get(n) {
        Some(Row::Heading(part, count)) => {
            let clicked = heading(ui, scene, *part, *count, state.folded.contains(part));
            toggled = toggled.or(clicked.then_some(*part));
        }
        Some(Row::Name(name)) => entry::ui(ui, scene, name, actions),
        None => {}
    });
    if let Some(part) = toggled
        && !state.folded.remove(&part)
    {
        state.folded.insert(part);
    }
}

fn heading(ui: &mut Ui, scene: Scene<'_>, part: Part, count: usize, folded: bool) -> bool {
    let name = match part {
        Part::Shared => "In more than one article".to_owned(),
        Part::Only(doc) => format!("Only in {}", scene.label(doc)),
    };
    section_heading(ui, &name, &count.to_string(), folded).clicked()
}

/// Brings the name on screen that the reader has just turned to.
fn follow(scene: Scene<'_>, state: &mut State, rows: &[Row<'_>]) {
    let followed = scene.view.focus.entity;
    if followed != state.followed {
        state.followed = followed;
        let row = rows.iter().position(|row| matches!(row, Row::Name(name) if Some(name.entity) == followed));
        if let Some(row) = row {
            state.rows.reveal(row);
        }
    }
}

/// A number that changes when the rows' heights may.
fn key(scene: Scene<'_>, state: &State) -> u64 {
    let followed = scene.view.focus.entity.map_or(0, |entity| entity as u64 + 1);
    let folded: u64 = state.folded.iter().map(|part| if let Part::Only(doc) = part { 3 << doc } else { 1 }).sum();
    scene.digest.edition << 40 ^ followed << 20 ^ folded << 10 ^ state.filter.key()
}

fn rows<'a>(scene: Scene<'a>, state: &State) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut heading = None;
    let matches = state.filter.matches();
    for name in &scene.digest.names {
        let Some(entity) = scene.analysis.entities.get(name.entity).filter(|entity| matches(entity)) else { continue };
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
