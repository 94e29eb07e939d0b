//! What a figure of a sentence is a figure of, as far as the words around it tell.

use crate::analysis::FigureKind;
use crate::analysis::figures::{Line, Quantity, noun_behind};
use crate::analysis::lexicon::numbers::{BOUNDS, FATES, NOUN_ENDS, SIZES};
use crate::analysis::lexicon::things::class_of;
use crate::analysis::stem::{is_grammar, stem};
use std::collections::BTreeSet;

/// How many words on each side of a figure tell what it is about.
const NEAR: usize = 6;

/// How many words from a figure its fate may stand: "three people are known to have died".
const FATE_REACH: usize = 8;

/// Words about a figure.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// What became of the people who are counted: "death", "injury".
    pub(super) fate: Option<&'static str>,
    /// The noun that the figure belongs to: "conflict" of "the 4.5-year conflict", the name of whom an age is given.
    pub(super) head: Option<String>,
    /// Stems of the words nearby, up to the next figure.
    pub(super) near: BTreeSet<String>,
    /// The two words before it, also words of grammar.
    lead: String,
    /// The two words behind it, and the two behind the word that it counts.
    trail: [String; 2],
    /// The word that it is said with, if that tells: "scored" of "scored just 20 points".
    said_with: Option<String>,
    /// The figure is somebody's age.
    pub(super) age: bool,
    /// It counts the time since or until something: "two years ago".
    pub(super) distance: bool,
    /// The day is the end of a time: "before 12 April", "since 2014".
    pub(super) open: Option<Open>,
}

/// On which side of a day something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    Before,
    After,
}

impl Context {
    /// The context of figure number `at` of `all`, which are the figures of `line`.
    pub(super) fn new(line: &Line<'_>, all: &[Quantity], at: usize) -> Self {
        let Some(quantity) = all.get(at) else { return Self::default() };
        let around = Around::new(line, all, at, quantity);
        let age = around.is_age();
        Self {
            fate: if quantity.kind == FigureKind::Count && !SIZES.has(&quantity.unit) { around.fate() } else { None },
            head: if age { around.whose_age() } else { around.head() },
            near: around.near(),
            age,
            lead: around.lead(),
            trail: around.trail(),
            said_with: around.said_with(),
            open: around.open(),
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
        let other_verb = self.said_with.as_ref().zip(other.said_with.as_ref()).is_some_and(|(a, b)| a != b);
        shared + fate + head + i32::from(self.is_led_alike(other)) + i32::from(self.is_trailed_alike(other))
            - i32::from(other_verb)
    }

    /// Whether the same words stand before both.
    pub(super) fn is_led_alike(&self, other: &Self) -> bool {
        !self.lead.is_empty() && self.lead == other.lead
    }

    fn is_trailed_alike(&self, other: &Self) -> bool {
        self.trail.iter().any(|words| !words.is_empty() && other.trail.contains(words))
    }

    /// Whether nothing says that the figures are of different people or moments.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let one_person = self.head.as_ref().zip(other.head.as_ref()).is_none_or(|(a, b)| a == b);
        self.age == other.age && (!self.age || one_person) && self.distance == other.distance
    }

    /// Both are the age of one person who is named in both.
    pub(super) fn is_age_of(&self, other: &Self) -> bool {
        self.age && other.age && self.head.is_some() && self.head == other.head
    }
}

/// Whether two nouns, in their singular, may name the same thing.
pub(super) fn alike(a: &str, b: &str) -> bool {
    a == b || stem(a) == stem(b) || class_of(a).is_some() && class_of(a) == class_of(b)
}

/// The class of a noun that has one, else the stem of the word.
fn meaning(word: &str) -> String {
    class_of(word).map_or_else(|| stem(word), str::to_owned)
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

impl<'l> Around<'l> {
    /// Between the figures before and behind it; those that only words of grammar part from it ("from 13 to 12") share its words.
    fn new(line: &'l Line<'l>, all: &[Quantity], at: usize, quantity: &'l Quantity) -> Self {
        let end = |n: Option<usize>| n.and_then(|n| all.get(n)).map_or(0, |other| other.pieces.end);
        let start = |n: usize| all.get(n).map_or(line.len(), |other| other.pieces.start);
        let near = Self { line, quantity, before: end(at.checked_sub(1)), behind: start(at + 1) };
        let bare = |mut gap: std::ops::Range<usize>| gap.len() < 4 && !gap.any(|n| near.tells(n));
        let before = if bare(near.before..quantity.pieces.start) { end(at.checked_sub(2)) } else { near.before };
        let behind = if bare(quantity.pieces.end..near.behind) { start(at + 2) } else { near.behind };
        Self { before, behind, ..near }
    }

    /// The nearest word that tells a fate: behind the figure up to a comma or an "and", else before it.
    fn fate(&self) -> Option<&'static str> {
        let stops = |n: &usize| {
            matches!(self.line.low(*n), "," | ";" | "and" | "or" | "but" | "while" | "-" | "—" | "including" | "with")
        };
        let behind = (self.quantity.pieces.end..self.behind).take_while(|n| !stops(n)).take(FATE_REACH);
        let before = (self.before..self.quantity.pieces.start).rev().take_while(|n| !stops(n)).take(FATE_REACH);
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

    /// The last word of the name that the age belongs to: "Ada Meyer, 43", "43-year-old Ada Meyer".
    fn whose_age(&self) -> Option<String> {
        let (line, pieces) = (self.line, &self.quantity.pieces);
        let comma = 1 + usize::from(matches!(line.low_before(pieces.start, 1), "also" | "now" | "then"));
        if line.low_before(pieces.start, comma) == "," {
            let name = pieces.start.wrapping_sub(comma + 1);
            return line.is_capital(name).then(|| line.low(name).to_owned());
        }
        let name = (pieces.end..pieces.end + 4).take_while(|&n| line.is_capital(n)).last();
        name.map(|n| line.low(n).to_owned())
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
        let counted = meaning(&self.quantity.unit);
        before.chain(behind).map(|n| meaning(self.line.low(n))).filter(|word| *word != counted).collect()
    }

    fn lead(&self) -> String {
        let from = self.quantity.pieces.start.saturating_sub(2);
        if from >= self.before { self.two(from) } else { String::new() }
    }

    fn trail(&self) -> [String; 2] {
        let end = self.quantity.pieces.end;
        [end, end + 1].map(|n| if n + 1 < self.behind { self.two(n) } else { String::new() })
    }

    /// Two words in a row; none where one is a mark or a letter.
    fn two(&self, at: usize) -> String {
        let (a, b) = (self.line.low(at), self.line.low(at + 1));
        if a.len() > 1 && b.len() > 1 { format!("{a} {b}") } else { String::new() }
    }

    fn open(&self) -> Option<Open> {
        let word = self.line.low_before(self.quantity.pieces.start, 1);
        let open = match word {
            "before" | "until" | "till" => Open::Before,
            "after" | "since" => Open::After,
            _ => return None,
        };
        (self.quantity.kind == FigureKind::Date).then_some(open)
    }

    /// The word right before the figure and its hedges.
    fn said_with(&self) -> Option<String> {
        let hedge = |n: &usize| {
            BOUNDS.has(self.line.low(*n)) || matches!(self.line.low(*n), "just" | "only" | "than" | "more" | "at" | "least")
        };
        let word = (self.before..self.quantity.pieces.start).rev().take(4).find(|n| !hedge(n))?;
        self.tells(word).then(|| meaning(self.line.low(word)))
    }

    fn tells(&self, at: usize) -> bool {
        let word = self.line.low(at);
        let letters = word.len() > 2 && word.starts_with(char::is_alphabetic);
        letters && !NOUN_ENDS.has(word) && !is_grammar(&stem(word))
    }
}
