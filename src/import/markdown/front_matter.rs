//! The lines `key: value` between two `---` at the head of a Markdown file. Simple values only; anything else is passed over.

use crate::article::{Details, date_in};
use jiff::civil::Date;

/// What the lines of a front matter say about the article.
pub(super) fn details(lines: &str) -> Details {
    let mut details = Details::default();
    for (key, value) in lines.lines().filter_map(|line| line.split_once(':')) {
        let value = plain(value);
        let field = match key.to_lowercase().as_str() {
            _ if value.is_empty() => continue,
            "title" => &mut details.title,
            "author" | "authors" | "byline" => &mut details.author,
            "outlet" | "publication" | "publisher" | "source" | "site" => &mut details.outlet,
            "url" | "link" | "canonical" => &mut details.url,
            "date" | "published" | "publishdate" => {
                details.published = details.published.or_else(|| day(value));
                continue;
            }
            _ => continue,
        };
        field.get_or_insert_with(|| value.to_owned());
    }
    details
}

/// Puts what the front matter says over what was read from the words.
pub(super) fn add(details: &mut Details, known: Details) {
    let found = std::mem::take(details);
    *details = Details {
        title: known.title.or(found.title),
        outlet: known.outlet.or(found.outlet),
        author: known.author.or(found.author),
        published: known.published.or(found.published),
        url: known.url.or(found.url),
    };
}

/// A value without the quotation marks or brackets around it.
fn plain(value: &str) -> &str {
    value.trim().trim_matches(['"', '\'', '[', ']']).trim()
}

/// "2015-09-28", also with a time behind it, or a date in words.
fn day(value: &str) -> Option<Date> {
    value.get(..10).and_then(|day| day.parse().ok()).or_else(|| date_in(value))
}
