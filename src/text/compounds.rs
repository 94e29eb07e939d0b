//! Compounds and possessives: which words with inner marks the tagger sees as several ("Saudi" "-" "led", "Assad" "’s").

use super::{TextRange, lists, slice};

/// A hyphen or en dash that can stand inside a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–')
}

/// Pushes the parts of `word` to `out`, in order. Loops from both ends towards the middle, each part is looked at once.
pub(super) fn split(text: &str, word: TextRange, out: &mut Vec<TextRange>) {
    let mut rest = Compound::new(text, word);
    let mut behind = Vec::new();
    loop {
        rest.take_possessive(&mut behind);
        if !(rest.take_suffix(&mut behind) || rest.take_prefix(out) || rest.take_before_dash(out)) {
            break;
        }
    }
    out.push(rest.range);
    out.extend(behind.into_iter().rev());
}

/// What is left of a word after parts were taken from its ends.
struct Compound<'a> {
    text: &'a str,
    range: TextRange,
    /// Hyphens inside `range`.
    hyphens: std::collections::VecDeque<TextRange>,
    /// How many of them split words; U+2010 alone does not.
    splitting: usize,
    /// The first capital at or after the start of `range`.
    capital: Option<usize>,
}

impl<'a> Compound<'a> {
    fn new(text: &'a str, range: TextRange) -> Self {
        let word = slice(text, range);
        let hyphens =
            word.match_indices(is_hyphen).map(|(at, mark)| TextRange::new(range.start + at, range.start + at + mark.len()));
        let mut new = Self { text, range, hyphens: hyphens.collect(), splitting: 0, capital: None };
        new.splitting = new.hyphens.iter().filter(|&&hyphen| new.splits(hyphen)).count();
        new.find_capital();
        new
    }

    /// Cuts every "’s" off the end (there may be several).
    fn take_possessive(&mut self, behind: &mut Vec<TextRange>) {
        while let Some(end) = before_possessive(self.text, self.range) {
            behind.push(TextRange::new(end, self.range.end));
            self.range.end = end;
        }
    }

    /// "US-backed": a name and a participle that says who does something to it.
    fn take_suffix(&mut self, behind: &mut Vec<TextRange>) -> bool {
        let Some(&hyphen) = self.hyphens.back().filter(|_| self.splitting > 0) else { return false };
        let last = TextRange::new(hyphen.end, self.range.end);
        let named = self.capital.is_some_and(|at| at < self.range.end);
        if !named || !lists::has(&lists::HYPHEN_SUFFIXES, slice(self.text, last)) {
            return false;
        }
        behind.extend([last, hyphen]);
        self.hyphens.pop_back();
        self.range.end = hyphen.start;
        self.splitting -= usize::from(self.splits(hyphen));
        true
    }

    /// "anti-Assad": a prefix and a name.
    fn take_prefix(&mut self, out: &mut Vec<TextRange>) -> bool {
        let Some(&hyphen) = self.hyphens.front().filter(|_| self.splitting > 0) else { return false };
        let first = TextRange::new(self.range.start, hyphen.start);
        let named = self.text.get(hyphen.end..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
        if !named || !lists::has(&lists::HYPHEN_PREFIXES, slice(self.text, first)) {
            return false;
        }
        out.extend([first, hyphen]);
        self.drop_front(hyphen);
        true
    }

    /// "Paris–Berlin": an en dash joins two words.
    fn take_before_dash(&mut self, out: &mut Vec<TextRange>) -> bool {
        let Some(&dash) = self.hyphens.front().filter(|&&hyphen| slice(self.text, hyphen) == "–") else { return false };
        split(self.text, TextRange::new(self.range.start, dash.start), out);
        out.push(dash);
        self.drop_front(dash);
        true
    }

    fn drop_front(&mut self, hyphen: TextRange) {
        self.hyphens.pop_front();
        self.range.start = hyphen.end;
        self.splitting -= usize::from(self.splits(hyphen));
        if self.capital.is_some_and(|at| at < self.range.start) {
            self.find_capital();
        }
    }

    fn find_capital(&mut self) {
        self.capital = slice(self.text, self.range).find(char::is_uppercase).map(|at| self.range.start + at);
    }

    fn splits(&self, hyphen: TextRange) -> bool {
        slice(self.text, hyphen) != "\u{2010}"
    }
}

/// Where the "'s" at the end of `word` begins; none if it has none, or is nothing else.
fn before_possessive(text: &str, word: TextRange) -> Option<usize> {
    let stem = slice(text, word).strip_suffix(['s', 'S'])?.strip_suffix(['\'', '’'])?;
    (!stem.is_empty()).then_some(word.start + stem.len())
}
