//! `crossread check --repair`: mends a notebook into a new file.

use super::super::{Console, Exit};
use super::check::{contents, is_fault};
use super::{complain_of, exit_of};
use crate::store::{self, ENDING, Repair, Repaired};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes `new`, or a file beside the old one, which stays as it is. A file that needs no mending is not written again.
pub(super) fn run(path: &Path, new: Option<&Path>, console: &mut Console) -> io::Result<()> {
    let repaired = match store::repair(path) {
        Ok(repaired) => repaired,
        Err(error) => {
            complain_of(&error, console);
            return Ok(());
        }
    };
    let new = new.map_or_else(|| beside(path), Path::to_owned);
    if repaired.done.is_empty() {
        complain_of_rest(&repaired, path, console);
        return writeln!(console.out, "nothing to mend: {}", path.display());
    }
    match store::create(&new, &repaired.notebook) {
        Ok(_) => report(&repaired, &new, console),
        Err(error) => {
            console.complain(exit_of(&error), error);
            Ok(())
        }
    }
}

fn report(repaired: &Repaired, new: &Path, console: &mut Console) -> io::Result<()> {
    for repair in &repaired.done {
        writeln!(console.out, "{repair}")?;
    }
    writeln!(console.out, "written: {}: {}", new.display(), contents(&repaired.notebook))?;
    complain_of_rest(repaired, new, console);
    let cut = repaired.done.iter().filter(|repair| matches!(repair, Repair::Cut(_))).count();
    if cut > 0 {
        let what = if cut == 1 { "a piece" } else { "pieces" };
        console.complain(Exit::Refused, format_args!("{what} of the old file could not be read, see above: {}", new.display()));
    }
    Ok(())
}

/// Says what stays as it is.
fn complain_of_rest(repaired: &Repaired, path: &Path, console: &mut Console) {
    for left in &repaired.left {
        let exit = if is_fault(left) { Exit::Refused } else { Exit::Done };
        console.complain(exit, format_args!("not mended: {left}: {}", path.display()));
    }
}

/// `story.repaired.crossread.ron` for `story.crossread.ron`.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(ENDING).map(|stem| stem.trim_end_matches('.')).or_else(|| name.strip_suffix(".ron"));
    path.with_file_name(format!("{}.repaired.{ENDING}", stem.unwrap_or(&name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_file_stands_beside_the_old_one() {
        for (old, new) in [
            ("a/story.crossread.ron", "a/story.repaired.crossread.ron"),
            ("notes.ron", "notes.repaired.crossread.ron"),
            ("x.bak", "x.bak.repaired.crossread.ron"),
        ] {
            assert_eq!(beside(Path::new(old)), Path::new(new));
        }
    }
}
