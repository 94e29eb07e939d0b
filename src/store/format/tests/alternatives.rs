//! What lost in a merge, to text and back.

use super::*;
use crate::notebook::Alternative;

/// `notebook` with alternatives that are states of its own records, of the kinds that have a bit in `kept`.
pub(super) fn with(mut notebook: Notebook, kept: u8) -> Notebook {
    let details = notebook.articles.iter().map(|article| Record::Details(article.id.clone(), article.details.clone()));
    let all: [Vec<Record>; 8] = [
        vec![Record::Settings(notebook.settings.clone())],
        details.collect(),
        notebook.tags.values().cloned().map(Record::Tag).collect(),
        notebook.annotations.values().cloned().map(Record::Annotation).collect(),
        notebook.links.values().cloned().map(Record::Link).collect(),
        notebook.cards.values().cloned().map(Record::Card).collect(),
        notebook.judgements.values().cloned().map(|judgement| Record::Judgement(judgement.into())).collect(),
        notebook.corrections.values().cloned().map(Record::Correction).collect(),
    ];
    let chosen = all.into_iter().enumerate().filter(|(kind, _)| kept & (1 << kind) != 0).flat_map(|(_, records)| records);
    notebook.alternatives = chosen.map(Alternative::new).map(|alternative| (alternative.id.clone(), alternative)).collect();
    notebook
}

#[test]
fn alternatives_have_a_line_each_and_may_be_written_by_hand() {
    let by_hand = MINIMAL.replace(
        "tags: [",
        "alternatives: [(id: \"a1\", record: annotation((id: \"n1\", article: \"a\", anchors: [(start: 4, end: 10, quote: \"bridge\")]))),
            (id: \"a2\", record: details((article: \"a\", title: \"Bridge shut\"))), (id: \"a3\", record: settings((reader: \"Zoë\"))),
            (id: \"a4\", record: tag((id: \"gone\", name: \"Gone\")))], tags: [",
    );
    let loaded = from_text(&by_hand).expect("readable");
    assert_eq!(loaded.warnings.last().map(ToString::to_string).as_deref(), Some("a4 names a record that is not there: gone"));
    let text = to_checked_text(&loaded.notebook).expect("writable");
    for line in [
        r#"  (id: "a2", record: details((article: "a", title: "Bridge shut"))),"#,
        r#"  (id: "a3", record: settings((reader: "Zoë"))),"#,
        r#"  (id: "a4", record: tag((id: "gone", name: "Gone", color: yellow))),"#,
    ] {
        assert!(text.lines().any(|other| other == line), "{line} is not in\n{text}");
    }
    assert!(text.contains(", 4 alternatives; sha256 "), "{text}");
    assert_eq!(from_text(&text).expect("readable").notebook, loaded.notebook);
    let twice = by_hand.replace("\"a2\"", "\"a1\"");
    let loaded = from_text(&twice).expect("readable");
    assert!(loaded.warnings.iter().any(|warning| warning.to_string().contains("a1")), "{:?}", loaded.warnings);
}
