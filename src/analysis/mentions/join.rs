//! Joins neighbouring names that a small word holds together: "Bank of Aldra", "Ludwig van Beethoven".

use super::Span;
use crate::analysis::facts::UnitWords;
use crate::analysis::lexicon::names::{JOIN_HEADS, ORG_WORDS, PARTICLES};

/// `spans` with neighbours joined.
pub(super) fn join(unit: &UnitWords<'_>, spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(left) if holds_together(unit, *left, span) => {
                left.end = span.end;
                left.known = None;
            }
            _ => out.push(span),
        }
    }
    out
}

fn holds_together(unit: &UnitWords<'_>, left: Span, right: Span) -> bool {
    let between: Vec<_> = unit.words[left.end..right.first].iter().map(|word| word.lower.as_str()).collect();
    let head = unit.words[left.end - 1].lower.as_str();
    let heads = JOIN_HEADS.has(head) || ORG_WORDS.has(head);
    match between[..] {
        ["&"] => true,
        ["of"] | ["of", "the"] => JOIN_HEADS.has(head) && left.known.is_none_or(|known| known.canonical != "United Nations"),
        ["for"] | ["for", "the"] => heads && left.known.is_none(),
        ["and"] => {
            let inner = unit.words[left.first..left.end].iter().any(|word| ["of", "for"].contains(&word.lower.as_str()));
            let tail = ORG_WORDS.has(unit.words[right.end - 1].lower.as_str());
            let single = left.end - left.first == 1;
            left.known.is_none()
                && right.known.is_none()
                && (inner && right.end - right.first == 1 || single && tail && right.end - right.first > 1)
        }
        [] => false,
        ref small => {
            small.len() <= 2
                && small.iter().all(|word| PARTICLES.has(word))
                && unit.words[left.end].range.start == unit.words[left.end - 1].range.end + 1
        }
    }
}
