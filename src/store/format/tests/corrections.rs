//! What is said of names, to text and back.

use super::*;
use crate::notebook::{Correction, NameKind, Named, Said};
use std::collections::BTreeMap;

/// A file of format 1 from before there were corrections.
fn golden() -> String {
    include_str!("../../../../tests/it/golden/format-1.crossread.ron").replace("\r\n", "\n")
}

/// One of each kind at most, of articles that are there and of some that are not.
pub(super) fn corrections() -> impl Strategy<Value = BTreeMap<Id, Correction>> {
    proptest::collection::vec((said(), words(), moment(), 0..5_u32), 0..4).prop_map(|all| {
        let numbered = all.into_iter().enumerate().map(|(n, (said, author, created, revision))| {
            let id = Id::from(format!("s{n}").as_str());
            (id.clone(), Correction { id, said, author, created, revision })
        });
        numbered.collect()
    })
}

fn said() -> impl Strategy<Value = Said> {
    let ends = (named(), named(), words(), select(&NameKind::ALL[..]));
    (0..6, ends).prop_map(|(kind, (a, b, name, what))| match kind {
        0 => Said::Same(a, b),
        1 => Said::Apart(a, b),
        2 => Said::Rename(a, name),
        3 => Said::Kind(a, what),
        4 => Said::Ignore(a),
        _ => Said::Mark(a),
    })
}

fn named() -> impl Strategy<Value = Named> {
    (words(), words()).prop_map(|(id, words)| Named { article: ArticleId(id.into()), words })
}

fn written(notebook: &Notebook) -> String {
    to_checked_text(notebook).expect("writable")
}

/// The golden file with this list of corrections, and without its last line.
fn golden_with(corrections: &str) -> String {
    let golden = golden();
    let (body, _) = golden.rsplit_once(")\n// crossread: ").expect("a last line");
    format!("{body} corrections: [{corrections}],\n)\n")
}

const LINES: [&str; 4] = [
    r#"  (id: "s1", said: rename((article: "bridge", words: "Zoë’s \"old\" bridge 👩‍👩‍👧"), "the \\ bridge"), author: "Zoë", created: "2026-11-22T09:00:00Z", revision: 1),"#,
    r#"  (id: "s4", said: same((article: "bridge", words: "BONN"), (article: "note", words: "The bridge")), created: "2026-11-22T09:00:00Z"),"#,
    r#"  (id: "s2", said: kind((article: "note", words: "he"), person), created: "2026-11-22T09:00:00Z"),"#,
    r#"  (id: "s3", said: apart((article: "note", words: "he"), (article: "bridge", words: "BONN")), created: "2026-11-22T09:00:00Z"),"#,
];

#[test]
fn a_file_without_corrections_is_as_it_was() {
    let loaded = from_text(&golden()).expect("readable");
    assert_eq!((loaded.state, &loaded.warnings[..]), (Whole::Whole, &[][..]));
    assert!(loaded.notebook.corrections.is_empty());
    assert_eq!(written(&loaded.notebook), golden());
}

#[test]
fn each_correction_has_a_line_by_article_and_id() {
    let turned = [LINES[3], LINES[2], LINES[1], LINES[0]].concat();
    let text = written(&from_text(&golden_with(&turned)).expect("readable").notebook);
    let list = format!(" corrections: [\n{}\n ],\n)\n// crossread: ", LINES.join("\n"));
    assert!(text.contains(&list), "{text}");
    assert!(text.contains(" 1 judgement, 4 corrections; sha256 "), "{text}");
    assert_eq!(from_text(&text).expect("readable").state, Whole::Whole);
}

#[test]
fn corrections_may_be_written_by_hand() {
    let short =
        r#"(id: "s1", said: mark((article: "note", words: "he"))), (id: "s2", said: ignore((article: "gone", words: "x")))"#;
    let loaded = from_text(&golden_with(short)).expect("readable");
    let first = &loaded.notebook.corrections[&Id::from("s1")];
    assert_eq!(first.said, Said::Mark(Named { article: ArticleId("note".into()), words: "he".into() }));
    assert_eq!((first.author.as_str(), first.created, first.revision), ("", Timestamp::UNIX_EPOCH, 0));
    let warnings: Vec<_> = loaded.warnings.iter().skip(1).map(ToString::to_string).collect();
    assert_eq!(warnings, ["s2 names an article that is not there: gone"]);
}

#[test]
fn mistakes_in_corrections_are_told() {
    for (wrong, reason) in [
        (r#"(id: "s", said: shout((article: "note", words: "he")))"#, "shout"),
        (r#"(id: "s", said: kind((article: "note", words: "he"), dog))"#, "dog"),
        (r#"(id: "s", said: mark((article: "note")))"#, "words"),
    ] {
        let loaded = from_text(&golden_with(wrong)).expect("readable");
        assert!(loaded.notebook.corrections.is_empty());
        assert!(loaded.warnings.iter().any(|warning| warning.to_string().contains(reason)), "{:?}", loaded.warnings);
        assert!(written(&loaded.notebook).contains(wrong));
    }
}
