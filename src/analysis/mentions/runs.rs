//! Runs of capitalised words: where names can be.

use super::context::Context;
use crate::analysis::facts::{Case, UnitWords};
use crate::analysis::lexicon::names::{CALENDAR, FUNCTION_WORDS};
use std::ops::Range;

/// The runs of capitalised words in `unit`, without calendar words and without words of grammar at the start of a sentence.
pub(super) fn find(unit: &UnitWords<'_>, context: &Context) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < unit.words.len() {
        let start = at;
        while at < unit.words.len() && belongs(unit, context, start, at) {
            at += 1;
        }
        if at > start {
            runs.push(start..at);
        } else {
            at += 1;
        }
    }
    runs
}

fn belongs(unit: &UnitWords<'_>, context: &Context, start: usize, at: usize) -> bool {
    let word = &unit.words[at];
    if !word.capital || CALENDAR.has(&word.lower) {
        return false;
    }
    // "May" in "Theresa May" is a name; alone it is a month, and was turned away above only if it is in the calendar.
    match unit.case {
        Case::Sentence => at > start || !(unit.is_start(at) && FUNCTION_WORDS.has(&word.lower) && !word.all_caps()),
        Case::Title | Case::Upper => context.knows(&word.text.to_lowercase(), unit.case, word.text),
    }
}
