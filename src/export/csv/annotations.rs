//! The table of annotations.

use super::super::entry::{Entries, Entry};
use super::super::phrases::{file, reference, remark, state, statement};
use super::super::{Difference, Options, clean, groups, lacks};
use super::{Row, cell};
use crate::article::Details;
use crate::notebook::{Annotation, Id, Notebook};
use crate::text::{CharMap, CharRange};
use jiff::{Timestamp, tz::TimeZone};
use std::collections::{BTreeMap, BTreeSet};

/// The columns, a contract: more are added at the end, none is renamed. `start` and `end` count Unicode scalar values of the article's
/// text from 0, `end` excluded; both are empty if the words are lost. Times are UTC. Tags are separated by `; `, links and claims by line breaks.
const COLUMNS: [&str; 21] = [
    "number",
    "article",
    "outlet",
    "title",
    "date",
    "url",
    "quotation",
    "tags",
    "note",
    "author",
    "created",
    "changed",
    "place",
    "start",
    "end",
    "state",
    "links",
    "claims",
    "id",
    "byline",
    "file",
];

pub(super) fn rows(entries: &Entries, options: &Options) -> Vec<Row> {
    let maps: BTreeMap<_, _> = entries.notebook.articles.iter().map(|a| (&a.id, CharMap::new(&a.text))).collect();
    let place = |entry: &Entry| Some(maps.get(&entry.annotation.article)?.chars(entry.hull()?));
    let mut seen = BTreeSet::new();
    let grouped = groups::of(entries, options).into_iter().flat_map(|group| group.members);
    let once: Vec<_> = grouped.filter(|entry| seen.insert(entry.number)).collect();
    let rows = once.into_iter().map(|entry| row(entries, entry, place(entry), options));
    std::iter::once(COLUMNS.map(str::to_owned).to_vec()).chain(rows).collect()
}

fn row(entries: &Entries, entry: &Entry, place: Option<CharRange>, options: &Options) -> Row {
    let annotation = entry.annotation;
    let none = Details::default();
    let Details { title, outlet, published, url, author } = entry.article.map_or(&none, |article| &article.details);
    let known = |value: &Option<String>| value.clone().unwrap_or_default();
    let offset = |of: fn(CharRange) -> usize| place.map(|place| of(place).to_string()).unwrap_or_default();
    let cells = [
        entry.number.to_string(),
        annotation.article.to_string(),
        known(outlet),
        known(title),
        published.map(|day| day.to_string()).unwrap_or_default(),
        known(url),
        annotation.quote(),
        tag_names(entries.notebook, annotation),
        annotation.note.clone(),
        if options.authors { annotation.author.clone() } else { String::new() },
        time(annotation.created),
        time(annotation.changed),
        entries.place(annotation),
        offset(|place| place.start.0),
        offset(|place| place.end.0),
        state(entry).to_owned(),
        links(entries, entry),
        claims(entries, entry),
        annotation.id.to_string(),
        known(author),
        entry.article.and_then(file).unwrap_or_default().to_owned(),
    ];
    cells.into()
}

fn tag_names(notebook: &Notebook, annotation: &Annotation) -> String {
    let name = |id| notebook.tags.get(id).map_or_else(|| format!("{id} (not in the codebook)"), |tag| tag.name.clone());
    annotation.tags.iter().map(name).collect::<Vec<_>>().join("; ")
}

/// "differs: Courier, paragraph 3, sentence 2 (annotation 7), “the words”; note: why", a line each.
fn links(entries: &Entries, entry: &Entry) -> String {
    let line = |linked: super::super::entry::Linked| {
        clean(&format!("{}: {}{}", linked.relation.name(), reference(entries, linked.other), remark(linked.note)))
    };
    entries.linked(&entry.annotation.id).map(line).collect::<Vec<_>>().join("\n")
}

/// "denies: Eight people died; note: it says seven", a line each.
fn claims(entries: &Entries, entry: &Entry) -> String {
    let cards = entries.claims(&entry.annotation.id).iter();
    let lines =
        cards.map(|(card, member)| clean(&format!("{}: {}{}", member.stance.name(), statement(card), remark(&member.note))));
    lines.collect::<Vec<_>>().join("\n")
}

/// A time as spreadsheets understand it.
fn time(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// Compares with the notebook itself, not with what was made of it.
pub(super) fn check(rows: &[Row], notebook: &Notebook, options: &Options) -> Result<(), Difference> {
    let asked = notebook.annotations.values().filter(|annotation| options.has(&annotation.id));
    let expected: BTreeMap<_, _> = asked.map(|annotation| (cell(&annotation.id.0, options), annotation)).collect();
    let column = |name| COLUMNS.iter().position(|column| *column == name).unwrap_or_default();
    let [id, quotation, note, tags, links, claims] = ["id", "quotation", "note", "tags", "links", "claims"].map(column);
    let mut found = BTreeSet::new();
    for row in rows.iter().skip(1) {
        let given = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
        let annotation = expected.get(given(id)).ok_or(Difference::Foreign)?;
        found.insert(given(id));
        let same = given(quotation) == cell(&annotation.quote(), options) && given(note) == cell(&annotation.note, options);
        let joined = [links, claims].map(|column| given(column).lines().count()) == joins(notebook, &annotation.id);
        if !same || !joined || given(tags) != cell(&tag_names(notebook, annotation), options) {
            return Err(Difference::Annotation(annotation.id.clone()));
        }
    }
    let count = options.count(notebook);
    if found.len() == count { Ok(()) } else { Err(Difference::Count { found: found.len(), expected: count }) }
}

/// In how many links and claims an annotation is.
fn joins(notebook: &Notebook, annotation: &Id) -> [usize; 2] {
    let known = |id: &Id| notebook.annotations.contains_key(id);
    let links = notebook.links.values().filter(|link| [&link.from, &link.to].contains(&annotation));
    let members = notebook.cards.values().flat_map(|card| &card.members);
    let links = links.filter(|link| known(&link.from) && known(&link.to)).count();
    [links, members.filter(|member| member.annotation.as_ref() == Some(annotation)).count()]
}

/// What the notebook has and this table has not.
pub(super) fn lacking(entries: &Entries, options: &Options) -> Vec<String> {
    let notebook = entries.notebook;
    let gaps = entries.list.iter().filter(|entry| entry.annotation.anchors.len() > 1).count();
    let unmarked =
        notebook.articles.iter().filter(|article| entries.list.iter().all(|e| e.annotation.article != article.id)).count();
    let more = [
        Some("The texts of the articles.".to_owned()),
        lacks::some(unmarked, "article", "without an annotation in this table"),
        lacks::some(notebook.tags.len(), "tag", "as a record: colour, key, memo and the tag above are not here"),
        lacks::some(
            entries.cards(options).len(),
            "claim card",
            "as a record: verdict, evidence and articles without a passage are not here",
        ),
        lacks::some(gaps, "passage", "with gaps: the offsets go from its first to its last word"),
        lacks::makers(notebook),
        lacks::corrections(notebook),
        lacks::alternatives(notebook),
        lacks::opinions(notebook),
        lacks::asides(notebook),
    ];
    lacks::chosen(entries, options).into_iter().chain(more.into_iter().flatten()).collect()
}
