//! Days named from where the writer stands: "today", "yesterday", "on Sunday", "last month".
//!
//! Gives none where two readings are possible: without the day of the article, inside quotation marks (somebody else's "today"),
//! for "next Friday" said on a Wednesday, for a weekday whose tense is open.

use super::line::{Kind, Line};
use super::today::Today;

/// The value of the day, month or year that the words at piece `at` name, and the piece behind them.
pub(super) fn read(line: &Line<'_>, at: usize, today: Option<Today>) -> Option<(String, usize)> {
    let today = today.filter(|_| line.is(at, Kind::Word))?;
    let named = fixed(line, at, today).or_else(|| chosen_weekday(line, at, today)).or_else(|| period(line, at, today));
    named.or_else(|| weekday(line, at, today)).filter(|_| !line.is_quoted(at))
}

/// A piece without its possessive: "today" of "today's".
fn plain<'l>(line: &'l Line<'_>, at: usize) -> &'l str {
    let word = line.low(at);
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// "today", "last night", "this morning", "tomorrow".
fn fixed(line: &Line<'_>, at: usize, today: Today) -> Option<(String, usize)> {
    let (days, words) = match (plain(line, at), plain(line, at + 1)) {
        ("today" | "tonight", _) => (0, 1),
        ("yesterday", _) => (-1, 1),
        ("tomorrow", _) => (1, 1),
        ("this", "morning" | "afternoon" | "evening") => (0, 2),
        ("last", "night") => (-1, 2),
        _ => return None,
    };
    let counted_on = matches!(line.low_before(at, 1), "after" | "before") && line.low_before(at, 2) == "day";
    let name = words == 1 && line.is_capital(at) && at > 0 && line.is(at - 1, Kind::Word);
    if counted_on || name { None } else { Some((today.plus(days)?, at + words)) }
}

/// "this month", "last year"; "the last year" is a length of time.
fn period(line: &Line<'_>, at: usize, today: Today) -> Option<(String, usize)> {
    let day = today.full()?;
    let step = match line.low(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    if line.low_before(at, 1) == "the" {
        return None;
    }
    let months = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let value = match plain(line, at + 1) {
        "month" => format!("{:04}-{:02}", (months + step).div_euclid(12), (months + step).rem_euclid(12) + 1),
        "year" => format!("{:04}", i32::from(day.year()) + step),
        _ => return None,
    };
    (1..=9999).contains(&((months + step) / 12)).then_some((value, at + 2))
}

/// Monday is 0.
fn day_of_week(word: &str) -> Option<i64> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().position(|day| *day == word).map(|n| n as i64)
}

/// How many days a weekday lies before today, 0 to 6, and the weekday of today.
fn days_back(today: Today, weekday: i64) -> Option<(i64, i64)> {
    let now = i64::from(today.full()?.weekday().to_monday_zero_offset());
    Some(((now - weekday).rem_euclid(7), now))
}

/// "last Friday", "next Monday", where it is the nearest one and also the one of the week before or behind.
fn chosen_weekday(line: &Line<'_>, at: usize, today: Today) -> Option<(String, usize)> {
    let weekday = day_of_week(plain(line, at + 1)).filter(|_| line.is_capital(at + 1))?;
    let (back, now) = days_back(today, weekday)?;
    let days = match line.low(at) {
        "last" => Some(-if back == 0 { 7 } else { back }).filter(|days| -days > now),
        "next" => Some(7 - back).filter(|days| *days > 6 - now),
        _ => return None,
    };
    Some((today.plus(days?)?, at + 2))
}

/// "Monday", "on Sunday".
fn weekday(line: &Line<'_>, at: usize, today: Today) -> Option<(String, usize)> {
    let weekday = day_of_week(plain(line, at)).filter(|_| line.is_capital(at) && !is_other_day(line, at))?;
    let (back, _) = days_back(today, weekday)?;
    let forth = (7 - back) % 7;
    let days = match tense(line, at) {
        Tense::Past if back == 0 || !is_end(line, at) => -back,
        Tense::Future => forth,
        _ if back == 0 => 0,
        Tense::Past | Tense::Open => return None,
    };
    Some((today.plus(days)?, at + 1))
}

/// "until Friday": in the past, the day may lie on either side of today.
fn is_end(line: &Line<'_>, at: usize) -> bool {
    matches!(line.low_before(at, 1), "until" | "till" | "by" | "before")
}

/// "every Monday", "Black Friday", "the Sunday Times", "Monday to Friday", "Monday, Sept. 28", "last Monday".
fn is_other_day(line: &Line<'_>, at: usize) -> bool {
    let before = line.low_before(at, 1);
    let habit = matches!(before, "every" | "each" | "any" | "a" | "last" | "next" | "most" | "usual" | "previous" | "following");
    let feast = matches!(before, "black" | "good" | "super" | "ash" | "easter" | "palm" | "bloody" | "cyber" | "holy" | "whit");
    let title = before == "the" && line.is_capital(at + 1);
    let is_day = |n: usize| day_of_week(line.low(n)).is_some();
    let to = |n: usize| matches!(line.low(n), "to" | "through" | "thru") || line.is_hyphen(n);
    let span = to(at + 1) && is_day(at + 2) || at > 1 && to(at - 1) && is_day(at - 2);
    let comma = usize::from(line.low(at + 1) == ",");
    let dated = super::date::read(line, at + 1 + comma).is_some();
    habit || feast && line.is_capital(at.wrapping_sub(1)) || title || span || dated
}

/// On which side of today the sentence speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    /// The present ("speaks Tuesday"), which news uses for both.
    Open,
}

/// How many words on either side may tell the tense.
const REACH: usize = 14;

/// The tense of the nearest verb before a weekday, else of the first behind it; news without one tells what was.
fn tense(line: &Line<'_>, at: usize) -> Tense {
    let stops = |n: &usize| matches!(line.low(*n), ";" | "\"" | "“" | "”" | ":" | ".");
    let before = (at.saturating_sub(REACH)..at).rev().take_while(|n| !stops(n)).find_map(|n| told(line, n));
    let behind = || (at + 1..line.len().min(at + 1 + REACH)).take_while(|n| !stops(n)).find_map(|n| told(line, n));
    let present = line.low_before(at, 1).ends_with('s') && !line.is_capital(at.wrapping_sub(1));
    let default = if present { Tense::Open } else { Tense::Past };
    before.or_else(behind).unwrap_or(default)
}

/// The tense that a word tells.
fn told(line: &Line<'_>, at: usize) -> Option<Tense> {
    let word = line.low(at);
    let ahead =
        matches!(word, "due" | "plan" | "plans" | "planned" | "scheduled" | "expected" | "expects" | "set" | "hopes" | "hope")
            && line.low(at + 1) == "to"
            || matches!(word, "is" | "are") && line.low(at + 1) == "to";
    if ahead || FUTURE.contains(&word) {
        return Some(Tense::Future);
    }
    if matches!(word, "is" | "are") {
        return Some(Tense::Open);
    }
    let passive = line.low_before(at, 1) == "be";
    let regular = word.ends_with("ed") && word.len() > 4 && !line.is_capital(at) && !passive;
    (regular || PAST.contains(&word)).then_some(Tense::Past)
}

const FUTURE: [&str; 18] = [
    "will",
    "won't",
    "won’t",
    "shall",
    "would",
    "may",
    "might",
    "could",
    "can",
    "must",
    "should",
    "upcoming",
    "due",
    "planned",
    "scheduled",
    "expected",
    "he'll",
    "they'll",
];

/// Common verbs of news whose past has no "ed".
const PAST: [&str; 44] = [
    "was", "were", "had", "has", "did", "said", "told", "met", "made", "took", "came", "went", "began", "held", "left", "won",
    "lost", "saw", "rose", "fell", "shot", "struck", "gave", "got", "broke", "found", "sent", "spoke", "wrote", "led", "paid",
    "bought", "sold", "fought", "flew", "drove", "ran", "sank", "blew", "became", "brought", "kept", "swept", "tore",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextRange;

    /// What an article of `day` says with `words`, from their first word on that names a day.
    #[track_caller]
    fn check(day: &str, cases: &[(&str, &str)]) {
        for (words, want) in cases {
            let line = Line::new(words, TextRange::new(0, words.len()));
            let found = (0..line.len()).find_map(|at| read(&line, at, Today::parse(day))).map(|(value, _)| value);
            assert_eq!(found.unwrap_or_default(), *want, "{words} ({day})");
        }
    }

    #[test]
    fn words_for_days_near_the_writer() {
        let cases = [
            ("The dam broke today", "2015-09-28"),
            ("Today's vote", "2015-09-28"),
            ("yesterday’s vote", "2015-09-27"),
            ("The vote is tomorrow", "2015-09-29"),
            ("It rained last night and this morning", "2015-09-27"),
            ("He spoke this morning", "2015-09-28"),
            ("earlier this month", "2015-09"),
            ("opened last year", "2014"),
            ("It opens next year", "2016"),
            ("prices rose over the last year", ""),
            ("the day before yesterday", ""),
            ("he told USA Today", ""),
            ("“We vote today,” she said", ""),
            ("\"We vote today,\" she said", ""),
            ("“We vote,” she said today", "2015-09-28"),
            ("this way", ""),
        ];
        check("2015-09-28", &cases);
        check("09-28", &[("The dam broke today", "09-28"), ("broke yesterday", "09-27"), ("on Monday", ""), ("this month", "")]);
        check("03-01", &[("The dam broke yesterday", ""), ("The dam broke today", "03-01")]);
        check("9999-12-31", &[("It opens tomorrow", ""), ("It opens next year", ""), ("It opened today", "9999-12-31")]);
        check("no day", &[("The dam broke today", "")]);
    }

    #[test]
    fn weekdays_by_tense() {
        let cases = [
            ("The dam broke on Sunday", "2015-09-27"),
            ("The dam broke Tuesday", "2015-09-22"),
            ("The dam will be mended on Tuesday", "2015-09-29"),
            ("On Tuesday the mayor will speak", "2015-09-29"),
            ("The mayor, who will speak to the council, said Friday", "2015-09-25"),
            ("The mayor said Saturday he will leave", "2015-09-26"),
            ("The mayor said he will leave Saturday", "2015-10-03"),
            ("The mayor is to speak on Wednesday", "2015-09-30"),
            ("The mayor was scheduled to speak Wednesday", "2015-09-30"),
            ("The mayor's speech on Monday", "2015-09-28"),
            ("At Monday’s lunch they smiled", "2015-09-28"),
            ("The mayor speaks Monday", "2015-09-28"),
            ("The mayor speaks Tuesday", ""),
            ("The shop is shut on Tuesday", ""),
            ("The shop remained shut until Friday", ""),
            ("The shop will stay shut until Friday", "2015-10-02"),
            ("Last Friday the dam broke", "2015-09-25"),
            ("Next Friday the dam opens", ""),
            ("Next Monday the dam opens", "2015-10-05"),
        ];
        check("2015-09-28", &cases);
        check(
            "2015-09-26",
            &[("last Friday it broke", ""), ("next Monday it opens", "2015-09-28"), ("It broke Friday", "2015-09-25")],
        );
        check("9999-12-31", &[("It will open on Monday", ""), ("It broke on Monday", "9999-12-27")]);
    }

    #[test]
    fn weekdays_that_name_no_day() {
        for words in [
            "He ran every Monday",
            "on Black Friday it rained",
            "The Sunday Times said so",
            "It was open Monday to Friday",
            "It was open Monday-Friday",
            "on mondays it rained",
            "Mondays were wet",
        ] {
            check("2015-09-28", &[(words, "")]);
        }
        check("2015-09-28", &[("on Monday, Sept. 14, it rained", "")]);
    }
}
