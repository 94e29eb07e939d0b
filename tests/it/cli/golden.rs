//! The sample stories as input.

use std::fs;
use std::path::Path;

/// The articles of a set of samples, as arguments.
pub(super) fn samples(set: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(set);
    let entries = fs::read_dir(folder).expect("a set of samples").map(|entry| entry.expect("an entry").path());
    let mut articles: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end != "ron")).collect();
    articles.sort();
    articles.into_iter().map(|path| path.to_string_lossy().into_owned()).collect()
}
