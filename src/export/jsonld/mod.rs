//! Annotations for other programs, by the Web Annotation Data Model of the W3C (2017), as a collection with one page.
//!
//! A passage is a part of the article's text as Crossread has it: offsets count Unicode scalar values, as the model demands, and would be
//! wrong on the page the article came from, which is named by `via`. A passage with gaps has several targets.

mod check;
mod iri;
mod joins;
mod passages;

use super::entry::Entries;
use super::{Difference, Document, Options, lacks};
use crate::notebook::Notebook;
use iri::Names;
use serde_json::{Value, json};

/// The annotations, links and claims as JSON-LD, read back and compared.
pub(super) fn checked(notebook: &Notebook, options: &Options) -> Result<Document, Difference> {
    let entries = Entries::new(notebook, options);
    let names = Names::new(&entries);
    let collection = collection(&entries, &names, options);
    let mut text = serde_json::to_string_pretty(&collection).map_err(|_| Difference::Foreign)?;
    text.push('\n');
    check::check(&text, &collection, &names, &entries, options)?;
    Ok(Document { text, not_held: lacking(&entries, options) })
}

fn collection(entries: &Entries, names: &Names, options: &Options) -> Value {
    let passages = passages::annotations(entries, names, options);
    let items: Vec<_> = passages.into_iter().chain(joins::annotations(entries, names, options)).collect();
    let ids: Vec<_> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    let page = json!({ "id": iri::of("page", &ids), "type": "AnnotationPage", "startIndex": 0, "items": items });
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": iri::of("collection", &ids),
        "type": "AnnotationCollection",
        "label": "Annotated articles",
        "generator": { "type": "Software", "name": concat!("Crossread ", env!("CARGO_PKG_VERSION")) },
        "total": items.len(),
        "first": page,
    })
}

/// Words as a body.
fn words(purpose: &str, words: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": words })
}

/// A note as a body; none if there is none.
fn comment(note: &str) -> Option<Value> {
    (!note.is_empty()).then(|| words("commenting", note))
}

/// Adds who made `annotation`, unless nobody is to be named.
fn with_creator(mut annotation: Value, author: &str, options: &Options) -> Value {
    if options.authors && !author.is_empty() {
        annotation["creator"] = json!({ "type": "Person", "name": author });
    }
    annotation
}

/// What the notebook has and this file has not.
fn lacking(entries: &Entries, options: &Options) -> Vec<String> {
    let notebook = entries.notebook;
    let gaps = entries.list.iter().filter(|entry| entry.annotation.anchors.len() > 1).count();
    let unheld = entries.cards(options).into_iter().filter(|card| card.members.is_empty()).count();
    let more = [
        Some("The texts of the articles.".to_owned()),
        lacks::some(notebook.tags.len(), "tag", "as a record: colour, key, memo and the tag above are not here"),
        Some("The ids by which the notebook and other exports know records: these have names of their own.".to_owned()),
        lacks::some(gaps, "passage", "with gaps: its parts are targets, each of which the model takes for itself"),
        lacks::lost(entries),
        lacks::some(unheld, "claim card", "that no article stands to: an annotation needs a target"),
        lacks::corrections(notebook),
        lacks::alternatives(notebook),
        lacks::opinions(notebook),
        lacks::asides(notebook),
        lacks::authors(options),
    ];
    lacks::chosen(entries, options).into_iter().chain(more.into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests;
