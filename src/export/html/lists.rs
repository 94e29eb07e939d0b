//! What stands around the articles: tags, annotations in groups, claims, corrections, what is not held.

use super::super::entry::Entries;
use super::super::groups::{self, Group, Of};
use super::super::phrases::{by, counted, date, quoted, remark, statement};
use super::super::{By, Options, clean};
use super::column::address_of;
use super::node::{Element, element};
use super::note::{self, reference, words};
use crate::notebook::{ClaimCard, Correction, Evidence, Id, Member, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// The codebook, with how often each tag is given.
pub(super) fn legend(entries: &Entries) -> Option<Element> {
    let mut uses: BTreeMap<&Id, usize> = BTreeMap::new();
    for tag in entries.list.iter().flat_map(|entry| &entry.annotation.tags) {
        *uses.entry(tag).or_default() += 1;
    }
    let item = |tag: &Tag| {
        let count = uses.get(&tag.id).copied().unwrap_or_default();
        let parent = tag.parent.as_ref().and_then(|parent| entries.notebook.tags.get(parent));
        let item = element("li").add(note::tag(entries.notebook, &tag.id)).text(&format!(" × {count}"));
        let item =
            parent.map(|parent| clean(&parent.name)).into_iter().fold(item, |item, above| item.text(", below ").words(&above));
        item.lines(words(&tag.memo))
    };
    let tags = entries.notebook.sorted_tags();
    let list = element("ul").lines(tags.iter().map(|tag| item(tag)));
    (!tags.is_empty()).then(|| section("tags", "Tags").line(list))
}

/// The annotations that stand beneath no paragraph, in groups.
pub(super) fn annotations(entries: &Entries, options: &Options) -> Option<Element> {
    // Those of an article of the notebook stand in its column.
    let is_elsewhere = |group: &Group| options.texts && matches!(group.of, Of::Article(_, Some(_)));
    let groups: Vec<_> = groups::of(entries, options).into_iter().filter(|group| !is_elsewhere(group)).collect();
    let mut seen = BTreeSet::new();
    let mut list = section("annotations", "Annotations");
    for group in &groups {
        list = list.line(title(entries, group.of));
        if let Of::Claim(claim) = group.of {
            list = list.lines(about(claim, entries, options));
        }
        for entry in &group.members {
            list = list.line(note::quoted(entries, entry, options, seen.insert(entry.number)));
        }
    }
    if entries.list.is_empty() {
        list = list.line(element("p").text("None."));
    }
    (!groups.is_empty() || entries.list.is_empty()).then_some(list)
}

fn title(entries: &Entries, of: Of) -> Element {
    let title = element("h3");
    match of {
        Of::Article(id, _) => title.words(entries.label(id)),
        Of::Tag(tag) => title.add(note::tag(entries.notebook, &tag.id)),
        Of::NoTag => title.text("Without a tag"),
        Of::Claim(card) => title.text("Claim: ").words(&statement(card)),
        Of::NoClaim => title.text("In no claim"),
    }
}

/// The claim cards; where annotations are grouped by claim, they stand there.
pub(super) fn claims(entries: &Entries, options: &Options) -> Option<Element> {
    let cards = entries.cards(options);
    let claim = |card: &&ClaimCard| {
        let title = element("h3").words(&statement(card));
        element("div").class("claim").line(title).lines(about(card, entries, options))
    };
    (!cards.is_empty() && options.by != By::Claim).then(|| section("claims", "Claims").lines(cards.iter().map(claim)))
}

/// What a card says below its title.
fn about(card: &ClaimCard, entries: &Entries, options: &Options) -> Vec<Element> {
    let by = by(&card.author, options);
    let verdict = element("p").add(element("b").text("Verdict:")).text(" ").text(card.verdict.name()).words(&by);
    let members = card.members.iter().map(|m| member(m, entries));
    let items: Vec<_> = members.chain(card.evidence.iter().map(evidence)).collect();
    let list = (!items.is_empty()).then(|| element("ul").lines(items));
    std::iter::once(verdict).chain(words(&card.note)).chain(list).collect()
}

fn member(member: &Member, entries: &Entries) -> Element {
    let item = element("li").add(element("b").text(&format!("{}:", member.stance.name()))).text(" ");
    let annotation = member.annotation.as_ref().and_then(|id| entries.notebook.annotations.get(id));
    let item = match annotation {
        Some(annotation) => reference(item, entries, annotation),
        None => item.words(entries.label(&member.article)),
    };
    item.words(&remark(&member.note))
}

fn evidence(evidence: &Evidence) -> Element {
    let item = element("li").add(element("b").text("Evidence:")).text(" ");
    let address = clean(&evidence.address);
    let mut item = address_of(item, &address);
    if !evidence.quote.is_empty() {
        item = item.text(if address.is_empty() { "" } else { ", " }).words(&quoted(&clean(&evidence.quote)));
    }
    match evidence.seen {
        Some(day) => item.text(&format!(", seen {}", date(day))),
        None => item,
    }
}

/// What the reader says of names.
pub(super) fn corrections(entries: &Entries, options: &Options) -> Option<Element> {
    let corrections = entries.notebook.sorted_corrections();
    let item = |correction: &&Correction| {
        let words = correction.said.words(|words, article| {
            let place = article.map(|id| format!(" ({})", clean(entries.label(id))));
            quoted(&clean(words)) + &place.unwrap_or_default()
        });
        let by = by(&correction.author, options);
        element("li").add(element("b").text(&format!("{}:", correction.said.name()))).text(" ").words(&words).words(&by)
    };
    let list = element("ul").lines(corrections.iter().map(item));
    (!corrections.is_empty()).then(|| section("corrections", "Corrections of names").line(list))
}

/// What the notebook has and the page has not.
pub(super) fn not_held(sentences: &[String]) -> Element {
    let items = sentences.iter().map(|words| element("li").text(words));
    section("not-held", "What this file does not hold").line(element("ul").lines(items))
}

/// "12 annotations in 3 articles, by article. Made with Crossread 0.1.0 on 3 May 2021."
pub(super) fn about_this(entries: &Entries, options: &Options) -> String {
    let (count, all) = (entries.list.len(), counted(entries.notebook.annotations.len(), "annotation"));
    let count = if options.only.is_some() { format!("{count} of {all}") } else { all };
    let by = match options.by {
        By::Article => "by article",
        By::Tag => "by tag",
        By::Claim => "by claim",
    };
    let day = options.today.map(|day| format!(" on {}", date(day))).unwrap_or_default();
    let articles = counted(entries.notebook.articles.len(), "article");
    let of = if options.only.is_some() { "from a notebook of" } else { "in" };
    format!("{count} {of} {articles}, {by}. Made with Crossread {}{day}. Times are UTC.", env!("CARGO_PKG_VERSION"))
}

fn section(class: &str, title: &str) -> Element {
    element("section").class(class).line(element("h2").text(title))
}
