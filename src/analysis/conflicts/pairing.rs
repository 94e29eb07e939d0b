//! Which figures of two sentences are of one quantity, and what is to be said of each pair.

use super::compare::{Fit, fit, ratio, same_dimension};
use super::context::{Open, alike};
use super::{FigureKind, Sentence, Told, Verdict, is_day};
use crate::analysis::figures::{Quantity, Value};
use crate::analysis::lexicon::GAZETTEER;
use crate::analysis::lexicon::numbers::{SINGLES, SIZES};

/// How much has to speak for two figures being of one quantity.
const ENOUGH: i32 = 2;

/// Values further apart than this are seldom of one quantity.
const FAR_APART: i128 = 12;

/// A value without a rate that is more than twice one with a rate is a total.
const TWICE: i128 = 2;

/// The pairs of figures that are of one quantity, or of two scopes of it; each figure in one pair at most.
pub(super) fn pairs<'f>(a: &'f Sentence, b: &'f Sentence) -> Vec<(&'f Told, &'f Told, Verdict)> {
    let mut chosen = Chosen { pairs: Vec::new(), free: [vec![true; a.figures.len()], vec![true; b.figures.len()]] };
    let agreeing = candidates(a, b, &chosen.free, agreement);
    chosen.take(agreeing.iter().filter(|found| found.listed).copied().collect(), a, b);
    // A figure that agrees with any is in no conflict; one that has its equal says nothing of the others.
    let equal = |at: (usize, usize)| {
        agreeing.iter().any(|found| found.verdict == Verdict::Equal && (found.at.0 == at.0 || found.at.1 == at.1))
    };
    for found in agreeing.iter().filter(|found| found.verdict == Verdict::Equal || !equal(found.at)) {
        chosen.settle(found.at);
    }
    let likeness = Likeness { closeness: a.closeness(b), settled: !agreeing.is_empty(), other_day: a.is_of_other_day(b) };
    let left = chosen.free.clone();
    let only = |x: usize, y: usize| is_only(x, &a.figures, &left[0]) && is_only(y, &b.figures, &left[1]);
    let differing = candidates(a, b, &left, |x, y, at| difference((a, x), (b, y), &likeness, only(at.0, at.1)));
    chosen.take(differing, a, b);
    let scoped = candidates(a, b, &chosen.free, |x, y, _| scope(x, y, &likeness));
    chosen.take(scoped, a, b);
    chosen.pairs
}

/// What two sentences have in common besides the two figures.
struct Likeness {
    closeness: i32,
    /// Another figure is in both.
    settled: bool,
    other_day: bool,
}

/// Two figures that may be paired.
#[derive(Clone, Copy)]
struct Candidate {
    at: (usize, usize),
    evidence: i32,
    verdict: Verdict,
    /// Enough speaks for the pair to show it.
    listed: bool,
}

struct Chosen<'f> {
    pairs: Vec<(&'f Told, &'f Told, Verdict)>,
    /// For each figure of each sentence, whether it is still without partner.
    free: [Vec<bool>; 2],
}

impl<'f> Chosen<'f> {
    /// Takes the best of `found`, then the best of those left.
    fn take(&mut self, mut found: Vec<Candidate>, a: &'f Sentence, b: &'f Sentence) {
        found.sort_by_key(|candidate| (candidate.verdict.is_difference(), std::cmp::Reverse(candidate.evidence), candidate.at));
        for Candidate { at: (x, y), verdict, .. } in found {
            if self.free[0][x] && self.free[1][y] {
                self.settle((x, y));
                self.pairs.push((&a.figures[x], &b.figures[y], verdict));
            }
        }
    }

    fn settle(&mut self, (x, y): (usize, usize)) {
        self.free[0][x] = false;
        self.free[1][y] = false;
    }
}

/// What `judge` makes of every two figures that are both free: evidence, verdict, and whether to show it.
fn candidates(
    a: &Sentence,
    b: &Sentence,
    free: &[Vec<bool>; 2],
    judge: impl Fn(&Told, &Told, (usize, usize)) -> Option<(i32, Verdict, bool)>,
) -> Vec<Candidate> {
    let open = |side: usize| free[side].iter().enumerate().filter(|(_, free)| **free).map(|(n, _)| n);
    let mut found = Vec::new();
    for x in open(0) {
        for y in open(1) {
            let judged = judge(&a.figures[x], &b.figures[y], (x, y));
            found.extend(judged.map(|(evidence, verdict, listed)| Candidate { at: (x, y), evidence, verdict, listed }));
        }
    }
    found
}

/// Two figures of one measure that can both be right; also the same telling number of other things.
fn agreement(x: &Told, y: &Told, _: (usize, usize)) -> Option<(i32, Verdict, bool)> {
    let verdict = match fit(&x.quantity, &y.quantity) {
        Fit::Equal => Verdict::Equal,
        Fit::Compatible => Verdict::Compatible,
        Fit::Refined => Verdict::Refined,
        Fit::Apart => return None,
    };
    let kin = Kin::of(&x.quantity, &y.quantity);
    let same_number = x.quantity.kind == y.quantity.kind && is_telling(&x.quantity) && x.quantity.value == y.quantity.value;
    if kin < Some(Kin::General) && !same_number {
        return None;
    }
    let evidence = evidence(x, y).unwrap_or(0) + i32::from(verdict == Verdict::Equal);
    let one = is_one(x, y) && x.context.open == y.context.open && kin >= Some(Kin::General);
    let measured = x.quantity.kind != FigureKind::Count || !x.quantity.unit.is_empty() && kin == Some(Kin::Same);
    Some((evidence, verdict, one && x.quantity.listed && (measured || evidence >= ENOUGH)))
}

/// A number of three digits is seldom in both sentences by chance.
fn is_telling(quantity: &Quantity) -> bool {
    matches!(quantity.value, Value::Number { low, .. } if low.first_digit() - low.last_digit() >= 2)
}

/// Whether nothing says that the figures are of two things.
fn is_one(x: &Told, y: &Told) -> bool {
    let total = x.scope.rate.is_some() != y.scope.rate.is_some() && ratio(&x.quantity, &y.quantity) > TWICE;
    x.context.fate == y.context.fate && x.context.agrees(&y.context) && x.scope.meets(&y.scope) && !total
}

/// Two values for one quantity.
fn difference(
    (a, x): (&Sentence, &Told),
    (b, y): (&Sentence, &Told),
    likeness: &Likeness,
    only: bool,
) -> Option<(i32, Verdict, bool)> {
    let moved = likeness.other_day && is_of_a_day(&x.quantity);
    let name = !x.quantity.listed || !y.quantity.listed;
    if !is_one(x, y)
        || !may_exclude(x, y)
        || moved
        || name && likeness.closeness == 0
        || x.quantity.relative && y.quantity.relative && (x.attribution || y.attribution)
    {
        return None;
    }
    let far = x.context.fate.is_none() && ratio(&x.quantity, &y.quantity) > FAR_APART;
    let left_over = i32::from(only && likeness.closeness > 0) * (1 + i32::from(likeness.settled));
    let evidence = evidence(x, y)? + likeness.closeness + left_over;
    let verdict = if is_update((a, x), (b, y)) { Verdict::Update } else { Verdict::Conflict };
    (evidence >= ENOUGH && !far).then_some((evidence, verdict, true))
}

/// Whether two days of which one is the end of a time can exclude each other: "before 1970" and "after 1975".
fn may_exclude(x: &Told, y: &Told) -> bool {
    let (a, b) = (x.quantity.value.to_string(), y.quantity.value.to_string());
    match (x.context.open, y.context.open) {
        (Some(Open::Before), Some(Open::After)) => a <= b,
        (Some(Open::After), Some(Open::Before)) => b <= a,
        (a, b) => a == b,
    }
}

/// Values that rise and fall from day to day.
fn is_of_a_day(quantity: &Quantity) -> bool {
    matches!(quantity.kind, FigureKind::Money | FigureKind::Percent) || quantity.unit == "point"
}

/// Whether figure `n` is the only free one of its kind and dimension.
fn is_only(n: usize, figures: &[Told], free: &[bool]) -> bool {
    let like = |other: &Told| Kin::of(&figures[n].quantity, &other.quantity).is_some();
    figures.iter().zip(free).filter(|(other, free)| **free && like(other)).count() == 1
}

/// Figures of one measure whose words tell different fates, rates, parts or days.
fn scope(x: &Told, y: &Told, likeness: &Likeness) -> Option<(i32, Verdict, bool)> {
    let moved = likeness.other_day && is_of_a_day(&x.quantity);
    // That one side tells a fate and the other none says nothing of either.
    let both_fated = x.context.fate.is_some() == y.context.fate.is_some();
    let other = both_fated && x.context.agrees(&y.context) && (!is_one(x, y) || moved);
    let kin = Kin::of(&x.quantity, &y.quantity) == Some(Kin::Same) && !is_day(&x.quantity) && x.quantity.listed;
    let evidence = evidence(x, y).filter(|evidence| *evidence >= ENOUGH && other && kin)?;
    Some((evidence, Verdict::Scope, true))
}

/// A toll grows from day to day; the number of the missing changes.
fn is_update((a, x): (&Sentence, &Told), (b, y): (&Sentence, &Told)) -> bool {
    let later = a.today.zip(b.today).and_then(|(a, b)| a.days_until(b)).unwrap_or(0);
    let (earlier, latest) = if later < 0 { (y, x) } else { (x, y) };
    let grown = match (&earlier.quantity.value, &latest.quantity.value) {
        (Value::Number { low, .. }, Value::Number { high, .. }) => low < high,
        _ => false,
    };
    later != 0 && x.context.fate.is_some_and(|fate| grown || fate == "missing")
}

/// How much speaks for the two being of one quantity; none if their measures do not allow it.
fn evidence(x: &Told, y: &Told) -> Option<i32> {
    let words = x.context.likeness(&y.context);
    let kin = match Kin::of(&x.quantity, &y.quantity)? {
        Kin::Same if x.quantity.kind == FigureKind::Count && !x.quantity.unit.is_empty() => 1,
        Kin::Same => 0,
        Kin::General => -1,
        Kin::Unlike if x.context.is_led_alike(&y.context) => -2,
        Kin::Unlike => return None,
    };
    // An event has one magnitude.
    let single = i32::from(x.quantity.unit == "magnitude");
    let age = if x.context.is_age_of(&y.context) { 2 } else { 0 };
    let day = i32::from(is_day(&x.quantity)) + i32::from(x.quantity.relative || y.quantity.relative);
    Some(words + kin + single + age - day)
}

/// How near two measures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kin {
    /// Counts of nouns that differ; they may be two words for one thing.
    Unlike,
    /// One noun is so general that it may stand for the other.
    General,
    /// One kind and unit, or two units of one dimension.
    Same,
}

impl Kin {
    /// None for figures that are never of one quantity: a price and a length, killed people and barrels.
    fn of(x: &Quantity, y: &Quantity) -> Option<Self> {
        if x.kind != y.kind || is_day(x) != is_day(y) {
            return None;
        }
        if x.unit == y.unit || same_dimension(&x.unit, &y.unit) {
            return Some(Self::Same);
        }
        if x.kind != FigureKind::Count || SIZES.has(&x.unit) || SIZES.has(&y.unit) {
            return None;
        }
        Self::of_nouns(&x.unit, &y.unit)
    }

    fn of_nouns(a: &str, b: &str) -> Option<Self> {
        let is_person = |noun: &str| is_people(noun) || SINGLES.has(noun);
        match () {
            () if is_people(a) && is_people(b) || alike(a, b) => Some(Self::Same),
            () if a.is_empty() || b.is_empty() => Some(Self::General),
            () if is_people(a) && is_person(b) || is_people(b) && is_person(a) => Some(Self::General),
            () if is_person(a) || is_person(b) => None,
            () => Some(Self::Unlike),
        }
    }
}

/// General words for people, and the people of a country.
fn is_people(unit: &str) -> bool {
    const PEOPLE_OF_A_COUNTRY: u32 = 32;
    let general = matches!(
        unit,
        "" | "person" | "man" | "death" | "injury" | "arrest" | "victim" | "fatality" | "casualty" | "body" | "life"
    );
    general || GAZETTEER.number(unit).is_some_and(|mask| mask & PEOPLE_OF_A_COUNTRY != 0)
}
