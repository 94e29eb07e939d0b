//! Words that a Markdown parser gives back as they are.

use std::fmt::Write;

/// `words` with a backslash before every mark that Markdown, or one of its dialects, could take for its own. Line breaks inside become hard
/// ones; what a parser would drop or change (white space at the ends of a line, control characters) is written by its number.
///
/// NUL becomes U+FFFD, as CommonMark demands.
///
/// ```
/// use crossread::export::escaped;
/// assert_eq!(escaped("1. *Stars* & <b>\nnext"), "1\\. \\*Stars\\* \\& \\<b\\>\\\nnext");
/// ```
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    write(&mut out, words, Place { starts_line: true, ends_line: true, line_break: "\\\n" });
    out
}

/// Where words stand that are to be escaped.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// Nothing stands before them on their line.
    pub(super) starts_line: bool,
    /// Nothing stands behind them on their line.
    pub(super) ends_line: bool,
    /// A line break inside a block, with the marks that begin its next line.
    pub(super) line_break: &'a str,
}

/// Adds `words` to `out`.
pub(super) fn write(out: &mut String, words: &str, place: Place) {
    let inner = words.trim_matches('\n');
    let before = words.len() - words.trim_start_matches('\n').len();
    let behind = if inner.is_empty() { 0 } else { words.len() - words.trim_end_matches('\n').len() };
    out.push_str(&"&#10;".repeat(before));
    let last = inner.matches('\n').count();
    for (n, line) in inner.split('\n').enumerate() {
        out.push_str(if n > 0 { place.line_break } else { "" });
        let starts = n > 0 || place.starts_line || before > 0;
        let ends = n < last || place.ends_line || behind > 0;
        write_line(out, line, starts, ends);
    }
    out.push_str(&"&#10;".repeat(behind));
}

fn write_line(out: &mut String, line: &str, starts: bool, ends: bool) {
    let first = if starts { line.len() - line.trim_start_matches(' ').len() } else { 0 };
    let last = if ends { line.trim_end_matches(' ').len() } else { line.len() };
    let number = if starts { line.bytes().take_while(u8::is_ascii_digit).count() } else { 0 };
    let mut before = if starts { '\n' } else { ' ' };
    for (at, c) in line.char_indices() {
        let next = line.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let is_item = number > 0 && at == number && ".)".contains(c) && next.is_none_or(char::is_whitespace);
        match c {
            ' ' if at < first || at >= last => out.push_str("&#32;"),
            '\0' => out.push('\u{FFFD}'),
            _ if is_numbered(c) => drop(write!(out, "&#{};", u32::from(c))),
            _ if is_item || is_mark(before, c, next) => out.extend(['\\', c]),
            _ => out.push(c),
        }
        before = c;
    }
}

/// Whether Markdown or a dialect may take `c` for its own between these two; a line begins behind a line break.
fn is_mark(before: char, c: char, next: Option<char>) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '|' | '~' | '&' | '$' | '^' => true,
        '#' => matches!(before, '\n' | ' ' | '#'),
        '+' | '-' | ':' => before == '\n',
        // Pairs of them mark words or hide them in some programs.
        '=' | '%' => before == '\n' || before == c || next == Some(c),
        _ => false,
    }
}

/// Whether `c` is written by its number: a parser would change it, or it would turn the source around it.
fn is_numbered(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
