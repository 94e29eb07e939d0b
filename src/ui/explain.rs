//! Words for what was found: who is named, why two sentences match, what differs. For tooltips and lists.

pub(super) mod names;

use super::columns::Target;
use super::scene::Scene;
use super::theme::{self, Theme};
use crate::analysis::{ClaimLink, Place, Relation, Why};
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
        Target::Claim(place) => claim(ui, scene, place),
        Target::Link(n) => link(ui, scene, n),
    }
}

/// How two sentences relate, in words.
pub(super) fn relation(relation: Relation) -> &'static str {
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
    let said = scene.words(speaker.place);
    let name = speaker.entity.and_then(|n| scene.analysis.entities.get(n)).map(|entity| entity.name.clone());
    match name {
        Some(name) if name != said => heading(ui, &name, &format!("is quoted here, as “{said}”")),
        _ => heading(ui, &said, "is quoted here"),
    }
    if let Some(place) = scene.digest.claim_at(quote.place.doc, quote.place.range.start) {
        ui.separator();
        claim(ui, scene, place);
    }
}

/// The best match in each other article, and why.
fn claim(ui: &mut Ui, scene: Scene<'_>, place: Place) {
    let docs = (0..scene.session.articles().len()).filter(|doc| *doc != place.doc);
    let best = docs.filter_map(|doc| scene.digest.matches(place, doc).first().copied());
    for (n, (link, other)) in best.enumerate() {
        let Some(link_found) = scene.analysis.links.get(link) else { continue };
        if n > 0 {
            ui.add_space(4.0);
        }
        let more = scene.digest.matches(place, other.doc).len() - 1;
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        heading(ui, &sentence(relation(link_found.relation)), &format!("in {}{more}", scene.short(other.doc)));
        wording(ui, scene, other);
        why(ui, scene, link, link_found);
    }
}

fn link(ui: &mut Ui, scene: Scene<'_>, n: usize) {
    let Some(link) = scene.analysis.links.get(n) else { return };
    let both = format!("{} and {}", scene.short(link.a.doc), scene.short(link.b.doc));
    heading(ui, &sentence(relation(link.relation)), &both);
    why(ui, scene, n, link);
    faint(ui, "Click to bring both sentences level");
}

fn why(ui: &mut Ui, scene: Scene<'_>, n: usize, link: &ClaimLink) {
    for conflict in scene.digest.conflicts_of(n).iter().filter_map(|n| scene.analysis.conflicts.get(*n)) {
        ui.add(Label::new(RichText::new(sentence(&conflict.what)).color(Theme::of(ui.ctx()).amber)).wrap());
    }
    let reasons = reasons(scene, &link.why);
    if !reasons.is_empty() {
        faint(ui, &reasons);
    }
}

/// What two sentences share: "Both have: Putin, Obama; meeting, Monday; 4.5 years".
fn reasons(scene: Scene<'_>, why: &Why) -> String {
    let names = why.entities.iter().filter_map(|n| scene.analysis.entities.get(*n)).map(|entity| entity.name.clone());
    let quotes = why.quotes.iter().map(|quote| format!("“{quote}”"));
    let lists = [names.collect::<Vec<_>>(), why.figures.clone(), quotes.collect(), why.words.clone()];
    let lists = lists.iter().filter(|list| !list.is_empty()).map(|list| first(list, 8));
    let shared: Vec<String> = lists.collect();
    if shared.is_empty() { String::new() } else { format!("Both have: {}", shared.join("; ")) }
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

fn faint(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add(Label::new(RichText::new(words).small().color(theme.faint)).wrap());
}

fn wording(ui: &mut Ui, scene: Scene<'_>, place: Place) {
    let theme = Theme::of(ui.ctx());
    ui.add(Label::new(RichText::new(scene.words(place)).font(theme::reading_font(14.5)).color(theme.ink)).wrap());
}
