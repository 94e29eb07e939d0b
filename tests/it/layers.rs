//! The rules of `src/ARCHITECTURE.md` on who may name what, checked on the source itself.
//!
//! Each file is cut into names and marks, its paths are written out in full (`use crate::{text, article::Article}` is two), and
//! each path is held against the rules. Tests inside a module are free: they are no part of the program.

mod paths;
mod rules;

use paths::module_of;
use rules::broken;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_module_keeps_to_its_rank_and_its_tools() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for file in rust_files(&src) {
        let source = fs::read_to_string(&file).expect("a source file");
        let name = file.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
        found.extend(broken(&name, &source));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_module_of_the_crate_has_a_rank() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    for module in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        assert!(rules::rank(module).is_some(), "give `{module}` a rank in tests/it/layers/rules.rs and in src/ARCHITECTURE.md");
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Each complaint about `source` as the file `name` must hold the words of `expected`, in order.
fn check(name: &str, source: &str, expected: &[&str]) {
    let found = broken(name, source);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (complaint, words) in found.iter().zip(expected) {
        assert!(complaint.contains(words), "{complaint:?} does not say {words:?}");
    }
}

#[test]
fn lower_ranks_may_be_named() {
    check("session.rs", "use crate::article::Article; fn f() { crate::text::slice() }", &[]);
    check("analysis/links.rs", "use super::Figure; use crate::analysis::lexicon; use super::super::text;", &[]);
    check("main.rs", "use crossread::{cli, ui}; fn f() { eframe::run() }", &[]);
}

#[test]
fn higher_and_equal_ranks_may_not() {
    check("text/mod.rs", "use crate::article::Article;", &["`text` (0) names `article` (1)"]);
    check("import/mod.rs", "fn f() { crate::analysis::analyze() }", &["`import` (2) names `analysis` (2)"]);
    check("cli/mod.rs", "use crate::ui;", &["`cli` (7) names `ui` (7)"]);
    check("text/mod.rs", "use crate::nothing::Known;", &["`nothing` has no rank"]);
}

#[test]
fn groups_and_steps_up_are_followed() {
    check("article.rs", "use crate::{text::{slice, TextRange}, marks::Segment, session};", &["`marks`", "`session`"]);
    check("analysis/links.rs", "use super::super::session::Session;", &["`session`"]);
    check("analysis/lexicon/table.rs", "use super::{super::super::{ui, text}, rows};", &["`ui`"]);
    check("analysis/mod.rs", "mod inner { fn f() { super::super::marks::all() } }", &["`marks`"]);
    check("analysis/mod.rs", "macro_rules! m { () => { $crate::session::x() } }", &["`session`"]);
}

#[test]
fn words_in_comments_strings_and_tests_do_not_count() {
    check("text/mod.rs", "// crate::ui\n/* crate::ui /* nested */ */ const S: &str = \"crate::ui\"; const C: char = '\"';", &[]);
    check("text/mod.rs", "const S: &str = r#\"a \" crate::ui\"#; fn f<'a>(c: &'a str) -> char { '\\'' }", &[]);
    check("text/mod.rs", "#[cfg(test)]\nmod tests { use crate::import::read; mod b {} }", &[]);
    check("text/mod.rs", "#[cfg(test)]\nuse crate::import::read; use crate::ui;", &["`ui`"]);
    check("text/tests.rs", "use crate::import::read;", &[]);
}

#[test]
fn each_tool_has_its_one_place() {
    check("marks.rs", "use egui::Color32;", &["`egui`"]);
    check("session.rs", "use std::{fs, io}; fn f() { std::thread::sleep(d) }", &["`std::fs`", "`std::thread`"]);
    check("import/mod.rs", "use std::fs::File;", &[]);
    check("ui/mod.rs", "fn f() { std::thread::Builder::new(); std::fs::read(p); }", &["`std::fs`", "`std::thread`"]);
    check("worker.rs", "use std::thread;", &[]);
}

#[test]
fn colours_are_made_in_one_place() {
    check(
        "ui/reader.rs",
        "let c = Color32::from_rgb(1, 2, 3); let d = egui::Color32::RED;",
        &["Color32::from_rgb", "Color32::RED"],
    );
    check("ui/reader.rs", "let c: Color32 = theme.ink; let none = Color32::TRANSPARENT;", &[]);
    check("ui/reader.rs", "let c = egui::hex_color!(\"#ff0000\");", &["hex_color"]);
    check("ui/theme.rs", "let c = Color32::from_rgb(1, 2, 3);", &[]);
}

#[test]
fn a_file_knows_its_module() {
    assert_eq!(module_of("analysis/lexicon/mod.rs"), ["analysis", "lexicon"]);
    assert_eq!(module_of("analysis/lexicon/table.rs"), ["analysis", "lexicon", "table"]);
    assert_eq!(module_of("article.rs"), ["article"]);
    assert!(module_of("lib.rs").is_empty());
}
