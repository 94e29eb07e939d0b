//! Notebooks from the disk: at the start, by name, from a backup, and those that somebody else has.

use super::super::actions::Action;
use super::super::app::App;
use super::super::explain::sentence;
use super::super::work::{self, Opened};
use super::Shut;
use crate::samples;
use crate::store::{self, Backup, LoadError, Lock, LockError, folder};
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl App {
    /// Opens what shall be there at the start: the named files, else what was left open without a name, else a sample story.
    pub fn begin(&mut self, files: Vec<PathBuf>, ctx: &Context) {
        let left = self.keeper.nameless.first().map(|(path, _)| path.clone());
        match (files.is_empty(), left) {
            (false, _) => self.act(Action::OpenFiles(files), ctx),
            (true, Some(notebook)) => {
                self.act(Action::OpenNotebook(notebook), ctx);
                self.view.notices.news("This is the notebook that you had not named yet. File, Save as… gives it a name; File, New notebook begins an empty one.");
            }
            (true, None) => self.act(Action::OpenSample(samples::first().name), ctx),
        }
    }

    /// Takes in a notebook from the disk.
    pub(in crate::ui) fn loaded(&mut self, path: &Path, opened: Opened) {
        if self.is_open(path) {
            return;
        }
        let data = self.keeper.data.clone();
        if data.as_deref().is_some_and(|data| folder::is_backup(data, path)) {
            return self.opened_copy(path, opened.loaded);
        }
        let unnamed = data.as_deref().is_some_and(|data| folder::is_unnamed(data, path));
        if unnamed && matches!(opened.lock, Err(LockError::Taken(_))) {
            return self.unnamed_elsewhere();
        }
        if !self.put_away() {
            return;
        }
        self.warn(path, &opened.loaded.warnings);
        let is_newer = opened.loaded.is_read_only();
        self.show_notebook(opened.loaded.notebook);
        let home = &mut self.keeper.home;
        (home.file, home.named, home.known) = (Some(path.to_owned()), !unnamed, Some(opened.known));
        home.backups = opened.backups;
        if is_newer {
            home.shut = Some(Shut::Newer);
            self.view
                .notices
                .news("A newer Crossread made this notebook. It can be read here; to change it, save it under another name.");
        }
        match opened.lock {
            Ok(lock) => self.keeper.home.lock = Some(Arc::new(lock)),
            // It is only read anyway.
            Err(_) if is_newer => {}
            Err(error) => self.not_ours(error),
        }
        if !unnamed {
            self.keeper.remember(path);
        }
        for copy in opened.copies {
            self.offer_copy(copy);
        }
        self.view.pending.update(&self.session);
        let waiting = self.view.pending.waiting().count();
        if waiting > 0 {
            let words = if waiting == 1 { "One note waits".to_owned() } else { format!("{waiting} notes wait") };
            let words = format!("{words} for your review, since a newer text came in.");
            self.view.notices.offer(false, words, "Review", Action::Review);
        }
    }

    /// Says why the notebook that was opened is not changed here.
    fn not_ours(&mut self, error: LockError) {
        let shut = match error {
            LockError::Taken(owner) => {
                self.view.notices.offer(
                    false,
                    sentence(&format!("{owner} has this notebook open. You can read it here; what you change is not saved until you take it over.")),
                    "Take it over",
                    Action::TakeOver,
                );
                Shut::Taken(owner)
            }
            LockError::Refused(why) => {
                self.view.notices.news(format!(
                    "Nothing can be written where this notebook is ({why}). You can read it here; to change it, save it elsewhere."
                ));
                Shut::Place(why.to_string())
            }
        };
        self.keeper.home.shut.get_or_insert(shut);
    }

    /// The notebook without a name that was left open is open in another window: this one begins anew.
    fn unnamed_elsewhere(&mut self) {
        self.view.notices.dismiss_news();
        if self.session.articles().is_empty() && self.put_away() {
            self.show_sample(samples::first().name);
        } else {
            self.view.notices.news("This notebook without a name is open in another window.");
        }
    }

    /// Takes the open notebook from whoever has it; what he wrote is taken in.
    pub(in crate::ui) fn take_over(&mut self) {
        self.wait_for_save();
        let Some(file) = self.keeper.home.file.clone().filter(|_| matches!(self.keeper.home.shut, Some(Shut::Taken(_)))) else {
            return;
        };
        match Lock::take_over(&file) {
            Ok(lock) => {
                (self.keeper.home.lock, self.keeper.home.shut, self.keeper.failed) = (Some(Arc::new(lock)), None, None);
                self.view.did = Some("Taken over".to_owned());
                self.look();
            }
            Err(error) => self.view.notices.error(format!("It cannot be taken over: {error}.")),
        }
    }

    /// A notebook cannot be opened. Nothing is ever written over it.
    pub(in crate::ui) fn not_loaded(&mut self, error: &LoadError, backup: Option<Backup>) {
        match backup {
            Some(backup) => self.view.notices.offer(
                true,
                sentence(&format!("{error}. The file is left as it is. There is a good backup of {}.", backup.date())),
                "Open the backup",
                Action::OpenCopy(backup.path),
            ),
            None => self.view.notices.error(sentence(&format!("{error}."))),
        }
    }

    /// Goes on with a copy as a notebook without a name.
    pub(in crate::ui) fn opened_copy(&mut self, path: &Path, loaded: store::Loaded) {
        if !self.put_away() {
            return;
        }
        self.warn(path, &loaded.warnings);
        self.show_notebook(loaded.notebook);
        // A backup is there in any case: it becomes a notebook of its own with the first change.
        if self.keeper.data.as_deref().is_some_and(|data| folder::is_backup(data, path)) {
            self.view.notices.news(
                "This is a backup. If you change something, it becomes a notebook without a name; File, Save as… gives it one.",
            );
            return;
        }
        self.session.touch();
        self.view
            .notices
            .news(format!("This is what was in {}, as a notebook without a name. File, Save as… gives it one.", path.display()));
    }

    fn offer_copy(&mut self, copy: PathBuf) {
        let name = copy.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.view.notices.offer(
            false,
            format!("There is another copy of this notebook, as programs make that keep folders alike: {name}. It has something that this one has not."),
            "Take it in",
            Action::MergeCopy(copy),
        );
    }

    fn warn(&mut self, path: &Path, warnings: &[store::Warning]) {
        const SHOWN: usize = 3;
        for warning in warnings.iter().take(SHOWN) {
            self.view.notices.news(format!("{}: {warning}.", path.display()));
        }
        if warnings.len() > SHOWN {
            self.view.notices.news(format!(
                "{}: {} things more; `crossread check` lists them.",
                path.display(),
                warnings.len() - SHOWN
            ));
        }
    }

    /// Whether the notebook in that file is the one that is open.
    pub(in crate::ui) fn is_open(&self, path: &Path) -> bool {
        self.keeper.home.file.as_deref().is_some_and(|own| own == path || store::real(own) == store::real(path))
    }

    /// Reads a copy of a notebook for `purpose`.
    pub(in crate::ui) fn read_copy(&mut self, path: PathBuf, purpose: work::Purpose) {
        self.errands.aside += 1;
        work::read_copy(&self.worker, path, purpose);
    }
}
