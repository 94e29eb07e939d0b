//! What joins passages: links, and claims with how each article stands to them.

use super::super::Options;
use super::super::entry::Entries;
use super::super::phrases::evidence;
use super::{comment, iri, with_creator, words};
use crate::notebook::{ClaimCard, Link, Member};
use serde_json::{Value, json};

pub(super) fn annotations(entries: &Entries, options: &Options) -> Vec<Value> {
    let links = entries.links().map(|link| linking(link, options));
    let cards = entries.cards(options).into_iter().filter(|card| !card.members.is_empty());
    links.chain(cards.flat_map(|card| claim(card, options))).collect()
}

fn linking(link: &Link, options: &Options) -> Value {
    let Link { id, from, to, relation, note, author, created, .. } = link;
    let to = json!({ "type": "SpecificResource", "purpose": "linking", "source": iri::of("annotation", &to.0) });
    let bodies = [to, words("classifying", relation.name())].into_iter().chain(comment(note));
    let annotation = json!({
        "id": iri::of("link", &id.0),
        "type": "Annotation",
        "motivation": "linking",
        "created": created.to_string(),
        "body": bodies.collect::<Vec<_>>(),
        "target": iri::of("annotation", &from.0),
    });
    with_creator(annotation, author, options)
}

/// The claim itself, about all its members, and one annotation for each member: how it stands to the claim.
fn claim(card: &ClaimCard, options: &Options) -> Vec<Value> {
    let ClaimCard { id, statement, members, verdict, evidence: rests, note, author, .. } = card;
    let name = iri::of("claim", &id.0);
    let mut targets: Vec<_> = members.iter().map(target).collect();
    targets.dedup();
    let bodies = [words("describing", statement), words("classifying", verdict.name())].into_iter().chain(comment(note));
    let rests = rests.iter().map(|found| words("commenting", &format!("Evidence: {}", evidence(found))));
    let claim = json!({
        "id": name,
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies.chain(rests).collect::<Vec<_>>(),
        "target": targets,
    });
    let stands = (1..).zip(members).map(|(n, member)| with_creator(stands(&name, n, member), author, options));
    std::iter::once(with_creator(claim, author, options)).chain(stands).collect()
}

fn stands(claim: &str, n: usize, member: &Member) -> Value {
    let of = json!({ "type": "SpecificResource", "purpose": "assessing", "source": claim });
    let bodies = [of, words("classifying", member.stance.name())].into_iter().chain(comment(&member.note));
    json!({
        "id": format!("{claim}:{n}"),
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies.collect::<Vec<_>>(),
        "target": target(member),
    })
}

/// The passage, or the article where it has none.
fn target(member: &Member) -> String {
    let article = || iri::of("article", &member.article.0);
    member.annotation.as_ref().map_or_else(article, |id| iri::of("annotation", &id.0))
}
