//! Markdown to its words: blocks between blank lines, title first, without marks, link targets, pictures and HTML.

mod front_matter;

use super::{Problem, check};
use crate::article::{Article, Block, UnitKind};
use crate::text::{TextRange, is_space};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The article that `source` holds.
pub(super) fn article(id: &str, source: &str) -> Result<Article, Problem> {
    let mut page = Page::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for event in Parser::new_ext(source, options) {
        page.take(event);
    }
    page.close(None);
    let known = front_matter::details(&page.front_matter);
    page.put_title_first(known.title.as_deref());
    let (text, blocks) = page.assemble();
    check(&text)?;
    let mut article = Article::from_blocks(id, &text, &blocks);
    article.details = known.or(article.details);
    Ok(article)
}

/// The words of one block.
struct Piece {
    words: String,
    kind: Option<UnitKind>,
    /// For a heading: its level.
    level: Option<HeadingLevel>,
}

/// The blocks that were read so far.
#[derive(Default)]
struct Page {
    pieces: Vec<Piece>,
    /// Words of the block that is being read.
    words: String,
    /// How many lists, tables and code blocks are open: what they hold is neither heading nor dateline.
    fixed: usize,
    /// How many pictures are open; their words are not shown.
    pictures: usize,
    in_front_matter: bool,
    front_matter: String,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(end) => self.end(end),
            Event::Text(words) if self.in_front_matter => self.front_matter.push_str(&words),
            Event::Text(words) | Event::Code(words) if self.pictures == 0 => self.words.push_str(&words),
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::InlineHtml(tag) if tag.to_lowercase().starts_with("<br") => self.words.push('\n'),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::TableCell => {}
            Tag::Image { .. } => self.pictures += 1,
            Tag::MetadataBlock(_) => self.in_front_matter = true,
            Tag::List(_) | Tag::Table(_) | Tag::CodeBlock(_) => {
                self.close(None);
                self.fixed += 1;
            }
            _ => self.close(None),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
            TagEnd::TableCell => self.words.push('\t'),
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.in_front_matter = false,
            TagEnd::List(_) | TagEnd::Table | TagEnd::CodeBlock => {
                self.close(None);
                self.fixed = self.fixed.saturating_sub(1);
            }
            TagEnd::Heading(level) => self.close(Some(level)),
            _ => self.close(None),
        }
    }

    /// Ends the block that is being read, if it has words; `level` if it is a heading.
    fn close(&mut self, level: Option<HeadingLevel>) {
        let words = std::mem::take(&mut self.words);
        let words = words.trim_matches(is_space);
        let sentence = (self.fixed > 0).then_some(UnitKind::Sentence);
        if !words.is_empty() {
            self.pieces.push(Piece { words: words.to_owned(), kind: level.map(|_| UnitKind::Subhead).or(sentence), level });
        }
    }

    /// The only heading of the first level is the title, or a heading before all else; without either what the front matter says.
    fn put_title_first(&mut self, known: Option<&str>) {
        let mut of_first_level = (0..self.pieces.len()).filter(|&n| self.pieces[n].level == Some(HeadingLevel::H1));
        let only = of_first_level.next().filter(|_| of_first_level.next().is_none());
        let leading = self.pieces.first().and_then(|piece| piece.level).map(|_| 0);
        match (only.or(leading), known) {
            (Some(n), _) => {
                let title = self.pieces.remove(n);
                self.pieces.insert(0, Piece { kind: Some(UnitKind::Title), ..title });
            }
            (None, Some(title)) if !self.pieces.is_empty() => {
                self.pieces.insert(0, Piece { words: title.to_owned(), kind: Some(UnitKind::Title), level: None });
            }
            _ => {}
        }
    }

    fn assemble(self) -> (String, Vec<Block>) {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for piece in self.pieces {
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            let start = text.len();
            text.push_str(&piece.words);
            blocks.push(Block { range: TextRange::new(start, text.len()), kind: piece.kind, apart: true });
        }
        (text, blocks)
    }
}

#[cfg(test)]
mod tests;
