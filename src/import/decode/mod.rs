//! Bytes to text with lines ended by `\n`: byte-order mark, UTF-16 that shows by its zero bytes, UTF-8, what was declared, a guess.
//!
//! Never takes a binary file for a text, and always tells which encoding it took and why.

mod declared;
mod guess;
mod utf16;

use super::Problem;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How it is known in what encoding a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Its bytes can hardly be anything else: a byte-order mark, valid UTF-8, the zero bytes of UTF-16.
    Bytes,
    /// Its head says so.
    Declared,
    /// How often which bytes stand next to each other.
    Guess,
}

/// A text, and what it was before.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// Its encoding's name by the Encoding Standard of the web.
    pub(super) encoding: &'static str,
    pub(super) evidence: Evidence,
    /// How many places hold no character of that encoding; each became U+FFFD.
    pub(super) replaced: usize,
}

/// The text that `bytes` hold, exactly but for a byte-order mark (dropped) and CRLF or CR (each becomes LF). `declared` is the encoding
/// that came along with them, as in the head of a mail; a head inside the bytes is looked for here.
pub(super) fn text(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Problem> {
    let (encoding, evidence, bytes) = recognised(bytes, declared)?;
    let (text, replaced) = decoded(encoding, bytes);
    let text = with_plain_breaks(text);
    if looks_binary(&text) { Err(Problem::Binary) } else { Ok(Decoded { text, encoding: encoding.name(), evidence, replaced }) }
}

/// `text` with CRLF and CR as LF.
pub(super) fn with_plain_breaks(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

type Recognised<'a> = (&'static Encoding, Evidence, &'a [u8]);

/// The encoding of `bytes`, and the bytes behind a byte-order mark.
fn recognised<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Recognised<'a>, Problem> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(Problem::Encoding("UTF-32"));
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok((encoding, Evidence::Bytes, bytes.get(length..).unwrap_or_default()));
    }
    without_mark(bytes, label).map(|(encoding, evidence)| (encoding, evidence, bytes))
}

fn without_mark(bytes: &[u8], label: Option<&str>) -> Result<(&'static Encoding, Evidence), Problem> {
    let few_zeros = (bytes.split(|&byte| byte == 0).count() - 1) * 1000 <= bytes.len();
    let is_utf8 = few_zeros && std::str::from_utf8(bytes).is_ok();
    if !is_utf8 && let Some(encoding) = utf16::without_mark(bytes) {
        return Ok((encoding, Evidence::Bytes));
    }
    if !few_zeros {
        return Err(Problem::Binary);
    }
    let declared = label.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| declared::in_markup(bytes));
    // Japanese mail of old is ASCII to the byte; its escapes tell.
    if is_utf8 && !bytes.contains(&0x1B) || is_damaged_utf8(bytes, declared == Some(UTF_8)) {
        return Ok((UTF_8, Evidence::Bytes));
    }
    let fits = |encoding: &&'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    Ok(match declared.filter(|&encoding| encoding != UTF_16LE && encoding != UTF_16BE).filter(fits) {
        Some(encoding) => (encoding, Evidence::Declared),
        None => guess::encoding(bytes, is_utf8),
    })
}

/// Whether most of what is no ASCII is right UTF-8, which no other encoding is by chance: a few bytes were lost on the way, or stem from
/// a page of another encoding. Where UTF-8 is `declared`, half is enough.
fn is_damaged_utf8(bytes: &[u8], declared: bool) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong > 0 && wrong * if declared { 1 } else { 2 } <= right
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> (String, usize) {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    let replaced = if wrong { text.matches('\u{fffd}').count() } else { 0 };
    (text.into_owned(), replaced)
}

/// Whether many characters are none that anyone writes; one or two are a slip, however short the text.
fn looks_binary(text: &str) -> bool {
    let is_odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\u{b}' | '\u{c}' | '\u{85}') || c == '\u{fffd}';
    let odd = text.chars().filter(|&c| is_odd(c)).count();
    odd * 50 > text.chars().count().max(100)
}

#[cfg(test)]
mod tests;
