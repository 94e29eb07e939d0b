//! Texts edited at random: no mark ends inside a word, none changes its figures or loses a "not" unseen, and nothing panics.
//!
//! A second of it runs with the other tests; `CROSSREAD_MUTATE=60 cargo test anchors -- --nocapture` runs it for so many seconds.

use crossread::text::{Anchor, Carried, Carrier, Change, TextRange, fitted, slice, word_diff};
use std::time::{Duration, Instant};

const STORY: &str = "Flood takes bridge in Aldra\n\nThe river Esk took the old bridge of Aldra on Monday night, and 43 people spent it on \
roofs. \u{201c}We did not see it coming,\u{201d} Mayor Zoe\u{308} Lund said. She asked the army for 12 boats.\r\n\r\nThe army sent 4 boats at \
first. Nobody had told them how far the water had come, a spokesman said, and 31,500 sandbags lay in Hede, 60 kilometres away. \u{1f1e9}\u{1f1ea}\n\n\
\u{201c}We lost 3 horses, but we never lost hope,\u{201d} said Jonas Brandt, a farmer. He had built his house in 1967. His sons do not want it \
rebuilt.\n\nIn 2015 the Esk took 7 lives. \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} The dam that was promised then was never built. The ministry said on \
Tuesday that it would cost 4.5 million kronor.";

const PIECES: [&str; 14] = [
    " not ",
    " 34 ",
    "3",
    "\n\n",
    " ",
    ". ",
    "\u{301}",
    "\u{ad}",
    "\u{201d} Brandt said. ",
    " later",
    "4.",
    "\u{200d}",
    "\u{1f1e9}",
    ", ",
];

/// A sequence of numbers that is the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    /// A number below `end`; 0 if that is 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default().checked_rem(end).unwrap_or_default()
    }

    /// A place in `text`, on a character border.
    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    /// Words of `text`, with or without the marks at their ends.
    fn passage(&mut self, text: &str, most: usize) -> TextRange {
        let words: Vec<_> = text.split_whitespace().collect();
        let start = self.below(words.len());
        let end = (start + 1 + self.below(most)).min(words.len());
        let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        let ends = words.get(start).zip(words.get(end.saturating_sub(1)));
        let range = ends.map(|(first, last)| TextRange::new(place(first), place(last) + last.len())).unwrap_or_default();
        let bare = |c: char| c.is_ascii_punctuation() || matches!(c, '\u{201c}' | '\u{201d}');
        let words = slice(text, range);
        let trimmed = words.trim_matches(bare);
        let range = if self.below(2) == 0 || trimmed.is_empty() {
            range
        } else {
            TextRange::new(place(trimmed), place(trimmed) + trimmed.len())
        };
        fitted(text, range)
    }

    fn mutate(&mut self, text: &mut String) {
        let at = self.place(text);
        match self.below(6) {
            0 => {
                let range = self.passage(text, 6);
                text.replace_range(range.start..range.end, "");
            }
            1 => {
                let range = self.passage(text, 60);
                let words = slice(text, range).to_owned();
                text.replace_range(range.start..range.end, "");
                let to = self.place(text);
                text.insert_str(to, &words);
            }
            2 => {
                let words = slice(text, self.passage(text, 30)).to_owned();
                text.insert_str(at, &words);
            }
            3 => {
                let end = text.ceil_char_boundary((at + 3).min(text.len()));
                text.replace_range(at..end, "");
            }
            _ => {
                let piece = PIECES[self.below(PIECES.len())];
                text.insert_str(at, piece);
            }
        }
    }
}

#[test]
fn random_edits_change_no_figure_and_no_negation_unseen() {
    let seconds = std::env::var("CROSSREAD_MUTATE").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(1);
    let (start, mut numbers) = (Instant::now(), Numbers(0x2545_F491_4F6C_DD1D));
    let (mut rounds, mut silent) = (0, 0);
    while start.elapsed() < Duration::from_secs(seconds) {
        let mut new = STORY.to_owned();
        (0..=numbers.below(8)).for_each(|_| numbers.mutate(&mut new));
        let carrier = Carrier::new(STORY, &new);
        for _ in 0..20 {
            let anchor = Anchor::new(STORY, numbers.passage(STORY, 20));
            silent += usize::from(checked(&carrier.carry(&anchor), &anchor, &new));
        }
        rounds += 1;
    }
    assert!(rounds > 0 && silent > rounds, "{silent} of {rounds} texts");
}

/// Checks one result; says whether the reader is not asked.
fn checked(carried: &Carried, anchor: &Anchor, new: &str) -> bool {
    let places = match carried {
        Carried::Ambiguous(places) => places.clone(),
        other => other.place().into_iter().collect(),
    };
    for place in &places {
        assert!(!place.is_empty() && fitted(new, *place) == *place, "{place:?} in {new:?}");
        let rest = |range| new.get(range).unwrap_or_default();
        assert!(!joins(rest(0..place.start), rest(place.start..new.len())), "{carried:?} {new:?}");
        assert!(!joins(rest(0..place.end), rest(place.end..new.len())), "{carried:?} {new:?}");
    }
    if !matches!(carried, Carried::Exact(_) | Carried::Moved(_) | Carried::Reworded(_)) {
        return false;
    }
    let found = slice(new, places[0]);
    let context = || format!("{carried:?}\n{:?}\n{found:?}\n{:?}", anchor.quote, word_diff(&anchor.quote, found));
    assert_eq!(digits(&anchor.quote), digits(found), "{}", context());
    assert_eq!(negations(&anchor.quote), negations(found), "{}", context());
    let words: String =
        word_diff(&anchor.quote, found).iter().filter(|piece| piece.change != Change::Removed).map(|piece| piece.words).collect();
    assert_eq!(words, found);
    true
}

/// Whether a word or number goes on over the border.
fn joins(before: &str, behind: &str) -> bool {
    let plain = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    plain(before.chars().next_back()) && plain(behind.chars().next())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn negations(text: &str) -> usize {
    let seen = text.replace(['\u{200d}', '\u{ad}'], "");
    seen.split(|c: char| !c.is_alphanumeric()).filter(|word| matches!(*word, "not" | "never")).count()
}
