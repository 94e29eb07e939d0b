//! The encoding of a text that does not say it.

use super::Evidence;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, UTF_8, WINDOWS_1252};

/// How much is looked at from the first byte on that is no ASCII: enough to be sure, and a huge file costs no more than a large one.
const SAMPLE: usize = 1 << 20;

/// The likeliest encoding of `bytes`. `is_utf8`: they would be valid as UTF-8.
pub(super) fn encoding(bytes: &[u8], is_utf8: bool) -> (&'static Encoding, Evidence) {
    let start = Encoding::iso_2022_jp_ascii_valid_up_to(bytes).saturating_sub(2);
    let rest = bytes.get(start..).unwrap_or_default();
    let sample = rest.get(..SAMPLE).unwrap_or(rest);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, sample.len() == rest.len());
    let guessed = detector.guess(None, if is_utf8 { Utf8Detection::Allow } else { Utf8Detection::Deny });
    match guessed {
        _ if guessed == UTF_8 => (guessed, Evidence::Bytes),
        _ if is_utf8 && guessed == WINDOWS_1252 => (UTF_8, Evidence::Bytes),
        _ if guessed == WINDOWS_1252 && is_latin_9(bytes) => (ISO_8859_15, Evidence::Guess),
        _ => (guessed, Evidence::Guess),
    }
}

/// Whether Western European bytes are ISO-8859-15, which has € and œ where windows-1252 has ¤ and fractions: none is used that only
/// windows-1252 has, and one of the signs that differ stands where only a letter, or the euro, makes sense.
fn is_latin_9(bytes: &[u8]) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0xC0);
    let differs = |n: usize, byte: u8| match byte {
        0xA4 => true,
        0xA6 | 0xA8 | 0xB4 | 0xB8 | 0xBC | 0xBD | 0xBE => {
            is_letter(bytes.get(n + 1)) && !n.checked_sub(1).and_then(|n| bytes.get(n)).is_some_and(u8::is_ascii_digit)
        }
        _ => false,
    };
    let only_1252 = bytes.iter().any(|byte| (0x80..0xA0).contains(byte));
    !only_1252 && bytes.iter().enumerate().any(|(n, &byte)| differs(n, byte))
}
