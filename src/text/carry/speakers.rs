//! Who is said to speak in a sentence.

use super::meaning::Meaning;
use super::reading::Read;
use super::side::Span;
use std::collections::BTreeSet;

/// A speaker is looked for so many words from the verb.
const FAR: usize = 10;

/// Adverbs that stand between a speaker and the verb.
const ADVERBS: [&str; 12] =
    ["also", "later", "earlier", "again", "then", "now", "long", "already", "still", "just", "ever", "even"];

/// A quotation that is still open goes on for so many sentences.
const SENTENCES: usize = 2;

/// The words that name who speaks in these sentences; none if nobody is said to.
pub(super) fn speakers(read: &Read, scope: Span) -> Option<BTreeSet<String>> {
    let verbs: Vec<_> = scope.tokens().filter(|at| read.meaning(*at) == &Meaning::Saying || is_denial(read, *at)).collect();
    let words = verbs.iter().flat_map(|&verb| {
        let before = before(read, scope, verb);
        if before.is_empty() { behind(read, scope, verb) } else { before }
    });
    let words: BTreeSet<_> = words.map(|at| if read.is_name(at) { read.name(at) } else { read.word(at).to_owned() }).collect();
    (!verbs.is_empty()).then_some(words)
}

fn is_denial(read: &Read, at: usize) -> bool {
    matches!(read.meaning(at), Meaning::Negation(class) if class == "deny")
}

/// These sentences and those up to the end of a quotation that they begin: who speaks stands there.
pub(super) fn to_end_of_quotation(read: &Read, sentences: Span) -> Span {
    let mut scope = sentences;
    for _ in 0..SENTENCES {
        let is_open = scope.tokens().filter(|at| read.word(*at) == "\"").count() % 2 == 1;
        if is_open && scope.end < read.side.tokens.len() {
            let next = read.side.sentence(scope.end);
            scope = scope.hull(next.near(Span::new(scope.end, scope.end)));
        }
    }
    scope
}

/// The subject before the verb: "the mayor said", "Anna Lund, the mayor of Aldra, said".
fn before(read: &Read, scope: Span, verb: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut commas = 0;
    for at in (scope.start..verb).rev().take(FAR) {
        if read.word(at) == "," && (found.is_empty() || commas == 1) && commas < 2 {
            commas += 1;
        } else if !read.is_word(at) && read.word(at) != "-" || commas != 1 && read.meaning(at) == &Meaning::Clause {
            break;
        } else if tells(read, at) {
            found.push(at);
        }
    }
    found
}

/// The subject behind it: "said Anna Lund", "according to police".
fn behind(read: &Read, scope: Span, verb: usize) -> Vec<usize> {
    const ENDS: [&str; 18] = [
        "in", "on", "at", "as", "by", "with", "during", "into", "from", "about", "there", "it", "they", "this", "and", "is",
        "was", "were",
    ];
    let ends = |at: usize| ENDS.contains(&read.word(at)) || read.meaning(at) == &Meaning::Clause;
    let words = (verb + 1..scope.end).take(FAR).take_while(|at| (read.is_word(*at) || read.word(*at) == "-") && !ends(*at));
    words.filter(|at| tells(read, *at)).collect()
}

/// Whether a word says who it is: no adverb, day, figure or word that only joins.
fn tells(read: &Read, at: usize) -> bool {
    let word = read.word(at);
    let pronoun = matches!(word, "he" | "she" | "they" | "we" | "i" | "you");
    let adverb = word.ends_with("ly") && !read.is_name(at) || ADVERBS.contains(&word);
    pronoun || read.is_content(at) && !adverb && !read.meaning(at).is_numeric()
}
