//! Where the notebook is kept, and when it is written: a second after the last change, at once when the window loses the keyboard or
//! closes, and when the program breaks down.
//!
//! A notebook that the reader gave no name yet lies in the reader's data folder; the next start opens it again.

mod opening;
mod outside;
mod saving;
mod shown;

use super::app::App;
use super::view::TypeSize;
use super::work::{Done, Target};
use crate::notebook::{Id, Notebook};
use crate::session::Version;
use crate::store::{self, Backup, Known, Layout, Lock, Owner, Preferences, Theme, folder};
use crate::worker::is_breaking_down;
use egui::{Context, ThemePreference, ViewportCommand};
use outside::Watch;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// What the window knows of the notebook's file.
#[derive(Default)]
pub(super) struct Keeper {
    /// The reader's data folder; none in tests, and where the system has none.
    data: Option<PathBuf>,
    home: Home,
    watch: Watch,
    preferences: Preferences,
    /// Notebooks without a name, newest first, and how the menu calls them.
    nameless: Vec<(PathBuf, String)>,
    /// The newest change, and when it and the first one since the last save were seen (seconds).
    changed: Option<(Version, f64, f64)>,
    /// A save is under way.
    saving: bool,
    /// The state that could not be saved, why, and when that was (seconds).
    failed: Option<(Version, String, f64)>,
    /// What the reader was warned of when these changes could not be saved; asked for again, it is done.
    warned: Option<(Loss, Version)>,
    /// The window's clock in the last frame.
    now: f64,
    title: String,
    /// A document that waits for the reader to say where it shall be written.
    pub(super) export: Option<String>,
}

/// The notebook's file.
#[derive(Default)]
struct Home {
    /// Where it is, once there is one.
    file: Option<PathBuf>,
    /// The reader named it.
    named: bool,
    /// Holds it for this window.
    lock: Option<Arc<Lock>>,
    /// What it held when it was last read or written.
    known: Option<Known>,
    /// Why it is not written.
    shut: Option<Shut>,
    /// What it was before, newest first.
    backups: Vec<Backup>,
}

/// Why a notebook's file is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shut {
    /// A newer version of the program wrote it.
    Newer,
    /// Somebody else has it.
    Taken(Owner),
    /// What somebody else made of it cannot be read.
    Unreadable,
    /// Nothing can be written beside it.
    Place(String),
}

impl fmt::Display for Shut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer => f.write_str("a newer Crossread made this file"),
            Self::Taken(owner) => write!(f, "{owner} has this notebook"),
            Self::Unreadable => f.write_str("the file cannot be read any more"),
            Self::Place(why) => write!(f, "nothing can be written there ({why})"),
        }
    }
}

/// What would lose changes that cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loss {
    Close,
    PutAway,
}

/// What the reader is told before changes would be lost; in the gap stands what would lose them.
const UNSAVED: &str = "The last changes could not be saved. Save them elsewhere (File, Save as…), or {} to lose them.";

/// So long nothing has to change until the notebook is saved, in seconds.
const QUIET: f64 = 1.0;

/// After so many seconds a save that failed is tried again.
const AGAIN: f64 = 15.0;

/// While the reader goes on changing it, it is saved after so many seconds.
const AT_LATEST: f64 = 10.0;

impl Keeper {
    /// Keeps notebooks without a name, and what the reader prefers, in `data`.
    pub(super) fn new(data: Option<PathBuf>) -> Self {
        let preferences = data.as_deref().map(store::load_preferences).unwrap_or_default();
        let mut keeper = Self { data, preferences, ..Self::default() };
        keeper.nameless = keeper.list_unnamed();
        keeper
    }

    fn list_unnamed(&self) -> Vec<(PathBuf, String)> {
        let found = self.data.as_deref().map(folder::list_unnamed).unwrap_or_default();
        let ago = |time: SystemTime| time.elapsed().unwrap_or_default().as_secs() / 60;
        found.into_iter().map(|(path, time)| (path, format!("Unnamed, {}", words_ago(ago(time))))).collect()
    }

    /// How the window was left.
    pub(super) fn layout(&self) -> Layout {
        self.preferences.layout
    }

    /// The reader's data folder, if there is one.
    pub(super) fn data(&self) -> Option<PathBuf> {
        self.data.clone()
    }

    /// Where the notebook is, once there is a file.
    pub(super) fn file(&self) -> Option<&Path> {
        self.home.file.as_deref()
    }

    /// The look that the reader chose before.
    pub(super) fn theme(&self) -> ThemePreference {
        match self.preferences.theme {
            Theme::System => ThemePreference::System,
            Theme::Light => ThemePreference::Light,
            Theme::Dark => ThemePreference::Dark,
        }
    }

    /// A notebook to begin with: the reader's name and a few tags.
    pub(super) fn fresh(&self) -> Notebook {
        Notebook::starter(&self.preferences.reader)
    }

    /// Where the notebook is to be written; none where there is no place for one without a name.
    fn target(&mut self) -> Option<Target> {
        let (data, home) = (self.data.clone(), &mut self.home);
        if home.file.is_none() {
            home.file = Some(folder::unnamed(data.as_deref()?, &Id::random('u').0));
        }
        Some(Target {
            path: home.file.clone()?,
            named: false,
            must_be_new: false,
            lock: home.lock.clone(),
            known: home.known.clone(),
            data,
        })
    }

    fn is_quiet(&mut self, version: Version, now: f64) -> bool {
        let (seen, since, first) = self.changed.unwrap_or((version, now, now));
        let since = if seen == version { since } else { now };
        self.changed = Some((version, since, first));
        now - since >= QUIET || now - first >= AT_LATEST
    }

    fn remember(&mut self, path: &Path) {
        // The next start may be in another folder.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.preferences.opened(&path);
        self.store_preferences();
    }

    /// Best effort: what the reader prefers is no work that could be lost.
    fn store_preferences(&self) {
        if let Some(data) = &self.data {
            let _ = folder::prepare(data).and_then(|()| store::save_preferences(data, &self.preferences));
        }
    }
}

/// How long ago, in words, from minutes.
fn words_ago(minutes: u64) -> String {
    match minutes {
        0 => "just now".to_owned(),
        1..=99 => format!("{minutes} min ago"),
        100..=2880 => format!("{} hours ago", (minutes + 30) / 60),
        _ => format!("{} days ago", (minutes + 720) / 1440),
    }
}

impl App {
    /// Saves what has changed once it is time to, looks for what others changed, and tells the reader how that stands.
    pub(super) fn keep(&mut self, ctx: &Context) {
        let (now, focused) = ctx.input(|input| (input.time, input.focused));
        self.keeper.now = now;
        // What is being written counts as left when the reader turns to another window.
        if self.keeper.watch.loses_focus(focused) {
            self.keep_draft();
        }
        let version = self.session.version();
        let failed = self.keeper.failed.as_ref().is_some_and(|(failed, _, at)| *failed == version && now - at < AGAIN);
        if self.is_unsaved() && !self.keeper.saving && !failed {
            if self.keeper.is_quiet(version, now) || !focused {
                self.save_now();
            } else {
                ctx.request_repaint_after(Duration::from_secs_f64(QUIET));
            }
        }
        self.watch(ctx, now, focused);
        self.view.file = self.file_view();
        self.show_title(ctx);
    }

    /// Whether there are changes that belong on the disk. A sample story that nobody changed does not.
    pub(super) fn is_unsaved(&self) -> bool {
        self.session.is_dirty() && self.sample.is_none()
    }

    /// Saves what is open, waits for that, and lets go of its file. Says whether it did: what cannot be saved stays open, unless the
    /// reader asks a second time.
    pub(super) fn put_away(&mut self) -> bool {
        if !self.flush() && !self.is_warned(Loss::PutAway) {
            self.view.notices.error(UNSAVED.replace("{}", "do the same again"));
            return false;
        }
        let Keeper { data, title, .. } = std::mem::take(&mut self.keeper);
        self.keeper = Keeper { title, ..Keeper::new(data) };
        self.sample = None;
        // What was offered was for the notebook that is put away.
        self.view.notices.dismiss_offers();
        true
    }

    /// Whether the reader was warned before that this would lose the changes there are now. From now on he is.
    fn is_warned(&mut self, loss: Loss) -> bool {
        let warning = Some((loss, self.session.version()));
        std::mem::replace(&mut self.keeper.warned, warning) == warning
    }

    /// Saves at once if anything is unsaved, and waits for it. Says whether all is on the disk.
    pub(super) fn flush(&mut self) -> bool {
        self.keep_draft();
        self.wait_for_save();
        // Somebody else may have written meanwhile; what he wrote is taken in, and the whole is saved.
        for _ in 0..3 {
            if self.is_unsaved() {
                self.save_now();
                self.wait_for_save();
            }
        }
        !self.is_unsaved()
    }

    fn wait_for_save(&mut self) {
        while self.keeper.saving || self.keeper.watch.is_looking() {
            match self.worker.wait() {
                Some(result @ (Err(_) | Ok(Done::Saved(_) | Done::Looked(..)))) => self.take_in(result),
                // Everything else waits: it could open another notebook in the midst of this.
                Some(Ok(other)) => self.errands.late.push_back(other),
                None => return,
            }
        }
    }

    /// The reader wants to close the window: nothing may be lost by that.
    pub(super) fn close_requested(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        self.keep_layout(ctx);
        if self.flush() {
            return;
        }
        if self.is_warned(Loss::Close) {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        self.view.notices.error(UNSAVED.replace("{}", "close again"));
    }

    /// Remembers how the window is left.
    fn keep_layout(&mut self, ctx: &Context) {
        let (size, maximized) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.inner_rect.map(|rect| rect.size()), viewport.maximized.unwrap_or_default())
        });
        let before = self.keeper.preferences.layout;
        let size = size.map(|size| (size.x.round() as u16, size.y.round() as u16));
        let usual = TypeSize::default();
        let layout = Layout {
            // A window that fills the screen goes back to what it was before.
            size: if maximized { before.size } else { size.or(before.size) },
            maximized,
            type_size: Some(self.view.type_size).filter(|size| *size != usual).map(|size| size.points().round() as u16),
            panel: self.view.panel.wish,
        };
        if layout != before {
            self.keeper.preferences.layout = layout;
            self.keeper.store_preferences();
        }
    }

    /// The name that new annotations get, here and in new notebooks.
    pub(super) fn set_reader(&mut self, name: &str) {
        name.trim().clone_into(&mut self.keeper.preferences.reader);
        self.keeper.store_preferences();
        self.run(crate::command::Command::SetReader(name.to_owned()));
    }

    /// Light, dark or as the system is, now and at the next start.
    pub(super) fn set_theme(&mut self, theme: ThemePreference) {
        self.view.theme = theme;
        self.keeper.preferences.theme = match theme {
            ThemePreference::System => Theme::System,
            ThemePreference::Light => Theme::Light,
            ThemePreference::Dark => Theme::Dark,
        };
        self.keeper.store_preferences();
    }
}

/// A program that breaks down saves what is in memory: each change is made whole before the next, so what is there is whole.
impl Drop for App {
    fn drop(&mut self) {
        if is_breaking_down() {
            let saved = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.flush()));
            drop(saved);
        }
    }
}
