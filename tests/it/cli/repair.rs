//! `check` and `check --repair` on damaged notebooks.

use super::Desk;
use std::fs;

const BOOK: &str = "ferry.crossread.ron";
const NEW: &str = "ferry.repaired.crossread.ron";

/// A desk with a notebook of two annotations, and its text.
fn desk() -> (Desk, String) {
    let desk = Desk::new();
    desk.data(&["new", BOOK, "harbour.txt", "town.txt"]);
    for quote in ["140 guests", "Émile Brontë"] {
        desk.data(&["annotate", BOOK, "--article", "town", "--quote", quote, "--tag", "To check"]);
    }
    let text = read(&desk, BOOK);
    (desk, text)
}

fn read(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.0.path().join(name)).expect("a notebook")
}

#[test]
fn a_torn_notebook_is_closed_in_a_new_file() {
    let (desk, whole) = desk();
    let torn = whole.split_once("Émile Brontë\", prefix").expect("there").0.to_owned();
    desk.put(BOOK, &torn);
    let ran = desk.run(&["check", BOOK]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("it is torn, it breaks off at line") && ran.err.contains("check --repair"), "{}", ran.err);
    let ran = desk.run(&["check", BOOK, "--repair"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let lines: Vec<_> = ran.out.lines().collect();
    assert!(lines[0].starts_with("left out what cannot be read, from line "), "{lines:?}");
    assert_eq!(lines[1], format!("written: {NEW}: 2 articles, 1 annotation"));
    assert_eq!(read(&desk, BOOK), torn);
    assert_eq!(desk.data(&["check", NEW]), "whole: 2 articles, 1 annotation\n");
    // It replaces nothing.
    let new = read(&desk, NEW);
    let again = desk.run(&["check", "--repair", BOOK]);
    assert!(again.code == 1 && again.err.contains("there is such a file already"), "{}", again.err);
    for over in [NEW, BOOK] {
        assert_eq!(desk.run(&["check", BOOK, "--repair", "-o", over]).code, 1);
    }
    assert_eq!((read(&desk, BOOK), read(&desk, NEW)), (torn, new));
}

#[test]
fn doubled_ids_are_told_and_parted() {
    let (desk, whole) = desk();
    let line = whole.lines().find(|line| line.contains("140 guests\", prefix")).expect("an annotation");
    let twin = line.replace("140 guests", "The town").replace("start: ", "start: 1");
    desk.put(BOOK, whole.replace(line, &format!("{line}\n{twin}")));
    let ran = desk.run(&["check", BOOK]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("of an earlier one; it is kept but not shown; `crossread check --repair` gives"), "{}", ran.err);
    assert!(desk.run(&["list", BOOK]).out.contains("Annotations (2)"));
    let ran = desk.run(&["check", BOOK, "--repair", "-o", "new.ron"]);
    assert!(ran.out.contains(" of annotations was the id of two; the second one is called n"), "{} {}", ran.out, ran.err);
    assert!(ran.out.ends_with("written: new.ron: 2 articles, 3 annotations\n"), "{}", ran.out);
    assert!(read(&desk, "new.ron").contains("quote: \"The town\""));
}

#[test]
fn what_a_newer_version_wrote_is_told_and_no_fault() {
    let (desk, whole) = desk();
    desk.put(
        BOOK,
        whole
            .replace(" links: []", " maps: [(x: 1)],\n links: []")
            .replace("name: \"To check\"", "name: \"To check\", shape: round"),
    );
    let ran = desk.run(&["check", BOOK]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("`maps` in line") && ran.err.contains("`shape` of a record of `tags` in line"), "{}", ran.err);
    let line = whole.lines().find(|line| line.contains("140 guests\", prefix")).expect("an annotation");
    desk.run(&["edit", BOOK, "--id", line.split('"').nth(1).expect("an id"), "--note", "so many"]);
    let saved = read(&desk, BOOK);
    assert!(saved.contains(" maps: [(x: 1)],\n") && saved.contains("shape: round") && saved.contains("so many"), "{saved}");
}

#[test]
fn a_whole_notebook_is_not_written_again() {
    let (desk, _) = desk();
    assert_eq!(desk.data(&["check", BOOK, "--repair"]), format!("nothing to mend: {BOOK}\n"));
    assert!(!desk.0.path().join(NEW).exists());
    desk.put("note.ron", "# A note\n");
    let ran = desk.run(&["check", "note.ron", "--repair"]);
    assert!(ran.code == 1 && ran.out.is_empty() && ran.err.contains("not a notebook"), "{}", ran.err);
    assert_eq!(desk.run(&["check", "missing.ron", "--repair"]).code, 3);
}

#[test]
fn bytes_that_are_no_text_do_not_make_a_notebook_unreadable() {
    let (desk, whole) = desk();
    let mut bytes = whole.into_bytes();
    let at = bytes.windows(3).position(|three| three == b"140").expect("there");
    bytes[at] = 0xFF;
    desk.put(BOOK, &bytes);
    let ran = desk.run(&["check", BOOK]);
    assert!(ran.code == 1 && ran.err.contains("not text in UTF-8"), "{}", ran.err);
    let ran = desk.run(&["check", BOOK, "--repair"]);
    assert!(ran.out.starts_with("bytes that are no text were replaced by"), "{} {}", ran.out, ran.err);
    assert!(ran.out.contains("the text of town was changed outside Crossread; its fingerprint is made anew"), "{}", ran.out);
}
