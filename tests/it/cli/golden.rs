//! What `compare` prints of the sample stories, against files in `tests/it/golden/`. `UPDATE_GOLDEN=1 cargo test` writes them anew;
//! read the difference before you keep it.

use super::Desk;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The articles of a set of samples, as arguments.
pub(super) fn samples(set: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(set);
    let entries = fs::read_dir(folder).expect("a set of samples").map(|entry| entry.expect("an entry").path());
    let mut articles: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end != "ron")).collect();
    articles.sort();
    articles.into_iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

fn check(golden: &str, set: &str, count: usize, format: &str) {
    let articles = samples(set);
    let articles = articles.iter().take(count).map(String::as_str);
    let args: Vec<&str> = ["compare", "--format", format].into_iter().chain(articles).collect();
    let found = Desk::new().data(&args);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden").join(golden);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return write_down(&file, &found);
    }
    let expected = fs::read_to_string(&file).expect("a golden file; UPDATE_GOLDEN=1 makes it");
    let differs = expected.lines().zip(found.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| expected.lines().count().min(found.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
    assert!(expected == found, "{golden}, line {}\n  was: {}\n  now: {}", line + 1, at(&expected), at(&found));
}

fn write_down(file: &Path, words: &str) {
    let mut file = fs::OpenOptions::new().create(true).truncate(true).write(true).open(file).expect("a golden file");
    file.write_all(words.as_bytes()).expect("room for it");
}

#[test]
fn three_stories_for_a_terminal() {
    check("un-syria-2015.txt", "un-syria-2015", 3, "text");
}

#[test]
fn three_stories_as_a_document() {
    check("sundsele-ferry.md", "sundsele-ferry", 3, "markdown");
}

#[test]
fn one_story_for_a_terminal() {
    check("one-story.txt", "sundsele-ferry", 1, "text");
}
