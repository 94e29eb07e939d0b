//! Whether a JSON-LD export came out whole.

use super::super::entry::Entries;
use super::super::{Difference, Options};
use super::iri::Names;
use crate::notebook::Annotation;
use crate::text::{CharIndex, CharMap, CharRange, slice};
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads `text` and compares it with the collection that it was made of, then the annotations with the notebook itself: their words must
/// stand at their offsets.
pub(super) fn check(
    text: &str,
    collection: &Value,
    names: &Names,
    entries: &Entries,
    options: &Options,
) -> Result<(), Difference> {
    let found: Value = serde_json::from_str(text).map_err(|_| Difference::Foreign)?;
    if found != *collection {
        return Err(Difference::Foreign);
    }
    let notebook = entries.notebook;
    let asked = notebook.annotations.values().filter(|annotation| options.has(&annotation.id));
    let expected: BTreeMap<_, _> = asked.map(|annotation| (names.annotation(&annotation.id), annotation)).collect();
    let texts: BTreeMap<_, _> =
        notebook.articles.iter().map(|a| (names.article(&a.id), (&*a.text, CharMap::new(&a.text)))).collect();
    let mut count = 0;
    for item in list(&found["first"]["items"]) {
        if item["motivation"].is_string() {
            // A link or a claim.
            continue;
        }
        let annotation = expected.get(item["id"].as_str().unwrap_or_default()).ok_or(Difference::Foreign)?;
        count += 1;
        let stands = list(&item["target"]).iter().all(|target| stands(target, &texts));
        if !stands || !is_same(item, annotation) {
            return Err(Difference::Annotation(annotation.id.clone()));
        }
    }
    let motivated = |by: &str| list(&found["first"]["items"]).iter().filter(|item| item["motivation"] == by).count();
    let cards = entries.cards(options).into_iter().filter(|card| !card.members.is_empty());
    for (by, expected) in [("linking", entries.links().count()), ("assessing", cards.map(|card| 1 + card.members.len()).sum())] {
        let found = motivated(by);
        if found != expected {
            return Err(Difference::Count { found, expected });
        }
    }
    let expected = options.count(notebook);
    if count == expected { Ok(()) } else { Err(Difference::Count { found: count, expected }) }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn is_same(item: &Value, annotation: &Annotation) -> bool {
    let bodies = |purpose: &'static str| list(&item["body"]).iter().filter(move |body| body["purpose"] == purpose);
    let notes: String = bodies("commenting").filter_map(|body| body["value"].as_str()).collect();
    let selectors = list(&item["target"]).iter().filter_map(|target| target["selector"][0]["exact"].as_str());
    notes == annotation.note
        && bodies("tagging").count() == annotation.tags.len()
        && selectors.collect::<Vec<_>>().join(" … ") == annotation.quote()
}

/// Whether the words of a target stand at its offsets; one without offsets stands nowhere.
fn stands(target: &Value, texts: &BTreeMap<String, (&str, CharMap)>) -> bool {
    let [quote, place] = list(&target["selector"]) else { return true };
    let offset = |field: &str| Some(CharIndex(usize::try_from(place[field].as_u64()?).ok()?));
    let range = offset("start").zip(offset("end")).map(|(start, end)| CharRange { start, end });
    let known = texts.get(target["source"]["id"].as_str().unwrap_or_default());
    known.zip(range).is_some_and(|((text, map), range)| Some(slice(text, map.bytes(range))) == quote["exact"].as_str())
}
