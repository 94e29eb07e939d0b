//! The file dialog, behind a seam: tests answer it without a screen.

use eframe::CreationContext;
use std::path::PathBuf;

/// Asks the reader for files.
pub trait FilePicker {
    /// Prepares the dialog. Called in the window's thread; what it returns is called in another one and may take minutes.
    /// It gives none if the reader cancels, or if there is no dialog to be had.
    fn articles(&self) -> Ask;
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
        let dialog = rfd::AsyncFileDialog::new()
            .set_parent(window)
            .set_title("Open articles")
            .add_filter("Articles", &["txt", "text", "md", "markdown"])
            .add_filter("All files", &["*"]);
        Self { dialog }
    }
}

impl FilePicker for SystemPicker {
    fn articles(&self) -> Ask {
        let answer = self.dialog.clone().pick_files();
        Box::new(move || {
            let files = pollster::block_on(answer)?;
            Some(files.iter().map(|file| file.path().to_owned()).collect())
        })
    }
}
