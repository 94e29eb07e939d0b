//! The window's slow work, as closures for the worker: analysing, reading files, waiting for a dialog.

use super::picker::Ask;
use crate::analysis::analyze_while;
use crate::article::Article;
use crate::import::{self, ImportError};
use crate::session::{Found, Session};
use crate::worker::Worker;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What a job brings back.
pub(super) enum Done {
    /// An analysis.
    Found(Found),
    /// Files, in the order asked for.
    Read(Vec<(PathBuf, Result<Article, ImportError>)>),
    /// The answer to a file dialog.
    Picked {
        /// The chosen files; none if the reader cancelled, or there was no dialog.
        files: Option<Vec<PathBuf>>,
        /// How long that took.
        after: Duration,
    },
}

/// Names of the jobs, as the reader reads them when one fails.
pub(super) const ANALYSIS: &str = "The analysis";
/// Reading files.
pub(super) const READING: &str = "Reading the files";
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

/// Reads files.
pub(super) fn read(worker: &Worker<Done>, files: Vec<PathBuf>) {
    let read = |path: PathBuf| {
        let article = import::read_file(&path);
        (path, article)
    };
    worker.aside(READING, move || Done::Read(files.into_iter().map(read).collect()));
}

/// Waits for the reader to choose files.
pub(super) fn ask(worker: &Worker<Done>, ask: Ask) {
    worker.aside(DIALOG, move || {
        let start = Instant::now();
        let files = ask();
        Done::Picked { files, after: start.elapsed() }
    });
}
