//! Times large notebooks: 10,000 annotations over 4 articles and 100,000 over 20, of 30 kB each, to text and back, and to a file and back; and the
//! larger one with a field in each record that this version does not know.
//!
//! `cargo bench --bench store`. The middle of several runs; nothing here is random but the names of temporary files.

#[expect(dead_code, reason = "the other benches need the rest")]
mod stories;

use crossread::article::Article;
use crossread::notebook::{Annotation, Id, Notebook};
use crossread::store;
use crossread::text::{Anchor, TextRange};
use jiff::Timestamp;
use std::error::Error;
use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// What saving and loading may take, for 10,000 annotations.
const SMALL: Limits = Limits { save: Duration::from_millis(300), load: Duration::from_millis(300), runs: 9 };
/// For 100,000.
const LARGE: Limits = Limits { save: Duration::from_millis(500), load: Duration::from_secs(1), runs: 5 };

struct Limits {
    save: Duration,
    load: Duration,
    runs: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    time(&mut out, &notebook(10_000, 4), &SMALL)?;
    let large = notebook(100_000, 20);
    time(&mut out, &large, &LARGE)?;
    // Read twice over and kept: there is no promise for it, but it must not hang.
    let unknown = store::to_text(&large)?.replace(", revision: 1)", ", shade: [1, 2], revision: 1)");
    let limit = LARGE.load * 8;
    row(&mut out, "from text, unknown fields", limit, 3, || {
        store::from_text(&unknown).is_ok_and(|loaded| !loaded.notebook.kept.is_empty())
    })?;
    let kept = store::from_text(&unknown)?.notebook;
    row(&mut out, "to text, unknown fields", limit, 3, || store::to_text(&kept).is_ok_and(|text| text.contains("shade")))
        .map_err(Into::into)
}

/// Prints a row for each way of saving and loading. The limit for the disk is that for the processor and as much again.
fn time(out: &mut impl Write, notebook: &Notebook, limits: &Limits) -> Result<(), Box<dyn Error>> {
    let Limits { save, load, runs } = *limits;
    let text = store::to_text(notebook)?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large.crossread.ron");
    writeln!(out, "{} annotations, {:.1} MB", notebook.annotations.len(), text.len() as f64 / 1e6)?;
    row(out, "to text", save, runs, || store::to_text(notebook).map(drop).is_ok())?;
    row(out, "from text", load, runs, || store::from_text(&text).map(|loaded| drop(black_box(loaded))).is_ok())?;
    row(out, "save (checked, on the disk)", save * 2, runs, || store::save(&path, notebook).is_ok())?;
    row(out, "load", load, runs, || store::load(&path).map(|loaded| drop(black_box(loaded))).is_ok())?;
    let moved = text.replace("text: \"", "text: \"All words stand elsewhere. ");
    row(out, "from text, all words moved", load * 2, runs, || {
        store::from_text(&moved).is_ok_and(|loaded| loaded.warnings.len() > 1_000)
    })?;
    Ok(())
}

/// Times `run`, which says whether it worked, and prints a row.
fn row(out: &mut impl Write, name: &str, limit: Duration, runs: usize, run: impl Fn() -> bool) -> io::Result<()> {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        assert!(run(), "{name}");
        start.elapsed()
    });
    let mut times: Vec<_> = times.collect();
    times.sort();
    let middle = times[times.len() / 2];
    let late = if middle > limit { "  TOO SLOW" } else { "" };
    writeln!(out, "{name:<30} {:>8.1} ms{late}", middle.as_secs_f64() * 1e3)
}

/// A notebook with `count` annotations over so many articles, each of some words and with a note.
fn notebook(count: usize, articles: usize) -> Notebook {
    let articles = stories::many(articles, 30_000);
    let annotations = (0..count).map(|n| annotation(&articles[n % articles.len()], n));
    let annotations = annotations.map(|annotation| (annotation.id.clone(), annotation)).collect();
    Notebook { articles, annotations, ..Notebook::default() }
}

fn annotation(article: &Article, n: usize) -> Annotation {
    let unit = article.units[(n * 7919) % article.units.len()];
    let time = Timestamp::UNIX_EPOCH + Duration::from_millis(1_700_000_000_000 + n as u64);
    Annotation {
        id: Id::from(format!("n{n:010}").as_str()),
        article: article.id.clone(),
        anchors: vec![Anchor::new(&article.text, TextRange::new(unit.range.start, unit.range.end))],
        gone: false,
        tags: Vec::new(),
        note: format!("It’s note {n}: \"who says so?\"\nNobody else."),
        author: "Zoë".to_owned(),
        created: time,
        changed: time,
        revision: 1,
    }
}
