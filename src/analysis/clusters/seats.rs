//! Capitals that stand for a government: "Moscow said", "told Moscow", "Moscow's demand", but not "in Moscow" or "Moscow's streets".

use crate::analysis::MentionForm;
use crate::analysis::facts::{UnitWords, Word};
use crate::analysis::lexicon::names::{CAPITALS, KnownName, spaced};
use crate::analysis::lexicon::{REPORTING_VERBS, names};
use crate::analysis::mentions::Candidate;

/// The country for which the capital named by `candidate` stands as the one who acts, if it does.
pub(super) fn stands_for(unit: &UnitWords<'_>, candidate: &Candidate) -> Option<KnownName> {
    let name: Vec<_> = unit.words[candidate.first..candidate.end].iter().map(|word| word.text).collect();
    let country = *CAPITALS.get(&spaced(&name.join(" ")))?;
    let known = names::KNOWN.get(country).copied()?;
    (acts(unit, candidate) || is_addressed(unit, candidate) || has_aims(unit, candidate)).then_some(KnownName {
        form: MentionForm::Metonym,
        needs_evidence: false,
        ..known
    })
}

fn acts(unit: &UnitWords<'_>, candidate: &Candidate) -> bool {
    if candidate.first.checked_sub(1).is_some_and(|before| NOT_AFTER.contains(&unit.words[before].lower.as_str())) {
        return false;
    }
    let rest = &unit.words[candidate.end..];
    let rest = rest.split_first().filter(|(adverb, _)| ADVERBS.contains(&adverb.lower.as_str())).map_or(rest, |(_, rest)| rest);
    match rest {
        [and, its, ..] if and.lower == "and" && its.lower == "its" => true,
        [and, other, verb, ..] if and.lower == "and" && other.capital => is_verb(verb),
        [verb, ..] => is_verb(verb),
        [] => false,
    }
}

/// "told Moscow", "talks with Moscow".
fn is_addressed(unit: &UnitWords<'_>, candidate: &Candidate) -> bool {
    const BEFORE: [&str; 34] = [
        "accuse",
        "accused",
        "accuses",
        "against",
        "alarmed",
        "angered",
        "ask",
        "asked",
        "between",
        "blame",
        "blamed",
        "blames",
        "challenged",
        "criticised",
        "criticized",
        "embarrassed",
        "irked",
        "press",
        "pressed",
        "prompted",
        "pushed",
        "put",
        "reassured",
        "rebuked",
        "sued",
        "surprised",
        "tell",
        "tells",
        "told",
        "urged",
        "urges",
        "warn",
        "warned",
        "with",
    ];
    let before = candidate.first.checked_sub(1).and_then(|before| unit.words.get(before));
    before.is_some_and(|word| BEFORE.contains(&word.lower.as_str()))
}

/// "Moscow's demand": what governments have and towns have not.
fn has_aims(unit: &UnitWords<'_>, candidate: &Candidate) -> bool {
    const AIMS: [&str; 40] = [
        "aim",
        "aims",
        "aid",
        "allies",
        "ally",
        "ambassador",
        "ambitions",
        "backing",
        "claim",
        "claims",
        "coalition",
        "concern",
        "concerns",
        "decision",
        "demand",
        "demands",
        "envoy",
        "foes",
        "forces",
        "goal",
        "influence",
        "insistence",
        "intentions",
        "intervention",
        "interests",
        "invasion",
        "involvement",
        "jets",
        "military",
        "objections",
        "offer",
        "plan",
        "policy",
        "position",
        "proposal",
        "refusal",
        "role",
        "stance",
        "strategy",
        "support",
    ];
    let owner = unit.words.get(candidate.end).is_some_and(|word| word.lower == "'s");
    let own = |at: usize| unit.words.get(at).is_some_and(|word| AIMS.contains(&word.lower.as_str()));
    owner && (own(candidate.end + 1) || own(candidate.end + 2))
}

/// Words before a place where one is, goes or comes from.
const NOT_AFTER: [&str; 22] = [
    "in", "at", "near", "from", "to", "of", "outside", "around", "into", "through", "across", "via", "toward", "towards", "over",
    "for", "the", "around", "inside", "leave", "left", "by",
];

/// Adverbs that may stand before the verb.
const ADVERBS: [&str; 8] = ["already", "also", "still", "now", "never", "long", "apparently", "later"];

/// Auxiliaries and plain verbs of doing of which governments are the subject.
const VERBS: [&str; 44] = [
    "has",
    "had",
    "have",
    "is",
    "was",
    "are",
    "were",
    "will",
    "would",
    "could",
    "should",
    "may",
    "might",
    "must",
    "can",
    "does",
    "did",
    "do",
    "wants",
    "wanted",
    "hopes",
    "hoped",
    "seeks",
    "sought",
    "fears",
    "feared",
    "plans",
    "planned",
    "agreed",
    "agrees",
    "refused",
    "refuses",
    "backed",
    "backs",
    "supports",
    "supported",
    "opposed",
    "opposes",
    "sent",
    "shared",
    "shares",
    "began",
    "pressed",
    "then",
];

fn is_verb(word: &Word<'_>) -> bool {
    !word.capital && (VERBS.contains(&word.lower.as_str()) || REPORTING_VERBS.has(&word.lower))
}
