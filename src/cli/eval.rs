//! `crossread eval`: the analysis over whole lists, for measuring it. A line that cannot be used is named and passed over.

use super::args::is_standard_input;
use super::json::Comparison;
use super::{Console, Exit, read};
use crate::analysis::{Relation, analyze, score_pair};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
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
    each_line(cases, console, |number, line, console| match serde_json::from_str::<Case>(line) {
        _ if line.trim().is_empty() => Ok(()),
        Ok(case) => compare_case(&case, console),
        Err(error) => {
            console.complain(Exit::Refused, format_args!("line {number} is no case, {error}: {}", cases.display()));
            Ok(())
        }
    })
}

fn compare_case(Case { case, articles }: &Case, console: &mut Console) -> io::Result<()> {
    let name = case.as_str().map_or_else(|| case.to_string(), str::to_owned);
    if articles.is_empty() {
        console.complain(Exit::Refused, format_args!("a case needs an article at least: {name}"));
        return Ok(());
    }
    let Some(articles) = read::all(articles, &format!("case {name}: "), console) else { return Ok(()) };
    let analysis = analyze(&articles);
    serde_json::to_writer(&mut console.out, &Compared { case, comparison: Comparison::new(&articles, &analysis) })?;
    writeln!(console.out)?;
    console.out.flush()
}

/// `eval pairs`: id, score and relation of each pair of sentences.
pub(super) fn pairs(pairs: &Path, console: &mut Console) -> io::Result<()> {
    each_line(pairs, console, |number, line, console| {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[..] {
            ["id", "a", "b", ..] if number == 1 => Ok(()),
            [id, a, b, ..] if number > 1 => write_score(id, a, b, console),
            _ if number > 1 && line.trim().is_empty() => Ok(()),
            _ => {
                let wanted = if number == 1 { "the header `id a b`" } else { "the columns id, a and b" };
                console.complain(Exit::Refused, format_args!("line {number} lacks {wanted}, split by tabs: {}", pairs.display()));
                Ok(())
            }
        }
    })
}

fn write_score(id: &str, a: &str, b: &str, console: &mut Console) -> io::Result<()> {
    let found = score_pair(a, b);
    writeln!(console.out, "{id}\t{:.6}\t{}", found.score, found.relation.map_or("none", Relation::name))
}

/// Gives each line of the file, or of standard input, to `take`, numbered from 1 and without its end.
fn each_line(
    path: &Path,
    console: &mut Console,
    mut take: impl FnMut(usize, &str, &mut Console) -> io::Result<()>,
) -> io::Result<()> {
    let lines = match open(path) {
        Ok(lines) => lines,
        Err(error) => {
            unreadable(path, &error, console);
            return Ok(());
        }
    };
    for (number, line) in (1..).zip(lines.split(b'\n')) {
        match line.map(String::from_utf8) {
            Ok(Ok(words)) => take(number, words.trim_start_matches('\u{feff}').trim_end_matches('\r'), console)?,
            Ok(Err(_)) => console.complain(Exit::Refused, format_args!("line {number} is not UTF-8: {}", path.display())),
            Err(error) => {
                unreadable(path, &error, console);
                break;
            }
        }
    }
    Ok(())
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    Ok(if is_standard_input(path) { Box::new(io::stdin().lock()) } else { Box::new(BufReader::new(File::open(path)?)) })
}

fn unreadable(path: &Path, error: &io::Error, console: &mut Console) {
    console.complain(Exit::Failed, format_args!("cannot read the list, {error}: {}", path.display()));
}
