//! Marked passages.

use super::super::Options;
use super::super::entry::{Entries, Entry};
use super::super::phrases::is_web;
use super::iri::Names;
use super::{comment, with_creator, words};
use crate::article::{Article, Details};
use crate::notebook::Annotation;
use crate::text::{Anchor, CharMap};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// An article and where its characters are.
type Known<'a> = (&'a Article, CharMap);

pub(super) fn annotations(entries: &Entries, names: &Names, options: &Options) -> Vec<Value> {
    let known: BTreeMap<_, _> = entries.notebook.articles.iter().map(|a| (&a.id, (a, CharMap::new(&a.text)))).collect();
    let one = |entry: &Entry| annotation(entries, names, (entry, known.get(&entry.annotation.article)), options);
    entries.list.iter().map(one).collect()
}

fn annotation(entries: &Entries, names: &Names, (entry, known): (&Entry, Option<&Known>), options: &Options) -> Value {
    let Annotation { id, article, anchors, tags, note, author, created, changed, .. } = entry.annotation;
    let name = |tag| entries.notebook.tags.get(tag).map_or_else(|| tag.to_string(), |tag| tag.name.clone());
    let tags: Vec<_> = tags.iter().map(|tag| words("tagging", &name(tag))).collect();
    let targets: Vec<_> = anchors.iter().map(|anchor| target(&names.article(article), anchor, known)).collect();
    let targets = if targets.is_empty() { vec![json!(names.article(article))] } else { targets };
    let mut annotation = json!({
        "id": names.annotation(id),
        "type": "Annotation",
        "motivation": motivations(&tags, note),
        "created": created.to_string(),
        "modified": changed.to_string(),
        "target": targets,
    });
    let bodies: Vec<_> = tags.into_iter().chain(comment(note)).collect();
    if !bodies.is_empty() {
        annotation["body"] = json!(bodies);
    }
    with_creator(annotation, author, options)
}

/// Why the passage was marked: to tag it, to say something of it, or just to mark it.
fn motivations(tags: &[Value], note: &str) -> Vec<&'static str> {
    let tagging = (!tags.is_empty()).then_some("tagging");
    let commenting = (!note.is_empty()).then_some("commenting");
    let highlighting = (tagging.is_none() && commenting.is_none()).then_some("highlighting");
    [tagging, commenting, highlighting].into_iter().flatten().collect()
}

/// The words, and their place if they stand where they were marked.
fn target(article: &str, anchor: &Anchor, known: Option<&Known>) -> Value {
    let quote = json!({ "type": "TextQuoteSelector", "exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix });
    let place = known.and_then(|(article, map)| Some(map.chars(article.place(anchor)?)));
    let place = place.map(|at| json!({ "type": "TextPositionSelector", "start": at.start.0, "end": at.end.0 }));
    let selectors: Vec<_> = std::iter::once(quote).chain(place).collect();
    json!({ "type": "SpecificResource", "source": source(article, known), "selector": selectors })
}

fn source(id: &str, known: Option<&Known>) -> Value {
    let mut source = json!({ "id": id, "type": "Text", "format": "text/plain" });
    let Some((article, _)) = known else { return source };
    let Details { title, outlet, author, published, url } = &article.details;
    let day = published.map(|day| day.to_string());
    // `dc` is known to the context: Dublin Core.
    let facts =
        [("via", url.as_ref().filter(|url| is_web(url))), ("dc:title", title.as_ref()), ("dc:publisher", outlet.as_ref())];
    for (field, value) in facts.into_iter().chain([("dc:creator", author.as_ref()), ("dc:date", day.as_ref())]) {
        if let Some(value) = value {
            source[field] = json!(value);
        }
    }
    source
}
