//! What form the bytes of a file have: what they begin with counts, then the ending of the file's name.

use super::{Format, Problem};

/// How many bytes are looked at.
const START: usize = 1024;
/// Longest head of a mail, in bytes: some of the machines on its way write a lot into it.
const LONGEST_HEAD: usize = 64 << 10;

/// The format of `bytes` from a file with this `ending`, in small letters.
///
/// # Errors
/// If it is a format that holds articles but would come in as rubbish.
pub(super) fn format(ending: &str, bytes: &[u8]) -> Result<Format, Problem> {
    let start = bytes.get(..START).unwrap_or(bytes);
    if let Some(problem) = foreign(ending, start) {
        return Err(problem);
    }
    Ok(match ending {
        _ if start.starts_with(b"PK\x03\x04") => Format::Document,
        "docx" => Format::Document,
        "epub" => Format::Book,
        "mht" | "mhtml" => Format::Archive,
        "eml" => Format::Mail,
        "html" | "htm" | "xhtml" | "shtml" => Format::Page,
        "md" | "markdown" | "mdown" | "mkd" => Format::Markdown,
        _ => mail(bytes).unwrap_or(Format::Text),
    })
}

/// Whether it is a mail or a web archive, whatever its name: its first lines are fields, and one of them names MIME.
fn mail(bytes: &[u8]) -> Option<Format> {
    let start = String::from_utf8_lossy(bytes.get(..LONGEST_HEAD).unwrap_or(bytes));
    // Mail programs begin each mail of a folder with such a line.
    let start = start.split_once('\n').filter(|(line, _)| line.starts_with("From ")).map_or(&*start, |(_, behind)| behind);
    let is_field = |line: &str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        line.starts_with([' ', '\t']) || !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let mut names = Vec::new();
    for line in start.lines().take_while(|line| !line.is_empty()) {
        if !is_field(line) {
            return None;
        }
        names.extend(line.split_once(':').map(|(name, _)| name.to_ascii_lowercase()));
    }
    let has = |name: &str| names.iter().any(|other| other == name);
    let was_sent = has("received") || has("to") || has("delivered-to");
    let is_archive = has("snapshot-content-location") || !was_sent && start.to_ascii_lowercase().contains("multipart/related");
    has("mime-version").then_some(if is_archive { Format::Archive } else { Format::Mail })
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

/// What is not read.
fn foreign(ending: &str, start: &[u8]) -> Option<Problem> {
    const OTHER: &str = "a document in an old or other form than DOCX";
    let text = start.trim_ascii_start();
    // The form of old office documents is also that of messages, and of new documents behind a password.
    let is_old = start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    match ending {
        "msg" => Some(Problem::Format("an Outlook message")),
        "docx" if is_old => Some(Problem::Locked),
        "pdf" => Some(Problem::Format("a PDF file")),
        "doc" | "odt" | "rtf" | "pages" => Some(Problem::Format(OTHER)),
        _ if text.starts_with(b"%PDF-") => Some(Problem::Format("a PDF file")),
        _ if text.starts_with(b"{\\rtf") || is_old => Some(Problem::Format(OTHER)),
        _ if start.starts_with(b"bplist00") => Some(Problem::Format("a web archive of Safari")),
        _ if start.starts_with(&[0x1F, 0x8B, 8]) => Some(Problem::Packed),
        _ => None,
    }
}
