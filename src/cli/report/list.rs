//! The annotations of a notebook, in reading order.

use super::{Body, Item, Line, Report, Section, clean};
use crate::notebook::{Annotation, Notebook};
use crate::session::Session;
use std::collections::BTreeMap;

pub(super) fn report(session: &Session) -> Report {
    let (notebook, pending) = (session.notebook(), session.pending());
    let states: BTreeMap<_, _> = pending.iter().map(|pending| (&pending.annotation, pending.state())).collect();
    let state = |annotation: &Annotation| states.get(&annotation.id).map(String::as_str);
    let items: Vec<_> =
        notebook.sorted_annotations().into_iter().map(|annotation| item(notebook, annotation, state(annotation))).collect();
    let section = Section { title: format!("Annotations ({})", items.len()), body: Body::Items(items) };
    Report { title: "Annotations".to_owned(), heads: Vec::new(), sections: vec![section] }
}

/// `state`: what became of it since its article got a newer text.
fn item(notebook: &Notebook, annotation: &Annotation, state: Option<&str>) -> Item {
    let found = notebook.article(&annotation.article).is_some_and(|(_, article)| article.hull(&annotation.anchors).is_some());
    let state = state.or((!found).then_some("lost")).map(|state| format!("  ({state})")).unwrap_or_default();
    let tags: Vec<_> = annotation.tags.iter().filter_map(|tag| notebook.tags.get(tag)).map(|tag| tag.name.as_str()).collect();
    let line = |label: &str, words: &str| Line { label: label.to_owned(), words: clean(words) };
    let lines = [("words", annotation.quote()), ("tags", tags.join(", ")), ("note", annotation.note.clone())];
    let lines = lines.into_iter().chain([("by", annotation.author.clone())]).filter(|(_, words)| !words.trim().is_empty());
    Item {
        head: clean(&format!("{}  {}{state}", annotation.id, annotation.article)),
        lines: lines.map(|(label, words)| line(label, &words)).collect(),
        note: String::new(),
    }
}
