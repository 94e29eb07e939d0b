//! `crossread import`: an article as it comes in. Nothing is stored.

use super::args::Format;
use super::report::Report;
use super::{Console, json, read, terminal};
use std::io::{self, Write};
use std::path::Path;

pub(super) fn run(path: &Path, format: Format, console: &mut Console) -> io::Result<()> {
    let Some(articles) = read::all(&[path.to_owned()], "", console) else { return Ok(()) };
    let out = &mut console.out;
    for article in &articles {
        if format == Format::Json {
            serde_json::to_writer_pretty(&mut *out, &json::article(article))?;
            writeln!(out)?;
        } else {
            terminal::write(&Report::of_import(article), out)?;
        }
    }
    Ok(())
}
