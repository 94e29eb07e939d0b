//! Where one sentence holds several clauses that can each be a claim.
//!
//! Cuts only where the words show a subject with its verb, or a verb that shares the subject before it: a list, an aside or a
//! comparison stays whole. Reads each word a bounded number of times.

use crate::analysis::facts::Word;
use crate::analysis::lexicon::names::FUNCTION_WORDS;
use crate::analysis::lexicon::speech::is_between_subject_and_verb;
use crate::analysis::lexicon::verbs::{is_clause, is_surely_finite};
use std::ops::Range;

/// A claim has so many words that say something.
pub(super) const LEAST_CONTENT: usize = 4;

/// The clauses of a sentence as ranges of its `words`, without the words and marks that join them; none if there is only one.
pub(super) fn clauses(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let mut cuts = cuts(words);
    cuts.push(words.len());
    let mut parts: Vec<Range<usize>> = Vec::new();
    let (mut start, mut counted, mut content) = (0, 0, 0);
    for end in cuts {
        content += words[counted..end].iter().filter(|word| is_content(word)).count();
        counted = end;
        match parts.last_mut() {
            // What is too short to stand alone goes with the clause before it; at the start, with the one behind.
            Some(last) if content < LEAST_CONTENT => last.end = end,
            None if content < LEAST_CONTENT => continue,
            _ => parts.push(start..end),
        }
        (start, content) = (end, 0);
    }
    if parts.len() < 2 {
        return Vec::new();
    }
    parts.into_iter().map(|part| trimmed(words, part)).collect()
}

/// Whether the words say enough to be a claim.
pub(super) fn has_content(words: &[Word<'_>], part: Range<usize>) -> bool {
    let words = words.get(part).unwrap_or_default();
    words.iter().filter(|word| is_content(word)).nth(LEAST_CONTENT - 1).is_some()
}

fn is_content(word: &Word<'_>) -> bool {
    word.is_word() && !FUNCTION_WORDS.has(&word.lower)
}

/// Where a clause begins behind another, sorted.
fn cuts(words: &[Word<'_>]) -> Vec<usize> {
    let mut open = 0_usize;
    let mut leads = leads(words);
    let mut cuts = Vec::new();
    for (at, word) in words.iter().enumerate().skip(1) {
        match word.text {
            "(" | "[" => open += 1,
            ")" | "]" => open = open.saturating_sub(1),
            _ if open > 0 => {}
            "," if leads && is_clause_at(words, at + 1) => {
                leads = false;
                cuts.push(at);
            }
            _ if begins(words, at) => cuts.push(at),
            _ => {}
        }
    }
    cuts
}

/// Whether the sentence begins with a clause that another one follows: "As the ferry sank, …", "But even as …".
fn leads(words: &[Word<'_>]) -> bool {
    let low = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let first = (0..3).find(|&at| !matches!(low(at), "but" | "and" | "even" | "\"" | "“")).unwrap_or(0);
    let joins = matches!(low(first), "as" | "while" | "although" | "though" | "after" | "when" | "because" | "since" | "before");
    joins && is_clause_at(words, first + 1)
}

/// Whether a mark or a joining word at `at` begins a new clause.
fn begins(words: &[Word<'_>], at: usize) -> bool {
    let low = words[at].lower.as_str();
    let comma = words[..at].iter().rev().take(2).find(|word| !is_quotation_mark(word.text)).is_some_and(|word| word.text == ",");
    let behind = || is_clause_at(words, at + 1);
    match low {
        ";" => true,
        "and" | "but" => comma && behind() || is_subject_pronoun(words, at + 1) || shares_subject(words, at + 1),
        "as" | "yet" | "so" | "though" | "after" | "before" | "when" | "since" => comma && behind(),
        "—" | "–" | "--" | "while" | "although" | "because" | "whereas" => behind(),
        _ => false,
    }
}

fn is_clause_at(words: &[Word<'_>], at: usize) -> bool {
    let behind = words.get(at..).unwrap_or_default();
    is_clause(behind.iter().filter(|word| !is_quotation_mark(word.text)).map(|word| word.lower.as_str()))
}

fn is_subject_pronoun(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| matches!(word.lower.as_str(), "he" | "she" | "they" | "we"))
}

/// "…, and will meet": a verb whose subject is that of the clause before.
fn shares_subject(words: &[Word<'_>], at: usize) -> bool {
    let verb = words
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(3)
        .find(|word| !is_between_subject_and_verb(&word.lower) || is_surely_finite(&word.lower));
    verb.is_some_and(|verb| is_surely_finite(&verb.lower))
}

fn is_quotation_mark(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" | "„")
}

/// The words of `part` without joining words before and marks at both ends, but for quotation marks that are a pair.
pub(super) fn trimmed(words: &[Word<'_>], part: Range<usize>) -> Range<usize> {
    let joins = |word: &Word<'_>| {
        let low = word.lower.as_str();
        is_stop(low)
            || matches!(
                low,
                "and" | "but" | "even" | "as" | "yet" | "so" | "while" | "although" | "though" | "because" | "whereas"
            )
    };
    let mut start = part.clone().find(|&at| !joins(&words[at])).unwrap_or(part.start);
    let mut end = part.clone().rev().find(|&at| !is_stop(words[at].text)).map_or(part.end, |at| at + 1);
    let marks = words.get(start..end).unwrap_or_default().iter().filter(|word| is_double_mark(word.text)).count();
    if marks % 2 == 1 {
        let first = is_double_mark(words[start].text);
        start += usize::from(first);
        end -= usize::from(!first && is_double_mark(words[end - 1].text));
    }
    start..end.max(start)
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "," | ";" | ":" | "." | "—" | "–" | "--" | "-")
}

fn is_double_mark(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "«" | "»" | "„")
}
