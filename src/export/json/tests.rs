use super::*;
use crate::command::Command;
use crate::export::cases::{HOSTILE, ferry, hostile, others, run, spot};
use crate::export::{Format, checked as export};
use serde_json::{Value, json};

fn book(notebook: &Notebook, options: &Options) -> Value {
    let document = export(Format::Json, notebook, options, None).expect("an export that reads back");
    let book: Value = serde_json::from_str(&document.text).expect("JSON");
    assert_eq!(book["not_held"], json!(document.not_held));
    book
}

#[test]
fn every_kind_of_record_is_there_with_its_fields() {
    let session = ferry();
    let found = book(session.notebook(), &Options { today: "2026-11-22".parse().ok(), ..Options::default() });
    assert_eq!(
        (&found["format"], &found["made_on"], &found["reader"]),
        (&json!("crossread-notebook/1"), &json!("2026-11-22"), &json!("Ann Lee"))
    );
    let fields = |record: &Value| record.as_object().map(|fields| fields.keys().cloned().collect::<Vec<_>>().join(" "));
    let annotation = &found["annotations"][1];
    assert_eq!(fields(annotation).as_deref(), Some("article author changed created id note passages place tags"));
    assert_eq!((&annotation["tags"], &annotation["author"]), (&json!(["t1"]), &json!("Ann Lee")));
    let passage = &annotation["passages"][0];
    assert_eq!(passage["quote"], "rose to seven on Saturday");
    let at = |field: &str| usize::try_from(passage[field].as_u64().expect("an offset")).expect("it fits");
    let text: String =
        found["articles"][1]["text"].as_str().expect("a text").chars().skip(at("start")).take(at("end") - at("start")).collect();
    assert_eq!(text, "rose to seven on Saturday");
    assert_eq!(found["links"][0]["relation"], "differs");
    let claim = &found["claims"][0];
    assert_eq!(
        (&claim["verdict"], &claim["members"][2]["stance"], &claim["members"][2]["annotation"]),
        (&json!("confirmed"), &json!("omits"), &Value::Null)
    );
    assert_eq!(
        claim["evidence"],
        json!([{ "address": "https://example.org/board", "quote": "eight dead", "seen": "2024-01-02" }])
    );
    assert_eq!(found["tags"][1], json!({ "id": "t2", "name": "cause", "color": "green", "key": 2, "memo": "", "parent": "t1" }));
    assert_eq!(found["not_held"], json!([]));
}

#[test]
fn what_is_left_out_is_said() {
    let session = ferry();
    let only = session.notebook().annotations.keys().take(1).cloned().collect();
    let found = book(session.notebook(), &Options { only: Some(only), authors: false, texts: false, ..Options::default() });
    assert!(!found.to_string().contains("Ann Lee"));
    assert_eq!((&found["articles"][0]["text"], &found["annotations"].as_array().map(Vec::len)), (&Value::Null, &Some(1)));
    let lacks = found["not_held"].to_string();
    for words in [
        "4 annotations, left out as asked.",
        "The names of those",
        "The texts of the articles",
        "The name of the notebook's reader",
    ] {
        assert!(lacks.contains(words), "{words} is not in {lacks}");
    }
}

#[test]
fn hostile_words_come_back() {
    let session = hostile();
    let found = book(session.notebook(), &Options::default());
    assert_eq!(found["annotations"][0]["note"], HOSTILE);
    assert_eq!(found["claims"][0]["statement"], HOSTILE.trim_end());
    assert_eq!((found["articles"][0]["text"].as_str(), found["corrections"].as_array().map(Vec::len)), (Some(HOSTILE), Some(2)));
    assert_eq!(found["articles"][0]["title"], HOSTILE);
}

#[test]
fn an_export_of_another_notebook_is_noticed() {
    let session = ferry();
    let options = Options::default();
    let entries = Entries::new(session.notebook(), &options);
    let book = records::Book::new(&entries, &options, Vec::new());
    let text = serde_json::to_string(&book).expect("JSON");
    assert_eq!(check::check(&text, &book, session.notebook(), &options), Ok(()));
    for (name, other) in others(session.notebook()) {
        assert!(check::check(&text, &book, &other, &options).is_err(), "{name}");
    }
}

#[test]
fn without_texts_no_word_of_an_article_is_there_but_what_was_marked() {
    let mut session = ferry();
    let [a, b] = [spot(&session, 0, "At least three people"), spot(&session, 1, "Nobody in this town will sit alone with this")];
    run(&mut session, Command::Judge { a, b, accepted: Some(true) });
    let export = |texts| {
        let options = Options { texts, ..Options::default() };
        checked(session.notebook(), &options).expect("an export that reads back").text
    };
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    let (with, without) = (value(&export(true)), value(&export(false)));
    assert!(with["opinions"][0]["a"]["quote"].is_string() && with["annotations"][0]["passages"][0]["suffix"].is_string());
    assert!(without["opinions"][0]["a"]["quote"].is_null() && without["opinions"][0]["a"]["start"].is_number());
    let passage = &without["annotations"][0]["passages"][0];
    assert!(passage["quote"].is_string() && passage["prefix"].is_null() && passage["suffix"].is_null(), "{passage}");
}
