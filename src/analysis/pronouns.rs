//! Whom "he" or "she" probably means, for showing it to a reader who asks. Nothing else rests on it.
//!
//! The person named last before, in the sentence or in those before it; of several the one that its sentence names first, for that is
//! mostly its subject. "He" and "she" do not mean the same person.

use super::facts::{Facts, UnitWords};
use super::lexicon::REPORTING_VERBS;
use super::model::{Entity, EntityKind, MentionForm, Place, Pronoun};
use crate::article::UnitKind;
use std::collections::BTreeMap;

/// How many sentences back a person may be named.
const REACH: usize = 3;

/// So many persons of a sentence are kept; a pronoun behind more of them tells nothing.
const MOST: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

/// The pronouns of all articles that have a likely meaning, sorted.
pub(super) fn find(facts: &[Facts<'_>], entities: &[Entity]) -> Vec<Pronoun> {
    let mut genders = BTreeMap::new();
    let named: Vec<_> = (0..facts.len()).map(|doc| persons(doc, entities)).collect();
    for (facts, named) in facts.iter().zip(&named) {
        titles(facts, named, &mut genders);
    }
    let articles = facts.iter().zip(&named).enumerate();
    articles.flat_map(|(doc, (facts, named))| in_article(doc, facts, named, &mut genders)).collect()
}

/// Where persons are named in an article, by start (bytes).
fn persons(doc: usize, entities: &[Entity]) -> BTreeMap<usize, usize> {
    let persons = entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Person);
    let mentions = persons.flat_map(|(at, entity)| entity.mentions.iter().map(move |mention| (mention, at)));
    let here = mentions.filter(|(mention, _)| mention.place.doc == doc && mention.form != MentionForm::Metonym);
    here.map(|(mention, at)| (mention.place.range.start, at)).collect()
}

/// What a title right before a name says of the person.
fn titles(facts: &Facts<'_>, named: &BTreeMap<usize, usize>, genders: &mut BTreeMap<usize, Gender>) {
    for unit in &facts.units {
        for pair in unit.words.windows(2) {
            let [title, name] = pair else { continue };
            if let Some((entity, gender)) = named.get(&name.range.start).zip(title_gender(&title.lower)) {
                genders.entry(*entity).or_insert(gender);
            }
        }
    }
}

fn title_gender(title: &str) -> Option<Gender> {
    const MALE: [&str; 14] = [
        "mr",
        "sir",
        "lord",
        "king",
        "prince",
        "emperor",
        "sheikh",
        "congressman",
        "chairman",
        "spokesman",
        "businessman",
        "councilman",
        "actor",
        "husband",
    ];
    const FEMALE: [&str; 14] = [
        "mrs",
        "ms",
        "miss",
        "lady",
        "dame",
        "queen",
        "princess",
        "congresswoman",
        "chairwoman",
        "spokeswoman",
        "businesswoman",
        "councilwoman",
        "actress",
        "wife",
    ];
    let title = title.trim_end_matches('.');
    if MALE.contains(&title) { Some(Gender::Male) } else { FEMALE.contains(&title).then_some(Gender::Female) }
}

fn pronoun_gender(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

fn in_article(
    doc: usize,
    facts: &Facts<'_>,
    named: &BTreeMap<usize, usize>,
    genders: &mut BTreeMap<usize, Gender>,
) -> Vec<Pronoun> {
    let mut found = Vec::new();
    // Persons of the sentences before, the nearest last; a resolved pronoun names its person too.
    let mut before: Vec<Vec<usize>> = Vec::new();
    for unit in facts.units.iter().filter(|unit| unit.kind == UnitKind::Sentence) {
        let persons = in_sentence(doc, unit, named, genders, &before, &mut found);
        before.push(persons);
        if before.len() > REACH {
            before.remove(0);
        }
    }
    found
}

/// Reads a sentence from left to right; gives the persons it is about, in order.
fn in_sentence(
    doc: usize,
    unit: &UnitWords<'_>,
    named: &BTreeMap<usize, usize>,
    genders: &mut BTreeMap<usize, Gender>,
    before: &[Vec<usize>],
    found: &mut Vec<Pronoun>,
) -> Vec<usize> {
    let mut here: Vec<usize> = Vec::new();
    for (at, word) in unit.words.iter().enumerate() {
        let pronoun = pronoun_gender(&word.lower);
        let entity = match (named.get(&word.range.start), pronoun) {
            (Some(entity), _) => *entity,
            (None, Some(gender)) => {
                // "Otto was a tyrant, she said": who speaks is not who is spoken of.
                let persons = if speaks(unit, at) { &[][..] } else { &here[..] };
                let Some(entity) = meant(gender, persons, before, genders) else { continue };
                found.push(Pronoun { place: Place { doc, range: word.range }, entity });
                entity
            }
            (None, None) => continue,
        };
        if here.len() < MOST && !here.contains(&entity) {
            here.push(entity);
        }
    }
    here
}

/// Whether the pronoun at word `at` says what stands before it.
fn speaks(unit: &UnitWords<'_>, at: usize) -> bool {
    let behind = at.checked_sub(1).is_some_and(|before| [",", "”", "\"", "’"].contains(&unit.words[before].text));
    behind && unit.words.get(at + 1).is_some_and(|verb| REPORTING_VERBS.has(&verb.lower))
}

fn meant(gender: Gender, here: &[usize], before: &[Vec<usize>], genders: &mut BTreeMap<usize, Gender>) -> Option<usize> {
    let fits = |entity: &&usize| genders.get(entity).is_none_or(|known| *known == gender);
    let sentences = std::iter::once(here).chain(before.iter().rev().map(Vec::as_slice));
    let fitting: Vec<_> =
        sentences.map(|persons| persons.iter().filter(fits).collect::<Vec<_>>()).find(|persons| !persons.is_empty())?;
    let person = **fitting.first()?;
    if fitting.len() == 1 {
        genders.entry(person).or_insert(gender);
    }
    Some(person)
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyze;
    use crate::analysis::testing::articles;
    use crate::text::slice;

    /// `pronoun=name` for each pronoun of `text`.
    fn check(text: &str, expected: &str) {
        let articles = articles(&[text]);
        let analysis = analyze(&articles);
        let found = analysis.pronouns.iter().map(|pronoun| {
            format!("{}={}", slice(&articles[0].text, pronoun.place.range), analysis.entities[pronoun.entity].name)
        });
        assert_eq!(found.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn the_person_named_last() {
        check("Mayor Anna Ito closed the bridge. She said that her staff was tired.", "She=Anna Ito her=Anna Ito");
        check("Anna Ito met Karl Brandt. She left.", "She=Anna Ito");
        check("Mrs. Ito met Mr. Brandt on Monday. He left. She stayed.", "He=Brandt She=Ito");
    }

    #[test]
    fn who_speaks_is_not_who_is_spoken_of() {
        check("Anna Ito spoke first. Karl Brandt was a tyrant, she told the crowd.", "she=Anna Ito");
    }

    #[test]
    fn nobody_is_guessed() {
        check("The bridge closed. He said so.", "");
        check("Anna Ito spoke. Rain fell. Snow fell. Hail fell. The wind rose. She left.", "");
    }
}
