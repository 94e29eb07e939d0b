//! `crossread check`: whether a notebook is whole and fits together.

use super::super::{Console, Exit};
use super::complain_of;
use crate::notebook::Notebook;
use crate::store::{self, Loaded, Warning, Whole};
use std::io::{self, Write};
use std::path::Path;

pub(super) fn run(path: &Path, console: &mut Console) -> io::Result<()> {
    match store::load(path) {
        Ok(loaded) => report(&loaded, path, console),
        Err(error) => {
            complain_of(&error, console);
            Ok(())
        }
    }
}

fn report(loaded: &Loaded, path: &Path, console: &mut Console) -> io::Result<()> {
    for warning in &loaded.warnings {
        let exit = if is_fault(warning) { Exit::Refused } else { Exit::Done };
        console.complain(exit, format_args!("{warning}: {}", path.display()));
    }
    if loaded.warnings.iter().any(is_fault) {
        return Ok(());
    }
    let whole = match loaded.state {
        Whole::Whole => "whole",
        Whole::EditedByHand => "edited by hand",
    };
    writeln!(console.out, "{whole}: {}", contents(&loaded.notebook))
}

/// Whether something is wrong, rather than worth knowing.
pub(super) fn is_fault(warning: &Warning) -> bool {
    match warning {
        Warning::Lost(_) | Warning::Fault(_) => true,
        Warning::Unread(unread) => unread.is_fault(),
        _ => false,
    }
}

/// "3 articles, 1 annotation"; the rest only where there are any.
pub(super) fn contents(notebook: &Notebook) -> String {
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let mut contents = vec![count(notebook.articles.len(), "article"), count(notebook.annotations.len(), "annotation")];
    let unread = notebook.kept.records.values().map(Vec::len).sum();
    let rare =
        [(notebook.corrections.len(), "correction"), (notebook.alternatives.len(), "alternative"), (unread, "unread record")];
    contents.extend(rare.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| count(n, what)));
    contents.join(", ")
}
