//! The window's slow work, as closures for the worker: analysing, reading and writing files, waiting for a dialog.

use super::picker::Ask;
use super::reading::{Files, Reading};
use crate::analysis::analyze_while;
use crate::notebook::Notebook;
use crate::session::{Found, Session, Version};
use crate::store::{self, LoadError, Loaded, SaveError};
use crate::worker::Worker;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What a job brings back.
pub(super) enum Done {
    /// An analysis.
    Found(Found),
    /// Files, in the order asked for.
    Read(Files),
    /// A notebook, and the articles that shall be added to it.
    Loaded {
        /// The notebook's file.
        path: PathBuf,
        /// What was in it.
        loaded: Result<Box<Loaded>, LoadError>,
        /// Files that were named beside it.
        articles: Vec<PathBuf>,
    },
    /// The notebook was written.
    Saved(Saved),
    /// A document was written.
    Exported(PathBuf, Result<(), SaveError>),
    /// The answer to a file dialog.
    Picked {
        /// What it was asked for.
        purpose: Purpose,
        /// The chosen files; none if the reader cancelled, or there was no dialog.
        files: Option<Vec<PathBuf>>,
        /// How long that took.
        after: Duration,
    },
}

/// How the writing of a notebook went.
pub(super) struct Saved {
    /// Which state of it.
    pub(super) version: Version,
    /// Where.
    pub(super) path: PathBuf,
    /// The reader named this place just now.
    pub(super) named: bool,
    /// Whether it is on the disk.
    pub(super) result: Result<(), SaveError>,
}

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Articles or a notebook to open.
    Open,
    /// Where to save the notebook.
    Save,
    /// Where to write the notes.
    Export,
}

/// Names of the jobs, as the reader reads them when one fails.
pub(super) const ANALYSIS: &str = "The analysis";
/// Reading files.
pub(super) const READING: &str = "Reading the files";
/// Writing the notebook.
pub(super) const SAVING: &str = "Saving";
/// Writing a document.
pub(super) const EXPORT: &str = "The export";
/// A file dialog.
pub(super) const DIALOG: &str = "The file dialog";

/// Asks for an analysis of what is open now.
pub(super) fn analyze(worker: &Worker<Done>, session: &Session) {
    let (articles, corrections, generation) = (session.articles().to_vec(), session.corrections(), session.generation());
    worker.latest(move |go_on| {
        let start = Instant::now();
        let analysis = analyze_while(&articles, &corrections, go_on)?;
        ControlFlow::Continue(Done::Found(Found { generation, analysis: analysis.into(), cost: start.elapsed() }))
    });
}

/// Reads articles. A folder stands for those that lie in it. Gives what tells how far that has come.
pub(super) fn read(worker: &Worker<Done>, files: Vec<PathBuf>) -> Arc<Reading> {
    let reading = Reading::new(&files);
    let read = Arc::clone(&reading);
    worker.aside(READING, move || Done::Read(files.into_iter().flat_map(|file| read.read(file)).collect()));
    reading
}

/// Reads a notebook.
pub(super) fn load(worker: &Worker<Done>, path: PathBuf, articles: Vec<PathBuf>) {
    worker.aside(READING, move || {
        let loaded = store::load(&path).map(Box::new);
        Done::Loaded { path, loaded, articles }
    });
}

/// Writes the notebook. `data`: the reader's data folder, if the notebook goes there.
pub(super) fn save(
    worker: &Worker<Done>,
    notebook: Notebook,
    version: Version,
    (path, named): (PathBuf, bool),
    data: Option<PathBuf>,
) {
    worker.aside(SAVING, move || {
        let ready = data.map_or(Ok(()), |data| store::folder::prepare(&data));
        let result = ready.and_then(|()| store::save(&path, &notebook));
        Done::Saved(Saved { version, path, named, result })
    });
}

/// Writes a document.
pub(super) fn export(worker: &Worker<Done>, path: PathBuf, text: String) {
    worker.aside(EXPORT, move || {
        let result = store::write_whole(&path, text.as_bytes());
        Done::Exported(path, result)
    });
}

/// Waits for the reader to choose files.
pub(super) fn ask(worker: &Worker<Done>, purpose: Purpose, ask: Ask) {
    worker.aside(DIALOG, move || {
        let start = Instant::now();
        let files = ask();
        Done::Picked { purpose, files, after: start.elapsed() }
    });
}
