//! What exports say in words, the same in every format.

use super::entry::{Entries, Entry};
use super::{Options, clean};
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

/// "Courier, paragraph 3, sentence 2 (annotation 7), “the words”"; the words only of what was chosen for the export.
pub(super) fn reference(entries: &Entries, annotation: &Annotation) -> String {
    let place = entries.place(annotation);
    match entries.number(&annotation.id) {
        Some(number) => format!("{place} (annotation {number}), {}", quoted(&clean(&annotation.quote()))),
        None => format!("{place} (not part of this file)"),
    }
}

/// `words` in quotation marks, unless they bring their own around all of them. Marks inside become single ones.
pub(super) fn quoted(words: &str) -> String {
    let inside = words.strip_prefix(['“', '"', '„', '«', '”']).and_then(|rest| rest.strip_suffix(['”', '"', '“', '»']));
    match inside {
        Some(inside) if !inside.contains(['“', '”', '"', '„', '«', '»']) => words.to_owned(),
        _ => format!("“{}”", words.replace('“', "‘").replace('”', "’")),
    }
}

/// ", by Ann Lee"; nothing where nobody is to be named.
pub(super) fn by(author: &str, options: &Options) -> String {
    let author = clean(author);
    if options.authors && !author.is_empty() { format!(", by {author}") } else { String::new() }
}

/// "by Ann, 3 May 2021, 14:05; changed 4 May 2021, 9:12".
pub(super) fn made(annotation: &Annotation, options: &Options) -> String {
    let by = by(&annotation.author, options);
    let by = by.strip_prefix(", ").map(|by| format!("{by}, ")).unwrap_or_default();
    let (created, changed) = (time(annotation.created), time(annotation.changed));
    let changed = if changed == created { String::new() } else { format!("; changed {changed}") };
    format!("{by}{created}{changed}")
}

/// Whether an address leads to the web, and is written so that it can be followed.
pub(super) fn is_web(address: &str) -> bool {
    let scheme = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
    scheme && !address.contains(|c: char| c.is_control() || c.is_whitespace() || "<>\"{}|\\^`".contains(c))
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
    if article.hull(&entry.annotation.anchors).is_some() {
        "found where they were marked"
    } else if entry.annotation.anchors.iter().any(|anchor| article.earlier_of(anchor.version).is_some()) {
        "in an earlier text of the article; the newest has them changed, elsewhere or not at all"
    } else {
        "lost: the article does not have them where they were marked"
    }
}

/// The name of an article's file. The folders above it are nobody else's business.
pub(super) fn file(article: &Article) -> Option<&str> {
    article.source.as_deref().and_then(|path| path.rsplit(['/', '\\']).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_around_all_words_once() {
        for (words, expected) in [
            ("It rained", "“It rained”"),
            ("“It rained.”", "“It rained.”"),
            ("“It rained,” he said", "“‘It rained,’ he said”"),
            ("“Go” and “come”", "“‘Go’ and ‘come’”"),
            ("\"", "“\"”"),
            ("", "“”"),
        ] {
            assert_eq!(quoted(words), expected);
        }
    }
}
