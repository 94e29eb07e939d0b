//! The JSON of `compare` and `import` against its contract.

use super::tree::Tree;
use super::{Desk, HARBOUR};
use serde_json::Value;

const STORIES: [&str; 5] = ["compare", "harbour.txt", "town.txt", "--format", "json"];

/// Each place in `json` with words must have those words; counts them.
fn check_places(json: &Value, texts: &Value) -> usize {
    let own = match json.as_object() {
        Some(place) if place.contains_key("doc") && place.contains_key("text") => {
            assert_eq!(words_at(place, texts), place["text"], "{json}");
            1
        }
        _ => 0,
    };
    let inner: usize = match json {
        Value::Object(fields) => fields.values().map(|value| check_places(value, texts)).sum(),
        Value::Array(list) => list.iter().map(|value| check_places(value, texts)).sum(),
        _ => 0,
    };
    own + inner
}

fn words_at(place: &serde_json::Map<String, Value>, texts: &Value) -> String {
    let articles = texts.as_array().expect("articles");
    let article = articles.iter().find(|article| article["id"] == place["doc"]).expect("an article of that id");
    let at = |field: &str| usize::try_from(place[field].as_u64().expect("an offset")).expect("it fits");
    let text = article["text"].as_str().expect("a text");
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn offsets_count_unicode_scalar_values() {
    let desk = Desk::new();
    let comparison: Value = serde_json::from_str(&desk.data(&STORIES)).expect("JSON");
    assert_eq!(comparison["articles"][0]["text"], HARBOUR);
    let places = check_places(&comparison, &comparison["articles"]);
    assert!(places > 20, "only {places} places");
}

#[test]
fn sentences_cover_all_of_the_text_but_white_space() {
    let desk = Desk::new();
    let comparison: Value = serde_json::from_str(&desk.data(&STORIES)).expect("JSON");
    for article in comparison["articles"].as_array().expect("articles") {
        let mut chars: Vec<char> = article["text"].as_str().expect("a text").chars().collect();
        for sentence in article["sentences"].as_array().expect("sentences") {
            let [start, end] =
                ["start", "end"].map(|end| usize::try_from(sentence[end].as_u64().expect("an offset")).expect("it fits"));
            assert!(!chars[start].is_whitespace() && !chars[end - 1].is_whitespace(), "white space at an end of {sentence}");
            chars[start..end].fill(' ');
        }
        assert!(chars.iter().all(|c| c.is_whitespace()), "left over in {}", article["id"]);
    }
}

#[test]
fn the_fields_are_those_of_the_contract_in_its_order() {
    let desk = Desk::new();
    let samples = ["un-syria-2015", "sundsele-ferry"].map(super::golden::samples).concat();
    let args: Vec<&str> = ["compare", "--format=json"].into_iter().chain(samples.iter().map(String::as_str)).collect();
    let Tree::Object(fields) = Tree::read(&desk.data(&args)) else { panic!("no object") };
    let shapes: Vec<String> = fields.iter().map(|(name, tree)| format!("{name}: {}", tree.shape())).collect();
    let passage = "doc start end text";
    let quote = format!("{passage} speaker[entity text]");
    assert_eq!(
        shapes,
        [
            "format: ".to_owned(),
            "articles: id title outlet published text sentences[start end kind]".to_owned(),
            format!("entities: id name kind shared mentions[{passage} form] confidence aliases reasons could_be"),
            "claim_threshold: ".to_owned(),
            format!(
                "claim_links: a[{passage}] b[{passage}] score relation why[entities words figures quotes aligned[a[{passage}] b[{passage}] likeness] against parts[feature value adds] matching[{passage}]]"
            ),
            format!("figures: {passage} kind value unit"),
            format!("conflicts: a[{passage} value] b[{passage} value] what verdict"),
            format!("quotes: {quote}"),
            "only_in: doc start end".to_owned(),
            format!("verbatim: a[{passage}] b[{passage}] words"),
            "warnings: ".to_owned(),
            format!("figure_pairs: a[{passage} value] b[{passage} value] verdict what"),
            format!("claim_units: {passage} kind certainty speaker[entity text] strength"),
            format!("quote_pairs: a[{quote}] b[{quote}] relation other_speaker"),
            format!("matrix: claim cells[{passage} figures certainty more]"),
            "verbatim_shares: doc share".to_owned(),
        ]
    );
}

#[test]
fn two_runs_give_the_same_bytes() {
    let desk = Desk::new();
    for format in ["json", "text", "markdown"] {
        let args = ["compare", "town.txt", "harbour.txt", "--format", format];
        assert!(desk.data(&args) == desk.data(&args), "{format}");
    }
}

#[test]
fn import_prints_an_element_of_articles() {
    let desk = Desk::new();
    let imported: Value = serde_json::from_str(&desk.data(&["import", "harbour.txt", "--format=json"])).expect("JSON");
    let compared: Value = serde_json::from_str(&desk.data(&STORIES)).expect("JSON");
    for (name, value) in compared["articles"][0].as_object().expect("an article") {
        assert_eq!(imported[name], *value, "{name}");
    }
    let Tree::Object(fields) = Tree::read(&desk.data(&["import", "harbour.txt", "--format=json"])) else { panic!("no object") };
    let names: Vec<_> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let known =
        ["id", "title", "outlet", "published", "text", "sentences", "author", "url", "source", "format", "encoding", "notes"];
    assert_eq!(names, known);
    assert_eq!(
        (&imported["format"], &imported["encoding"], &imported["source"]),
        (&"text".into(), &"UTF-8".into(), &"harbour.txt".into())
    );
    assert_eq!(imported["title"], "Zoë Ångström 🚢 opens the harbour café");
    assert_eq!(imported["published"], Value::Null);
}

#[test]
fn one_article_shares_nothing() {
    let desk = Desk::new();
    let comparison: Value = serde_json::from_str(&desk.data(&["compare", "harbour.txt", "--format=json"])).expect("JSON");
    for list in ["claim_links", "conflicts", "verbatim"] {
        assert_eq!(comparison[list], Value::Array(Vec::new()), "{list}");
    }
    assert_ne!(comparison["entities"], Value::Array(Vec::new()));
}

#[test]
fn scripts_that_the_analysis_does_not_know_come_in() {
    let desk = Desk::new();
    for (name, text) in [("digits", "12 34 !?"), ("arabic", "السلام عليكم"), ("chinese", "你好，世界。"), ("emoji", "🎉🎉 👩‍👩‍👧")]
    {
        desk.put(&format!("{name}.txt"), text);
        let comparison = desk.data(&["compare", &format!("{name}.txt"), "town.txt", "--format=json"]);
        let comparison: Value = serde_json::from_str(&comparison).expect("JSON");
        assert_eq!(comparison["articles"][0]["text"], text);
        check_places(&comparison, &comparison["articles"]);
    }
}
