//! `crossread eval anchors`: marked words of old texts, looked for in newer ones, for measuring how well that goes.
//!
//! The texts lie beside the list: `docs/NAME.before.txt` and `docs/NAME.after.txt`. A line that cannot be used is named and passed over.

use super::eval::each_line;
use super::{Console, Exit};
use crate::text::{Anchor, Carrier, CharIndex, CharMap, CharRange};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// Marked words of an old text. Other fields of its line are not read.
#[derive(Deserialize)]
struct Case {
    /// Any JSON value; comes back as it is.
    id: Value,
    /// The name of the two texts.
    doc: String,
    /// Unicode scalar values of the old text.
    start: usize,
    end: usize,
}

/// What became of them.
#[derive(Serialize)]
struct Found<'a> {
    id: &'a Value,
    status: &'static str,
    /// Unicode scalar values of the new text; none if the words are lost, or may be at several places.
    start: Option<usize>,
    end: Option<usize>,
}

/// The two texts of a name.
struct Texts {
    old: String,
    new: String,
}

/// The way from one to the other, and how characters are counted in both.
struct Way<'a> {
    carrier: Carrier<'a>,
    old: &'a str,
    old_chars: CharMap,
    new_chars: CharMap,
}

/// One line out for each good line in, in order; the texts of one name are compared once.
pub(super) fn run(list: &Path, console: &mut Console) -> io::Result<()> {
    let cases = cases(list, console)?;
    let texts = texts(list, &cases, console);
    let ways: BTreeMap<_, _> = texts.iter().map(|(name, texts)| (*name, Way::new(texts))).collect();
    for (case, way) in cases.iter().filter_map(|case| Some((case, ways.get(case.doc.as_str())?))) {
        match way.find(case) {
            Some(found) => {
                serde_json::to_writer(&mut console.out, &found)?;
                writeln!(console.out)?;
            }
            None => console.complain(Exit::Refused, format_args!("start and end lie not in the old text: {}", case.id)),
        }
    }
    Ok(())
}

fn cases(list: &Path, console: &mut Console) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    each_line(list, console, |number, line, console| {
        match serde_json::from_str(line) {
            _ if line.trim().is_empty() => {}
            Ok(case) => cases.push(case),
            Err(error) => {
                let error = error.to_string();
                let reason = error.split(" at line ").next().unwrap_or_default();
                console.complain(Exit::Refused, format_args!("line {number} is no anchor, {reason}: {}", list.display()));
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(cases)
}

/// The texts of every name that can be read; the others are named once.
fn texts<'a>(list: &Path, cases: &'a [Case], console: &mut Console) -> BTreeMap<&'a str, Texts> {
    let mut names: Vec<_> = cases.iter().map(|case| case.doc.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().filter_map(|name| Some((name, read(list, name, console)?))).collect()
}

fn read(list: &Path, name: &str, console: &mut Console) -> Option<Texts> {
    let mut text = |kind: &str| {
        let path = list.with_file_name("docs").join(format!("{name}.{kind}.txt"));
        let read = fs::read_to_string(&path);
        read.map_err(|error| console.complain(Exit::Failed, format_args!("a text cannot be read ({error}): {}", path.display())))
            .ok()
    };
    Some(Texts { old: text("before")?, new: text("after")? })
}

impl<'a> Way<'a> {
    fn new(Texts { old, new }: &'a Texts) -> Self {
        Self { carrier: Carrier::new(old, new), old, old_chars: CharMap::new(old), new_chars: CharMap::new(new) }
    }

    /// None if the case's range is no range of the old text.
    fn find<'c>(&self, case: &'c Case) -> Option<Found<'c>> {
        if case.start >= case.end || case.end > self.old_chars.len() {
            return None;
        }
        let range = self.old_chars.bytes(CharRange { start: CharIndex(case.start), end: CharIndex(case.end) });
        let carried = self.carrier.carry(&Anchor::new(self.old, range));
        let place = carried.place().map(|place| self.new_chars.chars(place));
        let (start, end) = (place.map(|place| place.start.0), place.map(|place| place.end.0));
        Some(Found { id: &case.id, status: carried.name(), start, end })
    }
}
