//! What the reader says of a passage.

use super::super::entry::{Entries, Entry, Linked};
use super::super::phrases::{made, remark, state, statement};
use super::super::{Options, clean};
use super::column;
use super::node::{Element, element};
use crate::notebook::{Annotation, Id, Notebook};

/// A note beneath the paragraph in which its passage is marked.
pub(super) fn marked(entries: &Entries, entry: &Entry, options: &Options) -> Element {
    note(entries, entry, options, true, !column::is_whole(entry))
}

/// A note with the words that it is about. Only one of several with the same number can be the one that links lead to: `is_first`.
pub(super) fn quoted(entries: &Entries, entry: &Entry, options: &Options, is_first: bool) -> Element {
    note(entries, entry, options, is_first, true)
}

fn note(entries: &Entries, entry: &Entry, options: &Options, is_first: bool, is_quoted: bool) -> Element {
    let annotation = entry.annotation;
    let color = annotation.tags.iter().find_map(|tag| entries.notebook.tags.get(tag)).map_or("plain", |tag| tag.color.name());
    let mut note = element("aside").class(&format!("note {color}"));
    if is_first {
        note = note.with("id", format!("n{}", entry.number));
    }
    note = note.line(head(entries, entry, options, is_quoted));
    if is_quoted {
        note = note.line(element("blockquote").with("dir", "auto").text(&annotation.quote()));
    }
    note = note.lines(words(&annotation.note));
    let joins: Vec<_> = joins(entries, annotation);
    if !joins.is_empty() {
        note = note.line(element("ul").lines(joins));
    }
    note.line(element("p").class("made").text(&made(annotation, options)))
}

/// The reader's own words; none if there are none.
pub(super) fn words(words: &str) -> Option<Element> {
    (!words.is_empty()).then(|| element("p").class("words").with("dir", "auto").text(words))
}

/// The number, where the words stand, and the tags.
fn head(entries: &Entries, entry: &Entry, options: &Options, is_quoted: bool) -> Element {
    let number = entry.number.to_string();
    let back = element("a").class("number").text(&number);
    let back = if options.texts && column::is_shown(entry) {
        back.with("href", format!("#m{number}.1")).with("aria-label", format!("back to passage {number}"))
    } else {
        back
    };
    let mut head = element("p").class("head").add(back);
    if is_quoted {
        head = head.text(" ").add(element("span").class("place").words(&entries.place(entry.annotation)));
        if state(entry).starts_with("lost") {
            head = head.text(", ").add(element("strong").text(state(entry)));
        }
    }
    entry.annotation.tags.iter().fold(head, |head, tag| head.text(" ").add(self::tag(entries.notebook, tag)))
}

/// A tag in its colour.
pub(super) fn tag(notebook: &Notebook, id: &Id) -> Element {
    match notebook.tags.get(id) {
        Some(tag) => element("bdi").class(&format!("tag {}", tag.color.name())).text(&clean(&tag.name)),
        None => element("bdi").class("tag plain").text(&format!("{} (not in the codebook)", clean(&id.0))),
    }
}

/// The links and claims of an annotation.
fn joins(entries: &Entries, annotation: &Annotation) -> Vec<Element> {
    let links = entries.linked(&annotation.id).map(|linked| link(entries, &linked));
    let claims = entries.claims(&annotation.id).iter().map(|(card, member)| {
        let stance = element("li").add(element("b").text(&format!("Claim, {}:", member.stance.name())));
        stance.text(" ").words(&statement(card)).words(&remark(&member.note))
    });
    links.chain(claims).collect()
}

fn link(entries: &Entries, linked: &Linked) -> Element {
    let item = element("li").add(element("b").text(&format!("Link, {}:", linked.relation.name()))).text(" ");
    reference(item, entries, linked.other).words(&remark(linked.note))
}

/// Adds "Courier, paragraph 3, sentence 2 (7), “the words”"; the words only of what was chosen for the export.
pub(super) fn reference(to: Element, entries: &Entries, annotation: &Annotation) -> Element {
    let to = to.words(&entries.place(annotation)).text(" (");
    match entries.number(&annotation.id) {
        Some(number) => {
            to.add(column::number(number)).text("), ").words(&super::super::phrases::quoted(&clean(&annotation.quote())))
        }
        None => to.text("not part of this file)"),
    }
}
