//! The reader's annotations: a list that is searched and filtered; the one that is turned to is open to be worked on.

mod card;
mod filter;
mod links;
mod listed;
mod open;
mod review;

use self::filter::{Filter, Which};
use self::listed::{Listed, Row, Wish};
use super::super::actions::{Action, Actions};
use super::super::scene::Scene;
use super::compare::section_heading;
use super::drafts::Drafts;
use super::parts::{choice, counted, empty, faint};
use super::rows::Rows;
use crate::export::{self, Options};
use crate::notebook::Id;
use egui::{TextEdit, Ui};

/// What is searched for and folded, and the heights of the rows.
#[derive(Default)]
pub(super) struct State {
    wish: Wish,
    listed: Listed,
    rows: Rows,
    /// The annotation that was turned to last; the list comes to a new one by itself.
    followed: Option<Id>,
}

impl State {
    /// Shows only what has a tag.
    pub(super) fn show_tag(&mut self, tag: Id) {
        self.wish = Wish { filter: Filter { which: Which::Tag(tag), ..Filter::default() }, ..Wish::default() };
    }

    /// Shows only what waits for the reader.
    pub(super) fn show_waiting(&mut self) {
        self.wish = Wish { filter: Filter { which: Which::Waiting, ..Filter::default() }, ..Wish::default() };
    }
}

/// Shows the list.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, state: &mut State, drafts: &mut Drafts, actions: &mut Actions) {
    let notebook = scene.session.notebook();
    review::beside(ui, scene, actions);
    if notebook.annotations.is_empty() {
        empty(
            ui,
            "No notes yet. Drag over some words of an article, then press 1, 2, 3, 4 or 5 to tag them, or N to write a note.",
        );
        return;
    }
    state.wish.filter.tidy(notebook);
    let before = state.wish.filter.clone();
    if state.wish.filter.which == Which::Waiting && scene.view.pending.waiting().next().is_none() {
        state.wish.filter.which = Which::All;
    }
    review::strip(ui, scene, state.wish.filter.which == Which::Waiting, actions);
    fields(ui, scene, &mut state.wish.filter);
    if state.wish.filter != before {
        state.wish.stays = None;
    }
    follow(scene, state);
    state.listed.update(scene.session, &state.wish);
    reveal(scene, state);
    counts(ui, scene, state, actions);
    list(ui, scene, state, drafts, actions);
}

fn list(ui: &mut Ui, scene: Scene<'_>, state: &mut State, drafts: &mut Drafts, actions: &mut Actions) {
    let State { wish, listed, rows, .. } = state;
    let mut toggled = None;
    rows.of(ui, &listed.ids, 92.0, |ui, n| match listed.rows.get(n) {
        Some(Row::Article { id, label, count }) => {
            let clicked = section_heading(ui, label, &count.to_string(), wish.folded.contains(id)).clicked();
            toggled = toggled.take().or(clicked.then(|| id.clone()));
        }
        Some(Row::Note(id)) => {
            let Some(annotation) = scene.session.notebook().annotations.get(id) else { return };
            if scene.view.annotation.as_ref() == Some(id) {
                open::ui(ui, scene, annotation, drafts, actions);
            } else if card::ui(ui, scene, annotation).clicked() {
                actions.push(Action::GoTo(id.clone()));
            }
        }
        None => {}
    });
    if let Some(article) = toggled
        && !wish.folded.remove(&article)
    {
        wish.folded.insert(article);
    }
}

/// Sees to it that the annotation is in the list that the reader has just turned to, unless the filter is against it.
fn follow(scene: Scene<'_>, state: &mut State) {
    let turned = scene.view.annotation.as_ref();
    let annotation = turned.and_then(|id| scene.session.notebook().annotations.get(id));
    if turned != state.followed.as_ref()
        && let Some(annotation) = annotation
    {
        state.wish.folded.remove(&annotation.article);
        let listed = state.wish.filter.lets(scene.session.notebook(), annotation);
        state.wish.stays = listed.then(|| annotation.id.clone());
    }
    if let Some(wanted) = &scene.view.wants_note {
        state.wish.stays = Some(wanted.clone());
    }
}

/// Brings the annotation on screen that the reader has just turned to.
fn reveal(scene: Scene<'_>, state: &mut State) {
    if scene.view.annotation == state.followed {
        return;
    }
    state.followed.clone_from(&scene.view.annotation);
    let row = state.listed.rows.iter().position(|row| matches!(row, Row::Note(id) if Some(id) == state.followed.as_ref()));
    if let Some(row) = row {
        state.rows.reveal(row);
    }
}

/// What the reader searches for.
fn fields(ui: &mut Ui, scene: Scene<'_>, filter: &mut Filter) {
    let width = ui.available_width() - 7.0;
    let search = TextEdit::singleline(&mut filter.search).hint_text("Find in notes").desired_width(width);
    ui.add(search).accessible_name("Find in notes");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let half = (width - 6.0) * 0.5;
        if let Some(which) = choice(ui, "Which notes", half, &filter.which, &kinds(scene)) {
            filter.which = which;
        }
        if let Some(article) = choice(ui, "Of which article", half, &filter.article, &articles(scene)) {
            filter.article = article;
        }
    });
}

fn kinds(scene: Scene<'_>) -> Vec<(Which, String)> {
    let mut kinds = vec![(Which::All, "All notes".to_owned())];
    let tags = scene.session.notebook().sorted_tags();
    kinds.extend(tags.into_iter().map(|tag| (Which::Tag(tag.id.clone()), tag.name.clone())));
    let others = [
        (Which::Untagged, "Without a tag"),
        (Which::Noted, "With words of yours"),
        (Which::Linked, "With a link"),
        (Which::Lost, "Words not found"),
    ];
    let waits = scene.view.pending.waiting().next().is_some();
    kinds.extend(waits.then(|| (Which::Waiting, "To review".to_owned())));
    kinds.extend(others.map(|(which, name)| (which, name.to_owned())));
    kinds
}

fn articles(scene: Scene<'_>) -> Vec<(Option<crate::article::ArticleId>, String)> {
    let all = std::iter::once((None, "All articles".to_owned()));
    all.chain(scene.session.articles().iter().map(|article| (Some(article.id.clone()), article.label().to_owned()))).collect()
}

/// How many there are, and what can be done with them.
fn counts(ui: &mut Ui, scene: Scene<'_>, state: &mut State, actions: &mut Actions) {
    let all = scene.session.notebook().annotations.len();
    let matching = &state.listed.matching;
    let on = state.wish.filter.is_on();
    let only = || on.then(|| matching.clone());
    let words = if on { format!("{} of {}", matching.len(), counted(all, "note")) } else { counted(all, "note") };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if ui.small_button("Copy as Markdown").clicked() {
            let options = Options { only: only(), texts: false, ..Options::default() };
            // The dialog shows what is wrong.
            let failed = |_| Action::Export(only());
            actions.push(export::checked_markdown(scene.session.notebook(), &options).map_or_else(failed, Action::Copy));
        }
        if ui.small_button("Export…").clicked() {
            actions.push(Action::Export(only()));
        }
        faint(ui, words);
    });
    if on && matching.is_empty() {
        ui.horizontal_wrapped(|ui| {
            faint(ui, "No note is like that.");
            if ui.small_button("Show all").clicked() {
                state.wish = Wish::default();
            }
        });
    }
}
