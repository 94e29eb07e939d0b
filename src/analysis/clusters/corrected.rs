//! What the reader has said of names, applied before and after the steps that join. The reader is always right.

use super::surface::{Surfaces, Written, spelled, surface_text};
use crate::analysis::facts::Facts;
use crate::analysis::lexicon::names::spaced;
use crate::analysis::mentions::Candidate;
use crate::analysis::{EntityKind, NameCorrection, NamedAs};
use std::collections::{BTreeMap, BTreeSet};

/// The candidates without those that the reader ignores, and with those that the reader marked, in every article.
pub(super) fn candidates(facts: &[Facts<'_>], found: &[Candidate], corrections: &[NameCorrection]) -> Vec<Candidate> {
    let mut ignored = BTreeSet::new();
    let mut marked = BTreeSet::new();
    for correction in corrections {
        match correction {
            NameCorrection::Ignore(named) => drop(ignored.insert(written(named))),
            NameCorrection::Mark(named) => drop(marked.insert(written(named).1)),
            _ => {}
        }
    }
    let mut all: Vec<_> = found.iter().filter(|place| !ignored.contains(&(place.doc, text_of(facts, place)))).copied().collect();
    if !marked.is_empty() {
        mark(facts, &marked, &mut all);
        all.retain(|place| !ignored.contains(&(place.doc, text_of(facts, place))));
    }
    all
}

fn text_of(facts: &[Facts<'_>], place: &Candidate) -> String {
    spelled(&facts[place.doc].units[place.unit].words[place.first..place.end])
}

/// Adds every place of the marked words; what overlaps one gives way.
fn mark(facts: &[Facts<'_>], marked: &BTreeSet<String>, all: &mut Vec<Candidate>) {
    let longest = marked.iter().map(|words| words.split(' ').count()).max().unwrap_or(0);
    let mut more = Vec::new();
    for (doc, article) in facts.iter().enumerate() {
        for (index, unit) in article.units.iter().enumerate() {
            let mut at = 0;
            while at < unit.words.len() {
                let most = longest.min(unit.words.len() - at);
                let found = (1..=most).rev().find(|length| marked.contains(&spelled(&unit.words[at..at + length])));
                let place =
                    |length| Candidate { doc, unit: index, first: at, end: at + length, known: None, titled: false, kind: None };
                more.extend(found.map(place));
                at += found.unwrap_or(1);
            }
        }
    }
    let words = |place: &Candidate| (place.first..place.end).map(|word| (place.doc, place.unit, word)).collect::<Vec<_>>();
    let known: BTreeSet<_> = all.iter().map(|place| (place.doc, place.unit, place.first, place.end)).collect();
    more.retain(|place| !known.contains(&(place.doc, place.unit, place.first, place.end)));
    let taken: BTreeSet<_> = more.iter().flat_map(words).collect();
    all.retain(|place| words(place).iter().all(|word| !taken.contains(word)));
    all.extend(more);
    all.sort_by_key(|place| (place.doc, place.unit, place.first));
}

/// Joins what the reader called the same, and notes what the reader keeps apart.
pub(super) fn before_steps(surfaces: &mut Surfaces, corrections: &[NameCorrection]) {
    for correction in corrections {
        match correction {
            NameCorrection::Apart(a, b) => keep_apart(surfaces, &written(a), &written(b)),
            NameCorrection::Ignore(named) => drop(surfaces.ignored.insert(written(named))),
            _ => {}
        }
    }
    for correction in corrections {
        if let NameCorrection::Same(a, b) = correction {
            let (a, b) = (of(surfaces, &written(a)), of(surfaces, &written(b)));
            if let (Some(&a), Some(&b)) = (a.first(), b.first()) {
                surfaces.join(a, b, || "you said so".to_owned());
            }
        }
    }
}

fn keep_apart(surfaces: &mut Surfaces, a: &Written, b: &Written) {
    if a.1 == b.1 {
        for at in of(surfaces, a) {
            if surfaces.all[at].docs.len() > 1 {
                surfaces.split_off(at, a.0);
            }
        }
    }
    let pairs: Vec<_> = of(surfaces, a).into_iter().flat_map(|a| of(surfaces, b).into_iter().map(move |b| (a, b))).collect();
    surfaces.apart.extend(pairs.into_iter().filter(|(a, b)| a != b));
    surfaces.apart_words.push((a.clone(), b.clone()));
}

/// Names and kinds that the reader gave, by cluster.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub(super) names: BTreeMap<usize, String>,
    pub(super) kinds: BTreeMap<usize, EntityKind>,
}

/// What the reader says of whole clusters, once they are made.
pub(super) fn given(surfaces: &Surfaces, corrections: &[NameCorrection]) -> Given {
    let mut given = Given::default();
    let roots = |named: &NamedAs| of(surfaces, &written(named)).into_iter().map(|at| surfaces.root(at)).collect::<Vec<_>>();
    for correction in corrections {
        match correction {
            NameCorrection::Rename(named, name) => given.names.extend(roots(named).first().map(|root| (*root, name.clone()))),
            NameCorrection::Kind(named, kind) => given.kinds.extend(roots(named).first().map(|root| (*root, *kind))),
            _ => {}
        }
    }
    given
}

fn written(named: &NamedAs) -> Written {
    (named.doc, surface_text(&spaced(&named.words)))
}

/// The surfaces that stand for these words in that article, names before descriptions and seats.
fn of(surfaces: &Surfaces, (doc, text): &Written) -> Vec<usize> {
    let written = |at: &usize| surfaces.all[*at].text == *text && surfaces.all[*at].docs.contains(doc);
    let mut found: Vec<_> = (0..surfaces.all.len()).filter(written).collect();
    found.sort_by_key(|at| (surfaces.all[*at].is_weak(), *at));
    found
}

#[cfg(test)]
mod tests;
