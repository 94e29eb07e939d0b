//! Saved web pages as they lie on a reader's disk: of the story nearly every word comes in, of what is around it hardly any.

mod around;
mod stories;

use crossread::article::{Article, UnitKind};
use crossread::import::from_bytes;
use crossread::text::slice;
use std::collections::BTreeMap;
use stories::{FERRY, LIBRARY, Story, WATER};

/// The story comes in from `page` as it should; pictures and their captions are no part of it.
#[track_caller]
fn check(page: &str, story: &Story, url: &str) -> Article {
    let article = from_bytes("page.html", page.as_bytes()).expect("an article");
    let details = &article.details;
    let known = [&details.title, &details.author, &details.outlet, &details.url].map(|it| it.as_deref().unwrap_or_default());
    assert_eq!(known, [story.title, story.byline, story.outlet, url]);
    assert_eq!(details.published.map(|day| day.to_string()).as_deref(), Some(story.date));
    let expected = count(&format!("{} {}", story.title, story.body.join(" ").replace("## ", "")));
    let of_story = article.units.iter().filter(|unit| unit.kind != UnitKind::Aside);
    let found = count(&of_story.map(|unit| slice(&article.text, unit.range)).collect::<Vec<_>>().join(" "));
    let shared: usize = expected.iter().map(|(word, n)| *n.min(found.get(word).unwrap_or(&0))).sum();
    let (wanted, all): (usize, usize) = (expected.values().sum(), found.values().sum());
    assert!(shared * 100 >= wanted * 97, "{shared} of {wanted} words came in:\n{}", article.text);
    assert!((all - shared) * 100 <= all * 3, "{} of {all} words are not of the story:\n{}", all - shared, article.text);
    article
}

fn count(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split_whitespace() {
        *words.entry(word.to_owned()).or_insert(0) += 1;
    }
    words
}

/// Units of a kind, in order.
fn units(article: &Article, kind: UnitKind) -> Vec<&str> {
    let of_kind = article.units.iter().filter(|unit| unit.kind == kind);
    of_kind.map(|unit| slice(&article.text, unit.range)).collect()
}

#[test]
fn a_page_with_menus_and_related_stories() {
    let article = check(&around::newspaper(&FERRY), &FERRY, "https://kystposten.example/nyheter/ferry-fire");
    assert_eq!(units(&article, UnitKind::Title), [FERRY.title]);
    assert_eq!(units(&article, UnitKind::Subhead), ["Islanders fear for the summer", "A ship past its time"]);
    let caption = "The ferry in port on Monday morning, seen from the lighthouse. Photograph: Ole Dahl";
    assert_eq!(units(&article, UnitKind::Aside), ["[Image]", caption]);
    assert_eq!(article.paragraphs.len(), 1 + FERRY.body.len() + 2);
}

#[test]
fn a_page_behind_a_cookie_banner() {
    check(&around::cookies(&LIBRARY), &LIBRARY, "https://www.northgate-courier.example/2023/11/library");
}

#[test]
fn a_page_with_captions_and_a_gallery() {
    let article = check(&around::gallery(&WATER), &WATER, "https://vocevalle.example/siccita");
    assert!(article.text.contains("[Image]"));
    let asides = units(&article, UnitKind::Aside);
    assert_eq!(article.text.matches("Foto:").count(), asides.iter().filter(|words| words.contains("Foto:")).count());
}

#[test]
fn a_page_with_a_box_for_subscribers() {
    check(&around::paywall(&LIBRARY), &LIBRARY, "https://northgate-courier.example/library");
}

#[test]
fn a_live_blog() {
    check(&around::live(&FERRY), &FERRY, "https://kystposten.example/live/ferry");
}

#[test]
fn an_amp_page() {
    check(&around::amp(&WATER), &WATER, "https://vocevalle.example/siccita");
}

#[test]
fn a_page_in_one_file_with_its_pictures_as_data() {
    let page = around::single_file(&LIBRARY);
    assert!(page.len() > 2_000_000, "{}", page.len());
    check(&page, &LIBRARY, "https://northgate-courier.example/library");
}

#[test]
fn an_old_page_of_tables_that_describes_nothing() {
    check(&around::tables(&FERRY), &Story { outlet: "kystposten.example", ..FERRY }, "http://www.kystposten.example/ferry.html");
}
