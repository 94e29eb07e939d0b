//! DOCX: paragraphs, headings and tables of a word processor's document. Leaves out what was deleted or hidden, fields' codes, head and
//! foot lines, and tells how many notes below the text it leaves aside.

mod parts;
mod styles;

pub(super) use parts::body;

use super::archive::{Archive, resolved};
use super::flow::{Flow, Role};
use super::xml::{self, Attributes, Piece};
use super::{GoOn, Note, Problem, goes_on, known};
use crate::article::{Article, Details, UnitKind};
use styles::Styles;

/// The article in a document whose words are in the part called `body`, and what is to be said of it.
pub(super) fn article(id: &str, archive: &mut Archive, body: &str, go_on: GoOn) -> Result<(Article, Vec<Note>), Problem> {
    let words = archive.read(body)?.ok_or_else(|| Problem::Damaged(format!("{body} is missing")))?;
    let styles = parts::related(archive, body, "/styles")?.unwrap_or_else(|| resolved(body, "styles.xml"));
    let styles = archive.read(&styles)?.map(|bytes| styles::read(&bytes)).transpose()?.unwrap_or_default();
    goes_on(go_on)?;
    let mut reader = Words { styles, ..Words::default() };
    xml::read(&words, |piece| reader.take(&piece))?;
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
    Ok((article, (reader.notes > 0).then_some(Note::Footnotes(reader.notes)).into_iter().collect()))
}

#[derive(Default)]
struct Words {
    flow: Flow,
    /// What stands in text boxes: it follows the paragraph that the box is tied to.
    boxed: Flow,
    styles: Styles,
    /// How many text boxes are open.
    boxes: usize,
    /// How many runs (pieces of one look) are open: tabs and breaks are words only inside.
    runs: usize,
    /// The run, by how many are open, whose words are not shown.
    vanished: Option<usize>,
    /// How many elements are open whose words are not shown.
    hidden: usize,
    in_text: bool,
    /// Whether the paragraph's style says what it is.
    styled: bool,
    /// How many tables are open.
    tables: usize,
    /// A paragraph ended inside a cell: the next one there begins a block, but the next cell does not.
    cell_break: bool,
    /// How many notes below the text were met.
    notes: usize,
}

impl Words {
    fn take(&mut self, piece: &Piece) {
        match *piece {
            Piece::Open(name, _) if self.hidden > 0 || is_hidden(name) => self.hidden += 1,
            Piece::Close(_) if self.hidden > 0 => self.hidden -= 1,
            Piece::Open(name, attributes) => self.open(name, attributes),
            Piece::Close(name) => self.close(name),
            Piece::Words(words) if self.in_text && self.hidden == 0 => self.words(words),
            Piece::Words(_) => {}
        }
    }

    fn open(&mut self, name: &str, attributes: &Attributes) {
        match name {
            "p" => self.open_paragraph(),
            "pStyle" => {
                let kind = attributes.get("val").and_then(|id| self.styles.kind(&id));
                self.styled = kind.is_some();
                if let Some(kind) = kind {
                    self.flow().open(Role::Of(kind));
                }
            }
            // A number before it makes a paragraph one of a list; 0 takes the number away that its style gives.
            "numId" if !self.styled && attributes.get("val").is_none_or(|id| id != "0") => {
                self.flow().open(Role::Of(UnitKind::Sentence));
            }
            "r" => self.runs += 1,
            "vanish" if self.runs > 0 && is_on(attributes) => self.vanished = self.vanished.or(Some(self.runs)),
            "t" => self.in_text = true,
            "tab" | "ptab" if self.runs > 0 => self.words(" "),
            "br" | "cr" if self.runs > 0 => self.flow().open(Role::Break),
            "noBreakHyphen" => self.words("-"),
            "footnoteReference" | "endnoteReference" => self.notes += 1,
            "blip" | "imagedata" => self.flow().open(Role::Image),
            "txbxContent" => self.boxes += 1,
            _ => self.open_table(name),
        }
    }

    fn open_table(&mut self, name: &str) {
        match name {
            "tbl" => self.tables += 1,
            "tr" => self.flow().open(Role::Block),
            "tc" => self.flow().open(Role::Cell),
            _ => return,
        }
        self.cell_break = false;
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "r" => {
                self.vanished = self.vanished.filter(|&run| run < self.runs);
                self.runs = self.runs.saturating_sub(1);
            }
            "t" => self.in_text = false,
            "tr" => self.flow().close(Role::Of(UnitKind::Sentence)),
            "tbl" => self.tables = self.tables.saturating_sub(1),
            "txbxContent" => {
                self.boxed.close(Role::Of(UnitKind::Sentence));
                self.boxes = self.boxes.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn open_paragraph(&mut self) {
        self.styled = false;
        if self.tables == 0 || std::mem::take(&mut self.cell_break) {
            self.flow().close(Role::Of(UnitKind::Sentence));
        }
    }

    fn close_paragraph(&mut self) {
        self.cell_break = self.tables > 0 && !self.styled;
        if !self.cell_break {
            self.flow().close(Role::Of(UnitKind::Sentence));
        }
        if self.boxes == 0 && self.tables == 0 {
            self.flow.append(&mut self.boxed);
        }
    }

    fn words(&mut self, words: &str) {
        if self.vanished.is_none() {
            self.flow().words(words);
        }
    }

    fn flow(&mut self) -> &mut Flow {
        if self.boxes > 0 { &mut self.boxed } else { &mut self.flow }
    }
}

/// Elements whose words the reader of the document does not see, or sees a second time; and how things were before a change.
fn is_hidden(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "instrText" | "sectPr" | "sdtPr") || name.ends_with("Change")
}

/// Whether a property holds that is given without more, or switched off with a value.
fn is_on(attributes: &Attributes) -> bool {
    attributes.get("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

#[cfg(test)]
mod tests;
