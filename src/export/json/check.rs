//! Whether a JSON export came out whole.

use super::super::{Difference, Options};
use super::records::Book;
use crate::notebook::{Annotation, Id, Member, Notebook};
use crate::text::{CharIndex, CharMap, CharRange, slice};
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads `text` and compares it with the records that it was made of, then the annotations with the notebook itself: their words must stand
/// at their offsets.
pub(super) fn check(text: &str, book: &Book, notebook: &Notebook, options: &Options) -> Result<(), Difference> {
    let found: Value = serde_json::from_str(text).map_err(|_| Difference::Foreign)?;
    let expected = serde_json::to_value(book).map_err(|_| Difference::Foreign)?;
    if found != expected {
        return Err(Difference::Foreign);
    }
    let texts = Texts::new(notebook);
    let annotations = list(&found, "annotations");
    same_count(annotations, options.count(notebook))?;
    for record in annotations {
        let id = Id::from(words(record, "id"));
        let annotation = notebook.annotations.get(&id).filter(|annotation| texts.is_same(record, annotation));
        annotation.ok_or(Difference::Annotation(id))?;
    }
    same_count(list(&found, "articles"), notebook.articles.len())?;
    same_count(list(&found, "links"), links(notebook, options))?;
    same_count(list(&found, "claims"), claims(notebook, options))?;
    same_count(list(&found, "tags"), notebook.tags.len())?;
    same_count(list(&found, "opinions"), notebook.judgements.len())?;
    same_count(list(&found, "corrections"), notebook.corrections.len())
}

/// How many links have an end that was asked for.
fn links(notebook: &Notebook, options: &Options) -> usize {
    let has = |id: &Id| notebook.annotations.contains_key(id) && options.has(id);
    notebook.links.values().filter(|link| has(&link.from) || has(&link.to)).count()
}

/// How many claim cards were asked for.
fn claims(notebook: &Notebook, options: &Options) -> usize {
    let has =
        |member: &Member| member.annotation.as_ref().is_some_and(|id| notebook.annotations.contains_key(id) && options.has(id));
    notebook.cards.values().filter(|card| options.only.is_none() || card.members.iter().any(has)).count()
}

fn same_count(found: &[Value], expected: usize) -> Result<(), Difference> {
    let found = found.len();
    if found == expected { Ok(()) } else { Err(Difference::Count { found, expected }) }
}

fn list<'a>(record: &'a Value, field: &str) -> &'a [Value] {
    record[field].as_array().map_or(&[], Vec::as_slice)
}

fn words<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}

/// The texts of the articles by id.
struct Texts<'a>(BTreeMap<&'a str, (&'a str, CharMap)>);

impl<'a> Texts<'a> {
    fn new(notebook: &'a Notebook) -> Self {
        Self(notebook.articles.iter().map(|article| (&*article.id.0, (&*article.text, CharMap::new(&article.text)))).collect())
    }

    fn is_same(&self, record: &Value, annotation: &Annotation) -> bool {
        let passages = list(record, "passages");
        let quotes: Vec<_> = passages.iter().map(|passage| words(passage, "quote")).collect();
        let tags = list(record, "tags").iter().filter_map(Value::as_str);
        words(record, "note") == annotation.note
            && quotes.join(" … ") == annotation.quote()
            && tags.eq(annotation.tags.iter().map(|tag| &*tag.0))
            && passages.iter().all(|passage| self.stands(passage, words(record, "article")))
    }

    /// Whether the words of a passage stand at its offsets; one that is lost stands nowhere.
    fn stands(&self, passage: &Value, article: &str) -> bool {
        let offset = |field: &str| Some(CharIndex(usize::try_from(passage[field].as_u64()?).ok()?));
        let (Some(start), Some(end)) = (offset("start"), offset("end")) else { return true };
        let known = self.0.get(article);
        known.is_some_and(|(text, map)| slice(text, map.bytes(CharRange { start, end })) == words(passage, "quote"))
    }
}
