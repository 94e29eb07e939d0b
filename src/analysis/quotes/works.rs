//! Names of works and programmes in quotation marks, which are no speech: "60 Minutes", the film "Late Harvest".

use super::frame::Frame;
use crate::analysis::lexicon::speech::{is_naming, is_work};

/// Small words that titles write without capitals.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "for"
            | "and"
            | "or"
            | "but"
            | "with"
            | "from"
            | "by"
            | "as"
            | "de"
            | "la"
    )
}

/// The longest name of a work, in words, behind a noun that says what it is, and without one.
const LONGEST: usize = 16;
const LONGEST_ALONE: usize = 7;

/// Whether the passage at item `at`, which holds `words`, is the name of a work: in capitals, and with a work's noun beside it, or at
/// least two words in capitals with no word beside them that makes them a slogan or a nickname.
pub(super) fn is_work_title(frame: &Frame<'_>, at: usize, words: &str) -> bool {
    let parts: Vec<_> = words.trim_end_matches(['.', ',', '!', '?']).split_whitespace().collect();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let titled = parts.iter().all(|word| capital(word) || is_small(word)) && parts.first().is_some_and(|word| capital(word));
    let introduced = (at.saturating_sub(3)..at).any(|n| is_work(frame.low(n)));
    let inner_stop = parts.iter().any(|word| word.ends_with(['.', '?', '!', ';']) || !introduced && word.ends_with(','));
    let most = if introduced { LONGEST } else { LONGEST_ALONE };
    if !titled || inner_stop || parts.len() > most {
        return false;
    }
    let named = introduced || (at + 1..at + 3).any(|n| is_work(frame.low(n)));
    let spoken =
        (at.saturating_sub(3)..at + 4).any(|n| frame.verb(n).is_some_and(|verb| verb.lemma != "write")) || frame.len() == 1;
    let slogan = is_naming(frame.before(at)) || frame.before(at) == ":" || in_title_case(frame);
    named && !(spoken && parts.len() < 2) || parts.iter().filter(|word| capital(word)).count() > 1 && !spoken && !slogan
}

/// So many words show whether a line is in title case.
const LOOKED_AT: usize = 100;

/// Whether the words around are capitals too, as in a headline.
fn in_title_case(frame: &Frame<'_>) -> bool {
    let long: Vec<_> = (0..frame.len().min(LOOKED_AT)).filter(|&n| frame.is_word(n) && frame.low(n).len() > 3).collect();
    !long.is_empty() && long.iter().filter(|&&n| frame.is_capital(n)).count() * 4 > long.len() * 3
}
