//! What the reader is writing in a field of the lists, until it goes into the notebook as one command.
//!
//! Owns the words that are not in the notebook yet: of one field, for nobody writes in two. They go in when the reader leaves the
//! field, after a second of quiet, when the field is not shown any more, and when the window asks for them (before it saves).

use super::super::actions::{Action, Actions};
use crate::command::Command;
use egui::{EventFilter, Id, Key, Modifiers, Response, TextEdit, Ui};
use std::time::Duration;

/// So long nothing is typed until it is kept, in seconds.
const QUIET: f64 = 1.0;
/// Whoever types on without a pause has it kept after so many seconds.
const AT_LATEST: f64 = 10.0;

/// What is written and not kept yet.
#[derive(Default)]
pub(super) struct Drafts {
    written: Option<Written>,
}

struct Written {
    field: Id,
    text: String,
    /// When it was last typed in.
    since: f64,
    /// When the first letter of it was typed.
    began: f64,
    /// What keeps it; none if the notebook would not have it.
    command: Option<Command>,
    /// Whether the field was shown in this frame.
    seen: bool,
}

/// A field for words of the notebook.
pub(super) struct Field<'a> {
    /// The same in every frame, another one for each record.
    pub(super) id: Id,
    /// What a screen reader calls it.
    pub(super) name: &'a str,
    /// What stands in it while it is empty.
    pub(super) hint: &'a str,
    /// What the notebook holds.
    pub(super) kept: &'a str,
    /// So many rows high; one: without line breaks.
    pub(super) rows: usize,
    /// Is kept after a second of quiet too: for words that are right at any length.
    pub(super) quiet: bool,
}

/// A field as it stands.
pub(super) struct Shown {
    /// The words in it.
    pub(super) text: String,
    /// The widget.
    pub(super) response: Response,
    /// The notebook would not have these words.
    pub(super) refused: bool,
}

impl Drafts {
    /// Takes what is written and not kept yet.
    pub(super) fn take(&mut self) -> Option<Command> {
        self.written.take_if(|written| written.command.is_some())?.command
    }

    /// Keeps what is written in a field that was not shown since this was called last.
    pub(super) fn end_frame(&mut self, actions: &mut Actions) {
        match &mut self.written {
            Some(written) if written.seen => written.seen = false,
            _ => self.keep(actions),
        }
    }

    fn keep(&mut self, actions: &mut Actions) {
        if let Some(command) = self.written.take().and_then(|written| written.command) {
            actions.push(Action::Run(command));
        }
    }

    /// Shows a field. `make` makes the command that keeps what is written in it.
    pub(super) fn field(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        actions: &mut Actions,
        make: impl FnOnce(&str) -> Option<Command>,
    ) -> Shown {
        let own = self.written.take_if(|written| written.field == field.id);
        let was_written = own.is_some();
        let fresh = || (field.kept.to_owned(), 0.0, ui.input(|input| input.time));
        let (mut text, since, began) = own.map_or_else(fresh, |own| (own.text, own.since, own.began));
        let response = ui.add(edit(&mut text, field)).accessible_name(field.name);
        let left = is_left(ui, &response);
        let mut shown = Shown { text, response, refused: false };
        if (!was_written && !shown.response.changed()) || shown.text == field.kept {
            return shown;
        }
        self.keep(actions);
        let now = ui.input(|input| input.time);
        let since = if shown.response.changed() { now } else { since };
        let command = make(&shown.text);
        shown.refused = command.is_none();
        let quiet = field.quiet && (now - since >= QUIET || now - began >= AT_LATEST);
        match command {
            Some(command) if quiet || left => actions.push(Action::Run(command)),
            command => {
                self.written = Some(Written { field: field.id, text: shown.text.clone(), since, began, command, seen: true });
                ui.ctx().request_repaint_after(Duration::from_secs_f64(QUIET));
            }
        }
        shown
    }
}

fn edit<'t>(text: &'t mut String, field: &Field<'_>) -> TextEdit<'t> {
    let edit = if field.rows > 1 { TextEdit::multiline(text).desired_rows(field.rows) } else { TextEdit::singleline(text) };
    // Else Esc would also close what the field is on.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
    edit.id(field.id).event_filter(filter).hint_text(field.hint.to_owned()).desired_width(f32::INFINITY)
}

/// Whether the reader has left a field, or wants to.
fn is_left(ui: &Ui, response: &Response) -> bool {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let done = response.has_focus() && (pressed(Modifiers::COMMAND, Key::Enter) || pressed(Modifiers::NONE, Key::Escape));
    if done {
        response.surrender_focus();
    }
    done || response.lost_focus()
}
