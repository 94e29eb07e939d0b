//! What others write into the notebook's file while it is open here: another window, version control, a synchroniser, an editor.
//!
//! The file is looked at when the window gets the keyboard and every few seconds while it has it. What is new is merged on what the file held
//! before, as one step that can be undone; nothing of either side is lost.

use super::super::actions::Action;
use super::super::app::App;
use super::super::work::{self, Looked, Outside};
use super::Shut;
use crate::command::Command;
use crate::notebook::{Merged, Notebook, merge};
use crate::store::{Loaded, Owner};
use egui::Context;
use std::path::Path;
use std::time::Duration;

/// So many seconds lie between two looks at least.
const PAUSE: f64 = 3.0;

/// When the file was looked at.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// In seconds of the window's clock.
    looked: f64,
    looking: bool,
    /// The window had the keyboard in the frame before.
    focused: bool,
}

impl Watch {
    pub(super) fn is_looking(&self) -> bool {
        self.looking
    }

    /// Whether the window had the keyboard until now.
    pub(super) fn loses_focus(&self, focused: bool) -> bool {
        self.focused && !focused
    }

    /// Whether it is time to look again.
    fn is_due(&mut self, now: f64, focused: bool) -> bool {
        let came_back = focused && !self.focused;
        self.focused = focused;
        let due = !self.looking && (came_back || focused && now - self.looked >= PAUSE);
        if due {
            self.looked = now;
        }
        due
    }
}

impl App {
    /// Looks at the file from time to time.
    pub(super) fn watch(&mut self, ctx: &Context, now: f64, focused: bool) {
        if self.keeper.home.known.is_none() || self.keeper.saving {
            return;
        }
        if self.keeper.watch.is_due(now, focused) {
            self.look();
        }
        if focused {
            ctx.request_repaint_after(Duration::from_secs_f64(PAUSE));
        }
    }

    /// Looks whether the file holds what it held.
    pub(super) fn look(&mut self) {
        let home = &self.keeper.home;
        if self.keeper.watch.looking {
            return;
        }
        if let (Some(file), Some(known)) = (home.file.clone(), home.known.clone()) {
            self.keeper.watch.looking = true;
            self.errands.aside += 1;
            work::look(&self.worker, file, known, home.lock.clone());
        }
    }

    /// The look that was under way gave no answer.
    pub(in crate::ui) fn look_broke(&mut self) {
        self.keeper.watch.looking = false;
    }

    /// Takes in what a look has shown.
    pub(in crate::ui) fn looked(&mut self, path: &Path, looked: Looked, lost: Option<Owner>) {
        self.keeper.watch.looking = false;
        if !self.is_open(path) {
            return;
        }
        if let Some(owner) = lost.filter(|_| self.keeper.home.shut.is_none()) {
            self.lost(owner);
        }
        let home = &mut self.keeper.home;
        match looked {
            Looked::Same(now) => {
                home.known = now.or(home.known.take());
                self.readable_again();
            }
            Looked::Changed(outside) if outside.theirs.is_read_only() => self.newer_now(),
            Looked::Changed(outside) => self.take_in_outside(*outside),
            Looked::Unreadable(_) if home.shut.is_some() => {}
            Looked::Unreadable(error) => {
                home.shut = Some(Shut::Unreadable);
                self.view.notices.offer(
                    true,
                    format!(
                        "Somebody else changed the notebook’s file, and it cannot be read any more: {error}. It is not written over, and all is \
                         still open here: put it in the place of the file, save it under another name, or mend the file."
                    ),
                    "Replace the file",
                    Action::ReplaceFile,
                );
            }
        }
    }

    fn readable_again(&mut self) {
        if self.keeper.home.shut == Some(Shut::Unreadable) {
            (self.keeper.home.shut, self.keeper.failed) = (None, None);
        }
    }

    /// The file is one of a format that is known, and held by this window.
    fn open_again(&mut self) {
        if self.keeper.home.shut == Some(Shut::Newer) && self.keeper.home.lock.is_some() {
            self.keeper.home.shut = None;
        }
        self.readable_again();
    }

    /// A newer version of the program has written the file.
    fn newer_now(&mut self) {
        if self.keeper.home.shut.is_none() {
            self.keeper.home.shut = Some(Shut::Newer);
            self.view.notices.error(
                "A newer Crossread has changed this notebook’s file. It is not written over; save what is open here under another name.",
            );
        }
    }

    fn take_in_outside(&mut self, outside: Outside) {
        self.keep_draft();
        self.open_again();
        let theirs = outside.theirs.notebook;
        self.keeper.home.known = Some(outside.known);
        if let Some(done) = self.take_in_notebook(outside.base.as_ref(), &theirs) {
            self.view
                .notices
                .news(format!("Somebody else changed the notebook’s file; that is taken in: {done}. Undo takes it out again."));
        }
        if *self.session.notebook() == theirs {
            self.session.saved(self.session.version());
            self.keeper.failed = None;
        }
    }

    /// Takes in a copy that a synchroniser or somebody else made.
    pub(in crate::ui) fn merged_copy(&mut self, path: &Path, loaded: &Loaded) {
        if loaded.is_read_only() {
            self.view.notices.error(format!("A newer Crossread made {}; take it in with that version.", path.display()));
            return;
        }
        self.keep_draft();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match self.take_in_notebook(None, &loaded.notebook) {
            Some(done) => self.view.notices.news(format!(
                "Taken in from {name}: {done}. Undo takes it out again. The file is still there; delete it when you like."
            )),
            None => self.view.notices.news(format!("{name} has nothing that is not here already.")),
        }
    }

    /// Merges what is open with `theirs`. Says in words what that brought, if anything.
    fn take_in_notebook(&mut self, base: Option<&Notebook>, theirs: &Notebook) -> Option<String> {
        let merged = merge(base, self.session.notebook(), theirs);
        let words = merged.to_string();
        let Merged { notebook, .. } = merged;
        self.run(Command::Merge(Box::new(notebook))).map(|_| words)
    }
}
