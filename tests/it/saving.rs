//! What lies on the disk after the program was killed while it saved, after the disk was full, and after two wanted one notebook.

use crossread::notebook::Id;
use crossread::store::{self, Lock, Whole};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const STORY: &str =
    "Bridge closes\n\nThe mayor of Varberg said that the old bridge is closed. It stays so until May, she said.\n";

const BOOK: &str = "n.crossread.ron";

/// A folder with a notebook of one story.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        store::write_whole(&desk.0.path().join("bridge.txt"), STORY.as_bytes()).expect("written");
        let made = desk.program(&["new", BOOK, "bridge.txt"]).status().expect("it starts");
        assert!(made.success());
        fs::remove_file(desk.0.path().join("bridge.txt")).expect("removed");
        desk
    }

    fn notebook(&self) -> PathBuf {
        self.0.path().join(BOOK)
    }

    fn program(&self, args: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_crossread"));
        program.args(args).current_dir(self.0.path()).stdin(Stdio::null());
        program.env("HOME", self.0.path()).env("XDG_DATA_HOME", self.0.path().join(".data"));
        program
    }

    fn annotate(&self, note: &str) -> Command {
        let mut program =
            self.program(&["annotate", BOOK, "--article", "bridge", "--quote", "The mayor of Varberg", "--note", note]);
        program.stdout(Stdio::piped()).stderr(Stdio::piped());
        program
    }

    /// The files beside the notebook, but for the data folder.
    fn others(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let names = names.map(|name| name.to_string_lossy().into_owned());
        names.filter(|name| name != ".data" && name != BOOK).collect()
    }
}

/// The note that `child`, which may be dead, has said it made.
fn told(child: Child) -> Option<Id> {
    let ended = child.wait_with_output().expect("it ends");
    let out = String::from_utf8(ended.stdout).expect("UTF-8");
    // A line without its end was not said to the end.
    out.strip_suffix('\n').map(Id::from)
}

/// Killed at random moments of loading and saving. `CROSSREAD_KILLS=1000 cargo test killed` kills more often.
#[test]
fn a_program_that_is_killed_loses_nothing_that_it_said_was_saved() {
    let kills: u64 = std::env::var("CROSSREAD_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(200);
    let desk = Desk::new();
    let start = Instant::now();
    let mut known = BTreeSet::new();
    known.extend(told(desk.annotate("first").spawn().expect("it starts")));
    // About as long as a run takes; one that was measured on a busy machine would kill nobody on an idle one, so it follows them.
    let mut usual = start.elapsed();
    assert_eq!(known.len(), 1);
    let mut killed = 0;
    for n in 0..kills {
        let mut child = desk.annotate(&format!("note {n}")).spawn().expect("it starts");
        // Spread over the whole run and a little beyond, in an order without a pattern.
        std::thread::sleep(usual.mul_f64((n * 7919 % 1000) as f64 / 800.0));
        let is_running = child.try_wait().expect("asked").is_none();
        killed += u64::from(is_running);
        usual = usual.mul_f64(if is_running { 1.05 } else { 0.9 });
        child.kill().expect("killed");
        known.extend(told(child));
        let loaded = store::load(&desk.notebook()).expect("whole");
        assert_eq!(loaded.state, Whole::Whole);
        let lost: Vec<_> = known.iter().filter(|id| !loaded.notebook.annotations.contains_key(*id)).collect();
        assert!(lost.is_empty(), "{lost:?} after {n}");
    }
    assert!(killed * 4 > kills, "only {killed} of {kills} were killed before their end");
    assert!(told(desk.annotate("last").spawn().expect("it starts")).is_some());
    assert_eq!(desk.others(), [""; 0]);
}

/// The shell gives the program a disk on which no file may be longer than this, in units of 512 or 1,024 bytes.
#[cfg(unix)]
fn limited(desk: &Desk, units: u32, note: &str) -> (i32, String) {
    let program = env!("CARGO_BIN_EXE_crossread");
    let line = format!(
        "ulimit -f {units}; trap '' XFSZ; '{program}' annotate {BOOK} --article bridge --quote 'The mayor' --note '{note}'"
    );
    let mut shell = Command::new("sh");
    shell.args(["-c", &line]).current_dir(desk.0.path());
    let ended = shell.env("XDG_DATA_HOME", desk.0.path().join(".data")).output().expect("a shell");
    (ended.status.code().expect("no signal"), String::from_utf8(ended.stderr).expect("UTF-8"))
}

#[test]
#[cfg(unix)]
fn a_full_disk_leaves_the_old_notebook() {
    let desk = Desk::new();
    let before = fs::read(desk.notebook()).expect("there");
    let (code, message) = limited(&desk, 2, &"It is long. ".repeat(400));
    assert_eq!(code, 3, "{message}");
    assert!(message.contains("not saved, writing failed") && message.contains("what was there is unchanged"), "{message}");
    assert_eq!(fs::read(desk.notebook()).expect("there"), before);
    assert_eq!(desk.others(), [""; 0]);
    assert_eq!(limited(&desk, 2000, "Short.").0, 0);
}

#[test]
fn a_notebook_that_is_open_elsewhere_is_not_changed() {
    let desk = Desk::new();
    let before = fs::read(desk.notebook()).expect("there");
    let lock = Lock::take(&desk.notebook()).expect("free");
    let ended = desk.annotate("mine").output().expect("it runs");
    let message = String::from_utf8(ended.stderr).expect("UTF-8");
    assert_eq!(ended.status.code(), Some(1), "{message}");
    assert!(message.contains("has it open") && message.contains(BOOK), "{message}");
    assert_eq!(fs::read(desk.notebook()).expect("there"), before);
    drop(lock);
    assert!(desk.annotate("mine").output().expect("it runs").status.success());
}

#[test]
fn a_broken_notebook_is_let_be_and_its_backup_is_named() {
    let desk = Desk::new();
    assert!(desk.annotate("first").output().expect("it runs").status.success());
    let whole = fs::read(desk.notebook()).expect("there");
    let torn = whole.get(..whole.len() / 2).expect("half");
    store::write_whole(&desk.notebook(), torn).expect("written");
    let ended = desk.annotate("second").output().expect("it runs");
    let message = String::from_utf8(ended.stderr).expect("UTF-8");
    assert_eq!(fs::read(desk.notebook()).expect("there"), torn);
    assert!(message.contains("torn"), "{message}");
    let (_, backup) = message.trim_end().rsplit_once("UTC, without annotations: ").expect("a backup is named");
    assert_eq!(store::load(Path::new(backup)).expect("whole").notebook.articles.len(), 1);
}

/// A wait that a test can bear.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn two_programs_at_once_both_leave_their_notes() {
    let desk = Desk::new();
    let mut ids = BTreeSet::new();
    let start = Instant::now();
    while ids.len() < 6 {
        // Whoever is refused tries again.
        let pair = [desk.annotate("one"), desk.annotate("two")].map(|mut one| one.spawn().expect("it starts"));
        ids.extend(pair.into_iter().filter_map(told));
        assert!(start.elapsed() < PATIENCE, "{ids:?}");
    }
    let loaded = store::load(&desk.notebook()).expect("whole");
    assert!(ids.iter().all(|id| loaded.notebook.annotations.contains_key(id)));
}
