//! "Aldra Energy Board (AEB)": the text itself says what the letters stand for.

use super::places::{Places, Spot};
use super::surface::Surfaces;
use crate::analysis::EntityKind;
use crate::analysis::facts::{Facts, UnitWords};
use crate::article::UnitKind;

/// Joins a name and the one in brackets right behind it, where one is short for the other.
pub(super) fn join(facts: &[Facts<'_>], surfaces: &mut Surfaces) {
    let places = Places::new(surfaces);
    for ((doc, index), spots) in places.units() {
        let Some(unit) = facts.get(doc).and_then(|facts| facts.units.get(index)) else { continue };
        // In "PARIS (AFP)" nothing is defined.
        if unit.kind == UnitKind::Dateline {
            continue;
        }
        for pair in spots.windows(2) {
            let &[left, right] = pair else { continue };
            if in_brackets(unit, left, right) {
                define(surfaces, left.surface, right.surface);
            }
        }
    }
}

fn in_brackets(unit: &UnitWords<'_>, left: Spot, right: Spot) -> bool {
    let is = |at: usize, mark: &str| unit.words.get(at).is_some_and(|word| word.text == mark);
    right.first == left.end + 1 && is(left.end, "(") && is(right.end, ")")
}

fn define(surfaces: &mut Surfaces, left: usize, right: usize) {
    let (short, full) = if is_short(surfaces, right) { (right, left) } else { (left, right) };
    if is_short(surfaces, short) && fits(surfaces, short, full) && !surfaces.are_known_apart(short, full) {
        let name = surfaces.all[full].spoken();
        surfaces.join(short, full, || format!("given in brackets as short for {name}"));
    }
}

/// One word of two capitals or more.
fn is_short(surfaces: &Surfaces, at: usize) -> bool {
    let text = &surfaces.all[at].text;
    !text.contains(' ') && text.chars().filter(|c| c.is_uppercase()).nth(1).is_some() && !text.chars().any(char::is_lowercase)
}

/// Whether letters can stand for a name: its first letters; or, for a body of several words, any, for they may be of another language.
fn fits(surfaces: &Surfaces, short: usize, full: usize) -> bool {
    let (letters, name) = (surfaces.all[short].text.replace('.', ""), &surfaces.all[full]);
    let initials: String = name.text.split(' ').filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    let body = matches!(name.kind(), EntityKind::Org | EntityKind::Group | EntityKind::Other | EntityKind::Event);
    initials == letters || body && name.key.len() > 1
}
