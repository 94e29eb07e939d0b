//! Writing the notebook, and what comes of it.

use super::super::actions::Action;
use super::super::app::App;
use super::super::work::{self, Saved, Target};
use super::{Keeper, Shut};
use crate::session::Version;
use crate::store::{self, Owner, SaveProblem, folder};
use std::path::PathBuf;

impl Keeper {
    /// The save that was under way gave no answer.
    pub(in crate::ui) fn save_broke(&mut self, version: Version) {
        self.saving = false;
        self.failed = Some((version, "saving broke off".to_owned()));
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
        self.wait_for_save();
        if !store::is_notebook(&path) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            path.set_file_name(format!("{name}.{}", store::ENDING));
        }
        let data = self.keeper.data.clone();
        let target = match self.keeper.target().filter(|_| self.is_open(&path)) {
            Some(own) => Target { named: true, ..own },
            // The file dialog has asked whether a file that is there shall be replaced; a copy of it is kept.
            None => Target { path, named: true, lock: None, known: None, data },
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
                    self.moved_to(saved.path);
                }
                let home = &mut self.keeper.home;
                (home.lock, home.known) = (saved.lock, Some(done.known));
                if let Some(error) = done.no_backup {
                    self.view.notices.error(format!("The notebook is saved, but no copy of its last state was kept: {error}."));
                }
                return;
            }
            Err(error) => error,
        };
        match error.problem {
            SaveProblem::Changed if !saved.named => return self.look(),
            SaveProblem::TakenOver(owner) if !saved.named => return self.lost(owner),
            _ => {}
        }
        if !saved.named && self.keeper.home.lock.is_none() {
            self.keeper.home.lock = saved.lock;
        }
        self.view.notices.error(format!("The notebook is not saved: {error}. It is still open here."));
        self.keeper.failed = Some((saved.version, error.to_string()));
    }

    /// The reader has given the notebook this name.
    fn moved_to(&mut self, path: PathBuf) {
        let home = &mut self.keeper.home;
        if !home.named
            && let Some(unnamed) = home.file.take()
        {
            let _ = folder::remove(&unnamed);
        }
        (home.file, home.named, home.shut) = (Some(path.clone()), true, None);
        self.keeper.remember(&path);
    }

    /// Somebody has taken the notebook over.
    pub(super) fn lost(&mut self, owner: Owner) {
        self.view.notices.offer(
            true,
            format!("{owner} has taken this notebook over. It is still open here, but what you change is not saved."),
            "Take it back",
            Action::TakeOver,
        );
        self.keeper.home.shut = Some(Shut::Taken(owner));
    }
}
