//! The list of quotations: who is quoted where, saying what.

mod entry;

use super::super::actions::Actions;
use super::super::digest::{Said, Voice, Who};
use super::super::scene::Scene;
use super::super::theme::Theme;
use super::compare::section_heading;
use super::parts::{self, plain};
use super::rows::Rows;
use egui::{Label, RichText, TextEdit, Ui};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What is searched for and folded, and the heights of the rows.
#[derive(Default)]
pub(super) struct State {
    search: String,
    /// Speakers by their places in the list of one edition.
    folded: BTreeSet<usize>,
    edition: u64,
    rows: Rows,
}

#[derive(Clone, Copy)]
enum Row<'a> {
    Speaker(usize, &'a Voice),
    Article(usize),
    Said(&'a Said),
}

/// Shows the list.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, state: &mut State, actions: &mut Actions) {
    if state.edition != scene.digest.edition {
        state.edition = scene.digest.edition;
        state.folded.clear();
    }
    let field =
        TextEdit::singleline(&mut state.search).hint_text("Find a speaker or words").desired_width(ui.available_width() - 7.0);
    ui.add(field).accessible_name("Find a speaker or words");
    let rows = rows(scene, state);
    if rows.is_empty() {
        let none = scene.digest.voices.is_empty();
        return parts::empty(ui, if none { "Nobody is quoted." } else { "No speaker and no words like that." });
    }
    let mut toggled = None;
    state.rows.ui(ui, key(state, rows.len()), rows.len(), 52.0, |ui, n| match rows.get(n) {
        Some(Row::Speaker(at, voice)) => {
            let clicked = heading(ui, scene, voice, state.folded.contains(at));
            toggled = toggled.or(clicked.then_some(*at));
        }
        Some(Row::Article(doc)) => {
            ui.add_space(5.0);
            let words = RichText::new(scene.label(*doc)).small().color(Theme::of(ui.ctx()).faint);
            // As far in as the quotations below it.
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                ui.add(Label::new(words).truncate());
            });
        }
        Some(Row::Said(said)) => entry::ui(ui, scene, said, actions),
        None => {}
    });
    if let Some(at) = toggled
        && !state.folded.remove(&at)
    {
        state.folded.insert(at);
    }
}

/// What a speaker is called.
fn name(scene: Scene<'_>, who: &Who) -> String {
    match who {
        Who::Entity(n) => scene.analysis.entities.get(*n).map(|entity| entity.name.clone()).unwrap_or_default(),
        Who::Words(words) => super::super::explain::sentence(words),
        Who::Open => "Not said by whom".to_owned(),
    }
}

/// The speaker, and how much each article has of them.
fn heading(ui: &mut Ui, scene: Scene<'_>, voice: &Voice, folded: bool) -> bool {
    let counts: Vec<String> = voice.counts.iter().map(ToString::to_string).collect();
    section_heading(ui, &name(scene, &voice.who), &counts.join(" · "), folded).clicked()
}

fn rows<'a>(scene: Scene<'a>, state: &State) -> Vec<Row<'a>> {
    let search = plain(state.search.trim());
    let mut rows = Vec::new();
    for (at, voice) in scene.digest.voices.iter().enumerate() {
        let named = search.is_empty() || plain(&name(scene, &voice.who)).contains(&search);
        let said = voice.said.iter().filter(|said| named || plain(&scene.words(said.place)).contains(&search));
        let said: Vec<&Said> = said.collect();
        if said.is_empty() {
            continue;
        }
        rows.push(Row::Speaker(at, voice));
        let mut doc = None;
        for said in said.into_iter().filter(|_| !state.folded.contains(&at)) {
            if doc.replace(said.place.doc) != Some(said.place.doc) {
                rows.push(Row::Article(said.place.doc));
            }
            rows.push(Row::Said(said));
        }
    }
    rows
}

/// A number that changes when the rows' heights may.
fn key(state: &State, rows: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&state.search, &state.folded, state.edition, rows).hash(&mut hasher);
    hasher.finish()
}
