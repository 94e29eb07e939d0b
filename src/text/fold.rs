//! A view of a text in which the same words look the same, however they were typed, with a way back to the text.

use super::TextRange;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A text in the form for comparing (NFKC): quotes and dashes straight, white space one space, marks without width left out; case kept.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The words as they are compared.
    pub(super) text: String,
    /// Where each piece of `text` begins, and the grapheme (or run of white space) that it stands for.
    pieces: Vec<(usize, TextRange)>,
}

impl Folded {
    /// Folds `text`, a grapheme at a time, so that no piece of the view is a part of one.
    pub(super) fn new(text: &str) -> Self {
        let mut new = Self { text: String::with_capacity(text.len()), pieces: Vec::with_capacity(text.len()) };
        let mut in_space = false;
        for (start, grapheme) in text.grapheme_indices(true) {
            let range = TextRange::new(start, start + grapheme.len());
            let at = new.text.len();
            if is_blank(grapheme) {
                new.push_space(range, in_space);
                in_space = true;
            } else if push_folded(&mut new.text, grapheme) {
                new.pieces.push((at, range));
                in_space = false;
            }
        }
        new
    }

    fn push_space(&mut self, range: TextRange, again: bool) {
        if let Some((_, space)) = self.pieces.last_mut().filter(|_| again) {
            *space = space.hull(range);
        } else {
            self.pieces.push((self.text.len(), range));
            self.text.push(' ');
        }
    }

    /// The passage of the text that the view shows as `range`; none if that cuts a piece.
    pub(super) fn back(&self, range: TextRange) -> Option<TextRange> {
        let piece = |at| self.pieces.binary_search_by_key(&at, |(start, _)| *start).ok();
        let first = piece(range.start)?;
        let behind = if range.end == self.text.len() { self.pieces.len() } else { piece(range.end)? };
        let last = behind.checked_sub(1).filter(|last| *last >= first)?;
        Some(self.pieces.get(first)?.1.hull(self.pieces.get(last)?.1))
    }
}

/// The form for comparing of one word or mark.
pub(super) fn folded_word(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_folded(&mut out, word);
    out
}

/// Whether a grapheme is white space.
pub(super) fn is_blank(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}

/// Pushes the form for comparing of a grapheme or more; says whether anything was left of it.
fn push_folded(out: &mut String, grapheme: &str) -> bool {
    let before = out.len();
    if grapheme.is_ascii() {
        out.extend(grapheme.chars().map(folded));
    } else {
        out.extend(grapheme.chars().filter(|c| !has_no_width(*c)).map(folded).nfkc().map(folded));
    }
    out.len() > before
}

/// Quotes, apostrophes and dashes as a typewriter has them.
fn folded(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‶' | '〝' | '〞' | '〟' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '‵' | 'ʼ' | 'ʻ' | '´' | '`' => '\'',
        '\u{2010}'..='\u{2015}' | '−' | '⸺' | '⸻' | '﹘' | '﹣' => '-',
        _ => c,
    }
}

/// The soft hyphen, joiners and spaces without width, and the byte-order mark.
fn has_no_width(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}
