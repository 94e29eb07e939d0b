//! Damaged files, and what of them comes back.

use super::*;
use crate::store::format::{Whole, to_text};

fn golden() -> String {
    include_str!("../../../../tests/it/golden/format-1.crossread.ron").replace("\r\n", "\n")
}

fn mended(text: &str) -> Repaired {
    let repaired = repaired(text).expect("something of it can be read");
    let again = from_text(&to_text(&repaired.notebook).expect("writable")).expect("readable");
    assert_eq!((again.state, &again.notebook), (Whole::Whole, &repaired.notebook));
    assert!(super::repaired(&to_text(&again.notebook).expect("writable")).expect("readable").done.is_empty());
    repaired
}

/// What was done, one line each.
fn said(repaired: &Repaired) -> Vec<String> {
    repaired.done.iter().map(ToString::to_string).collect()
}

fn line_of(text: &str, words: &str) -> usize {
    text.lines().position(|line| line.contains(words)).expect("a line") + 1
}

#[test]
fn a_whole_file_is_let_be() {
    let whole = mended(&golden());
    assert!(whole.done.is_empty() && whole.left.is_empty(), "{whole:?}");
    let edited = mended(&golden().replace("Ask again", "Ask twice"));
    assert!(edited.done.is_empty() && edited.notebook.annotations.len() == 2);
}

#[test]
fn a_torn_file_is_closed_behind_its_last_whole_record() {
    let golden = golden();
    let tear = |words: &str| golden.split_once(words).expect("there").0.to_owned();
    let torn = mended(&tear("The bridge is open\", prefix"));
    assert_eq!((torn.notebook.articles.len(), torn.notebook.tags.len(), torn.notebook.annotations.len()), (2, 2, 1));
    let said = said(&torn);
    let line = line_of(&golden, "nsecond\", article");
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with(&format!("left out what cannot be read, from line {line} of the old file: (id: \"nsecond\"")));
    assert!(torn.left.is_empty());
    // Torn between two lines nothing is missing but what stood behind.
    let clean = mended(&tear("\n links: ["));
    assert!(clean.done.is_empty() || clean.done.len() == 1, "{clean:?}");
    assert_eq!(clean.notebook.annotations.len(), 2);
}

#[test]
fn every_whole_line_of_a_torn_file_comes_back() {
    let golden = golden();
    let articles = golden.find(" tags: [").expect("tags");
    for (at, _) in golden.char_indices().filter(|(at, _)| *at > articles).step_by(7) {
        let torn = golden.get(..at).expect("a border");
        let is_record = |line: &&str| line.starts_with("  (id: ") && golden.lines().any(|whole| whole == *line);
        let whole = torn.lines().filter(is_record).count();
        let notebook = mended(torn).notebook;
        let records = notebook.articles.len() + notebook.tags.len() + notebook.annotations.len() + notebook.links.len();
        assert_eq!(records + notebook.cards.len() + notebook.judgements.len(), whole, "{torn}");
    }
}

#[test]
fn a_damaged_line_is_left_out_and_named() {
    let golden = golden();
    for (whole, damaged, lost) in [
        ("name: \"Claim\"", "name: \"Claim", "tclaim"),
        ("key: 1", "key: §", "tclaim"),
        ("(id: \"tdoubt\"", "\0\0\0\0\0\0", "tdoubt"),
    ] {
        let text = golden.replace(whole, damaged);
        let line = line_of(&golden, whole);
        let repaired = mended(&text);
        let said = said(&repaired);
        assert!(said.iter().any(|said| said.contains(&format!("from line {line} of"))), "{said:?}");
        assert_eq!((repaired.notebook.annotations.len(), repaired.notebook.links.len()), (2, 1));
        // The annotation keeps the mark that the tag was.
        assert!(repaired.notebook.tags.contains_key(&Id::from(lost)), "{said:?}");
    }
    // The line that opens a list.
    let opened = mended(&golden.replace(" annotations: [", " annot\u{1}tions: ["));
    assert_eq!(opened.notebook.annotations.len(), 2, "{opened:?}");
}

#[test]
fn both_sides_of_a_conflict_are_taken() {
    let ours = r#"  (id: "tdoubt", name: "Doubt", color: red, parent: "tclaim"),"#;
    let theirs = r#"  (id: "tdoubt", name: "Doubtful", color: teal),"#;
    let both =
        format!("<<<<<<< HEAD\n{ours}\n||||||| base\n  (id: \"tdoubt\", name: \"Old\"),\n=======\n{theirs}\n>>>>>>> theirs");
    let repaired = mended(&golden().replace(ours, &both));
    let names: BTreeSet<_> = repaired.notebook.tags.values().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["Claim", "Doubt", "Doubtful"].into(), "{repaired:?}");
    let said = said(&repaired);
    assert!(said.len() == 1 && said[0].starts_with("tdoubt of tags was the id of two; the second one is called t"), "{said:?}");
    // The same line on both sides stands there once.
    let same = mended(&golden().replace(ours, &format!("{ours}\n=======\n{ours}\n>>>>>>> x")));
    assert_eq!(same.notebook.tags.len(), 2);
    assert!(super::tests::said(&same)[0].contains("word for word"));
}

#[test]
fn doubled_records_are_told_apart() {
    let twin = r#"(id: "bridge", text: "BONN. Another text stands here, with other words.", page: 3), "#;
    let lost = r#"(id: "nthird", article: "bridge", anchors: [(start: 14, end: 18, quote: "text")]), "#;
    let text = golden()
        .replace(" articles: [\n  ", &format!(" articles: [\n{twin}"))
        .replace(" annotations: [", &format!(" annotations: [{lost}"));
    let repaired = mended(&text);
    let said = said(&repaired);
    let ids: Vec<_> = repaired.notebook.articles.iter().map(|article| &*article.id.0).collect();
    assert_eq!(ids, ["bridge", "bridge-2", "note"], "{said:?}");
    assert!(said[0].contains("bridge of articles was the id of two; the second one is called bridge-2 now"), "{said:?}");
    // Those whose words stand in the second one belong to it.
    let annotations = &repaired.notebook.annotations;
    assert_eq!(&*annotations[&Id::from("nfirst")].article.0, "bridge-2", "{said:?}");
    assert_eq!(&*annotations[&Id::from("nthird")].article.0, "bridge");
    assert!(repaired.notebook.kept.fields.contains_key(&("articles".to_owned(), Id::from("bridge"))));
}

#[test]
fn what_is_no_notebook_or_a_newer_one_is_not_mended() {
    for text in ["", "# A note", "(articles: [])", "(format: 1, x", "\0\0\0\0"] {
        assert!(repaired(text).is_err(), "{text}");
    }
    let newer = repaired(&golden().replace("format: 1", "format: 2"));
    assert_eq!(newer, Err(FormatError::NewerOnly(2)));
    let torn = golden().replace("format: 1", "format: 2").split_once(" links").map(|(torn, _)| torn.to_owned());
    assert_eq!(repaired(&torn.expect("there")), Err(FormatError::NewerOnly(2)));
}
