//! The words of a source that has a structure, put together to an article: a block for each paragraph, heading and picture.
//!
//! Knows HTML's element names, which the other formats are brought to, but neither markup nor trees.

use super::{Problem, check};
use crate::article::{Article, Block, UnitKind};
use crate::text::{TextRange, is_space, slice};

/// What stands for a picture. Its words are no part of the story, and neither is its caption.
const IMAGE: &str = "[Image]";

/// The blocks that were read so far.
#[derive(Default)]
pub(super) struct Flow {
    text: String,
    blocks: Vec<Block>,
    /// How many characters the blocks have.
    chars: usize,
    /// Words of the block that is being read.
    words: String,
    kind: Option<UnitKind>,
    /// How many elements are open whose white space stands as it is written.
    preformatted: usize,
    /// How many elements are open that stand higher than the line.
    raised: usize,
    /// A picture stands among the words of the block: its placeholder follows, so that it cuts no sentence.
    image_due: bool,
}

/// What an element means for the words inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It stands inside a line.
    Inline,
    /// It stands by itself.
    Block,
    /// By itself, and whatever its form, it is this.
    Of(UnitKind),
    /// As a block, with its white space.
    Preformatted,
    /// The end of a line.
    Break,
    /// A part of a row.
    Cell,
    /// A picture.
    Image,
    /// Its words are quoted, and the marks are not written.
    Quote,
    /// It stands higher than the line: a power, or the number of a note.
    Raised,
    /// Its words are not to be read.
    Hidden,
}

/// The role of an element of HTML; `name` in small letters.
pub(super) fn role(name: &str) -> Role {
    match name {
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "nav" | "aside" | "address" | "blockquote"
        | "body" | "ul" | "ol" | "dl" | "menu" | "table" | "thead" | "tbody" | "tfoot" | "caption" | "figure" | "center"
        | "details" | "summary" | "form" | "fieldset" | "hr" | "html" => Role::Block,
        "li" | "dt" | "dd" | "tr" => Role::Of(UnitKind::Sentence),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Of(UnitKind::Subhead),
        "pre" | "listing" => Role::Preformatted,
        "figcaption" => Role::Of(UnitKind::Aside),
        "br" => Role::Break,
        "q" => Role::Quote,
        "sup" => Role::Raised,
        "td" | "th" => Role::Cell,
        "img" | "amp-img" | "image" => Role::Image,
        "head" | "title" | "script" | "style" | "noscript" | "template" | "textarea" | "select" | "button" | "svg" | "math"
        | "iframe" | "object" | "audio" | "video" | "canvas" | "datalist" | "dialog" | "rp" | "rt" | "del" | "s" | "strike" => {
            Role::Hidden
        }
        _ => Role::Inline,
    }
}

/// A figure as it is written above the line, so that 10 to the sixth is not read as 106.
fn raised(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)).unwrap_or(c),
        '-' | '−' => '⁻',
        '+' => '⁺',
        _ => c,
    }
}

impl Flow {
    /// Takes words as they are written in markup: a line break there is a space.
    pub(super) fn words(&mut self, words: &str) {
        let is_power = self.raised > 0 && words.chars().any(|c| c.is_ascii_digit());
        let words: &str = if is_power { &words.chars().map(raised).collect::<String>() } else { words };
        if self.preformatted > 0 {
            return self.lines(words);
        }
        let is_blank = |c: char| c.is_ascii_whitespace();
        for (n, word) in words.split(is_blank).enumerate() {
            if n > 0 && !self.words.is_empty() && !self.words.ends_with(is_blank) {
                self.words.push(' ');
            }
            self.words.push_str(word);
        }
    }

    /// Takes words whose line breaks count: a blank line ends the block.
    pub(super) fn lines(&mut self, words: &str) {
        for (n, line) in words.split('\n').enumerate() {
            if n > 0 {
                self.line_break();
            }
            self.words.push_str(line);
        }
    }

    /// Ends the line; the second time in a row, the block.
    pub(super) fn line_break(&mut self) {
        let line = self.words.trim_end_matches([' ', '\t']).len();
        self.words.truncate(line);
        if self.words.ends_with('\n') { self.end(self.kind) } else { self.words.push('\n') }
    }

    /// An element begins. [`Role::Hidden`] is the caller's to keep out.
    pub(super) fn open(&mut self, role: Role) {
        match role {
            Role::Inline | Role::Hidden => {}
            Role::Break => self.line_break(),
            Role::Cell => self.cell(),
            Role::Quote => self.words.push('“'),
            Role::Raised => self.raised += 1,
            Role::Image => self.image(),
            Role::Block => self.end(self.kind),
            Role::Of(kind) => {
                self.end(self.kind);
                self.kind = Some(kind);
            }
            Role::Preformatted => {
                self.end(self.kind);
                self.preformatted += 1;
            }
        }
    }

    /// An element ends.
    pub(super) fn close(&mut self, role: Role) {
        match role {
            Role::Block => self.end(self.kind),
            Role::Of(_) => self.end(None),
            Role::Quote => self.words.push('”'),
            Role::Raised => self.raised = self.raised.saturating_sub(1),
            Role::Preformatted => {
                self.end(self.kind);
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// A tab before all cells of a row but the first. What has one is a row, whatever its form.
    fn cell(&mut self) {
        let words = self.words.trim_end_matches(' ').len();
        self.words.truncate(words);
        if !self.words.is_empty() && !self.words.ends_with('\t') {
            self.words.push('\t');
            self.kind.get_or_insert(UnitKind::Sentence);
        }
    }

    /// Adds the blocks of `other`, which has none afterwards.
    pub(super) fn append(&mut self, other: &mut Self) {
        other.end(None);
        let other = std::mem::take(other);
        for block in &other.blocks {
            self.push(slice(&other.text, block.range), block.kind);
        }
    }

    /// Ends the block that is being read, if it has words; the next one is of the kind `next`.
    fn end(&mut self, next: Option<UnitKind>) {
        let words = std::mem::take(&mut self.words);
        self.push(&words, self.kind);
        self.kind = next;
        if std::mem::take(&mut self.image_due) {
            self.push_image();
        }
    }

    /// Puts a placeholder for a picture; for several in a row, one.
    fn image(&mut self) {
        if self.words.trim_matches(is_space).is_empty() {
            self.push_image();
        } else {
            self.image_due = true;
        }
    }

    fn push_image(&mut self) {
        let again = self.blocks.last().is_some_and(|block| slice(&self.text, block.range) == IMAGE);
        if !again {
            self.push(IMAGE, Some(UnitKind::Aside));
        }
    }

    fn push(&mut self, words: &str, kind: Option<UnitKind>) {
        let words = words.trim_matches(is_space);
        if words.is_empty() {
            return;
        }
        self.text.push_str(if self.text.is_empty() { "" } else { "\n\n" });
        let start = self.text.len();
        self.text.push_str(words);
        self.chars += words.chars().count();
        self.blocks.push(Block { range: TextRange::new(start, self.text.len()), kind, apart: true });
    }

    /// How many characters have been read, but for the block that is being read.
    pub(super) fn chars(&self) -> usize {
        self.chars
    }

    /// The words and blocks that were read.
    pub(super) fn into_blocks(mut self) -> (String, Vec<Block>) {
        self.end(None);
        (self.text, self.blocks)
    }

    /// The article, under its title unless that opens it already.
    pub(super) fn finish(mut self, id: &str, title: Option<&str>) -> Result<Article, Problem> {
        self.end(None);
        if self.blocks.iter().all(|block| block.kind == Some(UnitKind::Aside)) {
            return Err(Problem::Empty);
        }
        let body = self.with_title(title);
        check(&body.text)?;
        Ok(Article::from_blocks(id, &body.text, &body.blocks))
    }

    fn with_title(self, title: Option<&str>) -> Self {
        let Some(title) = title.map(str::trim).filter(|title| !title.is_empty()) else { return self.under_heading() };
        let mut whole = Self::default();
        whole.push(title, Some(UnitKind::Title));
        for (n, block) in self.blocks.iter().enumerate() {
            let words = slice(&self.text, block.range);
            let repeats = n < 2 && words.eq_ignore_ascii_case(title);
            if !repeats {
                whole.push(words, block.kind);
            }
        }
        whole
    }

    /// The same with the heading that opens it as its title, unless another block is that.
    fn under_heading(mut self) -> Self {
        let titled = self.blocks.iter().any(|block| block.kind == Some(UnitKind::Title));
        let first = self.blocks.iter_mut().find(|block| block.kind != Some(UnitKind::Aside));
        if let Some(first) = first.filter(|first| !titled && first.kind == Some(UnitKind::Subhead)) {
            first.kind = Some(UnitKind::Title);
        }
        self
    }
}
