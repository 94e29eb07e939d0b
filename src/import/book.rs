//! EPUB: the chapters of an e-book, in reading order, as one article.

use super::archive::Archive;
use super::flow::Flow;
use super::xml::{self, Piece};
use super::{Cap, GoOn, MAX_CHARS, Problem, decode, goes_on, known, web};
use crate::article::{Article, Details};
use std::collections::BTreeMap;

/// The part that names the package.
pub(super) const CONTAINER: &str = "META-INF/container.xml";

/// Most bytes of all chapters together. As much text as is taken has a tenth of it.
const MAX_CHAPTERS: usize = 16 << 20;

/// The article in a book.
pub(super) fn article(id: &str, archive: &mut Archive, go_on: GoOn) -> Result<Article, Problem> {
    let place = root(&part(archive, CONTAINER)?)?;
    let package = Package::read(&part(archive, &place)?)?;
    let mut flow = Flow::default();
    let mut left = MAX_CHAPTERS;
    for chapter in package.chapters() {
        goes_on(go_on)?;
        let Some(bytes) = archive.read(&resolved(&place, chapter))? else { continue };
        left = left.checked_sub(bytes.len()).ok_or(Problem::Cap(Cap::Chapters))?;
        web::whole(&decode::text(&bytes, None)?.text, &mut flow, go_on);
        // What follows cannot be taken any more.
        if flow.chars() > MAX_CHARS {
            break;
        }
    }
    let mut article = flow.finish(id, package.known.title.as_deref())?;
    article.details = package.known.or(article.details);
    Ok(article)
}

fn part(archive: &mut Archive, name: &str) -> Result<Vec<u8>, Problem> {
    archive.read(name)?.ok_or_else(|| Problem::Damaged(format!("{name} is missing")))
}

/// The place of the package.
fn root(container: &[u8]) -> Result<String, Problem> {
    let mut place = None;
    xml::read(container, |piece| {
        if let Piece::Open("rootfile", attributes) = piece {
            place = place.take().or_else(|| attributes.get("full-path"));
        }
    })?;
    place.ok_or_else(|| Problem::Damaged(format!("{CONTAINER} names no package")))
}

/// What a package says: about the book, where its parts are, and in which order they are read.
#[derive(Default)]
struct Package {
    known: Details,
    places: BTreeMap<String, String>,
    order: Vec<String>,
}

impl Package {
    fn read(bytes: &[u8]) -> Result<Self, Problem> {
        let mut package = Self::default();
        let (mut field, mut content) = (String::new(), String::new());
        xml::read(bytes, |piece| match piece {
            Piece::Open("item", attributes) => {
                let is_contents = attributes.get("properties").is_some_and(|properties| properties.contains("nav"));
                let place = attributes.get("id").zip(attributes.get("href")).filter(|_| !is_contents);
                package.places.extend(place);
            }
            Piece::Open("itemref", attributes) if attributes.get("linear").is_none_or(|linear| linear != "no") => {
                package.order.extend(attributes.get("idref"));
            }
            Piece::Open(name, _) => {
                name.clone_into(&mut field);
                content.clear();
            }
            Piece::Close(_) => package.learn(&std::mem::take(&mut field), &content),
            Piece::Words(words) => content.push_str(words),
        })?;
        Ok(package)
    }

    fn learn(&mut self, field: &str, words: &str) {
        let known = &mut self.known;
        match field {
            "title" => known.title = known.title.take().or_else(|| known::line(words)),
            "creator" => known.author = known.author.take().or_else(|| known::author(words)),
            "publisher" => known.outlet = known.outlet.take().or_else(|| known::line(words)),
            "date" => known.published = known.published.or_else(|| known::day(words)),
            "source" => known.url = known.url.take().or_else(|| known::address(words)),
            _ => {}
        }
    }

    /// The places of the chapters, from the package on, each once.
    fn chapters(&self) -> impl Iterator<Item = &str> {
        let mut seen = std::collections::BTreeSet::new();
        self.order.iter().filter_map(|id| self.places.get(id)).map(String::as_str).filter(move |place| seen.insert(*place))
    }
}

/// The name of the part at `place`, which is written as seen from the part `from`.
fn resolved(from: &str, place: &str) -> String {
    let place = place.split(['#', '?']).next().unwrap_or_default();
    let mut steps: Vec<&str> = from.split('/').collect();
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
    fn places_are_seen_from_the_package() {
        for (from, place, name) in [
            ("OEBPS/content.opf", "text/a%20b.xhtml#top", "OEBPS/text/a b.xhtml"),
            ("content.opf", "a.xhtml", "a.xhtml"),
            ("a/b/c.opf", "../d.html", "a/d.html"),
            ("c.opf", "../../etc/passwd", "etc/passwd"),
            ("c.opf", "100%.html", "100%.html"),
        ] {
            assert_eq!(resolved(from, place), name);
        }
    }
}
