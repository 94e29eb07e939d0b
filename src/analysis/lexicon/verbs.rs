//! Finite verbs, by their forms alone: enough to tell a clause with a subject of its own from a list or an aside.

use super::speech::{begins_clause, is_auxiliary, is_determiner, is_preposition};
use super::{REPORTING_VERBS, Words, rows};
use std::sync::LazyLock;

/// The form of a verb that can have a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Finite {
    /// "took": no noun and no regular participle.
    Past,
    /// "closed": perhaps a participle.
    Regular,
    /// "plans": perhaps a noun.
    Third,
}

static VERBS: LazyLock<Words<Finite>> = LazyLock::new(|| {
    let verbs = rows(asset!("tables/verbs.tsv")).filter_map(|row| <[_; 2]>::try_from(row).ok());
    Words::new(verbs.flat_map(|[lemma, past]| {
        let form = if past.is_empty() || past.ends_with("ed") { Finite::Regular } else { Finite::Past };
        let past = if past.is_empty() { regular_past(lemma) } else { past.to_owned() };
        // "put" and "cut" are nouns and infinitives as well.
        let past = Some((past, form)).filter(|(past, _)| past != lemma);
        past.into_iter().chain([(third_person(lemma), Finite::Third)])
    }))
});

/// "closed", "denied".
fn regular_past(lemma: &str) -> String {
    match lemma.strip_suffix('y').filter(|root| !root.ends_with(is_vowel)) {
        Some(root) => format!("{root}ied"),
        None if lemma.ends_with('e') => format!("{lemma}d"),
        None => format!("{lemma}ed"),
    }
}

/// "closes", "denies", "pushes".
fn third_person(lemma: &str) -> String {
    match lemma.strip_suffix('y').filter(|root| !root.ends_with(is_vowel)) {
        Some(root) => format!("{root}ies"),
        None if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") => format!("{lemma}es"),
        None => format!("{lemma}s"),
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// "is", "will", "has": words that only a finite clause has.
pub fn is_finite_auxiliary(word: &str) -> bool {
    is_auxiliary(word) && !matches!(word, "be" | "been" | "being" | "not" | "n't" | "never")
}

/// A form that has a subject and is neither a noun nor a participle: "is", "took", "said".
pub fn is_surely_finite(word: &str) -> bool {
    is_finite_auxiliary(word) || VERBS.get(word) == Some(&Finite::Past) || matches!(word, "said" | "says" | "insists" | "adds")
}

/// A form that may have a subject: also "closed" and "plans".
fn may_be_finite(word: &str) -> bool {
    if word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") {
        return true;
    }
    is_surely_finite(word)
        || VERBS.has(word)
        || REPORTING_VERBS.get(word).is_some_and(|(.., lemma)| *lemma != word || word == "say")
}

/// So many words of a clause are looked at for its verb.
pub const REACH: usize = 14;

/// Whether lower-case `words` begin with a subject and its finite verb, as far as their forms tell. No more than [`REACH`] are read.
pub fn is_clause<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut words = words.take(REACH).peekable();
    while words.next_if(|word| is_adverb(word)).is_some() {}
    let Some(first) = words.next() else { return false };
    if is_subject_pronoun(first) {
        return true;
    }
    if !begins_subject(first) {
        return false;
    }
    let mut noun = !is_determiner(first) && first != "there";
    let neutral = matches!(first, "it" | "this" | "that" | "there" | "these" | "those");
    while let Some(word) = words.next() {
        let ends = !word.contains(char::is_alphanumeric) && !matches!(word, "-" | "'");
        if ends || begins_clause(word) && !matches!(word, "and" | "or") {
            return false;
        }
        let passive = words.peek().is_some_and(|next| *next == "by" || *next == "of");
        if (noun || neutral) && (is_finite_auxiliary(word) || may_be_finite(word) && !passive) {
            return true;
        }
        noun |= !is_determiner(word) && !is_adverb(word) && !is_preposition(word);
    }
    false
}

/// Pronouns that are nothing but subjects.
fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "we" | "i")
}

fn begins_subject(word: &str) -> bool {
    let function = is_preposition(word) || begins_clause(word) && word != "that" || is_auxiliary(word);
    word.contains(char::is_alphanumeric)
        && !function
        && !word.ends_with("ing")
        && !matches!(word, "to" | "well" | "such" | "both")
}

fn is_adverb(word: &str) -> bool {
    matches!(word, "now" | "then" | "also" | "even" | "only" | "just" | "still" | "today" | "both")
        || word.len() > 4 && word.ends_with("ly") && !matches!(word, "family" | "assembly" | "italy" | "supply")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_has_a_subject_and_a_verb() {
        for (words, clause) in [
            ("the ferry closed early", true),
            ("the harbour chief pushes for a pier", true),
            ("the facts on the ground are shifting", true),
            ("she left", true),
            ("it remains open", true),
            ("crews in the town have left", true),
            ("turkey", false),
            ("the bridge built by engineers", false),
            ("the man , who left", false),
            ("in the town the ferry", false),
            ("well as the town", false),
            ("isolated by the storm", false),
            ("", false),
        ] {
            assert_eq!(is_clause(words.split(' ')), clause, "{words:?}");
        }
    }

    #[test]
    fn forms_are_derived() {
        for word in ["took", "denied", "denies", "pushes", "admitted", "closed", "goes", "stays"] {
            assert!(may_be_finite(word), "{word}");
        }
        assert!(!may_be_finite("put") && !may_be_finite("indeed") && !is_surely_finite("closed"));
    }
}
