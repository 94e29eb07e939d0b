//! A page without what no article needs and what takes up most of saved ones: pictures and fonts as data, pages inside attributes,
//! comments. What is left is what the parser gets.

use super::lexer::{self, Piece};

/// Longest value of an attribute that is kept, in bytes. Addresses and descriptions are shorter.
const LONGEST_VALUE: usize = 2048;
/// Most values of a tag that are looked at.
const MOST_VALUES: usize = 1000;

/// `page` without scripts but those that describe the article, style sheets, comments, data and overlong attributes.
pub(super) fn slim(page: &str) -> String {
    let mut out = String::new();
    let mut keep_text = true;
    for piece in lexer::pieces(page) {
        match piece {
            Piece::Text(words) if keep_text => out.push_str(words),
            Piece::Text(_) | Piece::Other => {}
            Piece::Tag(tag) => {
                let raw = lexer::raw(tag);
                let is_closed = raw.is_some() && tag.ends_with("/>");
                keep_text = is_closed || raw.is_none_or(|name| holds_words(name, tag));
                // The parser does not know that XHTML closes them at once, and would take the rest for their content.
                if !is_closed {
                    push_tag(&mut out, tag);
                }
            }
        }
    }
    out
}

/// Whether what an element without markup holds may be words, or tells about the article.
fn holds_words(name: &str, tag: &str) -> bool {
    match name {
        "script" => tag.to_ascii_lowercase().contains("ld+json"),
        "style" | "iframe" | "noembed" | "noframes" => false,
        _ => true,
    }
}

/// Copies `tag`, each value that is data or overlong left empty. What follows [`MOST_VALUES`] is no page's.
fn push_tag(out: &mut String, tag: &str) {
    let mut rest = tag;
    for _ in 0..MOST_VALUES {
        let Some((before, value, behind)) = next_value(rest) else { break };
        out.push_str(before);
        out.push_str(if is_ballast(value) { "" } else { value });
        rest = behind;
    }
    out.push_str(rest);
}

/// What stands before the next value, the value without its quotation marks, and what stands behind it.
fn next_value(tag: &str) -> Option<(&str, &str, &str)> {
    let (_, behind) = tag.split_once('=')?;
    let value = behind.trim_ascii_start();
    let (value, length) = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(mark) => {
            let value = value.get(1..)?;
            (value, value.find(mark)?)
        }
        None => (value, value.find(|c: char| c == '>' || c.is_ascii_whitespace())?),
    };
    let before = tag.get(..tag.len() - value.len())?;
    let (value, behind) = value.split_at_checked(length)?;
    // The closing mark goes with the value, so that it is not taken for one that opens.
    Some((before, value, behind))
}

fn is_ballast(value: &str) -> bool {
    value.len() > LONGEST_VALUE || is_data(value)
}

/// Whether `value` is an address that holds its data itself ("data:image/png;base64,…"), no words ("Data: the new oil").
fn is_data(value: &str) -> bool {
    let value = value.trim_ascii_start();
    let rest = value.get(..5).filter(|start| start.eq_ignore_ascii_case("data:")).and_then(|_| value.get(5..));
    rest.is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).starts_with(['/', ';', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        assert_eq!(slim(page), expected);
    }

    #[test]
    fn data_goes_and_words_stay() {
        check("<img src=\"data:image/png;base64,AB==\" alt='a=b'>x", "<img src=\"\" alt='a=b'>x");
        check("<img src=data:image/png;base64,AB== alt=c>", "<img src= alt=c>");
        check(
            "<meta content=\"Data: the new oil\">data:image/png;base64,AB",
            "<meta content=\"Data: the new oil\">data:image/png;base64,AB",
        );
        check(&format!("<a b={} c>d", "e".repeat(5000)), "<a b= c>d");
        check("<a b=\"c\"d=\"data:x/y,z\">", "<a b=\"c\"d=\"\">");
    }

    #[test]
    fn scripts_go_but_not_what_tells_about_the_article() {
        check(
            "<script>x</script><script type=\"application/ld+json\">{}</script>",
            "<script></script><script type=\"application/ld+json\">{}</script>",
        );
        check("<title/><script src='x'/>a", "a");
        check("<style>a{}</style><!-- b --><p>c<!doctype html>", "<style></style><p>c");
    }
}
