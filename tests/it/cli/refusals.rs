//! What the program says no to, in which words, and with which exit code.

use super::{Desk, run_in};

/// The run ends with `code`, prints no data, and one message that holds `words`.
fn check(args: &[&str], code: i32, words: &str) {
    let desk = Desk::new();
    desk.put("empty.txt", "");
    desk.put("blank.txt", " \n\u{a0}\n");
    desk.put("binary.txt", [0x7f, b'E', b'L', b'F', 0, 0, 0, 1, 0, 0, 0xff, 0xfe]);
    desk.put("story.pdf", "%PDF-1.7");
    std::fs::create_dir(desk.0.path().join("nothing")).expect("a folder");
    desk.put("long.txt", "word ".repeat(400_001));
    let ran = desk.run(args);
    assert_eq!((ran.code, ran.out.as_str()), (code, ""), "crossread {args:?}: {}", ran.err);
    assert!(ran.err.contains(words), "crossread {args:?} says {:?}, not {words:?}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.starts_with("crossread: ") && ran.err.ends_with('\n'), "{}", ran.err);
}

#[test]
fn wrong_arguments_end_with_2() {
    check(&["comparr", "town.txt"], 2, "did you mean `crossread compare`: comparr");
    check(&["upgrade", "town.txt"], 2, ": upgrade");
    check(&["update", "n.ron", "town.txt"], 2, "`--article ID`");
    check(&["update", "n.ron", "--article", "town"], 2, "newer text");
    check(&["compare"], 2, "`compare` needs");
    check(&["compare", "town.txt", "--format", "xml"], 2, "xml");
    check(&["compare", "town.txt", "--colour"], 2, "invalid option '--colour'");
    check(&["eval", "nothing", "a.jsonl"], 2, "`eval` needs");
    check(&["--format", "json"], 2, "no formats");
}

#[test]
fn what_cannot_be_read_ends_with_3() {
    check(&["compare", "town.txt", "missing.txt"], 3, "missing.txt");
    check(&["import", "missing.txt"], 3, "missing.txt");
    check(&["eval", "compare", "missing.jsonl"], 3, "missing.jsonl");
    check(&["eval", "pairs", "missing.tsv"], 3, "missing.tsv");
    check(&["eval", "anchors", "missing.jsonl"], 3, "missing.jsonl");
}

#[test]
fn what_is_no_article_ends_with_1() {
    check(&["compare", "empty.txt", "town.txt"], 1, "empty.txt");
    check(&["compare", "blank.txt"], 1, "blank.txt");
    check(&["import", "binary.txt"], 1, "binary.txt");
    check(&["import", "story.pdf"], 1, "a PDF file, which cannot be read yet");
    check(&["compare", "nothing"], 1, "no articles in this folder");
    check(&["eval", "pairs", "."], 1, "a folder");
    check(&["eval", "pairs", "town.txt"], 1, "header `id a b`");
}

#[test]
fn a_text_over_the_cap_is_refused_with_the_figure() {
    check(&["compare", "long.txt"], 1, "2,000,005");
}

#[test]
fn every_article_that_fails_is_named() {
    let desk = Desk::new();
    desk.put("empty.txt", "");
    let ran = desk.run(&["compare", "empty.txt", "missing.txt", "town.txt"]);
    assert_eq!(ran.code, 3);
    let named: Vec<_> = ran.err.lines().map(|line| line.rsplit(' ').next().unwrap_or_default()).collect();
    assert_eq!(named, ["empty.txt", "missing.txt"]);
}

#[test]
fn without_a_display_the_program_says_so_and_names_the_other_way() {
    let desk = Desk::new();
    let ran = run_in(desk.0.path(), &["town.txt"], b"");
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
    assert!(ran.err.contains("crossread compare"), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}
