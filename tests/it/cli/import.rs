//! `crossread import`, and articles of other forms where articles are taken.

use super::{Desk, HARBOUR, TOWN};
use serde_json::Value;

fn json(text: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(text).into_iter().map(|value| value.expect("JSON")).collect()
}

#[test]
fn an_encoding_that_is_guessed_is_said_and_told() {
    let desk = Desk::new();
    desk.put("old.txt", b"The caf\xe9 on the quay is open again.\n");
    let ran = desk.run(&["import", "old.txt", "--format", "json"]);
    assert_eq!((ran.code, json(&ran.out)[0]["encoding"].as_str()), (0, Some("windows-1252")));
    assert_eq!(ran.err, "crossread: read as windows-1252, which is a guess; see whether its letters are right: old.txt\n");
    let ran = desk.run(&["import", "old.txt"]);
    assert!(ran.out.contains("read from text in windows-1252") && ran.out.contains("The café on the quay"), "{}", ran.out);
}

#[test]
fn a_web_page_is_compared_like_any_article() {
    let desk = Desk::new();
    let paragraphs = TOWN.split("\n\n").map(|words| format!("<p>{words}</p>")).collect::<Vec<_>>().concat();
    desk.put("page.html", format!("<html><title>Harbour café</title><article>{paragraphs}{paragraphs}</article>"));
    let compared = json(&desk.data(&["compare", "harbour.txt", "page.html", "--format=json"]));
    assert_eq!(compared[0]["articles"][1]["title"], "Harbour café");
    assert_ne!(compared[0]["claim_links"], Value::Array(Vec::new()));
}

#[test]
fn a_folder_stands_for_its_articles_and_the_same_words_come_once() {
    let desk = Desk::new();
    let folder = desk.0.path().join("stories");
    std::fs::create_dir_all(folder.join("page_files")).expect("folders");
    for (name, text) in
        [("b.txt", HARBOUR), ("a.md", TOWN), ("again.txt", TOWN), (".hidden.txt", "x"), ("c.png", "x"), ("page_files/d.txt", "x")]
    {
        desk.put(&format!("stories/{name}"), text);
    }
    let ran = desk.run(&["import", "stories", "--format=json"]);
    let ids: Vec<_> = json(&ran.out).iter().map(|article| article["id"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!((ran.code, ids), (0, vec!["a".to_owned(), "b".to_owned()]));
    let place = |name: &str| std::path::Path::new("stories").join(name).display().to_string();
    let said = format!("crossread: it has the same words as {}, so it is taken once: {}\n", place("a.md"), place("again.txt"));
    assert_eq!(ran.err, said);
}

#[test]
fn a_notebook_takes_no_article_twice() {
    let desk = Desk::new();
    desk.data(&["new", "n.ron", "town.txt"]);
    desk.put("copy.txt", TOWN.replace("\n\n", "\n \n"));
    let ran = desk.run(&["add", "n.ron", "copy.txt", "harbour.txt"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "crossread: the same text is in the notebook already, as town: copy.txt\n"));
    let ran = desk.run(&["add", "n.ron", "copy.txt"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "crossread: the same text is there already, as town: n.ron\n"));
}

#[test]
fn a_folder_of_too_many_articles_is_refused_with_their_number() {
    let desk = Desk::new();
    for n in 0..101 {
        desk.put(&format!("{n}.html"), "<p>It rained.");
    }
    let ran = desk.run(&["compare", "."]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("there are 103 articles in this folder, more than the 100"), "{}", ran.err);
}
