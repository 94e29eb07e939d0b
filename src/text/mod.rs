//! What a text is made of: ranges and offsets, words, sentences, and views of text that are good to compare.
//!
//! Owns every conversion between bytes and characters. Never knows what an article is, and never changes a text.

mod offset;

pub use offset::{CharIndex, CharMap, CharRange, TextRange, slice};

mod anchor;
mod find;
mod fold;
mod line;
mod resolve;

pub use anchor::{Anchor, fitted, is_border};
pub use find::find_quote;
pub use line::{one_line, shortened};
pub use resolve::Resolved;

mod table;

pub use table::{Sorted, Words, rows};

mod carry;
mod diff;
pub(crate) mod numerals;
mod runs;

pub use carry::{Carried, Carrier, Difference};
pub use diff::{Change, Piece, changed_numbers, word_diff};

mod chars;
mod compounds;
mod ends;
pub(crate) mod lists;
mod sentences;
mod tagging;
mod words;

pub use chars::{is_digit, is_letter, is_space};
pub use sentences::{is_complete, sentences};
pub use tagging::tagging_sentences;
pub use words::tokens;
