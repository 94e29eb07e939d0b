//! The steps that join ways of writing, from the surest to the least sure. A wrong join is worse than a missed one.

use super::surface::{Surface, Surfaces};
use crate::analysis::lexicon::GAZETTEER;
use crate::analysis::lexicon::names::KnownName;
use crate::analysis::lexicon::names::{EVENT_WORDS, ORG_WORDS, PLACE_WORDS, SHORT_NAMES, bit};
use crate::analysis::{EntityKind, MentionForm};
use std::collections::{BTreeMap, BTreeSet};

/// Runs every step in order.
pub(super) fn join_all(surfaces: &mut Surfaces) {
    known_names(surfaces);
    same_words(surfaces);
    generations(surfaces);
    same_first_and_last(surfaces);
    company_forms(surfaces);
    acronyms(surfaces);
    last_words(surfaces);
    first_words(surfaces);
}

/// "ISIL" and "Islamic State": the tables say so.
fn known_names(surfaces: &mut Surfaces) {
    let mut firsts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in 0..surfaces.all.len() {
        let Some(known) = surfaces.all[at].known else { continue };
        let firsts = firsts.entry(known.canonical).or_default();
        let reason = || known_reason(known);
        if surfaces.all[at].text != known.canonical {
            surfaces.reason[at].get_or_insert_with(reason);
        }
        // Two of them only where the reader keeps them apart.
        if !firsts.iter().any(|first| surfaces.join(at, *first, reason)) {
            firsts.push(at);
        }
    }
}

fn known_reason(known: KnownName) -> String {
    match known.form {
        MentionForm::Demonym => format!("people or adjective of {}", with_article(known.canonical)),
        MentionForm::Metonym => format!("stands for the government of {}", with_article(known.canonical)),
        _ => format!("another name of {}", with_article(known.canonical)),
    }
}

/// "the United States", as one writes it.
fn with_article(name: &str) -> String {
    const PLURALS: [&str; 8] = ["States", "Nations", "Kingdom", "Emirates", "Netherlands", "Philippines", "Islands", "Union"];
    let last = name.rsplit(' ').next().unwrap_or_default();
    if PLURALS.contains(&last) { format!("the {name}") } else { name.to_owned() }
}

/// "Bashar al-Assad" and "Bashar Assad": the same words but for accents and articles.
fn same_words(surfaces: &mut Surfaces) {
    let key = |surface: &Surface| Some([&surface.key.join(" "), surface.generation.unwrap_or_default()].concat());
    join_equal(surfaces, key, |full| format!("the same words as {full}"));
}

/// "Carl Otto" and "Carl Otto Jr.": where there is one of them only.
fn generations(surfaces: &mut Surfaces) {
    let mut known: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for surface in &surfaces.all {
        known.entry(surface.key.join(" ")).or_default().extend(surface.generation);
    }
    let key = |surface: &Surface| Some(surface.key.join(" ")).filter(|key| known.get(key).is_some_and(|known| known.len() == 1));
    join_equal(surfaces, key, |full| format!("the same words as {full}"));
}

/// "John F. Kennedy" and "Jack Kennedy": first name, or what it is short for, and surname; not where middle names tell people apart.
fn same_first_and_last(surfaces: &mut Surfaces) {
    let mut middles: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    for (key, surface) in surfaces.all.iter().filter_map(|surface| Some((first_and_last(surface)?, surface))) {
        let middle = surface.key.get(1..surface.key.len() - 1).and_then(|names| names.first()?.chars().next());
        middles.entry(key).or_default().extend(middle);
    }
    let key =
        |surface: &Surface| first_and_last(surface).filter(|key| middles.get(key).is_none_or(|initials| initials.len() < 2));
    join_equal(surfaces, key, |full| format!("first and last name of {full}"));
}

fn first_and_last(surface: &Surface) -> Option<String> {
    let [first, .., last] = &surface.key[..] else { return None };
    let full = SHORT_NAMES.get(first).unwrap_or(first);
    let generation = surface.generation.unwrap_or_default();
    (is_first_name(first) && last.len() > 1).then(|| format!("{full} {last}{generation}"))
}

/// "Aldra Inc." and "Aldra": the legal form says nothing.
fn company_forms(surfaces: &mut Surfaces) {
    let key = |surface: &Surface| {
        let (last, rest) = surface.key.split_last()?;
        let name = if FORMS.contains(&last.as_str()) { rest } else { &surface.key[..] };
        let generation = surface.generation.unwrap_or_default();
        (!name.is_empty() && surface.known.is_none()).then(|| [&name.join(" "), generation].concat())
    };
    join_equal(surfaces, key, |full| format!("{full} without its legal form"));
}

const FORMS: [&str; 14] =
    ["inc", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "lp", "ag", "sa", "gmbh", "nv"];

fn join_equal(surfaces: &mut Surfaces, key: impl Fn(&Surface) -> Option<String>, reason: impl Fn(&str) -> String) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..surfaces.all.len() {
        // "Moscow" the government and "Moscow" the city are written alike and stay two.
        let Some(key) = Some(&surfaces.all[at]).filter(|surface| !surface.is_weak()).and_then(&key) else { continue };
        let to = *first.entry(key).or_insert(at);
        if !surfaces.are_known_apart(at, to) {
            let (short, full) = (surfaces.all[at].spoken(), surfaces.all[to].spoken());
            if surfaces.join(at, to, || reason(&full)) && at != to {
                surfaces.reason[to].get_or_insert_with(|| reason(&short));
            }
        }
    }
}

/// "IAEA" and "International Atomic Energy Agency": the first letters, if one name only has them.
fn acronyms(surfaces: &mut Surfaces) {
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, surface) in surfaces.all.iter().enumerate().filter(|(_, surface)| surface.key.len() > 2) {
        names.entry(initials(&surface.text)).or_default().push(at);
    }
    for at in 0..surfaces.all.len() {
        let surface = &surfaces.all[at];
        let letters = surface.text.replace('.', "");
        let acronym = surface.key.len() == 1 && letters.len() > 2 && letters.chars().all(char::is_uppercase);
        let Some(full) = names.get(&letters).filter(|_| acronym).and_then(|full| one_cluster(surfaces, full)) else { continue };
        if !surfaces.are_known_apart(at, full) {
            let name = surfaces.all[full].spoken();
            surfaces.join(at, full, || format!("first letters of {name}"));
        }
    }
}

fn initials(text: &str) -> String {
    text.split(' ').filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// "Obama" and "Barack Obama", "Red Sox" and "Boston Red Sox": the last words, if one entity only ends so. "Radio Aldra" is named after
/// Aldra and not the same.
fn last_words(surfaces: &mut Surfaces) {
    let fits = |part: &[String], full: &[String]| full.ends_with(part) && !ORG_WORDS.has(&full[0]);
    part_of(surfaces, fits, |name| format!("last part of {name}"));
}

/// "Aldra" and "Aldra Airlines", "Zoë" and "Zoë Lund": the first word, if one entity only begins so.
fn first_words(surfaces: &mut Surfaces) {
    let fits = |part: &[String], full: &[String]| {
        full.starts_with(part)
            && (is_first_name(&part[0]) && full.len() == 2
                || full[part.len()..].iter().all(|word| is_of_names(word))
                || is_country(&full[part.len()..]))
    };
    part_of(surfaces, fits, |name| format!("first part of {name}"));
}

fn part_of(surfaces: &mut Surfaces, fits: impl Fn(&[String], &[String]) -> bool, reason: impl Fn(&str) -> String) {
    let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, surface) in surfaces.all.iter().enumerate().filter(|(_, surface)| surface.key.len() > 1 && !surface.is_weak()) {
        for word in [surface.key.first(), surface.key.last()].into_iter().flatten() {
            by_word.entry(word.clone()).or_default().push(at);
        }
    }
    for at in 0..surfaces.all.len() {
        let part = &surfaces.all[at];
        let Some(ends) = part.key.first().zip(part.key.last()).filter(|_| may_be_part(part)) else { continue };
        let near = [ends.0, ends.1].into_iter().filter_map(|word| by_word.get(word)).flatten().copied();
        let mut full: Vec<_> =
            near.filter(|&f| surfaces.all[f].key.len() > part.key.len() && fits(&part.key, &surfaces.all[f].key)).collect();
        full.sort_unstable();
        full.dedup();
        if let Some(to) = one_cluster(surfaces, &full) {
            join_part(surfaces, at, to, &reason);
        } else {
            by_article(surfaces, at, &full, &reason);
            surfaces.all[at].could_be.extend(full);
        }
    }
}

/// Where two entities end alike ("Lund" for the mayor and the captain), an article that names only one of them in full means that one.
fn by_article(surfaces: &mut Surfaces, at: usize, full: &[usize], reason: &impl Fn(&str) -> String) {
    for doc in surfaces.all[at].docs.clone() {
        let here: Vec<_> = full.iter().copied().filter(|&f| surfaces.all[f].docs.contains(&doc)).collect();
        if let Some(to) = one_cluster(surfaces, &here) {
            let part = surfaces.split_off(at, doc);
            join_part(surfaces, part, to, reason);
        }
    }
}

fn join_part(surfaces: &mut Surfaces, at: usize, to: usize, reason: &impl Fn(&str) -> String) {
    if !surfaces.are_known_apart(at, to) && agrees(&surfaces.all[at], &surfaces.all[to]) {
        let name = surfaces.all[to].spoken();
        surfaces.join(at, to, || reason(&name));
    }
}

/// The first of `candidates` if all of them name one entity.
fn one_cluster(surfaces: &Surfaces, candidates: &[usize]) -> Option<usize> {
    let first = *candidates.first()?;
    candidates.iter().all(|&at| surfaces.root(at) == surfaces.root(first)).then_some(first)
}

fn may_be_part(part: &Surface) -> bool {
    let common = part.key.len() == 1 && is_of_names(&part.key[0]);
    part.known.is_none() && !common && part.key.iter().any(|word| word.len() > 1)
}

/// A place is no part of what is none: the town of Aldra and Radio Aldra are two.
fn agrees(part: &Surface, full: &Surface) -> bool {
    let place =
        GAZETTEER.number(&part.text.to_lowercase()).unwrap_or(0) & (bit::COUNTRY | bit::STATE | bit::CAPITAL | bit::DEMONYM) != 0;
    let person = full.kind() == EntityKind::Person && part.kind() == EntityKind::Person;
    let apart = (place || part.kind() == EntityKind::Place) && full.kind() != EntityKind::Place;
    person || !apart
}

fn is_first_name(word: &str) -> bool {
    GAZETTEER.number(word).unwrap_or(0) & bit::FIRST_NAME != 0
}

/// Whether these words, folded, are a country: "Aldra Telecom" and "Aldra Telecom USA" are one.
fn is_country(words: &[String]) -> bool {
    GAZETTEER.number(&words.join(" ")).unwrap_or(0) & bit::COUNTRY != 0
}

fn is_of_names(word: &str) -> bool {
    ORG_WORDS.has(word) || PLACE_WORDS.has(word) || EVENT_WORDS.has(word)
}
