//! Numbers, amounts, shares, dates: all of one article, or those of several that differ.

use super::{Body, Item, Line, Section, Table, View, clean};
use crate::analysis::{Conflict, ConflictSide, Figure};

/// The figures of one article.
pub(super) fn all(view: &View) -> Section {
    let row = |figure: &Figure| {
        let about = if figure.approximate { "about " } else { "" };
        vec![view.words(figure.place), figure.kind.name().to_owned(), clean(&format!("{about}{} {}", figure.value, figure.unit))]
    };
    let rows: Vec<_> = view.analysis.figures.iter().map(row).collect();
    let columns = ["Words", "Kind", "Read as"].map(str::to_owned).to_vec();
    Section { title: format!("Figures ({})", rows.len()), body: Body::Table(Table { columns, rows }) }
}

/// Figures for one quantity that differ.
pub(super) fn that_differ(view: &View) -> Section {
    let items: Vec<_> = view.analysis.conflicts.iter().map(|conflict| item(view, conflict)).collect();
    Section { title: format!("Figures differ ({})", items.len()), body: Body::Items(items) }
}

fn item(view: &View, conflict: &Conflict) -> Item {
    let lines = [&conflict.a, &conflict.b].map(|side| line(view, side)).into();
    Item { head: clean(&conflict.what), lines, note: String::new() }
}

fn line(view: &View, side: &ConflictSide) -> Line {
    view.line(side.place.doc, format!("“{}” in: {}", view.words(side.place), view.sentence(side.place)))
}
