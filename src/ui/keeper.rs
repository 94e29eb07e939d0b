//! Where the notebook is kept, and when it is written: a second after the last change, at once when the window loses the keyboard or closes.
//!
//! A notebook that the reader gave no name yet lies in the reader's data folder; the next start opens it again.

use super::actions::Action;
use super::app::App;
use super::view::{FileView, SaveState};
use super::work::{self, Saved};
use crate::notebook::{Id, Notebook};
use crate::samples;
use crate::session::Version;
use crate::store::{self, Loaded, Preferences, Theme, folder};
use egui::{Context, ThemePreference, ViewportCommand};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What the window knows of the notebook's file.
#[derive(Default)]
pub(super) struct Keeper {
    /// The reader's data folder; none in tests, and where the system has none.
    data: Option<PathBuf>,
    /// The file that the reader named.
    path: Option<PathBuf>,
    /// The file of a notebook without a name.
    unnamed: Option<PathBuf>,
    preferences: Preferences,
    /// Notebooks without a name, newest first, and how the menu calls them.
    nameless: Vec<(PathBuf, String)>,
    /// The newest change, and when it and the first one since the last save were seen (seconds).
    changed: Option<(Version, f64, f64)>,
    /// A save is under way.
    saving: bool,
    /// The state that could not be saved, and why.
    failed: Option<(Version, String)>,
    /// A newer version of the program wrote the file, or it was told not to: never written over.
    read_only: bool,
    /// What the reader was warned of when the last changes could not be saved; asked for again, it is done.
    warned: Option<Loss>,
    title: String,
    /// A document that waits for the reader to say where it shall be written.
    pub(super) export: Option<String>,
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

    /// The look that the reader chose before.
    pub(super) fn theme(&self) -> ThemePreference {
        match self.preferences.theme {
            Theme::System => ThemePreference::System,
            Theme::Light => ThemePreference::Light,
            Theme::Dark => ThemePreference::Dark,
        }
    }

    /// The newest notebook that was never given a name.
    pub(super) fn left_open(&self) -> Option<PathBuf> {
        self.nameless.first().map(|(path, _)| path.clone())
    }

    /// A notebook to begin with: the reader's name and a few tags.
    pub(super) fn fresh(&self) -> Notebook {
        Notebook::starter(&self.preferences.reader)
    }

    fn target(&mut self) -> Option<PathBuf> {
        let data = self.data.as_deref();
        let unnamed = &mut self.unnamed;
        self.path.clone().or_else(|| {
            unnamed.get_or_insert(folder::unnamed(data?, &Id::random('u').0));
            unnamed.clone()
        })
    }

    fn is_quiet(&mut self, version: Version, now: f64) -> bool {
        let (seen, since, first) = self.changed.unwrap_or((version, now, now));
        let since = if seen == version { since } else { now };
        self.changed = Some((version, since, first));
        now - since >= QUIET || now - first >= AT_LATEST
    }

    /// The save that was under way gave no answer.
    pub(super) fn save_broke(&mut self, version: Version) {
        self.saving = false;
        self.failed = Some((version, "saving broke off".to_owned()));
    }

    fn remember(&mut self, path: &Path) {
        // The next start may be in another folder.
        let path = &std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let recent = &mut self.preferences.recent;
        recent.retain(|known| known != path);
        recent.insert(0, path.to_owned());
        recent.truncate(10);
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
    /// Saves what has changed once it is time to, and tells the reader how that stands.
    pub(super) fn keep(&mut self, ctx: &Context) {
        let (now, focused) = ctx.input(|input| (input.time, input.focused));
        let version = self.session.version();
        let failed = self.keeper.failed.as_ref().is_some_and(|(failed, _)| *failed == version);
        if self.is_unsaved() && !self.keeper.saving && !failed {
            if self.keeper.is_quiet(version, now) || !focused {
                self.save_now();
            } else {
                ctx.request_repaint_after(Duration::from_secs_f64(QUIET));
            }
        }
        self.view.file = self.file_view();
        self.show_title(ctx);
    }

    /// Whether there are changes that belong on the disk. A sample story that nobody changed does not.
    pub(super) fn is_unsaved(&self) -> bool {
        self.session.is_dirty() && self.sample.is_none()
    }

    /// Begins to save, if there is a place for it.
    pub(super) fn save_now(&mut self) {
        if self.keeper.saving {
            return;
        }
        if let Some(path) = self.keeper.target().filter(|_| !self.keeper.read_only) {
            self.save_to(path, false);
        }
    }

    /// Begins to save to a place that the reader has named.
    pub(super) fn save_as(&mut self, mut path: PathBuf) {
        self.wait_for_save();
        if !store::is_notebook(&path) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            path.set_file_name(format!("{name}.{}", store::ENDING));
        }
        self.save_to(path, true);
    }

    fn save_to(&mut self, path: PathBuf, named: bool) {
        self.keeper.saving = true;
        self.errands.aside += 1;
        let data = self.keeper.data.clone().filter(|data| path.starts_with(data));
        work::save(&self.worker, self.session.notebook().clone(), self.session.version(), (path, named), data);
    }

    /// Opens what shall be there at the start: the named files, else what was left open without a name, else a sample story.
    pub fn begin(&mut self, files: Vec<PathBuf>, ctx: &Context) {
        let left = self.keeper.left_open();
        match (files.is_empty(), left) {
            (false, _) => self.act(Action::OpenFiles(files), ctx),
            (true, Some(notebook)) => {
                self.act(Action::OpenNotebook(notebook), ctx);
                self.view.notices.news("This is the notebook that you had not named yet. File, Save as… gives it a name; File, New notebook begins an empty one.");
            }
            (true, None) => self.act(Action::OpenSample(samples::first().name), ctx),
        }
    }

    /// Takes in how a save went.
    pub(super) fn saved(&mut self, saved: Saved) {
        let keeper = &mut self.keeper;
        keeper.saving = false;
        match saved.result {
            Ok(()) => {
                self.session.saved(saved.version);
                (keeper.failed, keeper.changed, keeper.warned) = (None, None, None);
                if saved.named {
                    if let Some(unnamed) = keeper.unnamed.take() {
                        let _ = folder::remove(&unnamed);
                    }
                    keeper.read_only = false;
                    keeper.remember(&saved.path);
                    keeper.path = Some(saved.path);
                }
            }
            Err(error) => {
                self.view.notices.error(format!("The notebook is not saved: {error}. It is still open here."));
                keeper.failed = Some((saved.version, error.to_string()));
            }
        }
    }

    /// Takes in a notebook from the disk.
    pub(super) fn loaded(&mut self, path: PathBuf, loaded: Loaded) {
        if !self.put_away() {
            return;
        }
        if loaded.is_read_only() {
            self.view
                .notices
                .news("A newer Crossread made this notebook. It can be read here; to change it, save it under another name.");
        }
        self.warn(&path, &loaded.warnings);
        let unnamed = self.keeper.data.as_deref().is_some_and(|data| path.starts_with(data));
        self.keeper.read_only = loaded.is_read_only();
        self.show_notebook(loaded.notebook);
        if unnamed {
            self.keeper.unnamed = Some(path);
        } else {
            self.keeper.remember(&path);
            self.keeper.path = Some(path);
        }
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

    /// Saves what is open, waits for that, and lets go of its file. Says whether it did: what cannot be saved stays open, unless the
    /// reader asks a second time.
    pub(super) fn put_away(&mut self) -> bool {
        if !self.flush() && self.keeper.warned.replace(Loss::PutAway) != Some(Loss::PutAway) {
            self.view.notices.error(UNSAVED.replace("{}", "do the same again"));
            return false;
        }
        let Keeper { data, title, .. } = std::mem::take(&mut self.keeper);
        self.keeper = Keeper { title, ..Keeper::new(data) };
        self.sample = None;
        true
    }

    /// Whether the notebook in that file is the one that is open.
    pub(super) fn is_open(&self, path: &Path) -> bool {
        let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let own = self.keeper.path.as_deref().or(self.keeper.unnamed.as_deref());
        own.is_some_and(|own| whole(own) == whole(path))
    }

    /// Saves at once if anything is unsaved, and waits for it. Says whether all is on the disk.
    pub(super) fn flush(&mut self) -> bool {
        self.keep_draft();
        self.wait_for_save();
        if self.is_unsaved() {
            self.save_now();
            self.wait_for_save();
        }
        !self.is_unsaved()
    }

    fn wait_for_save(&mut self) {
        while self.keeper.saving {
            let Some(result) = self.worker.wait() else { return };
            self.take_in(result);
        }
    }

    /// The reader wants to close the window: nothing may be lost by that.
    pub(super) fn close_requested(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.flush() {
            return;
        }
        if self.keeper.warned.replace(Loss::Close) == Some(Loss::Close) {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        self.view.notices.error(UNSAVED.replace("{}", "close again"));
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

    fn file_view(&self) -> FileView {
        let keeper = &self.keeper;
        let name = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.strip_suffix(store::ENDING).map_or(&*name, |stem| stem.trim_end_matches('.')).to_owned()
        };
        let state = match &keeper.failed {
            Some((version, why)) if *version == self.session.version() => SaveState::Failed(why.clone()),
            _ if self.is_unsaved() && keeper.read_only => SaveState::Failed("this file is not written over".to_owned()),
            _ if self.is_unsaved() && keeper.path.is_none() && keeper.data.is_none() => {
                SaveState::Failed("there is no data folder; save it under a name".to_owned())
            }
            _ if self.is_unsaved() => SaveState::Saving,
            _ if keeper.path.is_some() || keeper.unnamed.is_some() => SaveState::Saved,
            _ => SaveState::Nothing,
        };
        let recent = keeper.preferences.recent.iter().filter(|path| Some(*path) != keeper.path.as_ref());
        let unnamed = keeper
            .nameless
            .iter()
            .filter(|(path, _)| Some(path) != keeper.unnamed.as_ref())
            .map(|(path, label)| (label.clone(), path.clone()));
        FileView {
            name: keeper.path.as_deref().map(name),
            state,
            recent: recent.map(|path| (name(path), path.clone())).chain(unnamed).collect(),
        }
    }

    fn show_title(&mut self, ctx: &Context) {
        let name = match &self.view.file.name {
            Some(name) => name.as_str(),
            None if self.sample.is_some() => "Sample story",
            None => "Unnamed notebook",
        };
        let unsaved = matches!(self.view.file.state, SaveState::Saving | SaveState::Failed(_));
        let title = format!("{}{name} – Crossread", if unsaved { "• " } else { "" });
        if self.keeper.title != title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.keeper.title = title;
        }
    }
}
