//! From blocks to what the reader sees: paragraphs, and the units inside them.

use super::blocks::{Block, ends_block, is_bullet, starts_small};
use super::{Details, Unit, UnitKind, byline, date, dateline, forms, kinds};
use crate::text::{TextRange, is_letter, is_space, lists, sentences, slice};

/// How the words of an article are divided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) paragraphs: Vec<TextRange>,
    pub(super) units: Vec<Unit>,
}

/// Divides `text` by its blocks.
pub(super) fn layout(text: &str, blocks: &[Block]) -> Layout {
    let mut layout = Layout::default();
    let mut dateline_due = true;
    for (range, kind) in paragraphs(text, blocks) {
        let rest = match dateline::prefix(slice(text, range)).filter(|_| dateline_due && kind == UnitKind::Sentence) {
            Some(end) => layout.push_dateline(text, range, range.start + end),
            None => range,
        };
        dateline_due &= kind != UnitKind::Sentence;
        layout.push_units(text, rest, kind);
        layout.paragraphs.push(range);
    }
    layout
}

impl Layout {
    /// Pushes the dateline that opens a paragraph; gives the rest of it.
    fn push_dateline(&mut self, text: &str, paragraph: TextRange, end: usize) -> TextRange {
        self.push_unit(TextRange::new(paragraph.start, end), UnitKind::Dateline);
        let rest = TextRange::new(end, paragraph.end);
        let space = slice(text, rest).len() - slice(text, rest).trim_start_matches(is_space).len();
        TextRange::new(end + space, paragraph.end)
    }

    fn push_units(&mut self, text: &str, range: TextRange, kind: UnitKind) {
        if kind != UnitKind::Sentence {
            return self.push_unit(range, kind);
        }
        for sentence in sentences(text, range) {
            self.push_unit(sentence, kind);
        }
    }

    fn push_unit(&mut self, range: TextRange, kind: UnitKind) {
        self.units.push(Unit { range, kind, paragraph: self.paragraphs.len() });
    }
}

/// Joins blocks that one sentence runs through. Headings, datelines and blocks whose kind is given stay alone.
fn paragraphs(text: &str, blocks: &[Block]) -> Vec<(TextRange, UnitKind)> {
    let mut paragraphs: Vec<(TextRange, UnitKind)> = Vec::new();
    let mut before = None;
    for (block, kind) in blocks.iter().zip(kinds::kinds(text, blocks)) {
        let line = slice(text, block.range);
        let open = (block.kind.is_none() && kind == UnitKind::Sentence).then_some(line);
        match paragraphs.last_mut() {
            Some((range, _)) if before.zip(open).is_some_and(|(before, line)| goes_on(before, line)) => {
                range.end = block.range.end;
            }
            _ => paragraphs.push((block.range, kind)),
        }
        before = open;
    }
    paragraphs
}

/// Whether the last sentence of `block` has no end yet and `next` goes on with it.
fn goes_on(block: &str, next: &str) -> bool {
    if ends_block(block) || is_bullet(next) {
        return false;
    }
    starts_small(next) || ends_in_mid_phrase(block) || !starts_alone(next) && forms::is_cut_off(block)
}

/// Whether the last word calls for another: "the", "President", "said", or a comma.
fn ends_in_mid_phrase(block: &str) -> bool {
    let last = block.split(is_space).next_back().unwrap_or_default();
    let word = last.trim_start_matches(|c| !is_letter(c)).trim_end_matches('.');
    let listed = [&lists::FUNCTION_WORDS, &lists::PERSON_TITLES, &lists::SAID].iter().any(|list| lists::has(list, word));
    listed && block.contains(is_space) || last.ends_with([',', ';'])
}

/// Whether `next` opens a quotation or heading of its own.
fn starts_alone(next: &str) -> bool {
    next.starts_with(['“', '"', '\'', '‘', '#'])
}

/// What the text itself says about the article.
pub(super) fn details(text: &str, units: &[Unit]) -> Details {
    let of = |kind: UnitKind| units.iter().filter(move |unit| unit.kind == kind).map(|unit| slice(text, unit.range));
    Details {
        title: of(UnitKind::Title).next().map(bare_title),
        author: of(UnitKind::Dateline).find_map(byline::author).map(str::to_owned),
        published: of(UnitKind::Dateline).find_map(date::date),
        ..Details::default()
    }
}

/// A heading without its marks, on one line.
fn bare_title(heading: &str) -> String {
    let words: Vec<_> = heading.trim_matches(|c| c == '#' || is_space(c)).split_whitespace().collect();
    words.join(" ")
}
