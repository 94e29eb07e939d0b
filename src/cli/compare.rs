//! `crossread compare`: what is in one article, or what several share and where they differ.

use super::args::Format;
use super::json::Comparison;
use super::report::{self, Report};
use super::{Console, Exit, markdown, read, terminal};
use crate::analysis::analyze;
use std::io::{self, Write};
use std::path::PathBuf;

pub(super) fn run(paths: &[PathBuf], format: Format, console: &mut Console) -> io::Result<()> {
    let Some(articles) = read::articles(paths, console) else { return Ok(()) };
    let analysis = analyze(&articles);
    for warning in &analysis.warnings {
        console.complain(Exit::Done, report::warning(&articles, warning));
    }
    let out = &mut console.out;
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &Comparison::new(&articles, &analysis))?;
            writeln!(out)
        }
        Format::Text => terminal::write(&Report::new(&articles, &analysis), out),
        Format::Markdown => markdown::write(&Report::with_matrix(&articles, &analysis), out),
    }
}
