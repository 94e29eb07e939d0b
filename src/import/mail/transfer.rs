//! What a part of a mail was packed in for its way (base64, quoted-printable) and back; also where a few signs are wrong.

use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{MessagePart, MimeHeaders};
use std::borrow::Cow;

/// The bytes of `part` as they were before they were packed to `raw`, and how many places in them break the rules.
pub(super) fn unpacked<'a>(part: &MessagePart, raw: &'a [u8]) -> (Cow<'a, [u8]>, usize) {
    let packing = part.content_transfer_encoding().unwrap_or_default().trim().to_ascii_lowercase();
    let (bytes, wrong) = match packing.as_str() {
        "quoted-printable" => quoted_printable_decode(raw).map_or_else(|| lenient_quoted(raw), |bytes| (bytes, 0)),
        "base64" => base64_decode(raw).map_or_else(|| lenient_base64(raw), |bytes| (bytes, 0)),
        _ => return (Cow::Borrowed(raw), 0),
    };
    (Cow::Owned(bytes), wrong)
}

/// Reads each `=` that begins no code as itself.
fn lenient_quoted(raw: &[u8]) -> (Vec<u8>, usize) {
    let (mut bytes, mut wrong) = (Vec::with_capacity(raw.len()), 0);
    let mut rest = raw;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        let Some(length) = (byte == b'=').then(|| line_end(behind)) else {
            bytes.push(byte);
            continue;
        };
        match (length, code(behind)) {
            (Some(length), _) => rest = behind.get(length..).unwrap_or_default(),
            (_, Some(code)) => {
                bytes.push(code);
                rest = behind.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(b'=');
                wrong += 1;
            }
        }
    }
    (bytes, wrong)
}

/// How long the end of the line is that `bytes` begin with.
fn line_end(bytes: &[u8]) -> Option<usize> {
    let blank = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    bytes.get(blank).filter(|&&byte| byte == b'\n').map(|_| blank + 1)
}

/// The byte that two figures stand for.
fn code(bytes: &[u8]) -> Option<u8> {
    let figures = bytes.get(..2).filter(|figures| figures.iter().all(u8::is_ascii_hexdigit))?;
    u8::from_str_radix(std::str::from_utf8(figures).ok()?, 16).ok()
}

/// Passes over bytes that base64 does not have.
fn lenient_base64(raw: &[u8]) -> (Vec<u8>, usize) {
    let is_one = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=') || byte.is_ascii_whitespace();
    let right: Vec<u8> = raw.iter().copied().filter(is_one).collect();
    (base64_decode(&right).unwrap_or_default(), raw.len() - right.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_sign_does_not_leave_the_rest_packed() {
        let lenient = |raw: &str| {
            let (bytes, wrong) = lenient_quoted(raw.as_bytes());
            (String::from_utf8(bytes).unwrap(), wrong)
        };
        assert_eq!(lenient("Caf=C3=A9 ?a=xyz =\r\nb=3D= \n="), ("Café ?a=xyz b==".to_owned(), 2));
        assert_eq!(lenient("==41=+1=4"), ("=A=+1=4".to_owned(), 3));
        assert_eq!(lenient_base64(b"SXQg!cmFp\r\nbmVkLg=="), (b"It rained.".to_vec(), 1));
    }
}
