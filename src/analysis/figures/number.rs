//! Numbers in digits and words: "12", "1.2bn", "half a million", "twenty-five", "two dozen", "4 or 5", "tens of thousands".

use super::decimal::Decimal;
use super::line::{Kind, Line};
use crate::analysis::lexicon::numbers::{CARDINALS, POWERS, SHORT_POWERS, UNITS, Unit};

/// A number, or a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    /// Index of its first piece.
    pub(super) first: usize,
    /// Index of the piece behind it.
    pub(super) next: usize,
    /// "dozens", "a dozen", "half a million".
    pub(super) vague: bool,
    /// Written as bare digits: it may be a year, an age or a part of a name.
    pub(super) bare: bool,
    /// The power of ten that a word gave it: 6 for "1.2 million", 0 for "1,200,000".
    pub(super) power: u32,
    /// How many digits stand behind the point: 1 for "4.0".
    pub(super) decimals: u32,
}

/// The number at piece `at`. `money` says that a currency stands before it, so that "5b" and "5m" are magnitudes.
pub(super) fn read(line: &Line<'_>, at: usize, money: bool) -> Option<Number> {
    let first = single(line, at, money)?;
    Some(Number { first: at, ..range(line, at, first, money).unwrap_or(first) })
}

/// Value and next piece of a number that is no range.
fn single(line: &Line<'_>, at: usize, money: bool) -> Option<Number> {
    if line.is(at, Kind::Numeral) {
        return numeral(line, at, money);
    }
    let forms = [plural_of_powers, article_and_power, quarters_of, half_a, a_decade, words];
    forms.into_iter().find_map(|form| form(line, at))
}

fn numeral(line: &Line<'_>, at: usize, money: bool) -> Option<Number> {
    let digits: String = line.get(at)?.text.chars().filter(|c| c.is_ascii_digit() || *c == '.').take(50).collect();
    let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len() as u32);
    let plain = Number { decimals, ..Number::exact(Decimal::parse(&digits)?, at + 1) };
    let number = with_powers(line, with_fraction(line, plain), money);
    Some(Number { bare: number.next == at + 1, ..number })
}

/// "4½", "4-1/2", "four and a half".
fn with_fraction(line: &Line<'_>, number: Number) -> Number {
    let at = number.next;
    let quarters = |at: usize| match line.low(at) {
        "½" | "1/2" => Some(50),
        "¼" | "1/4" => Some(25),
        "¾" | "3/4" => Some(75),
        _ => None,
    };
    let half = |at: usize| [line.low(at), line.low(at + 1), line.low(at + 2)] == ["and", "a", "half"];
    let hyphens = |at: usize| (0..6).map(|n| line.low(at + n)).eq(["-", "and", "-", "a", "-", "half"]);
    let (hundredths, next) = if let Some(part) = quarters(line.joined(at)) {
        (part, line.joined(at) + 1)
    } else if half(at) {
        (50, at + 3)
    } else if hyphens(at) {
        (50, at + 6)
    } else {
        return number;
    };
    let part = Decimal::whole(hundredths).over_a_hundred();
    part.and_then(|part| number.low.plus(part)).map_or(number, |sum| Number { low: sum, high: sum, next, ..number })
}

/// "3 million", "500-million", "3 hundred thousand", "2 dozen".
fn with_powers(line: &Line<'_>, number: Number, money: bool) -> Number {
    let once = scaled(line, number, money).unwrap_or(number);
    scaled(line, once, money).unwrap_or(once)
}

fn scaled(line: &Line<'_>, number: Number, money: bool) -> Option<Number> {
    let at = line.joined(number.next);
    let word = line.low(at);
    if word == "dozen" {
        return Some(Number::exact(number.low.times(12)?, at + 1));
    }
    let short = SHORT_POWERS.get(word).filter(|_| money && line.is_glued(at));
    let power = *POWERS.get(word).filter(|_| word.len() > 1 || line.is_glued(at) && (money || word == "k")).or(short)?;
    Some(Number {
        power: number.power + power,
        decimals: number.decimals,
        ..Number::exact(number.low.times_ten_to(power)?, at + 1)
    })
}

/// "dozens", "hundreds of thousands": a range of one order of magnitude.
fn plural_of_powers(line: &Line<'_>, at: usize) -> Option<Number> {
    let (mut low, mut high) = plural(line.low(at))?;
    let mut next = at + 1;
    let of = usize::from(line.low(next) == "of");
    if let Some((thousands, _)) = plural(line.low(next + of)).filter(|_| of == 1) {
        low = low.checked_mul(thousands / 2)?;
        high = high.checked_mul(thousands / 2)? + thousands / 2 - 1;
        next += 2;
    }
    Some(Number { high: Decimal::new(high, 0)?, vague: true, ..Number::exact(Decimal::new(low, 0)?, next) })
}

fn plural(word: &str) -> Option<(i128, i128)> {
    match word {
        "tens" => Some((20, 99)),
        "dozens" => Some((24, 99)),
        "scores" => Some((40, 99)),
        "hundreds" => Some((200, 999)),
        "thousands" => Some((2_000, 9_999)),
        "millions" => Some((2_000_000, 9_999_999)),
        "billions" => Some((2_000_000_000, 9_999_999_999)),
        _ => None,
    }
}

/// "a dozen", "a hundred", "half a million", "half-a-dozen".
fn article_and_power(line: &Line<'_>, at: usize) -> Option<Number> {
    let halved = line.low(at) == "half";
    let article = if halved { line.joined(at + 1) } else { at };
    let noun = line.joined(article + 1);
    let one = match (line.low(article), line.low(noun)) {
        _ if line.low_before(at, 1) == "of" && is_part(line.low_before(at, 2)) => return None,
        ("a" | "an", "dozen") => Decimal::whole(12),
        ("a" | "an", power) if power.len() > 2 => Decimal::whole(1).times_ten_to(*POWERS.get(power)?)?,
        _ => return None,
    };
    let value = if halved { one.times(50)?.over_a_hundred()? } else { one };
    let number = with_powers(line, Number::exact(value, noun + 1), false);
    Some(Number { vague: true, ..number })
}

/// Words that take a part of the number behind them: "a quarter of a million".
fn is_part(word: &str) -> bool {
    matches!(word, "quarter" | "quarters" | "third" | "thirds" | "half" | "fraction" | "tenth")
}

/// "a quarter of a million", "three quarters of a century".
fn quarters_of(line: &Line<'_>, at: usize) -> Option<Number> {
    let quarter = line.joined(at + 1);
    let hundredths = match (line.low(at), line.low(quarter)) {
        ("a" | "one", "quarter") => 25,
        ("three", "quarters") => 75,
        _ => return None,
    };
    let one = Decimal::whole(hundredths).over_a_hundred()?;
    if (line.low(quarter + 1), line.low(quarter + 2)) != ("of", "a") {
        return None;
    }
    let whole = quarter + 3;
    let number = match (POWERS.get(line.low(whole)), UNITS.get(line.low(whole))) {
        (Some(power), _) => Number::exact(one.times_ten_to(*power)?, whole + 1),
        (None, Some(Unit::Time(_))) => Number::exact(one, whole),
        _ => return None,
    };
    Some(Number { vague: true, ..number })
}

/// "a decade", which is a length of time wherever it stands; "a year" may be each year.
fn a_decade(line: &Line<'_>, at: usize) -> Option<Number> {
    let decade = line.low(at) == "a" && line.low(at + 1) == "decade";
    decade.then(|| Number { vague: true, ..Number::exact(Decimal::whole(1), at + 1) })
}

/// "half an hour", "half a mile".
fn half_a(line: &Line<'_>, at: usize) -> Option<Number> {
    let measure = matches!(UNITS.get(line.low(at + 2)), Some(Unit::Time(_) | Unit::Size(_)));
    let half = line.low(at) == "half" && matches!(line.low(at + 1), "a" | "an");
    Some(Number::exact(Decimal::whole(50).over_a_hundred()?, at + 2)).filter(|_| half && measure)
}

/// "twelve", "twenty-five", "two hundred and six thousand".
fn words(line: &Line<'_>, at: usize) -> Option<Number> {
    let (mut total, mut part) = (0_i128, i128::from(*CARDINALS.get(line.low(at))?));
    let mut next = at + 1;
    let mut lowest_power = u32::MAX;
    loop {
        let and = usize::from(line.low(next) == "and" && (total + part) % 100 == 0);
        let word = line.low(line.joined(next) + and);
        let behind = line.joined(next) + and + 1;
        match (CARDINALS.get(word), POWERS.get(word).filter(|_| and == 0 && word.len() > 2)) {
            (Some(&small), _) if part > 0 && fits(part, small.into()) || part == 0 && total > 0 => part += i128::from(small),
            (_, Some(2)) if (1..100).contains(&part) => part *= 100,
            (_, Some(&power)) if power > 2 && power < lowest_power && part > 0 => {
                total += part.checked_mul(10_i128.checked_pow(power)?)?;
                part = 0;
                lowest_power = power;
            }
            _ => break,
        }
        next = behind;
    }
    let power = if part == 0 && lowest_power != u32::MAX { lowest_power } else { 0 };
    let number = Number { power, ..Number::exact(Decimal::new(total + part, 0)?, next) };
    Some(with_powers(line, with_fraction(line, number), false))
}

/// Whether `small` may follow `part`: "twenty" "five", "two hundred" "six", never "two" "three".
fn fits(part: i128, small: i128) -> bool {
    small > 0 && (part % 100 == 0 || part % 100 >= 20 && part % 10 == 0 && small < 10)
}

/// "4 or 5", "12-15", "between 3 and 5", "2 to 3 million".
fn range(line: &Line<'_>, at: usize, first: Number, money: bool) -> Option<Number> {
    let from = |word| line.low_before(at, 1) == word || line.low_before(at, 2) == word;
    let joins = match line.low(first.next) {
        "or" => true,
        "to" => !from("from"),
        "and" => from("between"),
        _ => line.is_hyphen(first.next) && line.is_glued(first.next),
    };
    let sign = usize::from(money && line.is(first.next + 1, Kind::Mark));
    let second = single(line, first.next + 1 + sign, money).filter(|_| joins && !first.vague)?;
    let low = carried(first, second).filter(|low| *low < second.low).unwrap_or(first.low);
    let ordered = low < second.low && !second.vague;
    ordered.then_some(Number { low, bare: first.bare && second.bare, ..second })
}

/// The first number in the second one's magnitude: 2 of "2 to 3 million" is 2 million.
fn carried(first: Number, second: Number) -> Option<Decimal> {
    if first.power == 0 { first.low.times_ten_to(second.power) } else { None }
}

impl Number {
    /// A whole number that stands in pieces `first` to `next`.
    pub(super) fn whole(first: usize, value: u32, next: usize) -> Self {
        Self { first, ..Self::exact(Decimal::whole(value), next) }
    }

    fn exact(value: Decimal, next: usize) -> Self {
        Self { low: value, high: value, first: next, next, vague: false, bare: false, power: 0, decimals: 0 }
    }

    /// The power of ten of its last digit, where a point or a magnitude shows that.
    pub(super) fn exact_to(self) -> Option<i32> {
        (self.power > 0 || self.decimals > 0).then_some(self.power as i32 - self.decimals as i32)
    }

    pub(super) fn is_one(self) -> bool {
        self.high == Decimal::whole(1)
    }
}
