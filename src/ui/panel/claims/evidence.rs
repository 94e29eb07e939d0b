//! What a verdict rests on.

use super::super::super::actions::{Action, Actions};
use super::super::super::dialogs::date;
use super::super::super::theme::Theme;
use super::super::drafts::{Drafts, Field, Shown};
use super::super::parts::{REMOVE, part, sign_button};
use crate::command::Command;
use crate::notebook::{ClaimCard, Evidence};
use egui::{Id, RichText, Ui};

/// Shows it.
pub(super) fn ui(ui: &mut Ui, card: &ClaimCard, drafts: &mut Drafts, actions: &mut Actions) {
    part(ui, "Evidence");
    // With what is being written, so that a change of one thing takes back no other.
    let mut now = card.evidence.clone();
    let mut gone = None;
    for (n, evidence) in now.iter_mut().enumerate() {
        ui.push_id(n, |ui| {
            let mut fields = Fields { card, n, drafts, actions };
            ui.horizontal(|ui| {
                let width = ui.available_width() - REMOVE;
                ui.allocate_ui(egui::vec2(width, 0.0), |ui| evidence.address = fields.address(ui, &evidence.address));
                if sign_button(ui, "×", "Remove evidence") {
                    gone = Some(n);
                }
            });
            evidence.quote = fields.quote(ui, &evidence.quote);
            fields.seen(ui, evidence);
        });
        ui.add_space(4.0);
    }
    let before = now.len();
    if let Some(n) = gone {
        now.remove(n);
    }
    if ui.button("Add evidence").clicked() {
        ui.data_mut(|data| data.insert_temp(Fields::new_piece(card), now.len()));
        now.push(Evidence::default());
    }
    if now.len() != before {
        actions.push(Action::Run(Command::SetEvidence(card.id.clone(), now)));
    }
}

/// The fields of one piece.
struct Fields<'a> {
    card: &'a ClaimCard,
    n: usize,
    drafts: &'a mut Drafts,
    actions: &'a mut Actions,
}

impl Fields<'_> {
    /// Under this name stands which piece of a card was just added.
    fn new_piece(card: &ClaimCard) -> Id {
        Id::unique(("new evidence", &card.id.0))
    }

    fn address(&mut self, ui: &mut Ui, kept: &str) -> String {
        let id = self.id("evidence address");
        let field = Field { id, name: "Address of the evidence", hint: "Address: https://…", kept, rows: 1, quiet: true };
        let shown = self.field(ui, &field, |evidence, address| address.clone_into(&mut evidence.address));
        // The address of a new piece is what the reader writes next.
        let new = Self::new_piece(self.card);
        if ui.data(|data| data.get_temp::<usize>(new)) == Some(self.n) {
            ui.data_mut(|data| data.remove::<usize>(new));
            shown.response.request_focus();
        }
        shown.text
    }

    fn quote(&mut self, ui: &mut Ui, kept: &str) -> String {
        let id = self.id("evidence quote");
        let field = Field { id, name: "Words of the evidence", hint: "Its words", kept, rows: 2, quiet: true };
        self.field(ui, &field, |evidence, quote| quote.clone_into(&mut evidence.quote)).text
    }

    /// The day it was seen, if what is written is one.
    fn seen(&mut self, ui: &mut Ui, now: &mut Evidence) {
        let id = self.id("evidence seen");
        let kept = now.seen.map(|day| day.to_string()).unwrap_or_default();
        let field = Field { id, name: "Day you saw it", hint: "Seen: 2015-09-28", kept: &kept, rows: 1, quiet: false };
        let (card, n) = (self.card, self.n);
        let shown = self.drafts.field(ui, &field, self.actions, |text| {
            let mut evidence = card.evidence.clone();
            evidence.get_mut(n)?.seen = date(text).ok()?;
            Some(Command::SetEvidence(card.id.clone(), evidence))
        });
        match date(&shown.text) {
            Ok(day) => now.seen = day,
            Err(wrong) => {
                ui.label(RichText::new(wrong).small().color(Theme::of(ui.ctx()).error));
            }
        }
    }

    fn id(&self, field: &str) -> Id {
        Id::unique((field, &*self.card.id.0, self.n))
    }

    fn field(&mut self, ui: &mut Ui, field: &Field<'_>, change: impl FnOnce(&mut Evidence, &str)) -> Shown {
        let (card, n) = (self.card, self.n);
        self.drafts.field(ui, field, self.actions, |text| {
            let mut evidence = card.evidence.clone();
            change(evidence.get_mut(n)?, text);
            Some(Command::SetEvidence(card.id.clone(), evidence))
        })
    }
}
