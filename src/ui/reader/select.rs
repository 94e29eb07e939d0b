//! What is selected in a column, as bytes of the article, and how units and caret moves change it.
//!
//! Owns the rules of selecting. Knows no pixels, reads no input: rows are the caller's business.

use super::pieces::{Piece, piece_at};
use crate::article::Article;
use crate::text::{TextRange, slice};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// What a drag grows by: what the click that began it took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    Char,
    Word,
    Sentence,
    Paragraph,
}

impl Grain {
    /// What the `n`th click at one place takes.
    pub(super) fn of_clicks(n: usize) -> Self {
        match n {
            0 | 1 => Self::Char,
            2 => Self::Word,
            3 => Self::Sentence,
            _ => Self::Paragraph,
        }
    }

    /// The unit around byte `at`.
    pub(super) fn around(self, at: usize, article: &Article, pieces: &[Piece]) -> TextRange {
        let here = TextRange::new(at, at);
        match self {
            Self::Char => here,
            Self::Word => word(at, article, pieces).unwrap_or(here),
            Self::Sentence => sentence(at, article).unwrap_or(here),
            Self::Paragraph => paragraph(at, article).unwrap_or(here),
        }
    }
}

/// A selection from the unit where it began to the unit where it is now; the caret is at the far end of the latter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Selection {
    /// Where it began.
    pub(super) anchor: TextRange,
    /// Where it goes to.
    pub(super) head: TextRange,
    /// What it grows by.
    pub(super) grain: Grain,
}

impl Selection {
    /// Nothing selected, the caret before byte `at`.
    pub(super) fn caret(at: usize) -> Self {
        let here = TextRange::new(at, at);
        Self { anchor: here, head: here, grain: Grain::Char }
    }

    /// One unit.
    pub(super) fn unit(unit: TextRange, grain: Grain) -> Self {
        Self { anchor: unit, head: unit, grain }
    }

    /// From one byte to another.
    pub(super) fn between(anchor: usize, head: usize) -> Self {
        Self { head: TextRange::new(head, head), ..Self::caret(anchor) }
    }

    /// What is selected; empty when there is only a caret.
    pub(super) fn range(self) -> TextRange {
        self.anchor.hull(self.head)
    }

    /// The byte before which the caret stands.
    pub(super) fn at(self) -> usize {
        if self.head.start < self.anchor.start { self.head.start } else { self.head.end }
    }

    /// The end that stays while the other moves.
    pub(super) fn fixed(self) -> usize {
        if self.head.start < self.anchor.start { self.anchor.end } else { self.anchor.start }
    }
}

/// A drag from byte `from` to byte `to`: inside of a word it takes letters, beyond it whole words, for who drags over words wants them whole.
pub(super) fn dragged(from: usize, to: usize, article: &Article, pieces: &[Piece]) -> Selection {
    let whole = |at: usize| {
        let inside =
            |word: &TextRange| word.start < at && at < word.end && slice(&article.text, *word).contains(char::is_alphanumeric);
        word(at, article, pieces).filter(inside).unwrap_or(TextRange::new(at, at))
    };
    let (anchor, head) = (whole(from), whole(to));
    let one_word = !anchor.is_empty() && anchor.start <= to && to <= anchor.end;
    if one_word { Selection::between(from, to) } else { Selection { anchor, head, grain: Grain::Char } }
}

/// The next caret place before or behind `at`: a letter as the reader sees it. The white space between two blocks is one step.
pub(super) fn step(at: usize, forward: bool, article: &Article, pieces: &[Piece]) -> usize {
    let piece = piece_at(pieces, at);
    let Some(block) = pieces.get(piece) else { return at };
    let end = block.range.end;
    let next = neighbour(piece, forward, pieces);
    match next {
        Some(next) if forward && at >= end => return next.start,
        Some(next) if !forward && at <= block.range.start && next.end < at => return next.end,
        None if !forward && at <= block.range.start => return at,
        _ => {}
    }
    let mut cursor = GraphemeCursor::new(at.min(end), end, true);
    let text = article.text.get(..end).unwrap_or_default();
    let next = if forward { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    next.ok().flatten().unwrap_or(at)
}

/// The next word's end behind `at`, or the next word's start before it.
pub(super) fn word_step(at: usize, forward: bool, article: &Article, pieces: &[Piece]) -> usize {
    let piece = piece_at(pieces, at);
    let Some(block) = pieces.get(piece) else { return at };
    let mut words = slice(&article.text, block.range).unicode_word_indices().map(|(n, word)| (block.range.start + n, word.len()));
    let found = if forward {
        words.map(|(start, len)| start + len).find(|end| *end > at)
    } else {
        words.rfind(|(start, _)| *start < at).map(|(start, _)| start)
    };
    found.unwrap_or_else(|| {
        let edge = if forward { block.range.end } else { block.range.start };
        if edge == at { step(at, forward, article, pieces) } else { edge }
    })
}

fn neighbour(piece: usize, forward: bool, pieces: &[Piece]) -> Option<TextRange> {
    let next = if forward { piece.checked_add(1) } else { piece.checked_sub(1) };
    pieces.get(next?).map(|piece| piece.range)
}

fn word(at: usize, article: &Article, pieces: &[Piece]) -> Option<TextRange> {
    let range = pieces.get(piece_at(pieces, at))?.range;
    let at = at.min(range.end);
    let bounds = slice(&article.text, range).split_word_bound_indices();
    bounds
        .map(|(n, word)| TextRange::new(range.start + n, range.start + n + word.len()))
        .take_while(|word| word.start <= at)
        .last()
}

fn sentence(at: usize, article: &Article) -> Option<TextRange> {
    let next = article.units.partition_point(|unit| unit.range.end <= at);
    let before = || article.units.get(next.checked_sub(1)?);
    article.units.get(next).filter(|unit| unit.range.start <= at).or_else(before).or(article.units.first()).map(|unit| unit.range)
}

fn paragraph(at: usize, article: &Article) -> Option<TextRange> {
    let next = article.paragraphs.partition_point(|paragraph| paragraph.start <= at);
    article.paragraphs.get(next.saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::super::pieces::cut;
    use super::*;
    use crate::article::{ArticleId, Details, Unit, UnitKind};

    const TEXT: &str = "Zoë met 3 mayors. They didn’t agree.\n\nThe e\u{301}lite left.";

    fn article() -> Article {
        let ends = TEXT.find("\n\n").unwrap();
        let dot = TEXT.find('.').unwrap() + 1;
        let ranges = [TextRange::new(0, dot), TextRange::new(dot + 1, ends), TextRange::new(ends + 2, TEXT.len())];
        let unit = |(n, range): (usize, &TextRange)| Unit { range: *range, kind: UnitKind::Sentence, paragraph: n / 2 };
        Article {
            id: ArticleId("a".into()),
            text: TEXT.into(),
            details: Details::default(),
            paragraphs: [ranges[0].hull(ranges[1]), ranges[2]].into(),
            units: ranges.iter().enumerate().map(unit).collect(),
            ..Article::default()
        }
    }

    fn around(grain: Grain, words: &str) -> &'static str {
        let article = article();
        slice(TEXT, grain.around(TEXT.find(words).unwrap(), &article, &cut(&article)))
    }

    #[test]
    fn clicks_take_word_sentence_and_paragraph() {
        assert_eq!(around(Grain::of_clicks(1), "oë"), "");
        assert_eq!(around(Grain::of_clicks(2), "oë"), "Zoë");
        assert_eq!(around(Grain::of_clicks(2), "dn’t"), "didn’t");
        assert_eq!(around(Grain::of_clicks(3), "dn’t"), "They didn’t agree.");
        assert_eq!(around(Grain::of_clicks(4), "dn’t"), "Zoë met 3 mayors. They didn’t agree.");
    }

    #[test]
    fn a_drag_beyond_a_word_takes_whole_words() {
        let (article, pieces) = (article(), cut(&article()));
        let drag = |from: &str, to: &str| {
            let [from, to] = [from, to].map(|words| TEXT.find(words).unwrap());
            slice(TEXT, dragged(from, to, &article, &pieces).range())
        };
        assert_eq!(drag("yors", "rs."), "yo", "letters inside of a word");
        assert_eq!(drag("yors", ". They"), "yors", "to the end of its word");
        assert_eq!(drag("et 3", "yors"), "met 3 mayors");
        assert_eq!(drag("yors", "et 3"), "met 3 mayors", "backwards too");
        assert_eq!(drag("met", ". They"), "met 3 mayors", "what begins and ends between words stays as it is");
        assert_eq!(drag("They", "dn’t"), "They didn’t");
    }

    #[test]
    fn the_caret_steps_over_letters_and_over_the_gap_between_blocks() {
        let (article, pieces) = (article(), cut(&article()));
        let walk = |at: usize, forward: bool| step(at, forward, &article, &pieces);
        assert_eq!(walk(2, true), 4, "ë has two bytes");
        let ends = TEXT.find("\n\n").unwrap();
        assert_eq!((walk(ends, true), walk(ends + 2, false)), (ends + 2, ends));
        let accent = TEXT.find("e\u{301}").unwrap();
        assert_eq!(walk(accent, true), accent + 3, "an accent of its own belongs to its letter");
        assert_eq!((walk(0, false), walk(TEXT.len(), true)), (0, TEXT.len()));
    }

    #[test]
    fn the_caret_walks_word_by_word_both_ways() {
        let (article, pieces) = (article(), cut(&article()));
        let mut at = 0;
        let mut ends = Vec::new();
        while word_step(at, true, &article, &pieces) > at {
            at = word_step(at, true, &article, &pieces);
            ends.push(at);
        }
        assert_eq!(ends.first(), Some(&4));
        assert_eq!(ends.last(), Some(&TEXT.len()));
        while at > 0 {
            at = word_step(at, false, &article, &pieces);
            assert!(TEXT.is_char_boundary(at));
        }
    }

    #[test]
    fn a_selection_backwards_keeps_the_unit_it_began_with() {
        let [first, second] = [TextRange::new(0, 4), TextRange::new(5, 8)];
        let back = Selection { anchor: second, head: first, grain: Grain::Word };
        assert_eq!((back.range(), back.at(), back.fixed()), (TextRange::new(0, 8), 0, 8));
        let forth = Selection { anchor: first, head: second, grain: Grain::Word };
        assert_eq!((forth.range(), forth.at(), forth.fixed()), (TextRange::new(0, 8), 8, 0));
    }
}
