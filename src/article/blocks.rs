//! Lines of a plain text, put together to blocks: a paragraph, a heading, a dateline each.
//!
//! Three habits are told apart for the whole text: paragraphs between blank lines, a paragraph a line, and hard-wrapped lines of one width.

use super::UnitKind;
use crate::text::{TextRange, is_complete, is_letter, is_space};

/// A piece of text that stands by itself. Blocks are sorted, do not overlap, and hold everything but white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Block {
    /// Where it stands (bytes), without white space at either end.
    pub range: TextRange,
    /// What it is, where the source says so.
    pub kind: Option<UnitKind>,
    /// Whether a blank line stands before it.
    pub apart: bool,
}

/// The blocks of `text`, a plain text whose lines end with `\n`.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapping = Wrapping::of(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        match blocks.last_mut().filter(|_| before.is_some_and(|before| wrapping.joins(before, line))) {
            Some(block) => block.range.end = line.range.end,
            None => blocks.push(Block { range: line.range, kind: None, apart: line.apart }),
        }
        before = Some(line);
    }
    blocks
}

/// What the layout needs to know of a line that is not blank.
struct Line {
    range: TextRange,
    apart: bool,
    /// White space before it, in characters.
    indent: usize,
    /// Its length in characters, without white space at the ends.
    length: usize,
    /// The length of its first word.
    first_word: usize,
    /// It ends with an end mark or colon.
    complete: bool,
    start: Start,
}

/// How a line begins.
#[derive(PartialEq, Eq)]
enum Start {
    /// With the sign of a list.
    Bullet,
    /// With a small letter.
    Small,
    /// With a letter of a script that has no capitals.
    Caseless,
    /// With a capital, a number, a mark.
    Other,
}

impl Start {
    fn of(line: &str) -> Self {
        match line.chars().next() {
            _ if is_bullet(line) => Self::Bullet,
            _ if starts_small(line) => Self::Small,
            Some(c) if is_letter(c) && !c.is_lowercase() && !c.is_uppercase() => Self::Caseless,
            _ => Self::Other,
        }
    }
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut apart = false;
    for whole in text.split('\n') {
        let line = whole.trim_matches(is_space);
        if !line.is_empty() {
            let indent = whole.len() - whole.trim_start_matches(is_space).len();
            lines.push(Line {
                range: TextRange::new(start + indent, start + indent + line.len()),
                apart,
                indent,
                length: line.chars().count(),
                first_word: line.split(is_space).next().unwrap_or_default().chars().count(),
                complete: ends_block(line),
                start: Start::of(line),
            });
        }
        apart = line.is_empty();
        start += whole.len() + 1;
    }
    lines
}

/// Whether nothing is missing at the end: an end mark, or a colon before a list or quotation.
pub(super) fn ends_block(line: &str) -> bool {
    is_complete(line) || line.ends_with([':', '：'])
}

/// Whether the first letter is a small one, but not that of a name ("iPhone", "al-Hadithi").
pub(super) fn starts_small(line: &str) -> bool {
    let line = line.trim_start_matches(['"', '“', '‘', '\'', '(', '«', '—', '–', '…', '.']).trim_start_matches(is_space);
    let word = line.split(is_space).next().unwrap_or_default();
    line.starts_with(char::is_lowercase) && !word.chars().take(6).any(char::is_uppercase)
}

/// Whether a line begins with the sign of a list ("•", "- ", "1. ").
pub(super) fn is_bullet(line: &str) -> bool {
    let sign = line.split(is_space).next().unwrap_or_default();
    let rest = line.get(sign.len()..).unwrap_or_default();
    let numbered =
        sign.strip_suffix(['.', ')']).is_some_and(|n| (1..4).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    line.starts_with(['•', '▪', '●', '◦', '‣']) || !rest.is_empty() && (matches!(sign, "-" | "*" | "–" | "—" | "+") || numbered)
}

/// How the lines of a text are broken.
enum Wrapping {
    /// By the author: every line is a block.
    None,
    /// At a width in characters. With blank lines between paragraphs, lines inside a block belong together unless they are short.
    At { width: usize, gaps: bool },
}

impl Wrapping {
    fn of(lines: &[Line]) -> Self {
        const WIDTHS: std::ops::RangeInclusive<usize> = 30..=120;
        let width = lines.iter().filter(|line| line.first_word < line.length).map(|line| line.length).max().unwrap_or_default();
        let pairs = || lines.windows(2).filter(|pair| !pair[1].apart).map(|pair| (&pair[0], &pair[1]));
        let all = pairs().count();
        let full = pairs().filter(|(line, next)| Self::is_full(line, next, width * 85 / 100)).count();
        let run_on =
            pairs().filter(|(line, next)| !line.complete && matches!(next.start, Start::Small | Start::Caseless)).count();
        let wrapped = WIDTHS.contains(&width) && all > 1 && full * 10 >= all * 6 && run_on * 10 >= all * 4;
        if wrapped { Self::At { width, gaps: lines.iter().skip(1).any(|line| line.apart) } } else { Self::None }
    }

    /// Whether `next` goes on where `line` was broken by its width.
    fn joins(&self, line: &Line, next: &Line) -> bool {
        let Self::At { width, gaps } = *self else { return false };
        if next.apart || next.start == Start::Bullet || next.indent > line.indent + 1 && line.complete {
            return false;
        }
        let enough = if gaps { width * 85 / 100 } else { width };
        !line.complete && next.start == Start::Small || Self::is_full(line, next, enough)
    }

    /// Whether the first word of `next` had no room in `line`.
    fn is_full(line: &Line, next: &Line, width: usize) -> bool {
        line.length + 1 + next.first_word > width
    }
}
