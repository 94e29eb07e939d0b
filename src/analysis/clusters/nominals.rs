//! Descriptions that the articles themselves tie to a name: "the Kremlin leader", "his American counterpart", "the mayor".
//!
//! A description is tied only where one person fits. A wrong tie is worse than a missed one.

use super::places::Places;
use super::roles::{self, Offices};
use super::surface::{Surfaces, spelled};
use crate::analysis::EntityKind;
use crate::analysis::facts::{Facts, UnitWords, Word};
use crate::analysis::mentions::Candidate;
use std::collections::BTreeMap;

/// A description: words `first..end` of a unit, whom it means, and why.
struct Nominal {
    at: (usize, usize),
    first: usize,
    end: usize,
    person: usize,
    why: &'static str,
}

/// Finds descriptions and joins them with the persons they mean. A mention inside a description gives way to it.
pub(super) fn join(facts: &[Facts<'_>], surfaces: &mut Surfaces) {
    let places = Places::new(surfaces);
    let offices = roles::learn(facts, surfaces, &places);
    let first_named = first_named(surfaces);
    let mut found = Vec::new();
    for (doc, article) in facts.iter().enumerate() {
        for (index, unit) in article.units.iter().enumerate() {
            Reader { unit, at: (doc, index), places: &places, surfaces, offices: &offices, first_named: &first_named }
                .read(&mut found);
        }
    }
    found.retain(|nominal| surfaces.may_mean(&(nominal.at.0, spelled(nominal.words(facts))), nominal.person));
    let inside = found.iter().flat_map(|nominal| (nominal.first..nominal.end).map(|word| (nominal.at.0, nominal.at.1, word)));
    surfaces.give_way(&inside.collect());
    for nominal in found {
        add(facts, surfaces, &nominal);
    }
}

/// For each cluster and article the first unit that names it.
fn first_named(surfaces: &Surfaces) -> BTreeMap<(usize, usize), usize> {
    let mut first = BTreeMap::new();
    for (at, surface) in surfaces.all.iter().enumerate() {
        let root = surfaces.root(at);
        for place in &surface.places {
            let unit = first.entry((root, place.doc)).or_insert(place.unit);
            *unit = place.unit.min(*unit);
        }
    }
    first
}

fn add(facts: &[Facts<'_>], surfaces: &mut Surfaces, nominal: &Nominal) {
    let (doc, unit) = nominal.at;
    let place = Candidate { doc, unit, first: nominal.first, end: nominal.end, known: None, titled: false, kind: None };
    let name = surfaces.all[nominal.person].spoken();
    let surface = surfaces.describe(nominal.words(facts), place);
    surfaces.join(surface, nominal.person, || format!("{} {name}", nominal.why));
}

impl Nominal {
    fn words<'f, 'a>(&self, facts: &'f [Facts<'a>]) -> &'f [Word<'a>] {
        let unit = facts.get(self.at.0).and_then(|facts| facts.units.get(self.at.1));
        unit.and_then(|unit| unit.words.get(self.first..self.end)).unwrap_or_default()
    }
}

struct Reader<'a> {
    unit: &'a UnitWords<'a>,
    at: (usize, usize),
    places: &'a Places,
    surfaces: &'a Surfaces,
    offices: &'a Offices,
    first_named: &'a BTreeMap<(usize, usize), usize>,
}

/// Classes of which an article may speak as "the mayor" once it has named one.
const ALONE: [&str; 14] = [
    "head_of_state",
    "head_of_government",
    "foreign_affairs",
    "defence",
    "finance",
    "interior",
    "justice",
    "regional",
    "judge",
    "diplomat",
    "business",
    "central_bank",
    "religion",
    "speaker",
];

impl Reader<'_> {
    fn read(&self, found: &mut Vec<Nominal>) {
        let mut at = 0;
        while at < self.unit.words.len() {
            let nominal = self.counterpart(at).or_else(|| self.with_body(at)).or_else(|| self.alone(at));
            at = nominal.as_ref().map_or(at + 1, |nominal| nominal.end);
            found.extend(nominal);
        }
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.unit.words.get(at).is_some_and(|word| words.contains(&word.lower.as_str()))
    }

    /// Whether a phrase that ends before word `end` is whole: no name, no further noun and no "of" goes on with it.
    fn is_whole(&self, end: usize) -> bool {
        let next = self.unit.words.get(end);
        let goes_on = self.is(end, &["of", "for", "-", "and", "or", "designate", "elect", "general", "candidate", "candidates"]);
        !goes_on && self.places.at(self.at, end).is_none() && next.is_none_or(|word| !word.capital)
    }

    /// "the Kremlin leader", "Aldra's president".
    fn with_body(&self, at: usize) -> Option<Nominal> {
        let body = self.places.at(self.at, at)?;
        let owner = self.is(body.end, &["'s"]);
        let start = body.end + usize::from(owner);
        let (end, classes) = roles::role_at(self.unit, start)?;
        let introduced = owner || at > 0 && self.is(at - 1, &["the"]);
        if !introduced || !self.is_whole(end) {
            return None;
        }
        let person = self.offices.in_body(self.surfaces.root(body.surface), classes)?;
        Some(self.nominal(if owner { start } else { at }, end, person, "the articles name for this office"))
    }

    /// "the mayor", where the article names one mayor only and has done so before.
    fn alone(&self, at: usize) -> Option<Nominal> {
        let start = self.is(at, &["the"]).then_some(at + 1)?;
        let (end, classes) = roles::role_at(self.unit, start)?;
        if !classes.iter().any(|class| ALONE.contains(class)) || !self.is_whole(end) {
            return None;
        }
        let person = self.offices.in_article(self.at.0, classes)?;
        self.is_named_before(person).then(|| self.nominal(start, end, person, "the only one of this office here is"))
    }

    /// "his American counterpart": holds the office of the person before, in that country.
    fn counterpart(&self, at: usize) -> Option<Nominal> {
        let start = self.is(at, &["his", "her", "its", "their"]).then_some(at + 1)?;
        let body = self.places.at(self.at, start)?;
        if !self.is(body.end, &["counterpart"]) || !self.is_whole(body.end + 1) {
            return None;
        }
        let spots = self.places.of(self.at.0, self.at.1).iter();
        let before = spots.rev().find(|spot| spot.end <= at && self.is_person(spot.surface))?;
        let root = self.surfaces.root(before.surface);
        let classes = self.offices.classes(root);
        let person = self.offices.in_body(self.surfaces.root(body.surface), &classes).filter(|person| *person != root)?;
        Some(self.nominal(start, body.end + 1, person, "holds the same office there:"))
    }

    fn is_person(&self, surface: usize) -> bool {
        self.surfaces.all[surface].kind() == EntityKind::Person
    }

    fn is_named_before(&self, person: usize) -> bool {
        self.first_named.get(&(person, self.at.0)).is_some_and(|unit| *unit < self.at.1)
    }

    fn nominal(&self, first: usize, end: usize, person: usize, why: &'static str) -> Nominal {
        Nominal { at: self.at, first, end, person, why }
    }
}
