//! Times a large notebook: 10,000 annotations over 4 articles of 30 kB, to text and back, and to a file and back.
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

/// Neither saving nor loading may take longer.
const LIMIT: Duration = Duration::from_millis(300);

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let notebook = notebook(10_000);
    let text = store::to_text(&notebook)?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large.crossread.ron");
    writeln!(out, "{} annotations, {:.1} MB", notebook.annotations.len(), text.len() as f64 / 1e6)?;
    row(&mut out, "to text", || store::to_text(&notebook).map(drop).is_ok())?;
    row(&mut out, "from text", || store::from_text(&text).map(|loaded| drop(black_box(loaded))).is_ok())?;
    row(&mut out, "save (checked, on the disk)", || store::save(&path, &notebook).is_ok())?;
    row(&mut out, "load", || store::load(&path).map(|loaded| drop(black_box(loaded))).is_ok())?;
    let moved = text.replace("text: \"", "text: \"All words stand elsewhere. ");
    row(&mut out, "from text, all words moved", || store::from_text(&moved).is_ok_and(|loaded| loaded.warnings.len() > 1_000))?;
    Ok(())
}

/// Times `run`, which says whether it worked, and prints a row.
fn row(out: &mut impl Write, name: &str, run: impl Fn() -> bool) -> io::Result<()> {
    let times = (0..9).map(|_| {
        let start = Instant::now();
        assert!(run(), "{name}");
        start.elapsed()
    });
    let mut times: Vec<_> = times.collect();
    times.sort();
    let middle = times[times.len() / 2];
    let late = if middle > LIMIT { "  TOO SLOW" } else { "" };
    writeln!(out, "{name:<30} {:>8.1} ms{late}", middle.as_secs_f64() * 1e3)
}

/// A notebook with `count` annotations, each of some words and with a note.
fn notebook(count: usize) -> Notebook {
    let articles = stories::long(30_000);
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
