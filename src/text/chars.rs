//! Classes of characters, as the name tagger was trained to see them.
//!
//! They are those of Python's `str` and `re`, which differ from Rust's: a combining mark is no letter, and U+001C to U+001F are white
//! space. Digits are listed as of Unicode 14; decimal digits that came later count as numbers of no known value.

use unicode_normalization::char::is_combining_mark;

/// White space, also the four information separators (U+001C to U+001F).
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}')
}

/// A letter of any script, without marks and letter-like numbers.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || !c.is_ascii() && c.is_alphabetic() && !c.is_numeric() && !is_combining_mark(c) && !is_framed_letter(c)
}

/// A letter, a number of any kind or `_`: what a word is made of.
pub(super) fn is_word(c: char) -> bool {
    c == '_' || is_letter(c) || c.is_numeric()
}

/// A character of a word that is neither a decimal digit nor `_`.
pub(super) fn is_letter_like(c: char) -> bool {
    c != '_' && is_word(c) && !is_decimal(c)
}

/// One of ten digits that numbers are written with.
pub(super) fn is_decimal(c: char) -> bool {
    c.is_ascii_digit() || c.is_numeric() && ZEROS.iter().any(|&zero| (zero..zero + 10).contains(&u32::from(c)))
}

/// A decimal digit, or one that is raised, lowered or framed.
pub fn is_digit(c: char) -> bool {
    is_decimal(c)
        || matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '①'..='⑨' | '⑴'..='⑼' | '⒈'..='⒐' | '⓪' | '⓵'..='⓽' | '⓿')
        || matches!(c, '❶'..='❾' | '➀'..='➈' | '➊'..='➒' | '፩'..='፱' | '᧚' | '\u{1F100}'..='\u{1F10A}')
        || matches!(c, '\u{10A40}'..='\u{10A43}' | '\u{10E60}'..='\u{10E68}' | '\u{11052}'..='\u{1105A}')
}

/// Letters in circles and squares, which Unicode counts as symbols.
fn is_framed_letter(c: char) -> bool {
    matches!(c, 'Ⓐ'..='ⓩ' | '\u{1F130}'..='\u{1F149}' | '\u{1F150}'..='\u{1F169}' | '\u{1F170}'..='\u{1F189}')
}

/// The zero of each script's digits; the other nine follow it.
const ZEROS: [u32; 65] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0,
    0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0,
    0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450,
    0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_the_tagger_learned() {
        let letters: String = "aÉжع中²Ⅷ٣½_ⓐ\u{64B}\u{345}\u{1C}-".chars().filter(|&c| is_letter(c)).collect();
        assert_eq!(letters, "aÉжع中");
        let words: String = "a²Ⅷ٣½_ⓐ\u{64B}-'".chars().filter(|&c| is_word(c)).collect();
        assert_eq!(words, "a²Ⅷ٣½_");
        let letter_like: String = "a²Ⅷ٣½_7".chars().filter(|&c| is_letter_like(c)).collect();
        assert_eq!(letter_like, "a²Ⅷ½");
        let digits: String = "7٣½²①Ⅷ".chars().filter(|&c| is_digit(c)).collect();
        assert_eq!(digits, "7٣²①");
        assert!(is_space('\u{1C}') && is_space('\u{A0}') && !is_space('\u{200B}'));
    }
}
