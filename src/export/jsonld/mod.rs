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
use serde_json::{Value, json};

/// The annotations, links and claims as JSON-LD, read back and compared.
pub(super) fn checked(notebook: &Notebook, options: &Options) -> Result<Document, Difference> {
    let entries = Entries::new(notebook, options);
    let collection = collection(&entries, options);
    let mut text = serde_json::to_string_pretty(&collection).map_err(|_| Difference::Foreign)?;
    text.push('\n');
    check::check(&text, &collection, &entries, options)?;
    Ok(Document { text, not_held: lacking(&entries, options) })
}

fn collection(entries: &Entries, options: &Options) -> Value {
    let items: Vec<_> = passages::annotations(entries, options).into_iter().chain(joins::annotations(entries, options)).collect();
    let page = json!({ "id": iri::of("page", "1"), "type": "AnnotationPage", "startIndex": 0, "items": items });
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": iri::of("collection", "1"),
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
    let links = notebook.links.len().saturating_sub(entries.links().count());
    let unheld = entries.cards(options).into_iter().filter(|card| card.members.is_empty()).count();
    let more = [
        Some("The texts of the articles.".to_owned()),
        lacks::some(notebook.tags.len(), "tag", "as a record: colour, key, memo and the tag above are not here"),
        lacks::some(links, "link", "between annotations that were left out"),
        lacks::some(unheld, "claim card", "that no article stands to: an annotation needs a target"),
        lacks::corrections(notebook),
        lacks::opinions(notebook),
        lacks::asides(notebook),
        lacks::authors(options),
    ];
    lacks::chosen(entries, options).into_iter().chain(more.into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests;
