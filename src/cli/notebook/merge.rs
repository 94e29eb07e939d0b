//! `crossread merge`: one notebook from two copies, also as what version control calls a merge driver.

use super::super::Console;
use super::super::args::Copies;
use super::export::is_same;
use super::{exit_of, load_known, no_backup, refuse};
use crate::notebook::{Notebook, merge};
use crate::store::{self, Known, Lock, LockError, Terms, folder};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Prints one line of what became of `ours`. Nothing is written if a file cannot be read whole.
pub(super) fn run(ours: &Path, copies: &Copies, console: &mut Console) -> io::Result<()> {
    let output = copies.output.as_deref().unwrap_or(ours);
    // What version control hands over is a file of its own, which nobody else works on.
    let is_own = store::is_notebook(output);
    let lock = match is_own.then(|| Lock::take(output)) {
        Some(Err(error @ LockError::Taken(_))) => {
            refuse(error, output, console);
            return Ok(());
        }
        // Where nothing can be written beside it, saving says why.
        lock => lock.and_then(Result::ok),
    };
    let base = match copies.base.as_deref().filter(|path| !is_empty(path)) {
        Some(path) => match read(path, console) {
            None => return Ok(()),
            base => base,
        },
        None => None,
    };
    let Some((notebook, own)) = read_known(ours, console) else { return Ok(()) };
    let Some((theirs, other)) = read_known(&copies.theirs, console) else { return Ok(()) };
    let merged = merge(base.as_ref(), &notebook, &theirs);
    let held = [(ours, &own), (&copies.theirs, &other)].into_iter().find(|(input, _)| is_same(input, output));
    let is_known = [ours, &copies.theirs].into_iter().chain(copies.base.as_deref()).any(|input| is_same(input, output));
    // Another file that is there already may hold somebody's work.
    let data = folder::data().filter(|_| is_own);
    let terms = Terms { lock: lock.as_ref(), known: held.map(|(_, known)| known), data: data.as_deref() };
    let written =
        if is_known { store::save_on(output, &merged.notebook, terms) } else { store::create(output, &merged.notebook) };
    match written {
        Ok(saved) => {
            no_backup(&saved, console);
            writeln!(console.out, "{merged}")
        }
        Err(error) => {
            console.complain(exit_of(&error), error);
            Ok(())
        }
    }
}

/// Git gives an empty file where both copies made the notebook: then, too, there is no base.
fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() == 0)
}

fn read(path: &Path, console: &mut Console) -> Option<Notebook> {
    read_known(path, console).map(|(notebook, _)| notebook)
}

fn read_known(path: &Path, console: &mut Console) -> Option<(Notebook, Known)> {
    let (loaded, known) = load_known(path, console)?;
    if loaded.is_read_only() {
        refuse("a newer version of Crossread wrote this notebook; merge it with that version", path, console);
        return None;
    }
    Some((loaded.notebook, known))
}
