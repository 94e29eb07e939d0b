//! Notebooks that were torn, damaged, shuffled, marked by version control or filled with zeros: each opens with a warning or is refused with a
//! place, never with a panic, and whatever opens and is saved again has lost none of its records.
//!
//! Each loop runs for a second. `CROSSREAD_MUTATE=60 cargo test store::mutations -- --nocapture` runs each for so many seconds and prints how
//! many notebooks it were.

use crate::imports::mutations::Numbers;
use crossread::notebook::merge;
use crossread::store::{self, FormatError, LoadProblem, Loaded, Place, Repaired, Whole};
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::time::{Duration, Instant};

/// A notebook with a mark of its own in each record, and with some that a newer version may have written.
const MARKED: &str = r#"(format: 1, settings: (reader: "mark01", shade: "mark02"),
articles: [
  (id: "a", title: "mark03", text: "Bridge closes\n\nBONN - The bridge is closed. It stays mark04 closed 👩‍👩‍👧 today, he said."),
  (id: "b", outlet: "mark05", blocks: [(0, 5, title, false), (7, 26, None, true)], text: "Open?\n\nThe bridge is open."),
  (id: "new", pages: ["mark06"]),
],
tags: [(id: "t1", name: "mark07", key: 1), (id: "t2", name: "mark08", parent: "t1", shape: "mark09"), (id: "t3", name: "mark10", color: mauve)],
annotations: [
  (id: "n1", article: "a", anchors: [(quote: "bridge is closed")], tags: ["t1"], note: "mark11", created: "2026-11-22T09:00:00Z"),
  (id: "n2", article: "a", anchors: [(quote: "stays"), (quote: "👩‍👩‍👧 today")], tags: ["t1", "t2"], note: "mark12 \"so\"\nmuch"),
  (id: "n3", article: "b", anchors: [(quote: "open")], alternatives: [(note: "mark13", by: "Ann")], author: "mark14"),
  (id: "n4", article: "b", anchors: [Region(1, 2)], note: "mark15"),
],
links: [(id: "l1", from: "n1", to: "n3", relation: differs, note: "mark16"), (id: "l2", from: "n2", to: "n3", note: "mark17")],
claims: [(id: "c1", statement: "mark18", members: [(article: "a", annotation: "n1", note: "mark19")], evidence: [(quote: "mark20")], note: "mark21")],
judgements: [(id: "j1", a: (article: "a", anchor: (quote: "bridge is closed")), b: (article: "b", anchor: (quote: "bridge is open")), accepted: false, author: "mark22")],
corrections: [(id: "s1", said: rename((article: "a", words: "he"), "mark23")), (id: "s2", said: translate("mark24"))],
maps: [(id: "m1", sea: "mark25")],
)"#;

/// It, as this version writes it.
fn base() -> String {
    let text = store::to_text(&store::from_text(MARKED).expect("readable").notebook).expect("writable");
    assert_eq!(marks(&text).len(), 25);
    text
}

/// The marks in a text.
fn marks(text: &str) -> BTreeSet<&str> {
    let found = text.match_indices("mark").filter_map(|(at, _)| text.get(at..at + 6));
    found.filter(|mark| mark.bytes().skip(4).all(|byte| byte.is_ascii_digit())).collect()
}

/// How often a comment may begin: what is in one is no record.
fn comments(text: &str) -> usize {
    text.matches("//").count() + text.matches("/*").count()
}

/// Whether a damaged text opens. What is said of it names a place; what opens loses nothing when it is saved.
fn check(base: &str, text: &str) -> bool {
    let repaired = store::repaired(text).ok();
    if let Some(repaired) = repaired.as_ref().filter(|_| comments(text) == comments(base)) {
        check_repaired(base, text, repaired);
    }
    match store::from_text(text) {
        Ok(loaded) => {
            check_saved(base, text, &loaded);
            assert!(repaired.is_some() || loaded.is_read_only(), "{text}");
            true
        }
        Err(error) => {
            check_error(text, &error);
            false
        }
    }
}

/// Every whole line of the old file is in the new one.
fn check_repaired(base: &str, text: &str, repaired: &Repaired) {
    let new = store::to_text(&repaired.notebook).expect("writable");
    let kept = marks(&new);
    let whole: BTreeSet<&str> = base.lines().filter(|line| line.starts_with("  (id: ")).collect();
    for line in text.lines().filter(|line| whole.contains(line)) {
        assert!(marks(line).is_subset(&kept), "repairing drops {line}\nof {text}\nin {new}\n{:?}", repaired.done);
    }
}

fn check_saved(base: &str, text: &str, loaded: &Loaded) {
    // What the last line counts is for people.
    let records = |text: &str| text.split_once("\n// crossread: ").map(|(records, _)| records.replace("\r\n", "\n"));
    let is_same = records(text.trim_start_matches('\u{feff}')) == records(base);
    assert!(is_same || loaded.state == Whole::EditedByHand && !loaded.warnings.is_empty(), "{text}");
    let saved = store::to_text(&loaded.notebook).expect("writable");
    if comments(text) == comments(base) {
        let lost: Vec<_> = marks(text).difference(&marks(&saved)).copied().collect();
        assert!(lost.is_empty(), "{lost:?} are lost of\n{text}\nin\n{saved}");
    }
    let again = store::from_text(&saved).expect("readable");
    assert_eq!(again.state, Whole::Whole);
    assert_eq!(store::to_text(&again.notebook).expect("writable"), saved);
}

fn check_error(text: &str, error: &FormatError) {
    let lines = text.lines().count().max(1);
    match error {
        FormatError::Torn(Place { line, .. }) | FormatError::Broken(Place { line, .. }) | FormatError::Conflict(line) => {
            assert!((1..=lines + 1).contains(line), "{error}: {text}");
            assert!(error.to_string().contains(&format!("line {line}")), "{error}");
        }
        FormatError::Newer { found, .. } => assert!(*found > store::FORMAT),
        FormatError::Empty | FormatError::NoNotebook => {}
        other => panic!("{other}: {text}"),
    }
}

/// Runs `round` for a second, or as long as is asked for.
fn rounds(name: &str, mut round: impl FnMut(&mut Numbers) -> bool) {
    let seconds = std::env::var("CROSSREAD_MUTATE").ok().and_then(|seconds| seconds.parse().ok());
    let (start, mut numbers) = (Instant::now(), Numbers(0x9E37_79B9_7F4A_7C15));
    let (mut count, mut opened) = (0, 0);
    while start.elapsed() < Duration::from_secs(seconds.unwrap_or(1)) {
        count += 1;
        opened += usize::from(round(&mut numbers));
    }
    if seconds.is_some() {
        let _ = writeln!(std::io::stderr(), "{name}: {count} notebooks, {opened} of them opened");
    }
}

const TOKENS: [&str; 26] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "id",
    "note",
    "tags",
    "articles",
    "annotations",
    "links",
    "quote",
    "None",
    "Some(",
    "1",
    "-1",
    "red",
    "\n",
    " ",
    "format",
    "r#\"",
];

#[test]
fn bytes_that_change() {
    let base = base();
    rounds("bytes", |numbers| {
        let mut bytes = base.clone().into_bytes();
        for _ in 0..=numbers.below(3) {
            numbers.mutate(&mut bytes, &TOKENS);
        }
        check(&base, &String::from_utf8_lossy(&bytes))
    });
}

#[test]
fn bits_that_flip() {
    let base = base();
    rounds("bits", |numbers| {
        let mut bytes = base.clone().into_bytes();
        let at = numbers.below(bytes.len());
        // Of seven bits, so that it stays a text more often.
        bytes[at] ^= 1 << numbers.below(7);
        String::from_utf8(bytes).is_ok_and(|text| check(&base, &text))
    });
}

#[test]
fn lines_that_are_shuffled() {
    let base = base();
    rounds("lines", |numbers| {
        let mut lines: Vec<&str> = base.lines().collect();
        for _ in 0..=numbers.below(4) {
            let (a, b) = (numbers.below(lines.len()), numbers.below(lines.len()));
            match numbers.below(4) {
                0 => lines.swap(a, b),
                1 => lines.insert(a, lines[b]),
                2 => drop(lines.remove(a)),
                _ => {
                    let line = lines.remove(a);
                    lines.insert(b.min(lines.len()), line);
                }
            }
        }
        check(&base, &lines.join("\n"))
    });
}

#[test]
fn words_that_are_swapped() {
    let base = base();
    let places: Vec<(usize, &str)> = TOKENS.iter().flat_map(|token| base.match_indices(token)).collect();
    rounds("words", |numbers| {
        let mut text = base.clone();
        for _ in 0..=numbers.below(3) {
            let ((at, old), (_, new)) = (places[numbers.below(places.len())], places[numbers.below(places.len())]);
            if text.get(at..at + old.len()) == Some(old) {
                text.replace_range(at..at + old.len(), new);
            }
        }
        check(&base, &text)
    });
}

/// A torn, bit-flipped, zero-filled or conflict-marked notebook.
fn damaged(base: &str, numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = base.to_owned().into_bytes();
    let at = numbers.below(bytes.len() - 1);
    match numbers.below(4) {
        0 => bytes.truncate(at),
        1 => bytes[at] ^= 1 << numbers.below(8),
        2 => {
            let end = if numbers.below(2) == 0 { bytes.len() } else { (at + 4096).min(bytes.len()) };
            bytes[at..end].fill(0);
        }
        _ => {
            let lines: Vec<&str> = base.lines().collect();
            let start = 1 + numbers.below(lines.len() - 2);
            let end = (start + 1 + numbers.below(3)).min(lines.len() - 1);
            let side = lines[start..end].join("\n");
            let other = side.replace("note: \"", "note: \"theirs ").replace("name: \"", "name: \"theirs ");
            let marked = format!("<<<<<<< HEAD\n{side}\n=======\n{other}\n>>>>>>> theirs");
            let all = [&lines[..start].join("\n"), &marked, &lines[end..].join("\n")];
            bytes = all.map(String::as_str).join("\n").into_bytes();
        }
    }
    bytes
}

#[test]
fn a_thousand_damaged_notebooks_are_refused_or_open_with_a_warning() {
    let (base, mut numbers) = (base(), Numbers(11));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("damaged.crossread.ron");
    for _ in 0..1_000 {
        let bytes = damaged(&base, &mut numbers);
        let mut file = OpenOptions::new().create(true).truncate(true).write(true).open(&path).expect("a file");
        file.write_all(&bytes).expect("room for it");
        match store::load(&path) {
            Ok(loaded) => check_saved(&base, &String::from_utf8(bytes.clone()).expect("UTF-8"), &loaded),
            Err(error) => match &error.problem {
                LoadProblem::Format(problem) => check_error(&String::from_utf8(bytes.clone()).expect("UTF-8"), problem),
                problem => assert!(matches!(problem, LoadProblem::NotUtf8(at) if *at < bytes.len()), "{error}"),
            },
        }
        let _ = store::repair(&path);
        assert_eq!(std::fs::read(&path).expect("readable"), bytes);
    }
}

#[test]
fn a_conflict_keeps_both_sides() {
    let (base, mut numbers) = (base(), Numbers(5));
    let mut count = 0;
    while count < 50 {
        let text = String::from_utf8(damaged(&base, &mut numbers)).unwrap_or_default();
        if !text.contains("<<<<<<< ") {
            continue;
        }
        count += 1;
        let error = store::from_text(&text).expect_err("a conflict");
        let line = text.lines().position(|line| line.starts_with("<<<<<<<")).expect("a mark") + 1;
        assert_eq!(error, FormatError::Conflict(line));
        let repaired = store::to_text(&store::repaired(&text).expect("readable").notebook).expect("writable");
        assert!(marks(&text).is_subset(&marks(&repaired)), "{text}\n{repaired}");
        assert_eq!(text.contains("theirs mark"), repaired.contains("theirs mark"), "{text}\n{repaired}");
    }
}

/// A copy with other marks at some places, numbered from `first` on, and perhaps a line that is gone, doubled or elsewhere.
fn worked_on(base: &str, first: usize, numbers: &mut Numbers) -> String {
    let mut text = base.to_owned();
    for n in 0..=numbers.below(5) {
        let old = format!("mark{:02}", 1 + numbers.below(25));
        text = text.replacen(&old, &format!("mark{}", first + n), 1);
    }
    let mut lines: Vec<&str> = text.lines().collect();
    let (a, b) = (numbers.below(lines.len()), numbers.below(lines.len()));
    match numbers.below(6) {
        0 => lines.swap(a, b),
        1 => lines.insert(a, lines[b]),
        2 => drop(lines.remove(a)),
        _ => {}
    }
    lines.join("\n")
}

#[test]
fn what_either_of_two_copies_says_is_in_both_together() {
    let base = base();
    let common = store::from_text(&base).expect("readable").notebook;
    rounds("merged", |numbers| {
        let copies = [30, 60].map(|first| store::from_text(&worked_on(&base, first, numbers)));
        let [Ok(ours), Ok(theirs)] = copies else { return false };
        for common in [Some(&common), None] {
            let all = store::to_text(&merge(common, &ours.notebook, &theirs.notebook).notebook).expect("writable");
            assert_eq!(store::from_text(&all).expect("readable").state, Whole::Whole);
            let kept = marks(&all);
            for side in [&ours, &theirs] {
                let text = store::to_text(&side.notebook).expect("writable");
                let lost: Vec<_> = marks(&text).difference(&marks(&base)).filter(|mark| !kept.contains(*mark)).copied().collect();
                assert!(lost.is_empty(), "{lost:?} are lost of\n{text}\nin\n{all}");
            }
        }
        true
    });
}
