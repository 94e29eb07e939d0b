//! What stands above a column: who wrote it, its title, its date, how much of it others have too, and a menu.

use super::super::actions::{Action, Actions};
use super::super::scene::Scene;
use super::super::theme::{self, Theme};
use crate::analysis::Warning;
use crate::article::Article;
use egui::containers::menu::MenuButton;
use egui::{Align, Button, Label, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};

/// Height of a header in points.
const HEIGHT: f32 = 72.0;
/// The share of words that others have to the letter from which it is said.
const COPIED: f64 = 0.05;
/// Height of a warning below it.
const WARNING: f32 = 19.0;

/// Height of the headers; the same above every column, so that the texts begin level.
pub(super) fn height(scene: Scene<'_>) -> f32 {
    let warned = (0..scene.session.articles().len()).any(|doc| warning(scene, doc).is_some());
    if warned { HEIGHT + WARNING } else { HEIGHT }
}

/// Shows the header of an article in `rect`.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, (doc, article): (usize, &Article), rect: Rect, actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    let active = scene.view.active.as_ref() == Some(&article.id) && scene.view.columns.len() > 1;
    ui.painter().rect_filled(rect, 0.0, if active { theme.paper } else { theme.raised });
    share_bar(ui, scene, doc, rect, &theme);
    let builder = UiBuilder::new().id_salt(("header", &article.id.0)).max_rect(rect.shrink2(vec2(16.0, 8.0)));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            menu(ui, scene, article, actions);
            if scene.session.articles().len() > scene.view.columns.len() {
                picker(ui, scene, article, actions);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| words(ui, scene, (doc, article)));
        });
    });
}

fn words(ui: &mut Ui, scene: Scene<'_>, (doc, article): (usize, &Article)) {
    let theme = Theme::of(ui.ctx());
    let details = &article.details;
    let outlet = match &details.outlet {
        Some(outlet) => RichText::new(outlet).size(14.5).strong().color(theme.ink),
        None => RichText::new(&*article.id.0).size(13.0).color(theme.faint),
    };
    ui.add(Label::new(outlet).truncate());
    let title = details.title.as_deref().unwrap_or("Untitled");
    ui.add(Label::new(RichText::new(title).font(theme::reading_font(15.0)).color(theme.ink)).truncate());
    ui.add(Label::new(RichText::new(facts(scene, doc, article)).small().color(theme.faint)).truncate());
    if let Some(warning) = warning(scene, doc) {
        ui.add(Label::new(RichText::new(warning).small().color(theme.amber)).truncate());
    }
}

/// What makes what is found in an article less reliable.
fn warning(scene: Scene<'_>, doc: usize) -> Option<String> {
    scene.analysis.warnings.iter().find_map(|warning| match warning {
        Warning::NotEnglish { doc: at, language } if *at == doc => {
            let language = language.map(|language| format!(" ({language}?)")).unwrap_or_default();
            Some(format!("Not in English{language}: names and claims are found poorly"))
        }
        _ => None,
    })
}

/// Date and share, as far as they are known.
fn facts(scene: Scene<'_>, doc: usize, article: &Article) -> String {
    let date = article.details.published.map(|date| date.strftime("%-d %B %Y").to_string());
    let share = scene.digest.shares.get(doc).filter(|share| share.all > 0 && scene.session.articles().len() > 1);
    let share = share.map(|share| format!("{} of {} sentences shared", share.shared, share.all));
    let copied = scene.digest.shares.get(doc).filter(|share| share.copied >= COPIED);
    let copied = copied.map(|share| format!("{:.0} % word for word", share.copied * 100.0));
    let parts: Vec<String> = [date, share, copied].into_iter().flatten().collect();
    if parts.is_empty() { "No date".to_owned() } else { parts.join("  ·  ") }
}

/// The line under a header; its strong part is the share of sentences that others have too.
fn share_bar(ui: &Ui, scene: Scene<'_>, doc: usize, rect: Rect, theme: &Theme) {
    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
    ui.painter().rect_filled(line, 0.0, theme.hairline);
    let share = scene.digest.shares.get(doc).copied().unwrap_or_default();
    let part = share.shared as f32 / share.all.max(1) as f32;
    let filled = Rect::from_min_size(line.min, vec2((line.width() * part).round(), line.height()));
    ui.painter().rect_filled(filled, 0.0, theme.same.line);
}

fn menu(ui: &mut Ui, scene: Scene<'_>, article: &Article, actions: &mut Actions) {
    let (button, _) = quiet("⋯").ui(ui, |ui| {
        if ui.button("Article details…").clicked() {
            actions.push(Action::EditDetails(article.id.clone()));
        }
        let help = "Replace the text by a newer one from a file. Notes go along where their words do, and the old text stays.";
        if ui.button("Newer text…").on_hover_text(help).clicked() {
            actions.push(Action::AskUpdate(article.id.clone()));
        }
        if ui.add_enabled(!article.earlier.is_empty(), Button::new("Earlier texts…")).clicked() {
            actions.push(Action::Earlier(article.id.clone()));
        }
        ui.separator();
        let here = scene.view.columns.iter().position(|id| *id == article.id).unwrap_or_default();
        let left = here.checked_sub(1).and_then(|n| scene.view.columns.get(n));
        for (name, other) in [("Move left", left), ("Move right", scene.view.columns.get(here + 1))] {
            let clicked = ui.add_enabled(other.is_some(), Button::new(name)).clicked();
            if let Some(other) = other.filter(|_| clicked) {
                actions.push(Action::Swap(article.id.clone(), other.clone()));
            }
        }
        ui.separator();
        if ui.button("Close article").clicked() {
            actions.push(Action::Close(article.id.clone()));
        }
    });
    button.accessible_name(format!("Menu of {}", article.label()));
}

/// A menu button that keeps in the background.
fn quiet(sign: &str) -> MenuButton<'_> {
    MenuButton::from_button(Button::new(sign).frame_when_inactive(false))
}

/// Chooses which of the open articles this column shows.
fn picker(ui: &mut Ui, scene: Scene<'_>, article: &Article, actions: &mut Actions) {
    let Some(column) = scene.view.columns.iter().position(|id| *id == article.id) else { return };
    let (button, _) = quiet("▾").ui(ui, |ui| {
        for other in scene.session.articles() {
            let chosen = other.id == article.id;
            if ui.selectable_label(chosen, other.label()).clicked() && !chosen {
                actions.push(Action::ShowIn(column, other.id.clone()));
            }
        }
    });
    button.accessible_name(format!("Show another article instead of {}", article.label()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::session::Session;
    use crate::ui::digest::Digest;
    use crate::ui::view::View;

    #[test]
    fn an_article_in_another_language_says_so() {
        let warnings = vec![Warning::NotEnglish { doc: 1, language: Some("German") }, Warning::NoTagger];
        let analysis = Analysis { warnings, ..Analysis::default() };
        let (session, digest, view) = (Session::default(), Digest::default(), View::default());
        let scene = Scene { session: &session, analysis: &analysis, digest: &digest, view: &view };
        assert_eq!(warning(scene, 0), None);
        assert_eq!(warning(scene, 1).as_deref(), Some("Not in English (German?): names and claims are found poorly"));
    }
}
