//! Where an anchor's words are in a text that may have changed since.

use super::find::occurrences;
use super::{Anchor, TextRange, find_quote, slice};
use unicode_segmentation::UnicodeSegmentation;

/// What became of an anchor's words. Only the very words count as found; their white space may differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// They stand where they stood.
    Exact(TextRange),
    /// They stand elsewhere, and what is around them came along, or they are many and stand nowhere else.
    Moved(TextRange),
    /// They stand at these places, in order, and nothing tells which is meant.
    Ambiguous(Vec<TextRange>),
    /// They stand nowhere, or only where something else is around them.
    Lost,
}

/// Words of at least so many graphemes are those of one place, wherever they stand.
const MANY: usize = 32;

/// One side that came along whole is enough if it has so many characters.
const TELLING: usize = 20;

/// Places whose neighbourhoods agree by characters that differ by less than this are equal.
const MARGIN: usize = 4;

impl Anchor {
    /// Finds the words again in `text`, which may be another version of the text they were marked in.
    ///
    /// ```
    /// use crossread::text::{Anchor, Resolved, TextRange};
    /// let anchor = Anchor::new("Zoë left. Then it rained.", TextRange::new(0, 4));
    /// assert_eq!(anchor.resolve("Zoë came. Zoë left. Then it rained."), Resolved::Moved(TextRange::new(11, 15)));
    /// ```
    pub fn resolve(&self, text: &str) -> Resolved {
        let own = self.place(text);
        let mut places: Vec<_> = self.places(text).into_iter().map(|range| self.fit(text, range)).collect();
        let Some(own) = own.map(|range| self.fit(text, range)) else { return self.among(&places) };
        places.retain(|place| place.range != own.range);
        let best = places.iter().map(|place| place.common()).max().unwrap_or_default();
        if best <= own.common() {
            return Resolved::Exact(own.range);
        }
        let is_clear = |place: &Fit| place.common() == best && (place.is_whole() || place.agrees() && !own.agrees());
        let overruled = places.iter().any(is_clear);
        if own.agrees() && !overruled {
            return Resolved::Exact(own.range);
        }
        places.push(own);
        places.sort_by_key(|place| place.range);
        if overruled { self.among(&places) } else { ambiguous(&places) }
    }

    /// Where the words stand; if nowhere, where they stand with other white space between them.
    fn places(&self, text: &str) -> Vec<TextRange> {
        let exact: Vec<_> = occurrences(text, &self.quote).collect();
        if !exact.is_empty() || !self.quote.contains(char::is_whitespace) {
            return exact;
        }
        let same = |range: &TextRange| slice(text, *range).split_whitespace().eq(self.quote.split_whitespace());
        find_quote(text, &self.quote).into_iter().filter(same).collect()
    }

    /// Chooses by what is around the words.
    fn among(&self, places: &[Fit]) -> Resolved {
        let agreeing: Vec<_> = places.iter().filter(|place| place.agrees()).copied().collect();
        let best = agreeing.iter().map(|place| place.common()).max().unwrap_or_default();
        let is_whole = agreeing.iter().any(|place| place.is_whole());
        let nearly = |place: &Fit| if is_whole { place.is_whole() } else { place.common() + MARGIN > best };
        let chosen: Vec<_> = agreeing.into_iter().filter(nearly).collect();
        match (chosen.as_slice(), places) {
            ([one], _) => Resolved::Moved(one.range),
            ([], [one]) if self.is_long() || self.knows_nothing() && !one.cuts_word => Resolved::Moved(one.range),
            ([], [] | [_]) => Resolved::Lost,
            ([], _) => ambiguous(places),
            (equal, _) => ambiguous(equal),
        }
    }

    /// Whether it was written by hand, without surroundings: nothing can speak against a place then.
    fn knows_nothing(&self) -> bool {
        self.prefix.is_empty() && self.suffix.is_empty()
    }

    fn is_long(&self) -> bool {
        self.quote.graphemes(true).nth(MANY - 1).is_some()
    }

    /// How well the surroundings of `range` are those that the anchor knows.
    fn fit(&self, text: &str, range: TextRange) -> Fit {
        let before = slice(text, TextRange::new(0, range.start)).chars().rev();
        let behind = slice(text, TextRange::new(range.end, text.len())).chars();
        let words = slice(text, range);
        let joins =
            |a: Option<char>, b: Option<char>| a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric);
        let cuts_word =
            joins(before.clone().next(), words.chars().next()) || joins(words.chars().next_back(), behind.clone().next());
        Fit {
            range,
            cuts_word,
            before: Side::new(self.prefix.chars().rev(), before),
            behind: Side::new(self.suffix.chars(), behind),
        }
    }
}

fn ambiguous(places: &[Fit]) -> Resolved {
    Resolved::Ambiguous(places.iter().map(|place| place.range).collect())
}

/// A place of the words, and how far its surroundings are the known ones.
#[derive(Clone, Copy, Debug)]
struct Fit {
    range: TextRange,
    /// An end lies inside a word or number: "4" in "43".
    cuts_word: bool,
    before: Side,
    behind: Side,
}

impl Fit {
    /// Characters that agree on both sides.
    fn common(self) -> usize {
        self.before.common + self.behind.common
    }

    /// Whether all that is known of the surroundings is there.
    fn is_whole(self) -> bool {
        self.before.is_whole() && self.behind.is_whole()
    }

    /// Whether the surroundings came along: all of one side, or two thirds of what is known.
    fn agrees(self) -> bool {
        let known = self.before.known + self.behind.known;
        let tells = |side: Side| side.is_whole() && side.known >= TELLING;
        tells(self.before) || tells(self.behind) || known > 0 && self.common() * 3 >= known * 2
    }
}

/// One side of a place, in characters; a run of white space is one, so that other line ends change nothing.
#[derive(Clone, Copy, Debug)]
struct Side {
    /// What the anchor knows.
    known: usize,
    /// How much of that stands here, counted from the words outwards.
    common: usize,
}

impl Side {
    fn new(known: impl Iterator<Item = char> + Clone, here: impl Iterator<Item = char>) -> Self {
        let common = spaced(known.clone()).zip(spaced(here)).take_while(|(a, b)| a == b).count();
        Self { known: spaced(known).count(), common }
    }

    fn is_whole(self) -> bool {
        self.common == self.known
    }
}

/// The characters, with one space for each run of white space.
fn spaced(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut in_space = false;
    chars.filter_map(move |c| {
        let again = std::mem::replace(&mut in_space, c.is_whitespace()) && in_space;
        (!again).then_some(if in_space { ' ' } else { c })
    })
}

#[cfg(test)]
mod tests;
