//! Pairs of sentences, linked; the conflicts that are found in them.

use super::*;
use crate::analysis::{Relation, Why};
use crate::article::{ArticleId, Details};

fn article(text: &str, published: Option<jiff::civil::Date>) -> Article {
    let details = Details { published, ..Details::default() };
    Article {
        id: ArticleId("a".into()),
        text: text.into(),
        details,
        paragraphs: [].into(),
        units: [].into(),
        ..Article::default()
    }
}

fn compared(a: &str, b: &str, dates: [Option<jiff::civil::Date>; 2]) -> Vec<FigurePair> {
    let articles = [article(a, dates[0]), article(b, dates[1])];
    let place = |doc: usize| Place { doc, range: TextRange::new(0, articles[doc].text.len()) };
    let link = ClaimLink { a: place(0), b: place(1), score: 0.9, relation: Relation::Same, why: Why::default(), accepted: false };
    compare(&articles, &[link], 0.5)
}

fn conflicts(a: &str, b: &str, dates: [Option<jiff::civil::Date>; 2]) -> Vec<String> {
    among(&compared(a, b, dates)).into_iter().map(|conflict| conflict.what).collect()
}

/// Each pair of sentences with all that is said of its figures, and the same verdicts the other way round.
#[track_caller]
fn check_all(cases: &[(&str, &str, &[&str])]) {
    for (a, b, want) in cases {
        let said: Vec<_> = compared(a, b, [None, None]).into_iter().map(|pair| pair.what).collect();
        assert_eq!(said, *want, "{a} / {b}");
        let turned = compared(b, a, [None, None]);
        assert_eq!(turned.len(), want.len(), "the other way round: {turned:?}");
    }
}

#[track_caller]
fn check(a: &str, b: &str, want: &[&str]) {
    assert_eq!(conflicts(a, b, [None, None]), want, "{a} / {b}");
    let turned = conflicts(b, a, [None, None]);
    assert_eq!(turned.len(), want.len(), "the other way round: {turned:?}");
}

#[test]
fn figures_that_differ() {
    check("rain fell in the 4.5-year conflict", "deaths in the four-year war", &["conflict: 4.5 against 4 years"]);
    check("The fire killed 12 people.", "Nine people died in the fire.", &["conflict: 12 against 9 people (death)"]);
    check(
        "A quake left 24 dead and over 200 injured.",
        "The quake injured at least 50 people.",
        &["conflict: 200 against 50 injuries"],
    );
    check(
        "The harbour bought a $6.8-billion bridge.",
        "The harbour bought a $7.5 billion bridge.",
        &["conflict: 6,800,000,000 against 7,500,000,000 USD"],
    );
    check("Ada Meyer, 43, was arrested.", "Police arrested Ada Meyer, 49, in Lima.", &["conflict: 43 against 49 years"]);
    check("43-year-old Ada Meyer fell.", "Ada Meyer, 49, fell.", &["conflict: 43 against 49 years"]);
    check(
        "Jobless rate rose to 5.2 percent in June.",
        "The jobless rate rose to 5.6 percent.",
        &["conflict: 5.2 against 5.6 percent"],
    );
    check(
        "Meyer was arrested by police on Nov. 20 in Lima.",
        "Police arrested Meyer in Lima on Nov. 17.",
        &["conflict: 11-20 against 11-17"],
    );
    check(
        "The trains carried 33 million tourists over the bridge.",
        "The bridge saw 28 million tourists in trains.",
        &["conflict: 33,000,000 against 28,000,000 tourists"],
    );
    check(
        "On Friday Ada Meyer died after falling about 60 metres (200 feet) from a ridge.",
        "A woman died on Friday after falling about 150 meters from a ridge.",
        &["conflict: 60 against 150 meters"],
    );
    check(
        "Workers found 300 barrels in the harbour.",
        "Workers found 450 barrels in the harbour.",
        &["conflict: 300 against 450 barrels"],
    );
    check("The dam lies 14 miles north of Lima.", "The dam lies 26 miles north of Lima.", &["conflict: 14 against 26 miles"]);
    check(
        "A magnitude 4.4 quake shook Lima on Sunday.",
        "The 4.6-magnitude quake shook Lima on Sunday.",
        &["conflict: 4.4 against 4.6 in magnitude"],
    );
    check("More than 40 people died in the flood.", "The flood killed 39 people.", &["conflict: 40 against 39 people (death)"]);
    check("One person died in the blast.", "The blast killed four people.", &["conflict: 1 against 4 people (death)"]);
}

#[test]
fn figures_that_agree() {
    for (a, b) in [
        ("The 4.5-year conflict", "the five-year war"),
        ("About 500 rebels fled the town.", "The 487 rebels fled the town."),
        ("More than 40 people died in the flood.", "The flood killed 43 people."),
        ("As few as 4 or 5 rebels fought on.", "Five rebels fought on."),
        ("Dozens of people died in the flood.", "The flood killed 43 people."),
        ("The $1.2bn bridge", "the $1,215 million bridge"),
        ("Some 240,000 people died in the war.", "The war killed 241,300 people."),
        ("up to 500 workers left the mine", "480 workers left the mine"),
        ("The fire killed twelve people.", "12 people died in the fire."),
        ("He was arrested on Nov. 20, 2015 in Lima.", "He was arrested on Nov. 20 in Lima."),
        ("The bridge was built in 2003 by Meyer.", "The bridge was built in May 2003 by Meyer."),
        ("Half a million voters stayed at home.", "500,000 voters stayed at home."),
    ] {
        check(a, b, &[]);
    }
}

#[test]
fn figures_of_different_things() {
    for (a, b) in [
        ("The fire killed 12 people.", "The fire injured 30 people."),
        ("The fire killed 12 people.", "Some 300 people saw the fire."),
        ("Twelve soldiers died in the fire.", "The fire killed 30 civilians."),
        ("Ada Meyer, 43, was arrested.", "Omar Weber, 49, was arrested."),
        ("Meyer, 43, was arrested after a four-year hunt.", "Meyer was arrested after 12 years."),
        ("The war began four years ago.", "The war lasted two years."),
        ("It rose by 0.5 percentage points.", "It rose by 5 percent."),
        ("The bridge cost $5 million.", "The bridge cost 4 million euros."),
        ("The bridge cost $5 million.", "The mayor earns $90,000 a year."),
        ("The flood killed 12 people and injured 30.", "The flood injured 30 people."),
        ("She won 12 medals.", "She was 12th in 2012."),
        ("The 12 workers left at 6 pm.", "The workers left at 7 pm."),
        ("Nothing here.", "12 people came."),
        ("", ""),
    ] {
        check(a, b, &[]);
    }
}

#[test]
fn an_equal_partner_removes_the_conflict() {
    check("The flood killed 12 people on Monday and 30 people by Friday.", "The flood killed 30 people.", &[]);
    check("The offer of $160 million is below the offer of $184 million.", "The offer is $184 million.", &[]);
}

#[test]
fn a_toll_that_grew_is_an_update() {
    let days = [jiff::civil::date(2015, 9, 28), jiff::civil::date(2015, 9, 29)].map(Some);
    assert_eq!(
        conflicts("The fire killed 12 people.", "The fire killed 19 people.", days),
        ["later update: 12 against 19 people (death)"]
    );
    assert_eq!(
        conflicts("The fire killed 19 people.", "The fire killed 12 people.", days),
        ["conflict: 19 against 12 people (death)"]
    );
}

#[test]
fn weak_links_and_long_lists_are_left_alone() {
    let articles = [article("The fire killed 12 people.", None), article("The fire killed 19 people.", None)];
    let place = |doc: usize| Place { doc, range: TextRange::new(0, articles[doc].text.len()) };
    let link = ClaimLink { a: place(0), b: place(1), score: 0.4, relation: Relation::Same, why: Why::default(), accepted: false };
    assert_eq!(compare(&articles, &[link], 0.5), []);
    let many = "12 people and 13 houses and ".repeat(3000);
    let _ = conflicts(&many, &many.replace("12", "17"), [None, None]);
}

#[test]
fn verdicts() {
    check_all(&[
        ("The fire killed twelve people.", "12 people died in the fire.", &["equal: 12 people (death)"]),
        ("About 500 rebels fled.", "The 512 rebels fled.", &["refined: 500 against 512 rebels (homeless)"]),
        ("At least 12 people died in the fire.", "The fire killed 14 people.", &["refined: 12 against 14 people (death)"]),
        ("Roughly 500 voters stayed.", "500 voters stayed.", &["compatible: 500 against 500 voters"]),
        ("The fire killed 12 people.", "The fire killed no people.", &[]),
        (
            "The fire in Lima killed 12 people.",
            "The fire in Lima injured 30 people.",
            &["different scope: 12 people (death) against 30 people (injury)"],
        ),
        (
            "The port of Lima ships 40 cars a day.",
            "The port of Lima ships 280 cars a week.",
            &["different scope: 40 cars (per day) against 280 cars (per week)"],
        ),
        ("The ferry to Lima sank and 3 people died.", "The ferry to Lima sank with 64 people on board.", &[]),
        ("The mine employs 900 miners, including 30 women.", "The mine employs 900 miners.", &["equal: 900 miners"]),
    ]);
}

#[test]
fn hedges_bounds_and_ranges() {
    check_all(&[
        (
            "About 54 fighters fled the town.",
            "About 60 fighters fled the town.",
            &["conflict: 54 against 60 fighters (homeless)"],
        ),
        ("About 2,000 acres of forest burned.", "About 2,300 acres of forest burned.", &["conflict: 2,000 against 2,300 acres"]),
        ("The club has more than 5 boats in Lima.", "The club has 6 boats in Lima.", &["refined: 5 against 6 boats"]),
        (
            "Between 50 and 100 goats die here.",
            "Between 35 and 100 goats die here.",
            &["conflict: 50–100 against 35–100 goats (death)"],
        ),
        (
            "Between 50 and 100 goats graze here.",
            "Between 40 and 120 goats graze here.",
            &["refined: 50–100 against 40–120 goats"],
        ),
        (
            "Fewer than 300 goats graze here in May.",
            "More than 400 goats graze here in May.",
            &["conflict: 300 against 400 goats"],
        ),
        (
            "Over $200 million was spent on the dam.",
            "Over $229 million was spent on the dam.",
            &["conflict: 200,000,000 against 229,000,000 USD"],
        ),
    ]);
}

#[test]
fn other_units_are_converted() {
    check_all(&[
        (
            "The boat sank 3 miles off the coast.",
            "The boat sank 5 km off the coast.",
            &["compatible: 3 miles against 5 kilometers"],
        ),
        ("The climber fell about 60 metres.", "The climber fell about 200ft.", &["compatible: 60 meters against 200 feet"]),
        (
            "The climber fell 150 metres from a ridge.",
            "The climber fell 200ft from a ridge.",
            &["conflict: 150 meters against 200 feet"],
        ),
        ("The strike lasted two weeks.", "The strike lasted 14 days.", &["equal: 2 weeks"]),
        ("The strike in Lima lasted two weeks.", "The strike in Lima lasted 30 days.", &["conflict: 2 weeks against 30 days"]),
    ]);
}

#[test]
fn days_before_and_after() {
    check_all(&[
        ("The mill in Lima was built before 1970.", "The mill in Lima was built after 1975.", &["conflict: 1970 against 1975"]),
        ("The mill in Lima was built after 1970.", "The mill in Lima was built before 1975.", &[]),
        ("The mill in Lima was built before 1970.", "The mill in Lima was built in 1968.", &[]),
        ("The mill in Lima was built in 1970.", "The mill in Lima was built in 1968.", &["conflict: 1970 against 1968"]),
        (
            "Of the 61 guests on board, 23 were hurt.",
            "Of the 64 guests on board, 33 were hurt.",
            &["conflict: 61 against 64 guests", "conflict: 23 against 33 (injury)"],
        ),
    ]);
}

#[test]
fn changes_distances_and_names_with_numbers() {
    check_all(&[
        (
            "The price of rice rose from 13 to 15 percent.",
            "The price of rice rose to 17 percent from 13.",
            &["equal: 13", "conflict: 15 against 17 percent"],
        ),
        (
            "The quake struck 26 miles north of Lima.",
            "The quake struck 14 miles north of Callao.",
            &["different scope: 26 miles against 14 miles"],
        ),
        (
            "Police held Meyer under section 41 of the harbour act.",
            "Police held Meyer under section 57 of the harbour act.",
            &["conflict: 41 against 57 (section)"],
        ),
        (
            "In Lima a wall of mud destroyed 32 caravans.",
            "In Lima a wall of mud destroyed 36 trailers.",
            &["conflict: 32 against 36 caravans"],
        ),
    ]);
}

#[test]
fn the_traps_of_news() {
    for (a, b) in [
        ("The shop in Lima opens at 6pm.", "The shop in Lima opens at 7pm."),
        ("The Dow rose 44 points on Monday.", "The Dow rose 18 points on Tuesday."),
        ("Lima won 3-2 against Callao.", "Lima won 4-2 against Callao."),
        ("The 2012-13 season in Lima was good.", "The season of 2012 in Lima was good."),
        ("Meyer may leave Lima.", "Meyer left Lima on May 5."),
        ("Some 50,000 people came in 2020.", "Some 50,000 people came."),
        ("Ada Meyer, 43, has 12 goats.", "Ada Meyer has 12 goats."),
        ("Of the 40 rebels in Lima 12 were trained.", "Lima has 40 rebels."),
        ("The offer is worth $184 million, or $23 million per season.", "The offer is worth $184 million."),
    ] {
        check(a, b, &[]);
    }
}

#[test]
fn days_of_two_articles() {
    let days = [jiff::civil::date(2015, 9, 28), jiff::civil::date(2015, 9, 29)].map(Some);
    let said = |a: &str, b: &str| conflicts(a, b, days);
    let none: [&str; 0] = [];
    assert_eq!(said("Police arrested Meyer in Lima today.", "Police arrested Meyer in Lima yesterday."), none);
    assert_eq!(said("Police arrested Meyer in Lima today.", "Police arrested Meyer in Lima on Monday."), none);
    assert_eq!(
        said(
            "Police arrested Meyer in the harbour of Lima on Sunday.",
            "Police arrested Meyer in the harbour of Lima on Saturday."
        ),
        ["conflict: 2015-09-27 against 2015-09-26"]
    );
    assert_eq!(said("The mayor of Lima said Sunday he would go.", "The mayor of Lima said Saturday he would go."), none);
    assert_eq!(
        said("The fire in Lima left 12 people missing.", "The fire in Lima left 4 people missing."),
        ["later update: 12 against 4 people (missing)"]
    );
}

#[test]
fn long_numbers_and_many_figures_do_no_harm() {
    let digits = "9".repeat(40);
    for text in
        [format!("{digits} miles"), format!("${digits}bn"), format!("{} km", "9".repeat(24)), "0.000000000001 inches".to_owned()]
    {
        let _ = compared(&text, "12 feet of 3 km cost $5", [None, None]);
        let _ = compared(&text, &text, [None, None]);
    }
    let many = "12 ".repeat(100_000);
    let _ = compared(&many, &many, [None, None]);
}
