//! Which part, rate or moment of a quantity a figure gives: two figures with different scopes differ without a conflict.

use crate::analysis::FigureKind;
use crate::analysis::figures::{Line, Quantity};
use crate::analysis::lexicon::numbers::{RATES, SIZES, UNITS, Unit};

/// What a figure is restricted to.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// "day" of "12 flights a day" and of "daily".
    pub(super) rate: Option<String>,
    /// "including 12 children", "12 of them".
    pub(super) part: bool,
    side: Option<Side>,
    /// The name of the place from which a distance is measured.
    place: Option<String>,
}

/// Which figure of a change this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Where it began: "from 13".
    Start,
    /// Where it ended: "to 12".
    End,
    /// What lies between: "up 2", "by 3".
    Step,
}

/// How many words around a figure are looked at.
const NEAR: usize = 4;

impl Scope {
    /// The scope of figure number `at` of `all`, which are the figures of `line`.
    pub(super) fn new(line: &Line<'_>, all: &[Quantity], at: usize) -> Self {
        let Some(quantity) = all.get(at).filter(|quantity| quantity.kind != FigureKind::Date) else { return Self::default() };
        let before = at.checked_sub(1).and_then(|n| all.get(n)).map_or(0, |other| other.pieces.end);
        let behind = all.get(at + 1).map_or(line.len(), |other| other.pieces.start);
        let around = Around { line, quantity, before, behind };
        let chained = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|n| all.get(n));
        let chained = chained.into_iter().any(|other| other.kind == quantity.kind && around.is_led_by(other, "to"));
        Self { rate: around.rate(), part: around.is_part(), side: around.side(chained), place: around.place() }
    }

    /// Whether both figures are of the same part, rate and moment, as far as they tell.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let sides = self.side.zip(other.side).is_none_or(|(a, b)| a == b) && (self.side == other.side || !self.is_start(other));
        self.has_rate_of(other) && self.part == other.part && sides && self.place == other.place
    }

    /// Whether no two rates are named; one that names none may mean the same.
    pub(super) fn has_rate_of(&self, other: &Self) -> bool {
        self.rate.as_ref().zip(other.rate.as_ref()).is_none_or(|(a, b)| a == b)
    }

    fn is_start(&self, other: &Self) -> bool {
        self.side == Some(Side::Start) || other.side == Some(Side::Start)
    }
}

struct Around<'l> {
    line: &'l Line<'l>,
    quantity: &'l Quantity,
    before: usize,
    behind: usize,
}

impl Around<'_> {
    fn is_led_by(&self, quantity: &Quantity, word: &str) -> bool {
        self.line.low_before(quantity.pieces.start, 1) == word
    }

    /// "a day", "per share", "each year", "annually".
    fn rate(&self) -> Option<String> {
        let line = self.line;
        let end = self.quantity.pieces.end;
        let behind = end..self.behind.min(end + NEAR);
        let before = self.quantity.pieces.start.saturating_sub(NEAR).max(self.before)..self.quantity.pieces.start;
        if let Some(rate) = behind.clone().chain(before).find_map(|n| RATES.get(line.low(n))) {
            return Some((*rate).to_owned());
        }
        let of_each = |n: usize| match line.low(n) {
            "per" | "each" | "every" => line.low(n) == "per" && line.low(n + 1) != "cent" || is_time(line.low(n + 1)),
            "a" | "an" => is_time(line.low(n + 1)) || matches!(line.low(n + 1), "share" | "barrel" | "head" | "person" | "piece"),
            _ => false,
        };
        behind.take_while(|n| line.low(*n) != ",").find(|n| of_each(*n)).map(|n| line.low(n + 1).to_owned())
    }

    fn is_part(&self) -> bool {
        let line = self.line;
        let (start, end) = (self.quantity.pieces.start, self.quantity.pieces.end);
        let including = (1..=NEAR).map_while(|back| Some(line.low_before(start, back)).filter(|word| *word != ","));
        let all = |n: usize| matches!(line.low(n), "them" | "whom" | "those" | "these");
        let counted = self.quantity.kind == FigureKind::Count;
        counted && (including.into_iter().any(|word| word == "including") || line.low(end) == "of" && all(end + 1))
    }

    /// Where the figure stands in a change from one value to another; `chained` says that such another stands beside it.
    fn side(&self, chained: bool) -> Option<Side> {
        match self.line.low_before(self.quantity.pieces.start, 1) {
            "from" if chained => Some(Side::Start),
            "to" if self.quantity.kind != FigureKind::Duration => Some(Side::End),
            "by" | "up" | "down" | "rose" | "fell" | "gained" | "lost" | "climbed" | "dropped" | "slipped" | "jumped"
            | "slid" | "shed" | "added" => Some(Side::Step),
            _ => None,
        }
    }

    /// "Lima" of "14 miles north of Lima".
    fn place(&self) -> Option<String> {
        let (line, end) = (self.line, self.quantity.pieces.end);
        let size = SIZES.has(&self.quantity.unit);
        let words = (end..self.behind.min(end + 2 * NEAR)).take_while(|n| !matches!(line.low(*n), "," | ";" | "."));
        let mut names = words.filter(|&n| matches!(line.low(n), "of" | "from") && line.is_capital(n + 1));
        names.next().filter(|_| size).map(|n| line.low(n + 1).to_owned())
    }
}

fn is_time(word: &str) -> bool {
    matches!(UNITS.get(word), Some(Unit::Time(_)))
}
