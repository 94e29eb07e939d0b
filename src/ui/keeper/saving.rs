//! Writing the notebook, and what comes of it.

use super::super::actions::Action;
use super::super::app::App;
use super::super::explain::sentence;
use super::super::work::{self, Saved, Target};
use super::{Keeper, Shut};
use crate::session::Version;
use crate::store::{self, Owner, SaveProblem, folder};
use std::path::{Path, PathBuf};

impl Keeper {
    /// The save that was under way gave no answer.
    pub(in crate::ui) fn save_broke(&mut self, version: Version) {
        self.saving = false;
        self.failed = Some((version, "saving broke off".to_owned(), self.now));
    }
}

impl App {
    /// Begins to save, if there is a place for it.
    pub(in crate::ui) fn save_now(&mut self) {
        // What others wrote is taken in first.
        if self.keeper.saving || self.keeper.watch.is_looking() || self.keeper.home.shut.is_some() {
            return;
        }
        if let Some(target) = self.keeper.target() {
            self.save_to(target);
        }
    }

    /// Begins to save to a place that the reader has named.
    pub(in crate::ui) fn save_as(&mut self, mut path: PathBuf) {
        self.keep_draft();
        self.wait_for_save();
        let completed = !store::is_notebook(&path);
        if completed {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            path.set_file_name(format!("{name}.{}", store::ENDING));
        }
        let (data, own) = (self.keeper.data.clone(), self.is_open(&path));
        if own && self.keeper.home.shut == Some(Shut::Newer) {
            self.view.notices.error("A newer Crossread made this file, so it is not written over. Choose another name.");
            return;
        }
        let target = match self.keeper.target().filter(|_| own) {
            Some(own) => Target { named: true, ..own },
            // The file dialog has asked whether a file of the name that was given shall be replaced, but of no other.
            None => Target { path, named: true, must_be_new: completed, lock: None, known: None, data },
        };
        self.save_to(target);
    }

    fn save_to(&mut self, target: Target) {
        self.keeper.saving = true;
        self.errands.aside += 1;
        work::save(&self.worker, self.session.notebook().clone(), self.session.version(), target);
    }

    /// Takes in how a save went.
    pub(in crate::ui) fn saved(&mut self, saved: Saved) {
        self.keeper.saving = false;
        let error = match saved.result {
            Ok(done) => {
                self.session.saved(saved.version);
                (self.keeper.failed, self.keeper.changed, self.keeper.warned) = (None, None, None);
                if saved.named {
                    self.moved_to(&saved.path);
                }
                let home = &mut self.keeper.home;
                (home.lock, home.known) = (saved.lock.or(home.lock.take()), Some(done.known));
                home.backups = saved.backups;
                if let Some(error) = done.no_backup {
                    self.view.notices.error(format!("The notebook is saved, but no copy of its last state was kept: {error}."));
                }
                return;
            }
            Err(error) => error,
        };
        let is_own = self.is_open(&saved.path);
        if is_own && self.keeper.home.lock.is_none() {
            self.keeper.home.lock = saved.lock;
        }
        let (path, words) = (error.path.clone(), error.to_string());
        match error.problem {
            SaveProblem::Changed if is_own => return self.look(),
            SaveProblem::TakenOver(owner) if is_own => return self.lost(owner),
            // It is there, after all.
            SaveProblem::Unsure(_, Some(known)) if self.is_open(&path) => self.keeper.home.known = Some(*known),
            _ => {}
        }
        self.view.notices.error(format!("The notebook is not saved: {words}. It is still open here."));
        self.keeper.failed = Some((saved.version, words, self.keeper.now));
    }

    /// The reader has given the notebook this name.
    fn moved_to(&mut self, path: &Path) {
        let home = &mut self.keeper.home;
        if !home.named
            && let Some(unnamed) = home.file.take()
            && store::real(&unnamed) != store::real(path)
        {
            let _ = folder::remove(&unnamed);
        }
        (home.file, home.named, home.shut) = (Some(path.to_owned()), true, None);
        self.keeper.remember(path);
    }

    /// Somebody has taken the notebook over.
    pub(super) fn lost(&mut self, owner: Owner) {
        self.view.notices.offer(
            true,
            sentence(&format!("{owner} has taken this notebook over. It is still open here, but what you change is not saved.")),
            "Take it back",
            Action::TakeOver,
        );
        self.keeper.home.shut = Some(Shut::Taken(owner));
    }

    /// Puts what is open in the place of a file that cannot be read any more; what it holds goes to the backups.
    pub(in crate::ui) fn replace_file(&mut self) {
        self.wait_for_save();
        let home = &mut self.keeper.home;
        if home.shut == Some(Shut::Unreadable) {
            (home.shut, home.known, self.keeper.failed) = (None, None, None);
            self.session.touch();
            self.save_now();
        }
    }
}
