//! Words where there is one line for them, or less.

/// `words` on one line: without white space at their ends, and each run of white space inside made one space.
///
/// ```
/// use crossread::text::one_line;
/// assert_eq!(one_line(" Zoë\r\n\t Hart\u{A0}"), "Zoë Hart");
/// ```
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most the first `most` characters of `words`, with a sign where more would follow.
///
/// ```
/// use crossread::text::shortened;
/// assert_eq!(shortened("Zoë Hart", 8), "Zoë Hart");
/// assert_eq!(shortened("Zoë Hart", 4), "Zoë…");
/// ```
pub fn shortened(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((cut, _)) => format!("{}…", words.get(..cut).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}
