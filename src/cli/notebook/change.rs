//! `crossread set`, `annotate`, `edit`.

use super::super::Console;
use super::super::args::{DetailsChange, Mark, Rework};
use super::{change, find};
use crate::article::{ArticleId, Details};
use crate::command::{Command, Edit, Spot, Step};
use crate::notebook::{Id, Notebook};
use crate::session::Session;
use crate::text::fitted;
use std::io::{self, Write};
use std::path::Path;

pub(super) fn set(path: &Path, article: &str, details: &DetailsChange, console: &mut Console) {
    change(path, console, |notebook| {
        let article = find::article(notebook, article)?;
        Ok(Command::SetDetails(article.id.clone(), changed(&article.details, details)))
    });
}

fn changed(details: &Details, change: &DetailsChange) -> Details {
    Details {
        title: change.title.clone().unwrap_or_else(|| details.title.clone()),
        outlet: change.outlet.clone().unwrap_or_else(|| details.outlet.clone()),
        author: change.author.clone().unwrap_or_else(|| details.author.clone()),
        published: change.published.unwrap_or(details.published),
        url: change.url.clone().unwrap_or_else(|| details.url.clone()),
    }
}

/// Prints the id of the annotation.
pub(super) fn annotate(path: &Path, mark: &Mark, console: &mut Console) -> io::Result<()> {
    let Some((session, step)) = change(path, console, |notebook| annotation(notebook, mark)) else { return Ok(()) };
    match step.as_ref().and_then(made).or_else(|| standing(&session, mark)) {
        Some(id) => writeln!(console.out, "{id}"),
        None => Ok(()),
    }
}

fn annotation(notebook: &Notebook, mark: &Mark) -> Result<Command, String> {
    let article = find::article(notebook, &mark.article)?;
    let range = find::passage(article, &mark.quote, mark.occurrence)?;
    let (tags, mut commands) = find::tags(notebook, &mark.tags);
    let spot = Spot { article: article.id.clone(), range };
    let annotate = Command::Annotate { spot, tags, note: mark.note.clone() };
    match &mark.author {
        // The reader of the notebook stays who it is.
        Some(author) => {
            commands.extend([Command::SetReader(author.clone()), annotate, Command::SetReader(notebook.settings.reader.clone())])
        }
        None => commands.push(annotate),
    }
    Ok(Command::Batch("Annotate".to_owned(), commands))
}

/// The annotation that a step made or changed.
fn made(step: &Step) -> Option<Id> {
    step.edits.iter().rev().find_map(|edit| match edit {
        Edit::Annotation(change) => change.after.as_ref().map(|annotation| annotation.id.clone()),
        _ => None,
    })
}

/// The annotation that says already what was to be said.
fn standing(session: &Session, mark: &Mark) -> Option<Id> {
    let notebook = session.notebook();
    let (_, article) = notebook.article(&ArticleId(mark.article.as_str().into()))?;
    let range = fitted(&article.text, find::passage(article, &mark.quote, mark.occurrence).ok()?);
    let of_range = notebook.annotations.values().find(|annotation| {
        annotation.article == article.id && matches!(&annotation.anchors[..], [anchor] if anchor.range == range)
    });
    of_range.map(|annotation| annotation.id.clone())
}

pub(super) fn edit(path: &Path, id: &str, rework: &Rework, console: &mut Console) {
    change(path, console, |notebook| reworked(notebook, id, rework));
}

fn reworked(notebook: &Notebook, id: &str, rework: &Rework) -> Result<Command, String> {
    let annotation = notebook.annotations.get(&Id::from(id)).ok_or_else(|| format!("there is no annotation called {id}"))?;
    let id = annotation.id.clone();
    let Rework::Change { note, tags, untags } = rework else { return Ok(Command::Delete(vec![id])) };
    let mut commands = Vec::new();
    for name in untags {
        let tag = find::tag(notebook, name)?;
        if !annotation.tags.contains(&tag) {
            return Err(format!("{id} does not have the tag {name}"));
        }
        commands.push(Command::Untag(id.clone(), tag));
    }
    let (tags, made) = find::tags(notebook, tags);
    commands.extend(made);
    commands.extend(tags.into_iter().map(|tag| Command::Tag(id.clone(), tag)));
    commands.extend(note.iter().map(|note| Command::SetNote(id.clone(), note.clone())));
    Ok(Command::Batch("Edit annotation".to_owned(), commands))
}
