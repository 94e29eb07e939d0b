//! What the program is made of may be given away with it, and the repository holds what it should, nothing else.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Licences that ask for no more than their text. MPL-2.0 covers single files and is met by leaving them as they are.
const ALLOWED: [&str; 16] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "BSL-1.0",
    "CC0-1.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
    "MPL-2.0",
    "0BSD",
    "Unlicense",
    "OFL-1.1",
    "Ubuntu-font-1.0",
];

const TOP_LEVEL: [&str; 11] = [
    "Cargo.toml",
    "Cargo.lock",
    "src",
    "assets",
    "seeds",
    "README.md",
    "tests",
    "benches",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    ".ci",
];

#[test]
fn every_dependency_may_be_given_away() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100, "cargo metadata names {} packages only", packages.len());
    for package in packages {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(allowed(licence), "{} has the licence {licence:?}", package["name"]);
    }
}

/// Of all platforms and features. Without a network that works once `cargo fetch` has run.
fn metadata() -> Value {
    let ask = |network: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--format-version=1", "--locked", "--all-features"]).args(network);
        cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo runs")
    };
    let offline = ask(&["--offline"]);
    let answer = if offline.status.success() { offline } else { ask(&[]) };
    assert!(answer.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&answer.stderr));
    serde_json::from_slice(&answer.stdout).expect("JSON")
}

/// Whether an SPDX expression can be met with `ALLOWED` alone. The old `MIT/Apache-2.0` means `OR`.
fn allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (met, rest) = either(&words);
    met && rest.is_empty() && !words.is_empty()
}

fn either<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut met, mut rest) = both(words);
    while let ["OR", more @ ..] = rest {
        let (other, left) = both(more);
        (met, rest) = (met | other, left);
    }
    (met, rest)
}

fn both<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut met, mut rest) = one(words);
    while let ["AND", more @ ..] = rest {
        let (other, left) = one(more);
        (met, rest) = (met & other, left);
    }
    (met, rest)
}

fn one<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    match words {
        ["(", inner @ ..] => {
            let (met, rest) = either(inner);
            (met, rest.strip_prefix(&[")"]).unwrap_or(rest))
        }
        [name, "WITH", _, rest @ ..] | [name, rest @ ..] => (ALLOWED.contains(name), rest),
        [] => (false, words),
    }
}

#[test]
fn licence_expressions_are_read_as_they_are_meant() {
    for good in ["MIT", "MIT/Apache-2.0", "GPL-2.0-only OR MIT", "(MIT OR Foo) AND OFL-1.1", "Apache-2.0 WITH LLVM-exception"] {
        assert!(allowed(good), "{good}");
    }
    for bad in ["", "GPL-3.0-only", "MIT AND GPL-2.0-only", "(MIT OR Apache-2.0) AND Foo", "AGPL-3.0", "MIT MIT", "(Foo)"] {
        assert!(!allowed(bad), "{bad}");
    }
}

#[test]
fn every_asset_is_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let readme = fs::read_to_string(folder.join("README.md")).expect("assets/README.md");
    for file in files(&folder) {
        let name = file.strip_prefix(&folder).expect("below assets").to_string_lossy().replace('\\', "/");
        assert!(name == "README.md" || readme.contains(&format!("`{name}`")), "assets/README.md does not name `{name}`");
    }
}

fn files(folder: &Path) -> BTreeSet<std::path::PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { BTreeSet::from([path]) }).collect()
}

#[test]
fn nothing_else_lies_at_the_top() {
    let git = Command::new("git").args(["ls-files", "-z"]).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let Some(listed) = git.ok().filter(|git| git.status.success()) else { return };
    let listed = String::from_utf8(listed.stdout).expect("UTF-8 names");
    for file in listed.split_terminator('\0') {
        let top = file.split('/').next().unwrap_or_default();
        let dotfile = top.starts_with('.') && top == file;
        assert!(dotfile || TOP_LEVEL.contains(&top), "{file} does not belong in the repository");
    }
}
