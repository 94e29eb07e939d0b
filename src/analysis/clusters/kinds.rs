//! What a name looks like: a person, an organisation, a place. Guesses from its words and neighbours are votes.

use crate::analysis::EntityKind;
use crate::analysis::facts::{UnitWords, Word};
use crate::analysis::lexicon::GAZETTEER;
use crate::analysis::lexicon::names::{EVENT_WORDS, KIND_NOUNS, ORG_WORDS, PLACE_WORDS, REPORTING, bit};
use crate::analysis::mentions::Candidate;
use crate::analysis::tagger::NameKind;
use crate::article::UnitKind;
use std::collections::BTreeMap;

/// Votes for the kind of what `candidate` names, from its words and from those around it.
pub(super) fn votes(unit: &UnitWords<'_>, candidate: &Candidate) -> Vec<(EntityKind, u32)> {
    let words = &unit.words[candidate.first..candidate.end];
    let mut votes = from_words(words);
    votes.extend(from_neighbours(unit, candidate));
    if candidate.titled {
        votes.push((EntityKind::Person, 6));
    }
    if unit.kind == UnitKind::Dateline {
        let byline = candidate.first.checked_sub(1).is_some_and(|before| unit.words[before].lower == "by");
        votes.extend(byline.then_some((EntityKind::Person, 14)));
        votes.extend((candidate.first == 0).then_some((EntityKind::Place, 12)));
    }
    votes.extend(candidate.kind.map(|(kind, _)| from_tagger(unit, candidate, kind)));
    votes
}

/// The tagger's vote. What stands behind "the" by itself is no person.
fn from_tagger(unit: &UnitWords<'_>, candidate: &Candidate, kind: NameKind) -> (EntityKind, u32) {
    const VOTES: u32 = 10;
    let article = candidate.first.checked_sub(1).is_some_and(|before| unit.words[before].lower == "the");
    let single = candidate.end - candidate.first == 1 && !candidate.titled;
    match kind {
        NameKind::Person if article && single => (EntityKind::Org, 4),
        // News introduces people by their full names, mostly.
        NameKind::Person if single && mask(&unit.words[candidate.first]) & (bit::FIRST_NAME | bit::SURNAME) == 0 => {
            (EntityKind::Person, 4)
        }
        NameKind::Other if single && mask(&unit.words[candidate.first]) & bit::DEMONYM != 0 => (EntityKind::Group, VOTES),
        _ => (kind_of(kind), VOTES),
    }
}

/// The kind of an entity that the tagger's kind is.
pub(super) fn kind_of(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Place => EntityKind::Place,
        NameKind::Org => EntityKind::Org,
        NameKind::Other => EntityKind::Other,
    }
}

/// The kind with most votes; on equal votes the earlier of person, organisation, place.
pub(super) fn best(votes: &BTreeMap<EntityKind, u32>) -> EntityKind {
    let mut best = (EntityKind::Other, 0);
    for (&kind, &count) in votes {
        if count > best.1 {
            best = (kind, count);
        }
    }
    best.0
}

fn from_words(words: &[Word<'_>]) -> Vec<(EntityKind, u32)> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let mut votes = Vec::new();
    if words.len() > 1 {
        for (kind, set) in [(EntityKind::Org, &ORG_WORDS), (EntityKind::Place, &PLACE_WORDS), (EntityKind::Event, &EVENT_WORDS)] {
            // "Radio Aldra", "University of Aldra"
            let leads = kind == EntityKind::Org && set.has(&first.lower) && mask(first) & bit::FIRST_NAME == 0;
            if leads {
                votes.push((kind, 14));
            } else if set.has(&last.lower) {
                votes.push((kind, 8));
            }
        }
        if mask(first) & bit::FIRST_NAME != 0 {
            votes.push((EntityKind::Person, 5));
        }
    }
    let whole: Vec<_> = words.iter().map(|word| word.lower.as_str()).collect();
    let whole = GAZETTEER.number(&whole.join(" ")).unwrap_or(0);
    let marks = [
        (EntityKind::Place, bit::COUNTRY | bit::STATE | bit::CAPITAL, 6),
        (EntityKind::Place, bit::BIG_CITY, 3),
        (EntityKind::Place, bit::CITY, 4),
        (EntityKind::Group, bit::DEMONYM, 4),
        (EntityKind::Person, bit::SURNAME, 2),
    ];
    votes.extend(marks.into_iter().filter(|(_, bits, _)| whole & bits != 0).map(|(kind, _, count)| (kind, count)));
    if words.len() == 1 && first.all_caps() {
        votes.push((EntityKind::Org, 3));
    }
    if words.len() > 1 && words.iter().all(|word| mask(word) & bit::DEMONYM != 0) {
        votes.push((EntityKind::Group, 6));
    }
    if votes.is_empty() && words.len() > 1 && words.len() < 4 && first.capital {
        votes.push((EntityKind::Person, 1));
    }
    votes
}

fn from_neighbours(unit: &UnitWords<'_>, candidate: &Candidate) -> Vec<(EntityKind, u32)> {
    let mut votes = Vec::new();
    let after = unit.words.get(candidate.end).map(|word| word.lower.as_str());
    if after.is_some_and(|word| word == "who" || REPORTING.has(word)) {
        votes.push((EntityKind::Person, 2));
    }
    let before = |n: usize| candidate.first.checked_sub(n).map_or("", |at| unit.words[at].lower.as_str());
    let single = candidate.end - candidate.first == 1;
    if ["in", "near", "at"].contains(&before(1)) {
        votes.push((EntityKind::Place, if single { 6 } else { 2 }));
    }
    if before(1) == "the" && single {
        votes.push((EntityKind::Org, 3));
    }
    // "the ferry Aldra", "the town of Aldra"
    let noun = if before(1) == "of" { before(2) } else { before(1) };
    votes.extend(KIND_NOUNS.get(noun).filter(|kind| before(1) != "of" || **kind == EntityKind::Place).map(|kind| (*kind, 14)));
    votes
}

fn mask(word: &Word<'_>) -> u32 {
    GAZETTEER.number(&word.lower).unwrap_or(0)
}
