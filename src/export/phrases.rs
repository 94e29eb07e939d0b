//! What exports say in words, the same in every format.

use super::clean;
use super::entry::{Entries, Entry};
use crate::article::Article;
use crate::notebook::{Annotation, ClaimCard, Evidence};
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

/// "1 article", "2 articles".
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// "3 May 2021".
pub(super) fn date(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// What the reader says of something that is shown on one line.
pub(super) fn remark(note: &str) -> String {
    if note.trim().is_empty() { String::new() } else { format!("; note: {note}") }
}

/// "Courier, paragraph 3, sentence 2 (annotation 7), “the words”".
pub(super) fn reference(entries: &Entries, annotation: &Annotation) -> String {
    let number = entries.number(&annotation.id);
    let number = number.map_or_else(|| "not part of this file".to_owned(), |number| format!("annotation {number}"));
    format!("{} ({number}), {}", entries.place(annotation), quoted(&clean(&annotation.quote())))
}

/// `words` in quotation marks, unless they bring their own.
pub(super) fn quoted(words: &str) -> String {
    let own = words.starts_with(['“', '"', '„', '«', '”']) && words.ends_with(['”', '"', '“', '»']);
    if own { words.to_owned() } else { format!("“{words}”") }
}

/// What is claimed, on one line.
pub(super) fn statement(card: &ClaimCard) -> String {
    let statement = clean(&card.statement);
    if statement.is_empty() { "(without a statement)".to_owned() } else { statement }
}

/// "`https://example.org`, “eight dead”, seen 2 January 2024".
pub(super) fn evidence(evidence: &Evidence) -> String {
    let quote = (!evidence.quote.is_empty()).then(|| quoted(&clean(&evidence.quote)));
    let seen = evidence.seen.map(|day| format!("seen {}", date(day)));
    let address = Some(clean(&evidence.address)).filter(|address| !address.is_empty());
    [address, quote, seen].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "3 May 2021, 14:05", in UTC.
pub(super) fn time(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::UTC).datetime();
    format!("{}, {:02}:{:02}", date(at.date()), at.hour(), at.minute())
}

/// Whether the words stand where they were marked.
pub(super) fn state(entry: &Entry) -> &'static str {
    let Some(article) = entry.article else { return "lost: the article is not there" };
    let anchors = &entry.annotation.anchors;
    let found = !anchors.is_empty() && anchors.iter().all(|anchor| anchor.place(&article.text).is_some());
    if found { "found where they were marked" } else { "lost: the article does not have them where they were marked" }
}

/// The name of an article's file. The folders above it are nobody else's business.
pub(super) fn file(article: &Article) -> Option<&str> {
    article.source.as_deref().and_then(|path| path.rsplit(['/', '\\']).next())
}
