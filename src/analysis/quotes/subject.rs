//! Who does the saying: the noun that belongs to a verb of speech.
//!
//! A part of a longer noun is never taken for the speaker ("the spokesman for Meyer said" is not Meyer), nor is one of two.

use super::Named;
use super::frame::Frame;
use crate::analysis::EntityKind;
use crate::analysis::lexicon::names::TITLES;
use crate::analysis::lexicon::numbers::NOUN_ENDS;
use crate::analysis::lexicon::speech::{
    VerbForm, begins_clause, is_auxiliary, is_between_subject_and_verb, is_determiner, is_preposition,
};
use crate::analysis::lexicon::verbs::is_surely_finite;
use crate::text::TextRange;

/// A noun that speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// The mention with this index.
    Named(usize),
    /// "he" or "she", as an item of the frame.
    Pronoun(usize),
    /// A description ("a senior official").
    Nominal(TextRange),
}

/// A subject, and the item that its noun begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) who: Who,
    pub(super) start: usize,
}

/// The longest noun, in words.
const LONGEST: usize = 14;

/// Finds subjects in one frame.
#[derive(Clone, Copy)]
pub(super) struct Subjects<'f> {
    pub(super) frame: &'f Frame<'f>,
    pub(super) named: &'f [Named],
}

impl Subjects<'_> {
    /// Who says what the verb of speech at item `verb` introduces, in the sentence that goes on from `start`.
    pub(super) fn of_verb(self, start: usize, verb: usize) -> Option<Subject> {
        let frame = self.frame;
        let found = frame.verb(verb)?;
        // "Meyer, described as", "the plan, condemned by".
        if frame.before(verb) == "," && matches!(frame.low(verb + 1), "as" | "by") {
            return None;
        }
        match found.form {
            VerbForm::Past => self.before_verb(start, verb),
            VerbForm::Third => {
                self.before_verb(start, verb).filter(|subject| found.plain || !matches!(subject.who, Who::Nominal(_)))
            }
            VerbForm::Participle if frame.before(verb) == "as" && verb > start + 3 && frame.low(verb - 2) == "quoted" => {
                self.before_verb(start, verb - 3)
            }
            VerbForm::Participle => self.behind_with(start, verb).or_else(|| {
                let main = (start..verb).rev().find(|&n| frame.verb(n).is_some_and(|verb| verb.form != VerbForm::Participle));
                main.and_then(|main| self.before_verb(start, main)).or_else(|| self.at_start(start, verb))
            }),
        }
    }

    /// The name between "with" and a participle: "with Peru confirming that".
    fn behind_with(self, from: usize, participle: usize) -> Option<Subject> {
        let found = self.named_before(from, participle)?;
        Some(found).filter(|found| matches!(found.who, Who::Named(_)) && self.frame.before(found.start) == "with")
    }

    /// The subject of the verb at item `verb`, not looked for before item `from`.
    pub(super) fn before_verb(self, from: usize, verb: usize) -> Option<Subject> {
        let frame = self.frame;
        let end = (from..verb).rev().find(|&n| !is_between_subject_and_verb(frame.low(n)))? + 1;
        if is_auxiliary(frame.before(end)) || is_preposition(frame.before(end)) {
            return None;
        }
        match frame.before(end) {
            "he" | "she" => Some(Subject { who: Who::Pronoun(end - 1), start: end - 1 }),
            "who" => self.before_who(from, end - 1),
            "," | "—" | "–" => self.before_aside(from, end - 1),
            "and" | "but" => self.shared(from, end - 1),
            _ if frame.mention_before(end).is_some() => Some(self.name_in(from, self.named_before(from, end)?, end)),
            _ => self.nominal_before(from, end, verb),
        }
    }

    /// The subject behind a verb: "said Meyer", "said a spokesman for Meyer".
    pub(super) fn behind_verb(self, from: usize, end: usize) -> Option<Subject> {
        let frame = self.frame;
        let end = (from..end.min(from + LONGEST)).find(|&n| ends_noun(frame, from, n)).unwrap_or(end.min(from + LONGEST));
        if end == from || is_when(frame.low(from)) {
            return None;
        }
        if matches!(frame.low(from), "he" | "she") {
            return Some(Subject { who: Who::Pronoun(from), start: from });
        }
        let name = (from..end).find(|&n| self.is_person(n)).or_else(|| frame.mention(from).map(|_| from));
        name.and_then(|name| self.whole_name(from, name, end)).or_else(|| self.nominal(from, end))
    }

    /// The name at `name`, if the noun from `from` to `end` is that name with its titles.
    fn whole_name(self, from: usize, name: usize, end: usize) -> Option<Subject> {
        let behind = self.frame.mention_end(name);
        let found = self.named_before(from, behind)?;
        let person = self.is_person(name) && is_preposition(self.frame.low(behind));
        let whole = found.start == from && (behind == end || person) && !is_joined(self.frame, name);
        Some(found).filter(|found| whole && matches!(found.who, Who::Named(_)))
    }

    /// The person at the start of a sentence, who is the subject of whatever follows: "Meyer dismissed it, calling it".
    pub(super) fn at_start(self, from: usize, end: usize) -> Option<Subject> {
        let frame = self.frame;
        if matches!(frame.low(from), "he" | "she") {
            return Some(Subject { who: Who::Pronoun(from), start: from });
        }
        // "On Monday, Meyer left the hall, saying".
        let lead =
            if is_preposition(frame.low(from)) { (from..end.min(from + LONGEST)).find(|&n| frame.low(n) == ",") } else { None };
        let from = lead.map_or(from, |comma| comma + 1);
        let person = (from..end.min(from + LONGEST)).find(|&n| self.is_person(n))?;
        let behind = frame.mention_end(person);
        let found = self.named_before(from, behind)?;
        let alone = !is_joined(frame, person) && frame.low(behind) != "," && found.start == from;
        Some(found).filter(|found| alone && matches!(found.who, Who::Named(_)))
    }

    fn is_person(self, at: usize) -> bool {
        self.frame.mention(at).and_then(|n| self.named.get(n)).is_some_and(|named| named.kind == EntityKind::Person)
    }

    /// The mention that ends right before item `end`, unless it only belongs to another noun.
    fn named_before(self, from: usize, end: usize) -> Option<Subject> {
        let frame = self.frame;
        let mention = frame.mention_before(end)?;
        if self.named.get(mention).is_none_or(|named| named.kind == EntityKind::Event) {
            return None;
        }
        let first = frame.mention_start(end - 1).max(from);
        let (start, belongs) = self.lead(from, first);
        let pair = matches!(frame.before(start), "and" | "or") && start > from && frame.mention_before(start - 1).is_some();
        if pair {
            return None;
        }
        if belongs { self.nominal(start, end) } else { Some(Subject { who: Who::Named(mention), start }) }
    }

    /// Where the noun begins that ends in the name at `first`, and whether the name only belongs to it. Titles and roles may stand
    /// before the name, even with their own "of": "Secretary of State Meyer", "ambassador to Peru Meyer"; but the name in "a
    /// spokesman for Meyer" or "for President Meyer" belongs to the spokesman.
    fn lead(self, from: usize, first: usize) -> (usize, bool) {
        let frame = self.frame;
        let mut at = first;
        let (mut titled, mut empty, mut belongs) = (false, true, false);
        while at > from && first - at < LONGEST {
            let word = frame.before(at);
            if is_preposition(word) {
                belongs |= titled || empty;
                (titled, empty) = (false, true);
            } else if !self.may_lead(at - 1) {
                break;
            } else {
                titled |= TITLES.has(word);
                empty &= is_determiner(word);
            }
            at -= 1;
        }
        while at < first && is_preposition(frame.low(at)) {
            at += 1;
            belongs = false;
        }
        (at, belongs)
    }

    fn may_lead(self, at: usize) -> bool {
        let word = self.frame.low(at);
        let inner = matches!(word, "-" | "'s" | "’s" | "." | "former" | "then");
        let ends = NOUN_ENDS.has(word) && !is_determiner(word) || begins_clause(word) || self.frame.verb(at).is_some();
        inner && word != "." || self.frame.is_word(at) && !ends
    }

    /// "Meyer, who said": the name before the relative clause.
    fn before_who(self, from: usize, who: usize) -> Option<Subject> {
        let end = who - usize::from(who > from && self.frame.before(who) == ",");
        self.frame.mention_before(end).filter(|_| end > from)?;
        self.named_before_clause(from, end)
    }

    /// "Meyer stood up and said": the subject of the verb before the joining word at item `joint`.
    fn shared(self, from: usize, joint: usize) -> Option<Subject> {
        let frame = self.frame;
        let person = (from..joint).rev().find(|&n| self.is_person(n) && is_surely_finite(frame.low(frame.mention_end(n))))?;
        let behind = frame.mention_end(person);
        let clear = !(behind..joint)
            .any(|n| frame.verb(n).is_some() || matches!(frame.low(n), "that" | "which" | "who" | "whether" | "if"));
        self.named_before(from, behind).filter(|found| clear && matches!(found.who, Who::Named(_)))
    }

    /// "Meyer, a farmer from Lima, said": over asides between commas to the name before them.
    fn before_aside(self, from: usize, comma: usize) -> Option<Subject> {
        let mut end = comma;
        for _ in 0..4 {
            let start = (from..end).rev().find(|&n| matches!(self.frame.low(n), "," | "—" | "–")).map_or(from, |n| n + 1);
            // "Meyer, the Harbour Chief, said": a description of the one before it.
            let described = is_determiner(self.frame.low(start)) && start > from + 1 && self.is_person(start - 2);
            if described {
                end = start - 1;
                continue;
            }
            if let Some(found) = self.at_name(start, end).or_else(|| self.named_before_clause(start, end)) {
                return Some(found);
            }
            if start == from {
                return self.nominal(start, end);
            }
            end = start - 1;
        }
        None
    }

    /// "Foreign Minister Meyer of Peru" is Meyer, although the noun ends with another name.
    fn name_in(self, from: usize, found: Subject, end: usize) -> Subject {
        let nominal = matches!(found.who, Who::Nominal(_));
        let inner = if nominal { self.at_name(found.start.max(from), end) } else { None };
        inner.unwrap_or(found)
    }

    /// A name at the start of an aside: "the leader of the party, President Meyer of Peru, said".
    fn at_name(self, start: usize, end: usize) -> Option<Subject> {
        let person = (start..end).find(|&n| self.is_person(n))?;
        let behind = self.frame.mention_end(person);
        let found = self.named_before(start, behind)?;
        let closed = behind == end || matches!(self.frame.low(behind), "of" | "from" | "(");
        Some(found).filter(|found| found.start == start && closed && matches!(found.who, Who::Named(_)))
    }

    /// A name that ends before `end` and begins its clause.
    fn named_before_clause(self, from: usize, end: usize) -> Option<Subject> {
        let found = self.named_before(from, end)?;
        let begins =
            found.start == from || begins_clause(self.frame.before(found.start)) || self.frame.before(found.start) == ",";
        let with = matches!(found.who, Who::Named(_)) && (begins || is_preposition(self.frame.before(found.start)));
        Some(found).filter(|_| with)
    }

    /// A description right before its verb.
    fn nominal_before(self, from: usize, end: usize, verb: usize) -> Option<Subject> {
        let frame = self.frame;
        let plain = frame.verb(verb).is_some_and(|verb| verb.plain);
        let called = frame.low(verb) == "called" && frame.is_word(verb + 1) && !frame.is_capital(verb + 1);
        let start = (from..end).rev().find(|&n| self.ends_left(n)).map_or(from, |n| n + 1);
        // "Meyer and her allies" are one subject if Meyer begins the sentence.
        let pair = frame.before(start) == "and" && self.named_before(from, start - 1).is_some_and(|named| named.start == from);
        let start = if pair { from } else { start };
        let definite = frame.low(start) == "the";
        if plain || called && definite { self.nominal(start, end) } else { None }
    }

    /// Whether the noun to the right of item `at` does not go on over it.
    fn ends_left(self, at: usize) -> bool {
        let word = self.frame.low(at);
        let joins = matches!(word, "and" | "or") && !is_determiner(self.frame.low(at + 1));
        !joins && begins_clause(word)
            || self.frame.verb(at).is_some()
            || !self.frame.is_word(at) && !matches!(word, "-" | "." | "'" | "’")
    }

    /// The items from `start` to `end` as a description, if they look like a noun.
    fn nominal(self, start: usize, end: usize) -> Option<Subject> {
        let frame = self.frame;
        let clause = (start..end).any(|n| is_auxiliary(frame.low(n)) || frame.low(n) == ",");
        let bare = is_determiner(frame.before(end)) && end == start + 1;
        let pronoun = matches!(
            frame.before(end),
            "they" | "it" | "we" | "i" | "you" | "this" | "that" | "there" | "what" | "which" | "these"
        );
        let first = frame.low(start);
        let begins = frame.is_word(start) && !is_preposition(first) && !begins_clause(first);
        let noun = start < end && end - start <= LONGEST && begins;
        (noun && !clause && !pronoun && !bare).then(|| Subject { who: Who::Nominal(frame.range(start, end)), start })
    }
}

/// Whether the noun that begins at `from` ends before item `at`.
fn ends_noun(frame: &Frame<'_>, from: usize, at: usize) -> bool {
    let word = frame.low(at);
    let inner = matches!(word, "-" | "'s" | "’s" | "'" | "’")
        || is_preposition(word) && !matches!(word, "in" | "on" | "at" | "during" | "about" | "after");
    let outer = NOUN_ENDS.has(word) && !is_determiner(word) || begins_clause(word) || !frame.is_word(at);
    at > from && !inner && outer
}

/// "said afterward": when it was said, or how, not who said it.
fn is_when(word: &str) -> bool {
    matches!(
        word,
        "afterward"
            | "afterwards"
            | "later"
            | "earlier"
            | "then"
            | "again"
            | "today"
            | "yesterday"
            | "recently"
            | "simply"
            | "repeatedly"
    )
}

/// Whether the name at `at` has an owner's ending or another name joined to it.
fn is_joined(frame: &Frame<'_>, at: usize) -> bool {
    let behind = frame.mention_end(at);
    matches!(frame.low(behind), "'s" | "’s" | "'" | "’") || frame.low(behind) == "and" && frame.mention(behind + 1).is_some()
}
