//! Tables as comma-separated values (RFC 4180): the annotations, and claims against articles.
//!
//! For spreadsheets, unless [`Options::raw`] is set: the file begins with a byte-order mark, because Excel takes one without it for the
//! system's old encoding and shows accents wrong; cells that could be taken for a formula are [`guarded`]; control characters become U+FFFD. For programs, raw: no mark,
//! which would become part of the first column's name, and cells as they are. NUL becomes U+FFFD in both: many readers stop at it.

mod annotations;
mod guard;
mod matrix;

pub use guard::guarded;

use super::entry::Entries;
use super::{Difference, Document, Options, lacks};
use crate::analysis::Analysis;
use crate::notebook::Notebook;

/// A row of a table; the first names the columns, and all are as long.
type Row = Vec<String>;

/// What Excel keeps of a cell (UTF-16 units).
const LONGEST: usize = 32_767;

/// One row an annotation, in the order of the groups that were asked for; one with two tags stands at the first of them.
pub(super) fn annotations(notebook: &Notebook, options: &Options) -> Result<Document, Difference> {
    let entries = Entries::new(notebook, options);
    let rows = annotations::rows(&entries, options);
    let (text, read) = checked(&rows, options)?;
    annotations::check(&read, notebook, options)?;
    Ok(Document { text, not_held: annotations::lacking(&entries, options).into_iter().chain(common(&rows, options)).collect() })
}

/// One row a claim, one column an article: the reader's claim cards, then what an analysis of the same articles found, if there is one.
pub(super) fn matrix(notebook: &Notebook, options: &Options, found: Option<&Analysis>) -> Result<Document, Difference> {
    let entries = Entries::new(notebook, options);
    let rows = matrix::rows(&entries, options, found);
    let (text, read) = checked(&rows, options)?;
    matrix::check(&read, &entries, options)?;
    let not_held = matrix::lacking(&entries, options, found).into_iter().chain(common(&rows, options)).collect();
    Ok(Document { text, not_held })
}

/// The text of a table, and its cells as they read back.
fn checked(rows: &[Row], options: &Options) -> Result<(String, Vec<Row>), Difference> {
    let expected: Vec<Row> = rows.iter().map(|row| row.iter().map(|words| cell(words, options)).collect()).collect();
    let text = text(&expected, options).ok_or(Difference::Foreign)?;
    let found = read(&text).ok_or(Difference::Foreign)?;
    super::difference::same_parts(&found, &expected)?;
    Ok((text, found))
}

/// `words` as they stand in a cell.
fn cell(words: &str, options: &Options) -> String {
    if options.raw { words.replace('\0', "\u{FFFD}") } else { guarded(words) }
}

fn text(rows: &[Row], options: &Options) -> Option<String> {
    let start = if options.raw { "" } else { "\u{FEFF}" };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(start.as_bytes().to_vec());
    rows.iter().try_for_each(|row| writer.write_record(row)).ok()?;
    String::from_utf8(writer.into_inner().ok()?).ok()
}

/// The cells of a table; none if its rows are not equally long.
fn read(text: &str) -> Option<Vec<Row>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| Some(record.ok()?.iter().map(str::to_owned).collect())).collect()
}

/// What no table holds as the notebook has it.
fn common(rows: &[Row], options: &Options) -> Vec<String> {
    let has = |is: fn(char) -> bool| rows.iter().flatten().any(|cell| cell.contains(is));
    let nul = has(|c| c == '\0').then_some("NUL characters: U+FFFD (�) stands for each, because many programs stop at them.");
    let control = has(|c| guard::is_hidden(c) && c != '\0').then_some("Control characters: U+FFFD (�) stands for each.");
    let formula = rows.iter().flatten().any(|cell| guarded(cell).chars().count() > cell.chars().count());
    let formula = formula
        .then_some("Cells that a spreadsheet could take for formulas: a ' stands before the sign that would make them one.");
    let long = rows.iter().flatten().any(|cell| guarded(cell).encode_utf16().count() > LONGEST);
    let long = long.then_some("Cells of more than 32,767 characters: they are here whole, but Excel cuts them.");
    let guards = [control, formula, long].into_iter().filter(|_| !options.raw);
    let author = lacks::authors(options);
    [nul].into_iter().chain(guards).flatten().map(str::to_owned).chain(author).collect()
}

#[cfg(test)]
mod tests;
