//! Mends a notebook's text: closes what is torn, tells doubled records apart, finds words again, and makes the rest fit together.

use super::raw::{self, Fields};
use super::salvage::{Cut, salvaged};
use super::string::quoted;
use super::{FormatError, Loaded, Warning, from_text, parse};
use crate::article::{Article, ArticleId};
use crate::notebook::{Annotation, Id, Mended, Notebook};
use crate::text::{Anchor, Resolved};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A notebook that was mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Repaired {
    /// It.
    pub notebook: Notebook,
    /// What was done, in that order; nothing, if the file needs no mending.
    pub done: Vec<Repair>,
    /// What cannot be mended, and stays as it is.
    pub left: Vec<Warning>,
}

/// Something that was done to mend a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Repair {
    /// Lines could not be read and are not in the new file.
    Cut(Cut),
    /// Bytes that are no text were replaced by `U+FFFD`.
    Bytes,
    /// A record stood there twice, word for word; it stands there once now.
    Once(&'static str, String),
    /// A record had the id of another of its list, and got this one.
    Renamed(&'static str, String, String),
    /// An annotation belongs to the second of two articles that had one id.
    Followed(Id, ArticleId),
    /// Reading it mended it.
    Read(Warning),
    /// The records were made to fit together.
    Notebook(Mended),
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cut(Cut { line, words }) => {
                write!(f, "left out what cannot be read, from line {line} of the old file: {words}")
            }
            Self::Bytes => f.write_str("bytes that are no text were replaced by the sign \u{fffd}"),
            Self::Once(list, id) => write!(f, "{id} of {list} stood there twice, word for word; it stands there once now"),
            Self::Renamed(list, id, new) => write!(f, "{id} of {list} was the id of two; the second one is called {new} now"),
            Self::Followed(id, article) => write!(f, "the words of {id} stand in {article}; it belongs to that one now"),
            Self::Read(warning @ Warning::TextChanged(_)) => write!(f, "{warning}; its fingerprint is made anew"),
            Self::Read(warning) => warning.fmt(f),
            Self::Notebook(mended) => mended.fmt(f),
        }
    }
}

/// Mends a notebook that was written by this version or an earlier one. Nothing is dropped but what [`Repair::Cut`] names.
///
/// # Errors
/// If nothing of it can be read, or a newer version wrote it.
pub fn repaired(text: &str) -> Result<Repaired, FormatError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut done = Vec::new();
    let whole = match from_text(text) {
        Ok(_) => text.to_owned(),
        Err(error @ (FormatError::Empty | FormatError::NoNotebook | FormatError::Newer { .. })) => return Err(error),
        Err(error) => rescued(text, &mut done).ok_or(error)?,
    };
    let whole = apart(&whole, &mut done)?;
    let Loaded { mut notebook, format, warnings, .. } = from_text(&whole)?;
    if format > super::FORMAT {
        return Err(FormatError::NewerOnly(format));
    }
    let (read, left): (Vec<_>, Vec<_>) = warnings.into_iter().partition(is_mended_by_reading);
    done.extend(read.into_iter().map(Repair::Read));
    follow(&mut notebook, &mut done);
    done.extend(notebook.repair().into_iter().map(Repair::Notebook));
    let left = left.into_iter().filter(|warning| matches!(warning, Warning::Unread(_)));
    let left = left.chain(notebook.faults().into_iter().map(Warning::Fault)).collect();
    Ok(Repaired { notebook, done, left })
}

/// What of a damaged text can be read, if anything.
fn rescued(text: &str, done: &mut Vec<Repair>) -> Option<String> {
    let salvaged = salvaged(text);
    done.extend(salvaged.cut.into_iter().map(Repair::Cut));
    let loaded = from_text(&salvaged.text).ok()?;
    let is_empty = loaded.notebook == Notebook::default();
    (!is_empty).then_some(salvaged.text)
}

fn is_mended_by_reading(warning: &Warning) -> bool {
    matches!(warning, Warning::TextChanged(_) | Warning::Blocks(_) | Warning::Outside(_) | Warning::Moved(_))
}

const LISTS: [&str; 8] = ["articles", "tags", "annotations", "links", "claims", "judgements", "corrections", "alternatives"];

/// `text` in which no two records of a list have one id.
fn apart(text: &str, done: &mut Vec<Repair>) -> Result<String, FormatError> {
    let fields = Fields::of(text).map_err(|error| FormatError::of(&error, text, super::Seal::Missing))?;
    let count = done.len();
    let mut parts = Vec::new();
    for (name, value) in fields.0 {
        let list = LISTS.into_iter().find(|list| *list == name);
        let rows = list.and_then(|list| Some(told_apart(list, &raw::elements(value).ok()?, done)));
        parts.push(match rows {
            Some(rows) => raw::field(name, &format!("[\n{}]", raw::rows(&rows))),
            None => raw::field(name, value),
        });
    }
    Ok(if done.len() == count { text.to_owned() } else { raw::joined(&parts) })
}

#[derive(Deserialize)]
struct Head {
    id: String,
}

/// Records of which no two have one id. Those that are the same word for word stand there once.
fn told_apart(list: &'static str, records: &[&str], done: &mut Vec<Repair>) -> Vec<String> {
    let ids: Vec<_> = records.iter().map(|record| parse::<Head>(record).map(|head| head.id).ok()).collect();
    let mut names = Names { taken: ids.iter().flatten().cloned().collect(), numbers: BTreeMap::new() };
    let (mut seen, mut rows) = (BTreeMap::<&str, BTreeSet<&str>>::new(), Vec::new());
    for (record, id) in records.iter().zip(&ids) {
        let twins = id.as_ref().map(|id| (id, seen.entry(id).or_default()));
        match twins {
            Some((id, twins)) if twins.contains(record) => done.push(Repair::Once(list, id.clone())),
            Some((id, twins)) if !twins.is_empty() => {
                let new = names.new_id(list, id);
                rows.push(called(record, &new));
                done.push(Repair::Renamed(list, id.clone(), new));
                twins.insert(record);
            }
            twins => {
                rows.push((*record).to_owned());
                if let Some((_, twins)) = twins {
                    twins.insert(record);
                }
            }
        }
    }
    rows
}

/// Gives ids that are not taken.
struct Names {
    taken: BTreeSet<String>,
    /// The last number that was put behind an id.
    numbers: BTreeMap<String, u64>,
}

impl Names {
    /// For an article the old one with a number, as its file's name would give; else a random one.
    fn new_id(&mut self, list: &str, id: &str) -> String {
        let number = self.numbers.entry(id.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let new = match list {
                "articles" => format!("{id}-{number}"),
                _ => Id::random_in(list).to_string(),
            };
            if self.taken.insert(new.clone()) {
                return new;
            }
        }
    }
}

/// `record` with another id.
fn called(record: &str, id: &str) -> String {
    let fields = Fields::of(record).map(|fields| fields.0).unwrap_or_default();
    let id = quoted(id);
    let renamed = fields.into_iter().map(|(name, value)| raw::field(name, if name == "id" { &id } else { value }));
    raw::joined(&renamed.collect::<Vec<_>>())
}

/// Gives annotations of an article that stood there twice to the second one, if their words stand only in that.
fn follow(notebook: &mut Notebook, done: &mut Vec<Repair>) {
    let mut seconds = BTreeMap::<ArticleId, Vec<&Article>>::new();
    for repair in done.iter() {
        if let Repair::Renamed("articles", old, new) = repair {
            let second = notebook.articles.iter().find(|article| *article.id.0 == **new);
            seconds.entry(ArticleId(old.as_str().into())).or_default().extend(second);
        }
    }
    let texts: BTreeMap<_, _> = notebook.articles.iter().map(|article| (&article.id, &*article.text)).collect();
    let stands = |annotation: &Annotation, text: &str| annotation.anchors.iter().all(|anchor| anchor.place(text).is_some());
    for annotation in notebook.annotations.values_mut() {
        let Some(seconds) = seconds.get(&annotation.article) else { continue };
        if texts.get(&annotation.article).is_some_and(|text| stands(annotation, text)) {
            continue;
        }
        let found = seconds.iter().find_map(|article| Some((article.id.clone(), found_in(&article.text, &annotation.anchors)?)));
        if let Some((article, anchors)) = found {
            (annotation.article, annotation.anchors) = (article.clone(), anchors);
            done.push(Repair::Followed(annotation.id.clone(), article));
        }
    }
}

/// The anchors at their words in `text`, if all of them stand there.
fn found_in(text: &str, anchors: &[Anchor]) -> Option<Vec<Anchor>> {
    let found = anchors.iter().map(|anchor| match anchor.resolve(text) {
        Resolved::Exact(range) | Resolved::Moved(range) => Some(Anchor { version: anchor.version, ..Anchor::new(text, range) }),
        Resolved::Ambiguous(_) | Resolved::Lost => None,
    });
    found.collect()
}

#[cfg(test)]
mod tests;
