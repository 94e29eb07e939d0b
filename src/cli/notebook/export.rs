//! `crossread export`: the annotations as a document.

use super::super::Console;
use super::super::args;
use super::{exit_of, find, load, now, refuse};
use crate::export::{self, Options};
use crate::notebook::{Id, Notebook};
use crate::store;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::fs::canonicalize;
use std::io::{self, Write};
use std::path::Path;

pub(super) fn run(path: &Path, write: &args::Write, console: &mut Console) -> io::Result<()> {
    let Some(loaded) = load(path, console) else { return Ok(()) };
    let options = match options(&loaded.notebook, write) {
        Ok(options) => options,
        Err(reason) => {
            refuse(reason, path, console);
            return Ok(());
        }
    };
    let markdown = match export::checked_markdown(&loaded.notebook, &options) {
        Ok(markdown) => markdown,
        Err(difference) => {
            refuse(format_args!("{difference}; nothing was written"), path, console);
            return Ok(());
        }
    };
    match &write.output {
        None => return console.out.write_all(markdown.as_bytes()),
        Some(output) if is_same(output, path) => refuse("the export would replace the notebook", path, console),
        Some(output) => {
            if let Err(error) = store::write_whole(output, markdown.as_bytes()) {
                console.complain(exit_of(&error), error);
            }
        }
    }
    Ok(())
}

fn options(notebook: &Notebook, write: &args::Write) -> Result<Options, String> {
    let tags = write.tags.iter().map(|name| find::tag(notebook, name)).collect::<Result<Vec<_>, _>>()?;
    let only = (!tags.is_empty()).then(|| with_tags(notebook, &tags));
    let today = Some(now().now.to_zoned(TimeZone::UTC).date());
    Ok(Options { by: write.by, only, texts: write.texts, authors: write.authors, today })
}

/// The annotations with one of these tags at least.
fn with_tags(notebook: &Notebook, tags: &[Id]) -> BTreeSet<Id> {
    let with = notebook.annotations.values().filter(|annotation| annotation.tags.iter().any(|tag| tags.contains(tag)));
    with.map(|annotation| annotation.id.clone()).collect()
}

/// Whether both paths lead to one file.
fn is_same(a: &Path, b: &Path) -> bool {
    canonicalize(a).ok().zip(canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
}
