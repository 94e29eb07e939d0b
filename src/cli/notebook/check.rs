//! `crossread check`: whether a notebook is whole and fits together.

use super::super::Console;
use super::{load, refuse};
use crate::notebook::Notebook;
use crate::store::Whole;
use std::io::{self, Write};
use std::path::Path;

pub(super) fn run(path: &Path, console: &mut Console) -> io::Result<()> {
    let Some(loaded) = load(path, console) else { return Ok(()) };
    let faults = loaded.notebook.faults();
    for fault in &faults {
        refuse(fault, path, console);
    }
    if !faults.is_empty() {
        return Ok(());
    }
    let whole = match loaded.state {
        Whole::Whole => "whole",
        Whole::EditedByHand => "edited by hand",
    };
    writeln!(console.out, "{whole}: {}", contents(&loaded.notebook))
}

/// "3 articles, 1 annotation"; corrections and alternatives only where there are any.
fn contents(notebook: &Notebook) -> String {
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let mut contents = vec![count(notebook.articles.len(), "article"), count(notebook.annotations.len(), "annotation")];
    let rare = [(notebook.corrections.len(), "correction"), (notebook.alternatives.len(), "alternative")];
    contents.extend(rare.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| count(n, what)));
    contents.join(", ")
}
