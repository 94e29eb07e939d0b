//! The day on which an article was written, as far as it tells, and the days counted from it.

use super::date;
use super::line::Line;
use crate::article::{Article, UnitKind};
use jiff::civil::Date;

/// What "today" means in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Today {
    day: Date,
    /// A dateline gives month and day only; the year is a leap year then.
    has_year: bool,
}

/// The year that stands for an unknown one: every day of the calendar is in it.
const LEAP: i16 = 2000;

/// A story appears within so many days of being written.
const FRESH: i32 = 7;

/// How many units at the top of an article may hold its dateline.
const TOP: usize = 12;

impl Today {
    /// By the dateline, which says when the words were written, with the year of publication; else the day of publication.
    pub(in crate::analysis) fn of(article: &Article) -> Option<Self> {
        let published = article.details.published.map(|day| Self { day, has_year: true });
        let mut top = article.units.iter().take(TOP).filter(|unit| unit.kind == UnitKind::Dateline);
        let dateline = top.find_map(|unit| Self::named(&Line::new(&article.text, unit.range)));
        match (dateline, published) {
            (Some(line), Some(published)) if !line.has_year => Some(line.near(published).unwrap_or(line)),
            (line, published) => line.or(published),
        }
    }

    /// The first day of the calendar that a line names.
    fn named(line: &Line<'_>) -> Option<Self> {
        (0..line.len()).find_map(|at| Self::parse(&date::read(line, at)?.0))
    }

    /// `YYYY-MM-DD` or `MM-DD`.
    pub(in crate::analysis) fn parse(printed: &str) -> Option<Self> {
        let whole = printed.parse().ok().map(|day| Self { day, has_year: true });
        whole.or_else(|| Some(Self { day: format!("{LEAP}-{printed}").parse().ok()?, has_year: false }))
    }

    /// The same month and day, in the year in which they are close to `published`.
    fn near(self, published: Self) -> Option<Self> {
        let year = published.day.year();
        let close = |day: &Date| (*day - published.day).get_days().abs() <= FRESH;
        let days = (year.saturating_sub(1)..=year.saturating_add(1)).filter_map(|year| self.in_year(year));
        days.filter(close).map(|day| Self { day, has_year: true }).next()
    }

    fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.day.month(), self.day.day()).ok()
    }

    /// The day itself, if its year is known.
    pub(super) fn full(self) -> Option<Date> {
        self.has_year.then_some(self.day)
    }

    /// The day that is `days` later, as the outputs give it; none where that depends on an unknown year, and beyond the calendar.
    pub(super) fn plus(self, days: i64) -> Option<String> {
        let later = |day: Date| day.checked_add(jiff::SignedDuration::from_hours(days * 24)).ok();
        if self.has_year {
            return later(self.day).map(|day| day.to_string());
        }
        let month_and_day = |day: Date| (day.month(), day.day());
        let leap = later(self.day).map(month_and_day)?;
        let common = self.in_year(LEAP + 1).and_then(later).map_or(leap, month_and_day);
        (leap == common).then(|| format!("{:02}-{:02}", leap.0, leap.1))
    }

    /// How many days later `other` is; where a year is unknown, the nearest such days are meant.
    pub(in crate::analysis) fn days_until(self, other: Self) -> Option<i32> {
        let (first, last) = match (self.has_year, other.has_year) {
            (false, true) => (self.nearest(other.day)?, other.day),
            (true | false, false) => (self.day, other.nearest(self.day)?),
            (true, true) => (self.day, other.day),
        };
        Some((last - first).get_days())
    }

    fn nearest(self, to: Date) -> Option<Date> {
        let years = to.year().saturating_sub(1)..=to.year().saturating_add(1);
        years.filter_map(|year| self.in_year(year)).min_by_key(|day| (*day - to).get_days().abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(printed: &str) -> Today {
        Today::parse(printed).unwrap()
    }

    #[track_caller]
    fn check(text: &str, published: Option<&str>, want: Option<&str>) {
        let mut article = Article::from_text("a", text);
        article.details.published = published.map(|day| day.parse().unwrap());
        assert_eq!(Today::of(&article).and_then(|today| today.plus(0)).as_deref(), want, "{text:?}");
    }

    #[test]
    fn the_dateline_says_when_and_the_publication_in_which_year() {
        check("Bridge shut\n\nBONN, 3 May (AFP) - The bridge is shut.", None, Some("05-03"));
        check("Bridge shut\n\nBONN, 3 May (AFP) - The bridge is shut.", Some("2021-05-04"), Some("2021-05-03"));
        check("Bridge shut\n\nBONN, 31 Dec (AFP) - The bridge is shut.", Some("2021-01-01"), Some("2020-12-31"));
        check("Bridge shut\n\nBONN, 3 May (AFP) - The bridge is shut.", Some("2021-11-04"), Some("05-03"));
        check("Bridge shut\n\nThe bridge is shut.", Some("2021-05-04"), Some("2021-05-04"));
        check("Bridge shut\n\nThe bridge is shut.", None, None);
        check("", None, None);
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_but_not_of_the_calendar() {
        assert_eq!(day("2015-12-31").plus(1).as_deref(), Some("2016-01-01"));
        assert_eq!(day("01-01").plus(-1).as_deref(), Some("12-31"));
        assert_eq!(day("03-01").plus(-1), None, "the year may have a 29 February");
        assert_eq!(day("02-28").plus(1), None);
        assert_eq!(day("02-29").plus(0).as_deref(), Some("02-29"));
        assert_eq!(day("9999-12-31").plus(1), None);
        let first = Today { day: Date::MIN, has_year: true };
        assert_eq!((first.plus(-1), first.days_until(day("12-31"))), (None, Some(364)));
    }

    #[test]
    fn says_which_day_is_the_later() {
        assert_eq!(day("2015-09-28").days_until(day("2015-09-29")), Some(1));
        assert_eq!(day("2015-12-31").days_until(day("01-01")), Some(1));
        assert_eq!(day("01-01").days_until(day("2015-12-31")), Some(-1));
        assert_eq!(day("12-31").days_until(day("01-02")), Some(2));
    }
}
