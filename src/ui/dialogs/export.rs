//! How the notes shall leave, with a look at what comes out.

use super::super::actions::{Action, Actions};
use super::super::scene::Scene;
use super::super::theme::Theme;
use super::title;
use crate::export::{self, By, Document, Format, Options};
use crate::notebook::Id;
use egui::{FontId, Label, RichText, ScrollArea, Ui};
use std::collections::BTreeSet;

/// What the reader has chosen so far.
pub struct ExportDraft {
    format: Format,
    options: Options,
    /// The annotations that the list of notes shows, if it is filtered.
    filtered: Option<BTreeSet<Id>>,
    /// What comes out, made anew after each change.
    made: Option<(Format, Options, Result<Document, String>)>,
}

impl ExportDraft {
    /// Begins with everything, or with what a filter leaves.
    pub fn new(filtered: Option<BTreeSet<Id>>) -> Self {
        let options = Options { only: filtered.clone(), ..Options::default() };
        Self { format: Format::default(), options, filtered, made: None }
    }

    fn make(&mut self, scene: Scene<'_>) {
        let is_new = |(format, options, _): &(Format, Options, _)| (format, options) != (&self.format, &self.options);
        if self.made.as_ref().is_none_or(is_new) {
            // What the program found is part of the whole table of claims only.
            let found = self.options.only.is_none().then_some(scene.analysis);
            let made = export::checked(self.format, scene.session.notebook(), &self.options, found);
            self.made = Some((self.format, self.options.clone(), made.map_err(|fault| fault.to_string())));
        }
    }
}

/// Shows the choices.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, draft: &mut ExportDraft, actions: &mut Actions) {
    ui.set_width(600.0);
    title(ui, "Export notes");
    ui.horizontal_wrapped(|ui| {
        for format in Format::ALL {
            ui.selectable_value(&mut draft.format, format, name(format)).on_hover_text(purpose(format));
        }
    });
    ui.add_space(4.0);
    let (format, options) = (draft.format, &mut draft.options);
    ui.add_enabled_ui(format.has_groups(), |ui| {
        ui.horizontal(|ui| {
            ui.label(if format.is_table() { "Ordered by" } else { "Grouped by" });
            for (by, name) in [(By::Article, "article"), (By::Tag, "tag"), (By::Claim, "claim")] {
                ui.radio_value(&mut options.by, by, name);
            }
        });
    });
    ui.add_enabled_ui(format.has_texts(), |ui| ui.checkbox(&mut options.texts, "With the articles' texts"));
    ui.checkbox(&mut options.authors, "With the names of those who annotated");
    if let Some(filtered) = &draft.filtered {
        let mut on = options.only.is_some();
        if ui.checkbox(&mut on, format!("Only the {} notes that the list shows", filtered.len())).changed() {
            options.only = on.then(|| filtered.clone());
        }
    }
    ui.add_space(6.0);
    draft.make(scene);
    let made = draft.made.as_ref().map(|(.., made)| made);
    preview(ui, made);
    let document = made.and_then(|made| made.as_ref().ok());
    for lacking in document.iter().flat_map(|document| &document.not_held) {
        ui.add(Label::new(RichText::new(lacking).small().color(Theme::of(ui.ctx()).faint)).wrap());
    }
    ui.add_space(10.0);
    let text = document.map(|document| &document.text);
    ui.horizontal(|ui| {
        ui.add_enabled_ui(text.is_some(), |ui| {
            if ui.button(format!("Save as {}…", name(format))).clicked() {
                let text = text.cloned().unwrap_or_default();
                actions.push(Action::SaveExport { name: file_name(scene, format), text });
                actions.push(Action::CloseDialog);
            }
            if ui.button(format!("Copy as {}", name(format))).clicked() {
                actions.push(Action::Copy(text.cloned().unwrap_or_default()));
                actions.push(Action::CloseDialog);
            }
        });
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// What to call the file, after the first story.
fn file_name(scene: Scene<'_>, format: Format) -> String {
    let title = scene.session.articles().first().and_then(|article| article.details.title.as_deref()).unwrap_or_default();
    let title = if title.is_empty() { "notes".to_owned() } else { format!("Notes on {title}") };
    export::file_names(&title, format.ending()).next().unwrap_or_default()
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Markdown => "Markdown",
        Format::Html => "web page",
        Format::Csv => "table of notes",
        Format::Matrix => "table of claims",
        Format::Json => "JSON",
        Format::JsonLd => "Web Annotation",
    }
}

/// What a format is good for.
fn purpose(format: Format) -> &'static str {
    match format {
        Format::Markdown => "A document for editors and wikis",
        Format::Html => "The stories side by side with your notes, for any browser and for paper",
        Format::Csv => "CSV for spreadsheets: one row a note",
        Format::Matrix => "CSV for spreadsheets: one row a claim, one column a story",
        Format::Json => "All of your work, for programs",
        Format::JsonLd => "JSON-LD as the W3C defines it, for other annotation programs",
    }
}

/// The beginning of what comes out.
fn preview(ui: &mut Ui, made: Option<&Result<Document, String>>) {
    const SHOWN: usize = 6000;
    let theme = Theme::of(ui.ctx());
    let words = match made {
        Some(Ok(document)) => RichText::new(document.text.chars().take(SHOWN).collect::<String>()).color(theme.ink),
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
