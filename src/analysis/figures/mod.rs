//! Numbers, amounts, shares, dates and lengths of time.
//!
//! Reads each unit of an article once, from left to right. Says what a figure is, never whether it is right or agrees with another.
//!
//! A figure's range holds the number and the words that make its measure ("$1.2bn", "4.5-year", "12 percent", "35-year-old"), not the
//! noun it counts ("240,000" of "240,000 deaths") and no hedge ("500" of "about 500"). Besides full dates and month with day, a
//! month of a year is `YYYY-MM`, a lone year `YYYY`, a decade or a span of years `YYYY..YYYY`. A day named by a word ("today", "on
//! Sunday") has its date where the day of the article is known, else it is no figure. Left out: times of day, scores, numbers in
//! names and titles, fractions ("a third"), "one" that measures nothing.

mod date;
mod decimal;
mod label;
mod line;
mod measure;
mod noun;
mod number;
mod relative;
mod skip;
#[cfg(test)]
mod tests;
mod today;

pub(super) use decimal::Decimal;
pub(super) use line::Line;
pub(super) use noun::counted as noun_behind;
pub(super) use today::Today;

use super::lexicon::numbers::{BOUNDS, Bound, CARDINALS, NOUN_ENDS, ORDINALS, PLURALS, SINGLES};
use super::{Figure, FigureKind, Place};
use crate::article::{Article, UnitKind};
use crate::text::TextRange;
use line::Kind;
use measure::Measure;
use number::Number;

/// The figures of article number `doc`, sorted.
pub(super) fn find(doc: usize, article: &Article) -> Vec<Figure> {
    let today = Today::of(article);
    let quantities = article
        .units
        .iter()
        .filter(|unit| unit.kind != UnitKind::Aside)
        .flat_map(|unit| quantities(&Line::new(&article.text, unit.range), today));
    quantities.filter(|found| found.listed).map(|found| found.into_figure(doc)).collect()
}

/// A figure, with what is lost in its printed form.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    pub(super) range: TextRange,
    /// The pieces of its line.
    pub(super) pieces: std::ops::Range<usize>,
    pub(super) kind: FigureKind,
    pub(super) value: Value,
    pub(super) unit: String,
    pub(super) bound: Bound,
    /// A day that only the day of the article tells: "today", "on Sunday".
    pub(super) relative: bool,
    /// It is a figure of its own; not the number in a name ("section 41").
    pub(super) listed: bool,
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A day, month or year, as printed.
    Day(String),
    /// A number, or a range of numbers.
    Number {
        low: Decimal,
        high: Decimal,
        /// The power of ten of the last digit, where the way it is written shows that: 8 for "1.2 billion", 6 for "500 million", -1
        /// for "4.0"; none for "500".
        exact_to: Option<i32>,
    },
}

impl Quantity {
    fn into_figure(self, doc: usize) -> Figure {
        Figure {
            place: Place { doc, range: self.range },
            kind: self.kind,
            value: self.value.to_string(),
            unit: self.unit,
            approximate: self.bound != Bound::Exact,
        }
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => f.write_str(day),
            Self::Number { low, high, .. } if low == high => write!(f, "{low}"),
            Self::Number { low, high, .. } => write!(f, "{low}..{high}"),
        }
    }
}

/// The figures of a line, in order. Without `today` no word stands for a day.
pub(super) fn quantities(line: &Line<'_>, today: Option<Today>) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        at = match at_piece(line, at, today) {
            Step::Figure(quantity, next) => {
                found.push(quantity);
                next
            }
            Step::Past(next) => next,
        }
        .max(at + 1);
    }
    found
}

enum Step {
    Figure(Quantity, usize),
    Past(usize),
}

fn at_piece(line: &Line<'_>, at: usize, today: Option<Today>) -> Step {
    if let Some((day, next)) = relative::read(line, at, today) {
        return Step::Figure(day_named(line, at, day, next), next);
    }
    let dated = date::read(line, at).map(|(day, next)| (day_found(line, at, day, next), next));
    let money = || money(line, at);
    if let Some((quantity, next)) = dated.or_else(money) {
        return Step::Figure(quantity, next);
    }
    if let Some((quantity, next)) = label::read(line, at) {
        return Step::Figure(quantity, next);
    }
    if let Some(next) = skip::past(line, at) {
        return Step::Past(next);
    }
    let found = years(line, at).or_else(|| ordinal(line, at)).or_else(|| and_a_half(line, at)).or_else(|| amount(line, at));
    found.map_or(Step::Past(at + 1), |(quantity, next)| Step::Figure(quantity, next))
}

fn day_found(line: &Line<'_>, at: usize, day: String, next: usize) -> Quantity {
    let bound = bound(line, at, next);
    Quantity {
        range: line.range(at, next),
        pieces: at..next,
        kind: FigureKind::Date,
        value: Value::Day(day),
        unit: String::new(),
        bound,
        relative: false,
        listed: true,
    }
}

/// A day named by a word, without the possessive: "Monday" of "Monday's".
fn day_named(line: &Line<'_>, at: usize, day: String, next: usize) -> Quantity {
    let possessive = ["'s", "’s"].iter().find(|end| line.low(next - 1).ends_with(*end)).map_or(0, |end| end.len());
    let range = line.range(at, next);
    let range = TextRange::new(range.start, range.end - possessive);
    Quantity { range, relative: true, bound: Bound::Exact, ..day_found(line, at, day, next) }
}

/// "$1.2bn", "US$5", "EUR 300 million".
fn money(line: &Line<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (code, first) = measure::currency(line, at)?;
    let number = number::read(line, first, true)?;
    quantity(line, at, number, Measure::new(FigureKind::Money, code, number.next))
}

/// A number in digits or words with what it measures.
fn amount(line: &Line<'_>, at: usize) -> Option<(Quantity, usize)> {
    let number = number::read(line, at, false)?;
    let measure = age(line, at, number).or_else(|| measure::behind(line, number))?;
    if is_pronoun(line, at, number, &measure) || is_hour(line, at, number, &measure) {
        return None;
    }
    quantity(line, at, number, measure)
}

/// "an hour and a half", "one mile and a half".
fn and_a_half(line: &Line<'_>, at: usize) -> Option<(Quantity, usize)> {
    let one = matches!(line.low(at), "a" | "an" | "one");
    if !one || !(2..5).map(|n| line.low(at + n)).eq(["and", "a", "half"]) {
        return None;
    }
    let sum = Decimal::whole(150).over_a_hundred()?;
    let number = Number { low: sum, high: sum, ..Number::whole(at, 1, at + 1) };
    let measure = measure::behind(line, number).filter(|measure| measure.next == at + 2)?;
    quantity(line, at, number, Measure { next: at + 5, ..measure })
}

/// "one of them", "one day": a "one" that counts nothing.
fn is_pronoun(line: &Line<'_>, at: usize, number: Number, measure: &Measure) -> bool {
    let counted = SINGLES.has(line.low(number.next)) || measure.next > number.next && line.low(number.next) != "day";
    line.low(at) == "one" && number.is_one() && number.next == at + 1 && !counted
}

/// "until nearly eight", "at 18.42": a time of day.
fn is_hour(line: &Line<'_>, at: usize, number: Number, measure: &Measure) -> bool {
    let bare = measure.kind == FigureKind::Count && measure.unit.is_empty() && number.low == number.high;
    let hours = number.low.to_whole().is_some_and(|hours| hours <= 12 && line.is(at, Kind::Word));
    let minutes = number.decimals == 2 && number.power == 0 && number.low < Decimal::whole(24);
    let until = |back| matches!(line.low_before(at, back), "at" | "until" | "till" | "by" | "before" | "after" | "since");
    let hedged = matches!(line.low_before(at, 1), "about" | "around" | "nearly" | "almost" | "just") && until(2);
    bare && (hours || minutes) && (until(1) || hedged)
}

fn quantity(line: &Line<'_>, at: usize, number: Number, measure: Measure) -> Option<(Quantity, usize)> {
    let part = |value: Decimal| if measure.hundredths { value.over_a_hundred() } else { Some(value) };
    let value = Value::Number { low: part(number.low)?, high: part(number.high)?, exact_to: number.exact_to() };
    let bound = if number.vague { Bound::About } else { bound(line, at, measure.next) };
    let range = line.range(at, measure.next);
    Some((
        Quantity {
            range,
            pieces: at..measure.next,
            kind: measure.kind,
            value,
            unit: measure.unit,
            bound,
            relative: false,
            listed: true,
        },
        measure.next,
    ))
}

/// An age behind a name ("Ada Meyer, 43, said") or "aged".
fn age(line: &Line<'_>, at: usize, number: Number) -> Option<Measure> {
    let years = number.low.to_whole().filter(|years| number.bare && (1..=120).contains(years))?;
    let comma = 1 + usize::from(matches!(line.low_before(at, 1), "also" | "now" | "then"));
    let apposition = line.low_before(at, comma) == "," && line.is_capital(at.wrapping_sub(comma + 1)) && years > 4;
    let closed = matches!(line.low(number.next), "," | ";" | ")" | "is" | "was" | "who" | "has" | "of" | "and")
        || line.get(number.next).is_none();
    let aged = line.low_before(at, 1) == "aged" || line.low_before(at, 1) == "of" && line.low_before(at, 2) == "age";
    let one = number.low == number.high;
    let group = !one && closed && is_group(line.low_before(at, 1));
    (aged || group || one && apposition && closed).then(|| Measure::new(FigureKind::Duration, "year", number.next))
}

/// People before a range of ages: "those 60 to 69", "women 40 to 49".
fn is_group(word: &str) -> bool {
    word == "those"
        || word == "adults"
        || PLURALS.get(word).is_some_and(|one| matches!(*one, "person" | "man" | "woman" | "child"))
}

/// "in 2003", "the 1990s", "1974-1978", "2012-13".
fn years(line: &Line<'_>, at: usize) -> Option<(Quantity, usize)> {
    let first = date::year(line, at)?;
    let found = |value: String, next| Some((day_found(line, at, value, next), next));
    if line.low(at + 1) == "s" && line.is_glued(at + 1) {
        return found(format!("{first}..{}", first + if first % 100 == 0 { 99 } else { 9 }), at + 2);
    }
    if line.is_hyphen(at + 1) && line.is_glued(at + 1) && line.is_glued(at + 2) && line.is(at + 2, Kind::Numeral) {
        let short = line.get(at + 2)?.text.parse::<u32>().ok().filter(|n| *n < 100).map(|n| first / 100 * 100 + n);
        let last = short.or_else(|| date::year(line, at + 2)).filter(|last| *last > first)?;
        return found(format!("{first}..{last}"), at + 3);
    }
    let before = line.low_before(at, 1);
    let counts = !NOUN_ENDS.has(before) && noun::counted(line, at + 1, true).is_some() || first < 1900 && !is_before_year(before);
    let measured = measure::behind(line, number::read(line, at, false)?).is_none_or(|found| found.next > at + 1);
    if counts || measured { None } else { found(first.to_string(), at + 1) }
}

/// Words before a number that would else be too small for a year of the news.
fn is_before_year(word: &str) -> bool {
    matches!(
        word,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "of"
            | "from"
            | "before"
            | "after"
            | "during"
            | "and"
            | "the"
            | "to"
            | "between"
    )
}

/// "the fourth day", "21st".
fn ordinal(line: &Line<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (value, next) = ordinal_number(line, at)?;
    let counts_on = CARDINALS.has(line.low(next)) || line.is(next, Kind::Numeral);
    let noun = noun::counted(line, line.joined(next), false).filter(|_| !counts_on);
    let unit = if counts_on { String::new() } else { noun? };
    quantity(line, at, value, Measure::new(FigureKind::Ordinal, &unit, next))
}

fn ordinal_number(line: &Line<'_>, at: usize) -> Option<(Number, usize)> {
    if line.is(at, Kind::Numeral) {
        let ending = line.is_glued(at + 1) && matches!(line.low(at + 1), "st" | "nd" | "rd" | "th");
        return number::read(line, at, false).filter(|number| ending && number.bare).map(|number| (number, at + 2));
    }
    let before = line.low_before(at, 1);
    let determined =
        matches!(before, "the" | "a" | "his" | "her" | "its" | "their" | "our" | "my" | "your" | "this" | "that" | "every")
            || before.ends_with("'s")
            || before.ends_with("’s");
    let tens = CARDINALS.get(line.low(at)).filter(|tens| **tens >= 20 && line.is_hyphen(at + 1));
    let last = if tens.is_some() { at + 2 } else { at };
    let value = tens.unwrap_or(&0) + ORDINALS.get(line.low(last)).filter(|_| determined && !line.is_capital(last))?;
    Some((Number::whole(at, value, last + 1), last + 1))
}

/// How exactly the number from `at` to `next` is meant, by the words before and behind it.
fn bound(line: &Line<'_>, at: usize, next: usize) -> Bound {
    let before = |words: usize| (1..=words).rev().map(|back| line.low_before(at, back)).collect::<Vec<_>>().join(" ");
    let phrase = [3, 2, 1].into_iter().find_map(|words| BOUNDS.get(before(words).trim_start()));
    match (phrase, line.low(next), line.low(next + 1)) {
        (Some(bound), ..) => *bound,
        (None, "or", "so") => Bound::About,
        (None, "or", "more") | (None, "+", _) | (None, "and", "counting") => Bound::AtLeast,
        (None, "or", "less" | "fewer") => Bound::AtMost,
        _ => Bound::Exact,
    }
}
