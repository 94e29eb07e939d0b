//! What lost when copies of the notebook were merged: each beside what won, to be used or dropped.

use super::super::actions::{Action, Actions};
use super::super::scene::Scene;
use super::super::theme::{self, Theme};
use super::{close_button, title};
use crate::command::Command;
use crate::notebook::{Alternative, Annotation, Notebook, Record};
use crate::text::word_diff;
use egui::text::LayoutJob;
use egui::{Label, RichText, ScrollArea, TextFormat, Ui, vec2};

/// Shows them all.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let screen = ui.ctx().content_rect().size();
    let size = vec2((screen.x - 120.0).clamp(420.0, 700.0), (screen.y - 200.0).clamp(200.0, 560.0));
    ui.set_width(size.x);
    title(ui, "Other versions");
    let notebook = scene.session.notebook();
    let theme = Theme::of(ui.ctx());
    let told = if notebook.alternatives.is_empty() {
        "None are left."
    } else {
        "Two copies of this notebook changed the same thing. One change is in the notebook, the other one is here. Struck out: only in \
         the notebook. Underlined: only in the other version."
    };
    ui.add(Label::new(RichText::new(told).small().color(theme.faint)).wrap());
    ui.add_space(6.0);
    let area = ScrollArea::vertical().max_height(size.y).min_scrolled_height(size.y).auto_shrink([false, true]);
    area.show(ui, |ui| {
        for alternative in notebook.alternatives.values() {
            ui.push_id(&*alternative.id.0, |ui| one(ui, notebook, alternative, actions));
            ui.separator();
        }
    });
    close_button(ui, actions);
}

fn one(ui: &mut Ui, notebook: &Notebook, alternative: &Alternative, actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    let record = &alternative.record;
    ui.label(RichText::new(heading(record)).strong().color(theme.ink));
    let present = notebook.present(record);
    let now = present.as_ref().map(|present| words(notebook, present)).unwrap_or_default();
    let plain = TextFormat::simple(theme::reading_font(14.5), theme.ink);
    let mut job = LayoutJob::default();
    for piece in word_diff(&now, &words(notebook, record)) {
        job.append(piece.words, 0.0, theme.change(piece.change, &plain));
    }
    ui.add(Label::new(job).wrap());
    ui.horizontal(|ui| {
        let help = "It takes the place of what is in the notebook, which is kept here instead";
        if ui.add_enabled(present.is_some(), egui::Button::new("Use this version")).on_hover_text(help).clicked() {
            actions.push(Action::Run(Command::UseAlternative(alternative.id.clone())));
        }
        if ui.button("Drop it").on_hover_text("Undo brings it back").clicked() {
            actions.push(Action::Run(Command::DropAlternative(alternative.id.clone())));
        }
    });
}

/// "annotation, Zoë, 22 Nov 2026, 10:15 UTC"
fn heading(record: &Record) -> String {
    let when = record.changed().map(|at| at.strftime("%-d %b %Y, %H:%M UTC").to_string());
    let parts = [Some(record.kind().to_owned()), Some(record.author().to_owned()), when];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a record says, on a few lines.
fn words(notebook: &Notebook, record: &Record) -> String {
    let lines = match record {
        Record::Settings(settings) => vec![format!("Reader: {}", settings.reader)],
        Record::Details(id, details) => {
            let date = details.published.map(|date| date.to_string());
            let fields = [&details.title, &details.outlet, &details.author, &date, &details.url];
            let known = fields.into_iter().flatten().cloned();
            std::iter::once(id.to_string()).chain(known).collect()
        }
        Record::Tag(tag) => vec![format!("{}, {}", tag.name, tag.color.name()), tag.memo.clone()],
        Record::Annotation(annotation) => {
            let names = annotation.tags.iter().filter_map(|tag| notebook.tags.get(tag)).map(|tag| tag.name.as_str());
            vec![format!("“{}”", annotation.quote()), names.collect::<Vec<_>>().join(", "), annotation.note.clone()]
        }
        Record::Link(link) => {
            let quote = |id| notebook.annotations.get(id).map(Annotation::quote).unwrap_or_default();
            vec![format!("“{}” {} “{}”", quote(&link.from), link.relation.name(), quote(&link.to)), link.note.clone()]
        }
        Record::Card(card) => {
            let stances = card.members.iter().map(|member| format!("{} {}", member.article, member.stance.name()));
            let evidence = card.evidence.iter().map(|piece| format!("{} {}", piece.address, piece.quote));
            let head = [card.statement.clone(), card.verdict.name().to_owned()];
            head.into_iter().chain(stances).chain(evidence).chain([card.note.clone()]).collect()
        }
        Record::Judgement(judgement) => {
            let verdict = if judgement.accepted { "belong together" } else { "do not belong together" };
            vec![format!("“{}” and “{}” {verdict}", judgement.a.anchor.quote, judgement.b.anchor.quote)]
        }
        Record::Correction(correction) => {
            vec![format!("{}: {}", correction.said.name(), correction.said.words(|words, _| words.to_owned()))]
        }
    };
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}
