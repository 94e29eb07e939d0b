//! Articles for a command.

use super::args::is_standard_input;
use super::{Console, Exit};
use crate::article::Article;
use crate::import::{self, ImportError};
use std::path::{Path, PathBuf};

/// The articles at `paths` in that order, with ids that differ. None if one could not be read; all that could not be are named,
/// with `context` before them.
pub(super) fn all(paths: &[PathBuf], context: &str, console: &mut Console) -> Option<Vec<Article>> {
    let mut articles = Vec::new();
    for path in paths {
        if is_notebook(path) {
            let hint = "it is a notebook, not an article; `crossread list` and `crossread export` read it";
            console.complain(Exit::Refused, format_args!("{context}{hint}: {}", path.display()));
            continue;
        }
        match one(path) {
            Ok(article) => articles.push(article),
            Err(error) => {
                let exit = if error.is_refusal() { Exit::Refused } else { Exit::Failed };
                console.complain(exit, format_args!("{context}{error}"));
            }
        }
    }
    import::unique_ids(&mut articles);
    (articles.len() == paths.len()).then_some(articles)
}

fn one(path: &Path) -> Result<Article, ImportError> {
    if is_standard_input(path) { import::read_stdin() } else { import::read_file(path) }
}

/// By its name only; what is no file is left to be missed.
fn is_notebook(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) && path.is_file()
}
