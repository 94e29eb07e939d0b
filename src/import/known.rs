//! Values that a source gives about its article, as the details hold them.

use crate::article::{YEARS, date_in};
use jiff::civil::Date;

/// `value` on one line; none if there are no words in it.
pub(super) fn line(value: &str) -> Option<String> {
    let words: Vec<_> = value.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The day of "2015-09-28", also with a time behind it, of "20150928", or of a date in words.
pub(super) fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    let is_compact = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    let day = value.get(..if is_compact { 8 } else { 10 }).and_then(|day| day.parse().ok());
    day.map_or_else(|| date_in(value), likely)
}

/// `day` unless it only stands for "no date", as 0001-01-01 does.
pub(super) fn likely(day: Date) -> Option<Date> {
    YEARS.contains(&day.year()).then_some(day)
}

/// The names of who wrote it, without "By" and without an address; none for an address on the web.
pub(super) fn author(value: &str) -> Option<String> {
    let value = line(value)?;
    let bare = ["By ", "by ", "BY ", "By: "].iter().find_map(|by| value.strip_prefix(by)).unwrap_or(&value).trim();
    let named = bare.split_once(['(', '<']).filter(|_| bare.contains('@')).map(|(before, behind)| {
        let inside = behind.trim_end_matches([')', '>']);
        if before.contains('@') { inside } else { before }
    });
    let bare = named.unwrap_or(bare).trim();
    (!bare.is_empty() && !bare.contains("://")).then(|| bare.to_owned())
}

/// "A", "A and B", "A, B and C".
pub(super) fn people(names: &[String]) -> Option<String> {
    let (last, before) = names.split_last()?;
    Some(if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) })
}

/// `value` if it is an address on the web.
pub(super) fn address(value: &str) -> Option<String> {
    let value = value.trim();
    let is_one = (value.starts_with("https://") || value.starts_with("http://")) && !value.contains(char::is_whitespace);
    is_one.then(|| value.to_owned())
}

/// The host of an address, without `www.`: the outlet, where nothing else tells it.
pub(super) fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then(|| host.to_owned())
}
