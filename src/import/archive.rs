//! A ZIP file as a table of named parts, each unpacked when it is asked for and never past the caps. Names are only compared: nothing
//! is written, and no path is made of them.

use super::{Cap, Problem};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most parts.
const MAX_PARTS: usize = 4096;
/// Most bytes that all parts together are unpacked to.
const MAX_UNPACKED: u64 = 64 << 20;
/// How many times its packed size a part may be unpacked to, if it is larger than [`SMALL`].
const MAX_RATIO: u64 = 200;
const SMALL: u64 = 1 << 20;

/// The parts of an archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        // Counted before the directory is read, which takes many times its size.
        if count(bytes, *b"PK\x01\x02") > MAX_PARTS {
            return Err(Problem::Cap(Cap::Parts));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        Ok(Self { zip, left: MAX_UNPACKED })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The bytes of the part called `name`; none if there is none.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        if !self.has(name) {
            return Ok(None);
        }
        let part = self.zip.by_name(name).map_err(|error| damaged(&error))?;
        let by_ratio = part.compressed_size().saturating_mul(MAX_RATIO).max(SMALL);
        let limit = by_ratio.min(self.left);
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        if bytes.len() as u64 > limit {
            return Err(Problem::Cap(if limit == by_ratio { Cap::Ratio } else { Cap::Unpacked }));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// How often `mark` stands in `bytes`.
fn count(bytes: &[u8], mark: [u8; 4]) -> usize {
    bytes.windows(mark.len()).filter(|window| **window == mark).count()
}

fn damaged(error: &dyn std::error::Error) -> Problem {
    Problem::Damaged(error.to_string())
}

/// The name of the part at `place`, which is written as seen from the part `from`.
pub(super) fn resolved(from: &str, place: &str) -> String {
    let place = place.split(['#', '?']).next().unwrap_or_default();
    let mut steps: Vec<&str> = if place.starts_with('/') { Vec::new() } else { from.split('/').collect() };
    steps.pop();
    let decoded = unescaped(place);
    for step in decoded.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// `place` with `%20` and the like as the bytes they stand for.
fn unescaped(place: &str) -> String {
    let mut bytes = Vec::with_capacity(place.len());
    let mut rest = place.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let code =
            behind.get(..2).and_then(|code| std::str::from_utf8(code).ok()).and_then(|code| u8::from_str_radix(code, 16).ok());
        let code = code.filter(|_| byte == b'%');
        bytes.push(code.unwrap_or(byte));
        rest = behind.get(if code.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_seen_from_the_part_that_names_them() {
        for (from, place, name) in [
            ("OEBPS/content.opf", "text/a%20b.xhtml#top", "OEBPS/text/a b.xhtml"),
            ("content.opf", "a.xhtml", "a.xhtml"),
            ("a/b/c.opf", "../d.html", "a/d.html"),
            ("c.opf", "../../etc/passwd", "etc/passwd"),
            ("c.opf", "100%.html", "100%.html"),
            ("a/b.xml", "/word/c.xml", "word/c.xml"),
        ] {
            assert_eq!(resolved(from, place), name);
        }
    }
}
