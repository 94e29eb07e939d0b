//! How firmly a text says something: plainly, by somebody's word, with a doubt, or not at all.
//!
//! Reads words only. A "may" that is the month, and a "thought" that somebody had, are no doubts.

use crate::analysis::facts::{Case, UnitWords, Word};
use crate::analysis::lexicon::speech::{SPEECH_VERBS, is_auxiliary, is_determiner, is_hedge, is_negation, is_shared_hedge};
use crate::analysis::model::{Certainty, Quote};
use std::ops::Range;

/// The certainty of the words `part` of a unit, of which `attributed` says that somebody is named for them. Words inside of the
/// passages `quoted` (sorted) are left out unless the part holds no others.
pub(super) fn certainty(unit: &UnitWords<'_>, part: Range<usize>, quoted: &[Quote], attributed: bool) -> Certainty {
    let outside = |at: &usize| !is_quoted(&unit.words[*at], quoted);
    let own = part.clone().filter(outside).filter(|&at| unit.words[at].is_word()).count();
    let counts = |at: &usize| own == 0 || outside(at);
    let (mut denied, mut hedged) = (false, false);
    for at in part.filter(counts) {
        denied |= is_denial(&unit.words, at);
        hedged |= hedges(unit, at);
    }
    match (denied, hedged, attributed) {
        (true, ..) => Certainty::Denied,
        (_, true, _) => Certainty::Hedged,
        (.., true) => Certainty::Attributed,
        _ => Certainty::Asserted,
    }
}

fn is_quoted(word: &Word<'_>, quoted: &[Quote]) -> bool {
    let next = quoted.partition_point(|quote| quote.place.range.end <= word.range.start);
    quoted.get(next).is_some_and(|quote| quote.place.range.intersects(word.range))
}

/// "not", "never"; but not "not only", "no later than", "urged him not to go", nor "may never have seen", which is a doubt.
fn is_denial(words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |word| word.lower.as_str());
    let before = at.checked_sub(1).map_or("", |before| words[before].lower.as_str());
    is_negation(&words[at].lower)
        && !matches!(before, "may" | "might" | "perhaps" | "possibly" | "probably")
        && !matches!(next, "only" | "just" | "later" | "fewer" | "less" | "more" | "." | "doubt" | "to")
}

fn hedges(unit: &UnitWords<'_>, at: usize) -> bool {
    let word = &unit.words[at];
    let before = at.checked_sub(1).map_or("", |before| unit.words[before].lower.as_str());
    match word.lower.as_str() {
        "may" => is_verb_may(unit, at, before),
        // "is believed to", "the alleged attack": what nobody in particular does.
        low if is_shared_hedge(low) => !SPEECH_VERBS.has(before) && (is_auxiliary(before) || is_determiner(before)),
        low => is_hedge(low),
    }
}

/// Whether "may" is the verb, not the month or a name.
fn is_verb_may(unit: &UnitWords<'_>, at: usize, before: &str) -> bool {
    let word = &unit.words[at];
    if !word.capital {
        return true;
    }
    let month = matches!(
        before,
        "in" | "on" | "of" | "since" | "until" | "by" | "from" | "to" | "last" | "next" | "late" | "early" | "mid"
    );
    let next = unit.words.get(at + 1);
    let verb = next.is_some_and(|next| next.lower.starts_with(char::is_alphabetic) && !SPEECH_VERBS.has(&next.lower));
    unit.case != Case::Sentence && at > 0 && !month && verb
}
