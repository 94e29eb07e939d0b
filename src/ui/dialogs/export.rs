//! How the notes shall leave, with a look at what comes out.

use super::super::actions::{Action, Actions};
use super::super::theme::Theme;
use super::title;
use crate::export::{self, By, Options};
use crate::notebook::{Id, Notebook};
use egui::{FontId, Label, RichText, ScrollArea, Ui};
use std::collections::BTreeSet;

/// What the reader has chosen so far.
pub struct ExportDraft {
    options: Options,
    /// The annotations that the list of notes shows, if it is filtered.
    filtered: Option<BTreeSet<Id>>,
    /// What comes out, made anew after each change.
    made: Option<(Options, Result<String, String>)>,
}

impl ExportDraft {
    /// Begins with everything, or with what a filter leaves.
    pub fn new(filtered: Option<BTreeSet<Id>>) -> Self {
        let options = Options { only: filtered.clone(), ..Options::default() };
        Self { options, filtered, made: None }
    }

    fn make(&mut self, notebook: &Notebook) {
        if self.made.as_ref().is_none_or(|(made, _)| *made != self.options) {
            let text = export::checked_markdown(notebook, &self.options).map_err(|fault| fault.to_string());
            self.made = Some((self.options.clone(), text));
        }
    }
}

/// Shows the choices.
pub(super) fn ui(ui: &mut Ui, notebook: &Notebook, draft: &mut ExportDraft, actions: &mut Actions) {
    ui.set_width(560.0);
    title(ui, "Export notes");
    let options = &mut draft.options;
    ui.horizontal(|ui| {
        ui.label("Grouped by");
        for (by, name) in [(By::Article, "article"), (By::Tag, "tag"), (By::Claim, "claim")] {
            ui.radio_value(&mut options.by, by, name);
        }
    });
    ui.checkbox(&mut options.texts, "With the articles' texts");
    ui.checkbox(&mut options.authors, "With the names of those who annotated");
    if let Some(filtered) = &draft.filtered {
        let mut on = options.only.is_some();
        if ui.checkbox(&mut on, format!("Only the {} notes that the list shows", filtered.len())).changed() {
            options.only = on.then(|| filtered.clone());
        }
    }
    ui.add_space(6.0);
    draft.make(notebook);
    let made = draft.made.as_ref().map(|(_, text)| text);
    preview(ui, made);
    ui.add_space(10.0);
    let text = made.and_then(|made| made.as_ref().ok());
    ui.horizontal(|ui| {
        ui.add_enabled_ui(text.is_some(), |ui| {
            if ui.button("Save as Markdown…").clicked() {
                let text = text.cloned().unwrap_or_default();
                actions.push(Action::SaveExport { name: "notes.md".to_owned(), text });
                actions.push(Action::CloseDialog);
            }
            if ui.button("Copy as Markdown").clicked() {
                actions.push(Action::Copy(text.cloned().unwrap_or_default()));
                actions.push(Action::CloseDialog);
            }
        });
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// The beginning of what comes out.
fn preview(ui: &mut Ui, made: Option<&Result<String, String>>) {
    const SHOWN: usize = 6000;
    let theme = Theme::of(ui.ctx());
    let words = match made {
        Some(Ok(text)) => RichText::new(text.chars().take(SHOWN).collect::<String>()).color(theme.ink),
        Some(Err(fault)) => RichText::new(fault).color(theme.error),
        None => RichText::new(""),
    };
    egui::Frame::new().fill(theme.paper).inner_margin(8).show(ui, |ui| {
        ScrollArea::vertical().id_salt("export preview").max_height(300.0).min_scrolled_height(300.0).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.add(Label::new(words.font(FontId::monospace(11.5))).wrap());
        });
    });
}
