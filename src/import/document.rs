//! DOCX: paragraphs and headings of a word processor's document. Leaves out what was deleted, fields' codes, head and foot lines.

mod styles;

use super::archive::Archive;
use super::flow::{Flow, Role};
use super::xml::{self, Attributes, Piece};
use super::{GoOn, Problem, goes_on, known};
use crate::article::{Article, Details, UnitKind};
use styles::Styles;

/// The part that holds the words.
pub(super) const BODY: &str = "word/document.xml";

/// The article in a document.
pub(super) fn article(id: &str, archive: &mut Archive, go_on: GoOn) -> Result<Article, Problem> {
    let body = archive.read(BODY)?.ok_or_else(|| Problem::Damaged(format!("{BODY} is missing")))?;
    let styles = archive.read("word/styles.xml")?.map(|bytes| styles::read(&bytes)).transpose()?.unwrap_or_default();
    goes_on(go_on)?;
    let mut reader = Words { flow: Flow::default(), styles, runs: 0, hidden: 0, in_text: false };
    xml::read(&body, |piece| reader.take(&piece))?;
    goes_on(go_on)?;
    let mut article = reader.flow.finish(id, None)?;
    let core = archive.read("docProps/core.xml")?.unwrap_or_default();
    let of_core = |name: &str| xml::words_of(&core, name).ok().flatten();
    let known = Details {
        title: of_core("title"),
        author: of_core("creator").and_then(|name| known::author(&name)),
        ..Details::default()
    };
    article.details = article.details.or(known);
    Ok(article)
}

struct Words {
    flow: Flow,
    styles: Styles,
    /// How many runs (pieces of one look) are open: tabs and breaks are words only inside.
    runs: usize,
    /// How many elements are open whose words are not shown.
    hidden: usize,
    in_text: bool,
}

impl Words {
    fn take(&mut self, piece: &Piece) {
        match *piece {
            Piece::Open(name, _) if self.hidden > 0 || is_hidden(name) => self.hidden += 1,
            Piece::Close(_) if self.hidden > 0 => self.hidden -= 1,
            Piece::Open(name, attributes) => self.open(name, attributes),
            Piece::Close(name) => self.close(name),
            Piece::Words(words) if self.in_text && self.hidden == 0 => self.flow.words(words),
            Piece::Words(_) => {}
        }
    }

    fn open(&mut self, name: &str, attributes: &Attributes) {
        match name {
            "p" => self.flow.open(Role::Block),
            "pStyle" => {
                if let Some(kind) = attributes.get("val").and_then(|id| self.styles.kind(&id)) {
                    self.flow.open(Role::Of(kind));
                }
            }
            "numPr" => self.flow.open(Role::Of(UnitKind::Sentence)),
            "r" => self.runs += 1,
            "t" => self.in_text = true,
            "tab" | "ptab" if self.runs > 0 => self.flow.words(" "),
            "br" | "cr" if self.runs > 0 => self.flow.open(Role::Break),
            "noBreakHyphen" => self.flow.words("-"),
            "blip" | "imagedata" => self.flow.open(Role::Image),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.flow.close(Role::Of(UnitKind::Sentence)),
            "r" => self.runs = self.runs.saturating_sub(1),
            "t" => self.in_text = false,
            _ => {}
        }
    }
}

/// Elements whose words the reader of the document does not see, or sees a second time.
fn is_hidden(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "instrText" | "sectPr" | "vanish" | "sdtPr")
}
