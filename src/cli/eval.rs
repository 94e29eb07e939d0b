//! `crossread eval`: the analysis over whole lists, for measuring it. A line that cannot be used is named and passed over.

use super::args::is_standard_input;
use super::json::Comparison;
use super::{Console, Exit, read};
use crate::analysis::{Relation, analyze_all_pairs, score_pair};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Articles to be compared. Paths are taken from the folder the program runs in.
#[derive(Deserialize)]
struct Case {
    /// Any JSON value; comes back as it is.
    case: serde_json::Value,
    articles: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Compared<'a> {
    case: &'a serde_json::Value,
    #[serde(flatten)]
    comparison: Comparison<'a>,
}

/// `eval compare`: one comparison a line, as soon as it is done.
pub(super) fn compare(cases: &Path, console: &mut Console) -> io::Result<()> {
    each_line(cases, console, |number, line, console| {
        match serde_json::from_str::<Case>(line) {
            _ if line.trim().is_empty() => {}
            Ok(case) => compare_case(&case, console)?,
            Err(error) => {
                // The parser sees one line only: where it stopped says less than in which line of the file.
                let error = error.to_string();
                let reason = error.split(" at line ").next().unwrap_or_default();
                console.complain(Exit::Refused, format_args!("line {number} is no case, {reason}: {}", cases.display()));
            }
        }
        Ok(ControlFlow::Continue(()))
    })
}

fn compare_case(Case { case, articles }: &Case, console: &mut Console) -> io::Result<()> {
    let name = case.as_str().map_or_else(|| case.to_string(), str::to_owned);
    if articles.is_empty() {
        console.complain(Exit::Refused, format_args!("a case needs an article at least: {name}"));
        return Ok(());
    }
    let Some(articles) = read::exactly(articles, &format!("case {name}: "), console) else { return Ok(()) };
    // Measures that rank pairs must see all of them, not only those a reader is shown.
    let (analysis, others) = analyze_all_pairs(&articles);
    let comparison = Comparison::new(&articles, &analysis).with_pairs(&articles, &others);
    serde_json::to_writer(&mut console.out, &Compared { case, comparison })?;
    writeln!(console.out)?;
    console.out.flush()
}

/// `eval pairs`: id, score and relation of each pair of sentences.
pub(super) fn pairs(pairs: &Path, console: &mut Console) -> io::Result<()> {
    each_line(pairs, console, |number, line, console| {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[..] {
            ["id", "a", "b", ..] if number == 1 => {}
            _ if number == 1 => {
                console.complain(Exit::Refused, format_args!("it lacks the header `id a b`, split by tabs: {}", pairs.display()));
                return Ok(ControlFlow::Break(()));
            }
            [id, a, b, ..] => write_score(id, a, b, console)?,
            _ if line.trim().is_empty() => {}
            _ => console.complain(Exit::Refused, format_args!("line {number} lacks an id or a sentence: {}", pairs.display())),
        }
        Ok(ControlFlow::Continue(()))
    })
}

fn write_score(id: &str, a: &str, b: &str, console: &mut Console) -> io::Result<()> {
    let found = score_pair(a, b);
    writeln!(console.out, "{id}\t{:.6}\t{}", found.score, found.relation.map_or("none", Relation::name))
}

/// Gives each line of the file, or of standard input, to `take`, numbered from 1 and without its end, until it has seen enough.
pub(super) fn each_line(
    path: &Path,
    console: &mut Console,
    mut take: impl FnMut(usize, &str, &mut Console) -> io::Result<ControlFlow<()>>,
) -> io::Result<()> {
    let Some(lines) = open(path, console) else { return Ok(()) };
    for (number, line) in (1..).zip(lines.split(b'\n')) {
        let next = match line.map(String::from_utf8) {
            Ok(Ok(words)) => take(number, words.trim_start_matches('\u{feff}').trim_end_matches('\r'), console)?,
            Ok(Err(_)) => {
                console.complain(Exit::Refused, format_args!("line {number} is not UTF-8: {}", path.display()));
                ControlFlow::Continue(())
            }
            Err(error) => unreadable(path, &error, console),
        };
        if next.is_break() {
            break;
        }
    }
    Ok(())
}

fn open(path: &Path, console: &mut Console) -> Option<Box<dyn BufRead>> {
    if is_standard_input(path) {
        return Some(Box::new(io::stdin().lock()));
    }
    if path.is_dir() {
        console.complain(Exit::Refused, format_args!("it is a folder, not a list: {}", path.display()));
        return None;
    }
    match File::open(path) {
        Ok(file) => Some(Box::new(BufReader::new(file))),
        Err(error) => {
            let _ = unreadable(path, &error, console);
            None
        }
    }
}

fn unreadable(path: &Path, error: &io::Error, console: &mut Console) -> ControlFlow<()> {
    console.complain(Exit::Failed, format_args!("the list cannot be read ({error}): {}", path.display()));
    ControlFlow::Break(())
}
