//! What joins passages: links, and claims with how each article stands to them.

use super::super::Options;
use super::super::entry::Entries;
use super::super::phrases::evidence;
use super::iri::{self, Names};
use super::{comment, with_creator, words};
use crate::notebook::{ClaimCard, Link, Member};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn annotations(entries: &Entries, names: &Names, options: &Options) -> Vec<Value> {
    let links = entries.links().map(|link| linking(link, names, options));
    let cards = entries.cards(options).into_iter().filter(|card| !card.members.is_empty());
    links.chain(cards.flat_map(|card| claim(card, names, options))).collect()
}

fn linking(link: &Link, names: &Names, options: &Options) -> Value {
    let Link { from, to, relation, note, author, created, .. } = link;
    let to = json!({ "type": "SpecificResource", "purpose": "linking", "source": names.annotation(to) });
    let bodies = [to, words("classifying", relation.name())].into_iter().chain(comment(note));
    let annotation = json!({
        "id": names.link(link),
        "type": "Annotation",
        "motivation": "linking",
        "created": created.to_string(),
        "body": bodies.collect::<Vec<_>>(),
        "target": names.annotation(from),
    });
    with_creator(annotation, author, options)
}

/// The claim itself, about all its members, and one annotation for each member: how it stands to the claim.
fn claim(card: &ClaimCard, names: &Names, options: &Options) -> Vec<Value> {
    let ClaimCard { statement, members, verdict, evidence: rests, note, author, .. } = card;
    let name = iri::claim(card);
    let mut seen = BTreeSet::new();
    let targets = members.iter().map(|member| names.member(member)).filter(|target| seen.insert(target.clone()));
    let targets: Vec<_> = targets.collect();
    let bodies = [words("describing", statement), words("classifying", verdict.name())].into_iter().chain(comment(note));
    let rests = rests.iter().map(|found| words("commenting", &format!("Evidence: {}", evidence(found))));
    let claim = json!({
        "id": name,
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies.chain(rests).collect::<Vec<_>>(),
        "target": targets,
    });
    let stands = members.iter().map(|member| with_creator(stands(&name, member, names), author, options));
    std::iter::once(with_creator(claim, author, options)).chain(stands).collect()
}

fn stands(claim: &str, member: &Member, names: &Names) -> Value {
    let of = json!({ "type": "SpecificResource", "purpose": "assessing", "source": claim });
    let bodies = [of, words("classifying", member.stance.name())].into_iter().chain(comment(&member.note));
    json!({
        "id": iri::of("member", &[claim, &names.member(member), member.stance.name()]),
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies.collect::<Vec<_>>(),
        "target": names.member(member),
    })
}
