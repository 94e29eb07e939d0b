//! `crossread eval train`: learns the weights of the name tagger, for those who work on it.

use super::args::is_standard_input;
use super::{Console, Exit};
use crate::analysis::tagger::{Training, train};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Trains on a corpus and gives the weights on standard output.
pub(super) fn run(corpus: &Path, console: &mut Console) -> io::Result<()> {
    let text = match read(corpus) {
        Ok(text) => text,
        Err(error) => {
            console.complain(Exit::Failed, format_args!("the corpus cannot be read ({error}): {}", corpus.display()));
            return Ok(());
        }
    };
    let training = Training::default();
    let all = training.passes * usize::try_from(training.runs).unwrap_or(1);
    // That progress cannot be shown is no reason to stop.
    let mut progress = |pass| drop(writeln!(io::stderr(), "pass {pass} of {all}"));
    match train(&text, training, &mut progress) {
        Ok(weights) => console.out.write_all(&weights)?,
        Err(error) => console.complain(Exit::Refused, format_args!("{error}: {}", corpus.display())),
    }
    Ok(())
}

fn read(corpus: &Path) -> io::Result<String> {
    if is_standard_input(corpus) { io::read_to_string(io::stdin()) } else { fs::read_to_string(corpus) }
}
