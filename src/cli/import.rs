//! `crossread import`: articles as they come in. Nothing is stored.

use super::args::Format;
use super::report::Report;
use super::{Console, json, read, terminal};
use std::io::{self, Write};
use std::path::PathBuf;

pub(super) fn run(paths: &[PathBuf], format: Format, console: &mut Console) -> io::Result<()> {
    let Some(stories) = read::stories(paths, console) else { return Ok(()) };
    let out = &mut console.out;
    for story in &stories {
        if format == Format::Json {
            serde_json::to_writer_pretty(&mut *out, &json::imported(story))?;
            writeln!(out)?;
        } else {
            terminal::write(&Report::of_import(story), out)?;
        }
    }
    Ok(())
}
