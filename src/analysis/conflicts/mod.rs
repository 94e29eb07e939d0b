//! Figures of linked sentences: which speak of one quantity, and whether they agree.
//!
//! Precision first: that each sentence has a figure which the other lacks says next to nothing. Two figures are compared only inside one
//! shown link, only in one kind and dimension, and only if the words around them speak of the same thing; a figure that agrees with any
//! of the other sentence differs from none. A figure that one side lacks is left out.

mod compare;
mod context;
mod pairing;
mod scope;
#[cfg(test)]
mod tests;
mod wording;

use super::figures::{Line, Quantity, Today, Value, quantities};
use super::lexicon::REPORTING_VERBS;
use super::stem::{is_grammar, stem};
use super::{ClaimLink, Conflict, ConflictSide, FigureKind, FigurePair, Place, Verdict};
use crate::article::Article;
use crate::text::TextRange;
use context::Context;
use scope::Scope;
use std::collections::BTreeSet;

/// Sentences with more figures than this are lists and tables.
const MOST_FIGURES: usize = 40;

/// The figures compared inside the links at or above `threshold`, sorted by link and place.
pub(super) fn compare(articles: &[Article], links: &[ClaimLink], threshold: f64) -> Vec<FigurePair> {
    let days: Vec<_> = articles.iter().map(Today::of).collect();
    let shown = links.iter().enumerate().filter(|(_, link)| link.score >= threshold);
    shown.flat_map(|(number, link)| in_link(articles, &days, number, link)).collect()
}

/// The pairs in which one quantity is given two values.
pub(super) fn among(pairs: &[FigurePair]) -> Vec<Conflict> {
    let differing = pairs.iter().filter(|pair| pair.verdict.is_difference()).cloned();
    differing.map(|FigurePair { link, a, b, verdict, what }| Conflict { link, a, b, what, verdict }).collect()
}

fn in_link(articles: &[Article], days: &[Option<Today>], number: usize, link: &ClaimLink) -> Vec<FigurePair> {
    let sentence = |place: Place| Some(Sentence::new(articles.get(place.doc)?, place.range, *days.get(place.doc)?));
    // Most sentences have no figure: the other one need not be read then.
    let figured = |place| sentence(place).filter(|sentence| !sentence.figures.is_empty());
    let Some((a, b)) = figured(link.a).and_then(|a| Some((a, figured(link.b)?))) else { return Vec::new() };
    let side = |doc, figure: &Told| ConflictSide {
        place: Place { doc, range: figure.quantity.range },
        value: figure.quantity.value.to_string(),
    };
    let pair = |(x, y, verdict): (&Told, &Told, Verdict)| FigurePair {
        link: number,
        a: side(link.a.doc, x),
        b: side(link.b.doc, y),
        verdict,
        what: wording::what(verdict, x, y),
    };
    let mut found: Vec<_> = pairing::pairs(&a, &b).into_iter().map(pair).collect();
    found.sort_by_key(|pair| (pair.a.place, pair.b.place));
    found
}

/// A figure with what is told about it.
struct Told {
    quantity: Quantity,
    context: Context,
    scope: Scope,
    /// It says when somebody spoke, not when something happened: "said on Monday".
    attribution: bool,
}

/// A sentence by its figures.
struct Sentence {
    figures: Vec<Told>,
    /// Stems of its words, without words of grammar.
    stems: BTreeSet<String>,
    /// The weekdays that it names, but for those on which somebody spoke.
    weekdays: BTreeSet<String>,
    /// The day of its article.
    today: Option<Today>,
}

impl Sentence {
    fn new(article: &Article, range: TextRange, today: Option<Today>) -> Self {
        let line = Line::new(&article.text, range);
        let mut all = quantities(&line, today);
        all.truncate(MOST_FIGURES);
        let told = |n: usize| {
            Some(Told {
                quantity: all.get(n)?.clone(),
                context: Context::new(&line, &all, n),
                scope: Scope::new(&line, &all, n),
                attribution: is_attribution(&line, all.get(n)?.pieces.start),
            })
        };
        let read = if all.is_empty() { 0 } else { line.len().min(LONGEST) };
        let words = (0..read).filter(|&n| line.low(n).starts_with(char::is_alphabetic));
        let weekday = |n: &usize| line.is_capital(*n) && line.low(*n).ends_with("day") && !is_attribution(&line, *n);
        Self {
            figures: (0..all.len()).filter_map(told).collect(),
            weekdays: words.clone().filter(weekday).map(|n| line.low(n).to_owned()).collect(),
            stems: words.map(|n| stem(line.low(n))).filter(|stem| stem.len() > 2 && !is_grammar(stem)).collect(),
            today,
        }
    }

    /// Whether both sentences name days and have none in common.
    fn is_of_other_day(&self, other: &Self) -> bool {
        let days = |sentence: &Self| -> Vec<Quantity> {
            let days =
                sentence.figures.iter().filter(|figure| matches!(figure.quantity.value, Value::Day(_)) && !figure.attribution);
            days.map(|figure| figure.quantity.clone()).collect()
        };
        let (a, b) = (days(self), days(other));
        let apart = a.iter().all(|x| b.iter().all(|y| compare::fit(x, y) == compare::Fit::Apart));
        let named = !self.weekdays.is_empty() && !other.weekdays.is_empty();
        !a.is_empty() && !b.is_empty() && apart || named && self.weekdays.is_disjoint(&other.weekdays)
    }

    /// How much of the shorter sentence the other one says too: 0 little, 1 half, 2 nearly all.
    fn closeness(&self, other: &Self) -> i32 {
        let least = self.stems.len().min(other.stems.len());
        let shared = self.stems.intersection(&other.stems).count();
        if least < 4 { 0 } else { i32::from(shared * 2 >= least) + i32::from(shared * 10 >= least * 7) }
    }
}

/// How many pieces of a sentence are read for its words.
const LONGEST: usize = 400;

/// Whether a verb of speech stands before piece `at`, perhaps with an "on" between: "said Monday".
fn is_attribution(line: &Line<'_>, at: usize) -> bool {
    let back = 1 + usize::from(line.low_before(at, 1) == "on");
    REPORTING_VERBS.has(line.low_before(at, back))
}

/// Whether a figure is a year or a day.
fn is_day(quantity: &Quantity) -> bool {
    matches!(quantity.value, Value::Day(_))
}
