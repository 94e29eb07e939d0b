//! What became of an annotation when its article got a newer text, and what the reader wants done about it.

use super::super::super::actions::{Action, Actions};
use super::super::super::commands;
use super::super::super::scene::Scene;
use super::super::super::theme::{self, Theme};
use super::super::compare::clipped;
use super::super::parts::{button_if, counted, faint};
use crate::analysis::Place;
use crate::article::Article;
use crate::command::Command;
use crate::notebook::Annotation;
use crate::session::Pending;
use crate::text::{Carried, Change, TextRange, slice, word_diff};
use egui::text::LayoutJob;
use egui::{Label, RichText, TextFormat, Ui};

/// Says how many annotations wait, and leads to them.
pub(super) fn strip(ui: &mut Ui, scene: Scene<'_>, shown: bool, actions: &mut Actions) {
    let waiting = scene.view.pending.waiting().count();
    if waiting == 0 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let words = format!("{} to review since a newer text came in", counted(waiting, "note"));
        ui.add(Label::new(RichText::new(words).small().color(Theme::of(ui.ctx()).amber)).wrap());
        if !shown && ui.small_button("Review").clicked() {
            actions.push(Action::Review);
        }
        let reworded = reworded(scene);
        if shown && reworded.len() > 1 && ui.small_button(format!("Accept all {} reworded", reworded.len())).clicked() {
            actions.push(Action::Run(Command::Batch("Accept reworded notes".to_owned(), reworded)));
        }
    });
    ui.add_space(4.0);
}

/// Says how many versions of records were kept when copies were merged, and leads to them.
pub(super) fn beside(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let kept = scene.session.notebook().alternatives.len();
    if kept > 0 {
        ui.horizontal_wrapped(|ui| {
            let words = format!("{} kept from merging", counted(kept, "other version"));
            ui.add(Label::new(RichText::new(words).small().color(Theme::of(ui.ctx()).amber)).wrap());
            if ui.small_button("Look at them").clicked() {
                actions.command(commands::Command::Beside);
            }
        });
    }
}

/// Moves those that are only worded differently.
fn reworded(scene: Scene<'_>) -> Vec<Command> {
    let sure = |pending: &&Pending| matches!(pending.worst(), Carried::Exact(_) | Carried::Moved(_) | Carried::Reworded(_));
    let waiting = scene.view.pending.waiting().filter(sure);
    waiting.filter_map(|pending| Some(Command::Place(pending.annotation.clone(), pending.places()?))).collect()
}

/// What became of an annotation's words, if it stands in an earlier text.
pub(super) fn state(scene: Scene<'_>, annotation: &Annotation) -> Option<String> {
    let pending = scene.view.pending.of(&annotation.id)?;
    Some(match pending.worst() {
        _ if pending.gone => "Not in the newer text; kept as lost.".to_owned(),
        Carried::Exact(_) | Carried::Moved(_) => "These words stand in the newer text again.".to_owned(),
        Carried::Reworded(_) => "Worded differently in the newer text.".to_owned(),
        Carried::Changed(_, differences) => {
            let names: Vec<_> = differences.iter().map(|difference| difference.name()).collect();
            let what = if has_other_words(scene, annotation, pending) { "Changed" } else { "Its sentence changed" };
            format!("{what} in the newer text: {}.", names.join(", "))
        }
        Carried::Ambiguous(places) => format!("At {} places of the newer text.", places.len()),
        Carried::Lost => "Not found in the newer text.".to_owned(),
    })
}

/// Whether any of its own words are others now, not only those around them.
fn has_other_words(scene: Scene<'_>, annotation: &Annotation, pending: &Pending) -> bool {
    let Some((_, article)) = scene.session.find(&annotation.article) else { return false };
    let words = |carried: &Carried| carried.place().map(|range| slice(&article.text, range));
    annotation.anchors.iter().zip(&pending.passages).any(|(anchor, carried)| words(carried) != Some(&*anchor.quote))
}

/// Shows old and new words, and what can be done.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation, actions: &mut Actions) {
    let (Some(pending), Some((doc, article))) = (scene.view.pending.of(&annotation.id), scene.session.find(&annotation.article))
    else {
        return;
    };
    for (anchor, carried) in annotation.anchors.iter().zip(&pending.passages) {
        match carried {
            Carried::Reworded(range) | Carried::Changed(range, _) if slice(&article.text, *range) != anchor.quote => {
                let job = difference(ui, &anchor.quote, slice(&article.text, *range));
                ui.add(Label::new(job).wrap());
            }
            Carried::Ambiguous(places) => {
                let one = annotation.anchors.len() == 1;
                for range in places {
                    place(ui, (doc, article), annotation, *range, one, actions);
                }
            }
            _ => {}
        }
    }
    if let Some(range) = pending.closest {
        faint(ui, "The sentence that has most of its words now:");
        place(ui, (doc, article), annotation, range, annotation.anchors.len() == 1, actions);
    }
    buttons(ui, scene, annotation, pending, doc, actions);
}

/// The words of both, those of one only in colour.
fn difference(ui: &Ui, old: &str, new: &str) -> LayoutJob {
    let theme = Theme::of(ui.ctx());
    let plain = TextFormat::simple(theme::reading_font(14.5), theme.ink);
    let mut job = LayoutJob::default();
    for piece in word_diff(old, new) {
        job.append(&piece.words.replace(char::is_whitespace, " "), 0.0, theme.change(piece.change, &plain));
        // What was removed and what came for it shall not run together.
        if piece.change == Change::Removed && !piece.words.ends_with(char::is_whitespace) {
            job.append(" ", 0.0, plain.clone());
        }
    }
    job.wrap.max_width = ui.available_width();
    job
}

/// One of several places where the words stand.
fn place(
    ui: &mut Ui,
    (doc, article): (usize, &Article),
    annotation: &Annotation,
    range: TextRange,
    one: bool,
    actions: &mut Actions,
) {
    const AROUND: usize = 36;
    let text = &article.text;
    // A whole sentence is told by itself.
    let around = if range.len() < 2 * AROUND { AROUND } else { 0 };
    let from = text.floor_char_boundary(range.start.saturating_sub(around));
    let to = text.ceil_char_boundary((range.end + around).min(text.len()));
    let words = slice(text, TextRange::new(from, to)).replace(char::is_whitespace, " ");
    ui.horizontal(|ui| {
        if one && ui.small_button("Here").on_hover_text("The note belongs to this place").clicked() {
            actions.push(Action::Run(Command::Place(annotation.id.clone(), vec![range])));
        }
        let theme = Theme::of(ui.ctx());
        let job = clipped(&format!("…{words}…"), theme::reading_font(13.5), theme.ink, ui.available_width(), 2);
        if ui.add(Label::new(job).sense(egui::Sense::click())).on_hover_text("Show this place").clicked() {
            actions.push(Action::Reveal(Place { doc, range }));
        }
    });
}

fn buttons(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation, pending: &Pending, doc: usize, actions: &mut Actions) {
    let id = || annotation.id.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(places) = pending.places() {
            if button_if(ui, true, "Accept", "The note belongs to the new words") {
                actions.push(Action::Run(Command::Place(id(), places.clone())));
                actions.extend(next(scene, pending).map(Action::Pick));
            }
            if let Some(range) = places.first().copied()
                && button_if(ui, true, "Show", "Show the new words in the article")
            {
                actions.push(Action::Reveal(Place { doc, range }));
            }
        }
        // What a button has shown was not selected by the reader for this.
        let chosen = scene.view.selection.as_ref().filter(|spot| scene.view.revealed.as_ref() != Some(*spot));
        let selected = chosen.filter(|spot| spot.article == annotation.article);
        let help = "Select the words that the note belongs to, then press this";
        if button_if(ui, selected.is_some(), "Put on selected words", help)
            && let Some(spot) = selected
        {
            actions.push(Action::Run(Command::Place(id(), vec![spot.range])));
            actions.command(commands::Command::Unfocus);
            actions.extend(next(scene, pending).map(Action::Pick));
        }
        if button_if(ui, true, "Earlier text", "Show what the article said before, and what was changed in it") {
            actions.push(Action::Earlier(annotation.article.clone()));
        }
        if !pending.gone
            && button_if(ui, true, "Keep as lost", "The newer text does not have this; the note stays, with its words")
        {
            actions.push(Action::Run(Command::KeepAsLost(id())));
            actions.extend(next(scene, pending).map(Action::Pick));
        }
    });
}

/// The annotation that the reader has to decide on after this one.
fn next(scene: Scene<'_>, pending: &Pending) -> Option<crate::notebook::Id> {
    let waiting: Vec<_> = scene.view.pending.waiting().collect();
    let at = waiting.iter().position(|other| other.annotation == pending.annotation)?;
    let next = waiting.get(at + 1).or_else(|| waiting.first().filter(|_| at > 0));
    next.map(|next| next.annotation.clone())
}
