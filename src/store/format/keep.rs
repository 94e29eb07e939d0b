//! Reads a file in which not everything is understood: what is not is kept word for word, with a note on it.
//!
//! The slow way, taken only when the typed one fails. A newer version may have written what is not understood, or a person may have mistyped it.

use super::raw::{self, Fields, Split};
use super::unread::{Unread, Why};
use super::{Place, parse, v1};
use crate::notebook::{Id, Kept, Piece};
use ron::error::SpannedError;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// A file as far as it is understood.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// What is understood. No two records of a list have one id.
    pub(super) file: v1::File<'static>,
    /// The rest.
    pub(super) kept: Kept,
    /// What the reader should know of the rest.
    pub(super) unread: Vec<Unread>,
}

/// Why nothing can be read in this way.
#[derive(Debug)]
pub(super) enum Failed {
    /// The text is no RON.
    Syntax(SpannedError),
    /// It is, but a part that every file has is of another kind there.
    Part(Place),
}

/// Sorts the records of `text` into those that are understood and others.
pub(super) fn sorted(text: &str) -> Result<Sorted, Failed> {
    let fields = Fields::of(text).map_err(Failed::Syntax)?;
    let lines = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut keeper = Keeper { text, lines, sorted: Sorted::default() };
    keeper.read(&fields.0).map_err(Failed::Part)?;
    Ok(keeper.sorted)
}

struct Keeper<'a> {
    text: &'a str,
    /// The byte of each line end.
    lines: Vec<usize>,
    sorted: Sorted,
}

/// What every record has.
#[derive(Deserialize)]
struct Head {
    id: String,
}

impl<'a> Keeper<'a> {
    fn read(&mut self, fields: &[(&'a str, &'a str)]) -> Result<(), Place> {
        let (mut seen, mut last) = (BTreeSet::new(), "");
        for &(name, value) in fields {
            if !seen.insert(name) {
                return Err(self.place(value, format!("the field `{name}` stands here a second time"), 1, 1));
            }
            let is_known = self.part(name, value)?;
            if is_known {
                last = name;
            } else {
                self.note("", Why::Part(name.to_owned()), value);
                self.sorted.kept.parts.push(piece(raw::field(name, value), last));
            }
        }
        Ok(())
    }

    /// Takes over a part of the file. Gives whether it is one that is known.
    fn part(&mut self, name: &str, value: &'a str) -> Result<bool, Place> {
        match name {
            "format" => self.sorted.file.format = self.parsed(value)?,
            "settings" => self.sorted.file.settings = self.settings(value)?,
            "articles" => self.sorted.file.articles = self.list(name, value)?,
            "tags" => self.sorted.file.tags = self.list(name, value)?,
            "annotations" => self.sorted.file.annotations = self.list(name, value)?,
            "links" => self.sorted.file.links = self.list(name, value)?,
            "claims" => self.sorted.file.claims = self.list(name, value)?,
            "judgements" => self.sorted.file.judgements = self.list(name, value)?,
            "corrections" => self.sorted.file.corrections = self.list(name, value)?,
            "alternatives" => self.sorted.file.alternatives = self.list(name, value)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn settings(&mut self, value: &'a str) -> Result<v1::Settings<'static>, Place> {
        match raw::split(value) {
            Some(Split { known: Ok(settings), others }) => {
                self.keep_fields("settings", "", others);
                Ok(settings)
            }
            _ => self.parsed(value),
        }
    }

    fn list<T: DeserializeOwned>(&mut self, list: &str, value: &'a str) -> Result<Vec<T>, Place> {
        let elements = raw::elements(value).map_err(|error| self.place_of(value, &error))?;
        let (mut records, mut known, mut before) = (Vec::new(), BTreeSet::new(), String::new());
        for element in elements {
            match self.record(list, element, &known) {
                Ok((id, record)) => {
                    records.push(record);
                    known.insert(id.clone());
                    before = id;
                }
                Err(why) => {
                    self.note(list, why, element);
                    let kept = self.sorted.kept.records.entry(list.to_owned()).or_default();
                    kept.push(piece(element.to_owned(), &before));
                }
            }
        }
        Ok(records)
    }

    /// A record and its id, if it is understood and none of `seen` has its id. What of its fields is not known is kept.
    fn record<T: DeserializeOwned>(&mut self, list: &str, text: &'a str, seen: &BTreeSet<String>) -> Result<(String, T), Why> {
        let reason = |error: SpannedError| Why::Record(error.code.to_string());
        let Head { id } = parse(text).map_err(reason)?;
        if seen.contains(&id) {
            return Err(Why::Twice(id));
        }
        let error = match parse(text) {
            Ok(record) => return Ok((id, record)),
            Err(error) => error,
        };
        match raw::split(text) {
            Some(Split { known: Ok(record), others }) => {
                self.keep_fields(list, &id, others);
                Ok((id, record))
            }
            Some(Split { known: Err(error), others }) if !others.is_empty() => Err(reason(error)),
            _ => Err(reason(error)),
        }
    }

    /// Keeps fields of one record: name, value, and the name of the known field before them.
    fn keep_fields(&mut self, list: &str, id: &str, others: Vec<(&'a str, &'a str, &'a str)>) {
        for &(name, value, _) in &others {
            self.note(list, Why::Field(name.to_owned()), value);
        }
        let pieces: Vec<_> = others.into_iter().map(|(name, value, after)| piece(raw::field(name, value), after)).collect();
        if !pieces.is_empty() {
            self.sorted.kept.fields.insert((list.to_owned(), Id::from(id)), pieces);
        }
    }

    fn note(&mut self, list: &str, why: Why, text: &'a str) {
        let line = self.line(self.offset(text));
        Unread::add(&mut self.sorted.unread, list, why, line);
    }

    fn parsed<T: DeserializeOwned>(&self, value: &'a str) -> Result<T, Place> {
        parse(value).map_err(|error| self.place_of(value, &error))
    }

    /// Where in the file `error` is, which reading `part` gave.
    fn place_of(&self, part: &'a str, error: &SpannedError) -> Place {
        let at = error.span.end;
        self.place(part, error.code.to_string(), at.line, at.col)
    }

    /// Line and column of `part`, both from 1, as a place of the file.
    fn place(&self, part: &'a str, reason: String, line: usize, column: usize) -> Place {
        let start = self.offset(part);
        let first = self.line(start);
        let line_start = first.checked_sub(2).and_then(|n| self.lines.get(n)).map_or(0, |at| at + 1);
        let before = self.text.get(line_start..start).map_or(0, |words| words.chars().count());
        let column = if line == 1 { before + column } else { column };
        Place::at(self.text, first + line - 1, column, reason)
    }

    /// The line of a byte of the file, from 1.
    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|end| *end < at) + 1
    }

    /// Where `part`, a piece of the file, starts.
    fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len())
    }
}

/// Line ends are written as the rest of the file has them.
fn piece(text: String, after: &str) -> Piece {
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
    Piece { text, after: after.to_owned() }
}
