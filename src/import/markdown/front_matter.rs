//! The lines `key: value` between two `---` at the head of a Markdown file. Simple values only; anything else is passed over.

use crate::article::Details;
use crate::import::known::day;

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

/// A value without the quotation marks or brackets around it.
fn plain(value: &str) -> &str {
    value.trim().trim_matches(['"', '\'', '[', ']']).trim()
}
