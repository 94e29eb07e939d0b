//! How the articles stand to a claim.

use super::super::super::actions::{Action, Actions};
use super::super::super::scene::Scene;
use super::super::drafts::{Drafts, Field};
use super::super::parts::{REMOVE, choice, faint, outlet, part, quotation, sign_button, words};
use crate::article::ArticleId;
use crate::command::Command;
use crate::notebook::{ClaimCard, Member, Stance};
use egui::{Frame, Margin, Ui};

/// Shows them.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, card: &ClaimCard, drafts: &mut Drafts, actions: &mut Actions) {
    part(ui, "Who says so?");
    // With what is being written, so that a change of one thing takes back no other.
    let mut now = card.members.clone();
    let mut gone = None;
    let mut turned = false;
    for (n, member) in now.iter_mut().enumerate() {
        ui.push_id(n, |ui| {
            turned |= stance(ui, scene, member, || gone = Some(n));
            passage(ui, scene, member, actions);
            note(ui, card, n, member, drafts, actions);
        });
        ui.add_space(4.0);
    }
    if let Some(n) = gone {
        now.remove(n);
        turned = true;
    }
    turned |= more(ui, scene, card, &mut now, actions);
    if turned {
        actions.push(Action::Run(Command::SetMembers(card.id.clone(), now)));
    }
}

/// Outlet and stance; says whether the stance is another now.
fn stance(ui: &mut Ui, scene: Scene<'_>, member: &mut Member, remove: impl FnOnce()) -> bool {
    faint(ui, outlet(scene, &member.article));
    let mut picked = None;
    ui.horizontal(|ui| {
        let offers = Stance::ALL.map(|stance| (stance, stance.name().to_owned()));
        let width = ui.available_width() - REMOVE;
        picked = choice(ui, "Stance", width, &member.stance, &offers);
        if sign_button(ui, "×", "Take off the card") {
            remove();
        }
    });
    if let Some(stance) = picked {
        member.stance = stance;
    }
    picked.is_some()
}

fn passage(ui: &mut Ui, scene: Scene<'_>, member: &Member, actions: &mut Actions) {
    let annotation = member.annotation.as_ref().and_then(|id| scene.session.notebook().annotations.get(id));
    let Some(annotation) = annotation else { return };
    if quotation(ui, &words(annotation), 3).clicked() {
        actions.push(Action::GoTo(annotation.id.clone()));
    }
}

fn note(ui: &mut Ui, card: &ClaimCard, n: usize, member: &mut Member, drafts: &mut Drafts, actions: &mut Actions) {
    let kept = card.members.get(n).map(|member| member.note.as_str()).unwrap_or_default();
    let id = egui::Id::unique(("member note", &*card.id.0, n));
    let field = Field { id, name: "Note on the passage", hint: "Note on how it says so", kept, rows: 1, quiet: true };
    let shown = drafts.field(ui, &field, actions, |note| {
        let mut members = card.members.clone();
        note.clone_into(&mut members.get_mut(n)?.note);
        Some(Command::SetMembers(card.id.clone(), members))
    });
    member.note = shown.text;
}

/// What else can be put on the card; says whether something was.
fn more(ui: &mut Ui, scene: Scene<'_>, card: &ClaimCard, members: &mut Vec<Member>, actions: &mut Actions) -> bool {
    let before = members.len();
    Frame::new().inner_margin(Margin::ZERO).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if let Some(spot) = &scene.view.selection {
                if ui.button("Add selected words").clicked() {
                    let (spot, stance) = scene.stated(spot.clone());
                    actions.push(Action::Run(Command::AddMember(card.id.clone(), spot, stance)));
                }
            } else {
                marked(ui, scene, members);
            }
            silent(ui, scene, members);
        });
    });
    members.len() > before
}

/// Offers the annotation that is turned to.
fn marked(ui: &mut Ui, scene: Scene<'_>, members: &mut Vec<Member>) {
    let annotation = scene.view.annotation.as_ref().and_then(|id| scene.session.notebook().annotations.get(id));
    let is_there = |id| members.iter().any(|member| member.annotation.as_ref() == Some(id));
    let Some(annotation) = annotation.filter(|annotation| !is_there(&annotation.id)) else { return };
    let help = format!("“{}”", words(annotation));
    if ui.button("Add marked passage").on_hover_text(help).clicked() {
        let (article, annotation) = (annotation.article.clone(), Some(annotation.id.clone()));
        members.push(Member { article, annotation, ..Member::default() });
    }
}

/// Offers the articles that are not on the card yet.
fn silent(ui: &mut Ui, scene: Scene<'_>, members: &mut Vec<Member>) {
    let is_there = |id: &ArticleId| members.iter().any(|member| member.article == *id);
    let others: Vec<_> = scene.session.articles().iter().filter(|article| !is_there(&article.id)).collect();
    if others.is_empty() {
        return;
    }
    ui.menu_button("Add article that leaves it out", |ui| {
        for article in others {
            if ui.button(article.label()).clicked() {
                members.push(Member { article: article.id.clone(), stance: Stance::Omits, ..Member::default() });
            }
        }
    });
}
