//! Strings as the file has them: on one line, and readable.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A string that is written with as few escapes as keep it on one line and unchanged by editors, mailers and version control.
///
/// `ron`'s own escapes would hide each apostrophe and accent, and come from tables that change with the compiler.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Text(pub(crate) String);

/// What `ron` calls a value that is written as it stands. Its own type for that (`RawValue`) parses each such value first, which took half of the
/// time of a save; a save reads back all that it writes in any case.
const AS_IT_STANDS: &str = "$ron::private::RawValue";

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(AS_IT_STANDS, quoted(&self.0).as_str())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// `text` between quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if is_fragile(c) => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
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
