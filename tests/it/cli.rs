//! The built program on the command line: what it prints, where, and how it ends.

mod eval;
mod export;
mod golden;
mod import;
mod json;
mod merge;
mod notebook;
mod offsets;
mod refusals;
mod repair;
mod tree;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const HARBOUR: &str = "Zoë Ångström 🚢 opens the harbour café\n\nVarberg, March 3\n\nMayor Zoë Ångström opened the new harbour café 🎉 \
on Monday and said that 120 guests had come.\n\n“We waited four years for this café,” Ångström said. The old one had burned down in 2015.\n";

const TOWN: &str = "Harbour café opens at last\n\nMayor Ångström opened the new harbour café on Monday; 140 guests had come. \
The town had waited for it.\n\nThe owner, Émile Brontë, paid $1.5 million for the house on the quay.\n";

/// A folder with the two stories above, and the program run inside it.
struct Desk(TempDir);

/// What a run of the program left.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a temporary folder"));
        desk.put("harbour.txt", HARBOUR);
        desk.put("town.txt", TOWN);
        desk
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let mut file =
            fs::OpenOptions::new().create(true).truncate(true).write(true).open(self.0.path().join(name)).expect("a file");
        file.write_all(content.as_ref()).expect("room for it");
    }

    fn run(&self, args: &[&str]) -> Ran {
        run_in(self.0.path(), args, b"")
    }

    /// The data of a run that must end well and without a message.
    fn data(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "crossread {args:?}");
        ran.out
    }
}

fn run_in(folder: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut program = Command::new(env!("CARGO_BIN_EXE_crossread"));
    program.args(args).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        program.env_remove(display);
    }
    // What the person who runs the tests keeps is not touched.
    program.env("HOME", folder).env("XDG_DATA_HOME", folder.join(".data"));
    let mut child = program.spawn().expect("the program starts");
    // It may end without reading its input.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().expect("the program ends");
    let words = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: status.code().expect("no signal"), out: words(stdout), err: words(stderr) }
}

#[test]
fn the_help_names_what_exists_and_nothing_else() {
    let desk = Desk::new();
    let help = desk.data(&["--help"]);
    for usage in [
        "crossread compare ARTICLE... [--format text|json|markdown]",
        "crossread import ARTICLE... [--format text|json]",
        "crossread new NOTEBOOK ARTICLE...",
        "crossread add NOTEBOOK ARTICLE...",
        "crossread set NOTEBOOK --article ID [--title T] [--outlet O] [--author A] [--published DATE] [--url U]",
        "crossread annotate NOTEBOOK --article ID --quote TEXT [--occurrence N] [--tag NAME]... [--note TEXT] [--author NAME]",
        "crossread edit NOTEBOOK --id ID [--note TEXT] [--tag NAME]... [--untag NAME]... [--delete]",
        "crossread list NOTEBOOK [--format text|json]",
        "crossread export NOTEBOOK --format markdown|html|csv|matrix|json|jsonld [--by article|tag|claim] [--tag NAME]... [--no-authors] [--no-texts] [--raw] [-o FILE]",
        "crossread check NOTEBOOK [--repair [-o NEW]]",
        "crossread merge [BASE] OURS THEIRS [-o OUT]",
        "crossread update NOTEBOOK --article ID FILE [--force]",
        "crossread eval anchors ANCHORS.jsonl",
        "crossread eval compare CASES.jsonl",
        "crossread eval pairs PAIRS.tsv",
    ] {
        assert!(help.lines().any(|line| line == usage), "{usage} is not in\n{help}");
    }
    assert_eq!(help.contains("crossread [FILE...]"), cfg!(feature = "gui"));
    assert_eq!(help, desk.data(&["compare", "-h"]));
}

#[test]
fn the_version_is_the_packages() {
    assert_eq!(Desk::new().data(&["--version"]), format!("crossread {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn standard_input_is_an_article_called_stdin() {
    let desk = Desk::new();
    let ran = run_in(desk.0.path(), &["compare", "-", "town.txt", "--format", "json"], HARBOUR.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let comparison: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(comparison["articles"][0]["id"], "stdin");
    assert_eq!(comparison["articles"][1]["id"], "town");
}

#[test]
fn articles_of_one_name_get_different_ids() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("b")).expect("a folder");
    desk.put("b/town.txt", TOWN.replace("140", "150"));
    let comparison = desk.data(&["compare", "town.txt", "b/town.txt", "--format=json"]);
    let comparison: serde_json::Value = serde_json::from_str(&comparison).expect("JSON");
    assert_eq!(comparison["articles"][0]["id"], "town");
    assert_eq!(comparison["articles"][1]["id"], "town-2");
}

#[test]
#[cfg(unix)]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let desk = Desk::new();
    desk.put("long.txt", format!("A story\n\n{}", "The mayor of Varberg said that it rains.\n\n".repeat(4000)));
    let program = env!("CARGO_BIN_EXE_crossread");
    let line = format!("'{program}' import long.txt | head -n 1; exit ${{PIPESTATUS[0]}}");
    let ended = Command::new("bash").args(["-c", &line]).current_dir(desk.0.path()).output().expect("a shell");
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    assert_eq!(ended.status.code(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_a_failure() {
    let desk = Desk::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the full device");
    let mut program = Command::new(env!("CARGO_BIN_EXE_crossread"));
    let ended = program.args(["compare", "town.txt"]).current_dir(desk.0.path()).stdout(full).output().expect("it starts");
    assert_eq!(ended.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&ended.stderr).starts_with("crossread: cannot write the output: "));
}
