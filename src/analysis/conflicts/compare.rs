//! Whether two values can both be right: equal, or alike as far as the less exact of them goes.

use crate::analysis::figures::{Decimal, Quantity, Value};
use crate::analysis::lexicon::numbers::Bound;

/// How far from "about 500" a number may lie: a tenth.
const ABOUT: i128 = 10;

/// Whether both may be said of one quantity.
pub(super) fn compatible(a: &Quantity, b: &Quantity) -> bool {
    match (&a.value, &b.value) {
        (Value::Day(x), Value::Day(y)) => same_day(x, y),
        (Value::Number { low: low_a, high: high_a, .. }, Value::Number { low: low_b, high: high_b, .. }) => {
            if low_a <= high_b && low_b <= high_a {
                return true;
            }
            let (x, y) = if high_a < low_b { (*high_a, *low_b) } else { (*low_a, *high_b) };
            within(a, x, y) || within(b, y, x) || alike_when_rounded((a, x), (b, y))
        }
        _ => true,
    }
}

/// How many times the smaller value goes into the greater; 1 for days.
pub(super) fn ratio(a: &Quantity, b: &Quantity) -> i128 {
    match (&a.value, &b.value) {
        (Value::Number { low: x, .. }, Value::Number { low: y, .. }) => {
            let (small, great) = (x.min(y).rounded(-3).max(1), x.max(y).rounded(-3));
            great / small
        }
        _ => 1,
    }
}

/// Whether the bound of `a`, which has the value `x`, takes in `y`. A bound reaches to the next number of its own roundness: "more than
/// 40" takes in 43, and neither 52 nor 39.
fn within(a: &Quantity, x: Decimal, y: Decimal) -> bool {
    let power = x.last_digit();
    match a.bound {
        Bound::Exact => false,
        Bound::About => (x.rounded(-3) - y.rounded(-3)).abs() * ABOUT <= x.max(y).rounded(-3),
        Bound::AtLeast => y >= x && y.floored(power) == x.floored(power),
        Bound::AtMost => y <= x && y.floored(power) + 1 >= x.floored(power),
    }
}

fn alike_when_rounded((a, x): (&Quantity, Decimal), (b, y): (&Quantity, Decimal)) -> bool {
    let power = precision(a, x).max(precision(b, y));
    x.rounded(power) == y.rounded(power)
}

/// The power of ten to which a value is exact, as it is written: 6 for "500 million", 8 for "1.2 billion", -1 for "4.5". Zeros at the end
/// of a small number are taken to be meant.
fn precision(quantity: &Quantity, value: Decimal) -> i32 {
    let last = value.last_digit();
    let zeros = match value.first_digit() {
        ..2 => last.min(0),
        2 => last.min(1),
        _ => last,
    };
    match quantity.value {
        Value::Number { exact_to: Some(power), .. } => power,
        _ => zeros,
    }
}

/// Whether two printed days (`YYYY-MM-DD`, `MM-DD`, `YYYY-MM`, `YYYY`, `YYYY..YYYY`) contradict each other in no part.
fn same_day(a: &str, b: &str) -> bool {
    let (a, b) = (Calendar::new(a), Calendar::new(b));
    let years = a.years.zip(b.years).is_none_or(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
    let agree = |x: Option<u32>, y: Option<u32>| x.zip(y).is_none_or(|(x, y)| x == y);
    years && agree(a.month, b.month) && agree(a.day, b.day)
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
