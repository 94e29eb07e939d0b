//! Joined surfaces to entities: mentions in order, the fullest name, the other names, the reasons.

use super::kinds;
use super::surface::{Surface, Surfaces};
use crate::analysis::facts::Facts;
use crate::analysis::mentions::Candidate;
use crate::analysis::{Entity, EntityKind, Mention, MentionForm, Place};
use crate::text::TextRange;
use std::collections::{BTreeMap, BTreeSet};

/// One entity a cluster, sorted by first mention.
pub(super) fn entities(facts: &[Facts<'_>], surfaces: &Surfaces) -> Vec<Entity> {
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in (0..surfaces.all.len()).filter(|&at| !surfaces.all[at].places.is_empty()) {
        clusters.entry(surfaces.root(at)).or_default().push(at);
    }
    let mut entities: Vec<_> = clusters.values().map(|members| entity(facts, surfaces, members)).collect();
    entities.sort_by_key(|entity| entity.mentions.first().map(|mention| mention.place));
    entities
}

fn entity(facts: &[Facts<'_>], surfaces: &Surfaces, members: &[usize]) -> Entity {
    let parts: Vec<_> = members.iter().map(|&at| &surfaces.all[at]).collect();
    let name = name_of(&parts);
    let mut mentions: Vec<_> =
        parts.iter().flat_map(|part| part.places.iter().map(|place| mention(facts, part, &name, place))).collect();
    mentions.sort();
    let aliases: BTreeSet<_> = parts.iter().map(|part| spoken(&part.text)).filter(|text| *text != name).collect();
    let reasons: BTreeSet<_> = members
        .iter()
        .filter(|&&at| spoken(&surfaces.all[at].text) != name)
        .filter_map(|&at| surfaces.reason[at].as_ref().map(|why| format!("{}: {why}", spoken(&surfaces.all[at].text))))
        .collect();
    let docs: BTreeSet<_> = parts.iter().flat_map(|part| &part.docs).collect();
    Entity {
        kind: kind_of(&parts),
        shared: docs.len() > 1,
        mentions,
        aliases: aliases.into_iter().collect(),
        reasons: reasons.into_iter().collect(),
        name,
    }
}

fn mention(facts: &[Facts<'_>], part: &Surface, name: &str, place: &Candidate) -> Mention {
    let words = &facts[place.doc].units[place.unit].words[place.first..place.end];
    let (start, end) = words.first().zip(words.last()).map_or((0, 0), |(first, last)| (first.range.start, last.range.end));
    let form = match part.known {
        Some(known) if known.form != MentionForm::Name => known.form,
        _ if is_part(&part.text, name) => MentionForm::Name,
        _ => MentionForm::Alias,
    };
    Mention { place: Place { doc: place.doc, range: TextRange::new(start, end) }, form }
}

/// Whether every word of `text` is one of `name` ("Assad" of "Bashar al-Assad").
fn is_part(text: &str, name: &str) -> bool {
    let name: BTreeSet<_> = name.split(' ').map(super::surface::folded).collect();
    text.split(' ').map(super::surface::folded).all(|word| word.is_empty() || name.contains(&word))
}

/// The table's name, else the fullest one that is no demonym, else the most frequent.
fn name_of(parts: &[&Surface]) -> String {
    if let Some(known) = parts.iter().find_map(|part| part.known) {
        return known.canonical.to_owned();
    }
    let fullest = parts.iter().max_by_key(|part| (part.key.len(), part.places.len(), std::cmp::Reverse(&part.text)));
    fullest.map(|part| spoken(&part.text)).unwrap_or_default()
}

fn kind_of(parts: &[&Surface]) -> EntityKind {
    if let Some(known) = parts.iter().find_map(|part| part.known) {
        return known.kind;
    }
    let mut votes = BTreeMap::new();
    for (kind, count) in parts.iter().flat_map(|part| &part.votes) {
        *votes.entry(*kind).or_default() += count;
    }
    kinds::best(&votes)
}

/// Tokens joined as people write them: "People 's Army" to "People's Army".
fn spoken(text: &str) -> String {
    text.replace(" 's", "'s").replace(" - ", "-")
}
