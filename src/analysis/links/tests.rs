//! Two or more texts in, shown links out, as `first words ~ first words`.

use crate::analysis::testing::articles;
use crate::analysis::{Analysis, analyze};
use crate::article::Article;
use crate::text::{TextRange, slice};

const RIVER: [&str; 2] = [
    "The harbour bridge at Aldra closed on Monday after engineers found cracks. Mayor Zoë Lund said repairs would cost 4 million euros. \
     Ferries will run until midnight. Shops nearby fear for their trade. Divers inspect the piers today. Schools stay open.",
    "Cracks found by engineers have closed the Aldra harbour bridge. Rain is forecast for the weekend. \
     Repairs may cost four million euros, according to Lund, the mayor. Traders were not consulted. The museum has a new roof. A band played.",
];

fn first_words(articles: &[Article], doc: usize, range: TextRange) -> String {
    slice(&articles[doc].text, range).split(' ').take(3).collect::<Vec<_>>().join(" ")
}

fn shown(texts: &[&str]) -> Vec<String> {
    let articles = articles(texts);
    let Analysis { links, claim_threshold, .. } = analyze(&articles);
    let strong = links.iter().filter(|link| link.score >= claim_threshold);
    strong
        .map(|l| format!("{} ~ {}", first_words(&articles, l.a.doc, l.a.range), first_words(&articles, l.b.doc, l.b.range)))
        .collect()
}

#[test]
fn sentences_that_say_the_same_are_linked_and_others_are_not() {
    assert_eq!(shown(&RIVER), ["The harbour bridge ~ Cracks found by", "Mayor Zoë Lund ~ Repairs may cost"]);
}

#[test]
fn the_reasons_are_words_that_stand_in_both() {
    let articles = articles(&RIVER);
    let analysis = analyze(&articles);
    let why = &analysis.links.iter().find(|link| link.score >= analysis.claim_threshold).expect("a link").why;
    assert!(why.words.contains(&"cracks".to_owned()) && why.words.contains(&"engineers".to_owned()), "{why:?}");
    let names: Vec<_> = why.entities.iter().map(|&entity| analysis.entities[entity].name.as_str()).collect();
    assert_eq!(names, ["Aldra"]);
}

#[test]
fn taking_the_reasons_away_lowers_the_score() {
    let score = |texts: &[&str]| analyze(&articles(texts)).links.iter().map(|link| link.score).fold(0.0, f64::max);
    let without = RIVER[1].replace("Cracks found by engineers", "Faults seen by divers").replace("Repairs may", "Works could");
    assert!(score(&[RIVER[0], &without]) < score(&RIVER));
}

#[test]
fn a_sentence_told_by_three_is_one_group() {
    let third = "Engineers found cracks in the harbour bridge at Aldra, which is closed. Nobody was hurt. The weather was fine.";
    let analysis = analyze(&articles(&[RIVER[0], RIVER[1], third]));
    let group = analysis.groups.iter().find(|group| group.members.len() == 3).expect("one group of three");
    assert_eq!(group.number, 1);
    assert_eq!(group.members.iter().map(|place| place.doc).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn what_only_one_says_has_no_match_elsewhere() {
    let articles = articles(&RIVER);
    let analysis = analyze(&articles);
    let only: Vec<_> = analysis.only_in.iter().map(|place| first_words(&articles, place.doc, place.range)).collect();
    assert!(only.contains(&"Ferries will run".to_owned()) && only.contains(&"The museum has".to_owned()), "{only:?}");
    assert!(!only.contains(&"The harbour bridge".to_owned()), "{only:?}");
}

#[test]
fn one_sentence_does_not_link_with_everything() {
    let many = "The bridge at Aldra closed. ".repeat(30);
    let analysis = analyze(&articles(&["The bridge at Aldra closed on Monday because of cracks. Boats ran.", &many]));
    let first = analysis.links.iter().map(|link| link.a).min();
    assert!(analysis.links.iter().filter(|link| Some(link.a) == first).count() <= 5);
}

#[test]
fn the_same_articles_give_the_same_analysis() {
    assert_eq!(analyze(&articles(&RIVER)), analyze(&articles(&RIVER)));
}

#[test]
fn one_article_or_none_has_no_links() {
    assert!(analyze(&[]).entities.is_empty());
    let alone = analyze(&articles(&RIVER[..1]));
    assert!(alone.links.is_empty() && alone.only_in.is_empty() && !alone.entities.is_empty());
}
