//! The reader's claim cards: one row for each; the one that is open can be worked on.

mod editor;
mod evidence;
mod members;

use super::super::actions::Actions;
use super::super::scene::Scene;
use super::super::theme::{self, Theme};
use super::compare::{clickable, clipped};
use super::drafts::Drafts;
use super::parts::{counted, empty};
use super::rows::Rows;
use crate::notebook::{ClaimCard, Id, Stance, Verdict};
use crate::session::Version;
use egui::{RichText, Ui};
use std::collections::BTreeSet;

/// Which card is open, and the heights of the rows.
#[derive(Default)]
pub(super) struct State {
    open: Option<Id>,
    rows: Rows,
    /// The cards there were at that version of the notebook.
    known: Option<(Version, BTreeSet<Id>)>,
    /// A new card shall come on screen.
    fresh: bool,
}

impl State {
    /// Opens a card that was just made.
    pub(super) fn notice(&mut self, scene: Scene<'_>) {
        let version = scene.session.version();
        if self.known.as_ref().is_some_and(|(known, _)| *known == version) {
            return;
        }
        let cards: BTreeSet<Id> = scene.session.notebook().cards.keys().cloned().collect();
        let before = self.known.take().map(|(_, cards)| cards).unwrap_or_default();
        let mut new = cards.difference(&before);
        if let (Some(card), None) = (new.next(), new.next()) {
            self.open = Some(card.clone());
            self.fresh = true;
        }
        self.known = Some((version, cards));
    }
}

/// Shows the list.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, state: &mut State, drafts: &mut Drafts, actions: &mut Actions) {
    let cards = claim_cards(scene);
    if cards.is_empty() {
        empty(
            ui,
            "No claim cards yet. Select the words of a claim and press C, or follow a match and choose “Claim card” below it on \
             the Compare tab.",
        );
        return;
    }
    let State { open, rows, fresh, .. } = state;
    let ids: Vec<egui::Id> = cards.iter().map(|card| egui::Id::unique(("claim card", &*card.id.0))).collect();
    if std::mem::take(fresh)
        && let Some(row) = cards.iter().position(|card| Some(&card.id) == open.as_ref())
    {
        rows.reveal(row);
    }
    let mut turned = None;
    rows.of(ui, &ids, 76.0, |ui, n| {
        let Some(card) = cards.get(n) else { return };
        let is_open = open.as_ref() == Some(&card.id);
        if head(ui, card, is_open) {
            turned = Some((!is_open).then(|| card.id.clone()));
        }
        if is_open {
            editor::ui(ui, scene, card, drafts, actions);
        }
    });
    if let Some(turned) = turned {
        *open = turned;
    }
}

/// The cards by where their first passage stands.
pub(in crate::ui) fn claim_cards(scene: Scene<'_>) -> Vec<&ClaimCard> {
    let notebook = scene.session.notebook();
    let place = |card: &ClaimCard| {
        let annotations = card.members.iter().filter_map(|member| notebook.annotations.get(member.annotation.as_ref()?));
        let places = annotations.filter_map(|annotation| {
            let (doc, _) = notebook.article(&annotation.article)?;
            Some((doc, annotation.anchors.first()?.range))
        });
        places.min().map_or((true, None), |place| (false, Some(place)))
    };
    let mut cards: Vec<&ClaimCard> = notebook.cards.values().collect();
    cards.sort_by_cached_key(|card| (place(card), card.id.clone()));
    cards
}

/// Verdict, stances and, unless it is open, the statement of a card, as one button; says whether it was clicked.
fn head(ui: &mut Ui, card: &ClaimCard, open: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let name = format!("Claim card “{}”, {}, {}", card.statement, card.verdict.name(), stances(card));
    let shown = clickable(ui, open, &name, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let verdict = format!("{} {}", verdict_sign(card.verdict), card.verdict.name());
            ui.label(RichText::new(verdict).strong().color(theme.verdict(card.verdict)));
            ui.label(RichText::new(stances(card)).small().color(theme.faint));
        });
        if !open {
            ui.label(clipped(&card.statement, theme::reading_font(14.5), theme.ink, ui.available_width(), 3));
        }
    });
    shown.clicked()
}

/// A sign for a verdict, so that it is told without its colour.
pub(in crate::ui) fn verdict_sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Open => "?",
        Verdict::Confirmed => "✔",
        Verdict::Refuted => "✘",
        Verdict::Misleading => "≈",
    }
}

/// How the articles stand to it: "asserts 2 · denies 1".
fn stances(card: &ClaimCard) -> String {
    let count = |stance: Stance| card.members.iter().filter(|member| member.stance == stance).count();
    let counts = Stance::ALL.map(|stance| (stance, count(stance)));
    let parts: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(stance, count)| format!("{} {count}", stance.name())).collect();
    if parts.is_empty() { counted(0, "passage") } else { parts.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Member;

    #[test]
    fn stances_are_counted_in_their_order_and_those_nobody_takes_left_out() {
        let member = |stance| Member { stance, ..Member::default() };
        let members = vec![member(Stance::Denies), member(Stance::Asserts), member(Stance::Asserts)];
        assert_eq!(stances(&ClaimCard { members, ..ClaimCard::default() }), "asserts 2 · denies 1");
        assert_eq!(stances(&ClaimCard::default()), "0 passages");
    }

    #[test]
    fn each_verdict_has_its_own_sign() {
        let signs: BTreeSet<&str> = Verdict::ALL.into_iter().map(verdict_sign).collect();
        assert_eq!(signs.len(), Verdict::ALL.len());
    }
}
