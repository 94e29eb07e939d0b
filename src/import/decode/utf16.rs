//! UTF-16 without a byte-order mark: read from the right end, it has the spaces and marks of texts, and one byte of each pair is zero in
//! Latin letters, always the same one. No other encoding of texts has zero bytes.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How much is looked at, in bytes.
const SAMPLE: usize = 64 << 10;

/// The encoding, if `bytes` are UTF-16.
pub(super) fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if bytes.len().is_multiple_of(2) { by_marks(sample).or_else(|| by_zeros(sample)) } else { None }
}

/// By spaces, line ends and what ends clauses: from the wrong end they are signs that nobody writes.
fn by_marks(sample: &[u8]) -> Option<&'static Encoding> {
    let (little, big) = (marks(UTF_16LE, sample), marks(UTF_16BE, sample));
    let enough = |some: usize, others: usize| some * 200 >= sample.len() && some > others * 4;
    if enough(little, big) {
        Some(UTF_16LE)
    } else if enough(big, little) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn marks(encoding: &'static Encoding, sample: &[u8]) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    text.chars().filter(|c| matches!(c, ' ' | '\n' | '.' | ',' | '、' | '。' | '，')).count()
}

/// By the side on which nearly all zeros are.
fn by_zeros(sample: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (fewer, more) = (even.min(odd), even.max(odd));
    let one_sided = more > 0 && fewer * 20 <= more && more * 200 >= sample.len();
    one_sided.then_some(if even > odd { UTF_16BE } else { UTF_16LE })
}
