//! Claims against articles.

use super::super::entry::Entries;
use super::super::phrases::{evidence, quoted, remark};
use super::super::{Difference, Options, clean, lacks};
use super::{Row, cell};
use crate::analysis::matrix::Cell;
use crate::analysis::{Analysis, Place};
use crate::article::ArticleId;
use crate::notebook::ClaimCard;
use crate::text::slice;
use std::collections::BTreeSet;

/// The columns before the articles, a contract. `from` says who found the claim.
const COLUMNS: [&str; 6] = ["claim", "from", "verdict", "note", "evidence", "author"];

const CARD: &str = "claim card";

pub(super) fn rows(entries: &Entries, options: &Options, found: Option<&Analysis>) -> Vec<Row> {
    let cards = entries.cards(options);
    let articles = articles(entries, &cards);
    let labels = articles.iter().map(|id| entries.label(id).to_owned());
    let head = COLUMNS.map(str::to_owned).into_iter().chain(labels).collect();
    let cards = cards.iter().map(|card| row(entries, card, &articles, options));
    // What was found has no annotations to choose by, and says it in the articles' words.
    let found = found.filter(|_| options.only.is_none() && options.texts);
    let found = found.into_iter().flat_map(|analysis| found_rows(entries, analysis, articles.len()));
    std::iter::once(head).chain(cards).chain(found).collect()
}

/// The articles of the notebook, then those that only cards name.
fn articles<'a>(entries: &Entries<'a>, cards: &[&'a ClaimCard]) -> Vec<&'a ArticleId> {
    let known: Vec<_> = entries.notebook.articles.iter().map(|article| &article.id).collect();
    let set: BTreeSet<_> = known.iter().copied().collect();
    let named: BTreeSet<_> = cards.iter().flat_map(|card| &card.members).map(|m| &m.article).collect();
    known.into_iter().chain(named.difference(&set).copied()).collect()
}

fn row(entries: &Entries, card: &ClaimCard, articles: &[&ArticleId], options: &Options) -> Row {
    let evidence: Vec<_> = card.evidence.iter().map(evidence).collect();
    let author = if options.authors { card.author.clone() } else { String::new() };
    let head =
        [card.statement.clone(), CARD.to_owned(), card.verdict.name().to_owned(), card.note.clone(), evidence.join("\n"), author];
    head.into_iter().chain(articles.iter().map(|article| told(entries, card, article))).collect()
}

/// How an article stands to a claim: "denies: “the words”; note: why", a line each member; empty if the card does not say.
/// The words only of what was chosen for the export.
fn told(entries: &Entries, card: &ClaimCard, article: &ArticleId) -> String {
    let members = card.members.iter().filter(|member| member.article == *article).map(|member| {
        let annotation = member.annotation.as_ref().and_then(|id| entries.notebook.annotations.get(id));
        let chosen = annotation.filter(|annotation| entries.number(&annotation.id).is_some());
        let words = chosen.map(|annotation| format!(": {}", quoted(&clean(&annotation.quote())))).unwrap_or_default();
        format!("{}{words}{}", member.stance.name(), remark(&clean(&member.note)))
    });
    members.collect::<Vec<_>>().join("\n")
}

/// What the program found: claims of several articles in reading order, then what one alone says. Called by the first wording.
fn found_rows(entries: &Entries, analysis: &Analysis, columns: usize) -> Vec<Row> {
    let wording = |cell: &Cell| entries.notebook.articles.get(cell.place.doc).map(|article| clean(&cell.told(&article.text)));
    let words = |place: Place| entries.notebook.articles.get(place.doc).map(|article| clean(slice(&article.text, place.range)));
    let cell = |cell: &Cell| {
        let more = if cell.more > 0 { format!(", and {} more", cell.more) } else { String::new() };
        let differs =
            |place: Place| analysis.conflicts.iter().any(|conflict| [conflict.a.place, conflict.b.place].contains(&place));
        let figures = cell.figures.iter().filter_map(|figure| analysis.figures.get(*figure)).map(|figure| figure.place);
        let differing: Vec<_> = figures.filter(|place| differs(*place)).filter_map(words).collect();
        let differing = if differing.is_empty() { String::new() } else { format!("; differs: {}", differing.join(", ")) };
        format!("{}: {}{differing}{more}", cell.certainty.name(), quoted(&wording(cell).unwrap_or_default()))
    };
    let rows = analysis.matrix(entries.notebook.articles.len()).into_iter().map(|row| {
        let first = row.cells.iter().flatten().next().and_then(wording).unwrap_or_default();
        let from = if row.claim.is_some() { "found" } else { "found in one article" };
        let head = [first, from.to_owned(), String::new(), String::new(), String::new(), String::new()];
        let cells = row.cells.iter().map(|told| told.as_ref().map(cell).unwrap_or_default());
        let mut row: Row = head.into_iter().chain(cells).collect();
        row.resize(COLUMNS.len() + columns, String::new());
        row
    });
    rows.collect()
}

/// Compares with the cards themselves, not with what was made of them.
pub(super) fn check(rows: &[Row], entries: &Entries, options: &Options) -> Result<(), Difference> {
    let cards = entries.cards(options);
    let found: Vec<_> = rows.iter().filter(|row| row.get(1).is_some_and(|from| from == CARD)).collect();
    if found.len() != cards.len() {
        return Err(Difference::Count { found: found.len(), expected: cards.len() });
    }
    for (n, (row, card)) in found.into_iter().zip(cards).enumerate() {
        let lines: usize =
            row.iter().skip(COLUMNS.len()).filter(|told| !told.is_empty()).map(|told| told.split('\n').count()).sum();
        let is_whole = row.first() == Some(&cell(&card.statement, options)) && lines == card.members.len();
        if !is_whole {
            return Err(Difference::Part(n + 2));
        }
    }
    Ok(())
}

/// What the notebook has and this table has not.
pub(super) fn lacking(entries: &Entries, options: &Options, found: Option<&Analysis>) -> Vec<String> {
    let notebook = entries.notebook;
    let cards = notebook.cards.len().saturating_sub(entries.cards(options).len());
    let unclaimed = notebook.annotations.keys().filter(|id| entries.claims(id).is_empty()).count();
    let not_found = match found {
        _ if options.only.is_some() => Some("Claims that the program finds: they have no tags to choose by."),
        _ if !options.texts => Some("Claims that the program finds: they are in the words of the articles, left out as asked."),
        None => Some("Claims that the program finds: the articles were not compared."),
        Some(_) => None,
    };
    let texts = if not_found.is_some() {
        "The texts of the articles."
    } else {
        "The texts of the articles, but for what was found in them."
    };
    let more = [
        not_found.map(str::to_owned),
        lacks::some(cards, "claim card", "without an annotation that was asked for"),
        lacks::some(unclaimed, "annotation", "in no claim"),
        Some("Tags, links, and what is said of passages as such.".to_owned()),
        Some(texts.to_owned()),
        lacks::corrections(notebook),
        lacks::alternatives(notebook),
        lacks::opinions(notebook),
        lacks::asides(notebook),
    ];
    more.into_iter().flatten().collect()
}
