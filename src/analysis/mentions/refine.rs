//! Mends the tagger's names with what it does not see: spaces around dashes, two bodies joined by "and", an office before a person.

use super::context::Context;
use super::segment::{begins_person, is_title, known_at};
use crate::analysis::facts::UnitWords;
use crate::analysis::lexicon::GAZETTEER;
use crate::analysis::lexicon::names::{ORG_WORDS, bit};
use crate::analysis::tagger::{Name, NameKind};
use crate::analysis::{EntityKind, MentionForm};

/// The names that `name` really is.
pub(super) fn refine(unit: &UnitWords<'_>, name: Name, context: &Context) -> Vec<Name> {
    let mut parts = Vec::new();
    let mut first = name.first;
    for at in name.first..name.end {
        if divides(unit, name, at) {
            parts.push(Name { first, end: at, ..name });
            first = at + 1;
        }
    }
    parts.push(Name { first, ..name });
    let whole = parts.into_iter().filter(|part| part.first < part.end);
    let trimmed = whole.map(|part| without_office(unit, without_start(unit, without_torn(unit, part), context)));
    trimmed.flat_map(|part| known_and_person(unit, part)).collect()
}

/// "Later Dvorak left": the ordinary word at the start of a sentence is no part of a person's name.
fn without_start(unit: &UnitWords<'_>, name: Name, context: &Context) -> Name {
    let first = &unit.words[name.first];
    let given = GAZETTEER.number(&first.lower).unwrap_or(0) & bit::FIRST_NAME != 0;
    let person = name.kind == NameKind::Person && name.end - name.first > 1;
    let drops = person && !given && unit.is_start(name.first) && context.is_ordinary(&first.lower);
    Name { first: name.first + usize::from(drops), ..name }
}

/// "Deir" with "ez-Zor": a word with an Arabic article goes on with the name before it. `reach` is where the next name begins.
pub(super) fn with_article(unit: &UnitWords<'_>, name: Name, reach: usize) -> Name {
    let joins = |at: &usize| unit.words[*at].capital && unit.words[*at].text.starts_with(char::is_lowercase);
    Name { end: (name.end..reach).find(|at| !joins(at)).unwrap_or(reach), ..name }
}

/// "U..N General Assembly": what a typing error left of a name goes when a known name follows.
fn without_torn(unit: &UnitWords<'_>, name: Name) -> Name {
    let torn = name.end - name.first > 1 && unit.words[name.first].text.chars().count() == 1;
    let known = torn && known_at(unit, name.first + 1).is_some_and(|(_, end)| end == name.end);
    Name { first: name.first + usize::from(known), ..name }
}

/// "the ambassador to the United Nations Anna Ito": a known body, and the person who holds an office there.
fn known_and_person(unit: &UnitWords<'_>, name: Name) -> Vec<Name> {
    let known = known_at(unit, name.first).filter(|(known, end)| {
        *end < name.end && known.form != MentionForm::Demonym && begins_person(&unit.words[*end..name.end])
    });
    match known {
        Some((known, end)) => {
            let kind = if known.kind == EntityKind::Place { NameKind::Place } else { NameKind::Org };
            vec![Name { end, kind, ..name }, Name { first: end, kind: NameKind::Person, ..name }]
        }
        None => vec![name],
    }
}

fn divides(unit: &UnitWords<'_>, name: Name, at: usize) -> bool {
    let word = &unit.words[at];
    match word.text {
        "-" | "–" | "—" => stands_apart(unit, at),
        "and" => name.kind != NameKind::Person && are_two_bodies(unit, name, at),
        _ => false,
    }
}

/// Whether white space stands on both sides of a word.
fn stands_apart(unit: &UnitWords<'_>, at: usize) -> bool {
    let gap = |left: usize, right: usize| {
        unit.words.get(left).zip(unit.words.get(right)).is_some_and(|(left, right)| left.range.end < right.range.start)
    };
    at > 0 && gap(at - 1, at) && gap(at, at + 1)
}

/// Whether the words on both sides of "and" are bodies by themselves: "Aldran Labour Party and Green Union", "Party of Aldra and Reform
/// Party", but not "Ministry of Health and Social Affairs".
fn are_two_bodies(unit: &UnitWords<'_>, name: Name, and: usize) -> bool {
    let (left, right) = (&unit.words[name.first..and], &unit.words[and + 1..name.end]);
    let is_body =
        |at: usize, words: &[crate::analysis::facts::Word<'_>]| words.get(at).is_some_and(|word| ORG_WORDS.has(&word.lower));
    let has_body = |words: &[crate::analysis::facts::Word<'_>]| (0..words.len()).any(|at| is_body(at, words));
    let ends = left.len() > 1 && is_body(left.len() - 1, left);
    let named = left.iter().position(|word| word.lower == "of").is_some_and(|of| of > 1 && is_body(of - 1, left));
    (ends || named) && right.len() > 1 && has_body(right)
}

/// A person's name without the office before it: "National Security Adviser Anna Ito".
fn without_office(unit: &UnitWords<'_>, name: Name) -> Name {
    let ends_office = |at: &usize| is_title(&unit.words[*at]) || is_office(&unit.words[*at].lower);
    let Some(office) = (name.first..name.end - 1).rev().find(ends_office) else { return name };
    let person = name.kind == NameKind::Person || begins_person(&unit.words[office + 1..name.end]);
    if person { Name { first: office + 1, kind: NameKind::Person, ..name } } else { name }
}

/// Offices that the lists of titles, which the tagger was trained with, do not have.
pub(super) fn is_office(lower: &str) -> bool {
    const OFFICES: [&str; 12] = [
        "adviser",
        "advisor",
        "aide",
        "czar",
        "magistrate",
        "negotiator",
        "ombudsman",
        "strongman",
        "treasurer",
        "undersecretary",
        "warden",
        "whip",
    ];
    OFFICES.contains(&lower)
}
