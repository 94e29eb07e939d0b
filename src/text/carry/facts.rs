//! The figures, dates and names of a passage, in order, in a form in which the same fact looks the same.

use super::meaning::{Meaning, Number};
use super::reading::Read;
use super::side::Span;

/// What a passage says that must stay.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Facts<'a> {
    pub(super) figures: Vec<Figure<'a>>,
    pub(super) units: Vec<&'a str>,
    pub(super) dates: Vec<&'a str>,
    pub(super) names: Vec<String>,
    he: bool,
    she: bool,
}

/// Whether a minus sign stands before a number.
fn is_negative(read: &Read, at: usize) -> bool {
    let Some(sign) = at.checked_sub(1).filter(|_| matches!(read.meaning(at), Meaning::Number(_))) else { return false };
    let joins = sign.checked_sub(1).is_some_and(|before| read.touches_next(before));
    read.word(sign) == "-" && read.touches_next(sign) && !joins
}

/// A number, or another word that counts.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Figure<'a> {
    Number(Number),
    Count(&'a str),
    Power(u32),
}

impl<'a> Facts<'a> {
    pub(super) fn new(read: &'a Read, span: Span) -> Self {
        let mut facts = Self::default();
        for at in span.tokens() {
            if read.is_name(at) {
                facts.names.push(read.name(at));
            } else {
                if is_negative(read, at) {
                    facts.figures.push(Figure::Count("-"));
                }
                let is_behind_figure = at > span.start && read.meaning(at - 1).is_numeric();
                facts.take(read.meaning(at), is_behind_figure);
            }
        }
        facts
    }

    fn take(&mut self, meaning: &'a Meaning, is_behind_figure: bool) {
        match meaning {
            Meaning::Number(number) => self.number(number),
            Meaning::Count(word) => self.figures.push(Figure::Count(word)),
            Meaning::Power(power) => self.power(*power, is_behind_figure),
            Meaning::Unit(unit) => self.units.push(unit),
            Meaning::Measure(unit) if is_behind_figure => self.units.push(unit),
            Meaning::Date(date) => self.dates.push(date),
            Meaning::He => self.he = true,
            Meaning::She => self.she = true,
            _ => {}
        }
    }

    /// "twenty-one" is one number.
    fn number(&mut self, number: &Number) {
        if let Some(Figure::Number(last)) = self.figures.last_mut()
            && let Some(both) = last.with_ones(number)
        {
            *last = both;
            return;
        }
        self.figures.push(Figure::Number(number.clone()));
    }

    fn power(&mut self, power: u32, is_behind_figure: bool) {
        match self.figures.last_mut() {
            Some(Figure::Number(last)) if is_behind_figure => last.times_ten_to(power),
            _ => self.figures.push(Figure::Power(power)),
        }
    }

    /// Whether one speaks of a man where the other speaks of a woman.
    pub(super) fn he_or_she_differs(&self, other: &Self) -> bool {
        self.he && !self.she && !other.he && other.she || self.she && !self.he && !other.she && other.he
    }
}
