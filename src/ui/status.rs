//! The line at the bottom: how much is open and found, and how long that took.

use super::scene::Scene;
use super::theme::Theme;
use super::view::SaveState;
use egui::{Align, Frame, Label, Layout, Margin, RichText, Ui};

/// The line's ground and margins.
pub(super) fn frame(ui: &Ui) -> Frame {
    Frame::new().fill(Theme::of(ui.ctx()).desk).inner_margin(Margin::symmetric(12, 4))
}

/// Shows the line.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, analyzing: bool) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            faint(ui, &effort(scene, analyzing));
            saved(ui, scene);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if let Some(did) = scene.view.did.as_ref().filter(|_| scene.view.linking.is_none()) {
                    ui.add(Label::new(RichText::new(did).small().color(Theme::of(ui.ctx()).ink)).truncate());
                    ui.add_space(8.0);
                }
                faint(ui, &counts(scene));
            });
        });
    });
}

fn counts(scene: Scene<'_>) -> String {
    let articles = scene.session.articles().len();
    let hidden = articles.saturating_sub(scene.view.columns.len());
    let open = match hidden {
        0 => count(articles, "article"),
        _ => format!("{} ({hidden} behind the others)", count(articles, "article")),
    };
    if scene.view.linking.is_some() {
        return "A link is begun: select the other words and press L, or Esc to leave it".to_owned();
    }
    let analysis = scene.analysis;
    let shared = analysis.entities.iter().filter(|entity| entity.shared).count();
    let mut parts = vec![open];
    let notes = scene.session.notebook().annotations.len();
    if notes > 0 {
        parts.push(count(notes, "annotation"));
    }
    if articles > 1 && scene.session.found().is_some() {
        parts.push(count(analysis.groups.len(), "shared claim"));
        parts.push(format!("{shared} of {} entities shared", analysis.entities.len()));
        parts.push(format!("differ: {}", scene.digest.differences.words()));
    }
    parts.join("   ·   ")
}

/// Where the reader's work is, in a word; a link that was begun comes first.
fn saved(ui: &mut Ui, scene: Scene<'_>) {
    let theme = Theme::of(ui.ctx());
    let (words, colour) = match &scene.view.file.state {
        SaveState::Nothing => return,
        SaveState::Saved => ("Saved".to_owned(), theme.faint),
        SaveState::Saving => ("Saving…".to_owned(), theme.faint),
        SaveState::ReadOnly(why) => (format!("Read-only: {why}"), theme.ink),
        SaveState::Failed(why) => (format!("Not saved: {why}"), theme.error),
    };
    ui.label(RichText::new("·").small().color(theme.faint));
    ui.add(Label::new(RichText::new(words).small().color(colour)).truncate());
}

fn effort(scene: Scene<'_>, analyzing: bool) -> String {
    match scene.session.found() {
        _ if analyzing => "Analysing…".to_owned(),
        Some(found) if found.cost.as_millis() < 1 => "Analysed in under 1 ms".to_owned(),
        Some(found) => format!("Analysed in {} ms", found.cost.as_millis()),
        None if scene.session.articles().is_empty() => "Nothing open".to_owned(),
        None => "Not analysed".to_owned(),
    }
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn faint(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add(Label::new(RichText::new(words).small().color(theme.faint)).truncate());
}
