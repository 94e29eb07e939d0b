//! `crossread eval fit`: learns the weights of the score of links from public sets, and says how good they are on topics that the weights
//! have not seen.
//!
//! The sets lie in one folder, each as `SET/dev/…`: `ecbplus` (stories with gold links), `superpal_mn`, `claimdiff`, `stsb_news` and `mrpc`
//! (pairs of sentences). The weights go to standard output with the report behind them as
//! comments, the report also to standard error.

mod bench;
mod learn;
mod measure;

use super::{Console, Exit};
use bench::{Bench, BenchError};
use std::io::{self, Write};
use std::path::Path;

/// Fits on the sets in `folder`.
pub(super) fn run(folder: &Path, console: &mut Console) -> io::Result<()> {
    let bench = match Bench::read(folder) {
        Ok(bench) => bench,
        Err(error) => {
            let exit = if matches!(error, BenchError::Read(..)) { Exit::Failed } else { Exit::Refused };
            console.complain(exit, format_args!("{error}"));
            return Ok(());
        }
    };
    let learnt = learn::learn(&bench);
    // That the report cannot be shown is no reason to lose the weights.
    drop(write!(io::stderr(), "{}", learnt.report));
    console.out.write_all(learnt.model.write().as_bytes())?;
    learnt.report.lines().try_for_each(|line| writeln!(console.out, "{}", format!("# {line}").trim_end()))
}
