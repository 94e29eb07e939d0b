//! Whom "he" or "she" probably means, for showing it to a reader who asks, and for speech that nothing else gives to a speaker.
//!
//! The person named last before, in the sentence or in those before it; of several the one that its sentence names first, for that is
//! mostly its subject. "He" and "she" do not mean the same person; a title or a given name tells who can be which.

use super::facts::{Facts, UnitWords, Word};
use super::lexicon::REPORTING_VERBS;
use super::lexicon::names::{GIVEN_NAMES, TITLES};
use super::lexicon::speech;
use super::model::{Entity, EntityKind, MentionForm, Place, Pronoun};
use crate::article::UnitKind;
use std::collections::BTreeMap;

/// How many sentences back a person may be named.
const REACH: usize = 3;

/// The longest title before a name, in words.
const LONGEST_TITLE: usize = 6;

/// So many persons of a sentence are kept; a pronoun behind more of them tells nothing.
const MOST: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// What is known of the persons that pronouns can mean.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    /// Of entities, as far as titles, given names and pronouns tell.
    pub(super) genders: BTreeMap<usize, Gender>,
    /// The entity that a pronoun means, by article and start (bytes), where no second person is as likely.
    pub(super) clear: BTreeMap<(usize, usize), usize>,
}

/// The pronouns of all articles that have a likely meaning, sorted, and the people they mean.
pub(super) fn find(facts: &[Facts<'_>], entities: &[Entity]) -> (Vec<Pronoun>, People) {
    let mut people = People::default();
    let genders = &mut people.genders;
    let named: Vec<_> = (0..facts.len()).map(|doc| persons(doc, entities)).collect();
    for (facts, named) in facts.iter().zip(&named) {
        titles(facts, named, genders);
    }
    for (at, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Person) {
        if let Some(gender) = name_gender(&entity.name) {
            genders.entry(at).or_insert(gender);
        }
    }
    let articles = facts.iter().zip(&named).enumerate();
    let found = articles.flat_map(|(doc, (facts, named))| in_article(doc, facts, named, &mut people)).collect();
    (found, people)
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

/// What the given name of a full name says.
fn name_gender(name: &str) -> Option<Gender> {
    let (given, _) = name.split_once(' ')?;
    GIVEN_NAMES.get(&given.to_lowercase()).map(|male| if *male { Gender::Male } else { Gender::Female })
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

pub(super) fn pronoun_gender(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

fn in_article(doc: usize, facts: &Facts<'_>, named: &BTreeMap<usize, usize>, people: &mut People) -> Vec<Pronoun> {
    let mut found = Vec::new();
    // Persons of the sentences before, the nearest last; a resolved pronoun names its person too.
    let mut before: Vec<About> = Vec::new();
    for unit in facts.units.iter().filter(|unit| unit.kind == UnitKind::Sentence) {
        let persons = in_sentence(doc, unit, named, people, &before, &mut found);
        before.push(persons);
        if before.len() > REACH {
            before.remove(0);
        }
    }
    found
}

/// The persons that a sentence is about.
#[derive(Clone, Debug, Default)]
struct About {
    /// In order.
    persons: Vec<usize>,
    /// The first begins a clause and is not joined with the second, so that the sentence is about nobody else.
    leads: bool,
}

/// Reads a sentence from left to right; gives the persons it is about.
fn in_sentence(
    doc: usize,
    unit: &UnitWords<'_>,
    named: &BTreeMap<usize, usize>,
    people: &mut People,
    before: &[About],
    found: &mut Vec<Pronoun>,
) -> About {
    let mut here = About::default();
    for (at, word) in unit.words.iter().enumerate() {
        let pronoun = pronoun_gender(&word.lower);
        let entity = match (named.get(&word.range.start), pronoun) {
            (Some(entity), _) => *entity,
            (None, Some(gender)) => {
                // "Otto was a tyrant, she said": who speaks is not who is spoken of.
                let about = if speaks(unit, at) { &About::default() } else { &here };
                let Some((entity, clear)) = meant(gender, about, before, &mut people.genders) else { continue };
                if clear {
                    people.clear.insert((doc, word.range.start), entity);
                }
                found.push(Pronoun { place: Place { doc, range: word.range }, entity });
                entity
            }
            (None, None) => continue,
        };
        if here.persons.len() < MOST && !here.persons.contains(&entity) {
            match here.persons.len() {
                0 => here.leads = begins_clause(unit, at),
                1 => here.leads &= !is_joined(unit, at),
                _ => {}
            }
            here.persons.push(entity);
        }
    }
    here
}

/// Whether nothing but a title stands between the name at word `at` and the start of its clause.
fn begins_clause(unit: &UnitWords<'_>, at: usize) -> bool {
    let title = |word: &&Word<'_>| word.capital || TITLES.has(&word.lower) || matches!(word.lower.as_str(), "the" | "-");
    match unit.words[..at].iter().rev().take(LONGEST_TITLE).find(|word| !title(word)) {
        None => at < LONGEST_TITLE,
        Some(before) => !before.is_word() || speech::begins_clause(&before.lower),
    }
}

/// Whether "and" stands before the name at word `at`, or before its title.
fn is_joined(unit: &UnitWords<'_>, at: usize) -> bool {
    unit.words[at.saturating_sub(3)..at].iter().rev().take_while(|word| word.is_word()).any(|word| word.lower == "and")
}

/// Whether the pronoun at word `at` says what stands before it.
fn speaks(unit: &UnitWords<'_>, at: usize) -> bool {
    let behind = at.checked_sub(1).is_some_and(|before| [",", "”", "\"", "’"].contains(&unit.words[before].text));
    behind && unit.words.get(at + 1).is_some_and(|verb| REPORTING_VERBS.has(&verb.lower))
}

/// The person that is meant, and whether no second one is as likely.
fn meant(gender: Gender, here: &About, before: &[About], genders: &mut BTreeMap<usize, Gender>) -> Option<(usize, bool)> {
    let fits = |entity: &&usize| genders.get(entity).is_none_or(|known| *known == gender);
    let sentences = std::iter::once(here).chain(before.iter().rev());
    let mut fitting = sentences.map(|about| (about.persons.iter().filter(fits).collect::<Vec<_>>(), about));
    let (fitting, about) = fitting.find(|(persons, _)| !persons.is_empty())?;
    let person = **fitting.first()?;
    if fitting.len() == 1 {
        genders.entry(person).or_insert(gender);
    }
    Some((person, about.leads && about.persons.first() == Some(&person)))
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
    fn given_names_tell() {
        check("Anna Ito met Karl Brandt. He left.", "He=Karl Brandt");
    }

    /// The speaker of the only quotation.
    #[track_caller]
    fn speaker(text: &str, expected: Option<&str>) {
        let analysis = analyze(&articles(&[text]));
        let speaker = analysis.quotes[0].speaker.as_ref().and_then(|speaker| speaker.entity);
        assert_eq!(speaker.map(|entity| analysis.entities[entity].name.as_str()), expected, "{text}");
    }

    #[test]
    fn speech_of_those_whom_the_sentence_is_about() {
        speaker("Anna Ito met Karl Brandt. Rain fell. What mattered, she said, was \"a pier for everybody\".", Some("Anna Ito"));
        speaker("Karl Brandt and Otto Meyer met. Rain fell. What mattered, he said, was \"a pier for everybody\".", None);
    }

    #[test]
    fn nobody_is_guessed() {
        check("The bridge closed. He said so.", "");
        check("Anna Ito spoke. Rain fell. Snow fell. Hail fell. The wind rose. She left.", "");
    }
}
