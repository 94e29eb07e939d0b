//! Marked passages as pieces of text that do not overlap.

use crate::notebook::Color;
use crate::text::TextRange;
use std::collections::BTreeSet;

/// A part of a marked passage; parts may overlap in any way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Where it stands (bytes); never empty.
    pub(super) range: TextRange,
    /// The annotation's number.
    pub(super) number: usize,
    /// Which part of its passage it is, from 1.
    pub(super) place: usize,
    /// None for a passage without tags.
    pub(super) color: Option<Color>,
}

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Here a part begins: index into the parts.
    Start(usize),
    /// Here it ends.
    End(usize),
    /// Words (bytes).
    Words {
        range: TextRange,
        /// The part on top, which began last.
        top: Option<usize>,
        /// Others lie below it.
        is_deep: bool,
        /// The reader took them out of the story.
        is_aside: bool,
    },
}

/// The pieces of each paragraph, in order. `paragraphs` and `asides` must be sorted and must not overlap. All starts and ends are there if there
/// is a paragraph at all, at the next one or the one before where they stand between two.
pub(super) fn pieces(parts: &[Part], asides: &[TextRange], paragraphs: &[TextRange]) -> Vec<Vec<Piece>> {
    let cursor = paragraphs.first().map_or(0, |paragraph| paragraph.start);
    let out = vec![Vec::new(); paragraphs.len()];
    let mut sweep = Sweep { parts, asides, paragraphs, under: BTreeSet::new(), at: 0, cursor, out };
    for (place, event) in events(parts) {
        sweep.take(place, event);
    }
    sweep.go_to(usize::MAX, false);
    sweep.out
}

/// Starts and ends by place; at one place ends come first, and of starts that of the longest part.
fn events(parts: &[Part]) -> Vec<(usize, Piece)> {
    let mut events: Vec<_> = parts
        .iter()
        .enumerate()
        .flat_map(|(n, part)| [(part.range.start, 1, usize::MAX - part.range.end, n), (part.range.end, 0, 0, n)])
        .collect();
    events.sort_unstable();
    let event = |(place, kind, _, n)| (place, if kind == 1 { Piece::Start(n) } else { Piece::End(n) });
    events.into_iter().map(event).collect()
}

/// Goes once through the text.
struct Sweep<'a> {
    parts: &'a [Part],
    /// Those that do not end before the cursor.
    asides: &'a [TextRange],
    paragraphs: &'a [TextRange],
    /// The parts that have begun and not ended: start, then what is shorter, then index. The last is on top.
    under: BTreeSet<(usize, usize, usize)>,
    /// The paragraph that the cursor is in.
    at: usize,
    /// The byte where the words go on.
    cursor: usize,
    out: Vec<Vec<Piece>>,
}

impl Sweep<'_> {
    fn take(&mut self, place: usize, event: Piece) {
        self.go_to(place, matches!(event, Piece::Start(_)));
        let key = |n: usize| self.parts.get(n).map(|part| (part.range.start, usize::MAX - part.range.end, n));
        match event {
            Piece::Start(n) => self.under.extend(key(n)),
            Piece::End(n) => drop(key(n).map(|key| self.under.remove(&key))),
            Piece::Words { .. } => {}
        }
        self.push(event);
    }

    /// Puts the words before `place` out. What begins behind a paragraph belongs to the next one; what ends there still belongs to it.
    fn go_to(&mut self, place: usize, begins: bool) {
        while let Some(paragraph) = self.paragraphs.get(self.at) {
            self.words(place.min(paragraph.end));
            let next = self.paragraphs.get(self.at + 1);
            let Some(next) = next.filter(|next| if begins { place >= paragraph.end } else { next.start < place }) else { return };
            self.at += 1;
            self.cursor = next.start;
        }
    }

    /// The words up to `to`, cut where an aside begins or ends.
    fn words(&mut self, to: usize) {
        let (top, is_deep) = (self.under.last().map(|(_, _, n)| *n), self.under.len() > 1);
        while self.cursor < to {
            while let [aside, rest @ ..] = self.asides
                && aside.end <= self.cursor
            {
                self.asides = rest;
            }
            let aside = self.asides.first().copied().unwrap_or(TextRange::new(usize::MAX, usize::MAX));
            let is_aside = aside.contains(self.cursor);
            let end = if is_aside { aside.end } else { aside.start }.min(to);
            self.push(Piece::Words { range: TextRange::new(self.cursor, end), top, is_deep, is_aside });
            self.cursor = end;
        }
    }

    fn push(&mut self, piece: Piece) {
        if let Some(paragraph) = self.out.get_mut(self.at) {
            paragraph.push(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn part((n, (start, end)): (usize, (usize, usize))) -> Part {
        Part { range: TextRange::new(start, end), number: n + 1, place: 1, color: None }
    }

    fn shown(paragraphs: &[Vec<Piece>], text: &str) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Start(n) => format!("[{n}"),
            Piece::End(n) => format!("{n}]"),
            Piece::Words { range, top, is_deep, is_aside } => {
                let words = text.get(range.start..range.end).unwrap_or("?");
                let top = top.map_or(String::new(), |top| top.to_string());
                format!("{words}({top}{}{})", if *is_deep { "+" } else { "" }, if *is_aside { "-" } else { "" })
            }
        };
        paragraphs.iter().map(|pieces| pieces.iter().map(piece).collect::<String>()).collect::<Vec<_>>().join("|")
    }

    #[track_caller]
    fn check(parts: &[(usize, usize)], expected: &str) {
        let parts: Vec<_> = parts.iter().copied().enumerate().map(part).collect();
        let paragraphs = [TextRange::new(0, 6), TextRange::new(8, 12)];
        assert_eq!(shown(&pieces(&parts, &[TextRange::new(4, 6)], &paragraphs), "abcdef  ghij"), expected);
    }

    #[test]
    fn passages_are_cut_where_others_begin_and_end() {
        check(&[], "abcd()ef(-)|ghij()");
        check(&[(1, 3)], "a()[0bc(0)0]d()ef(-)|ghij()");
        check(&[(0, 3), (2, 6)], "[0ab(0)[1c(1+)0]d(1)ef(1-)1]|ghij()");
        check(&[(1, 2), (1, 4)], "a()[1[0b(0+)0]cd(1)1]ef(-)|ghij()");
        check(&[(3, 10)], "abc()[0d(0)ef(0-)|gh(0)0]ij()");
        check(&[(0, 2), (2, 4)], "[0ab(0)0][1cd(1)1]ef(-)|ghij()");
    }

    #[test]
    fn what_begins_or_ends_between_paragraphs_is_kept() {
        check(&[(6, 8)], "abcd()ef(-)|[00]ghij()");
        check(&[(7, 9)], "abcd()ef(-)|[0g(0)0]hij()");
        check(&[(4, 7)], "abcd()[0ef(0-)0]|ghij()");
        check(&[(4, 12)], "abcd()[0ef(0-)|ghij(0)0]");
    }

    proptest! {
        #[test]
        fn all_words_and_all_ends_are_there_once(ends in prop::collection::vec((0usize..12, 1usize..6), 0..6)) {
            let parts: Vec<_> = ends.iter().map(|(start, len)| (*start, (start + len).min(12))).enumerate().map(part).collect();
            let text = "abcdef  ghij";
            let out = pieces(&parts, &[TextRange::new(4, 6)], &[TextRange::new(0, 6), TextRange::new(8, 12)]);
            let all: Vec<_> = out.iter().flatten().collect();
            let words: String = all.iter().filter_map(|piece| match piece {
                Piece::Words { range, .. } => text.get(range.start..range.end),
                _ => None,
            }).collect();
            prop_assert_eq!(words, "abcdefghij");
            for n in 0..parts.len() {
                let start = all.iter().position(|piece| **piece == Piece::Start(n));
                let end = all.iter().position(|piece| **piece == Piece::End(n));
                prop_assert!(start.is_some() && start < end);
            }
        }
    }
}
