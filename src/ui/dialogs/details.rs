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
    outlet: String,
    title: String,
    author: String,
    date: String,
    address: String,
    /// The first field gets the keyboard once.
    fresh: bool,
}

impl DetailsDraft {
    /// Begins with what is known.
    pub fn new(article: &Article) -> Self {
        let details = &article.details;
        let text = |known: &Option<String>| known.clone().unwrap_or_default();
        Self {
            id: article.id.clone(),
            label: details.title.clone().unwrap_or_else(|| article.id.to_string()),
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
    pub fn details(&self) -> Result<Details, &'static str> {
        Ok(Details {
            title: entered(&self.title),
            outlet: entered(&self.outlet),
            author: entered(&self.author),
            published: date(&self.date)?,
            url: entered(&self.address),
        })
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
    let details = draft.details();
    Grid::new("details").num_columns(2).spacing([14.0, 10.0]).show(ui, |ui| {
        let fresh = std::mem::take(&mut draft.fresh);
        field(ui, "Outlet", &mut draft.outlet, "Who published it", fresh);
        field(ui, "Title", &mut draft.title, "The headline", false);
        field(ui, "Author", &mut draft.author, "Who wrote it", false);
        field(ui, "Date", &mut draft.date, "YYYY-MM-DD", false);
        // The line is always there, so that nothing moves away under the mouse.
        ui.label("");
        let wrong = details.as_ref().err().copied().unwrap_or(" ");
        ui.label(RichText::new(wrong).small().color(Theme::of(ui.ctx()).error));
        ui.end_row();
        field(ui, "Address", &mut draft.address, "https://…", false);
    });
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

fn field(ui: &mut Ui, name: &str, text: &mut String, hint: &str, focus: bool) {
    let label = ui.label(name);
    let field = ui
        .add(TextEdit::singleline(text).hint_text(hint).desired_width(390.0).margin(Margin::symmetric(8, 5)))
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
