//! The commands on notebooks: the whole round in a temporary folder, what is refused, and that a refusal leaves the file as it was.

use super::golden::samples;
use super::{Desk, Ran, run_in};
use serde_json::Value;
use std::fs;

const BOOK: &str = "ferry.crossread.ron";

/// A desk with a notebook of the two stories, which have the ids `harbour` and `town`.
fn desk() -> Desk {
    let desk = Desk::new();
    assert_eq!(desk.data(&["new", BOOK, "harbour.txt", "town.txt"]), "");
    desk
}

fn list(desk: &Desk) -> Vec<Value> {
    serde_json::from_str(&desk.data(&["list", BOOK, "--format", "json"])).expect("a list")
}

/// Marks words and gives the id that was printed.
fn annotate(desk: &Desk, args: &[&str]) -> String {
    let printed = desk.data(&[&["annotate", BOOK], args].concat());
    printed.strip_suffix('\n').expect("a line").to_owned()
}

/// The run ends with `code` and a message that holds `words`, prints nothing else, and leaves the notebook as it was.
#[track_caller]
fn check_refused(desk: &Desk, args: &[&str], code: i32, words: &str) {
    let before = fs::read(desk.0.path().join(BOOK)).expect("a notebook");
    let Ran { code: found, out, err } = desk.run(args);
    assert_eq!((found, out.as_str()), (code, ""), "crossread {args:?}: {err}");
    assert!(err.contains(words) && err.lines().count() == 1, "crossread {args:?} says {err:?}, not {words:?}");
    assert!(err.starts_with("crossread: "), "{err}");
    assert!(before == fs::read(desk.0.path().join(BOOK)).expect("a notebook"), "crossread {args:?} changed the file");
}

#[test]
fn a_notebook_from_its_first_article_to_its_export() {
    let desk = Desk::new();
    let articles = samples("sundsele-ferry");
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    desk.data(&["new", BOOK, articles[0], articles[1]]);
    desk.data(&["add", BOOK, articles[2]]);
    desk.data(&["set", BOOK, "--article=baltic-ledger", "--outlet", "Baltic Ledger", "--published=2024-01-13", "--title", ""]);
    let id =
        annotate(&desk, &["--article", "baltic-ledger", "--quote", "31 were injured", "--tag", "Casualties", "--author", "Ann"]);
    annotate(
        &desk,
        &["--article", "radio-sundsele", "--quote", "23 were injured", "--tag", "casualties", "--note", "Fewer\n\n*here*"],
    );
    desk.data(&["edit", BOOK, "--id", &id, "--note=See the other one", "--tag", "To check", "--untag", "CASUALTIES"]);
    assert!(desk.data(&["check", BOOK]).starts_with("whole"));

    let listed = list(&desk);
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[0]["id"], id.as_str());
    assert_eq!(listed[0]["tags"], serde_json::json!(["To check"]));
    assert_eq!((&listed[0]["note"], &listed[0]["author"]), (&"See the other one".into(), &"Ann".into()));
    assert_eq!((&listed[1]["tags"], &listed[1]["author"]), (&serde_json::json!(["Casualties"]), &"".into()));
    assert!(desk.data(&["list", BOOK]).contains("Annotations (2)"));

    let printed = desk.data(&["export", BOOK, "--format", "markdown", "--no-texts"]);
    assert!(printed.contains("> 31 were injured\n") && printed.contains("**Note:** Fewer\n\n\\*here\\*\n"), "{printed}");
    assert!(printed.contains("Baltic Ledger, by Tobias Renvall, 13 January 2024, file baltic-ledger.txt\n"), "{printed}");
    desk.put("notes.md", "an older export");
    assert_eq!(desk.data(&["export", BOOK, "--format=markdown", "--by", "tag", "--tag", "casualties", "-o", "notes.md"]), "");
    let written = fs::read_to_string(desk.0.path().join("notes.md")).expect("an export");
    assert!(written.contains("1 of 2 annotations") && written.contains("## Texts"), "{written}");
    let unnamed = desk.data(&["export", BOOK, "--format=markdown", "--no-authors", "-o", "-"]);
    assert!(!unnamed.contains("by Ann"), "{unnamed}");
    assert!(desk.data(&["edit", BOOK, "--id", &id, "--delete"]).is_empty());
    assert_eq!(list(&desk).len(), 1);
}

#[test]
fn offsets_of_a_list_count_unicode_scalar_values() {
    let desk = desk();
    annotate(&desk, &["--article", "harbour", "--quote", "120 guests"]);
    let [listed] = &list(&desk)[..] else { panic!("one annotation") };
    let [start, end] = ["start", "end"].map(|end| usize::try_from(listed[end].as_u64().expect("an offset")).expect("it fits"));
    assert_eq!(super::HARBOUR.chars().skip(start).take(end - start).collect::<String>(), "120 guests");
    let fields: Vec<_> =
        desk.data(&["list", BOOK, "--format=json"]).lines().filter_map(|l| Some(l.split('"').nth(1)?.to_owned())).collect();
    assert_eq!(fields, ["id", "article", "start", "end", "quote", "tags", "note", "author", "status"]);
    assert_eq!(listed["status"], "exact");
}

#[test]
fn quotations_may_be_typed_straight() {
    let desk = desk();
    annotate(&desk, &["--article", "harbour", "--quote", "\"We waited four years for this café,\" Ångström"]);
    assert_eq!(list(&desk)[0]["quote"], "“We waited four years for this café,” Ångström");
}

#[test]
fn one_of_several_equal_places_is_chosen() {
    let desk = desk();
    let harbour = ["annotate", BOOK, "--article", "harbour", "--quote", "Ångström"];
    check_refused(&desk, &harbour, 1, "stand at 3 places of harbour; say which with --occurrence");
    check_refused(&desk, &[&harbour[..], &["--occurrence", "4"]].concat(), 1, "stand at 3 places of harbour only");
    annotate(&desk, &["--article", "harbour", "--quote", "Ångström", "--occurrence", "3"]);
    let start = usize::try_from(list(&desk)[0]["start"].as_u64().expect("an offset")).expect("it fits");
    assert!(super::HARBOUR.chars().skip(start).collect::<String>().starts_with("Ångström said."));
}

#[test]
fn what_is_not_there_is_refused_and_nothing_is_written() {
    let desk = desk();
    let id = annotate(&desk, &["--article", "town", "--quote", "140 guests", "--tag", "number"]);
    let annotate = |article: &'static str, quote: &'static str| ["annotate", BOOK, "--article", article, "--quote", quote];
    check_refused(&desk, &annotate("village", "140"), 1, "there is no article called village, but harbour, town");
    check_refused(&desk, &annotate("town", "141 guests"), 1, "town has no such words");
    check_refused(&desk, &annotate("town", ""), 1, "town has no such words");
    check_refused(&desk, &["set", BOOK, "--article", "village", "--title", "T"], 1, "no article called village");
    check_refused(&desk, &["edit", BOOK, "--id", "n0", "--note", "x"], 1, "no annotation called n0");
    check_refused(&desk, &["edit", BOOK, "--id", &id, "--note", "x", "--untag", "date"], 1, "no tag called date");
    check_refused(&desk, &["edit", BOOK, "--id", "n0", "--delete"], 1, "no annotation called n0");
    check_refused(&desk, &["export", BOOK, "--format=markdown", "--tag", "date"], 1, "no tag called date");
    check_refused(&desk, &["new", BOOK, "town.txt"], 1, BOOK);
    check_refused(&desk, &["new", ".", "town.txt"], 1, ".");
    check_refused(&desk, &["add", BOOK, "town.txt"], 1, "the same text is there already");
    check_refused(&desk, &["add", BOOK, "missing.txt"], 3, "missing.txt");
    check_refused(&desk, &["export", BOOK, "--format=markdown", "-o", BOOK], 1, "would replace the notebook");
    check_refused(&desk, &["export", BOOK, "--format=markdown", "-o", "no/folder.md"], 3, "folder.md");
    check_refused(&desk, &["compare", BOOK], 1, "it is a notebook, not an article");
    check_refused(&desk, &["import", BOOK], 1, "it is a notebook, not an article");
    check_refused(&desk, &["list", "missing.ron"], 3, "missing.ron");
    check_refused(&desk, &["check", "missing.ron"], 3, "missing.ron");
    check_refused(&desk, &["check", "."], 1, ".");
    check_refused(&desk, &["check", "town.txt"], 1, "town.txt");
}

#[test]
fn wrong_arguments_end_with_2() {
    let desk = desk();
    for (args, words) in [
        (&["new"][..], "`new` needs a notebook and an article at least"),
        (&["new", BOOK], "`new` needs a notebook and an article at least"),
        (&["list"], "`list` needs a notebook"),
        (&["list", "-"], "does not read one from standard input"),
        (&["list", BOOK, BOOK], "takes one file"),
        (&["list", BOOK, "--format", "markdown"], "the formats text and json"),
        (&["annotate", BOOK, "--article", "town"], "needs `--quote TEXT`"),
        (&["annotate", BOOK, "--quote", "x"], "needs `--article ID`"),
        (&["annotate", BOOK, "--article", "town", "--quote", "x", "--occurrence", "0"], "a number from 1, not this: 0"),
        (&["set", BOOK, "--article", "town"], "needs a detail to set"),
        (&["set", BOOK, "--article", "town", "--published", "2024-1-2"], "a day as YYYY-MM-DD, not this: 2024-1-2"),
        (&["set", BOOK, "--article", "town", "--published", "2024-02-30"], "not this: 2024-02-30"),
        (&["set", BOOK, "--article", "town", "--title", "a", "--title", "b"], "--title is given twice"),
        (&["edit", BOOK, "--id", "n0"], "needs a change"),
        (&["edit", BOOK, "--id", "n0", "--delete", "--note", "x"], "not both"),
        (&["edit", BOOK, "--note", "x"], "needs `--id ID`"),
        (&["export", BOOK], "needs `--format FORMAT`"),
        (&["export", BOOK, "--format", "pdf"], "not this one: pdf"),
        (&["export", BOOK, "--format", "markdown", "--raw"], "`export --format markdown` has no use for --raw"),
        (&["export", BOOK, "--format", "matrix", "--by", "tag"], "`export --format matrix` has no use for --by"),
        (&["export", BOOK, "--format", "markdown", "--by", "date"], "article, tag or claim"),
        (&["check", BOOK, "--tag", "x"], "`check` has no option --tag"),
        (&["compare", "town.txt", "--tag", "x"], "`compare` has no option --tag"),
    ] {
        check_refused(&desk, args, 2, words);
    }
}

#[test]
fn details_are_set_and_taken_away() {
    let desk = desk();
    let set = |args: &[&str]| desk.data(&[&["set", BOOK, "--article", "town"], args].concat());
    let source = || {
        let export = desk.data(&["export", BOOK, "--format=markdown", "--no-texts"]);
        export.lines().find(|line| line.contains("140 guests") || line.starts_with("- **Source:**")).expect("a source").to_owned()
    };
    annotate(&desk, &["--article", "town", "--quote", "140"]);
    set(&["--outlet= Town Post ", "--author", "E. B.", "--published", "2024-03-04", "--url", "https://example.org/a"]);
    let all =
        "- **Source:** Town Post, “Harbour café opens at last”, by E. B., 4 March 2024, <https://example.org/a>, file town.txt";
    assert_eq!(source(), all);
    set(&["--outlet=", "--title=", "--author=", "--published=", "--url="]);
    assert_eq!(source(), "- **Source:** town, no date, file town.txt");
    let again = desk.run(&["set", BOOK, "--article", "town", "--title="]);
    assert_eq!((again.code, again.out.as_str()), (0, ""));
    assert!(again.err.contains("nothing to change"), "{}", again.err);
}

#[test]
fn a_notebook_is_made_of_standard_input_too() {
    let desk = Desk::new();
    let ran = run_in(desk.0.path(), &["new", BOOK, "-", "town.txt"], super::HARBOUR.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    annotate(&desk, &["--article", "stdin", "--quote", "120 guests"]);
    let text = desk.data(&["export", BOOK, "--format=markdown"]);
    assert!(text.contains("**1** Zoë Ångström 🚢 opens the harbour café\n"), "{text}");
}

#[test]
fn check_tells_whole_from_edited_torn_and_inconsistent() {
    let desk = desk();
    annotate(&desk, &["--article", "town", "--quote", "140 guests", "--note", "so many"]);
    let file = desk.0.path().join(BOOK);
    let whole = fs::read_to_string(&file).expect("a notebook");
    desk.put(BOOK, format!("\u{feff}{}", whole.replace('\n', "\r\n")));
    assert!(desk.data(&["check", BOOK]).starts_with("whole"));
    desk.put(BOOK, whole.replace("so many", "so few"));
    let edited = desk.run(&["check", BOOK]);
    assert_eq!(edited.code, 0, "{}", edited.err);
    assert!(
        edited.err.contains("outside Crossread") && edited.out.starts_with("edited by hand"),
        "{} {}",
        edited.err,
        edited.out
    );
    desk.put(BOOK, whole.chars().take(whole.chars().count() / 2).collect::<String>());
    check_refused(&desk, &["check", BOOK], 1, BOOK);
    desk.put(BOOK, "");
    check_refused(&desk, &["check", BOOK], 1, BOOK);
    desk.put(BOOK, whole.replace("\"town\"", "\"village\"").replacen("\"village\"", "\"town\"", 1));
    let broken = desk.run(&["check", BOOK]);
    assert_eq!(broken.code, 1, "{}", broken.err);
    assert!(broken.err.contains("village"), "{}", broken.err);
}

#[test]
fn check_counts_corrections_and_finds_those_of_articles_that_are_not_there() {
    let desk = desk();
    assert_eq!(desk.data(&["check", BOOK]), "whole: 2 articles, 0 annotations\n");
    let whole = fs::read_to_string(desk.0.path().join(BOOK)).expect("a notebook");
    let (records, _) = whole.rsplit_once(")\n// crossread: ").expect("a last line");
    let with = |article: &str| {
        format!("{records} corrections: [(id: \"s1\", said: mark((article: \"{article}\", words: \"140 guests\")))],\n)\n")
    };
    desk.put(BOOK, with("town"));
    assert_eq!(desk.run(&["check", BOOK]).out, "edited by hand: 2 articles, 0 annotations, 1 correction\n");
    let printed = desk.run(&["export", BOOK, "--format=markdown", "--no-texts"]).out;
    assert!(printed.contains("## Corrections of names\n\n- **A name:** “140 guests” ("), "{printed}");
    desk.put(BOOK, with("village"));
    let broken = desk.run(&["check", BOOK]);
    assert_eq!((broken.code, broken.out.as_str()), (1, ""));
    assert!(broken.err.contains("s1 names an article that is not there: village"), "{}", broken.err);
}

#[test]
fn a_newer_text_takes_the_place_of_the_older_and_says_what_became_of_each_annotation() {
    let desk = desk();
    let same = annotate(&desk, &["--article", "town", "--quote", "The town had waited for it."]);
    let changed = annotate(&desk, &["--article", "town", "--quote", "140 guests"]);
    let text = super::TOWN.replace("140 guests", "41 guests");
    assert_ne!(text, super::TOWN);
    desk.put("newer.txt", text);
    let told = desk.data(&["update", BOOK, "--article", "town", "newer.txt"]);
    assert!(
        told.contains(&format!("{same}\texact\t")) && told.contains(&format!("{changed}\tchanged (figure)\t140 guests")),
        "{told}"
    );
    let list = list(&desk);
    let status = |id: &str| list.iter().find(|one| one["id"] == id).map(|one| one["status"].clone());
    assert_eq!((status(&same), status(&changed)), (Some("exact".into()), Some("changed".into())));
    assert!(desk.data(&["list", BOOK]).contains(&format!("{changed} town (changed (figure))")));
    assert!(desk.data(&["check", BOOK]).starts_with("whole"));
    check_refused(&desk, &["update", BOOK, "--article", "town", "newer.txt"], 1, "the same text");
    check_refused(&desk, &["update", BOOK, "--article", "town", "harbour.txt"], 1, "");
    desk.put("other.txt", "Quite another story\n\nIt has nothing to do with that one. Nobody was there.");
    check_refused(&desk, &["update", BOOK, "--article", "town", "other.txt"], 1, "--force");
    assert!(desk.data(&["update", BOOK, "--article", "town", "other.txt", "--force"]).contains(&format!("{same}\tlost")));
}
