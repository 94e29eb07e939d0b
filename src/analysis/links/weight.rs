//! How much a term says in an event: more if it is rare outside of it, less if many of its sentences hold it.

use super::quantity;
use super::terms::Term;
use crate::analysis::stem::rarity;

/// The weight of a term that `holding` of the event's `units` hold.
pub(super) fn weight(term: &Term, holding: usize, units: usize) -> f64 {
    rare(term) * kept(term, holding, units)
}

/// Events of fewer units than this say nothing about which words are common in them.
const SMALL_EVENT: usize = 6;

/// In them a term keeps this part of its weight: what it keeps, by and large, in a larger event.
const ALONE: f64 = 0.5;

/// A name, before what it loses inside of the event.
const NAME: f64 = 8.0;

/// The weight of a name that few sentences of the event hold, two or three of fifty: one that many hold says nothing of what they tell.
pub(super) const RARE_NAME: f64 = 0.75 * NAME;

/// How rare a term is outside of the event.
fn rare(term: &Term) -> f64 {
    match term {
        Term::Word(stem) => rarity(stem).min(10.0),
        Term::Entity(_) => NAME,
        // Many events have dead and injured; few wars last.
        Term::Quantity(what) => {
            if what.starts_with(quantity::NUMBER) {
                3.5
            } else {
                9.0
            }
        }
        Term::Figure(figure) => {
            if is_telling(figure) {
                9.0
            } else {
                4.0
            }
        }
    }
}

/// The part of its rarity that a term keeps inside the event: what every sentence of the event holds tells little.
fn kept(term: &Term, holding: usize, units: usize) -> f64 {
    if units < SMALL_EVENT {
        return ALONE;
    }
    let least = if matches!(term, Term::Entity(_)) { 0.1 } else { 0.25 };
    let all = units as f64 + 1.0;
    let here = (all / holding.max(1) as f64).ln() / all.ln();
    least + (1.0 - least) * here
}

/// Whether a figure is hardly equal by chance: three digits or more.
fn is_telling(figure: &str) -> bool {
    figure.chars().filter(char::is_ascii_digit).count() >= 3
}
