//! Figures of linked sentences that speak of one quantity and differ.
//!
//! Precision first: that each sentence has a figure which the other lacks says next to nothing. Two figures are compared only inside one
//! shown link, only in the same kind and unit, and only if the words around them speak of the same thing; a figure that agrees with any
//! of the other sentence is in no conflict.

mod compare;
mod context;

#[cfg(test)]
mod tests;

use super::figures::{Line, Quantity, quantities};
use super::lexicon::GAZETTEER;
use super::{ClaimLink, Conflict, ConflictSide, FigureKind, Place};
use crate::article::Article;
use crate::text::TextRange;
use compare::{compatible, ratio};
use context::{Context, alike, is_day};

/// How much has to speak for two figures being of one quantity.
const ENOUGH: i32 = 2;

/// Values further apart than this are seldom of one quantity.
const FAR_APART: i128 = 12;

/// Sentences with more figures than this are lists and tables.
const MOST_FIGURES: usize = 40;

/// Conflicts inside the links at or above `threshold`, sorted by link and place.
pub(super) fn find(articles: &[Article], links: &[ClaimLink], threshold: f64) -> Vec<Conflict> {
    let shown = links.iter().enumerate().filter(|(_, link)| link.score >= threshold);
    shown.flat_map(|(n, link)| in_link(articles, n, link)).collect()
}

fn in_link(articles: &[Article], number: usize, link: &ClaimLink) -> Vec<Conflict> {
    let (Some(article_a), Some(article_b)) = (articles.get(link.a.doc), articles.get(link.b.doc)) else { return Vec::new() };
    let (a, b) = (Sentence::new(article_a, link.a.range), Sentence::new(article_b, link.b.range));
    let side = |doc, figure: &Told| ConflictSide {
        place: Place { doc, range: figure.quantity.range },
        value: figure.quantity.value.to_string(),
    };
    let mut found: Vec<_> = pairs(&a.figures, &b.figures)
        .into_iter()
        .map(|(x, y)| Conflict {
            link: number,
            a: side(link.a.doc, x),
            b: side(link.b.doc, y),
            what: what((article_a, x), (article_b, y)),
        })
        .collect();
    found.sort_by_key(|conflict| (conflict.a.place, conflict.b.place));
    found
}

/// A figure with what is told about it.
struct Told {
    quantity: Quantity,
    context: Context,
}

struct Sentence {
    figures: Vec<Told>,
}

impl Sentence {
    fn new(article: &Article, range: TextRange) -> Self {
        let line = Line::new(&article.text, range);
        let all = quantities(&line);
        let contexts: Vec<_> = (0..all.len().min(MOST_FIGURES)).map(|n| Context::new(&line, &all, n)).collect();
        Self { figures: all.into_iter().zip(contexts).map(|(quantity, context)| Told { quantity, context }).collect() }
    }
}

/// The pairs of figures in conflict: those for which most speaks, each figure in one pair at most.
fn pairs<'f>(a: &'f [Told], b: &'f [Told]) -> Vec<(&'f Told, &'f Told)> {
    let agrees = |x: &Told, others: &[Told]| {
        others.iter().any(|y| measure_alike(&x.quantity, &y.quantity) && compatible(&x.quantity, &y.quantity))
    };
    let left =
        |figures: &'f [Told], others: &[Told]| -> Vec<&'f Told> { figures.iter().filter(|x| !agrees(x, others)).collect() };
    let (open_a, open_b) = (left(a, b), left(b, a));
    let mut scored = Vec::new();
    for x in &open_a {
        scored.extend(open_b.iter().filter_map(|y| Some((evidence(x, y)?, *x, *y))));
    }
    scored.sort_by_key(|(evidence, x, y)| (std::cmp::Reverse(*evidence), x.quantity.range, y.quantity.range));
    let mut chosen: Vec<(&Told, &Told)> = Vec::new();
    for (_, x, y) in scored {
        if chosen.iter().all(|(p, q)| !std::ptr::eq(*p, x) && !std::ptr::eq(*q, y)) {
            chosen.push((x, y));
        }
    }
    chosen
}

/// How much speaks for the two being of one quantity; none if too little does.
fn evidence(x: &Told, y: &Told) -> Option<i32> {
    if !measure_alike(&x.quantity, &y.quantity) || !x.context.agrees(&y.context) {
        return None;
    }
    let unit =
        i32::from(x.quantity.kind == FigureKind::Count && x.quantity.unit == y.quantity.unit && !x.quantity.unit.is_empty());
    let age = if x.context.age { 2 } else { 0 };
    let far = x.context.fate.is_none() && ratio(&x.quantity, &y.quantity) > FAR_APART;
    let evidence = x.context.likeness(&y.context) + unit + age - i32::from(is_day(&x.quantity));
    (evidence >= ENOUGH && !far).then_some(evidence)
}

/// Whether two figures have one kind and unit. People may be called by any general word, or by the name of their country.
fn measure_alike(x: &Quantity, y: &Quantity) -> bool {
    let units =
        x.unit == y.unit || x.kind == FigureKind::Count && (is_people(&x.unit) && is_people(&y.unit) || alike(&x.unit, &y.unit));
    x.kind == y.kind && units && is_day(x) == is_day(y)
}

fn is_people(unit: &str) -> bool {
    const PEOPLE_OF_A_COUNTRY: u32 = 32;
    let general = matches!(unit, "" | "person" | "death" | "injury" | "arrest" | "victim" | "fatality" | "casualty" | "body");
    general || GAZETTEER.number(unit).is_some_and(|mask| mask & PEOPLE_OF_A_COUNTRY != 0)
}

/// "conflict: 4.5 against 4 years".
fn what((article_a, x): (&Article, &Told), (article_b, y): (&Article, &Told)) -> String {
    let dates = article_a.details.published.zip(article_b.details.published);
    let grown = x.context.fate.is_some() && dates.is_some_and(|(a, b)| a < b && ratio_grows(x, y) || b < a && ratio_grows(y, x));
    let verdict = if grown { "later update" } else { "conflict" };
    let unit = Some(unit_name(&x.quantity)).filter(|unit| !unit.is_empty()).unwrap_or_else(|| unit_name(&y.quantity));
    let fate = x.context.fate.unwrap_or_default();
    let words = [verdict.to_owned() + ":", grouped(&x.quantity.value), "against".to_owned(), grouped(&y.quantity.value), unit];
    let what = words.join(" ").trim_end().to_owned();
    if fate.is_empty() || fate == x.quantity.unit { what } else { format!("{what} ({fate})") }
}

/// A value as people read it: "250,000". Dates and years stay as they are.
fn grouped(value: &super::figures::Value) -> String {
    let printed = value.to_string();
    match value {
        super::figures::Value::Day(_) => printed,
        super::figures::Value::Number { .. } => printed.split("..").map(with_commas).collect::<Vec<_>>().join("–"),
    }
}

fn with_commas(number: &str) -> String {
    let (whole, rest) = number.find('.').map_or((number, ""), |point| number.split_at(point));
    let digits = whole.chars().count();
    let comma = |n: usize| n > 0 && digits > 4 && (digits - n).is_multiple_of(3);
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if comma(n) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// Whether the later figure is the greater one, as tolls are.
fn ratio_grows(earlier: &Told, later: &Told) -> bool {
    use super::figures::Value::Number;
    match (&earlier.quantity.value, &later.quantity.value) {
        (Number { low, .. }, Number { high, .. }) => low < high,
        _ => false,
    }
}

/// The unit behind a number: a plural, a currency, "percent".
fn unit_name(quantity: &Quantity) -> String {
    let unit = quantity.unit.as_str();
    match (quantity.kind, unit) {
        (_, "" | "percent") | (FigureKind::Money, _) => unit.to_owned(),
        (FigureKind::Ordinal, _) => format!("({unit})"),
        (_, "person") => "people".to_owned(),
        (_, "man" | "woman") => unit.replace("man", "men"),
        (_, "magnitude") => "in magnitude".to_owned(),
        (_, "child") => "children".to_owned(),
        (_, "foot") => "feet".to_owned(),
        _ if unit.ends_with(['s', 'x']) || unit.ends_with("ch") => format!("{unit}es"),
        _ if unit.ends_with('y') && !unit.ends_with(['a', 'e', 'o']) => format!("{}ies", unit.trim_end_matches('y')),
        _ => format!("{unit}s"),
    }
}
