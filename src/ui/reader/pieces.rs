//! Cuts an article into the pieces that are laid out one by one: its paragraphs, huge ones in several pieces.
//!
//! Owns what is one block on screen and how far it stands from the one above. Never measures anything.

use crate::article::{Article, UnitKind};
use crate::text::{TextRange, slice};

/// One block of text on screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    /// Its words (bytes); never empty.
    pub(super) range: TextRange,
    /// What it begins with.
    pub(super) kind: UnitKind,
    /// Space above it, in sizes of the reading type.
    pub(super) gap: f32,
}

/// Longest piece in bytes, so that one line of a megabyte does not have to be laid out whole.
const LONGEST: usize = 4000;

/// The pieces of an article in order.
pub(super) fn cut(article: &Article) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for paragraph in article.paragraphs.iter().filter(|range| !slice(&article.text, **range).is_empty()) {
        let kind = kind_of(article, *paragraph);
        let mut gap = pieces.last().map_or(0.0, |above| gap(above.kind, kind));
        let mut rest = *paragraph;
        while !rest.is_empty() {
            let range = TextRange::new(rest.start, end_of_piece(article, rest));
            pieces.push(Piece { range, kind, gap });
            rest.start = range.end;
            gap = 0.0;
        }
    }
    pieces
}

/// The piece that holds byte `at`; between two, the one before.
pub(super) fn piece_at(pieces: &[Piece], at: usize) -> usize {
    pieces.partition_point(|piece| piece.range.start <= at).saturating_sub(1)
}

fn kind_of(article: &Article, paragraph: TextRange) -> UnitKind {
    let units = article.units.get(article.units_in(paragraph)).unwrap_or_default();
    units.first().map_or(UnitKind::Sentence, |unit| unit.kind)
}

fn gap(above: UnitKind, below: UnitKind) -> f32 {
    match (above, below) {
        (UnitKind::Title, UnitKind::Dateline) => 0.35,
        (UnitKind::Title, _) => 0.9,
        (_, UnitKind::Subhead) => 1.3,
        (UnitKind::Subhead, _) => 0.35,
        (UnitKind::Dateline, _) => 0.9,
        _ => 0.72,
    }
}

/// Where the piece that begins `rest` ends: the whole of it, else a sentence's end, else white space, else anywhere.
fn end_of_piece(article: &Article, rest: TextRange) -> usize {
    if rest.len() <= LONGEST {
        return rest.end;
    }
    let reach = (rest.start..=rest.start + LONGEST).rev().find(|at| article.text.is_char_boundary(*at)).unwrap_or(rest.end);
    let words = slice(&article.text, TextRange::new(rest.start, reach));
    let sentence =
        article.units.partition_point(|unit| unit.range.start <= reach).checked_sub(1).and_then(|n| article.units.get(n));
    let in_words = || words.rfind(char::is_whitespace).map(|at| rest.start + at).filter(|at| *at > rest.start);
    sentence
        .map(|unit| unit.range.start)
        .filter(|start| *start > rest.start)
        .or_else(in_words)
        .unwrap_or(reach.max(rest.start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, Details, Unit};
    use proptest::prelude::*;

    fn article(text: &str, paragraphs: &[TextRange], units: &[Unit]) -> Article {
        Article {
            id: ArticleId("a".into()),
            text: text.into(),
            details: Details::default(),
            paragraphs: paragraphs.into(),
            units: units.into(),
            ..Article::default()
        }
    }

    proptest! {
        #[test]
        fn pieces_of_a_huge_paragraph_join_without_gap(words in prop::collection::vec("[a-zé世]{1,300}", 1..200), sep in "[ ]?") {
            let text = words.join(&sep);
            let whole = TextRange::new(0, text.len());
            let pieces = cut(&article(&text, &[whole], &[]));
            prop_assert_eq!(pieces.first().map(|p| p.range.start), Some(0));
            prop_assert_eq!(pieces.last().map(|p| p.range.end), Some(text.len()));
            for pair in pieces.windows(2) {
                prop_assert_eq!(pair[0].range.end, pair[1].range.start);
            }
            for piece in &pieces {
                prop_assert!(!slice(&text, piece.range).is_empty() && piece.range.len() <= LONGEST);
            }
        }
    }

    #[test]
    fn a_huge_paragraph_is_cut_between_sentences() {
        let sentence = "The council met again. ";
        let text = sentence.repeat(400);
        let units: Vec<Unit> = (0..400)
            .map(|n| Unit {
                range: TextRange::new(n * sentence.len(), (n + 1) * sentence.len() - 1),
                kind: UnitKind::Sentence,
                paragraph: 0,
            })
            .collect();
        let pieces = cut(&article(&text, &[TextRange::new(0, text.len() - 1)], &units));
        assert!(pieces.len() > 2);
        assert!(pieces.iter().all(|piece| piece.range.start % sentence.len() == 0));
    }

    #[test]
    fn a_byte_belongs_to_the_piece_before_the_gap() {
        let ranges = [TextRange::new(0, 3), TextRange::new(5, 8)];
        let pieces = cut(&article("abc\n\ndef", &ranges, &[]));
        assert_eq!([0, 3, 4, 5, 99].map(|at| piece_at(&pieces, at)), [0, 0, 0, 1, 1]);
    }
}
