//! Markup cut into tags and what stands between them, in one pass. Knows no elements but those that hold no markup.

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words, with entities as they are written; or what a script or style sheet holds.
    Text(&'a str),
    /// A tag, whole, from `<` to `>`.
    Tag(&'a str),
    /// A comment, declaration or processing instruction.
    Other,
}

/// The pieces of `source`, in order; together they are all of it.
pub(super) fn pieces(source: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut lexer = Lexer { rest: source, raw: None };
    std::iter::from_fn(move || lexer.next())
}

/// The name of a tag in small letters; with `/` before it in a closing one.
pub(super) fn name(tag: &str) -> String {
    let inner = tag.trim_start_matches('<');
    let end = inner.char_indices().find(|&(at, c)| at > 0 && (c == '/' || c == '>' || c.is_ascii_whitespace()));
    inner.get(..end.map_or(inner.len(), |(at, _)| at)).unwrap_or_default().to_ascii_lowercase()
}

/// Elements whose content is no markup, up to their closing tag.
const RAW: [&str; 9] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

struct Lexer<'a> {
    rest: &'a str,
    /// The element without markup that is open.
    raw: Option<&'static str>,
}

impl<'a> Lexer<'a> {
    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(end) = self.raw.take().map(|name| raw_end(self.rest, name)).filter(|&end| end > 0) {
            return Some(Piece::Text(self.take(end)));
        }
        let bytes = self.rest.as_bytes();
        Some(match (bytes.first(), bytes.get(1)) {
            (Some(b'<'), Some(b'!' | b'?')) => {
                let end = if self.rest.starts_with("<!--") { comment_end(self.rest) } else { behind(self.rest, ">") };
                self.take(end);
                Piece::Other
            }
            (Some(b'<'), Some(b'/' | b'a'..=b'z' | b'A'..=b'Z')) => {
                let tag = self.take(tag_end(self.rest));
                self.raw = raw(tag).filter(|_| !tag.ends_with("/>"));
                Piece::Tag(tag)
            }
            _ => Piece::Text(self.take(text_end(self.rest))),
        })
    }

    fn take(&mut self, end: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }
}

/// The element without markup that `tag` begins, even if only to close it at once, as XHTML may.
pub(super) fn raw(tag: &str) -> Option<&'static str> {
    let length = tag.bytes().skip(1).take_while(u8::is_ascii_alphabetic).count();
    let name = tag.get(1..=length)?;
    RAW.into_iter().find(|raw| raw.eq_ignore_ascii_case(name))
}

/// Where the words at the start of `text` end: before the next `<` that opens something.
fn text_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let opens =
        |at: &usize| bytes[*at] == b'<' && matches!(bytes.get(at + 1), Some(b'/' | b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z'));
    (1..bytes.len()).find(opens).unwrap_or(bytes.len())
}

/// Behind the `>` that ends the tag at the start of `text`; one between quotation marks does not.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        if quote.is_some() {
            quote = quote.filter(|&mark| mark != byte);
        } else if byte == b'>' {
            return at + 1;
        } else if matches!(byte, b'"' | b'\'') && before == b'=' {
            quote = Some(byte);
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    text.len()
}

fn comment_end(text: &str) -> usize {
    if text.starts_with("<!-->") { "<!-->".len() } else { behind(text, "-->") }
}

fn behind(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// Where `</name` stands, whatever its letters.
fn raw_end(text: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        let tag = text.as_bytes().get(at + 2..at + 2 + name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(is_end).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &[Piece]) {
        assert_eq!(pieces(source).collect::<Vec<_>>(), expected, "{source}");
    }

    #[test]
    fn tags_and_words_are_told_apart() {
        check("a<b c='>'>d</b>", &[Piece::Text("a"), Piece::Tag("<b c='>'>"), Piece::Text("d"), Piece::Tag("</b>")]);
        check("1 < 2 <3", &[Piece::Text("1 < 2 <3")]);
        check("<!-- <b> -->x<?y?><!doctype html>", &[Piece::Other, Piece::Text("x"), Piece::Other, Piece::Other]);
        check("<a b", &[Piece::Tag("<a b")]);
        check("<p title=it's>x", &[Piece::Tag("<p title=it's>"), Piece::Text("x")]);
    }

    #[test]
    fn scripts_hold_no_tags() {
        check(
            "<Script>if (a<b) '</p>'</SCRIPT >x",
            &[Piece::Tag("<Script>"), Piece::Text("if (a<b) '</p>'"), Piece::Tag("</SCRIPT >"), Piece::Text("x")],
        );
        check("<script></script>", &[Piece::Tag("<script>"), Piece::Tag("</script>")]);
        check("<style>x", &[Piece::Tag("<style>"), Piece::Text("x")]);
    }
}
