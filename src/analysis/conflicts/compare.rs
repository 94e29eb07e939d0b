//! Whether two values can both be right, as they are written.

use crate::analysis::figures::{Decimal, Quantity, Value};
use crate::analysis::lexicon::numbers::{Bound, DIMENSIONS};

/// How two values relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The same, and meant as exactly.
    Equal,
    /// Both can be right.
    Compatible,
    /// One is more exact and inside what the other says.
    Refined,
    /// They cannot both be right.
    Apart,
}

/// How the values of two figures relate; their kinds and units must allow it, see [`same_dimension`].
pub(super) fn fit(a: &Quantity, b: &Quantity) -> Fit {
    match (&a.value, &b.value) {
        (Value::Day(x), Value::Day(y)) => days(x, y),
        (Value::Number { .. }, Value::Number { .. }) => match (Amount::new(a), Amount::new(b)) {
            (Some(x), Some(y)) if a.unit != b.unit && same_dimension(&a.unit, &b.unit) => {
                converted((&x, &a.unit), (&y, &b.unit)).unwrap_or(Fit::Compatible)
            }
            (Some(x), Some(y)) => numbers(&x, &y),
            _ => Fit::Compatible,
        },
        _ => Fit::Compatible,
    }
}

/// Whether two units measure the same: feet and metres.
pub(super) fn same_dimension(a: &str, b: &str) -> bool {
    let dimension = |unit| DIMENSIONS.get(unit).map(|(dimension, _)| dimension);
    dimension(a).is_some_and(|found| Some(found) == dimension(b))
}

/// How many times the smaller value goes into the greater; 1 for days and where the units differ.
pub(super) fn ratio(a: &Quantity, b: &Quantity) -> i128 {
    match (&a.value, &b.value) {
        (Value::Number { low: x, .. }, Value::Number { low: y, .. }) if !same_dimension(&a.unit, &b.unit) || a.unit == b.unit => {
            let (small, great) = (x.min(y).rounded(-3).max(1), x.max(y).rounded(-3));
            great / small
        }
        _ => 1,
    }
}

/// A number or a range of numbers, and how exactly it is meant.
#[derive(Clone, Copy)]
struct Amount {
    low: Decimal,
    high: Decimal,
    bound: Bound,
    exact_to: Option<i32>,
}

impl Amount {
    fn new(quantity: &Quantity) -> Option<Self> {
        let Value::Number { low, high, exact_to } = &quantity.value else { return None };
        Some(Self { low: *low, high: *high, bound: quantity.bound, exact_to: *exact_to })
    }

    fn is_range(&self) -> bool {
        self.low < self.high
    }

    /// One end of the range.
    fn at(&self, end: Decimal) -> Self {
        Self { low: end, high: end, ..*self }
    }

    /// The power of ten to which it is exact, as it is written: 6 for "500 million", 8 for "1.2 billion", -1 for "4.5". Zeros at the
    /// end of a small number are taken to be meant.
    fn precision(&self) -> i32 {
        let last = self.low.last_digit();
        let zeros = match self.low.first_digit() {
            ..2 => last.min(0),
            2 => last.min(1),
            _ => last,
        };
        self.exact_to.unwrap_or(zeros)
    }

    /// Whether `value` is what "about" this may mean: closer than a tenth, or than a hundredth where three digits are given.
    fn is_about(&self, value: Decimal) -> bool {
        let last = self.exact_to.map_or(self.low.last_digit(), |power| power.min(self.low.last_digit()));
        let part = if self.low.first_digit() - last >= 2 { 100 } else { 10 };
        distance(self.low, value).saturating_mul(part) < self.low.rounded(FINE)
    }

    /// Whether both are the same when written as exactly as the less exact of them.
    fn is_alike(&self, other: &Self) -> bool {
        let power = self.precision().max(other.precision());
        self.low.rounded(power) == other.low.rounded(power)
    }

    /// Whether `value`, on the right side of the bound, is close enough to it that a writer would have chosen that bound: within a fifth,
    /// or before the next number of its roundness. "More than 40" takes in 48, and not 52.
    fn reaches(&self, value: Decimal) -> bool {
        let power = self.low.last_digit();
        let (from, to) = (self.low.floored(power), value.floored(power));
        let close = distance(self.low, value).saturating_mul(5) <= self.low.rounded(FINE);
        match self.bound {
            Bound::AtLeast => value >= self.low && (close || from == to),
            Bound::AtMost => value <= self.low && (close || to + 1 >= from),
            Bound::Exact | Bound::About => false,
        }
    }
}

/// Values are told apart to a thousandth.
const FINE: i32 = -3;

fn distance(a: Decimal, b: Decimal) -> i128 {
    (a.rounded(FINE) - b.rounded(FINE)).abs()
}

fn numbers(a: &Amount, b: &Amount) -> Fit {
    if (a.low, a.high) == (b.low, b.high) {
        return if a.bound == b.bound { Fit::Equal } else { Fit::Compatible };
    }
    match (a.is_range(), b.is_range()) {
        (true, true) => ranges(a, b),
        (true, false) => range_and_single(a, b),
        (false, true) => range_and_single(b, a),
        (false, false) => singles(a, b),
    }
}

/// Two ranges that are written out differ unless one lies inside the other; "dozens" and "hundreds" are vague.
fn ranges(a: &Amount, b: &Amount) -> Fit {
    let inside = |x: &Amount, y: &Amount| x.low > y.low && x.high < y.high;
    let overlap = a.low <= b.high && b.low <= a.high;
    let written = a.bound == Bound::Exact && b.bound == Bound::Exact;
    match () {
        () if inside(a, b) || inside(b, a) => Fit::Refined,
        () if overlap && !written => Fit::Compatible,
        () => Fit::Apart,
    }
}

fn range_and_single(range: &Amount, single: &Amount) -> Fit {
    let value = single.low;
    if range.low <= value && value <= range.high {
        return Fit::Refined;
    }
    let end = if value < range.low { range.low } else { range.high };
    either(singles(&range.at(end), single) != Fit::Apart, Fit::Compatible)
}

fn singles(a: &Amount, b: &Amount) -> Fit {
    use Bound::{About, AtLeast, AtMost, Exact};
    match (a.bound, b.bound) {
        (AtLeast, AtMost) => facing(a, b),
        (AtMost, AtLeast) => facing(b, a),
        (AtLeast | AtMost, Exact | About) => bounded(a, b),
        (Exact | About, AtLeast | AtMost) => bounded(b, a),
        // Two hedges do not make a greater one.
        (About, About) => {
            either(if a.precision() < b.precision() { b.is_about(a.low) } else { a.is_about(b.low) }, Fit::Compatible)
        }
        (About, Exact) => either(a.is_about(b.low) || a.is_alike(b), Fit::Refined),
        (Exact, About) => either(b.is_about(a.low) || a.is_alike(b), Fit::Refined),
        (Exact, Exact) => either(a.is_alike(b), Fit::Refined),
        (AtLeast, AtLeast) | (AtMost, AtMost) => either(a.is_alike(b), Fit::Compatible),
    }
}

fn either(agree: bool, fit: Fit) -> Fit {
    if agree { fit } else { Fit::Apart }
}

/// "More than 12" and "fewer than 40".
fn facing(least: &Amount, most: &Amount) -> Fit {
    either(least.low <= most.low, Fit::Compatible)
}

/// A bound and a number. On its wrong side only a rounded number can be right.
fn bounded(bound: &Amount, number: &Amount) -> Fit {
    let power = number.precision();
    let rounded = bound.low.rounded(power) == number.low.rounded(power);
    let about = number.bound == Bound::About && number.is_about(bound.low);
    match () {
        () if bound.reaches(number.low) => {
            if number.bound == Bound::Exact {
                Fit::Refined
            } else {
                Fit::Compatible
            }
        }
        () => either(rounded || about, Fit::Compatible),
    }
}

/// Two amounts in different units of one dimension: nobody converts exactly.
fn converted((a, unit_a): (&Amount, &str), (b, unit_b): (&Amount, &str)) -> Option<Fit> {
    let factor = |unit: &str| Decimal::parse(DIMENSIONS.get(unit)?.1);
    let (by_a, by_b) = (factor(unit_a)?, factor(unit_b)?);
    let [low_a, high_a] = [a.low.product(by_a)?, a.high.product(by_a)?];
    let [low_b, high_b] = [b.low.product(by_b)?, b.high.product(by_b)?];
    if (low_a, high_a) == (low_b, high_b) {
        return Some(if a.bound == b.bound { Fit::Equal } else { Fit::Compatible });
    }
    if low_a <= high_b && low_b <= high_a {
        return Some(Fit::Compatible);
    }
    let (x, y) = if high_a < low_b { (high_a, low_b) } else { (low_a, high_b) };
    let (coarse, by) = if by_a < by_b { (b, by_b) } else { (a, by_a) };
    let step = power_of_ten(coarse.precision())?.product(by)?.rounded(FINE);
    let is_bound = |amount: &Amount| matches!(amount.bound, Bound::AtLeast | Bound::AtMost);
    let part = if is_bound(a) || is_bound(b) { 5 } else { 10 };
    let close = distance(x, y).saturating_mul(part) < x.max(y).rounded(FINE);
    Some(either(close || distance(x, y).saturating_mul(2) <= step, Fit::Compatible))
}

fn power_of_ten(power: i32) -> Option<Decimal> {
    let one = Decimal::whole(1);
    if power < 0 { Decimal::new(1, power.unsigned_abs()) } else { one.times_ten_to(power.unsigned_abs()) }
}

/// Two printed days (`YYYY-MM-DD`, `MM-DD`, `YYYY-MM`, `YYYY`, `YYYY..YYYY`).
fn days(a: &str, b: &str) -> Fit {
    if a == b {
        return Fit::Equal;
    }
    let (a, b) = (Calendar::new(a), Calendar::new(b));
    let years = a.years.zip(b.years).is_none_or(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
    let agree = |x: Option<u32>, y: Option<u32>| x.zip(y).is_none_or(|(x, y)| x == y);
    either(years && agree(a.month, b.month) && agree(a.day, b.day), Fit::Refined)
}

#[derive(Default)]
struct Calendar {
    years: Option<(u32, u32)>,
    month: Option<u32>,
    day: Option<u32>,
}

impl Calendar {
    fn new(printed: &str) -> Self {
        let number = |text: &str| text.parse::<u32>().ok();
        if let Some((first, last)) = printed.split_once("..") {
            return Self { years: number(first).zip(number(last)), ..Self::default() };
        }
        let parts: Vec<_> = printed.split('-').map(|part| (part.len(), number(part))).collect();
        let year = |n: Option<u32>| n.map(|n| (n, n));
        match parts[..] {
            [(4, y), (_, month), (_, day)] => Self { years: year(y), month, day },
            [(4, y), (_, month)] => Self { years: year(y), month, day: None },
            [(_, month), (_, day)] => Self { years: None, month, day },
            [(_, y)] => Self { years: year(y), ..Self::default() },
            _ => Self::default(),
        }
    }
}
