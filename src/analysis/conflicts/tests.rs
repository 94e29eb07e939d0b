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

fn conflicts(a: &str, b: &str, dates: [Option<jiff::civil::Date>; 2]) -> Vec<String> {
    let articles = [article(a, dates[0]), article(b, dates[1])];
    let place = |doc: usize| Place { doc, range: TextRange::new(0, articles[doc].text.len()) };
    let link = ClaimLink { a: place(0), b: place(1), score: 0.9, relation: Relation::Same, why: Why::default(), accepted: false };
    among(&compare(&articles, &[link], 0.5)).into_iter().map(|conflict| conflict.what).collect()
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
