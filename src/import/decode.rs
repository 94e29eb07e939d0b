//! Bytes to text: UTF-8 only, without a byte-order mark, lines ended by `\n`.

use super::Problem;

/// The text that `bytes` hold, exactly but for a byte-order mark (dropped) and CRLF or CR (each becomes LF).
pub(super) fn text(bytes: &[u8]) -> Result<String, Problem> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::Encoding("UTF-16"));
    }
    let zeros = bytes.split(|&byte| byte == 0).count() - 1;
    if zeros * 1000 > bytes.len() {
        return Err(Problem::Binary);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    Ok(with_plain_breaks(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()))
}

/// `text` with CRLF and CR as LF.
pub(super) fn with_plain_breaks(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn not_utf8(bytes: &[u8], at: usize) -> Problem {
    let before = bytes.get(..at).unwrap_or_default();
    Problem::NotUtf8 { line: before.split(|&byte| byte == b'\n').count(), byte: at }
}
