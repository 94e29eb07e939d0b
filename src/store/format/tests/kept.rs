//! What a newer version, or a slip of the pen, has put into a file stays in it.

use super::*;

/// A file as a newer version may write it, with `more` in many places; one record a line, as both versions write.
const NEWER: &str = r#"(
 format: 1,
 settings: (
  shade: dusk,
  reader: "Zoë",
  grid: (rows: 2),
 ),
 maps: [(id: "m1", sea: "blue"), (id: "m2")],
 articles: [
  (id: "zero", text: Compressed("eJw"), pages: 4),
  (id: "a", title: "Bridge", scan: Some("p.png"), sha256: "5a42a18b3e0e9bb0aed6c5a1d8b1a5a7", text: "The bridge is closed."),
 ],
 tags: [
  (id: "t\"1", name: "Doubt", color: red, shape: round),
  (id: "t2", name: "Fresh", color: mauve),
  (id: "t3", name: "Old", color: grey),
  (id: "t4", name: 5),
 ],
 annotations: [
  (id: "n1", article: "a", anchors: [(start: 4, end: 10, quote: "bridge", prefix: "The ", suffix: " is closed.")], alternatives: [(note: "y", by: "Ann")], note: "x", weight: 0.5, revision: 1),
  (id: "n2", article: "a", anchors: [Region(page: 2, box: (1, 2, 3, 4))]),
 ],
 links: [],
 claims: [],
 judgements: [],
 corrections: [
  (id: "s1", said: translate((article: "a", words: "bridge"), "pont")),
 ],
 layout: {"left": [1, 2]},
)
"#;

fn read(text: &str) -> Loaded {
    from_text(text).expect("readable")
}

fn written(notebook: &Notebook) -> String {
    to_checked_text(notebook).expect("writable")
}

/// Without the last line, and with the article's fingerprint as it is computed.
fn body(text: &str) -> String {
    let body = text.rsplit_once("// crossread: ").expect("a last line").0;
    let start = body.find("sha256: \"").expect("a fingerprint");
    let (before, behind) = body.split_at(start + 9);
    let (_, behind) = behind.split_once('"').expect("its end");
    format!("{before}5a42a18b3e0e9bb0aed6c5a1d8b1a5a7\"{behind}")
}

#[test]
fn what_a_newer_version_wrote_is_written_back_where_it_stood() {
    let loaded = read(NEWER);
    let notebook = &loaded.notebook;
    assert_eq!((notebook.articles.len(), notebook.tags.len(), notebook.annotations.len()), (1, 2, 1));
    assert_eq!(notebook.settings.reader, "Zoë");
    assert_eq!(notebook.annotations[&Id::from("n1")].note, "x");
    let text = written(notebook);
    assert_eq!(body(&text), NEWER);
    assert!(text.contains(" 0 judgements, 5 unread records; sha256 "), "{text}");
    let again = read(&text);
    assert_eq!((&again.notebook, again.state), (notebook, Whole::Whole));
    assert_eq!(written(&again.notebook), text);
    // As version control and mailers change it.
    let foreign = read(&format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!((foreign.notebook, foreign.state), (again.notebook, Whole::Whole));
}

#[test]
fn the_reader_is_told_with_the_lines() {
    let said: Vec<_> = read(NEWER).warnings.iter().map(ToString::to_string).collect();
    for words in [
        "the setting `shade` in line 4 is not known here",
        "`maps` in line 8 is not known here: mistyped, or of a newer Crossread; it is kept but not shown",
        "a record of `articles` in line 10 is not understood (",
        "`scan` of a record of `articles` in line 11 is not known",
        "a record of `tags` in line 15 is not understood (Unexpected variant named `mauve`",
        "`alternatives` of a record of `annotations` in line 20 is not known",
        "a record of `annotations` in line 21 is not understood (",
        "a record of `corrections` in line 27 is not understood (",
        "`layout` in line 29",
    ] {
        assert!(said.iter().any(|said| said.starts_with(words)), "{words}: {said:#?}");
    }
}

#[test]
fn what_stood_beside_a_deleted_record_stays_but_for_its_own_fields() {
    let mut notebook = read(NEWER).notebook;
    let doubt = notebook.tags.remove(&Id::from("t\"1")).expect("a tag");
    let text = written(&notebook);
    assert!(!text.contains("round") && text.contains("mauve"), "{text}");
    notebook.tags.insert(doubt.id.clone(), doubt);
    assert_eq!(body(&written(&notebook)), NEWER);
    notebook.tags.clear();
    notebook.annotations.clear();
    notebook.settings = Settings::default();
    let text = written(&notebook);
    for kept in ["mauve", "name: 5", "Region(", "dusk", "rows: 2", "translate(", "Compressed("] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert!(!text.contains("alternatives"), "{text}");
    assert_eq!(written(&read(&text).notebook), text);
}

#[test]
fn the_second_of_two_records_with_one_id_is_kept() {
    for (list, twin) in [
        ("articles: [", r#"(id: "a", text: "Another.")"#),
        ("tags: [", r#"(id: "t", name: "Another")"#),
        ("annotations: [", r#"(id: "n1", article: "a", anchors: [(quote: "closed")])"#),
    ] {
        let twice = MINIMAL.replace(list, &format!("{list}{twin}, "));
        let loaded = read(&twice);
        let said = loaded.warnings.iter().map(ToString::to_string).find(|said| said.contains("of an earlier one"));
        assert!(said.is_some_and(|said| said.contains("line ")), "{:?}", loaded.warnings);
        let text = written(&loaded.notebook);
        let (name, _) = list.split_once(':').expect("a name");
        assert!(text.contains(&loaded.notebook.kept.records[name][0].text), "{text}");
        assert_eq!(read(&text).notebook, loaded.notebook);
        // It must be possible to save when the first one is deleted: then the second one is the only one.
        let mut notebook = loaded.notebook;
        notebook.annotations.clear();
        notebook.tags.clear();
        assert!(read(&written(&notebook)).notebook.annotations.len() <= 1);
    }
}

#[test]
fn comments_and_odd_names_do_not_break_what_is_kept() {
    let odd = "(format: 1, // one\n r#my-list: [ /* two */ 1], tags: [ // three\n (id: \"t\", name: \"T\", r#a.b: 1, // four\n c: 2 // five\n ), // six\n\
        (id: \"u\" /* seven */, name: // eight\n 5 // nine\n) ])";
    let loaded = read(odd);
    let text = written(&loaded.notebook);
    assert!(text.contains("r#my-list: [ /* two */ 1]") && text.contains("r#a.b: 1") && text.contains("// nine"), "{text}");
    assert_eq!(loaded.notebook.tags.len(), 1);
    assert_eq!(read(&text).notebook.tags, loaded.notebook.tags);
    assert_eq!(written(&read(&text).notebook), text);
}

#[test]
fn a_newer_format_opens_as_far_as_it_is_understood() {
    let newer = read(&NEWER.replace("format: 1", "format: 2"));
    assert!(newer.is_read_only());
    assert_eq!(newer.notebook, read(NEWER).notebook);
}

#[test]
fn a_file_full_of_what_is_not_known_is_read_in_one_go() {
    let tags = (0..20_000).map(|n| format!("  (id: \"t{n}\", name: \"T{n}\", key: {n}, shade: {n})")).collect::<Vec<_>>();
    let tags = format!("{},\n", tags.join(",\n"));
    let start = std::time::Instant::now();
    let loaded = read(&format!("(format: 1,\n tags: [\n{tags} ])"));
    assert_eq!((loaded.notebook.tags.len(), loaded.notebook.kept.records["tags"].len()), (256, 20_000 - 256));
    let text = written(&loaded.notebook);
    assert!(text.contains("shade: 19999") && text.contains("shade: 7"));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn whatever_stands_beside_a_notebook_stays_beside_it(
        notebook in notebook(), list in select(&["tags", "annotations", "links", "claims", "judgements", "corrections"][..]),
        at in any::<Index>(), words in words(), deleted in any::<bool>(),
    ) {
        let mut loaded = read(&to_text(&notebook).expect("writable")).notebook;
        let text = super::super::string::quoted(&words);
        let ids: Vec<_> = match list {
            "tags" => loaded.tags.keys().cloned().collect(),
            "annotations" => loaded.annotations.keys().cloned().collect(),
            _ => vec![Id::default()],
        };
        let id = ids[at.index(ids.len())].clone();
        let piece = |text: String| crate::notebook::Piece { text, after: id.to_string() };
        loaded.kept.records.insert(list.to_owned(), vec![piece(format!("(words: {text})"))]);
        loaded.kept.parts.push(piece(format!("more: [{text}]")));
        if id != Id::default() {
            loaded.kept.fields.insert((list.to_owned(), id.clone()), vec![piece(format!("more: {text}"))]);
        }
        if deleted {
            loaded.tags.remove(&id);
        }
        let once = to_checked_text(&loaded).expect("writable");
        let again = read(&once).notebook;
        prop_assert_eq!(to_checked_text(&again).expect("writable"), &*once);
        let [record, part] = [format!("(words: {text})"), format!("more: [{text}]")];
        prop_assert!(once.contains(&record) && once.contains(&part));
        prop_assert_eq!((again.tags, again.annotations), (loaded.tags, loaded.annotations));
    }
}
