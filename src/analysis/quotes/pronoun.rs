//! Whom "he" or "she" means before a verb of speech: the one person that the sentence before is about, or nobody.

use super::Named;
use super::frame::Frame;
use super::marks::Passage;
use crate::analysis::EntityKind;
use crate::analysis::lexicon::names::TITLES;
use crate::analysis::lexicon::speech::{begins_clause, is_determiner};
use crate::analysis::pronouns::{People, pronoun_gender};
use crate::text::{TextRange, slice};
use std::collections::{BTreeMap, BTreeSet};

/// How many paragraphs back the person may be named: only quoted words may stand between, for a sentence that names nobody may well
/// be about somebody else.
const PARAGRAPHS: usize = 6;

/// The longest sentence that is looked at, in words and passages; longer ones are no sentences.
const LONGEST: usize = 150;

/// What is known while the passages are read from first to last.
pub(super) struct Antecedents<'f> {
    pub(super) text: &'f str,
    pub(super) frames: &'f [Frame<'f>],
    pub(super) named: &'f [Named],
    pub(super) passages: &'f [Passage],
    /// Words that name a speaker found so far, by their start, and the entity.
    pub(super) speakers: BTreeMap<usize, usize>,
    /// What is known of persons from the whole text.
    pub(super) people: &'f People,
    /// Number of the article.
    pub(super) doc: usize,
    /// The pronoun that was used for an entity so far.
    pub(super) pronouns: BTreeMap<usize, String>,
}

/// What a sentence says about the person that a pronoun behind it means.
enum Found {
    /// It is this entity.
    Person(usize),
    /// It is somebody, but not clear who.
    Unclear,
    /// Nobody is named.
    Nobody,
}

impl Antecedents<'_> {
    /// The entity that the pronoun at item `at` of paragraph `paragraph` means.
    pub(super) fn of(&mut self, paragraph: usize, at: usize) -> Option<usize> {
        let frame = self.frames.get(paragraph)?;
        let pronoun = frame.low(at).to_owned();
        let clear = || self.people.clear.get(&(self.doc, frame.get(at)?.range.start)).copied();
        let entity = self.look_back(paragraph, at).filter(|entity| self.fits(*entity, &pronoun)).or_else(clear)?;
        let known = self.pronouns.entry(entity).or_insert_with(|| pronoun.clone());
        (*known == pronoun).then_some(entity)
    }

    /// Whether the pronoun can mean the entity, as far as names and titles tell.
    fn fits(&self, entity: usize, pronoun: &str) -> bool {
        let known = self.people.genders.get(&entity);
        known.is_none_or(|known| pronoun_gender(pronoun).is_none_or(|gender| *known == gender))
    }

    fn look_back(&self, paragraph: usize, at: usize) -> Option<usize> {
        for n in (paragraph.saturating_sub(PARAGRAPHS)..=paragraph).rev() {
            let frame = self.frames.get(n)?;
            let mut end = if n == paragraph { at } else { frame.len() };
            while end > 0 {
                let start = self.sentence_start(frame, end)?;
                match self.in_sentence(frame, start, end) {
                    Found::Person(entity) => return Some(entity),
                    Found::Nobody if !(start..end).any(|n| frame.is_word(n)) => end = start,
                    Found::Nobody | Found::Unclear => return None,
                }
            }
        }
        None
    }

    /// Start of the sentence that ends before item `end`; a passage that ends with a full stop ends its sentence.
    fn sentence_start(&self, frame: &Frame<'_>, end: usize) -> Option<usize> {
        let full = |n: usize| frame.passage(n).and_then(|n| self.passages.get(n)).is_some_and(|passage| self.is_full(passage));
        let reach = end.saturating_sub(LONGEST);
        let stop = (reach..end.saturating_sub(1)).rev().find(|&n| frame.ends_sentence(n) || full(n)).map(|n| n + 1);
        stop.or((reach == 0).then_some(0))
    }

    fn is_full(&self, passage: &Passage) -> bool {
        slice(self.text, passage.inner).ends_with(['.', '?', '!'])
    }

    fn in_sentence(&self, frame: &Frame<'_>, start: usize, end: usize) -> Found {
        let spoke = self.speakers_in(frame.range(start, end));
        let spoke: BTreeSet<usize> = spoke.collect();
        if let (1, Some(entity)) = (spoke.len(), spoke.first()) {
            return Found::Person(*entity);
        }
        let mut subjects: BTreeSet<usize> =
            (start..end).filter(|&n| self.is_subject(frame, start, n)).filter_map(|n| self.person(frame, n)).collect();
        subjects.extend(spoke);
        let persons: BTreeSet<usize> = (start..end).filter_map(|n| self.person(frame, n)).collect();
        let likely = if subjects.is_empty() { &persons } else { &subjects };
        let described = is_determiner(frame.low(start)) && (start..start + 6).any(|n| TITLES.has(frame.low(n)));
        match (likely.len(), likely.first()) {
            (1, Some(entity)) => Found::Person(*entity),
            (0, _) if !described => Found::Nobody,
            _ => Found::Unclear,
        }
    }

    fn speakers_in(&self, range: TextRange) -> impl Iterator<Item = usize> + '_ {
        self.speakers.range(range.start..range.end.max(range.start)).map(|(_, entity)| *entity)
    }

    fn person(&self, frame: &Frame<'_>, at: usize) -> Option<usize> {
        let named = self.named.get(frame.mention(at)?)?;
        (named.kind == EntityKind::Person).then_some(named.entity)
    }

    /// Whether the person at item `at` begins a clause, so that the sentence is likely about them.
    fn is_subject(&self, frame: &Frame<'_>, start: usize, at: usize) -> bool {
        if self.person(frame, at).is_none() {
            return false;
        }
        let mut first = frame.mention_start(at);
        while first > start
            && (TITLES.has(frame.before(first))
                || frame.mention_before(first).is_some()
                || frame.is_capital(first - 1) && first - 1 > start)
        {
            first -= 1;
        }
        let owner = matches!(frame.low(frame.mention_end(at)), "'s" | "’s" | "'" | "’");
        let begins = first == start || begins_clause(frame.before(first)) || matches!(frame.before(first), "," | "—" | "–" | ":");
        begins && !owner
    }
}
