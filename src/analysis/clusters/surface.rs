//! Ways of writing a name, each with the places that write it so, and which of them were joined.

use super::{kinds, seats};
use crate::analysis::facts::{ARTICLES, Facts, UnitWords, Word};
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
    /// What the tables know.
    pub(super) known: Option<KnownName>,
    /// What the places that write it so suggest it is.
    pub(super) votes: BTreeMap<EntityKind, u32>,
    /// Where it is written so.
    pub(super) places: Vec<Candidate>,
    /// Articles that write it so.
    pub(super) docs: BTreeSet<usize>,
}

impl Surface {
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
}

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
        Self { parent: (0..all.len()).collect(), reason: vec![None; all.len()], all }
    }

    /// The surface that stands for the cluster of surface `at`.
    pub(super) fn root(&self, mut at: usize) -> usize {
        while self.parent[at] != at {
            at = self.parent[at];
        }
        at
    }

    /// Joins the clusters of `short` and `full`; `reason` explains it for `short`.
    pub(super) fn join(&mut self, short: usize, full: usize, reason: impl FnOnce() -> String) {
        let (from, to) = (self.root(short), self.root(full));
        if from != to {
            self.parent[from] = to;
            self.reason[short].get_or_insert_with(reason);
        }
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
    let key = words.iter().filter(|word| word.is_word()).map(|word| folded(word.text)).collect();
    Surface { text, key, known, votes: BTreeMap::new(), places: Vec::new(), docs: BTreeSet::new() }
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

fn spelled(words: &[Word<'_>]) -> String {
    let parts: Vec<_> = words.iter().map(|word| word.text).collect();
    let text = parts.join(" ").replace('’', "'").replace('‑', "-");
    let capitals = words.len() > 1 && words.iter().all(Word::all_caps);
    // A headline in capitals names what the text names in small letters.
    if capitals && !KNOWN.has(&text) { text.to_lowercase() } else { text }
}

/// A word of a name as it is compared: without accents, marks and Arabic articles, in lower case.
pub(super) fn folded(word: &str) -> String {
    let name =
        word.split_once(['-', '‑']).filter(|(head, rest)| is_article(head) && !rest.is_empty()).map_or(word, |(_, rest)| rest);
    name.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_article(head: &str) -> bool {
    ARTICLES.contains(&head.to_lowercase().as_str())
}
