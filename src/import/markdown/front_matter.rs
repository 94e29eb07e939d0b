//! The lines `key: value` between two `---` at the head of a Markdown file. Simple values and lists of authors only; anything else is
//! passed over.

use crate::article::Details;
use crate::import::known::{author, day, people};

/// The lines of the front matter of `source`, and what follows it. Two rules with words between them are none.
pub(super) fn cut(source: &str) -> (&str, &str) {
    let Some((_, rest)) = source.split_once('\n').filter(|(line, _)| line.trim_end() == "---") else { return ("", source) };
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return (rest.get(..end).unwrap_or_default(), rest.get(end + line.len()..).unwrap_or_default());
        }
        if !is_yaml(line) {
            break;
        }
        end += line.len();
    }
    ("", source)
}

/// Whether a line may stand in a front matter: a key with its value, what belongs to the one before, or a remark.
fn is_yaml(line: &str) -> bool {
    let is_key = line
        .split_once(':')
        .is_some_and(|(key, value)| !key.contains(' ') && (value.is_empty() || value.starts_with([' ', '\n'])));
    line.trim().is_empty() || line.starts_with([' ', '\t', '-', '#', ']', '}']) || is_key
}

/// What the lines of a front matter say about the article.
pub(super) fn details(lines: &str) -> Details {
    let mut details = Details::default();
    let mut authors = Vec::new();
    let mut lists_authors = false;
    for line in lines.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ").filter(|_| lists_authors) {
            authors.extend(author(plain(item)));
            continue;
        }
        let Some((key, value)) = line.split_once(':') else { continue };
        let (key, value) = (key.to_lowercase(), plain(value));
        lists_authors = is_author(&key) && value.is_empty();
        if is_author(&key) {
            authors.extend(list(value).filter_map(author));
        } else {
            learn(&mut details, &key, value);
        }
    }
    Details { author: people(&authors), ..details }
}

fn is_author(key: &str) -> bool {
    matches!(key, "author" | "authors" | "byline")
}

fn learn(details: &mut Details, key: &str, value: &str) {
    let field = match key {
        _ if value.is_empty() => return,
        "title" => &mut details.title,
        "outlet" | "publication" | "publisher" | "source" | "site" => &mut details.outlet,
        "url" | "link" | "canonical" => &mut details.url,
        "date" | "published" | "publishdate" => {
            details.published = details.published.or_else(|| day(value));
            return;
        }
        _ => return,
    };
    field.get_or_insert_with(|| value.to_owned());
}

/// The values of a list in brackets; of anything else, itself.
fn list(value: &str) -> impl Iterator<Item = &str> {
    let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    let parts = inner.map(|inner| inner.split(','));
    parts.into_iter().flatten().map(plain).chain(inner.is_none().then_some(value))
}

/// A value without the quotation marks around it.
fn plain(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value).trim()
}
