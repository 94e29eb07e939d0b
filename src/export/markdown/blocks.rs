//! A document as blocks of words, and its Markdown. Uses only what plain `CommonMark` knows, so that every program shows it.

use super::super::clean;
use super::super::phrases::is_web;
use super::escape::{self, Place};

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading of a level; on one line.
    Heading(u8, Line),
    Paragraph(Line),
    /// Paragraphs of somebody else's words.
    Quote(Vec<Line>),
    /// Never empty; never two in a row.
    List(Vec<Line>),
}

/// What stands in a paragraph. Words never follow words.
pub(super) type Line = Vec<Span>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Span {
    Words(String),
    /// Stands at the start of a line only, and does not end in white space.
    Strong(String),
    /// An address that can be followed.
    Address(String),
}

pub(super) fn heading(level: u8, words: &str) -> Block {
    Block::Heading(level, vec![Span::Words(clean(words))])
}

pub(super) fn paragraph(words: &str) -> Block {
    Block::Paragraph(words_of(words))
}

/// A label and what it is about.
pub(super) fn labelled(label: &str, words: &str) -> Line {
    vec![Span::Strong(format!("{}:", clean(label))), Span::Words(format!(" {words}"))]
}

pub(super) fn words_of(words: &str) -> Line {
    vec![Span::Words(words.to_owned())]
}

/// `words` divided at empty lines; joined by them, the parts are the words again.
pub(super) fn paragraphs(words: &str) -> Vec<String> {
    let ends = |part: &str| part.trim_matches('\n').is_empty();
    let mut parts: Vec<String> = Vec::new();
    for part in words.split("\n\n") {
        match parts.last_mut() {
            // A part of line breaks only could not be told from a gap.
            Some(last) if ends(part) || ends(last) => {
                last.push_str("\n\n");
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// The Markdown of a document.
pub(super) fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        write_block(&mut out, block);
        out.push('\n');
    }
    out
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(level, line) => {
            out.push_str(&"#".repeat((*level).into()));
            out.push(' ');
            write_spans(out, line, false, " ");
        }
        Block::Paragraph(line) => write_line(out, line, "\\\n"),
        Block::Quote(lines) => {
            for (n, line) in lines.iter().enumerate() {
                out.push_str(if n > 0 { "\n>\n> " } else { "> " });
                write_line(out, line, "\\\n> ");
            }
        }
        Block::List(lines) => {
            for (n, line) in lines.iter().enumerate() {
                out.push_str(if n > 0 { "\n- " } else { "- " });
                write_line(out, line, "\\\n  ");
            }
        }
    }
}

fn write_line(out: &mut String, line: &[Span], line_break: &str) {
    write_spans(out, line, true, line_break);
}

fn write_spans(out: &mut String, line: &[Span], starts_line: bool, line_break: &str) {
    for (n, span) in line.iter().enumerate() {
        let place = Place { starts_line: starts_line && n == 0, ends_line: n + 1 == line.len(), line_break };
        match span {
            Span::Words(words) => escape::write(out, words, place),
            Span::Strong(words) => {
                out.push_str("**");
                escape::write(out, words, place);
                out.push_str("**");
            }
            Span::Address(address) => {
                out.push('<');
                out.push_str(address);
                out.push('>');
            }
        }
    }
}

/// Whether an address can stand as one that can be followed, in a browser only.
pub(super) fn is_plain_address(address: &str) -> bool {
    is_web(address)
        && address.chars().all(|c| c.is_ascii_graphic() && !"<>\\`\"&|{}".contains(c) || !c.is_ascii() && c.is_alphanumeric())
}
