//! What a figure of a sentence is a figure of, as far as the words around it tell.

use crate::analysis::FigureKind;
use crate::analysis::figures::{Line, Quantity, Value, noun_behind};
use crate::analysis::lexicon::numbers::{FATES, NOUN_ENDS, SIZES};
use crate::analysis::lexicon::things::class_of;
use crate::analysis::stem::{is_grammar, stem};
use std::collections::BTreeSet;

/// How many words on each side of a figure tell what it is about.
const NEAR: usize = 6;

/// Words about a figure.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// What became of the people who are counted: "death", "injury".
    pub(super) fate: Option<&'static str>,
    /// The noun that the figure belongs to: "conflict" of "the 4.5-year conflict", the name of whom an age is given.
    pub(super) head: Option<String>,
    /// Stems of the words nearby, up to the next figure.
    pub(super) near: BTreeSet<String>,
    /// The two words before and the two behind it, also words of grammar.
    sides: [String; 2],
    /// The figure is somebody's age.
    pub(super) age: bool,
    /// It counts the time since or until something: "two years ago".
    pub(super) distance: bool,
}

impl Context {
    /// The context of figure number `at` of `all`, which are the figures of `line`.
    pub(super) fn new(line: &Line<'_>, all: &[Quantity], at: usize) -> Self {
        let Some(quantity) = all.get(at) else { return Self::default() };
        let before = at.checked_sub(1).and_then(|n| all.get(n)).map_or(0, |other| other.pieces.end);
        let behind = all.get(at + 1).map_or(line.len(), |other| other.pieces.start);
        let around = Around { line, quantity, before, behind };
        let age = around.is_age();
        Self {
            fate: if quantity.kind == FigureKind::Count && !SIZES.has(&quantity.unit) { around.fate() } else { None },
            head: if age { around.whose_age() } else { around.head() },
            near: around.near(),
            age,
            sides: around.sides(),
            distance: quantity.kind == FigureKind::Duration
                && matches!(line.low(quantity.pieces.end), "ago" | "later" | "earlier" | "after" | "before" | "since"),
        }
    }

    /// How much speaks for both figures being of one quantity, whatever their kind and unit.
    pub(super) fn likeness(&self, other: &Self) -> i32 {
        let shared = self.near.intersection(&other.near).count().min(3) as i32;
        let fate = if self.fate.is_some() && self.fate == other.fate { 2 } else { 0 };
        let head = match (&self.head, &other.head) {
            (Some(a), Some(b)) if alike(a, b) => 2,
            (Some(_), Some(_)) => -1,
            (Some(head), None) => i32::from(other.near.contains(&stem(head))),
            (None, Some(head)) => i32::from(self.near.contains(&stem(head))),
            (None, None) => 0,
        };
        let sides = self.sides.iter().zip(&other.sides).filter(|(a, b)| a == b && !a.is_empty()).count() as i32;
        shared + fate + head + sides
    }

    /// Whether nothing says that the figures are of different things.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let ages = self.age == other.age && (!self.age || self.head.is_some() && self.head == other.head);
        self.fate == other.fate && ages && self.distance == other.distance
    }
}

/// Whether two nouns, in their singular, may name the same thing.
pub(super) fn alike(a: &str, b: &str) -> bool {
    a == b || stem(a) == stem(b) || class_of(a).is_some() && class_of(a) == class_of(b)
}

/// A figure between its neighbours.
struct Around<'l> {
    line: &'l Line<'l>,
    quantity: &'l Quantity,
    /// The piece behind the figure before it.
    before: usize,
    /// First piece of the figure behind it.
    behind: usize,
}

impl Around<'_> {
    /// The nearest word that tells a fate: behind the figure up to a comma or an "and", else before it.
    fn fate(&self) -> Option<&'static str> {
        let stops = |n: &usize| {
            matches!(self.line.low(*n), "," | ";" | "and" | "or" | "but" | "while" | "-" | "—" | "including" | "with")
        };
        let behind = (self.quantity.pieces.end..self.behind).take_while(|n| !stops(n)).take(5);
        let before = (self.before..self.quantity.pieces.start).rev().take_while(|n| !stops(n)).take(5);
        let first_before = before.clone().take(3).find_map(|n| FATES.get(self.line.low(n)));
        let found = behind.into_iter().find_map(|n| FATES.get(self.line.low(n)));
        let far_before = before.into_iter().find_map(|n| FATES.get(self.line.low(n)));
        first_before.or(found).or(far_before).copied()
    }

    fn is_age(&self) -> bool {
        let years = self.quantity.kind == FigureKind::Duration && self.quantity.unit == "year";
        let last = self.line.low(self.quantity.pieces.end.wrapping_sub(1));
        years && (last == "old" || last.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The last word of the name or noun that the age belongs to: "Ada Meyer, 43", "the 43-year-old farmer", "43-year-old Ada Meyer".
    fn whose_age(&self) -> Option<String> {
        let (line, pieces) = (self.line, &self.quantity.pieces);
        if line.low_before(pieces.start, 1) == "," {
            return Some(line.low_before(pieces.start, 2).to_owned());
        }
        let name = (pieces.end..pieces.end + 4).take_while(|&n| line.is_capital(n)).last();
        name.map(|n| line.low(n).to_owned()).or_else(|| noun_behind(line, pieces.end, false))
    }

    /// The noun behind the figure, also over an "of": "conflict" in "4.5-year conflict", "war" in "four years of war".
    fn head(&self) -> Option<String> {
        if self.quantity.kind == FigureKind::Date {
            return None;
        }
        let end = self.quantity.pieces.end;
        let over = usize::from(self.line.low(end) == "of" || self.line.low(end) == "in" && self.line.low(end + 1) != "the");
        let counted = matches!(self.quantity.kind, FigureKind::Count | FigureKind::Ordinal) && !self.quantity.unit.is_empty();
        noun_behind(self.line, end + over, false).filter(|_| !counted && end + over < self.behind)
    }

    fn near(&self) -> BTreeSet<String> {
        let before = (self.before..self.quantity.pieces.start).rev().filter(|&n| self.tells(n)).take(NEAR);
        let behind = (self.quantity.pieces.end..self.behind).filter(|&n| self.tells(n)).take(NEAR);
        let counted = |stem: &String| *stem != self::stem(&self.quantity.unit);
        before.chain(behind).map(|n| stem(self.line.low(n))).filter(counted).collect()
    }

    fn sides(&self) -> [String; 2] {
        let (start, end) = (self.quantity.pieces.start, self.quantity.pieces.end);
        let pair = |a: &str, b: &str| if a.len() > 1 && b.len() > 1 { format!("{a} {b}") } else { String::new() };
        let (line, from) = (self.line, start.saturating_sub(2));
        let before = if from >= self.before { pair(line.low(from), line.low(from + 1)) } else { String::new() };
        let behind = if end + 1 < self.behind { pair(line.low(end), line.low(end + 1)) } else { String::new() };
        [before, behind]
    }

    fn tells(&self, at: usize) -> bool {
        let word = self.line.low(at);
        let letters = word.len() > 2 && word.starts_with(char::is_alphabetic);
        letters && !NOUN_ENDS.has(word) && !is_grammar(&stem(word))
    }
}

/// Whether a figure is a year or a day.
pub(super) fn is_day(quantity: &Quantity) -> bool {
    matches!(quantity.value, Value::Day(_))
}
