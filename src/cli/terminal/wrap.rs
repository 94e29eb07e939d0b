//! How wide words are on a terminal, and where their lines break.

use unicode_segmentation::UnicodeSegmentation;

/// How many columns `words` takes, about: two for East Asian characters and emoji.
pub(super) fn columns(words: &str) -> usize {
    words.graphemes(true).map(width).sum()
}

fn width(grapheme: &str) -> usize {
    let wide = |c| {
        matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
    };
    if grapheme.chars().next().is_some_and(wide) { 2 } else { 1 }
}

/// The lines of `words`, none wider than `limit`; a word that is wider alone is broken. One empty line for no words.
pub(super) fn wrap(words: &str, limit: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in words.split_whitespace().flat_map(|word| pieces(word, limit)) {
        let more = columns(&word);
        if used > 0 && used + 1 + more > limit {
            lines.push(String::new());
            used = 0;
        }
        let gap = usize::from(used > 0);
        used += gap + more;
        if let Some(line) = lines.last_mut() {
            line.push_str(if gap > 0 { " " } else { "" });
            line.push_str(&word);
        }
    }
    lines
}

/// `word` in pieces of at most `limit` columns.
fn pieces(word: &str, limit: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for grapheme in word.graphemes(true) {
        let more = width(grapheme);
        if used > 0 && used + more > limit {
            pieces.push(String::new());
            used = 0;
        }
        used += more;
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(grapheme);
        }
    }
    pieces
}

/// `words`, shortened to `limit` columns with an ellipsis where they are wider.
pub(super) fn cut(words: &str, limit: usize) -> String {
    if columns(words) <= limit {
        return words.to_owned();
    }
    let first = pieces(words, limit.saturating_sub(1)).into_iter().next().unwrap_or_default();
    format!("{first}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_inside_words_that_are_too_long() {
        for (words, limit, expected) in [
            ("", 5, vec![""]),
            ("ab cd ef", 5, vec!["ab cd", "ef"]),
            ("abcdefg h", 3, vec!["abc", "def", "g h"]),
            ("日本語 です", 5, vec!["日本", "語", "です"]),
        ] {
            assert_eq!(wrap(words, limit), expected, "{words} in {limit}");
        }
    }

    #[test]
    fn what_is_too_wide_is_cut_to_the_width() {
        assert_eq!(cut("Harbour", 7), "Harbour");
        assert_eq!(cut("Harbour Post", 8), "Harbour…");
        assert_eq!(cut("日本語", 4), "日…");
    }
}
