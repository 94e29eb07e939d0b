//! What several articles say, and what only one of them says.

use super::{Body, Item, Section, View};
use crate::analysis::{AlignedWords, ClaimGroup, ClaimLink, Place};
use std::collections::BTreeSet;

/// Claims of all articles; then, of three articles or more, those of some.
pub(super) fn shared(view: &View) -> Vec<Section> {
    let all = view.articles.len();
    let (by_all, by_some): (Vec<_>, Vec<_>) = view.analysis.groups.iter().partition(|group| docs(group) == all);
    let mut sections = vec![section(view, "Shared by all", &by_all)];
    if all > 2 {
        sections.push(section(view, "Shared by some", &by_some));
    }
    sections
}

/// How many articles have the claim.
fn docs(group: &ClaimGroup) -> usize {
    group.members.iter().map(|place| place.doc).collect::<BTreeSet<_>>().len()
}

fn section(view: &View, title: &str, groups: &[&ClaimGroup]) -> Section {
    let items = groups.iter().map(|group| item(view, group)).collect();
    Section { title: format!("{title} ({})", groups.len()), body: Body::Items(items) }
}

fn item(view: &View, group: &ClaimGroup) -> Item {
    let links = group.links.iter().filter_map(|link| view.analysis.links.get(*link));
    let relations: BTreeSet<_> = links.clone().map(|link| link.relation).collect();
    let names: Vec<_> = relations.into_iter().map(crate::analysis::Relation::name).collect();
    Item {
        head: format!("Claim {}: {}", group.number, names.join(", ")),
        lines: group.members.iter().map(|place| view.line(place.doc, view.words(*place))).collect(),
        note: links.take(1).map(|link| why(view, link)).collect(),
    }
}

/// What the two ends of the best link have in common.
fn why(view: &View, link: &ClaimLink) -> String {
    let why = &link.why;
    let entities: Vec<_> = why.entities.iter().filter_map(|entity| view.analysis.entities.get(*entity)).collect();
    let names: Vec<_> = entities.iter().map(|entity| entity.name.clone()).collect();
    let quoted: Vec<_> = why.quotes.iter().map(|words| format!("“{words}”")).collect();
    let other = |words: &AlignedWords| format!("“{}” / “{}”", view.words(words.a), view.words(words.b));
    let other: Vec<_> = why.aligned.iter().map(other).collect();
    let sides = [link.a, link.b].map(|place| view.labels[place.doc].as_str());
    let against: Vec<_> = why.against.iter().map(|against| against.in_words(sides)).collect();
    let parts = [
        ("words", &why.words),
        ("names", &names),
        ("figures", &why.figures),
        ("quoted", &quoted),
        ("worded differently", &other),
        ("against it:", &against),
    ];
    let said = parts.iter().filter(|(_, what)| !what.is_empty()).map(|(kind, what)| format!("{kind} {}", what.join(", ")));
    let said = said.collect::<Vec<_>>().join("; ");
    let shared = !(why.words.is_empty() && names.is_empty() && why.figures.is_empty() && quoted.is_empty());
    super::clean(&if shared { format!("in common: {said}") } else { said })
}

/// The sentences for which it is open whether another article says them, each with the one that comes closest; none if there are none.
pub(super) fn perhaps(view: &View) -> Option<Section> {
    let links: Vec<_> = view.analysis.perhaps.iter().filter_map(|link| view.analysis.links.get(*link)).collect();
    let line = |place: Place| view.line(place.doc, view.words(place));
    let item = |(n, link): (usize, &&ClaimLink)| Item {
        head: format!("Perhaps {}", n + 1),
        lines: vec![line(link.a), line(link.b)],
        note: why(view, link),
    };
    let items: Vec<_> = links.iter().enumerate().map(item).collect();
    let title = format!("Perhaps the same ({})", items.len());
    (!items.is_empty()).then_some(Section { title, body: Body::Items(items) })
}

/// The sentences of article number `doc` that no other has a match for, what matters most first.
pub(super) fn only_in(view: &View, doc: usize) -> Section {
    let sentences: Vec<_> = view.analysis.only_best(doc).into_iter().map(|place| view.words(place)).collect();
    Section { title: format!("Only in {} ({})", view.labels[doc], sentences.len()), body: Body::List(sentences) }
}
