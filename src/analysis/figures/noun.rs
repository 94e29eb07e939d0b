//! The noun that a number counts, as a singular: "twelve Syrian soldiers" counts a `soldier`.

use super::line::{Kind, Line};
use crate::analysis::lexicon::REPORTING_VERBS;
use crate::analysis::lexicon::numbers::{NOUN_ENDS, PLURALS, STATES};

/// How far the noun may stand from its number: adjectives in between.
const REACH: usize = 5;

/// What the number before piece `at` counts. `plural` says that only a plural will do (the number is not one).
pub(in crate::analysis) fn counted(line: &Line<'_>, at: usize, plural: bool) -> Option<String> {
    if let Some(state) = STATES.get(line.low(at)) {
        return Some((*state).to_owned());
    }
    let head = if plural { head_by_plural(line, at) } else { head_by_end(line, at) };
    head.map(|head| singular(line.low(head)))
}

/// The last of the first plurals: "12 senior police officers were" gives "officers".
fn head_by_plural(line: &Line<'_>, at: usize) -> Option<usize> {
    let first = run(line, at).find(|&n| is_plural(line, n))?;
    Some((first + 1..first + 3).take_while(|&n| is_inside(line, n) && is_plural(line, n)).last().unwrap_or(first))
}

/// The last word before one that ends a noun: "the fourth arm of" gives "arm".
fn head_by_end(line: &Line<'_>, at: usize) -> Option<usize> {
    let verb = |n: usize| n > at && line.low(n).ends_with("ed") && line.is_glued(n) == line.is_hyphen(n - 1);
    run(line, at).filter(|&n| !line.is_capital(n)).take_while(|&n| !verb(n)).take(3).last()
}

/// The words that may belong to one noun, from `at` on.
fn run<'a>(line: &'a Line<'_>, at: usize) -> impl Iterator<Item = usize> + 'a {
    (at..at + REACH * 2).take_while(move |&n| is_inside(line, n)).filter(|&n| line.is(n, Kind::Word)).take(REACH)
}

fn is_inside(line: &Line<'_>, at: usize) -> bool {
    let word = line.low(at);
    let glued_hyphen = line.is_hyphen(at) && line.is_glued(at) && line.is_glued(at + 1);
    let opening = matches!(word, "\"" | "“" | "‘");
    let abbreviation = word == "." && line.is_glued(at) && line.is_glued(at + 1);
    if !line.is(at, Kind::Word) {
        return glued_hyphen || opening || abbreviation;
    }
    !(NOUN_ENDS.has(word) || is_verb(line, at))
}

/// "twelve men arrested", "two officials say": a verb right behind the plural.
fn is_verb(line: &Line<'_>, at: usize) -> bool {
    let word = line.low(at);
    let behind_plural = at > 0 && is_plural(line, at - 1);
    let reporting = REPORTING_VERBS.has(word) && !word.ends_with("ing");
    behind_plural && (reporting || word.ends_with("ed") || word.ends_with("ing"))
}

fn is_plural(line: &Line<'_>, at: usize) -> bool {
    let word = line.low(at);
    let by_ending =
        word.len() > 3 && word.ends_with('s') && !["ss", "us", "is", "'s", "’s"].iter().any(|end| word.ends_with(end));
    let adverb = matches!(
        word,
        "always" | "perhaps" | "sometimes" | "besides" | "towards" | "afterwards" | "overseas" | "indoors" | "news"
    );
    line.is(at, Kind::Word) && (PLURALS.has(word) || by_ending && !adverb)
}

/// "deaths" to "death", "people" to "person"; a word that is no plural stays.
pub(super) fn singular(word: &str) -> String {
    if let Some(known) = PLURALS.get(word) {
        return (*known).to_owned();
    }
    let strip = |n: usize| word.get(..word.len().saturating_sub(n)).unwrap_or(word);
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    if word.len() <= 3 || ends(&["ss", "us", "is"]) || !word.ends_with('s') {
        word.to_owned()
    } else if word.ends_with("ies") {
        format!("{}y", strip(3))
    } else if ends(&["ches", "shes", "xes", "sses", "zzes", "oes"]) {
        strip(2).to_owned()
    } else {
        strip(1).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextRange;

    #[track_caller]
    fn check(text: &str, noun: &str) {
        let line = Line::new(text, TextRange::new(0, text.len()));
        assert_eq!(counted(&line, 0, true).as_deref().unwrap_or_default(), noun, "{text}");
    }

    #[test]
    fn finds_the_noun_behind_its_adjectives() {
        check("deaths in the war", "death");
        check("people", "person");
        check("Syrian anti-government fighters were", "fighter");
        check("senior police officers told", "officer");
        check("U.S.-trained rebels", "rebel");
        check("\"moderate\" rebels", "rebel");
        check("other countries", "country");
        check("killed and", "death");
        check("of the soldiers", "");
        check("and its allies", "");
        check(", officials said", "");
        check("houses burned", "house");
        check("churches", "church");
    }
}
