//! `crossread list`: the annotations of a notebook.

use super::super::args::Format;
use super::super::report::Report;
use super::super::{Console, terminal};
use super::load;
use crate::notebook::{Annotation, Id, Notebook};
use crate::session::{Pending, Session};
use crate::text::CharMap;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// An element of `list --format json`. Fields and their order are a contract; offsets count Unicode scalar values.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    article: &'a str,
    start: Option<usize>,
    end: Option<usize>,
    quote: String,
    tags: Vec<&'a str>,
    note: &'a str,
    author: &'a str,
    status: &'static str,
}

pub(super) fn run(path: &Path, format: Format, console: &mut Console) -> io::Result<()> {
    let Some(loaded) = load(path, console) else { return Ok(()) };
    let out = &mut console.out;
    let mut session = Session::default();
    session.open(loaded.notebook);
    if format != Format::Json {
        return terminal::write(&Report::of_notebook(&session), out);
    }
    let pending = session.pending();
    let pending = pending.iter().map(|pending| (&pending.annotation, pending)).collect();
    serde_json::to_writer_pretty(&mut *out, &listed(session.notebook(), &pending))?;
    writeln!(out)
}

fn listed<'a>(notebook: &'a Notebook, pending: &BTreeMap<&Id, &Pending>) -> Vec<Listed<'a>> {
    let maps: BTreeMap<_, _> = notebook.articles.iter().map(|a| (&a.id, (a, CharMap::new(&a.text)))).collect();
    let element = |annotation: &'a Annotation| {
        let Annotation { id, article, tags, note, author, .. } = annotation;
        let place = maps.get(article).and_then(|(article, map)| Some(map.chars(article.hull(&annotation.anchors)?)));
        Listed {
            id: &id.0,
            article: &article.0,
            start: place.map(|place| place.start.0),
            end: place.map(|place| place.end.0),
            quote: annotation.quote(),
            tags: tags.iter().filter_map(|tag| notebook.tags.get(tag)).map(|tag| tag.name.as_str()).collect(),
            note,
            author,
            status: match pending.get(id) {
                Some(pending) if !pending.gone => pending.worst().name(),
                _ if place.is_some() => "exact",
                _ => "lost",
            },
        }
    };
    notebook.sorted_annotations().into_iter().map(element).collect()
}
