//! The way from one text of an article to a newer one, for what was marked in the older.
//!
//! Words are compared in a folded view; the ranges are of the texts as they are. A map of all words comes first, then the words
//! themselves where their sentence went, then everywhere. Whatever is found passes the guard, or is called changed: how alike two
//! passages look says nothing about whether they say the same ("43 people were killed", "4 people were killed"). Never guesses: what
//! merely stands somewhere else is ambiguous or lost.

mod elsewhere;
mod facts;
mod guard;
mod map;
mod meaning;
mod moved;
mod opposites;
mod place;
mod reading;
mod side;
mod speakers;

pub(super) use side::{Side, Texts};

use super::{Anchor, Resolved, TextRange, fitted};
use elsewhere::Elsewhere;
use map::Map;
use reading::Knowledge;
use side::Span;

/// What became of marked words in a newer text. All ranges are bytes of that text, cut no grapheme, and cut a word or number only if the
/// reader had cut the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// The same words, where what is around them leads.
    Exact(TextRange),
    /// The same words elsewhere, and what was around them came along.
    Moved(TextRange),
    /// Nearly the same words, and nothing that changes what they say.
    Reworded(TextRange),
    /// The place, and in what it differs, sorted and never empty. The reader must be asked.
    Changed(TextRange, Vec<Difference>),
    /// Places of the same words, in order and never empty; nothing tells which is meant.
    Ambiguous(Vec<TextRange>),
    /// Nowhere, or only where something else is around them.
    Lost,
}

/// In what a passage says something else than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// A number, an amount, a share; also "all", "most".
    Figure,
    /// A day, a month, a time of day.
    Date,
    /// A negation came, went or changed, also just before the words; or a word became its opposite.
    Negation,
    /// A name, in the words or in their sentence.
    Name,
    /// Who says it; also a woman where there was a man.
    Speaker,
    /// Less than half of the words are the same.
    Wording,
}

impl Carried {
    /// What it is called in lists and outputs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::Moved(_) => "moved",
            Self::Reworded(_) => "reworded",
            Self::Changed(..) => "changed",
            Self::Ambiguous(_) => "ambiguous",
            Self::Lost => "lost",
        }
    }

    /// The one place that was found, also if the words changed there.
    pub fn place(&self) -> Option<TextRange> {
        match self {
            Self::Exact(range) | Self::Moved(range) | Self::Reworded(range) | Self::Changed(range, _) => Some(*range),
            Self::Ambiguous(_) | Self::Lost => None,
        }
    }
}

impl Difference {
    /// What it is called in lists and outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Negation => "negation",
            Self::Name => "name",
            Self::Speaker => "speaker",
            Self::Wording => "wording",
        }
    }
}

/// The way from an old text to a new one: made once for both, asked for each anchor.
///
/// ```
/// use crossread::text::{Anchor, Carried, Carrier, Difference, TextRange};
/// let old = "It rained. In Aldra, 43 people were hurt, the mayor said.";
/// let carrier = Carrier::new(old, "It rained. In Aldra, 34 people were hurt, the mayor said.");
/// let carried = |start, end| carrier.carry(&Anchor::new(old, TextRange::new(start, end)));
/// assert_eq!(carried(24, 40), Carried::Exact(TextRange::new(24, 40)));
/// assert_eq!(carried(21, 40), Carried::Changed(TextRange::new(21, 40), vec![Difference::Figure]));
/// ```
pub struct Carrier<'a> {
    texts: Texts<'a>,
    map: Map,
    knowledge: Knowledge,
}

/// A place in the new text, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Found {
    span: Span,
    /// Whether it stands elsewhere than where what is around it leads.
    moved: bool,
}

impl<'a> Carrier<'a> {
    /// Compares two texts. Takes time in proportion to their lengths as long as most of the text is the same; never the square.
    pub fn new(old: &'a str, new: &'a str) -> Self {
        let texts = Texts::new(old, new);
        let (map, knowledge) = (Map::new(&texts), Knowledge::new(&texts));
        Self { texts, map, knowledge }
    }

    /// What became of the words of `anchor`, which was made for the old text.
    pub fn carry(&self, anchor: &Anchor) -> Carried {
        let old = self.texts.old.text;
        if let Some(range) = anchor.place(old) {
            return self.carry_range(range);
        }
        match anchor.resolve(old) {
            Resolved::Exact(range) | Resolved::Moved(range) => self.carry_range(range),
            _ => Carried::Lost,
        }
    }

    /// What became of the words at `range` of the old text.
    pub fn carry_range(&self, range: TextRange) -> Carried {
        let span = self.texts.old.span(range);
        if span.len() == 0 {
            return Carried::Lost;
        }
        let old = self.knowledge.old(&self.texts);
        let is_figure = |at: usize| old.meaning(at).is_numeric();
        let led = place::mapped(&self.texts, &self.map, span, is_figure);
        match led.or_else(|| place::replaced(&self.texts, &self.map, span, |at| old.is_name(at) || is_figure(at))) {
            Some(found) => self.judged(range, span, found),
            None => match elsewhere::find(&self.texts, &self.map, &self.knowledge, span) {
                Elsewhere::One(there) => self.judged(range, span, Found { span: there, moved: true }),
                Elsewhere::Several(spans) => {
                    Carried::Ambiguous(spans.into_iter().map(|found| self.texts.new.range(found)).collect())
                }
                Elsewhere::Nowhere => Carried::Lost,
            },
        }
    }

    /// Tells what the place that was found says now.
    fn judged(&self, range: TextRange, span: Span, found: Found) -> Carried {
        let place = self.place(range, span, found.span);
        let (old, new) = (self.knowledge.old(&self.texts), self.knowledge.new_text(&self.texts));
        let mut differences = guard::differences((&old, span), (&new, found.span));
        let is_same = self.texts.old.forms_of(span) == self.texts.new.forms_of(found.span);
        if !is_same && !self.is_near(span, found.span) {
            differences.push(Difference::Wording);
        }
        match (differences.is_empty(), is_same, found.moved) {
            (false, ..) => Carried::Changed(place, differences),
            (true, true, false) => Carried::Exact(place),
            (true, true, true) => Carried::Moved(place),
            (true, false, _) => Carried::Reworded(place),
        }
    }

    /// Whether half of the words of both passages together, by what they say, are the same.
    fn is_near(&self, old: Span, new: Span) -> bool {
        let weight = |words: &[u32]| -> usize { words.iter().map(|word| self.texts.forms.weight(*word)).sum() };
        if self.texts.old.words_of(old) == self.texts.new.words_of(new) {
            return true;
        }
        let kept = old.tokens().filter(|at| self.map.to.get(*at).copied().flatten().is_some_and(|to| new.tokens().contains(&to)));
        let kept: usize = kept.filter_map(|at| self.texts.old.words.get(at)).map(|word| self.texts.forms.weight(*word)).sum();
        kept * 4 >= weight(self.texts.old.words_of(old)) + weight(self.texts.new.words_of(new))
    }

    /// The bytes of the new text. Where the reader's mark began or ended inside a word, so does this one in the very same word.
    fn place(&self, range: TextRange, old: Span, new: Span) -> TextRange {
        let [whole, found] = [self.texts.old.range(old), self.texts.new.range(new)];
        let typed = |side: &Side<'a>, at: usize| side.tokens.get(at).map(|token| super::slice(side.text, token.range));
        let same = |a: usize, b: usize| typed(&self.texts.old, a) == typed(&self.texts.new, b);
        let before = if same(old.start, new.start) { range.start.saturating_sub(whole.start) } else { 0 };
        let behind = if same(old.end - 1, new.end.saturating_sub(1)) { whole.end.saturating_sub(range.end) } else { 0 };
        fitted(self.texts.new.text, TextRange::new(found.start + before, found.end.saturating_sub(behind)))
    }
}

#[cfg(test)]
mod tests;
