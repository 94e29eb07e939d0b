//! A claim card with everything that can be done to it.

use super::super::super::actions::{Action, Actions};
use super::super::super::scene::Scene;
use super::super::super::theme::Theme;
use super::super::drafts::{Drafts, Field};
use super::super::parts::{faint, part, sheet};
use super::{evidence, members, verdict_sign};
use crate::command::Command;
use crate::notebook::{ClaimCard, Verdict};
use egui::{RichText, Ui};

/// Shows it.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, card: &ClaimCard, drafts: &mut Drafts, actions: &mut Actions) {
    sheet(ui, |ui| {
        // With what is being written, so that a change of one thing takes back no other.
        let mut now = card.clone();
        if statement(ui, card, &mut now, drafts, actions, scene.view.wants_statement) {
            actions.push(Action::StatementTaken);
        }
        verdict(ui, &mut now);
        note(ui, card, &mut now, drafts, actions);
        if now.verdict != card.verdict {
            actions.push(Action::Run(set(now)));
        }
        members::ui(ui, scene, card, drafts, actions);
        evidence::ui(ui, card, drafts, actions);
        ui.add_space(4.0);
        if ui.button("Delete card").on_hover_text("Delete this card; the passages stay. Undo brings it back").clicked() {
            actions.push(Action::Run(Command::DeleteCard(card.id.clone())));
        }
    });
}

fn set(card: ClaimCard) -> Command {
    Command::SetCard { id: card.id, statement: card.statement, verdict: card.verdict, note: card.note }
}

/// Gives the keyboard to the field if that is wanted, and says whether it did.
fn statement(
    ui: &mut Ui,
    card: &ClaimCard,
    now: &mut ClaimCard,
    drafts: &mut Drafts,
    actions: &mut Actions,
    wanted: bool,
) -> bool {
    let id = egui::Id::unique(("card statement", &*card.id.0));
    let field = Field { id, name: "Statement", hint: "What is claimed?", kept: &card.statement, rows: 2, quiet: false };
    let shown = drafts.field(ui, &field, actions, |text| {
        let statement = text.to_owned();
        (!text.trim().is_empty()).then(|| set(ClaimCard { statement, ..card.clone() }))
    });
    if shown.refused {
        faint(ui, "A claim needs a statement.");
    } else {
        now.statement = shown.text;
    }
    if wanted {
        shown.response.request_focus();
        shown.response.scroll_to_me(None);
    }
    wanted
}

fn verdict(ui: &mut Ui, card: &mut ClaimCard) {
    part(ui, "Does it hold?");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for verdict in Verdict::ALL {
            let colour = Theme::of(ui.ctx()).verdict(verdict);
            let words = RichText::new(format!("{} {}", verdict_sign(verdict), verdict.name())).color(colour);
            ui.radio_value(&mut card.verdict, verdict, words);
        }
    });
}

fn note(ui: &mut Ui, card: &ClaimCard, now: &mut ClaimCard, drafts: &mut Drafts, actions: &mut Actions) {
    let id = egui::Id::unique(("card note", &*card.id.0));
    let field = Field { id, name: "Note on the claim", hint: "Note", kept: &card.note, rows: 2, quiet: true };
    let shown = drafts.field(ui, &field, actions, |note| Some(set(ClaimCard { note: note.to_owned(), ..card.clone() })));
    now.note = shown.text;
}
