//! Articles for a command.

use super::args::is_standard_input;
use super::{Console, Exit};
use crate::article::Article;
use crate::import::{self, ImportError, Imported, always};
use crate::store;
use std::path::{Path, PathBuf};

/// The articles at `paths` in that order, with ids that differ. A folder stands for the articles in it; the same words are taken once. None
/// if one could not be read; all that could not be are named.
pub(super) fn stories(paths: &[PathBuf], console: &mut Console) -> Option<Vec<Imported>> {
    let paths = spread(paths, console)?;
    let all = each(&paths, "", console)?;
    let mut stories: Vec<Imported> = Vec::new();
    for story in all {
        match import::find_same(&story.article, stories.iter().map(|other| &other.article)) {
            Some(other) => {
                let words = format!("it has the same words as {}, so it is taken once", name(other));
                console.complain(Exit::Done, format_args!("{words}: {}", name(&story.article)));
            }
            None => stories.push(story),
        }
    }
    import::unique_ids(stories.iter_mut().map(|story| &mut story.article));
    Some(stories)
}

/// [`stories`] without what is to be said of each.
pub(super) fn articles(paths: &[PathBuf], console: &mut Console) -> Option<Vec<Article>> {
    stories(paths, console).map(|stories| stories.into_iter().map(|story| story.article).collect())
}

/// The articles in the files at `paths`, each of them, also twice, with `context` before each message.
pub(super) fn exactly(paths: &[PathBuf], context: &str, console: &mut Console) -> Option<Vec<Article>> {
    let mut articles: Vec<_> = each(paths, context, console)?.into_iter().map(|story| story.article).collect();
    import::unique_ids(&mut articles);
    Some(articles)
}

/// What to call an article in a message.
pub(super) fn name(article: &Article) -> &str {
    article.source.as_deref().unwrap_or(&article.id.0)
}

/// `paths` with the files of a folder in its place.
fn spread(paths: &[PathBuf], console: &mut Console) -> Option<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut whole = true;
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        match import::articles_in(path) {
            Ok(found) => files.extend(found),
            Err(error) => {
                complain(&error, "", console);
                whole = false;
            }
        }
    }
    whole.then_some(files)
}

fn each(paths: &[PathBuf], context: &str, console: &mut Console) -> Option<Vec<Imported>> {
    let stories: Vec<_> = paths.iter().filter_map(|path| one(path, context, console)).collect();
    (stories.len() == paths.len()).then_some(stories)
}

fn one(path: &Path, context: &str, console: &mut Console) -> Option<Imported> {
    if store::is_notebook(path) && path.is_file() {
        let hint = "it is a notebook, not an article; `crossread list` and `crossread export` read it";
        console.complain(Exit::Refused, format_args!("{context}{hint}: {}", path.display()));
        return None;
    }
    let imported = if is_standard_input(path) { import::import_stdin(&always) } else { import::import_file(path, &always) };
    match imported {
        Ok(story) => {
            for note in &story.notes {
                console.complain(Exit::Done, format_args!("{context}{note}: {}", name(&story.article)));
            }
            Some(story)
        }
        Err(error) => {
            complain(&error, context, console);
            None
        }
    }
}

fn complain(error: &ImportError, context: &str, console: &mut Console) {
    let exit = if error.is_refusal() { Exit::Refused } else { Exit::Failed };
    console.complain(exit, format_args!("{context}{error}"));
}
