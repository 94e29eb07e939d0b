//! Markdown to its words: blocks between blank lines, title first, without marks, link targets, pictures, and tags of HTML.

mod front_matter;

use super::flow::Flow;
use super::{Problem, check, web};
use crate::article::{Article, Block, UnitKind};
use crate::text::{TextRange, is_space, slice};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The article that `source` holds.
pub(super) fn article(id: &str, source: &str) -> Result<Article, Problem> {
    let (lines, body) = front_matter::cut(source);
    let known = front_matter::details(lines);
    let mut page = Page::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(body, options) {
        page.take(event);
    }
    page.close(None);
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
    /// How many crossed-out pieces are open; their words are no longer said.
    struck: usize,
    /// A block of HTML that is being read.
    html: String,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(end) => self.end(end),
            Event::Text(words) | Event::Code(words) if self.pictures + self.struck == 0 => self.words.push_str(&words),
            Event::Html(source) => self.html.push_str(&source),
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::InlineHtml(tag) if tag.to_lowercase().starts_with("<br") => self.words.push('\n'),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::TableCell => {}
            Tag::Image { .. } => self.pictures += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::List(_) | Tag::Table(_) | Tag::CodeBlock(_) => {
                self.close(None);
                self.fixed += 1;
            }
            _ => self.close(None),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {}
            TagEnd::Strikethrough => self.end_struck(),
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::TableCell => self.words.push('\t'),
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::List(_) | TagEnd::Table | TagEnd::CodeBlock => {
                self.close(None);
                self.fixed = self.fixed.saturating_sub(1);
            }
            TagEnd::Heading(level) => self.close(Some(level)),
            _ => self.close(None),
        }
    }

    /// What was crossed out leaves one of the two spaces around it.
    fn end_struck(&mut self) {
        self.struck = self.struck.saturating_sub(1);
        if self.words.ends_with(' ') {
            self.words.pop();
        }
    }

    /// Takes the words of a block of HTML.
    fn html_block(&mut self) {
        self.close(None);
        let mut flow = Flow::default();
        web::loose(&std::mem::take(&mut self.html), &mut flow);
        let (text, blocks) = flow.into_blocks();
        let pieces = blocks.iter().map(|block| (slice(&text, block.range).to_owned(), block.kind));
        self.pieces.extend(pieces.map(|(words, kind)| Piece { words, kind, level: None }));
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

    /// The title is the only heading of the first level if it comes first or, where the front matter has no title, soon; or a heading
    /// before all else; without either what the front matter says.
    fn put_title_first(&mut self, known: Option<&str>) {
        const SOON: usize = 3;
        let mut of_first_level = (0..self.pieces.len()).filter(|&n| self.pieces[n].level == Some(HeadingLevel::H1));
        let only = of_first_level.next().filter(|_| of_first_level.next().is_none());
        let only = only.filter(|&n| n == 0 || n < SOON && known.is_none());
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
