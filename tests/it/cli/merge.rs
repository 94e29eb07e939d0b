//! `crossread merge`: two copies of one notebook, by hand, as git's merge driver, and what is refused.

use super::{Desk, Ran};
use crossread::article::ArticleId;
use crossread::notebook::{Annotation, Id, Notebook};
use crossread::store::{load, to_text};
use crossread::text::{Anchor, TextRange};
use std::fs;
use std::process::Command;

const BASE: &str = "base.crossread.ron";
const OURS: &str = "ours.crossread.ron";
const THEIRS: &str = "theirs.crossread.ron";
const OUT: &str = "out.crossread.ron";

/// How many notes each copy makes, and how many it changes.
const NEW: usize = 200;
const CHANGED: usize = 50;

fn read(desk: &Desk, name: &str) -> Notebook {
    load(&desk.0.path().join(name)).expect("a notebook").notebook
}

fn put(desk: &Desk, name: &str, notebook: &Notebook) {
    desk.put(name, to_text(notebook).expect("writable"));
}

fn annotation(name: &str, text: &str, place: usize, note: &str) -> Annotation {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let (start, end) = (starts[place % 60], starts[place % 60 + 5]);
    Annotation {
        id: Id::from(name),
        article: ArticleId("harbour".into()),
        anchors: vec![Anchor::new(text, TextRange::new(start, end))],
        gone: false,
        tags: Vec::new(),
        note: note.to_owned(),
        author: String::new(),
        created: "2026-11-22T10:00:00Z".parse().expect("a moment"),
        changed: "2026-11-22T10:00:00Z".parse().expect("a moment"),
        revision: 1,
    }
}

fn add(notebook: &mut Notebook, kind: &str, many: usize) {
    let text = notebook.articles[0].text.clone();
    for n in 0..many {
        let one = annotation(&format!("n{kind}{n}"), &text, n * 7, kind);
        notebook.annotations.insert(one.id.clone(), one);
    }
}

/// A copy with new and changed notes; both copies change the first ten of the base.
fn worked_on(base: &Notebook, kind: &str, first: usize) -> Notebook {
    let mut copy = base.clone();
    add(&mut copy, kind, NEW);
    for n in (0..10).chain(first..first + CHANGED - 10) {
        let one = copy.annotations.get_mut(&Id::from(format!("nbase{n}").as_str())).expect("a note");
        (one.note, one.revision) = (format!("changed in {kind}"), 2);
    }
    copy
}

/// A desk with two copies and what they come from.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.data(&["new", BASE, "harbour.txt", "town.txt"]);
    let mut base = read(&desk, BASE);
    add(&mut base, "base", 120);
    put(&desk, BASE, &base);
    put(&desk, OURS, &worked_on(&base, "ours", 10));
    put(&desk, THEIRS, &worked_on(&base, "theirs", 60));
    desk
}

/// All that was new or changed is there, what lost among the alternatives.
#[track_caller]
fn check_all_is_there(all: &Notebook) {
    assert_eq!((all.annotations.len(), all.alternatives.len()), (120 + 2 * NEW, 10));
    let with = |note: &str| all.annotations.values().filter(|one| one.note == note).count();
    assert_eq!((with("ours"), with("theirs"), with("changed in ours"), with("changed in theirs")), (NEW, NEW, 40, 50));
    assert_eq!(all.faults(), []);
}

#[test]
fn two_copies_become_one_in_either_order_and_a_second_run_adds_nothing() {
    let desk = desk();
    let said = desk.data(&["merge", BASE, OURS, THEIRS, "-o", OUT]);
    assert_eq!(said, "200 added, 50 changed, 10 other versions kept\n");
    let all = read(&desk, OUT);
    check_all_is_there(&all);
    assert_eq!(
        desk.data(&["merge", BASE, THEIRS, OURS, "-o", "turned.crossread.ron"]),
        "200 added, 50 changed, 10 other versions kept\n"
    );
    assert!(
        fs::read(desk.0.path().join(OUT)).expect("read") == fs::read(desk.0.path().join("turned.crossread.ron")).expect("read")
    );
    for again in [THEIRS, OURS] {
        assert_eq!(desk.data(&["merge", BASE, OUT, again]), "nothing new\n");
    }
    assert_eq!(read(&desk, OUT), all);
    assert!(desk.data(&["check", OUT]).ends_with("520 annotations, 10 alternatives\n"));
    assert_eq!(desk.data(&["merge", BASE, OURS, THEIRS]).lines().count(), 1);
    assert_eq!(read(&desk, OURS), all);
}

#[test]
fn an_empty_base_is_none_and_two_files_need_a_third_name() {
    let desk = desk();
    desk.put("empty", "");
    let without = desk.data(&["merge", "empty", OURS, THEIRS, "-o", OUT]);
    assert_eq!(without, desk.data(&["merge", OURS, THEIRS, "-o", "more.crossread.ron"]));
    assert_eq!(read(&desk, OUT), read(&desk, "more.crossread.ron"));
    assert_eq!(read(&desk, OUT).annotations.len(), 520);
    assert_eq!(desk.data(&["merge", OURS, THEIRS, "-o", OURS]), without);
    let Ran { code, err, .. } = desk.run(&["merge", OURS, THEIRS]);
    assert_eq!((code, err.contains("`OURS THEIRS -o OUT`")), (2, true), "{err}");
}

#[test]
fn what_cannot_be_read_or_written_is_told_and_changes_nothing() {
    let desk = desk();
    let before = fs::read(desk.0.path().join(OURS)).expect("read");
    desk.put("torn.crossread.ron", before.get(..before.len() / 2).expect("half"));
    desk.put("newer.crossread.ron", String::from_utf8_lossy(&before).replacen("format: 1", "format: 99", 1));
    desk.put("other.crossread.ron", &before);
    for (args, code, words) in [
        (&["merge", BASE, OURS, "torn.crossread.ron"][..], 1, "it is torn"),
        (&["merge", "torn.crossread.ron", OURS, THEIRS], 1, "it is torn"),
        (&["merge", BASE, "gone.ron", THEIRS], 3, "there is no such file"),
        (&["merge", BASE, OURS, "newer.crossread.ron"], 1, "merge it with that version"),
        (&["merge", BASE, OURS, THEIRS, "-o", "other.crossread.ron"], 1, "there is such a file already"),
        (&["merge", BASE, OURS, THEIRS, "-o", "gone/out.ron"], 3, "not saved"),
        (&["merge", BASE, OURS, THEIRS, "more.ron"], 2, "`merge` takes three files; not this one too: more.ron"),
        (&["merge", BASE, OURS, "-"], 2, "does not read one from standard input"),
        (&["merge", OURS], 2, "`BASE OURS THEIRS`, or"),
    ] {
        let Ran { code: found, out, err } = desk.run(args);
        assert_eq!((found, out.as_str()), (code, ""), "crossread {args:?}: {err}");
        assert!(err.contains(words), "crossread {args:?} says {err:?}, not {words:?}");
    }
    assert!(before == fs::read(desk.0.path().join(OURS)).expect("read"));
}

/// Runs git in the folder; none if there is no git.
fn git(desk: &Desk, args: &[&str]) -> Option<bool> {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Zoë", "-c", "user.email=zoe@example.org", "-c", "init.defaultBranch=main"]).args(args);
    git.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", desk.0.path()).env_remove("GIT_DIR");
    Some(git.current_dir(desk.0.path()).output().ok()?.status.success())
}

/// Commits `notebook` on a branch that starts at `from`.
fn commit(desk: &Desk, branch: &str, from: &str, notebook: &Notebook) {
    assert_eq!(git(desk, &["checkout", "-q", "-B", branch, from]), Some(true));
    put(desk, "ferry.crossread.ron", notebook);
    assert_eq!(git(desk, &["commit", "-qam", branch]), Some(true));
}

#[test]
fn git_merges_branches_with_it() {
    let desk = desk();
    if git(&desk, &["init", "-q"]).is_none() {
        return;
    }
    desk.put(".gitattributes", "*.crossread.ron merge=crossread\n");
    let driver = format!("'{}' merge %O %A %B", env!("CARGO_BIN_EXE_crossread"));
    assert_eq!(git(&desk, &["config", "merge.crossread.driver", &driver]), Some(true));
    let base = read(&desk, BASE);
    put(&desk, "ferry.crossread.ron", &base);
    assert_eq!(git(&desk, &["add", ".gitattributes", "ferry.crossread.ron"]), Some(true));
    assert_eq!(git(&desk, &["commit", "-qm", "base"]), Some(true));
    assert_eq!(git(&desk, &["tag", "base"]), Some(true));
    commit(&desk, "ours", "base", &read(&desk, OURS));
    commit(&desk, "theirs", "base", &read(&desk, THEIRS));
    let merge = |into: &str, other: &str| {
        assert_eq!(git(&desk, &["checkout", "-q", "-B", "all", into]), Some(true));
        assert_eq!(git(&desk, &["merge", "-q", "--no-edit", other]), Some(true));
        read(&desk, "ferry.crossread.ron")
    };
    let all = merge("ours", "theirs");
    check_all_is_there(&all);
    assert_eq!(merge("theirs", "ours"), all);
    // A note on one branch and none on the other: the second merge of the two.
    let mut more = all.clone();
    add(&mut more, "more", 1);
    commit(&desk, "further", "all", &more);
    assert_eq!(merge("further", "ours"), more);
    assert_eq!(git(&desk, &["checkout", "-q", "--orphan", "apart"]), Some(true));
    put(&desk, "ferry.crossread.ron", &all);
    assert_eq!(git(&desk, &["commit", "-qam", "apart"]), Some(true));
    assert_eq!(git(&desk, &["merge", "-q", "--no-edit", "--allow-unrelated-histories", "further"]), Some(true));
    assert_eq!(read(&desk, "ferry.crossread.ron"), more);
}
