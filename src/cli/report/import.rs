//! An article as it came in: what was understood of its head, and where its paragraphs and sentences were seen.

use super::{Body, Head, Item, Line, Report, Section, clean, date};
use crate::article::{Article, Unit};
use crate::import::Imported;
use crate::text::slice;

pub(super) fn report(imported: &Imported) -> Report {
    let article = &imported.article;
    let items: Vec<_> = article.units.chunk_by(|a, b| a.paragraph == b.paragraph).map(|units| item(article, units)).collect();
    let section = Section { title: format!("Paragraphs ({})", items.len()), body: Body::Items(items) };
    Report { title: clean(&format!("{} as it comes in", article.id)), heads: vec![head(imported)], sections: vec![section] }
}

/// What was found, and what was looked for in vain.
fn head(imported: &Imported) -> Head {
    let article = &imported.article;
    let details = &article.details;
    let known = |name: &str, value: Option<&str>| value.map_or(format!("no {name}"), |value| clean(&format!("{name} {value}")));
    let facts = vec![
        clean(&format!("id {}", article.id)),
        known("outlet", details.outlet.as_deref()),
        known("author", details.author.as_deref()),
        known("date", details.published.map(date).as_deref()),
        format!("{} characters", article.text.chars().count()),
        read_from(imported),
    ];
    Head { title: details.title.as_deref().map_or_else(|| "No title".to_owned(), clean), facts }
}

/// "read from a web page in windows-1251".
fn read_from(imported: &Imported) -> String {
    let encoding = imported.encoding.map_or(String::new(), |encoding| format!(" in {encoding}"));
    format!("read from {}{encoding}", imported.format.name())
}

/// One paragraph, a line for each of its units.
fn item(article: &Article, units: &[Unit]) -> Item {
    let line = |unit: &Unit| Line { label: unit.kind.name().to_owned(), words: clean(slice(&article.text, unit.range)) };
    Item { head: String::new(), lines: units.iter().map(line).collect(), note: String::new() }
}
