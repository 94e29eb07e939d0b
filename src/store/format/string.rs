//! Strings as the file has them: on one line, and readable.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// A string that is written with as few escapes as keep it on one line and unchanged by editors, mailers and version control.
///
/// `ron`'s own escapes would hide each apostrophe and accent, and come from tables that change with the compiler.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Text<'a>(pub(super) Cow<'a, str>);

/// What `ron` calls a value that is written as it stands. Its own type for that (`RawValue`) parses each such value first, which took half of the
/// time of a save; a save reads back all that it writes in any case.
const AS_IT_STANDS: &str = "$ron::private::RawValue";

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(AS_IT_STANDS, quoted(&self.0).as_str())
    }
}

impl<'de> Deserialize<'de> for Text<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(text.into()))
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(text.into())
    }
}

impl From<Text<'_>> for String {
    fn from(text: Text) -> Self {
        text.0.into_owned()
    }
}

/// `text` between quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut rest = text;
    // What needs no escape goes in at once: that is nearly all.
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| needs_escape(*c)) {
        let (plain, behind) = rest.split_at(at);
        out.push_str(plain);
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ => out.extend(c.escape_unicode()),
        }
        rest = behind.get(c.len_utf8()..).unwrap_or_default();
    }
    out.push_str(rest);
    out.push('"');
    out
}

fn needs_escape(c: char) -> bool {
    match c {
        '"' | '\\' => true,
        ' '..='~' => false,
        _ => is_fragile(c),
    }
}

/// Whether `c` breaks lines, cannot be seen where it stands alone, or turns the order of what is shown. Joiners inside emoji and words are
/// none of these.
fn is_fragile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn only_what_breaks_is_escaped() {
        let same = ["", "it's", "Zoë", "e\u{301}", "नमस्ते", "👩\u{200d}👧", "a\u{a0}b", "/* no comment */ // (){}"];
        for text in same {
            assert_eq!(quoted(text), format!("\"{text}\""));
        }
        assert_eq!(quoted("\"\\\n\r\t"), r#""\"\\\n\r\t""#);
        assert_eq!(quoted("\0\u{85}\u{200f}\u{2028}\u{feff}"), r#""\u{0}\u{85}\u{200f}\u{2028}\u{feff}""#);
    }
}
