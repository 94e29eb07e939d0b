//! The file dialog, behind a seam: tests answer it without a screen.

use crate::import::ENDINGS;
use eframe::CreationContext;
use std::path::PathBuf;

/// Asks the reader for files.
pub trait FilePicker {
    /// Prepares the dialog. Called in the window's thread; what it returns is called in another one and may take minutes.
    /// It gives none if the reader cancels, or if there is no dialog to be had. `title` says what the files are for.
    fn files(&self, title: &str) -> Ask;

    /// Asks where to save the notebook; `name` is offered.
    fn notebook(&self, name: &str) -> Ask;

    /// Asks where to write a document; `name` is offered.
    fn export(&self, name: &str) -> Ask;
}

/// A prepared dialog.
pub type Ask = Box<dyn FnOnce() -> Option<Vec<PathBuf>> + Send>;

/// The system's own dialog.
pub struct SystemPicker {
    dialog: rfd::AsyncFileDialog,
}

impl SystemPicker {
    /// Dialogs will belong to the window that is being made.
    pub fn new(window: &CreationContext<'_>) -> Self {
        Self { dialog: rfd::AsyncFileDialog::new().set_parent(window) }
    }

    fn save(&self, title: &str, name: &str, kind: (&str, &str)) -> Ask {
        let dialog = self.dialog.clone().set_title(title).set_file_name(name).add_filter(kind.0, &[kind.1]);
        let answer = dialog.save_file();
        Box::new(move || Some(vec![pollster::block_on(answer)?.path().to_owned()]))
    }
}

impl FilePicker for SystemPicker {
    fn files(&self, title: &str) -> Ask {
        let dialog = self.dialog.clone().set_title(title);
        let dialog =
            dialog.add_filter("Articles and notebooks", &[&ENDINGS[..], &["ron"]].concat()).add_filter("All files", &["*"]);
        let answer = dialog.pick_files();
        Box::new(move || {
            let files = pollster::block_on(answer)?;
            Some(files.iter().map(|file| file.path().to_owned()).collect())
        })
    }

    fn notebook(&self, name: &str) -> Ask {
        self.save("Save notebook", name, ("Notebooks", "ron"))
    }

    fn export(&self, name: &str) -> Ask {
        let ending = name.rsplit('.').next().unwrap_or_default();
        self.save("Export notes", name, (&ending.to_uppercase(), ending))
    }
}
