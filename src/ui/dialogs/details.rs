//! What is known about an article besides its words, for the reader to set.

use super::super::actions::{Action, Actions};
use super::super::theme::Theme;
use super::title;
use crate::article::{Article, ArticleId, Details};
use crate::command::Command;
use egui::{Button, Grid, Key, Label, Margin, Modifiers, RichText, TextEdit, Ui};
use jiff::civil::Date;

/// What the reader has entered so far.
pub struct DetailsDraft {
    id: ArticleId,
    /// Which article it is, in the reader's words.
    label: String,
    fields: Fields,
}

impl DetailsDraft {
    /// Begins with what is known.
    pub fn new(article: &Article) -> Self {
        let label = article.details.title.clone().unwrap_or_else(|| article.id.to_string());
        Self { id: article.id.clone(), label, fields: Fields::of(&article.details) }
    }
}

/// A field for each detail.
pub(super) struct Fields {
    outlet: String,
    title: String,
    author: String,
    date: String,
    address: String,
    /// The first field gets the keyboard once.
    fresh: bool,
}

impl Fields {
    /// Begins with what is known.
    pub(super) fn of(details: &Details) -> Self {
        let text = |known: &Option<String>| known.clone().unwrap_or_default();
        Self {
            outlet: text(&details.outlet),
            title: text(&details.title),
            author: text(&details.author),
            date: details.published.map(|date| date.to_string()).unwrap_or_default(),
            address: text(&details.url),
            fresh: true,
        }
    }

    /// What was entered.
    ///
    /// # Errors
    /// The date is none; the text says what is wrong.
    pub(super) fn details(&self) -> Result<Details, &'static str> {
        Ok(Details {
            title: entered(&self.title),
            outlet: entered(&self.outlet),
            author: entered(&self.author),
            published: date(&self.date)?,
            url: entered(&self.address),
        })
    }

    /// Shows the fields, each `width` points wide.
    pub(super) fn ui(&mut self, ui: &mut Ui, width: f32) {
        let wrong = self.details().err().unwrap_or(" ");
        Grid::new("details").num_columns(2).spacing([14.0, 10.0]).show(ui, |ui| {
            let fresh = std::mem::take(&mut self.fresh);
            let field = |ui: &mut Ui, name, text: &mut String, hint, focus| field(ui, (name, hint), text, width, focus);
            field(ui, "Outlet", &mut self.outlet, "Who published it", fresh);
            field(ui, "Title", &mut self.title, "The headline", false);
            field(ui, "Author", &mut self.author, "Who wrote it", false);
            field(ui, "Address", &mut self.address, "https://…", false);
            field(ui, "Date", &mut self.date, "YYYY-MM-DD", false);
            // The line is always there, so that nothing moves away under the mouse.
            ui.label("");
            ui.label(RichText::new(wrong).small().color(Theme::of(ui.ctx()).error));
            ui.end_row();
        });
    }
}

fn entered(field: &str) -> Option<String> {
    let field = field.trim();
    (!field.is_empty()).then(|| field.to_owned())
}

/// A day as the reader writes it, or none.
pub(in super::super) fn date(field: &str) -> Result<Option<Date>, &'static str> {
    let Some(field) = entered(field) else { return Ok(None) };
    let shaped = field.len() == 10
        && field.bytes().enumerate().all(|(n, b)| if n == 4 || n == 7 { b == b'-' } else { b.is_ascii_digit() });
    if !shaped {
        return Err("Write the date as 2015-09-28");
    }
    field.parse().map(Some).map_err(|_| "There is no such day")
}

/// Shows the fields.
pub(super) fn ui(ui: &mut Ui, draft: &mut DetailsDraft, actions: &mut Actions) {
    ui.set_width(470.0);
    title(ui, "Article details");
    ui.add(Label::new(RichText::new(&draft.label).color(Theme::of(ui.ctx()).faint)).truncate());
    ui.add_space(10.0);
    // Before the fields see it: they would give up the keyboard.
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    draft.fields.ui(ui, 390.0);
    let details = draft.fields.details();
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        let keep = ui.add_enabled(details.is_ok(), Button::new("Save details")).clicked();
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        } else if let (true, Ok(details)) = (keep || enter, details) {
            actions.push(Action::Run(Command::SetDetails(draft.id.clone(), details)));
            actions.push(Action::CloseDialog);
        }
    });
}

fn field(ui: &mut Ui, (name, hint): (&str, &str), text: &mut String, width: f32, focus: bool) {
    let label = ui.label(name);
    let field = ui
        .add(TextEdit::singleline(text).hint_text(hint).desired_width(width).margin(Margin::symmetric(8, 5)))
        .labelled_by(label.id);
    if focus {
        field.request_focus();
    }
    ui.end_row();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_of_the_calendar_or_nothing() {
        assert_eq!(date("  "), Ok(None));
        assert_eq!(date(" 2015-09-28 "), Ok(Some(Date::constant(2015, 9, 28))));
        assert_eq!(date("28.9.2015"), Err("Write the date as 2015-09-28"));
        assert_eq!(date("2015-9-28"), Err("Write the date as 2015-09-28"));
        assert_eq!(date("2015-02-30"), Err("There is no such day"));
        assert!(date("２０１５").is_err());
    }
}
