//! How the notes shall leave, with a look at what comes out.

use super::super::actions::{Action, Actions};
use super::super::scene::Scene;
use super::super::theme::Theme;
use super::title;
use crate::export::{self, By, Document, Format, Options};
use crate::notebook::Id;
use crate::session::Generation;
use egui::{FontId, Label, RichText, ScrollArea, Ui};
use jiff::Zoned;
use std::collections::BTreeSet;

/// What the reader has chosen so far.
pub struct ExportDraft {
    format: Format,
    options: Options,
    /// The annotations that the list of notes shows, if it is filtered.
    filtered: Option<BTreeSet<Id>>,
    /// What comes out, made anew after each change.
    made: Option<Made>,
}

/// A document, and what it was made of.
struct Made {
    of: (Format, Options, Option<Generation>),
    document: Result<Document, String>,
}

impl ExportDraft {
    /// Begins with everything, or with what a filter leaves.
    pub fn new(filtered: Option<BTreeSet<Id>>) -> Self {
        let options = Options { only: filtered.clone(), today: Some(Zoned::now().date()), ..Options::default() };
        Self { format: Format::default(), options, filtered, made: None }
    }

    /// What comes out, of what is chosen and known now.
    fn made(&mut self, scene: Scene<'_>) -> Result<&Document, &str> {
        // Only the table of claims holds what was found; it may not be known yet.
        let found = scene.session.found().filter(|_| self.format == Format::Matrix);
        let of = (self.format, self.options.clone(), found.map(|found| found.generation));
        let known = self.made.take().filter(|made| made.of == of);
        let made = self.made.insert(known.unwrap_or_else(|| {
            let found = found.map(|found| &*found.analysis);
            let document = export::checked(self.format, scene.session.notebook(), &self.options, found);
            Made { of, document: document.map_err(|fault| fault.to_string()) }
        }));
        made.document.as_ref().map_err(String::as_str)
    }
}

/// Shows the choices.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, draft: &mut ExportDraft, actions: &mut Actions) {
    ui.set_width(620.0);
    title(ui, "Export notes");
    ui.horizontal_wrapped(|ui| {
        for format in Format::ALL {
            ui.selectable_value(&mut draft.format, format, name(format)).on_hover_text(purpose(format));
        }
    });
    ui.add_space(4.0);
    choices(ui, draft);
    ui.add_space(6.0);
    let format = draft.format;
    let made = draft.made(scene);
    preview(ui, format, made);
    lacking(ui, made.map_or(&[][..], |document| &document.not_held));
    ui.add_space(10.0);
    let text = made.ok().map(|document| document.text.as_str());
    buttons(ui, file_name(scene, format), (format, text), actions);
}

fn choices(ui: &mut Ui, draft: &mut ExportDraft) {
    let (format, options) = (draft.format, &mut draft.options);
    ui.add_enabled_ui(format.has_groups(), |ui| {
        ui.horizontal(|ui| {
            ui.label(if format.is_table() { "Ordered by" } else { "Grouped by" });
            for (by, name) in [(By::Article, "article"), (By::Tag, "tag"), (By::Claim, "claim")] {
                ui.radio_value(&mut options.by, by, name);
            }
        });
    });
    let texts = if format == Format::Matrix { "With what was found, in the articles' words" } else { "With the articles' texts" };
    if format.has_texts() {
        ui.checkbox(&mut options.texts, texts);
    } else {
        ui.add_enabled(false, egui::Checkbox::new(&mut false, texts));
    }
    ui.checkbox(&mut options.authors, "With the names of those who annotated");
    ui.add_enabled_ui(format.is_table(), |ui| {
        let raw = ui.checkbox(&mut options.raw, "For programs: cells as they are, without guards against formulas");
        raw.on_hover_text("A spreadsheet may take a cell for a formula then, and carry it out");
    });
    if let Some(filtered) = &draft.filtered {
        let mut on = options.only.is_some();
        let notes = if filtered.len() == 1 { "note".to_owned() } else { format!("{} notes", filtered.len()) };
        if ui.checkbox(&mut on, format!("Only the {notes} that the list shows")).changed() {
            options.only = on.then(|| filtered.clone());
        }
    }
}

/// The beginning of what comes out.
fn preview(ui: &mut Ui, format: Format, made: Result<&Document, &str>) {
    let theme = Theme::of(ui.ctx());
    let words = match made {
        Ok(document) => RichText::new(beginning(format, &document.text)).color(theme.ink),
        Err(fault) => RichText::new(fault).color(theme.error),
    };
    egui::Frame::new().fill(theme.paper).inner_margin(8).show(ui, |ui| {
        ScrollArea::vertical().id_salt("export preview").max_height(280.0).min_scrolled_height(280.0).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.add(Label::new(words.font(FontId::monospace(11.5))).wrap());
        });
    });
}

/// Of a web page, what is on the page: before that comes only what it looks like.
fn beginning(format: Format, text: &str) -> String {
    const SHOWN: usize = 6000;
    let body = if format == Format::Html { text.find("<body").unwrap_or_default() } else { 0 };
    text.get(body..).unwrap_or_default().chars().take(SHOWN).collect()
}

fn lacking(ui: &mut Ui, sentences: &[String]) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(6.0);
    ui.label(RichText::new("Not in this file:").small().color(theme.ink));
    // As high as it can be: the dialog must not move under the mouse.
    ScrollArea::vertical().id_salt("export lacking").max_height(84.0).min_scrolled_height(84.0).auto_shrink(false).show(
        ui,
        |ui| {
            if sentences.is_empty() {
                ui.label(RichText::new("Nothing: it holds all that was asked for.").small().color(theme.faint));
            }
            for sentence in sentences {
                ui.add(Label::new(RichText::new(sentence).small().color(theme.faint)).wrap());
            }
        },
    );
}

fn buttons(ui: &mut Ui, file: String, (format, text): (Format, Option<&str>), actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.add_enabled_ui(text.is_some(), |ui| {
            let text = text.unwrap_or_default();
            if ui.button(format!("Save as {}…", name(format))).clicked() {
                actions.push(Action::SaveExport { name: file, text: text.to_owned() });
                actions.push(Action::CloseDialog);
            }
            if ui.button(format!("Copy as {}", name(format))).clicked() {
                let copy = if format == Format::Html { Action::CopyPage } else { Action::Copy };
                actions.push(copy(text.to_owned()));
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
