//! Copies that programs for synchronising folders leave beside a notebook when two devices changed it.

use super::{ENDING, disk};
use std::fs;
use std::path::{Path, PathBuf};

/// The copies of the notebook `path` that lie beside it, sorted; none if its folder cannot be read.
pub fn copies_of(path: &Path) -> Vec<PathBuf> {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return Vec::new() };
    let entries = fs::read_dir(disk::folder_of(path)).into_iter().flatten().flatten();
    let copies = entries.filter(|entry| entry.file_name().to_str().is_some_and(|other| is_copy(other, name)));
    let mut copies: Vec<_> = copies.map(|entry| path.with_file_name(entry.file_name())).filter(|copy| copy.is_file()).collect();
    copies.sort();
    copies
}

/// Whether a file called `name` is a copy of one called `of`, as Syncthing, Dropbox, Nextcloud, ownCloud, `OpenCloud` or Seafile name them in
/// English. They put their mark before the last ending, or before `.crossread.ron`; one that stands behind a number only ("N (1).ron"), as
/// browsers name downloads too, is none.
fn is_copy(name: &str, of: &str) -> bool {
    let whole = of.strip_suffix(ENDING).and_then(|stem| stem.strip_suffix('.')).map(|stem| (stem, of.get(stem.len()..)));
    let last = of.rsplit_once('.').map(|(stem, _)| (stem, of.get(stem.len()..)));
    whole.into_iter().chain(last).any(|(stem, ending)| {
        let mark = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending?));
        mark.is_some_and(|mark| !mark.is_empty() && is_marks(mark))
    })
}

/// Whether `marks` is one mark or more: a copy of a copy has two.
fn is_marks(marks: &str) -> bool {
    let mut rest = marks;
    while !rest.is_empty() {
        match behind_mark(rest) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// What stands behind the mark that `text` starts with.
fn behind_mark(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix(".sync-conflict-") {
        return behind(rest, "00000000-000000").map(|rest| behind(rest, "-AAAAAAA").unwrap_or(rest));
    }
    if let Some(rest) = text.strip_prefix("_conflict-") {
        return behind(rest, "00000000-000000");
    }
    let (inner, rest) = text.strip_prefix(" (")?.split_once(')')?;
    let dated = |at: &str, date: &str| inner.split_once(at).is_some_and(|(_, date_there)| behind(date_there, date).is_some());
    let is_mark = dated("conflicted copy ", "0000-00-00")
        || inner.starts_with("SFConflict ")
            && inner.rsplit(' ').next().is_some_and(|date| behind(date, "0000-00-00-00-00-00").is_some());
    is_mark.then_some(rest)
}

/// What stands behind a piece in the form of `form`, where `0` is a digit and `A` a capital letter or a digit.
fn behind<'a>(text: &'a str, form: &str) -> Option<&'a str> {
    let fits = |(sign, form): (char, char)| match form {
        '0' => sign.is_ascii_digit(),
        'A' => sign.is_ascii_uppercase() || sign.is_ascii_digit(),
        _ => sign == form,
    };
    let (piece, rest) = text.split_at_checked(form.len())?;
    piece.chars().zip(form.chars()).all(fits).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_copies_are_known() {
        for name in [
            "ferry.crossread.sync-conflict-20261122-101500-ABCDEF7.ron",
            "ferry.sync-conflict-20261122-101500-ABCDEF7.crossread.ron",
            "ferry.sync-conflict-20150810-101500.crossread.ron",
            "ferry.crossread.sync-conflict-20261122-101500-ABCDEF7.sync-conflict-20261123-101500-ABCDEF7.ron",
            "ferry.crossread (Zoë's conflicted copy 2026-11-22).ron",
            "ferry (Zoë's conflicted copy 2026-11-22).crossread.ron",
            "ferry.crossread (Zoë’s laptop's conflicted copy 2026-11-22 1).ron",
            "ferry (conflicted copy 2026-11-22 101500).crossread.ron",
            "ferry.crossread (conflicted copy 2026-11-22 101500).ron",
            "ferry.crossread_conflict-20261122-101500.ron",
            "ferry.crossread (SFConflict zoe@example.org 2026-11-22-10-15-00).ron",
            "ferry.crossread (SFConflict 2026-11-22-10-15-00).ron",
        ] {
            assert!(is_copy(name, "ferry.crossread.ron"), "{name}");
        }
        assert!(is_copy("a.sync-conflict-20261122-101500-ABCDEF7.ron", "a.ron"));
    }

    #[test]
    fn other_names_are_none() {
        for name in [
            "ferry.crossread.ron",
            "ferry2.crossread.ron",
            "ferry (1).crossread.ron",
            "ferry.crossread (1).ron",
            "ferry (copy).crossread.ron",
            "ferry (conflicted copy).crossread.ron",
            "ferry (conflicted copy 2026-11-22 101500) notes.crossread.ron",
            "other (conflicted copy 2026-11-22 101500).crossread.ron",
            "ferry.crossread.sync-conflict-20261122-1015.ron",
            "ferry.crossread.sync-conflict-20261122-101500-ABCDEF7.ron.bak",
            "ferry.sync-conflict-éééééééé-101500.crossread.ron",
            ".ferry.crossread.ron.tmp",
        ] {
            assert!(!is_copy(name, "ferry.crossread.ron"), "{name}");
        }
        assert!(!is_copy("a", "a") && !is_copy("", ""));
    }

    #[test]
    fn copies_are_looked_for_beside_the_notebook() {
        let folder = tempfile::tempdir().expect("a folder");
        let make = |name: &str| fs::File::create_new(folder.path().join(name)).map(drop).expect("made");
        let copy = "n (Zoë's conflicted copy 2026-11-22).crossread.ron";
        ["n.crossread.ron", copy, "n (1).crossread.ron"].into_iter().for_each(make);
        fs::create_dir(folder.path().join("n.crossread (conflicted copy 2026-11-22 101500).ron")).expect("made");
        assert_eq!(copies_of(&folder.path().join("n.crossread.ron")), [folder.path().join(copy)]);
        assert!(copies_of(&folder.path().join("gone/n.crossread.ron")).is_empty());
    }
}
