//! EPUB: the chapters of an e-book, in reading order, as one article.

use super::archive::{Archive, resolved};
use super::flow::Flow;
use super::xml::{self, Piece};
use super::{Cap, GoOn, MAX_CHARS, Note, Problem, decode, goes_on, known, web};
use crate::article::{Article, Details};
use std::collections::BTreeMap;

/// The part that names the package.
pub(super) const CONTAINER: &str = "META-INF/container.xml";

/// Most bytes of all chapters together. As much text as is taken has a tenth of it.
const MAX_CHAPTERS: usize = 16 << 20;

/// What tells which parts are encrypted: all chapters, where a seller locked the book, or only its fonts.
const ENCRYPTION: &str = "META-INF/encryption.xml";

/// The article in a book, and what is to be said of it.
pub(super) fn article(id: &str, archive: &mut Archive, go_on: GoOn) -> Result<(Article, Vec<Note>), Problem> {
    let place = root(&part(archive, CONTAINER)?)?;
    let package = Package::read(&part(archive, &place)?)?;
    let mut flow = Flow::default();
    let (mut left, mut missing) = (MAX_CHAPTERS, 0);
    for chapter in package.chapters() {
        goes_on(go_on)?;
        let Some(bytes) = archive.read(&resolved(&place, chapter))? else {
            missing += 1;
            continue;
        };
        left = left.checked_sub(bytes.len()).ok_or(Problem::Cap(Cap::Chapters))?;
        web::whole(&words(&bytes, archive)?, &mut flow, go_on);
        // What follows cannot be taken any more.
        if flow.chars() > MAX_CHARS {
            break;
        }
    }
    let mut article = flow.finish(id, package.known.title.as_deref())?;
    article.details = Details { author: known::people(&package.creators), ..package.known }.or(article.details);
    Ok((article, (missing > 0).then_some(Note::Missing(missing)).into_iter().collect()))
}

fn words(chapter: &[u8], archive: &Archive) -> Result<String, Problem> {
    match decode::text(chapter, None) {
        Err(Problem::Binary) if archive.has(ENCRYPTION) => Err(Problem::Locked),
        decoded => decoded.map(|decoded| decoded.text),
    }
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
    creators: Vec<String>,
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
            "creator" => self.creators.extend(known::author(words)),
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
