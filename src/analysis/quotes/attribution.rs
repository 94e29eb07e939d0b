//! The words around a passage that say who speaks: before it ("X said: …"), behind it ("…," X said; … said X), or at the end of
//! its sentence.

use super::frame::Frame;
use super::marks::Passage;
use super::subject::{Subject, Subjects};
use crate::analysis::lexicon::numbers::NOUN_ENDS;
use crate::analysis::lexicon::speech::{VerbForm, is_auxiliary, is_determiner, is_naming};
use crate::text::{TextRange, slice};

/// How far from a passage its verb may stand, in words.
const REACH: usize = 60;

/// How many single words may be quoted between a verb and the passage that it introduces.
const MOST_EMBEDDED: usize = 3;

/// A passage in its paragraph.
#[derive(Clone, Copy)]
pub(super) struct Around<'f> {
    pub(super) text: &'f str,
    pub(super) subjects: Subjects<'f>,
    pub(super) passages: &'f [Passage],
    pub(super) passage: &'f Passage,
    /// The item that the passage is; the number of items for one that begins the next paragraph.
    pub(super) at: usize,
}

impl Around<'_> {
    /// The subject of the verb that gives the passage to a speaker.
    pub(super) fn attributed(self) -> Option<Subject> {
        if self.is_name() {
            return None;
        }
        let start = self.start();
        let embedded = start < self.at && start.checked_sub(1).is_none_or(|n| self.frame().passage(n).is_none());
        let near =
            if embedded { self.before(start).or_else(|| self.behind()) } else { self.behind().or_else(|| self.before(start)) };
        near.or_else(|| self.at_end_of_sentence())
    }

    /// Whether the passage is what somebody or something is called: "known as “Deep Harbour”".
    fn is_name(self) -> bool {
        let mut words = slice(self.text, self.passage.inner).split_whitespace();
        let before = self.frame().before(self.at);
        is_naming(before) && before != "the" && words.all(|word| word.starts_with(char::is_uppercase)) && self.words() < 5
    }

    /// Where the words before the passage begin: behind the sentence or the speech before, but over single words quoted in between.
    fn start(self) -> usize {
        let frame = self.frame();
        let speech =
            |n: usize| frame.passage(n).and_then(|n| self.passages.get(n)).is_some_and(|passage| self.is_speech(passage));
        let reach = self.at.saturating_sub(REACH);
        let passages = || (reach..self.at).rev().filter(|&n| frame.passage(n).is_some());
        let reach = passages().nth(MOST_EMBEDDED).map_or(reach, |n| n + 1);
        (reach..self.at).rev().find(|&n| frame.ends_sentence(n) || speech(n)).map_or(reach, |n| n + 1)
    }

    /// Whether a passage is speech with a beginning and an end, not some words inside of a sentence.
    fn is_speech(self, passage: &Passage) -> bool {
        let tail = slice(self.text, TextRange::new(passage.inner.end, passage.outer.end));
        tail.contains(',') || slice(self.text, passage.inner).ends_with(['.', '?', '!', '—', '–', '-', '…'])
    }

    /// "X said: …", "X called it …", "X left, calling it …", "according to X, …", "X: …".
    pub(super) fn before(self, start: usize) -> Option<Subject> {
        let frame = self.frame();
        let to = (start..self.at).find(|&n| frame.low(n) == "according" && frame.low(n + 1) == "to");
        let to = to.filter(|to| !self.is_broken(to + 2));
        if let Some(found) = to.and_then(|n| self.subjects.behind_verb(n + 2, self.at)) {
            return Some(found);
        }
        let Some(verb) = (start..self.at).rev().find(|&n| frame.verb(n).is_some()) else {
            let colon = frame.before(self.at) == ":" && self.at > start;
            return self.subjects.at_start(start, self.at).filter(|_| colon && self.at < start + 8);
        };
        let clear = !self.is_broken(verb + 1) && (self.words() > 1 || self.is_object_of(verb) || self.is_told(verb));
        if clear { self.subjects.of_verb(start, verb) } else { None }
    }

    /// Whether a clause of its own begins between item `from` and the passage.
    fn is_broken(self, from: usize) -> bool {
        let frame = self.frame();
        (from..self.at).any(|n| {
            let word = frame.low(n);
            let clause = matches!(word, "but" | "while" | "although" | "though" | "because" | "whereas" | "when");
            let joined = matches!(word, "and" | "as" | "which" | "who" | "after" | "before" | "so") && frame.before(n) == ",";
            let pair = matches!(word, "and" | "or") && n > from && frame.passage(n - 1).is_some() && self.is_subject(n + 1);
            word == ";" || clause || joined || pair
        })
    }

    fn is_subject(self, at: usize) -> bool {
        let word = self.frame().low(at);
        self.frame().mention(at).is_some() || is_determiner(word) || matches!(word, "he" | "she" | "they" | "it")
    }

    /// Whether one quoted word is what the verb is about ("called it “illegal”", "said it had been “destroyed”"), not an adjective of another noun ("said the
    /// “moderate” rebels").
    fn is_object_of(self, verb: usize) -> bool {
        let next = self.frame().low(self.at + 1);
        let closed = !self.frame().is_word(self.at + 1) || NOUN_ENDS.has(next);
        closed && (self.at - verb <= 4 || is_auxiliary(self.frame().before(self.at)))
    }

    /// Whether "that" makes all that follows the verb the speaker's words, a single quoted one too ("suggested that support for “moderate”
    /// rebels was wrong"), but for what others are called ("said that the so-called “moderates” left").
    fn is_told(self, verb: usize) -> bool {
        self.frame().low(verb + 1) == "that" && !is_naming(self.frame().before(self.at))
    }

    /// "…," said X; "…," X said; "…," according to X.
    fn behind(self) -> Option<Subject> {
        let frame = self.frame();
        let comma = usize::from(frame.low(self.at + 1) == ",");
        let from = self.at + 1 + comma;
        let end = frame.segment_end(from).min(from + REACH / 2);
        let direct = comma == 1 || self.goes_on();
        if self.ends_with(&['.']) && comma == 0 && !direct {
            return None;
        }
        if frame.low(from) == "according" && frame.low(from + 1) == "to" {
            let told_by_another = frame.before(self.at) == ",";
            return self.subjects.behind_verb(from + 2, end).filter(|_| !told_by_another);
        }
        let inverted = frame.verb(from).filter(|verb| direct && verb.form != VerbForm::Participle && verb.lemma != "tell");
        if inverted.is_some() {
            return self.subjects.behind_verb(from + 1, end);
        }
        let verb = (from..end).find(|&n| frame.verb(n).is_some_and(|verb| verb.form != VerbForm::Participle))?;
        // "“We should stop” the plan, said Meyer."
        let hears = frame.verb(verb).is_some_and(|verb| matches!(verb.lemma, "tell" | "ask" | "urge" | "warn"));
        let inverted = frame.before(verb) == "," && verb > from && !hears;
        let inverted = if inverted { self.subjects.behind_verb(verb + 1, end) } else { None };
        if inverted.is_some() && self.words() > 3 {
            return inverted;
        }
        let subject = self.subjects.before_verb(from, verb)?;
        (subject.start == from && (direct || self.words() > 3)).then_some(subject)
    }

    /// "The plan is “illegal and wrong” and must stop, X said", "…, said X."
    fn at_end_of_sentence(self) -> Option<Subject> {
        let frame = self.frame();
        let from = self.at + 1;
        let end = frame.segment_end(from);
        if self.words() < 2 || self.ends_with(&['.', '?', '!']) || frame.passage(end).is_some() {
            return None;
        }
        let to = (from + 1..end).find(|&n| frame.low(n) == "according" && frame.low(n + 1) == "to");
        if let Some(to) = to {
            return self.subjects.behind_verb(to + 2, end);
        }
        let verb = (from..end).rev().find(|&n| frame.verb(n).is_some_and(|verb| verb.form == VerbForm::Past && verb.plain))?;
        let inverted = if frame.before(verb) == "," { self.subjects.behind_verb(verb + 1, end) } else { None };
        let plain = || self.subjects.before_verb(from, verb).filter(|subject| frame.before(subject.start) == ",");
        inverted.or_else(plain)
    }

    fn frame(&self) -> &Frame<'_> {
        self.subjects.frame
    }

    /// How many words are quoted.
    fn words(self) -> usize {
        slice(self.text, self.passage.inner).split_whitespace().count()
    }

    /// Whether the sentence goes on behind the closing mark: the passage ends with a comma, a dash, a question.
    fn goes_on(self) -> bool {
        self.is_speech(self.passage) && !self.ends_with(&['.'])
    }

    fn ends_with(self, marks: &[char]) -> bool {
        slice(self.text, self.passage.inner).ends_with(marks)
    }
}
