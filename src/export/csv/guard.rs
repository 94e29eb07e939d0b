//! Cells that no spreadsheet takes for a formula.

/// `words` with a `'` before each sign that could begin a formula: `=`, `+`, `-`, `@` and their wide forms at the start, a tab or a
/// carriage return there (behind spaces and quotation marks too), and these signs where a program with another idea of separators could begin a cell (behind a semicolon, a tab
/// or a line break; Excel separates by semicolons in much of Europe). Control characters other than tabs and line breaks become U+FFFD.
///
/// ```
/// use crossread::export::guarded;
/// assert_eq!(guarded("=1+1; and so on"), "'=1+1; and so on");
/// assert_eq!(guarded("dead;=1+1"), "dead;'=1+1");
/// assert_eq!(guarded("three - or four"), "three - or four");
/// ```
pub fn guarded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut starts_cell = true;
    for (at, c) in words.char_indices() {
        if starts_cell && is_formula(c) || at == 0 && matches!(c, '\t' | '\r') {
            out.push('\'');
        }
        out.push(if is_hidden(c) { char::REPLACEMENT_CHARACTER } else { c });
        // A quotation mark or a space before a sign is taken off by some.
        starts_cell = matches!(c, ';' | '\t' | '\r' | '\n') || starts_cell && (c == '"' || c.is_whitespace());
    }
    out
}

fn is_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// A control character that tables have no use for.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn signs_are_guarded_where_a_cell_could_begin() {
        for (words, expected) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("-1+1", "'-1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\r'=1"),
            ("\"=1", "\"'=1"),
            ("a\n- b", "a\n'- b"),
            ("a;\"=1", "a;\"'=1"),
            ("＝1", "'＝1"),
            ("1 = 1", "1 = 1"),
            (" =1", " '=1"),
            ("dead; =1+1", "dead; '=1+1"),
            ("'=1", "'=1"),
            ("", ""),
            ("a\0\u{1}b\u{85}", "a\u{FFFD}\u{FFFD}b\u{FFFD}"),
        ] {
            assert_eq!(guarded(words), expected, "{words:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_begins_a_formula(words in "[=+@\t\r\n;\"a' -]{0,12}") {
            let cell = guarded(&words);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert!(cell.split([';', '\t', '\r', '\n']).all(|part| !part.trim_start_matches(['"', ' ']).starts_with(is_formula)));
            prop_assert_eq!(cell.replace('\'', ""), words.replace('\'', ""));
        }
    }
}
