//! What a word says that a changed text must not change: numbers, dates, negations, who speaks.

use super::super::lists::{self, NEGATORS};
use super::super::numerals::{CARDINALS, MONTHS, ORDINALS, POWERS, SHORT_POWERS};

/// What one word says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing of that.
    #[default]
    Plain,
    /// "1,200", "twelve", "4m".
    Number(Number),
    /// "first", "3rd", "dozens", "most": another figure or quantity, by its word.
    Count(String),
    /// "million": the power of ten.
    Power(u32),
    /// "%", "percent", "$", "dollars": always a figure's unit.
    Unit(&'static str),
    /// "km": a unit behind a number.
    Measure(&'static str),
    /// "Monday", "Sept", "yesterday".
    Date(String),
    /// "not", "never", "denied": by a class of words that say the same.
    Negation(String),
    /// "he", "Mr", "man".
    He,
    /// "she", "Mrs", "woman".
    She,
    /// "said".
    Saying,
    /// "that", "but": the words behind are another clause.
    Clause,
}

/// Decimal digits without zeros at their ends, and the power of ten they are multiplied by.
#[derive(Clone, Debug, Default)]
pub(super) struct Number {
    digits: String,
    power: i64,
    /// The value of a number word, for "twenty-one".
    spelled: Option<u32>,
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        (&self.digits, self.power) == (&other.digits, other.power)
    }
}

impl Eq for Number {}

impl Number {
    fn spelled(value: u32) -> Self {
        Self { spelled: Some(value), ..Self::decimal(&value.to_string(), "") }
    }

    fn decimal(whole: &str, part: &str) -> Self {
        let all = format!("{whole}{part}");
        let digits = all.trim_start_matches('0').trim_end_matches('0');
        let zeros = all.len() - all.trim_end_matches('0').len();
        let power = if digits.is_empty() { 0 } else { zeros as i64 - part.len() as i64 };
        Self { digits: digits.to_owned(), power, spelled: None }
    }

    /// "4" and "million".
    pub(super) fn times_ten_to(&mut self, power: u32) {
        self.power = self.power.saturating_add(i64::from(power));
        self.spelled = None;
    }

    /// "twenty" and "one", if the two are one number.
    pub(super) fn with_ones(&self, ones: &Self) -> Option<Self> {
        let (tens, ones) = (self.spelled?, ones.spelled?);
        (tens >= 20 && tens % 10 == 0 && (1..10).contains(&ones)).then(|| Self::spelled(tens + ones))
    }
}

impl Meaning {
    /// Of a folded word, its case kept.
    pub(super) fn of(form: &str) -> Self {
        let lower = form.to_lowercase();
        let word = without_possessive(&lower);
        if form.chars().any(char::is_numeric) {
            return number(word);
        }
        let capital = form.starts_with(char::is_uppercase);
        date(word, capital).or_else(|| negation(word)).or_else(|| counted(word)).or_else(|| spoken(word)).unwrap_or_default()
    }

    /// Whether it can be a part of a figure of several words.
    pub(super) fn is_numeric(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Count(_) | Self::Power(_) | Self::Unit(_) | Self::Measure(_) | Self::Date(_))
    }
}

/// "Lund" of "Lund's".
pub(super) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word)
}

/// A word with digits: a plain number with what is written to it, or else the word itself.
fn number(word: &str) -> Meaning {
    let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(word.len());
    let (digits, suffix) = word.split_at_checked(end).unwrap_or((word, ""));
    let power = POWERS.get(suffix).or_else(|| SHORT_POWERS.get(suffix)).copied();
    match (decimal(digits), power) {
        (Some(number), _) if suffix.is_empty() => Meaning::Number(number),
        (Some(mut number), Some(power)) => {
            number.times_ten_to(power);
            Meaning::Number(number)
        }
        (Some(_), None) if matches!(suffix, "st" | "nd" | "rd" | "th") => Meaning::Count(format!("{digits}.")),
        _ => Meaning::Count(word.to_owned()),
    }
}

/// "1,200.5"; none for anything else with points and commas.
fn decimal(digits: &str) -> Option<Number> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(',');
    let first = groups.next().filter(|group| !group.is_empty())?;
    let grouped = groups.clone().next().is_none_or(|_| first.len() <= 3) && groups.all(|group| group.len() == 3);
    (grouped && !part.contains(['.', ','])).then(|| Number::decimal(&whole.replace(',', ""), part))
}

/// Months and weekdays that are other words without a capital, and all shortened ones.
fn needs_capital(word: &str) -> bool {
    matches!(word, "may" | "march" | "august" | "sat" | "sun" | "wed" | "fri" | "mon" | "mar" | "jan" | "dec" | "sep" | "sept")
}

fn date(word: &str, capital: bool) -> Option<Meaning> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const TIMES: &str = "today tonight tomorrow yesterday morning noon afternoon evening midnight night overnight a.m p.m";
    if needs_capital(word) && !capital {
        return None;
    }
    let name = match MONTHS.get(word) {
        Some(month) => format!("month {month}"),
        None if lists::has(&lists::CALENDAR, word) && word.len() == 3 => word.to_owned(),
        None if DAYS.contains(&word) => word.chars().take(3).collect(),
        None => TIMES.split(' ').find(|time| *time == word)?.to_owned(),
    };
    Some(Meaning::Date(name))
}

fn negation(word: &str) -> Option<Meaning> {
    let class = match word {
        "not" | "cannot" => "not",
        _ if word.ends_with("n't") => "not",
        _ if word.starts_with("deni") || matches!(word, "deny" | "denying") => "deny",
        "no" | "none" | "never" | "without" | "neither" | "nor" => word,
        _ if lists::has(&NEGATORS, word) => word.get(..4).unwrap_or(word),
        "failing" | "refusing" | "lacking" | "rejecting" => word.get(..4).unwrap_or(word),
        _ => return None,
    };
    Some(Meaning::Negation(class.to_owned()))
}

fn counted(word: &str) -> Option<Meaning> {
    const COUNTS: &str = "dozen dozens hundreds thousands millions billions half twice double doubled triple tripled quarter quarters once \
        all every everyone everybody most least several many few both";
    const UNITS: [(&str, &str); 9] = [
        ("%", "% percent pct cent"),
        ("points", "percentage"),
        ("$", "$ dollar dollars usd"),
        ("€", "€ euro euros eur"),
        ("£", "£ pound pounds gbp"),
        ("¥", "¥ yen yuan renminbi"),
        ("₹", "₹ rupee rupees"),
        ("₽", "₽ rouble roubles ruble rubles"),
        ("kr", "krona kronor krone kroner francs franc"),
    ];
    const MEASURES: &str = "second minute hour day week month year decade century km kilometre kilometer mile metre meter foot feet yard \
        inch kg kilogram tonne ton litre liter gallon acre hectare degree";
    let unit = |units: &[(&'static str, &str)]| {
        units.iter().find(|(_, words)| words.split(' ').any(|unit| unit == word)).map(|unit| unit.0)
    };
    let singular = word.strip_suffix('s').unwrap_or(word);
    None.or_else(|| ORDINALS.get(word).map(|value| Meaning::Count(format!("{value}."))))
        .or_else(|| CARDINALS.get(word).map(|value| Meaning::Number(Number::spelled(*value))))
        .or_else(|| POWERS.get(word).map(|power| Meaning::Power(*power)))
        .or_else(|| COUNTS.split(' ').find(|count| *count == word).map(|count| Meaning::Count(count.to_owned())))
        .or_else(|| unit(&UNITS).map(Meaning::Unit))
        .or_else(|| MEASURES.split_whitespace().find(|measure| *measure == singular).map(Meaning::Measure))
}

fn spoken(word: &str) -> Option<Meaning> {
    const SAYING: &str = "said say says told tells added adds announced asked argued argues asserted believes believed claimed claims \
        commented conceded concluded confirmed confirms admitted acknowledged declared explained insisted insists maintained noted notes \
        pledged promised recalled remarked replied reported responded revealed stated states stressed suggested testified thinks tweeted \
        urged vowed warned warns wrote writes according alleged alleges predicted estimated accused";
    const HE: &str = "he him his himself mr man men boy boys father son brother husband";
    const SHE: &str = "she her hers herself mrs ms miss woman women girl girls mother daughter sister wife";
    const CLAUSE: &str =
        "that which who whom whose but while when because if although though as since whether where after before until";
    let is_in = |list: &str| list.split_whitespace().any(|listed| listed == word);
    match word {
        _ if is_in(HE) => Some(Meaning::He),
        _ if is_in(SHE) => Some(Meaning::She),
        _ if is_in(SAYING) => Some(Meaning::Saying),
        _ if is_in(CLAUSE) => Some(Meaning::Clause),
        _ => None,
    }
}
