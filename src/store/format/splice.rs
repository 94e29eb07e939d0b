//! Puts what is kept word for word back into the text of a notebook, where it stood.
//!
//! Works on the lines that this version has just written, one record a line; costs nothing where nothing is kept.

use super::FormatError;
use super::raw::{self, Fields};
use super::string::quoted;
use crate::notebook::{Id, Kept, Piece};
use std::collections::BTreeMap;

/// `text` with `kept` in it. Fields of records that are not there any more are left out.
///
/// # Errors
/// If the result does not hold all of it. Not known to happen.
pub(super) fn spliced(text: &str, kept: &Kept) -> Result<String, FormatError> {
    let mut parts = parts(text);
    let settings = kept.fields.contains_key(&(SETTINGS.to_owned(), Id::default())).then_some(SETTINGS);
    for name in kept.records.keys().map(String::as_str).chain(settings) {
        open(&mut parts, name);
    }
    for part in &mut parts {
        part.put_fields(kept)?;
        part.put_records(kept);
    }
    let parts = with_pieces(parts, &kept.parts);
    let text: String = parts.iter().map(Part::text).collect();
    let text = format!("(\n{text})\n");
    check(&text, &parts)?;
    Ok(text)
}

/// A field of the file.
struct Part {
    name: String,
    body: Body,
}

enum Body {
    /// Word for word; with its name, where it was kept.
    Value(String),
    /// A list, or a struct if it is not: its elements, without commas.
    Rows(bool, Vec<String>),
}

/// The fields of a file as `ron` writes them.
fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines() {
        let row = line.strip_prefix("  ").map(without_comma);
        match (row, parts.last_mut()) {
            (Some(row), Some(Part { body: Body::Rows(_, rows), .. })) => rows.push(row.to_owned()),
            _ => parts.extend(line.trim_start().split_once(": ").map(|(name, value)| part(name, without_comma(value)))),
        }
    }
    parts
}

fn without_comma(text: &str) -> &str {
    text.strip_suffix(',').unwrap_or(text)
}

fn part(name: &str, value: &str) -> Part {
    let body = match value {
        "[" | "[]" => Body::Rows(true, Vec::new()),
        "(" | "()" => Body::Rows(false, Vec::new()),
        _ => Body::Value(value.to_owned()),
    };
    Part { name: name.to_owned(), body }
}

/// Makes an empty list, or the settings, where the file has none because there is nothing in it.
fn open(parts: &mut Vec<Part>, name: &str) {
    if parts.iter().any(|part| part.name == name) {
        return;
    }
    let is_list = name != SETTINGS;
    // The settings stand behind the format, a list behind the others.
    let at = if is_list { parts.len() } else { 1.min(parts.len()) };
    parts.insert(at, Part { name: name.to_owned(), body: Body::Rows(is_list, Vec::new()) });
}

const SETTINGS: &str = "settings";

impl Part {
    fn put_fields(&mut self, kept: &Kept) -> Result<(), FormatError> {
        let Body::Rows(is_list, rows) = &mut self.body else { return Ok(()) };
        if !*is_list {
            let Some(pieces) = kept.fields.get(&(self.name.clone(), Id::default())) else { return Ok(()) };
            let named: Vec<_> = std::mem::take(rows).into_iter().map(|row| (first_word(&row).to_owned(), row)).collect();
            *rows = placed(named, pieces, true);
            return Ok(());
        }
        let of_list = kept.fields.iter().filter(|((list, _), _)| *list == self.name);
        let mut pieces: BTreeMap<_, _> = of_list.map(|((_, id), pieces)| (quoted(&id.0), pieces)).collect();
        for row in rows {
            if let Some(pieces) = id_of(row).and_then(|id| pieces.remove(id)) {
                *row = extended(row, pieces)?;
            }
        }
        Ok(())
    }

    fn put_records(&mut self, kept: &Kept) {
        let Body::Rows(true, rows) = &mut self.body else { return };
        let Some(pieces) = kept.records.get(&self.name) else { return };
        let named: Vec<_> =
            std::mem::take(rows).into_iter().map(|row| (id_of(&row).unwrap_or_default().to_owned(), row)).collect();
        let quote = |piece: &Piece| match piece.after.as_str() {
            "" => piece.clone(),
            id => Piece { after: quoted(id), ..piece.clone() },
        };
        *rows = placed(named, &pieces.iter().map(quote).collect::<Vec<_>>(), true);
    }

    fn text(&self) -> String {
        let Self { name, body } = self;
        match body {
            Body::Value(value) if name.is_empty() => format!(" {value},\n"),
            Body::Value(value) => format!(" {name}: {value},\n"),
            Body::Rows(is_list, rows) => {
                let (open, close) = if *is_list { ('[', ']') } else { ('(', ')') };
                if rows.is_empty() {
                    return format!(" {name}: {open}{close},\n");
                }
                let rows = raw::rows(rows);
                format!(" {name}: {open}\n{rows} {close},\n")
            }
        }
    }
}

/// The id of the record that a row is, with its quotes.
fn id_of(row: &str) -> Option<&str> {
    let id = row.strip_prefix("(id: ")?;
    // The first quote opens.
    let mut is_escaped = true;
    let mut chars = id.char_indices();
    let end = chars.find(|&(_, c)| {
        let is_end = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_end
    });
    id.get(..=end?.0)
}

fn first_word(row: &str) -> &str {
    row.split(':').next().unwrap_or_default()
}

/// A record with more fields.
fn extended(row: &str, pieces: &[Piece]) -> Result<String, FormatError> {
    let fields = Fields::of(row).map_err(|error| FormatError::Unwritable(error.to_string()))?;
    let named = fields.0.into_iter().map(|(name, value)| (name.to_owned(), raw::field(name, value))).collect();
    let all = placed(named, pieces, false);
    let row = raw::joined(&all);
    let written = Fields::of(&row).map_err(|error| FormatError::Unwritable(error.to_string()))?;
    if written.0.len() == all.len() { Ok(row) } else { Err(lost()) }
}

/// The rows, each with its name, and each piece behind the row it stood behind; those that stood behind none first or, as those whose row is
/// not there any more, last.
fn placed(rows: Vec<(String, String)>, pieces: &[Piece], first: bool) -> Vec<String> {
    let mut behind: BTreeMap<&str, Vec<&Piece>> = BTreeMap::new();
    for piece in pieces {
        behind.entry(&piece.after).or_default().push(piece);
    }
    let mut all = Vec::with_capacity(rows.len() + pieces.len());
    let mut take = |name: &str, all: &mut Vec<String>| {
        all.extend(behind.remove(name).unwrap_or_default().iter().map(|piece| piece.text.clone()));
    };
    if first {
        take("", &mut all);
    }
    for (name, row) in rows {
        all.push(row);
        take(&name, &mut all);
    }
    all.extend(pieces.iter().filter(|piece| behind.contains_key(piece.after.as_str())).map(|piece| piece.text.clone()));
    all
}

/// The parts with those that are kept as a whole.
fn with_pieces(parts: Vec<Part>, pieces: &[Piece]) -> Vec<Part> {
    let (mut all, mut rest) = (Vec::new(), pieces.to_vec());
    let whole = |piece: Piece| Part { name: String::new(), body: Body::Value(piece.text) };
    for part in parts {
        let (here, others) = rest.into_iter().partition(|piece| piece.after == part.name);
        rest = others;
        all.push(part);
        all.extend(Vec::into_iter(here).map(whole));
    }
    all.extend(rest.into_iter().map(whole));
    all
}

/// Whether `text` holds those parts and rows, each as it is.
fn check(text: &str, parts: &[Part]) -> Result<(), FormatError> {
    let error = |error: ron::error::SpannedError| FormatError::Unwritable(error.to_string());
    let found = Fields::of(text).map_err(error)?.0;
    let is_there = |part: &Part, (name, value): (&str, &str)| match &part.body {
        Body::Value(text) if part.name.is_empty() => Ok(*text == raw::field(name, value)),
        Body::Value(text) => Ok(part.name == name && text == value),
        Body::Rows(true, rows) => raw::elements(value).map(|found| part.name == name && found == *rows),
        Body::Rows(false, rows) => Fields::of(value).map(|found| part.name == name && found.0.len() == rows.len()),
    };
    for (part, found) in parts.iter().zip(&found) {
        if !is_there(part, *found).map_err(error)? {
            return Err(lost());
        }
    }
    if found.len() == parts.len() { Ok(()) } else { Err(lost()) }
}

fn lost() -> FormatError {
    FormatError::Unwritable("what is kept unread would not all be there".to_owned())
}
