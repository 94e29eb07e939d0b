//! The window's slow work, as closures for the worker: analysing, reading and writing files, waiting for a dialog.

use super::picker::Ask;
use super::reading::{Files, Reading};
use crate::analysis::analyze_while;
use crate::article::ArticleId;
use crate::notebook::{Notebook, merge};
use crate::session::{Found, Session, Version};
use crate::store::{self, Backup, Known, LoadError, Loaded, Lock, LockError, Owner, SaveError, SaveProblem, Terms};
use crate::worker::Worker;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What a job brings back.
pub(super) enum Done {
    /// An analysis.
    Found(Found),
    /// Files, in the order asked for, and the article that the first of them is a newer text of, if the reader has said so.
    Read(Files, Option<ArticleId>),
    /// A notebook, and the articles that shall be added to it.
    Loaded {
        /// The notebook's file.
        path: PathBuf,
        /// What was in it.
        opened: Result<Box<Opened>, LoadError>,
        /// The newest good backup, if it cannot be read.
        backup: Option<Backup>,
        /// Files that were named beside it.
        articles: Vec<PathBuf>,
    },
    /// Another copy of a notebook.
    Copy(PathBuf, Purpose, Result<Box<Loaded>, LoadError>),
    /// What the notebook's file holds now, and who has taken it over, if somebody has.
    Looked(PathBuf, Looked, Option<Owner>),
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
    pub(super) result: Result<store::Saved, SaveError>,
    /// Holds its file for this window.
    pub(super) lock: Option<Arc<Lock>>,
    /// What was there before, newest first.
    pub(super) backups: Vec<Backup>,
}

/// A notebook that was read.
pub(super) struct Opened {
    /// What was in it.
    pub(super) loaded: Loaded,
    /// What the file holds.
    pub(super) known: Known,
    /// Holds it for this window, or says who has it.
    pub(super) lock: Result<Lock, LockError>,
    /// Copies of it that a synchroniser made and that have something more in them.
    pub(super) copies: Vec<PathBuf>,
    /// What it was before, newest first.
    pub(super) backups: Vec<Backup>,
}

/// What a look at the notebook's file has shown.
pub(super) enum Looked {
    /// Nothing that matters. It was perhaps written again as it was.
    Same(Option<Known>),
    /// Somebody else changed it.
    Changed(Box<Outside>),
    /// It cannot be read any more.
    Unreadable(LoadError),
}

/// What somebody else made of the notebook's file.
pub(super) struct Outside {
    /// What it held before.
    pub(super) base: Option<Notebook>,
    /// What it holds now.
    pub(super) theirs: Loaded,
    /// The same as it lies on the disk.
    pub(super) known: Known,
}

/// Where a notebook is to be written, and what has to be heeded there.
pub(super) struct Target {
    /// The file.
    pub(super) path: PathBuf,
    /// The reader named it just now.
    pub(super) named: bool,
    /// Nobody was asked whether a file of that name may be replaced.
    pub(super) must_be_new: bool,
    /// Holds it for this window, if it has been taken already.
    pub(super) lock: Option<Arc<Lock>>,
    /// What it held last.
    pub(super) known: Option<Known>,
    /// The reader's data folder.
    pub(super) data: Option<PathBuf>,
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
    /// A copy of the notebook to be taken in.
    Merge,
    /// A newer text of an article.
    Update,
}

/// Names of the jobs, as the reader reads them when one fails.
pub(super) const ANALYSIS: &str = "The analysis";
/// Reading files.
pub(super) const READING: &str = "Reading the files";
/// Looking whether the notebook was changed outside.
pub(super) const LOOKING: &str = "Looking at the notebook’s file";
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
pub(super) fn read(worker: &Worker<Done>, files: Vec<PathBuf>, newer_of: Option<ArticleId>) -> Arc<Reading> {
    let reading = Reading::new(&files);
    let read = Arc::clone(&reading);
    worker.aside(READING, move || Done::Read(files.into_iter().flat_map(|file| read.read(file)).collect(), newer_of));
    reading
}

/// Reads a notebook, and takes it for this window.
pub(super) fn load(worker: &Worker<Done>, path: PathBuf, articles: Vec<PathBuf>, data: Option<PathBuf>) {
    worker.aside(READING, move || {
        let opened = open(&path, data.as_deref()).map(Box::new);
        let backup = match &opened {
            Err(error) if error.is_refusal() => data.and_then(|data| store::newest_good(&data, &path)),
            _ => None,
        };
        Done::Loaded { path, opened, backup, articles }
    });
}

fn open(path: &Path, data: Option<&Path>) -> Result<Opened, LoadError> {
    // Taken before it is read, so that nobody else writes between the two.
    let lock = Lock::take(path);
    let (loaded, known) = store::load_known(path)?;
    let has_news = |copy: &store::Loaded| merge(None, &loaded.notebook, &copy.notebook).notebook != loaded.notebook;
    let news = |copy: &PathBuf| store::load(copy).is_ok_and(|copy| !copy.is_read_only() && has_news(&copy));
    let copies = store::copies_of(path).into_iter().filter(news).collect();
    Ok(Opened { loaded, known, lock, copies, backups: backups(data, path) })
}

fn backups(data: Option<&Path>, path: &Path) -> Vec<Backup> {
    data.map(|data| store::backups(data, path)).unwrap_or_default()
}

/// Reads another copy of a notebook, to take it in or to go on with it.
pub(super) fn read_copy(worker: &Worker<Done>, path: PathBuf, purpose: Purpose) {
    worker.aside(READING, move || {
        let loaded = store::load(&path).map(Box::new);
        Done::Copy(path, purpose, loaded)
    });
}

/// Looks whether somebody else changed the notebook's file, or took it over.
pub(super) fn look(worker: &Worker<Done>, path: PathBuf, known: Known, lock: Option<Arc<Lock>>) {
    worker.aside(LOOKING, move || {
        let looked = if known.seems_in(&path) { Looked::Same(None) } else { compare(&path, &known) };
        Done::Looked(path, looked, lock.and_then(|lock| lock.lost_to()))
    });
}

fn compare(path: &Path, known: &Known) -> Looked {
    match store::load_known(path) {
        Ok((_, now)) if now.is(known) => Looked::Same(Some(now)),
        Ok((theirs, now)) => {
            let base = known.notebook().ok().map(|base| base.notebook);
            Looked::Changed(Box::new(Outside { base, theirs, known: now }))
        }
        Err(error) => Looked::Unreadable(error),
    }
}

/// Writes the notebook.
pub(super) fn save(worker: &Worker<Done>, notebook: Notebook, version: Version, target: Target) {
    worker.aside(SAVING, move || {
        let Target { path, named, must_be_new, lock, known, data } = target;
        let own = data.as_ref().filter(|data| path.starts_with(data));
        let ready = own.map_or(Ok(()), |data| store::folder::prepare(data));
        let (lock, taken) = match lock {
            Some(lock) => (Some(lock), Ok(())),
            None => take(&path),
        };
        let terms = Terms { lock: lock.as_deref(), known: known.as_ref(), data: data.as_deref() };
        let write = |()| if must_be_new { store::create(&path, &notebook) } else { store::save_on(&path, &notebook, terms) };
        let result = ready.and(taken).and_then(write);
        let backups = backups(data.as_deref(), &path);
        Done::Saved(Saved { version, path, named, result, lock, backups })
    });
}

/// Takes a file that is about to be written. Where nothing can be written beside it, saving says why.
fn take(path: &Path) -> (Option<Arc<Lock>>, Result<(), SaveError>) {
    match Lock::take(path) {
        Ok(lock) => (Some(Arc::new(lock)), Ok(())),
        Err(LockError::Taken(owner)) => (None, Err(SaveError { problem: SaveProblem::Taken(owner), path: path.into() })),
        Err(LockError::Refused(_)) => (None, Ok(())),
    }
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
