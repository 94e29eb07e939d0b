//! Markdown back to blocks.

use super::blocks::{Block, Line, Span};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// The blocks of a document; none if it holds anything that [`Block`] cannot.
pub(super) fn read(markdown: &str, dialect: Options) -> Option<Vec<Block>> {
    let mut reader = Reader::default();
    Parser::new_ext(markdown, dialect).try_for_each(|event| reader.take(event))?;
    Some(reader.blocks)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The line that is being read.
    line: Line,
    /// The lines of the quotation or list that is being read.
    lines: Option<Vec<Line>>,
    is_strong: bool,
    address: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event) -> Option<()> {
        match event {
            Event::Start(tag) => return self.start(tag),
            Event::End(tag) => return self.end(tag),
            Event::Text(words) => self.push(&words),
            Event::HardBreak => self.push("\n"),
            _ => return None,
        }
        Some(())
    }

    fn start(&mut self, tag: Tag) -> Option<()> {
        match tag {
            Tag::Heading { id: None, .. } | Tag::Paragraph | Tag::Item => {}
            Tag::BlockQuote(None) | Tag::List(None) if self.lines.is_none() => self.lines = Some(Vec::new()),
            Tag::Strong => self.is_strong = true,
            Tag::Link { link_type: LinkType::Autolink, dest_url, .. } => self.address = Some(dest_url.into_string()),
            _ => return None,
        }
        Some(())
    }

    fn end(&mut self, tag: TagEnd) -> Option<()> {
        match tag {
            TagEnd::Heading(level) => {
                let line = std::mem::take(&mut self.line);
                self.blocks.push(Block::Heading(level as u8, line));
            }
            TagEnd::Paragraph | TagEnd::Item => {
                let line = std::mem::take(&mut self.line);
                match &mut self.lines {
                    Some(lines) => lines.push(line),
                    None => self.blocks.push(Block::Paragraph(line)),
                }
            }
            TagEnd::BlockQuote(_) => self.blocks.push(Block::Quote(self.lines.take()?)),
            TagEnd::List(_) => self.blocks.push(Block::List(self.lines.take()?)),
            TagEnd::Strong => self.is_strong = false,
            TagEnd::Link => self.address = None,
            _ => return None,
        }
        Some(())
    }

    fn push(&mut self, words: &str) {
        if self.address.as_deref() == Some(words) {
            return self.line.push(Span::Address(words.to_owned()));
        }
        match self.line.last_mut() {
            Some(Span::Words(last)) if !self.is_strong => last.push_str(words),
            Some(Span::Strong(last)) if self.is_strong => last.push_str(words),
            _ if self.is_strong => self.line.push(Span::Strong(words.to_owned())),
            _ => self.line.push(Span::Words(words.to_owned())),
        }
    }
}
