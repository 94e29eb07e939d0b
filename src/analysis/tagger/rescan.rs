//! Looks again for every name that was found: what is a name in one place of a document is one in the others.

use super::sentence::{is_capital, is_lower, is_upper};
use super::{Name, NameKind, bounds, lookup};
use crate::analysis::lexicon::names::{CALENDAR, FUNCTION_WORDS, bit};
use foldhash::{HashMap, HashSet};

/// Names of more words are not looked for again.
const LONGEST: usize = 12;

/// How often a name was found as each kind, in order of first finding.
type Counts = Vec<(NameKind, usize)>;

/// `names` of each sentence with those that were missed.
pub(super) fn complete(sentences: &[&Vec<&str>], mut names: Vec<Vec<Name>>) -> Vec<Vec<Name>> {
    let lower: HashSet<&str> = sentences.iter().copied().flatten().copied().filter(|word| is_lower(word)).collect();
    for (words, names) in sentences.iter().zip(&mut names) {
        bounds::add_shorts(words, names);
    }
    let mut known = counted(sentences, &names);
    let surnames = surnames(sentences, &names);
    let persons: HashSet<&str> = surnames.iter().copied().collect();
    for (words, names) in sentences.iter().zip(&mut names) {
        for name in names.iter_mut() {
            make_person(words, name, &persons);
        }
    }
    for surname in surnames.iter().filter(|surname| surname.chars().nth(3).is_some()) {
        count(&mut known, vec![surname], NameKind::Person);
    }
    let longest = known.keys().map(Vec::len).max().unwrap_or(0);
    for (words, names) in sentences.iter().zip(&mut names) {
        let more = missed(words, names, &known, longest, &lower);
        names.extend(more);
        names.sort_by_key(|name| name.first);
    }
    names
}

fn count<'a>(known: &mut HashMap<Vec<&'a str>, Counts>, words: Vec<&'a str>, kind: NameKind) {
    let counts = known.entry(words).or_default();
    match counts.iter_mut().find(|(counted, _)| *counted == kind) {
        Some((_, count)) => *count += 1,
        None => counts.push((kind, 1)),
    }
}

fn counted<'a>(sentences: &[&Vec<&'a str>], names: &[Vec<Name>]) -> HashMap<Vec<&'a str>, Counts> {
    let mut known = HashMap::default();
    for (words, name) in sentences.iter().zip(names).flat_map(|(words, names)| names.iter().map(move |name| (words, name))) {
        let parts = words.get(name.first..name.end).unwrap_or_default();
        if parts.len() > LONGEST {
            continue;
        }
        count(&mut known, parts.to_vec(), name.kind);
        let last = parts.last().copied().unwrap_or_default();
        let surname = last.starts_with(char::is_uppercase) && last.chars().nth(2).is_some();
        if name.kind == NameKind::Person && parts.len() > 1 && surname {
            count(&mut known, vec![last], name.kind);
        }
        if let [only] = parts
            && only.chars().nth(2).is_none()
            && !is_upper(only)
        {
            known.remove(parts);
        }
    }
    known
}

/// Last words of persons' full names, in order of first mention.
fn surnames<'a>(sentences: &[&Vec<&'a str>], names: &[Vec<Name>]) -> Vec<&'a str> {
    let mut seen = HashSet::default();
    let mut surnames = Vec::new();
    for (words, names) in sentences.iter().zip(names) {
        for name in names.iter().filter(|name| name.kind == NameKind::Person && name.end - name.first > 1) {
            let surname = words.get(name.end - 1).map_or("", |word| core(word));
            if seen.insert(surname) {
                surnames.push(surname);
            }
        }
    }
    surnames
}

/// A single word that is a person's surname names that person, unless it is a country or people.
fn make_person(words: &[&str], name: &mut Name, surnames: &HashSet<&str>) {
    let [word] = words.get(name.first..name.end).unwrap_or_default() else { return };
    let country = lookup::mask(std::iter::once(word.to_lowercase().as_str())) & (bit::COUNTRY | bit::DEMONYM) != 0;
    if name.kind != NameKind::Person && !country && surnames.contains(core(word)) {
        name.kind = NameKind::Person;
    }
}

/// A word without an Arabic article before it.
fn core(word: &str) -> &str {
    const ARTICLES: [&str; 16] =
        ["al", "el", "ad", "as", "ash", "an", "ar", "at", "az", "Al", "El", "Ad", "As", "Ash", "An", "Ar"];
    let rest = word.split_once(['-', '‑', '–']).filter(|(article, _)| ARTICLES.contains(article)).map(|(_, rest)| rest);
    rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase())).unwrap_or(word)
}

/// Known names in a sentence where no name was found.
fn missed(
    words: &[&str],
    names: &[Name],
    known: &HashMap<Vec<&str>, Counts>,
    longest: usize,
    lower: &HashSet<&str>,
) -> Vec<Name> {
    let mut covered = vec![false; words.len()];
    for name in names {
        covered.get_mut(name.first..name.end).unwrap_or_default().fill(true);
    }
    let mut more = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let free =
            if is_capital(words[at]) { covered[at..].iter().take(longest).take_while(|covered| !**covered).count() } else { 0 };
        let found = (1..=free).rev().find_map(|length| {
            let counts = known.get(&words[at..at + length])?;
            let usable = length > 1 || may_stand_alone(words[at], at, lower);
            usable.then(|| Name { first: at, end: at + length, kind: most(counts), margin: 0.0 })
        });
        at = found.map_or(at + 1, |name| name.end);
        more.extend(found);
    }
    more
}

fn may_stand_alone(word: &str, at: usize, lower: &HashSet<&str>) -> bool {
    let small = word.to_lowercase();
    !(at == 0 && lower.contains(small.as_str()) || FUNCTION_WORDS.has(&small) || CALENDAR.has(&small))
}

/// The kind with most counts; of equals the first found.
fn most(counts: &Counts) -> NameKind {
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(NameKind::Other, |(kind, _)| *kind)
}
