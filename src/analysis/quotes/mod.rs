//! Direct and reported speech, and who says it.
//!
//! Finds every passage in quotation marks but names of works, and gives it to a speaker only where the words around it, or a passage
//! that it continues, say plainly who speaks. An open case stays open: a wrong speaker is worse than none.
//!
//! A passage is the quoted words without the marks and without the comma before the closing mark. Each pair of marks is a passage of
//! its own, also in speech that goes on over paragraphs; marks inside a passage are part of it.

mod attribution;
mod frame;
mod marks;
mod pairs;
mod pronoun;
mod reported;
mod subject;
mod works;

#[cfg(test)]
mod tests;

pub(super) use pairs::pairs;

use super::pronouns::People;
use super::{EntityKind, Place, Quote, Speaker};
use crate::article::Article;
use crate::text::{TextRange, slice};
use attribution::Around;
use frame::Frame;
use marks::Passage;
use pronoun::Antecedents;
use reported::Content;
use std::collections::BTreeMap;
use subject::{Subject, Subjects, Who};

/// A mention as the search for speakers needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    /// Where the name stands (bytes), without title or article.
    pub(super) range: TextRange,
    /// Index of its entity.
    pub(super) entity: usize,
    /// The entity's kind.
    pub(super) kind: EntityKind,
}

/// What is reported without quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reported {
    /// The content: "the pier is closed" of "Meyer said the pier is closed".
    pub(super) range: TextRange,
    /// Who says it; none where the text leaves open whom a pronoun means.
    pub(super) speaker: Option<Speaker>,
    /// Strength of the verb: 1 plain, 2 claim or judgement, 3 confirmed, -2 denied.
    pub(super) strength: i8,
}

/// What is said in an article. Both lists are sorted, neither overlaps itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Speech {
    /// The passages in quotation marks.
    pub(super) quotes: Vec<Quote>,
    /// Content in other words.
    pub(super) reported: Vec<Reported>,
}

/// What is known of an article before its speech is read.
#[derive(Clone, Copy)]
struct Known<'f> {
    doc: usize,
    named: &'f [Named],
    people: &'f People,
}

/// What is said in article number `doc`. `words` holds the tokens of each unit, `named` the mentions of the article, sorted.
pub(super) fn find(doc: usize, article: &Article, words: &[Vec<TextRange>], named: &[Named], people: &People) -> Speech {
    let passages = marks::passages(&article.text, &article.paragraphs);
    let frames = frames(article, words, named, &passages);
    let places = places(&frames, passages.len());
    let mut speakers = Speakers::new(article, &frames, &passages, &places, Known { doc, named, people });
    speakers.find();
    let told = |n: usize| places.get(n).is_some_and(Option::is_some);
    let said = |n: usize| told(n) && !is_work(&article.text, &frames, passages.get(n), places.get(n));
    let speaker = |said: Said| said.map(|(entity, range)| Speaker { entity, place: Place { doc, range } });
    let quotes = passages.iter().zip(&speakers.found).enumerate().filter(|(n, _)| said(*n));
    let quote = |(_, (passage, found)): (usize, (&Passage, &Said))| Quote {
        place: Place { doc, range: passage.inner },
        speaker: speaker(*found),
    };
    let reported = speakers.reported.iter().map(|(content, found)| Reported {
        range: frames[content.paragraph].range(content.items.start, content.items.end),
        speaker: speaker(*found),
        strength: content.strength,
    });
    Speech { quotes: quotes.map(quote).collect(), reported: reported.collect() }
}

/// One frame a paragraph.
fn frames<'a>(article: &'a Article, words: &[Vec<TextRange>], named: &[Named], passages: &[Passage]) -> Vec<Frame<'a>> {
    let mut of_paragraph = vec![Vec::new(); article.paragraphs.len()];
    for (unit, words) in article.units.iter().zip(words) {
        if let Some(all) = of_paragraph.get_mut(unit.paragraph) {
            all.extend(words.iter().copied());
        }
    }
    of_paragraph.into_iter().map(|words: Vec<TextRange>| Frame::new(&article.text, words.into_iter(), passages, named)).collect()
}

/// The item that each passage is in its paragraph's frame.
fn places(frames: &[Frame<'_>], passages: usize) -> Vec<Option<(usize, usize)>> {
    let mut places = vec![None; passages];
    for (paragraph, frame) in frames.iter().enumerate() {
        for (at, item) in frame.items().iter().enumerate() {
            if let Some(place) = item.passage.and_then(|n| places.get_mut(n)) {
                *place = Some((paragraph, at));
            }
        }
    }
    places
}

fn is_work(text: &str, frames: &[Frame<'_>], passage: Option<&Passage>, place: Option<&Option<(usize, usize)>>) -> bool {
    let (Some(passage), Some(Some((paragraph, at)))) = (passage, place) else { return false };
    frames.get(*paragraph).is_some_and(|frame| works::is_work_title(frame, *at, slice(text, passage.inner)))
}

/// Entity and words of a speaker.
type Said = Option<(Option<usize>, TextRange)>;

/// So many items behind reported content its sentence must end for speech behind that to have the same speaker.
const REACH: usize = 60;

/// Gives each passage its speaker, from the first to the last.
struct Speakers<'f> {
    text: &'f str,
    frames: &'f [Frame<'f>],
    named: &'f [Named],
    passages: &'f [Passage],
    places: &'f [Option<(usize, usize)>],
    antecedents: Antecedents<'f>,
    found: Vec<Said>,
    reported: Vec<(Content, Said)>,
}

impl<'f> Speakers<'f> {
    fn new(
        article: &'f Article,
        frames: &'f [Frame<'f>],
        passages: &'f [Passage],
        places: &'f [Option<(usize, usize)>],
        known: Known<'f>,
    ) -> Self {
        let (text, Known { doc, named, people }) = (&*article.text, known);
        let (speakers, pronouns) = (BTreeMap::new(), BTreeMap::new());
        let antecedents = Antecedents { text, frames, named, passages, speakers, people, doc, pronouns };
        Self { text, frames, named, passages, places, antecedents, found: Vec::new(), reported: Vec::new() }
    }

    /// Reads passages and reported content in the order of the text, for each may tell whom a pronoun behind it means.
    fn find(&mut self) {
        let mut contents = self.contents().into_iter().peekable();
        for n in 0..self.passages.len() {
            let place = self.places.get(n).copied().flatten().unwrap_or_default();
            while let Some(content) = contents.next_if(|content| (content.paragraph, content.items.start) <= place) {
                self.report(content);
            }
            let found = self.attributed(n).or_else(|| self.continued(n)).or_else(|| self.after_report(n));
            self.remember(found);
            self.found.push(found);
        }
        contents.for_each(|content| self.report(content));
        self.give_back();
    }

    /// What is reported in other words, paragraph by paragraph.
    fn contents(&self) -> Vec<Content> {
        let frames = self.frames.iter().enumerate();
        let contents = frames.flat_map(|(paragraph, frame)| {
            reported::contents(self.text, paragraph, Subjects { frame, named: self.named }, self.passages)
        });
        contents.collect()
    }

    fn report(&mut self, content: Content) {
        let said = content.subject.and_then(|subject| self.speaker(subject, content.paragraph));
        let said = said.filter(|(entity, _)| !entity.is_some_and(|entity| self.speaks_of(&content, entity)));
        self.remember(said);
        self.reported.push((content, said));
    }

    /// Whether a pronoun would have somebody speak whom the words name: "Rao was taken to the hall, he said" is not Rao's word.
    fn speaks_of(&self, content: &Content, entity: usize) -> bool {
        let pronoun = content.subject.is_some_and(|subject| matches!(subject.who, Who::Pronoun(_)));
        let frame = self.frames.get(content.paragraph).filter(|_| pronoun);
        let mentions = frame.into_iter().flat_map(|frame| content.items.clone().filter_map(|at| frame.mention(at)));
        mentions.filter_map(|mention| self.named.get(mention)).any(|named| named.entity == entity)
    }

    fn remember(&mut self, said: Said) {
        if let Some((Some(entity), range)) = said {
            self.antecedents.speakers.insert(range.start, entity);
        }
    }

    /// The speaker that the words around passage `n` name.
    fn attributed(&mut self, n: usize) -> Said {
        let (paragraph, at) = (*self.places.get(n)?)?;
        let passage = self.passages.get(n)?;
        let around = |paragraph: usize, at| {
            let subjects = Subjects { frame: self.frames.get(paragraph)?, named: self.named };
            Some(Around { text: self.text, subjects, passages: self.passages, passage, at })
        };
        if let Some(subject) = around(paragraph, at)?.attributed() {
            return self.speaker(subject, paragraph);
        }
        let before = paragraph.checked_sub(1).filter(|_| at == 0)?;
        let end = self.frames.get(before)?.len();
        let announced = self.frames.get(before)?.before(end) == ":";
        let around = around(before, end).filter(|_| announced)?;
        let subject = around.before(self.frames.get(before)?.segment_before(end))?;
        self.speaker(subject, before)
    }

    fn speaker(&mut self, subject: Subject, paragraph: usize) -> Said {
        match subject.who {
            Who::Named(n) => self.named.get(n).map(|named| (Some(named.entity), named.range)),
            Who::Nominal(range) => Some((None, range)),
            Who::Pronoun(at) => {
                let range = self.frames.get(paragraph)?.get(at)?.range;
                self.antecedents.of(paragraph, at).map(|entity| (Some(entity), range))
            }
        }
    }

    /// The speaker of the passage before, if passage `n` goes on where that one stopped.
    fn continued(&self, n: usize) -> Said {
        let before = n.checked_sub(1)?;
        let (here, there) = ((*self.places.get(n)?)?, (*self.places.get(before)?)?);
        let goes_on = if here.0 == there.0 {
            self.same_paragraph(here.0, there.1, here.1)
        } else {
            self.next_paragraph(here, there, before)
        };
        if goes_on { *self.found.get(before)? } else { None }
    }

    /// Nothing but the end of the first passage's sentence stands between the two.
    fn same_paragraph(&self, paragraph: usize, before: usize, here: usize) -> bool {
        let end = self.frames.get(paragraph).map(|frame| frame.segment_end(before + 1));
        before + 1 == here || end.is_some_and(|end| end + 1 == here)
    }

    /// The passage begins the next paragraph, and the first one was left open, or the passage is a sentence of its own and nothing but
    /// the sentence that gives the first one to its speaker stands between.
    fn next_paragraph(&self, here: (usize, usize), there: (usize, usize), before: usize) -> bool {
        let (Some(now), Some(then)) = (self.frames.get(here.0), self.frames.get(there.0)) else { return false };
        let neighbours = here.0 == there.0 + 1 && here.1 == 0;
        let open = self.passages.get(before).is_some_and(|passage| !passage.closed);
        let own = now.passage(0).and_then(|n| self.passages.get(n));
        let own = own.is_some_and(|passage| slice(self.text, passage.inner).ends_with(['.', '?', '!']));
        let all_quoted = own || (0..now.len()).all(|n| now.passage(n).is_some());
        let last = then.segment_end(there.1 + 1) + 1 >= then.len();
        neighbours && (open || all_quoted && last)
    }

    /// The speaker of the sentence before passage `n`, if that reports speech and the passage is a sentence of its own: "Meyer said the
    /// pier is closed. “We had no choice.”"
    fn after_report(&self, n: usize) -> Said {
        let (paragraph, at) = (*self.places.get(n)?)?;
        let full = slice(self.text, self.passages.get(n)?.inner).ends_with(['.', '?', '!']);
        let (paragraph, end) = if at > 0 { (paragraph, at) } else { self.paragraph_before(paragraph)? };
        let (content, said) = self.reported.last().filter(|(content, _)| full && content.paragraph == paragraph)?;
        let frame = self.frames.get(paragraph)?;
        // Where words are quoted there, speech that goes on has their speaker.
        if content.items.clone().any(|n| frame.passage(n).is_some()) {
            return None;
        }
        let near = (content.items.end..content.items.end + REACH).contains(&end);
        let last = near && frame.segment_end(content.items.end) + 1 == end && frame.ends_sentence(end - 1);
        let own = matches!(frame.low(content.items.end + 1), "but" | "while" | "although" | "though");
        if last && !own { *said } else { None }
    }

    /// The paragraph before `paragraph` and its end.
    fn paragraph_before(&self, paragraph: usize) -> Option<(usize, usize)> {
        let before = paragraph.checked_sub(1)?;
        Some((before, self.frames.get(before)?.len()))
    }

    /// Speech that was left open at the end of a paragraph has the speaker of the passage that goes on with it.
    fn give_back(&mut self) {
        for n in (1..self.passages.len()).rev() {
            let open = self.passages.get(n - 1).is_some_and(|passage| !passage.closed);
            let neighbours = match (self.places.get(n - 1), self.places.get(n)) {
                (Some(Some((before, _))), Some(Some((paragraph, 0)))) => before + 1 == *paragraph,
                _ => false,
            };
            if open && neighbours && self.found.get(n - 1) == Some(&None) {
                let speaker = self.found.get(n).copied().flatten();
                if let Some(found) = self.found.get_mut(n - 1) {
                    *found = speaker;
                }
            }
        }
    }
}
