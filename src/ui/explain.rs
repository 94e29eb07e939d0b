//! Words for what was found: who is named, why two sentences match, what differs. For tooltips and lists.

pub(super) mod echoes;
pub(super) mod links;
pub(super) mod names;

use super::columns::Target;
use super::scene::Scene;
use super::theme::Theme;
use crate::analysis::Relation;
use egui::{Label, RichText, Ui};

/// Explains what the pointer is on.
pub(super) fn target(ui: &mut Ui, scene: Scene<'_>, target: Target) {
    ui.set_max_width(400.0);
    ui.spacing_mut().item_spacing.y = 5.0;
    match target {
        Target::Name(n, mention) => {
            let Some(entity) = scene.analysis.entities.get(n) else { return };
            names::entity(ui, scene, entity, mention.and_then(|mention| entity.mentions.get(mention)));
        }
        Target::Pronoun(n) => names::pronoun(ui, scene, n),
        Target::Conflict(n) => conflict(ui, scene, n),
        Target::Quote(n) => quote(ui, scene, n),
        Target::Claim(place) => links::claim(ui, scene, place),
        Target::Link(n) => links::link(ui, scene, n),
    }
}

/// How two sentences relate, in words.
fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Conflict => "they differ",
        Relation::Verbatim => "word for word",
        Relation::Same => "the same",
        Relation::Partial => "partly the same",
    }
}

fn conflict(ui: &mut Ui, scene: Scene<'_>, n: usize) {
    let Some(conflict) = scene.analysis.conflicts.get(n) else { return };
    heading(ui, "Figures differ", "");
    for side in [&conflict.a, &conflict.b] {
        body(ui, &format!("{}: {}", scene.short(side.place.doc), scene.words(side.place)));
    }
    faint(ui, &conflict.what);
}

fn quote(ui: &mut Ui, scene: Scene<'_>, n: usize) {
    let Some(quote) = scene.analysis.quotes.get(n) else { return };
    let Some(speaker) = &quote.speaker else {
        return heading(ui, "Quotation", "the text leaves open who says it");
    };
    let (name, said) = (echoes::speaker(scene, quote), scene.words(speaker.place));
    let named = if name == said { "is quoted here".to_owned() } else { format!("is quoted here, as “{said}”") };
    heading(ui, &name, &named);
    for (words, differs) in scene.digest.echoes(n).iter().flat_map(|echo| echoes::lines(scene, *echo)) {
        if differs { amber(ui, &words) } else { faint(ui, &words) }
    }
    if let Some(place) = scene.digest.claim_at(quote.place.doc, quote.place.range.start) {
        ui.separator();
        links::claim(ui, scene, place);
    }
}

fn first(list: &[String], n: usize) -> String {
    let more = if list.len() > n { ", …" } else { "" };
    format!("{}{more}", list.get(..n).unwrap_or(list).join(", "))
}

/// With a capital letter.
pub(super) fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn heading(ui: &mut Ui, name: &str, what: &str) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(name).strong().color(theme.ink));
        ui.label(RichText::new(what).color(theme.faint));
    });
}

fn body(ui: &mut Ui, words: &str) {
    ui.add(Label::new(words).wrap());
}

fn amber(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).color(Theme::of(ui.ctx()).amber)).wrap());
}

fn faint(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add(Label::new(RichText::new(words).small().color(theme.faint)).wrap());
}
