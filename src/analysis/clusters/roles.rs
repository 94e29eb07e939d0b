//! Which office a person holds, as the articles themselves say: "Aldran President Anna Ito", "Anna Ito, the mayor of Corvo".

use super::places::{Places, Spot};
use super::surface::Surfaces;
use crate::analysis::EntityKind;
use crate::analysis::facts::{Facts, UnitWords};
use crate::analysis::lexicon::names::{ROLE_STARTS, ROLES};
use std::collections::{BTreeMap, BTreeSet};

/// The longest role phrase, in words.
const LONGEST: usize = 4;

/// A person that holds an office.
struct Holder {
    /// A surface of the person.
    person: usize,
    /// A surface of the country or body, if the text says of what.
    of: Option<usize>,
    classes: &'static [&'static str],
}

/// Who holds which office. Persons and bodies are named by the first surface of their cluster.
#[derive(Debug, Default)]
pub(super) struct Offices {
    /// By body and class.
    of_body: BTreeMap<(usize, &'static str), BTreeSet<usize>>,
    /// By article and class.
    of_article: BTreeMap<(usize, &'static str), BTreeSet<usize>>,
    /// By person.
    classes: BTreeMap<usize, BTreeSet<&'static str>>,
}

impl Offices {
    fn add(&mut self, surfaces: &Surfaces, doc: usize, holder: &Holder) {
        let person = surfaces.root(holder.person);
        for &class in holder.classes {
            if let Some(body) = holder.of {
                self.of_body.entry((surfaces.root(body), class)).or_default().insert(person);
            }
            self.of_article.entry((doc, class)).or_default().insert(person);
            self.classes.entry(person).or_default().insert(class);
        }
    }

    /// The one person that holds an office of one of `classes` in a body. A "leader" is the head of state, else the head of government.
    pub(super) fn in_body(&self, body: usize, classes: &[&'static str]) -> Option<usize> {
        const LEADERS: [&str; 2] = ["head_of_state", "head_of_government"];
        let with = |class: &'static str| self.of_body.get(&(body, class));
        let exact = only(classes.iter().filter_map(|class| with(class)));
        let leads = || LEADERS.into_iter().find_map(|class| only(with(class).into_iter()));
        exact.or_else(|| classes.contains(&"strongman_phrases").then(leads).flatten())
    }

    /// The one person of these classes in an article.
    pub(super) fn in_article(&self, doc: usize, classes: &[&'static str]) -> Option<usize> {
        only(classes.iter().filter_map(|class| self.of_article.get(&(doc, *class))))
    }

    /// The classes of a person's offices.
    pub(super) fn classes(&self, person: usize) -> Vec<&'static str> {
        self.classes.get(&person).into_iter().flatten().copied().collect()
    }
}

/// The one person in all of `sets`.
fn only<'s>(sets: impl Iterator<Item = &'s BTreeSet<usize>>) -> Option<usize> {
    let mut persons = sets.flatten();
    let first = *persons.next()?;
    persons.all(|person| *person == first).then_some(first)
}

/// The role phrase that begins at word `at`: its end and classes.
pub(super) fn role_at(unit: &UnitWords<'_>, at: usize) -> Option<(usize, &'static [&'static str])> {
    if !ROLE_STARTS.contains(unit.words.get(at)?.lower.as_str()) {
        return None;
    }
    let longest = unit.words.len().saturating_sub(at).min(LONGEST);
    (1..=longest).rev().find_map(|length| Some((at + length, classes(unit, at, at + length)?)))
}

/// The longest role phrase that ends before word `end`: its start and classes.
fn role_before(unit: &UnitWords<'_>, end: usize) -> Option<(usize, &'static [&'static str])> {
    (end.saturating_sub(LONGEST)..end).find_map(|start| Some((start, classes(unit, start, end)?)))
}

fn classes(unit: &UnitWords<'_>, start: usize, end: usize) -> Option<&'static [&'static str]> {
    let words: Vec<_> = unit.words.get(start..end)?.iter().map(|word| word.lower.as_str()).collect();
    ROLES.get(&words.join(" ")).map(Vec::as_slice)
}

/// Whether the office is not held now or only helped with: "former President", "deputy foreign minister".
fn is_qualified(unit: &UnitWords<'_>, role: usize) -> bool {
    const QUALIFIERS: [&str; 18] = [
        "former",
        "ex",
        "late",
        "deputy",
        "vice",
        "assistant",
        "associate",
        "acting",
        "then",
        "onetime",
        "aspiring",
        "would-be",
        "junior",
        "deposed",
        "ousted",
        "outgoing",
        "ex-",
        "shadow",
    ];
    let before = |n: usize| role.checked_sub(n).and_then(|at| unit.words.get(at)).map_or("", |word| word.lower.as_str());
    QUALIFIERS.contains(&before(1)) || before(1) == "-" && QUALIFIERS.contains(&before(2))
}

/// Every holder of an office that the articles name.
pub(super) fn learn(facts: &[Facts<'_>], surfaces: &Surfaces, places: &Places) -> Offices {
    let mut offices = Offices::default();
    for ((doc, index), spots) in places.units() {
        let Some(unit) = facts.get(doc).and_then(|facts| facts.units.get(index)) else { continue };
        let reader = Reader { unit, places, at: (doc, index), surfaces };
        for spot in spots.iter().filter(|spot| reader.is_person(spot.surface)) {
            let holders = [reader.before(*spot), reader.behind(*spot)];
            holders.iter().flatten().for_each(|holder| offices.add(surfaces, doc, holder));
        }
    }
    offices
}

struct Reader<'a> {
    unit: &'a UnitWords<'a>,
    places: &'a Places,
    at: (usize, usize),
    surfaces: &'a Surfaces,
}

impl Reader<'_> {
    fn is_person(&self, surface: usize) -> bool {
        self.surfaces.all[surface].kind() == EntityKind::Person
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.unit.words.get(at).is_some_and(|word| words.contains(&word.lower.as_str()))
    }

    /// A country or body, not a person, that begins at word `at` or behind "the".
    fn body_at(&self, at: usize) -> Option<Spot> {
        let at = at + usize::from(self.is(at, &["the"]));
        self.places.at(self.at, at).filter(|spot| !self.is_person(spot.surface))
    }

    /// A country or body that ends before word `end`, also with "'s".
    fn body_before(&self, end: usize) -> Option<Spot> {
        let end = end - usize::from(end > 0 && self.is(end - 1, &["'s"]));
        self.places.before(self.at, end).filter(|spot| !self.is_person(spot.surface))
    }

    /// "Aldran President Anna Ito", "President Anna Ito of Aldra", "the president of Aldra, Anna Ito".
    fn before(&self, person: Spot) -> Option<Holder> {
        let comma = person.first > 0 && self.is(person.first - 1, &[","]);
        let end = person.first - usize::from(comma);
        if let Some((role, classes)) = role_before(self.unit, end).filter(|(role, _)| !is_qualified(self.unit, *role)) {
            let behind = self.is(person.end, &["of"]).then(|| self.body_at(person.end + 1)).flatten();
            let of = self.body_before(role).or(behind);
            return Some(holder(person, of, classes));
        }
        let of = self.body_before(end)?;
        let joint = of.first.checked_sub(1 + usize::from(of.first > 0 && self.is(of.first - 1, &["the"])))?;
        let (role, classes) = self.is(joint, &["of", "for", "to"]).then(|| role_before(self.unit, joint)).flatten()?;
        (!is_qualified(self.unit, role)).then(|| holder(person, Some(of), classes))
    }

    /// "Anna Ito, the Aldran president", "Anna Ito, president of Aldra".
    fn behind(&self, person: Spot) -> Option<Holder> {
        let comma = self.is(person.end, &[","]).then_some(person.end + 1)?;
        let start = comma + usize::from(self.is(comma, &["the", "a", "an"]));
        let body = self.places.at(self.at, start).filter(|spot| !self.is_person(spot.surface));
        let role = body.map_or(start, |body| body.end + usize::from(self.is(body.end, &["'s"])));
        let (end, classes) = role_at(self.unit, role)?;
        let of = body.or_else(|| self.is(end, &["of", "for", "to"]).then(|| self.body_at(end + 1)).flatten());
        // Another name behind the role begins something new: "Ito, President Lund and others".
        let free = self.places.at(self.at, end).is_none() && (body.is_some() || of.is_some() || start > comma);
        free.then(|| holder(person, of, classes))
    }
}

fn holder(person: Spot, of: Option<Spot>, classes: &'static [&'static str]) -> Holder {
    Holder { person: person.surface, of: of.map(|spot| spot.surface), classes }
}
