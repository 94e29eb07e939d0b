//! What form the bytes of a file have: what they begin with counts, then the ending of the file's name.

use super::{Format, Problem};

/// How many bytes are looked at.
const START: usize = 1024;

/// The format of `bytes` from a file with this `ending`, in small letters.
///
/// # Errors
/// If it is a format that holds articles but would come in as rubbish.
pub(super) fn format(ending: &str, bytes: &[u8]) -> Result<Format, Problem> {
    let start = bytes.get(..START).unwrap_or(bytes);
    if let Some(name) = foreign(ending, start) {
        return Err(Problem::Format(name));
    }
    Ok(match ending {
        _ if start.starts_with(b"PK\x03\x04") => Format::Document,
        "docx" => Format::Document,
        "epub" => Format::Book,
        "mht" | "mhtml" => Format::Archive,
        "eml" => Format::Mail,
        "html" | "htm" | "xhtml" | "shtml" => Format::Page,
        "md" | "markdown" | "mdown" | "mkd" => Format::Markdown,
        _ => mail(start).unwrap_or(Format::Text),
    })
}

/// Whether it is a mail or a web archive, whatever its name: its first lines are fields, and one of them names MIME.
fn mail(start: &[u8]) -> Option<Format> {
    let start = String::from_utf8_lossy(start);
    let fields: Vec<_> = start.lines().take_while(|line| !line.is_empty()).collect();
    let is_field = |line: &&str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        line.starts_with([' ', '\t']) || !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    // The last line may have been cut.
    let all = fields.iter().take(fields.len().saturating_sub(1)).all(is_field);
    let has = |words: &str| fields.iter().any(|line| line.to_ascii_lowercase().contains(words));
    (all && has("mime-version:")).then(|| if has("multipart/related") { Format::Archive } else { Format::Mail })
}

/// Whether a text is a web page, whatever its name.
pub(super) fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while let Some((_, behind)) = rest.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        rest = behind.trim_start();
    }
    let start = rest.get(..rest.floor_char_boundary(START)).unwrap_or_default().to_ascii_lowercase();
    let is_xhtml = start.starts_with("<?xml") && start.contains("<html");
    is_xhtml || ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| start.starts_with(tag))
}

/// Formats that are not read.
fn foreign(ending: &str, start: &[u8]) -> Option<&'static str> {
    const OLD_WORD: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];
    let text = start.trim_ascii_start();
    match ending {
        "pdf" => Some("a PDF file"),
        "doc" | "odt" | "rtf" | "pages" => Some("a document in an old or other form than DOCX"),
        _ if text.starts_with(b"%PDF-") => Some("a PDF file"),
        _ if text.starts_with(b"{\\rtf") || start.starts_with(&OLD_WORD) => Some("a document in an old or other form than DOCX"),
        _ => None,
    }
}
