//! An article with its marked passages.

use super::super::entry::{Entries, Entry};
use super::super::phrases::{date, file, is_web};
use super::super::{By, Options, clean};
use super::node::{Element, Node, element};
use super::note;
use super::segments::{Part, Piece, pieces};
use crate::article::{Article, Details, UnitKind};
use crate::text::{TextRange, slice};

/// All articles, side by side; without texts, what is known about them.
pub(super) fn all(entries: &Entries, options: &Options) -> Option<Element> {
    let articles = &entries.notebook.articles;
    let column = |article: &Article| {
        if options.texts { column(entries, article, options) } else { element("article").line(head(entries, article, None)) }
    };
    (!articles.is_empty()).then(|| element("section").class("articles").lines(articles.iter().map(column)))
}

fn column(entries: &Entries, article: &Article, options: &Options) -> Element {
    let own: Vec<_> = entries.list.iter().filter(|entry| entry.annotation.article == article.id).collect();
    let parts = parts(entries, &own, article);
    let begins = article.paragraphs.first().map(|range| clean(slice(&article.text, *range)));
    let head = head(entries, article, begins.as_deref());
    let is_headed = head.children.iter().any(|child| matches!(child, Node::Element(child) if child.name == "h2"));
    let mut column = element("article").line(head);
    let paragraphs = pieces(&parts, &article.asides, &article.paragraphs);
    for (range, pieces) in article.paragraphs.iter().zip(&paragraphs) {
        column = column.line(paragraph(article, *range, pieces, &parts, is_headed));
        let begun = pieces.iter().filter_map(|piece| match piece {
            Piece::Start(n) => parts.get(*n).filter(|part| part.place == 1).map(|part| part.number),
            _ => None,
        });
        let begun = begun.filter(|_| options.by == By::Article).filter_map(|number| entries.list.get(number - 1));
        column = column.lines(begun.map(|entry| note::marked(entries, entry, options)));
    }
    let rest = own.into_iter().filter(|entry| options.by == By::Article && !is_shown(entry));
    column.lines(rest.map(|entry| note::quoted(entries, entry, options, true)))
}

/// Whether the passage stands in the text of its article with its first part.
pub(super) fn is_shown(entry: &Entry) -> bool {
    let first = entry.annotation.anchors.first();
    let place = |article: &Article| first.and_then(|anchor| article.place(anchor)).is_some();
    entry.article.is_some_and(|article| place(article) && !article.paragraphs.is_empty())
}

/// Whether all of it does.
pub(super) fn is_whole(entry: &Entry) -> bool {
    is_shown(entry) && entry.hull().is_some()
}

/// The parts of all passages that stand in the text.
fn parts(entries: &Entries, own: &[&Entry], article: &Article) -> Vec<Part> {
    let of = |entry: &&Entry| {
        let color = entry.annotation.tags.iter().find_map(|tag| entries.notebook.tags.get(tag)).map(|tag| tag.color);
        let number = entry.number;
        let places = (1..).zip(&entry.annotation.anchors).map(|(place, anchor)| (place, article.place(anchor)));
        let parts = places.filter_map(move |(place, range)| Some(Part { range: range?, number, place, color }));
        parts.collect::<Vec<_>>()
    };
    own.iter().flat_map(of).collect()
}

/// What is known about an article. The text mostly `begins` with its title, which need not be said twice.
fn head(entries: &Entries, article: &Article, begins: Option<&str>) -> Element {
    let Details { title, author, published, url, .. } = &article.details;
    let label = entries.label(&article.id);
    let known = |value: &Option<String>| value.as_deref().map(clean).filter(|value| !value.is_empty());
    let title = known(title).filter(|title| title != label && begins != Some(title));
    let label = (begins != Some(label)).then(|| element("h2").words(label));
    let head = element("header").lines(label).lines(title.map(|title| element("p").class("title").words(&title)));
    let day = published.map_or_else(|| "no date".to_owned(), date);
    let mut facts = element("p").class("facts").text(&day);
    if let Some(author) = known(author) {
        facts = facts.text(", by ").words(&author);
    }
    if let Some(address) = known(url) {
        facts = address_of(facts.text(", "), &address);
    }
    if let Some(file) = file(article).map(clean).filter(|file| !file.is_empty()) {
        facts = facts.text(", file ").words(&file);
    }
    head.line(facts)
}

/// Adds an address; one that leads to the web can be followed, and the page it leads to does not learn from where.
pub(super) fn address_of(to: Element, address: &str) -> Element {
    if !is_web(address) {
        return to.words(address);
    }
    to.add(element("a").with("href", address).with("rel", "noreferrer noopener").words(address))
}

/// A paragraph, or a heading: the headline is that of the article unless its head `is_headed`. Its language is not known.
fn paragraph(article: &Article, range: TextRange, pieces: &[Piece], parts: &[Part], is_headed: bool) -> Element {
    let kind = article.units_in(range).next().and_then(|first| article.units.get(first)).map(|unit| unit.kind);
    let paragraph = match kind {
        Some(UnitKind::Title) => element(if is_headed { "h3" } else { "h2" }).class("headline"),
        Some(UnitKind::Subhead) => element("h4").class("subhead"),
        _ => element("p"),
    };
    pieces.iter().fold(paragraph.with("dir", "auto").with("lang", ""), |paragraph, piece| add(paragraph, article, *piece, parts))
}

fn add(to: Element, article: &Article, piece: Piece, parts: &[Part]) -> Element {
    match piece {
        Piece::Start(n) => match parts.get(n) {
            Some(part) => to.add(element("span").with("id", place(part, 'm'))),
            None => to,
        },
        Piece::End(n) => match parts.get(n) {
            Some(part) => to.add(element("sup").with("id", place(part, 'e')).add(number(part.number))),
            None => to,
        },
        Piece::Words { range, top, is_deep, is_aside } => {
            let words = slice(&article.text, range);
            let mark = top.and_then(|top| parts.get(top)).map(|part| {
                let deep = if is_deep { " deep" } else { "" };
                format!("{}{deep}", part.color.map_or("plain", |color| color.name()))
            });
            match (mark, is_aside) {
                (None, false) => to.text(words),
                (None, true) => to.add(element("span").class("aside").text(words)),
                (Some(class), false) => to.add(element("mark").class(&class).text(words)),
                (Some(class), true) => to.add(element("mark").class(&format!("{class} aside")).text(words)),
            }
        }
    }
}

/// "m3.1", where the first part of passage 3 begins; "e3.1" where it ends.
fn place(part: &Part, kind: char) -> String {
    format!("{kind}{}.{}", part.number, part.place)
}

/// The number of a note, which leads to it.
pub(super) fn number(number: usize) -> Element {
    element("a").with("href", format!("#n{number}")).with("aria-label", format!("note {number}")).text(&number.to_string())
}
