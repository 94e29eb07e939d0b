//! Whether a page came out whole.

use super::super::entry::{Entries, Entry};
use super::super::{Difference, Options};
use super::node::{Element, Node};
use crate::text::slice;
use dom_query::{Document, NodeRef};
use std::collections::BTreeMap;

/// Reads `text` as browsers do, compares the tree with the `page` that it was made of, and what the page says with the notebook itself.
pub(super) fn check(text: &str, page: &Element, entries: &Entries, options: &Options) -> Result<(), Difference> {
    // Behind the end, a parser would take a line break for a part of the body.
    let document = Document::from(text.trim_end_matches('\n'));
    if !is_same(&document.html_root(), page) {
        return Err(Difference::Foreign);
    }
    let mut found = Found::default();
    found.look_at(page);
    let expected = options.count(entries.notebook);
    if found.notes.len() != expected || entries.list.len() != expected {
        return Err(Difference::Count { found: found.notes.len(), expected });
    }
    let wrong = entries.list.iter().find(|entry| !found.has(entry));
    wrong.map_or(Ok(()), |entry| Err(Difference::Annotation(entry.annotation.id.clone())))?;
    found.texts(entries, options)
}

/// Goes as deep as the page that was made, whatever the parser found.
fn is_same(found: &NodeRef, expected: &Element) -> bool {
    let attributes = found.attrs();
    let attributes = attributes.iter().map(|attribute| (&*attribute.name.local, &*attribute.value));
    let mut children = found.children_it(false);
    found.node_name().is_some_and(|name| &*name == expected.name)
        && attributes.eq(expected.attributes.iter().map(|(name, value)| (*name, value.as_str())))
        && expected.children.iter().all(|child| children.next().is_some_and(|found| is_same_node(&found, child)))
        && children.next().is_none()
}

fn is_same_node(found: &NodeRef, expected: &Node) -> bool {
    match expected {
        Node::Element(expected) => found.is_element() && is_same(found, expected),
        Node::Text(expected) => found.is_text() && *found.text() == **expected,
    }
}

/// What a page says, without white space where the page divides paragraphs.
#[derive(Default)]
struct Found<'a> {
    /// The texts of all articles in their order.
    text: String,
    /// Where in `text` passages begin and end, by their names in the page.
    places: BTreeMap<&'a str, usize>,
    notes: BTreeMap<&'a str, &'a Element>,
    /// Whether the look is inside an article.
    is_inside: bool,
}

impl<'a> Found<'a> {
    fn look_at(&mut self, element: &'a Element) {
        let id = element.attribute("id");
        match (element.name, id) {
            ("aside", Some(id)) => drop(self.notes.insert(id, element)),
            ("sup" | "span", Some(id)) => drop(self.places.insert(id, self.text.len())),
            ("aside" | "header", _) => {}
            ("article", _) => {
                self.is_inside = true;
                self.look_inside(element);
                self.is_inside = false;
            }
            _ => self.look_inside(element),
        }
    }

    fn look_inside(&mut self, element: &'a Element) {
        for child in &element.children {
            match child {
                Node::Element(child) => self.look_at(child),
                Node::Text(words) if self.is_inside => self.text.push_str(&dense(words)),
                Node::Text(_) => {}
            }
        }
    }

    /// Whether an annotation's words and its note are there.
    fn has(&self, entry: &Entry) -> bool {
        let Some(note) = self.notes.get(format!("n{}", entry.number).as_str()) else { return false };
        let said = |name: &str, class: Option<&str>| {
            let mut children = note.children.iter().filter_map(|child| match child {
                Node::Element(child) => Some(child),
                Node::Text(_) => None,
            });
            children.find(|child| child.name == name && child.attribute("class") == class).map(words).unwrap_or_default()
        };
        let quote = entry.annotation.quote();
        let is_quoted = said("blockquote", None) == without_nul(&quote);
        said("p", Some("words")) == without_nul(&entry.annotation.note) && (is_quoted || self.is_marked(entry))
    }

    /// Whether each part of its passage is marked in the text.
    fn is_marked(&self, entry: &Entry) -> bool {
        let place = |kind: char, part: usize| self.places.get(format!("{kind}{}.{part}", entry.number).as_str());
        (1..).zip(&entry.annotation.anchors).all(|(part, anchor)| {
            let range = place('m', part).zip(place('e', part));
            range.is_some_and(|(start, end)| self.text.get(*start..*end) == Some(&dense(&without_nul(&anchor.quote))))
        })
    }

    fn texts(&self, entries: &Entries, options: &Options) -> Result<(), Difference> {
        let articles = entries.notebook.articles.iter().filter(|_| options.texts);
        // All of a text but white space stands in its paragraphs.
        let paragraphs = articles.flat_map(|article| article.paragraphs.iter().map(|range| slice(&article.text, *range)));
        let expected: String = paragraphs.map(|words| dense(&without_nul(words))).collect();
        if self.text == expected { Ok(()) } else { Err(Difference::Foreign) }
    }
}

/// The words of an element that holds nothing else.
fn words(element: &Element) -> String {
    let words = element.children.iter().filter_map(|child| match child {
        Node::Text(words) => Some(words.as_str()),
        Node::Element(_) => None,
    });
    words.collect()
}

fn dense(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

fn without_nul(words: &str) -> String {
    words.replace('\0', "\u{FFFD}")
}
