//! `crossread new`, `add`, `set`, `annotate`, `edit`, `list`, `check`, `export`, `merge`: what can be done to a notebook without the window.
//!
//! A change is a command of the session, as in the window; what is refused leaves the file as it was.

mod change;
mod check;
mod export;
mod find;
mod list;
mod merge;
mod repair;
mod update;

use super::args::NotebookCommand;
use super::{Console, Exit, complain, read};
use crate::article::Article;
use crate::command::{self, Command, Refusal, Stamp, Step};
use crate::import;
use crate::notebook::Notebook;
use crate::session::Session;
use crate::store::{
    self, Known, LoadError, LoadProblem, Loaded, Lock, LockError, SaveError, SaveProblem, Saved, Terms, Warning, folder,
};
use jiff::Timestamp;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

pub(super) fn run(path: &Path, command: &NotebookCommand, console: &mut Console) -> io::Result<()> {
    match command {
        NotebookCommand::New(articles) => new(path, articles, console),
        NotebookCommand::Add(articles) => add(path, articles, console),
        NotebookCommand::Set { article, change } => change::set(path, article, change, console),
        NotebookCommand::Update { article, newer, force } => return update::run(path, article, (newer, *force), console),
        NotebookCommand::Annotate(mark) => return change::annotate(path, mark, console),
        NotebookCommand::Edit { id, rework } => change::edit(path, id, rework, console),
        NotebookCommand::List(format) => return list::run(path, *format, console),
        NotebookCommand::Check => return check::run(path, console),
        NotebookCommand::Repair(new) => return repair::run(path, new.as_deref(), console),
        NotebookCommand::Export(write) => return export::run(path, write, console),
        NotebookCommand::Merge(copies) => return merge::run(path, copies, console),
    }
    Ok(())
}

fn new(path: &Path, articles: &[PathBuf], console: &mut Console) {
    let Some(articles) = read::articles(articles, console) else { return };
    let command = additions(articles);
    let mut session = Session::default();
    if let Err(refusal) = session.run(command, now()) {
        return refuse(&refusal, path, console);
    }
    if let Err(error) = store::create(path, session.notebook()) {
        console.complain(exit_of(&error), error);
    }
}

fn add(path: &Path, articles: &[PathBuf], console: &mut Console) {
    if let Some(articles) = read::articles(articles, console) {
        change(path, console, |notebook| without_known(articles, notebook).map(additions));
    }
}

/// The articles as one step.
fn additions(articles: Vec<Article>) -> Command {
    let commands = articles.into_iter().map(|article| Command::AddArticle(Box::new(article))).collect();
    Command::Batch("Add articles".to_owned(), commands)
}

/// `articles` without those whose text the notebook has already, which is said; it is an error if it has all.
fn without_known(articles: Vec<Article>, notebook: &Notebook) -> Result<Vec<Article>, String> {
    let there = |article: &Article| import::find_same(article, &notebook.articles).map(|known| known.id.clone());
    let (new, known): (Vec<_>, Vec<_>) = articles.into_iter().partition(|article| there(article).is_none());
    let known: Vec<_> = known.iter().filter_map(|article| Some((there(article)?, read::name(article)))).collect();
    match known.first() {
        Some((id, _)) if new.is_empty() => return Err(format!("the same text is there already, as {id}")),
        _ => {}
    }
    for (id, name) in known {
        complain(format_args!("the same text is in the notebook already, as {id}: {name}"));
    }
    Ok(new)
}

/// Carries out the command that `plan` makes of the notebook at `path`, and saves it. None if that did not come about, which has been said.
fn change(
    path: &Path,
    console: &mut Console,
    plan: impl FnOnce(&Notebook) -> Result<Command, String>,
) -> Option<(Session, Option<Step>)> {
    let lock = take(path, console)?;
    let (loaded, known) = load_known(path, console)?;
    if loaded.is_read_only() {
        refuse("a newer version of Crossread wrote this notebook; it is not changed", path, console);
        return None;
    }
    let mut session = Session::default();
    session.open(loaded.notebook);
    let command = plan(session.notebook()).map_err(|reason| refuse(reason, path, console)).ok()?;
    let step = match session.run(command, now()) {
        Ok(step) => step.clone(),
        Err(Refusal::Nothing) => {
            console.complain(Exit::Done, format_args!("nothing to change: {}", path.display()));
            return Some((session, None));
        }
        Err(refusal) => {
            refuse(refusal, path, console);
            return None;
        }
    };
    let data = folder::data();
    let terms = Terms { lock: Some(&lock), known: Some(&known), data: data.as_deref() };
    match store::save_on(path, session.notebook(), terms) {
        Ok(saved) => {
            no_backup(&saved, console);
            Some((session, Some(step)))
        }
        Err(error) => {
            console.complain(exit_of(&error), error);
            None
        }
    }
}

/// Says if no copy of the old file was kept although one was due.
fn no_backup(saved: &Saved, console: &mut Console) {
    if let Some(error) = &saved.no_backup {
        console.complain(Exit::Done, format_args!("saved, but no copy of the old file was kept: {error}"));
    }
}

/// Holds the notebook at `path` while it is changed. None if somebody else has it, which has been said.
fn take(path: &Path, console: &mut Console) -> Option<Lock> {
    // There is nothing to hold, and the message about that is that of loading.
    if let Err(error) = std::fs::metadata(path) {
        let problem = if error.kind() == io::ErrorKind::NotFound { LoadProblem::Missing } else { LoadProblem::Unreadable(error) };
        console.complain(Exit::Failed, LoadError { problem, path: path.into() });
        return None;
    }
    let taken = Lock::take(path);
    taken
        .map_err(|error| {
            let exit = if matches!(error, LockError::Taken(_)) { Exit::Refused } else { Exit::Failed };
            console.complain(exit, format_args!("{error}: {}", path.display()));
        })
        .ok()
}

/// The notebook at `path`; what the reader should know of it is printed. None if it cannot be read, which has been said.
fn load(path: &Path, console: &mut Console) -> Option<Loaded> {
    load_known(path, console).map(|(loaded, _)| loaded)
}

/// As [`load`], with what the file holds.
fn load_known(path: &Path, console: &mut Console) -> Option<(Loaded, Known)> {
    match store::load_known(path) {
        Ok((loaded, known)) => {
            for warning in loaded.warnings.iter().filter(|warning| !matches!(warning, Warning::Fault(_))) {
                console.complain(Exit::Done, format_args!("{warning}: {}", path.display()));
            }
            Some((loaded, known))
        }
        Err(error) => {
            complain_of(&error, console);
            None
        }
    }
}

/// Says why a notebook cannot be read, and where its newest good backup is.
fn complain_of(error: &LoadError, console: &mut Console) {
    let exit = if error.is_refusal() { Exit::Refused } else { Exit::Failed };
    let backup = error.is_refusal().then(|| store::newest_good(&folder::data()?, &error.path)).flatten();
    match backup {
        Some(backup) => console.complain(exit, format_args!("{error}; {backup}")),
        None => console.complain(exit, error),
    }
}

fn refuse(reason: impl Display, path: &Path, console: &mut Console) {
    console.complain(Exit::Refused, format_args!("{reason}: {}", path.display()));
}

fn exit_of(error: &SaveError) -> Exit {
    match error.problem {
        SaveProblem::Exists | SaveProblem::Folder | SaveProblem::NoFile => Exit::Refused,
        _ => Exit::Failed,
    }
}

fn now() -> command::Stamp {
    Stamp { now: Timestamp::now() }
}
