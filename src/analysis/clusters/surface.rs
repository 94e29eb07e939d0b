//! Ways of writing a name, each with the places that write it so, and which of them were joined.

use super::{kinds, seats};
use crate::analysis::facts::{ARTICLES, Facts, UnitWords, Word, is_all_caps};
use crate::analysis::lexicon::names::{KNOWN, KnownName};
use crate::analysis::mentions::Candidate;
use crate::analysis::{EntityKind, MentionForm};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One way of writing a name.
#[derive(Clone, Debug)]
pub(super) struct Surface {
    /// As written, tokens joined by one space.
    pub(super) text: String,
    /// Folded for comparison: no accents, no Arabic article, lower case but for short names in capitals.
    pub(super) key: Vec<String>,
    /// "jr", "sr", "ii": tells members of one family apart. No part of `key`.
    pub(super) generation: Option<&'static str>,
    /// What the tables know.
    pub(super) known: Option<KnownName>,
    /// What the places that write it so suggest it is.
    pub(super) votes: BTreeMap<EntityKind, u32>,
    /// Where it is written so.
    pub(super) places: Vec<Candidate>,
    /// Articles that write it so.
    pub(super) docs: BTreeSet<usize>,
    /// A description, no name.
    pub(super) nominal: bool,
    /// Surfaces that this short name could mean, where it could mean several.
    pub(super) could_be: Vec<usize>,
}

impl Surface {
    /// As people write it: "People 's Army" is "People's Army".
    pub(super) fn spoken(&self) -> String {
        self.text.replace(" 's", "'s").replace(" - ", "-")
    }

    /// The kind with most votes.
    pub(super) fn kind(&self) -> EntityKind {
        match self.known {
            Some(known) => known.kind,
            None => kinds::best(&self.votes),
        }
    }
}

/// All surfaces, with the joins made so far.
#[derive(Debug, Default)]
pub(super) struct Surfaces {
    /// In order of first mention.
    pub(super) all: Vec<Surface>,
    /// For each surface the one it was joined with, or itself.
    parent: Vec<usize>,
    /// Why each surface was joined, if it was.
    pub(super) reason: Vec<Option<String>>,
    /// Pairs of surfaces that the reader keeps apart.
    pub(super) apart: Vec<(usize, usize)>,
    /// The same by article and words, for surfaces that are yet to come.
    pub(super) apart_words: Vec<(Written, Written)>,
    /// Words that the reader says name nothing.
    pub(super) ignored: BTreeSet<Written>,
}

/// Words of an article, as a surface's text.
pub(super) type Written = (usize, String);

impl Surfaces {
    /// Sorts `candidates` by what is written; doubtful short names without evidence are left out.
    pub(super) fn collect(facts: &[Facts<'_>], candidates: &[Candidate]) -> Self {
        let mut index: BTreeMap<(String, bool), usize> = BTreeMap::new();
        let mut all: Vec<Surface> = Vec::new();
        for candidate in candidates {
            let unit = &facts[candidate.doc].units[candidate.unit];
            let words = &unit.words[candidate.first..candidate.end];
            let seat = seats::stands_for(unit, candidate);
            let text = spelled(words);
            let at = *index.entry((text.clone(), seat.is_some())).or_insert_with(|| {
                all.push(surface(text, words, seat.or(candidate.known)));
                all.len() - 1
            });
            all[at].add(unit, candidate);
        }
        let evident: BTreeSet<_> =
            all.iter().filter_map(|s| s.known).filter(|known| !known.needs_evidence).map(|known| known.canonical).collect();
        all.retain(|s| s.known.is_none_or(|known| !known.needs_evidence || evident.contains(known.canonical)));
        Self { parent: (0..all.len()).collect(), reason: vec![None; all.len()], all, ..Self::default() }
    }

    /// The surface that stands for the cluster of surface `at`.
    pub(super) fn root(&self, mut at: usize) -> usize {
        while self.parent[at] != at {
            at = self.parent[at];
        }
        at
    }

    /// Joins the clusters of `short` and `full`, unless the reader keeps them apart; `reason` explains it for `short`. Whether they are one.
    pub(super) fn join(&mut self, short: usize, full: usize, reason: impl FnOnce() -> String) -> bool {
        let (from, to) = (self.root(short), self.root(full));
        if from != to && !self.are_kept_apart(from, to) {
            self.parent[from] = to;
            self.reason[short].get_or_insert_with(reason);
        }
        self.root(short) == self.root(full)
    }

    /// Whether the reader keeps two clusters apart.
    fn are_kept_apart(&self, a: usize, b: usize) -> bool {
        self.apart.iter().map(|(one, other)| (self.root(*one), self.root(*other))).any(|pair| pair == (a, b) || pair == (b, a))
    }

    /// Takes mentions that have one of these words (article, unit, word) out.
    pub(super) fn give_way(&mut self, words: &BTreeSet<(usize, usize, usize)>) {
        let covered = |place: &Candidate| (place.first..place.end).any(|word| words.contains(&(place.doc, place.unit, word)));
        for surface in &mut self.all {
            surface.places.retain(|place| !covered(place));
            surface.docs = surface.places.iter().map(|place| place.doc).collect();
        }
    }

    /// Whether words of an article may be a description of `person`, for all that the reader has said.
    pub(super) fn may_mean(&self, written: &Written, person: usize) -> bool {
        let root = self.root(person);
        let is_person = |(doc, text): &Written| {
            let mut all = self.all.iter().enumerate();
            all.any(|(at, other)| other.text == *text && other.docs.contains(doc) && self.root(at) == root)
        };
        let rejected = |(a, b): &(Written, Written)| a == written && is_person(b) || b == written && is_person(a);
        !self.ignored.contains(written) && !self.apart_words.iter().any(rejected)
    }

    /// A surface of its own for a description at `place`.
    pub(super) fn describe(&mut self, words: &[Word<'_>], place: Candidate) -> usize {
        let mut nominal = surface(spelled(words), words, None);
        nominal.nominal = true;
        nominal.docs.insert(place.doc);
        nominal.places.push(place);
        self.parent.push(self.all.len());
        self.reason.push(None);
        self.all.push(nominal);
        self.all.len() - 1
    }

    /// Takes the places of surface `at` that stand in article `doc` out into a surface of their own; its index.
    pub(super) fn split_off(&mut self, at: usize, doc: usize) -> usize {
        let mut part = self.all[at].clone();
        part.places.retain(|place| place.doc == doc);
        part.docs = BTreeSet::from([doc]);
        self.all[at].places.retain(|place| place.doc != doc);
        self.all[at].docs.remove(&doc);
        self.parent.push(self.all.len());
        self.reason.push(None);
        self.all.push(part);
        self.all.len() - 1
    }

    /// Whether the tables name the clusters of both differently.
    pub(super) fn are_known_apart(&self, a: usize, b: usize) -> bool {
        match (self.known(a), self.known(b)) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        }
    }

    /// The table's name for the cluster of surface `at`.
    pub(super) fn known(&self, at: usize) -> Option<&'static str> {
        let root = self.root(at);
        self.all[root].known.or(self.all[at].known).map(|known| known.canonical)
    }
}

fn surface(text: String, words: &[Word<'_>], known: Option<KnownName>) -> Surface {
    let mut key = key(words);
    let generation = key.last().and_then(|last| GENERATIONS.into_iter().find(|generation| generation == last));
    if generation.is_some() && key.len() > 2 {
        key.pop();
    }
    Surface {
        key,
        generation,
        text,
        known,
        votes: BTreeMap::new(),
        places: Vec::new(),
        docs: BTreeSet::new(),
        nominal: false,
        could_be: Vec::new(),
    }
}

/// Last words of names that tell father and son apart.
const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// The words of a name as they are compared: countries by one of their names, "Mt" and "St" in full.
fn key(words: &[Word<'_>]) -> Vec<String> {
    let mut key = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.is_word()) {
        let country = KNOWN.get(word.text).filter(|known| {
            words.len() > 1
                && known.kind == EntityKind::Place
                && matches!(known.form, MentionForm::Alias)
                && !known.needs_evidence
        });
        match country {
            Some(country) => key.extend(country.canonical.split(' ').map(folded)),
            None if at + 1 < words.len() => key.push(in_full(folded(word.text))),
            None => key.push(folded(word.text)),
        }
    }
    key
}

/// A shortened first part of a place's name in full.
fn in_full(word: String) -> String {
    const SHORT: [(&str, &str); 3] = [("mt", "mount"), ("st", "saint"), ("ft", "fort")];
    SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| (*full).to_owned())
}

impl Surface {
    fn add(&mut self, unit: &UnitWords<'_>, candidate: &Candidate) {
        for (kind, votes) in kinds::votes(unit, candidate) {
            *self.votes.entry(kind).or_default() += votes;
        }
        self.places.push(*candidate);
        self.docs.insert(candidate.doc);
    }

    /// Whether this is a demonym or stands for a government: names its country more weakly.
    pub(super) fn is_weak(&self) -> bool {
        self.known.is_some_and(|known| matches!(known.form, MentionForm::Demonym | MentionForm::Metonym))
    }
}

pub(super) fn spelled(words: &[Word<'_>]) -> String {
    let parts: Vec<_> = words.iter().map(|word| word.text).collect();
    surface_text(&parts.join(" "))
}

/// The text under which tokens joined by one space are kept. A headline in capitals names what the text names in small letters.
pub(super) fn surface_text(spaced: &str) -> String {
    let text = spaced.replace('’', "'").replace('‑', "-");
    let capitals = text.contains(' ') && text.split(' ').all(is_all_caps);
    if capitals && !KNOWN.has(&text) { text.to_lowercase() } else { text }
}

/// A word of a name as it is compared: without accents, marks and Arabic articles, in lower case.
pub(super) fn folded(word: &str) -> String {
    let name =
        word.split_once(['-', '‑']).filter(|(head, rest)| is_article(head) && !rest.is_empty()).map_or(word, |(_, rest)| rest);
    if name.is_ascii() {
        return name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    name.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_article(head: &str) -> bool {
    ARTICLES.contains(&head.to_lowercase().as_str())
}
