//! Cuts a run of capitalised words into names: titles come off, known names come out, "U.S. President X" is two.

use super::Span;
use super::context::Context;
use crate::analysis::facts::{UnitWords, Word};
use crate::analysis::lexicon::GAZETTEER;
use crate::analysis::lexicon::names::{
    BOILERPLATE, EVENT_WORDS, KNOWN, KNOWN_STARTS, KnownName, LONGEST, ORG_WORDS, PLACE_WORDS, STRIPPED_TITLES, TITLES, bit,
};
use crate::analysis::{EntityKind, MentionForm};
use std::ops::Range;

/// Appends the names in `run` to `spans`. A known name may reach past the run ("Bank of England").
pub(super) fn split(unit: &UnitWords<'_>, context: &Context, run: Range<usize>, spans: &mut Vec<Span>) {
    let mut at = run.start.max(spans.last().map_or(0, |span| span.end));
    let mut titled = false;
    if is_office(&unit.words[..at]) {
        titled = true;
        at = person_after_office(unit, at, run.end);
    }
    while at < run.end {
        let rest = &unit.words[at..run.end];
        if drops(unit, context, at, rest) {
            titled = is_title(&rest[0]);
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).is_some_and(|before| is_title(&unit.words[before]));
        let known = known_at(unit, at);
        let end = known.map_or(run.end, |(_, end)| end_of_known(unit, at, end, run.end));
        let end = if known.is_none_or(|(_, known_end)| end > known_end) { before_title(unit, at, end) } else { end };
        let known = known.filter(|(_, known_end)| *known_end == end).map(|(known, _)| known);
        spans.push(Span { first: with_number(unit, at), end, known, titled: titled || before });
        titled = false;
        at = end;
    }
}

/// Whether words before a name end in "Secretary of" and the like: what follows is the rest of a title.
fn is_office(before: &[Word<'_>]) -> bool {
    let [.., office, of] = before else { return false };
    of.lower == "of" && ["secretary", "undersecretary", "minister"].contains(&office.lower.as_str())
}

/// Where the person begins in "(Secretary of) State Jane Miller".
fn person_after_office(unit: &UnitWords<'_>, at: usize, end: usize) -> usize {
    (at + 1..end).find(|&n| begins_person(&unit.words[n..end])).unwrap_or(at + 1)
}

/// Where a title like "60 Seconds" begins whose first word is a number, right behind an opening mark.
fn with_number(unit: &UnitWords<'_>, at: usize) -> usize {
    match unit.words[..at] {
        [.., ref mark, ref number] if is_number(number) && ["\"", "“", "‘", "«"].contains(&mark.text) => at - 1,
        _ => at,
    }
}

fn is_number(word: &Word<'_>) -> bool {
    word.text.chars().all(|c| c.is_ascii_digit())
}

/// The known name that begins at word `at`, with its end.
pub(super) fn known_at(unit: &UnitWords<'_>, at: usize) -> Option<(KnownName, usize)> {
    let first = unit.words.get(at)?.text;
    if !KNOWN_STARTS.contains(first) && !first.contains('’') {
        return None;
    }
    let mut key = String::new();
    let mut best = None;
    for (n, word) in unit.words[at..].iter().take(LONGEST).enumerate() {
        if n > 0 {
            key.push(' ');
        }
        key.extend(word.text.chars().map(|c| if c == '’' { '\'' } else { c }));
        if let Some(known) = KNOWN.get(&key) {
            best = Some((*known, at + n + 1));
        }
    }
    best
}

/// Where the name ends that begins with a known one: there, or at the end of the run if the rest belongs to it.
fn end_of_known(unit: &UnitWords<'_>, at: usize, known: usize, run: usize) -> usize {
    if known >= run {
        return known;
    }
    let rest = &unit.words[known..run];
    let continues =
        !is_title(&rest[0]) && (is_of_names(&rest[rest.len() - 1]) || known == at + 1 && !begins_person(rest) && !is_known(rest));
    if continues { run } else { known }
}

/// Cuts "Apple CEO Steve Jobs" before the title.
fn before_title(unit: &UnitWords<'_>, at: usize, end: usize) -> usize {
    let cut = (at + 1..end.saturating_sub(1)).find(|&n| is_title(&unit.words[n]) && !is_of_names(&unit.words[end - 1]));
    cut.unwrap_or(end)
}

/// Whether the first word of `rest` is no part of a name: a title, a word of the agency's frame, or the mere start of a sentence.
fn drops(unit: &UnitWords<'_>, context: &Context, at: usize, rest: &[Word<'_>]) -> bool {
    let [word, tail @ ..] = rest else { return false };
    let Some(last) = tail.last() else {
        return is_title(word) && known_at(unit, at).is_none();
    };
    if known_at(unit, at).is_some_and(|(_, end)| end > at + 1) {
        return false;
    }
    let title = STRIPPED_TITLES.has(word.lower.trim_end_matches('.')) && !is_of_names(last);
    let start = unit.is_start(at) && context.is_ordinary(&word.lower) && !is_of_names(last) && mask(word) & bit::FIRST_NAME == 0;
    // "U..N General Assembly": what a typing error left of a name goes when a known name follows.
    let torn = word.text.chars().count() == 1 && known_at(unit, at + 1).is_some();
    title || start || torn || BOILERPLATE.has(&word.lower)
}

pub(super) fn is_title(word: &Word<'_>) -> bool {
    TITLES.has(word.lower.trim_end_matches('.')) || STRIPPED_TITLES.has(word.lower.trim_end_matches('.'))
}

/// Whether the word ends names of organisations, places or events.
fn is_of_names(word: &Word<'_>) -> bool {
    ORG_WORDS.has(&word.lower) || PLACE_WORDS.has(&word.lower) || EVENT_WORDS.has(&word.lower)
}

pub(super) fn begins_person(words: &[Word<'_>]) -> bool {
    words.len() >= 2 && mask(&words[0]) & bit::FIRST_NAME != 0
}

fn is_known(words: &[Word<'_>]) -> bool {
    matches!(words, [word] if KNOWN.get(word.text).is_some_and(|known| known.form == MentionForm::Demonym || known.kind == EntityKind::Place))
}

fn mask(word: &Word<'_>) -> u32 {
    GAZETTEER.number(&word.lower).unwrap_or(0)
}
