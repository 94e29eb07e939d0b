//! An annotation in few lines.

use super::super::super::scene::Scene;
use super::super::super::theme::{self, Theme};
use super::super::compare::{clickable, clipped};
use super::super::parts::{counted, is_lost, tag_names, with_bar, words};
use crate::notebook::Annotation;
use egui::{FontId, Response, RichText, Ui};

/// Shows it as one button.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation) -> Response {
    let notebook = scene.session.notebook();
    let quote = words(annotation);
    let name = label(scene, annotation, &quote);
    clickable(ui, false, &name, |ui| {
        with_bar(ui, notebook, annotation, |ui| {
            let theme = Theme::of(ui.ctx());
            ui.label(clipped(&quote, theme::reading_font(14.5), theme.ink, ui.available_width(), 3));
            tag_names(ui, notebook, annotation);
            if !annotation.note.trim().is_empty() {
                ui.add_space(2.0);
                ui.label(clipped(annotation.note.trim(), FontId::proportional(13.0), theme.ink, ui.available_width(), 8));
            }
            let links = notebook.links_of(&annotation.id).count();
            if links > 0 {
                ui.label(RichText::new(format!("↔ {}", counted(links, "link"))).small().color(theme.accent));
            }
            warning(ui, scene, annotation);
        });
    })
}

/// Says where its words are lost.
pub(super) fn warning(ui: &mut Ui, scene: Scene<'_>, annotation: &Annotation) {
    if lost(scene, annotation) {
        let words =
            super::review::state(scene, annotation).unwrap_or("These words are not in the article as it is now.".to_owned());
        ui.label(RichText::new(format!("! {words}")).small().color(Theme::of(ui.ctx()).amber));
    }
}

/// Whether its words are not in its article.
pub(super) fn lost(scene: Scene<'_>, annotation: &Annotation) -> bool {
    is_lost(scene.session.find(&annotation.article).map(|(_, article)| article), annotation)
}

fn label(scene: Scene<'_>, annotation: &Annotation, quote: &str) -> String {
    let tags = annotation.tags.iter().filter_map(|tag| scene.session.notebook().tags.get(tag)).map(|tag| tag.name.as_str());
    let parts = std::iter::once(format!("“{quote}”")).chain(tags.map(str::to_owned)).chain([annotation.note.trim().to_owned()]);
    format!("Note on {}", parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}
