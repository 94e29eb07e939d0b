use super::*;
use crate::article::{ArticleId, Details};
use crate::command::Command;
use crate::export::cases::{HOSTILE, annotate, ferry, hostile, others, run, session};
use crate::export::{Format, checked as export};
use crate::session::Session;

fn items(notebook: &Notebook, options: &Options) -> (Vec<Value>, String) {
    let document = export(Format::JsonLd, notebook, options, None).expect("an export that reads back");
    let found: Value = serde_json::from_str(&document.text).expect("JSON");
    assert_eq!(found["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!((&found["type"], &found["first"]["type"]), (&json!("AnnotationCollection"), &json!("AnnotationPage")));
    let items = found["first"]["items"].as_array().cloned().expect("items");
    assert_eq!(found["total"], items.len());
    for item in &items {
        assert!(item["id"].as_str().is_some_and(|id| id.starts_with("urn:uuid:")), "{item}");
        assert!(item["type"] == "Annotation" && !item["target"].is_null() && item["target"] != json!([]), "{item}");
    }
    (items, document.not_held.join("\n"))
}

#[test]
fn a_passage_is_found_by_its_words_and_by_its_place() {
    let mut session = ferry();
    let article = session.articles()[1].id.clone();
    let details = Details { url: Some("https://example.org/a?b=c&d".into()), ..session.articles()[1].details.clone() };
    run(&mut session, Command::SetDetails(article, details));
    let (items, lacks) = items(session.notebook(), &Options::default());
    let seven = &items[1];
    assert_eq!(seven["motivation"], json!(["tagging", "commenting"]));
    assert_eq!((&seven["body"][0]["purpose"], &seven["body"][0]["value"]), (&json!("tagging"), &json!("casualties")));
    assert_eq!((&seven["body"][1]["purpose"], &seven["creator"]["name"]), (&json!("commenting"), &json!("Ann Lee")));
    let target = &seven["target"][0];
    assert_eq!((&target["type"], &target["source"]["via"]), (&json!("SpecificResource"), &json!("https://example.org/a?b=c&d")));
    assert_eq!(target["selector"][0]["exact"], "rose to seven on Saturday");
    let at = |field: &str| usize::try_from(target["selector"][1][field].as_u64().expect("an offset")).expect("it fits");
    let words: String = session.articles()[1].text.chars().skip(at("start")).take(at("end") - at("start")).collect();
    assert_eq!(words, "rose to seven on Saturday");
    assert_eq!(items[2]["motivation"], json!(["highlighting"]));
    assert!(lacks.contains("3 tags, as a record") && lacks.contains("The texts"), "{lacks}");
}

#[test]
fn links_and_claims_are_annotations_on_annotations() {
    let session = ferry();
    let (items, _) = items(session.notebook(), &Options { authors: false, ..Options::default() });
    assert!(!json!(items).to_string().contains("Ann Lee"));
    let links: Vec<_> = items.iter().filter(|item| item["motivation"] == "linking").collect();
    assert_eq!(
        (links.len(), &links[0]["body"][0]["purpose"], &links[0]["body"][1]["value"]),
        (2, &json!("linking"), &json!("differs"))
    );
    let is_known = |id: &Value| items.iter().any(|item| item["id"] == *id);
    assert!(links.iter().all(|link| is_known(&link["target"]) && is_known(&link["body"][0]["source"])));
    let claims: Vec<_> = items.iter().filter(|item| item["motivation"] == "assessing").collect();
    assert_eq!((claims.len(), &claims[0]["body"][0]["value"]), (4, &json!("Eight people died")));
    let stances: Vec<_> = claims[1..].iter().filter_map(|claim| claim["body"][1]["value"].as_str()).collect();
    assert_eq!(stances, ["denies", "asserts", "omits"]);
    assert!(claims[3]["target"] == items[0]["target"][0]["source"]["id"], "the article that omits it");
}

#[test]
fn hostile_words_come_back() {
    let session = hostile();
    let (items, _) = items(session.notebook(), &Options::default());
    assert_eq!(items[0]["body"][1]["value"], HOSTILE);
    assert_eq!(
        (&items[0]["target"][0]["selector"][0]["exact"], &items[0]["target"][0]["source"]["via"]),
        (&json!(HOSTILE.trim()), &Value::Null)
    );
}

#[test]
fn an_export_of_another_notebook_is_noticed() {
    let session = ferry();
    let options = Options::default();
    let entries = Entries::new(session.notebook(), &options);
    let collection = collection(&entries, &Names::new(&entries), &options);
    let text = collection.to_string();
    let check = |notebook: &Notebook| {
        let entries = Entries::new(notebook, &options);
        check::check(&text, &collection, &Names::new(&entries), &entries, &options)
    };
    assert_eq!(check(session.notebook()), Ok(()));
    for (name, other) in others(session.notebook()) {
        assert!(check(&other).is_err(), "{name}");
    }
}

#[test]
fn records_of_two_notebooks_have_other_names() {
    let first = session(&["It rained.\n\nIt poured."]);
    let mut second = session(&["It snowed.\n\nIt froze."]);
    annotate(&mut second, 0, "It froze", &[], "");
    let names = |session: &Session| {
        let (options, id) = (Options::default(), ArticleId("a0".into()));
        let entries = Entries::new(session.notebook(), &options);
        (Names::new(&entries).article(&id), collection(&entries, &Names::new(&entries), &options)["id"].to_string())
    };
    let (first, second) = (names(&first), names(&second));
    assert!(first.0 != second.0 && first.1 != second.1);
}
