//! Each case is a text with its figures marked: `[words=kind value unit]`, `~` before the kind for an approximate one.

use super::*;
use crate::text::slice;

/// The text with its figures marked, as they were found.
fn marked(text: &str) -> String {
    let words = |start, end| slice(text, TextRange::new(start, end));
    let mut parts = Vec::new();
    let mut at = 0;
    let all = quantities(&Line::new(text, TextRange::new(0, text.len())), Today::parse("2015-09-28"));
    for found in all.into_iter().filter(|found| found.listed) {
        let figure = found.into_figure(0);
        let (range, about) = (figure.place.range, if figure.approximate { "~" } else { "" });
        let what = format!("{} {} {}", figure.kind.name(), figure.value, figure.unit);
        parts.push(words(at, range.start).to_owned());
        parts.push(format!("[{}={about}{}]", slice(text, range), what.trim_end()));
        at = range.end;
    }
    parts.push(words(at, text.len()).to_owned());
    parts.concat()
}

#[track_caller]
fn check(cases: &[&str]) {
    let found: Vec<_> = cases.iter().map(|case| marked(&unmarked(case))).collect();
    let wrong: Vec<_> = cases.iter().zip(&found).filter(|(want, found)| *want != found).collect();
    assert!(wrong.is_empty(), "wanted and found:\n{wrong:#?}");
}

fn unmarked(case: &str) -> String {
    let mut out = String::new();
    for (n, part) in case.split(['[', ']']).enumerate() {
        out.push_str(if n % 2 == 0 { part } else { part.split_once('=').unwrap().0 });
    }
    out
}

#[test]
fn counts_in_digits_and_words() {
    check(&[
        "The storm left [240,000=count 240000 house] houses dark",
        "[Twelve=count 12 person] people were rescued",
        "Police freed [twenty-five=count 25 hostage] hostages",
        "[Two hundred and six=count 206 worker] workers left",
        "[two hundred thousand=count 200000 book] books",
        "some [500=~count 500 fighter] heavily armed fighters",
        "[two dozen=count 24 school] schools shut",
        "[a dozen=~count 12 senior] seniors",
        "[half a million=~count 500000 voter] voters",
        "[half a dozen=~count 6 boat] boats",
        "[a quarter of a million=~count 250000 tree] trees, [three quarters of a million=~count 750000 tree] trees",
        "driven [four million=count 4000000] others",
        "[3 million=count 3000000 child] children",
        "[3.5 million tonnes=count 3500000 tonne] of wheat",
        "[12=count 12 officer] senior police officers",
        "[300=count 300 rebel] U.S.-trained rebels",
        "[40=count 40 death] killed and [12=count 12 injury] wounded",
        "The toll rose to [43=count 43].",
        "[Dozens=~count 24..99 shop] of small shops burned",
        "[tens of thousands=~count 20000..99999 person] of people",
        "[hundreds of thousands=~count 200000..999999] fled",
        "a [12-member=count 12 member] panel",
        "[240\u{a0}000=count 240000 cow] cows",
        "[12=count 12 person] more people",
        "[50=count 50 republican] Republicans voted",
        "Nearly [500=~count 500 homeowner] homeowners",
        "[12 km=count 12 kilometer] from the border",
        "[200ft=count 200 foot] above the sea",
        "a [4.6-magnitude=count 4.6 magnitude] quake, a [4.4 quake=count 4.4 magnitude], Magnitude-[6.1=count 6.1 magnitude]",
        "magnitude [4.6=count 4.6 magnitude], a magnitude of [5=count 5 magnitude]",
        "[one=count 1 person] person died and one of them, one day",
        "[two square metres=count 2 square meter] of sand",
        "[30 degrees=count 30 degree] in the shade",
    ]);
}

#[test]
fn hedges_and_bounds() {
    check(&[
        "about [500=~count 500 guest] guests",
        "more than [40=~count 40 guest] guests",
        "at least [12=~count 12 guest] guests",
        "fewer than [12=~count 12 guest] guests",
        "up to [$5 million=~money 5000000 USD]",
        "[ten=~count 10] or so",
        "an estimated [900=~count 900 guest] guests",
        "the [900=count 900 guest] guests",
    ]);
}

#[test]
fn ranges() {
    check(&[
        "As few as [4 or 5=~count 4..5 person] people stayed",
        "[12-15=count 12..15 lorry] lorries",
        "between [3 and 5=count 3..5 lorry] lorries",
        "[2 to 3 million=count 2000000..3000000 tree] trees",
        "[two to three million=count 2000000..3000000 tree] trees",
        "[$2 to $3 billion=money 2000000000..3000000000 USD]",
        "[5 to 10 percent=percent 5..10 percent]",
        "rose from [12=count 12] to [15 percent=percent 15 percent]",
        "[three or four=count 3..4 goat] goats",
        "[5 to 10 years=duration 5..10 year]",
    ]);
}

#[test]
fn money() {
    check(&[
        "a [$1.2bn=money 1200000000 USD] loan",
        "a [$500-million=money 500000000 USD] plan",
        "[€3.50=money 3.5 EUR] each",
        "[£60m=money 60000000 GBP] a year",
        "[HK$12=money 12 HKD] and [US$7=money 7 USD] and [A$5=money 5 AUD]",
        "[$5b=money 5000000000 USD] or [$200MM=money 200000000 USD]",
        "[300 million euros=money 300000000 EUR]",
        "[12 dollars=money 12 USD]",
        "[75 cents=money 0.75 USD]",
        "[EUR 40=money 40 EUR] and [40 EUR=money 40 EUR]",
        "[5 million pounds=money 5000000 GBP]",
        "lost [12 pounds=count 12 pound] in a week",
        "[$1,250.75=money 1250.75 USD]",
        "A $ sign and a € sign",
        "[half a million dollars=~money 500000 USD]",
    ]);
}

#[test]
fn shares() {
    check(&[
        "[5%=percent 5 percent] of voters",
        "[12.5 percent=percent 12.5 percent]",
        "[three per cent=percent 3 percent]",
        "up [0.5 percentage points=percent 0.5 percentage point]",
        "a [two percentage-point=percent 2 percentage point] rise",
        "cut by [25 basis points=percent 0.25 percentage point]",
    ]);
}

#[test]
fn lengths_of_time_and_ages() {
    check(&[
        "the [4.5-year=duration 4.5 year] conflict",
        "the [four-year=duration 4 year] war",
        "[four and a half years=duration 4.5 year]",
        "a [4-1/2-month=duration 4.5 month] term",
        "[4½ years=duration 4.5 year]",
        "a little more than [an hour and a half=~duration 1.5 hour], [one mile and a half=count 1.5 mile], an hour and a meal",
        "[a quarter of a century=~duration 0.25 century], [half a century=duration 0.5 century], a quarter of a tree",
        "for the [first=ordinal 1 time] time in [a decade=~duration 1 decade], twice a year",
        "[six weeks=duration 6 week] later",
        "a [35-year-old=duration 35 year] farmer",
        "she is [35 years old=duration 35 year]",
        "Ada Meyer, [43=duration 43 year], said",
        "Omar Weber, [29=duration 29 year]; Ada Meyer, [43=duration 43 year]; and others",
        "died at the age of [95=duration 95 year]",
        "children aged [12=duration 12 year]",
        "falls among those [60 to 69=duration 60..69 year], and among women [40 to 49=duration 40..49 year]",
        "men aged [28 to 64=duration 28..64 year]",
        "Ada Meyer, also [43=duration 43 year], was hurt",
        "[30 seconds=duration 30 second]",
        "[one hour=duration 1 hour] before",
        "[half an hour=duration 0.5 hour]",
    ]);
}

#[test]
fn ordinals() {
    check(&[
        "the [fourth=ordinal 4 arm] arm of the coalition",
        "their [first=ordinal 1 meeting] official meeting in May",
        "the [21st=ordinal 21 century] century",
        "his [twenty-first=ordinal 21 goal] goal",
        "the [second=ordinal 2 city]-largest city welcomed her",
        "At first, nothing happened. First Minister Rao spoke first.",
        "wait a second. A third of them left",
        "the [first=ordinal 1] [two years=duration 2 year]",
    ]);
}

#[test]
fn dates() {
    check(&[
        "Lima, [Sept 28=date 09-28]",
        "on [Sept. 28, 2015=date 2015-09-28], he",
        "on [28 September 2015=date 2015-09-28]",
        "[September 28th=date 09-28]",
        "the [3rd of May=date 05-03]",
        "[September the 11th=date 09-11]",
        "[2015-09-28=date 2015-09-28]",
        "in [September 2015=date 2015-09]",
        "captured in [2003=date 2003] by",
        "the [2003=date 2003] peace talks",
        "the [1990s=date 1990..1999]",
        "from [1974=date 1974] to [1978=date 1978]",
        "the [1974-1978=date 1974..1978] strikes",
        "in [2012-13=date 2012..2013]",
        "since mid-[2014=date 2014]",
        "may 5 and 2015-13-45 and September 31".replace("may 5", "may [5=count 5]").as_str(),
        "[2003=count 2003 person] people",
    ]);
}

#[test]
fn days_by_the_day_of_the_article() {
    check(&[
        "The dam broke [yesterday=date 2015-09-27]",
        "At [Monday=date 2015-09-28]'s lunch they spoke; [Sunday=date 2015-09-27]’s talks failed",
        "[Last Friday=date 2015-09-25] [12=count 12 boat] boats sank",
        "opened [this month=date 2015-09], not [last year=date 2014]",
        "\"Today is ours,\" he said [today=date 2015-09-28]",
        "on Monday, [Sept. 14=date 09-14]",
    ]);
}

#[test]
fn a_hedge_at_the_start_makes_no_name_of_a_number() {
    check(&[
        "\"Approximately [60 per cent=~percent 60 percent] of farmers\"",
        "Around [60=~count 60 farmer] farmers",
        "lower than [21%=~percent 21 percent]",
    ]);
}

#[test]
fn no_figures() {
    check(&[
        "no one knows which one; one of them, one another",
        "on CBS \"60 Minutes.\" and on 60 Minutes",
        "at 6 pm, 6:30 p.m., 7 a.m., 1400 GMT",
        "the Rams (1-2) won 3-2, lost 91-73, beat them 2-3",
        "call 555-0123 or 202-555-0123",
        "version 1.2.3, chapter 11, Flight 370, No. 2, Apollo 11",
        "an F-16, a MiG29, COVID-19, 9/11, 24/7, G20",
        "until nearly eight, at 18.42, by nine",
        "with Tide Server 2000, Rio 2016",
        "at 27 Devon Road",
        "1. Read this",
        "he is 6'2\" tall, she 6-foot-9",
        "a two-way street, one-sided, 5G and 12x",
        "a third of it, two-thirds, half of them",
        "day one; a hundredth; everyone",
        "7, 007, 1,2".replace("7, 007", "[7=count 7], 007").as_str(),
        "",
    ]);
}

#[test]
fn hostile_numbers_are_quick_and_do_not_panic() {
    let long = "7".repeat(200_000);
    for text in [
        long.as_str(),
        &format!("${long}bn"),
        &format!("{long}.{long}"),
        &"1-".repeat(50_000),
        &"1,".repeat(50_000),
        &"one ".repeat(50_000),
        &"two hundred ".repeat(20_000),
        &"thousand thousands of ".repeat(10_000),
        &"$".repeat(100_000),
        "1,,,,2",
        "$",
        "999999999999999999999999 999999999999999999999999 trillion trillion",
        &"12 ".repeat(100_000),
        &"Monday \"today ".repeat(30_000),
        &"No. 6 ".repeat(30_000),
        &"9".repeat(40),
        "½ ² ٣ 四 -1 −5 Ⅻ",
        "a million billion trillion million billion",
    ] {
        let _ = quantities(&Line::new(text, TextRange::new(0, text.len())), Today::parse("9999-12-31"));
    }
}
