//! `crossread check`: whether a notebook is whole and fits together.

use super::super::Console;
use super::{load, refuse};
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
    let (annotations, articles) = (loaded.notebook.annotations.len(), loaded.notebook.articles.len());
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    writeln!(console.out, "{whole}: {}, {}", count(articles, "article"), count(annotations, "annotation"))
}
