//! The annotations of a notebook, in reading order.

use super::{Body, Item, Line, Report, Section, clean};
use crate::notebook::{Annotation, Notebook};

pub(super) fn report(notebook: &Notebook) -> Report {
    let items: Vec<_> = notebook.sorted_annotations().into_iter().map(|annotation| item(notebook, annotation)).collect();
    let section = Section { title: format!("Annotations ({})", items.len()), body: Body::Items(items) };
    Report { title: "Annotations".to_owned(), heads: Vec::new(), sections: vec![section] }
}

fn item(notebook: &Notebook, annotation: &Annotation) -> Item {
    let found = notebook.article(&annotation.article).is_some_and(|(_, article)| article.hull(&annotation.anchors).is_some());
    let tags: Vec<_> = annotation.tags.iter().filter_map(|tag| notebook.tags.get(tag)).map(|tag| tag.name.as_str()).collect();
    let line = |label: &str, words: &str| Line { label: label.to_owned(), words: clean(words) };
    let lines = [("words", annotation.quote()), ("tags", tags.join(", ")), ("note", annotation.note.clone())];
    let lines = lines.into_iter().chain([("by", annotation.author.clone())]).filter(|(_, words)| !words.trim().is_empty());
    Item {
        head: clean(&format!("{}  {}{}", annotation.id, annotation.article, if found { "" } else { "  (lost)" })),
        lines: lines.map(|(label, words)| line(label, &words)).collect(),
        note: String::new(),
    }
}
