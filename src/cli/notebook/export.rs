//! `crossread export`: the annotations as a document.

use super::super::args;
use super::super::{Console, Exit};
use super::{exit_of, find, load, now, refuse};
use crate::analysis::{Analysis, analyze_while};
use crate::export::{self, Document, Format, Options};
use crate::notebook::{Id, Notebook};
use crate::session::Session;
use crate::store;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::fs::canonicalize;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

pub(super) fn run(path: &Path, write: &args::Write, console: &mut Console) -> io::Result<()> {
    let Some(loaded) = load(path, console) else { return Ok(()) };
    match document(loaded.notebook, write) {
        Ok(document) => put(&document, path, write, console),
        Err(reason) => {
            refuse(reason, path, console);
            Ok(())
        }
    }
}

fn document(notebook: Notebook, write: &args::Write) -> Result<Document, String> {
    let options = options(&notebook, write)?;
    let mut session = Session::default();
    session.open(notebook);
    let found = (write.format == Format::Matrix && options.only.is_none() && options.texts).then(|| compare(&session));
    let document = export::checked(write.format, session.notebook(), &options, found.as_ref());
    document.map_err(|difference| format!("{difference}; nothing was written"))
}

fn compare(session: &Session) -> Analysis {
    match analyze_while(session.articles(), &session.corrections(), &|| ControlFlow::Continue(())) {
        ControlFlow::Continue(analysis) => analysis,
        ControlFlow::Break(()) => Analysis::default(),
    }
}

/// Writes the document, and says what it lacks where it does not say so itself.
fn put(document: &Document, path: &Path, write: &args::Write, console: &mut Console) -> io::Result<()> {
    let bytes = document.text.as_bytes();
    match &write.output {
        None => console.out.write_all(bytes)?,
        Some(output) if is_same(output, path) => {
            refuse("the export would replace the notebook", path, console);
            return Ok(());
        }
        Some(output) => {
            if let Err(error) = store::write_whole(output, bytes) {
                console.complain(exit_of(&error), error);
                return Ok(());
            }
        }
    }
    for lacking in document.not_held.iter().filter(|_| !write.format.says_what_it_lacks()) {
        console.complain(Exit::Done, format_args!("not in this export: {lacking}"));
    }
    Ok(())
}

fn options(notebook: &Notebook, write: &args::Write) -> Result<Options, String> {
    let tags = write.tags.iter().map(|name| find::tag(notebook, name)).collect::<Result<Vec<_>, _>>()?;
    let only = (!tags.is_empty()).then(|| with_tags(notebook, &tags));
    let today = Some(now().now.to_zoned(TimeZone::UTC).date());
    Ok(Options { by: write.by, only, texts: write.texts, authors: write.authors, today, raw: write.raw })
}

/// The annotations with one of these tags at least.
fn with_tags(notebook: &Notebook, tags: &[Id]) -> BTreeSet<Id> {
    let with = notebook.annotations.values().filter(|annotation| annotation.tags.iter().any(|tag| tags.contains(tag)));
    with.map(|annotation| annotation.id.clone()).collect()
}

/// Whether both paths lead to one file.
pub(super) fn is_same(a: &Path, b: &Path) -> bool {
    canonicalize(a).ok().zip(canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
}
