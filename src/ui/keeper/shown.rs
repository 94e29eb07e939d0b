//! What the reader sees of where the notebook is and whether it is saved.

use super::super::app::App;
use super::super::view::{FileView, SaveState};
use super::Shut;
use crate::store;
use egui::{Context, ViewportCommand};
use std::path::Path;

impl App {
    pub(super) fn file_view(&self) -> FileView {
        let keeper = &self.keeper;
        let file = keeper.home.file.as_deref();
        let recent = keeper.preferences.recent.iter().filter(|path| Some(&***path) != file);
        let unnamed = keeper.nameless.iter().filter(|(path, _)| Some(&**path) != file);
        let unnamed = unnamed.map(|(path, label)| (label.clone(), path.clone()));
        FileView {
            name: file.filter(|_| keeper.home.named).map(name),
            state: self.save_state(),
            taken: matches!(keeper.home.shut, Some(Shut::Taken(_))),
            backups: keeper.home.backups.iter().map(|backup| (backup.date(), backup.path.clone())).collect(),
            recent: recent.map(|path| (name(path), path.clone())).chain(unnamed).collect(),
        }
    }

    fn save_state(&self) -> SaveState {
        let (keeper, home) = (&self.keeper, &self.keeper.home);
        match (&keeper.failed, &home.shut) {
            (Some((version, why, _)), _) if *version == self.session.version() => SaveState::Failed(why.clone()),
            (_, Some(shut)) if self.is_unsaved() => SaveState::Failed(shut.to_string()),
            (_, Some(shut)) => SaveState::ReadOnly(shut.to_string()),
            _ if self.is_unsaved() && !home.named && keeper.data.is_none() => {
                SaveState::Failed("there is no data folder; save it under a name".to_owned())
            }
            _ if self.is_unsaved() => SaveState::Saving,
            _ if home.file.is_some() => SaveState::Saved,
            _ => SaveState::Nothing,
        }
    }

    pub(super) fn show_title(&mut self, ctx: &Context) {
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

/// What a notebook is called by its file.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(store::ENDING).map_or(&*name, |stem| stem.trim_end_matches('.')).to_owned()
}
