//! The encoding that the head of a web page or of an XML file declares.

use encoding_rs::Encoding;

/// How far a declaration is looked for, in bytes. Browsers look at 1,024; pages that were saved carry more before it.
const HEAD: usize = 16 << 10;

/// What `<meta charset>`, `<meta content="..; charset=..">` or `<?xml encoding?>` at the head of `bytes` says.
pub(super) fn in_markup(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let head = head.trim_start();
    if !head.starts_with('<') {
        return None;
    }
    let xml = head.strip_prefix("<?xml").and_then(|rest| value(rest.split('>').next()?, "encoding"));
    let metas = head.split("<meta").skip(1).filter_map(|rest| value(rest.split('>').next()?, "charset"));
    xml.into_iter().chain(metas).find_map(|label| Encoding::for_label(label.as_bytes()))
}

/// What stands behind `name=` in a tag.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, behind) = tag.split_once(name)?;
    let behind = behind.trim_start().strip_prefix('=')?;
    behind.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:.+".contains(c))).find(|part| !part.is_empty())
}
