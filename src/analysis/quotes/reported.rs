//! Reported speech without quotation marks: "Meyer said (that) the pier is closed", "According to Meyer, …", "…, Meyer said".
//!
//! Finds the words that give the content and the noun that says them. Content never overlaps other content: of "Meyer said Rao denied
//! it" Meyer's is found. Reads each item a bounded number of times.

use super::frame::Frame;
use super::marks::Passage;
use super::subject::{Subject, Subjects};
use crate::analysis::lexicon::REPORTING_VERBS;

use crate::analysis::lexicon::speech::{VerbForm, is_day, is_preposition};
use crate::analysis::lexicon::verbs::is_clause;
use crate::text::slice;
use std::ops::Range;

/// How far before a verb its sentence is looked at, in items.
const REACH: usize = 60;

/// The longest content, in items.
const LONGEST: usize = 120;

/// The longest noun behind "told", with when and where it was told, in items.
const LONGEST_HEARER: usize = 8;

/// So many items may stand between a verb and its "that": "told a crowd in Lima that".
const BEFORE_THAT: usize = 10;

/// What somebody is reported to have said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// Index of its paragraph.
    pub(super) paragraph: usize,
    /// The items of the paragraph's frame that give it.
    pub(super) items: Range<usize>,
    /// Who says it; none where the words leave it open ("Meyer and his allies say").
    pub(super) subject: Option<Subject>,
    /// Strength of the verb, as in `reporting_verbs.tsv`.
    pub(super) strength: i8,
}

/// All reported content of a paragraph, in order. `passages` are those of the article.
pub(super) fn contents(text: &str, paragraph: usize, subjects: Subjects<'_>, passages: &[Passage]) -> Vec<Content> {
    let scan = Scan { text, paragraph, subjects, passages };
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    while at < scan.frame().len() {
        let content = if scan.ends_sentence(at) { None } else { scan.content(start.max(at.saturating_sub(REACH)), at) };
        at = content.as_ref().map_or(at + 1, |content| content.items.end.max(at + 1));
        if content.is_some() || scan.ends_sentence(at - 1) {
            start = at;
        }
        found.extend(content);
    }
    found
}

#[derive(Clone, Copy)]
struct Scan<'f> {
    text: &'f str,
    paragraph: usize,
    subjects: Subjects<'f>,
    passages: &'f [Passage],
}

impl Scan<'_> {
    /// The content that the word at `at` reports, in the sentence that goes on from `start`.
    fn content(self, start: usize, at: usize) -> Option<Content> {
        let frame = self.frame();
        if frame.low(at) == "according" && frame.low(at + 1) == "to" {
            return self.according(start, at);
        }
        let verb = frame.verb(at)?;
        let strength = REPORTING_VERBS.get(frame.low(at)).map_or(1, |(_, strength, _)| *strength);
        let content = |items, subject| Content { paragraph: self.paragraph, items, subject, strength };
        if let Some(from) = self.complement(at) {
            return Some(content(from..self.end(from), self.subjects.of_verb(start, at)));
        }
        if !verb.plain || verb.form == VerbForm::Participle || start == at {
            return None;
        }
        let closed = |comma: usize| (comma > start && frame.low(comma) == ",").then_some(start..comma);
        // "Meyer, a farmer, asked Rao": Rao hears it.
        let hears = matches!(verb.lemma, "tell" | "ask" | "urge" | "warn");
        if let Some(items) = closed(at - 1).filter(|_| !hears) {
            return self.subjects.behind_verb(at + 1, self.end(at)).map(|subject| content(items, Some(subject)));
        }
        let subject = self.subjects.before_verb(start, at).filter(|_| self.is_last(at + 1))?;
        let items = closed(subject.start.checked_sub(1)?)?;
        Some(content(items, Some(subject)))
    }

    /// "According to X, …" and "…, according to X".
    fn according(self, start: usize, at: usize) -> Option<Content> {
        let frame = self.frame();
        let end = self.end(at);
        let subject = self.subjects.behind_verb(at + 2, end)?;
        let before = at - usize::from(at > start && frame.before(at) == ",");
        let items = if before > start + 1 {
            start..before
        } else {
            let comma = (at + 2..end).find(|&n| frame.low(n) == ",")?;
            comma + 1..end
        };
        Some(Content { paragraph: self.paragraph, items, subject: Some(subject), strength: 1 })
    }

    /// Where the content begins that the verb at `verb` introduces.
    fn complement(self, verb: usize) -> Option<usize> {
        let frame = self.frame();
        let found = frame.verb(verb)?;
        let next = self.behind_day(verb + 1);
        let bare = found.plain && !matches!(found.lemma, "tell" | "ask" | "write" | "vow" | "urge" | "deny");
        if frame.low(next) == "that" {
            return Some(next + 1);
        }
        if bare && frame.is_word(next) && self.is_clause(next) {
            return Some(next);
        }
        // ", and no settlement that …" is not what the hearers were told.
        let turns = |n: usize| frame.low(n) == "," && matches!(frame.low(n + 1), "and" | "but" | "or" | "nor" | "so");
        let stops = |n: usize| !frame.is_word(n) && !matches!(frame.low(n), "-" | ",") || frame.verb(n).is_some() || turns(n);
        let that = (verb + 1..verb + 1 + BEFORE_THAT).find(|&n| stops(n) || frame.low(n) == "that")?;
        let whom = found.lemma == "tell" || is_preposition(frame.low(verb + 1));
        (frame.low(that) == "that" && whom).then_some(that + 1)
    }

    /// Behind "Monday" or "on Monday", if that follows the verb.
    fn behind_day(self, at: usize) -> usize {
        let day = at + usize::from(self.frame().low(at) == "on");
        if is_day(self.frame().low(day)) { day + 1 } else { at }
    }

    fn is_clause(self, at: usize) -> bool {
        let frame = self.frame();
        // Quoted words are a part of the clause, whatever they are.
        is_clause((at..frame.len()).map(|n| if frame.passage(n).is_some() { "quoted" } else { frame.low(n) }))
    }

    /// Whether nothing but when and where something was said follows: the sentence ends, or goes on with "on Monday", "in a statement".
    fn is_last(self, at: usize) -> bool {
        let frame = self.frame();
        let word = frame.low(at);
        // "…, Meyer told the court."
        let whom = frame.verb(at - 1).is_some_and(|verb| verb.lemma == "tell") && self.end(at) <= at + LONGEST_HEARER;
        whom || at >= frame.len() || self.ends_sentence(at) || is_preposition(word) || matches!(word, "," | ";") || is_day(word)
    }

    /// The item behind the clause that goes on from item `from`.
    fn end(self, from: usize) -> usize {
        let frame = self.frame();
        let most = frame.len().min(from + LONGEST);
        let end = (from..most).find(|&n| self.ends_sentence(n) || self.is_turn(n)).unwrap_or(most);
        // A passage with its own full stop is part of the sentence that it ends.
        end + usize::from(end < most && frame.passage(end).is_some())
    }

    /// Where the writer's own words go on: ";", ", but …", ", while …", ", according to".
    fn is_turn(self, at: usize) -> bool {
        let frame = self.frame();
        let joins = matches!(frame.low(at + 1), "but" | "while" | "although" | "though");
        frame.low(at) == ";" || frame.low(at) == "," && (joins && self.is_clause(at + 2) || frame.low(at + 1) == "according")
    }

    fn ends_sentence(self, at: usize) -> bool {
        let passage = self.frame().passage(at).and_then(|n| self.passages.get(n));
        let full = passage.is_some_and(|passage| slice(self.text, passage.inner).ends_with(['.', '?', '!']));
        full || self.frame().ends_sentence(at)
    }

    fn frame(&self) -> &Frame<'_> {
        self.subjects.frame
    }
}
