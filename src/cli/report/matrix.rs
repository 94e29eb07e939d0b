//! Claims against articles, as a table.

use super::{Body, Section, Table, View, clean};
use crate::analysis::matrix::{Cell, Row};
use crate::analysis::{Certainty, Place};

/// Who says what: a row for each claim, a column for each article.
pub(super) fn who_says_what(view: &View) -> Section {
    let rows = view.analysis.matrix(view.articles.len());
    let columns = std::iter::once("Claim".to_owned()).chain(view.labels.iter().cloned()).collect();
    let rows: Vec<_> = rows.iter().map(|found| row(view, found)).collect();
    Section { title: format!("Who says what ({})", rows.len()), body: Body::Table(Table { columns, rows }) }
}

fn row(view: &View, row: &Row) -> Vec<String> {
    let number = row.claim.map_or_else(|| "alone".to_owned(), |number| number.to_string());
    let cells = row.cells.iter().map(|found| found.as_ref().map_or_else(String::new, |found| cell(view, found)));
    std::iter::once(number).chain(cells).collect()
}

/// The wording, then what is to be said of it: figures, how firmly it is said, further sentences.
fn cell(view: &View, cell: &Cell) -> String {
    let differs =
        |place: Place| view.analysis.conflicts.iter().any(|conflict| [conflict.a.place, conflict.b.place].contains(&place));
    let sign = |place: Place| if differs(place) { "≠ " } else { "" };
    let figures = cell.figures.iter().filter_map(|n| view.analysis.figures.get(*n)).map(|figure| figure.place);
    let figures: Vec<_> = figures.map(|place| format!("{}{}", sign(place), view.words(place))).collect();
    let figures = (!figures.is_empty()).then(|| figures.join(", "));
    let certainty = (cell.certainty != Certainty::Asserted).then(|| firmness(view, cell));
    let more = (cell.more > 0).then(|| format!("{} more", cell.more));
    let notes: Vec<_> = [figures, certainty, more].into_iter().flatten().collect();
    let notes = if notes.is_empty() { String::new() } else { format!(" [{}]", notes.join("; ")) };
    clean(&(cell.told(&view.articles[cell.place.doc].text) + &notes))
}

/// "attributed to Anna Ito"; "attributed" where the text does not tell to whom.
fn firmness(view: &View, cell: &Cell) -> String {
    let name = cell.certainty.name();
    let speaker = cell.speaker.as_ref().filter(|_| cell.certainty == Certainty::Attributed);
    speaker.map_or_else(|| name.to_owned(), |speaker| format!("{name} to {}", view.speaker(speaker)))
}
