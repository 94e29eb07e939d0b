//! `crossread eval train`: learns the weights of the name tagger, for those who work on it.

use super::{Console, Exit};
use crate::analysis::tagger::{Training, train};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Trains on a corpus and gives the weights on standard output.
pub(super) fn run(corpus: &Path, console: &mut Console) -> io::Result<()> {
    let text = match fs::read_to_string(corpus) {
        Ok(text) => text,
        Err(error) => {
            console.complain(Exit::Failed, format_args!("the corpus cannot be read ({error}): {}", corpus.display()));
            return Ok(());
        }
    };
    let training = Training::default();
    let mut said = Ok(());
    let all = training.passes * usize::try_from(training.runs).unwrap_or(1);
    let mut progress = |pass| said = writeln!(io::stderr(), "pass {pass} of {all}");
    match train(&text, training, &mut progress) {
        Ok(weights) => console.out.write_all(&weights)?,
        Err(error) => console.complain(Exit::Refused, format_args!("{error}: {}", corpus.display())),
    }
    said
}
