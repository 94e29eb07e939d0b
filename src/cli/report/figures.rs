//! Numbers, amounts, shares, dates: all of one article, or those of several that differ.

use super::{Body, Item, Line, Section, Table, View, clean};
use crate::analysis::{ConflictSide, Figure, FigurePair, Verdict};

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
    section(view, "Figures differ", Verdict::is_difference)
}

/// Figures that do not differ although they are not the same: one is more exact, or they are of two scopes.
pub(super) fn that_say_more(view: &View) -> Option<Section> {
    let found =
        section(view, "Figures more exact or of another scope", |verdict| matches!(verdict, Verdict::Refined | Verdict::Scope));
    (!found.is_empty()).then_some(found)
}

fn section(view: &View, title: &str, wanted: fn(Verdict) -> bool) -> Section {
    let pairs = view.analysis.compared.iter().filter(|pair| wanted(pair.verdict));
    let items: Vec<_> = pairs.map(|pair| item(view, pair)).collect();
    Section { title: format!("{title} ({})", items.len()), body: Body::Items(items) }
}

fn item(view: &View, pair: &FigurePair) -> Item {
    let lines = [&pair.a, &pair.b].map(|side| line(view, side)).into();
    Item { head: clean(&pair.what), lines, note: String::new() }
}

fn line(view: &View, side: &ConflictSide) -> Line {
    view.line(side.place.doc, format!("“{}” in: {}", view.words(side.place), view.sentence(side.place)))
}
