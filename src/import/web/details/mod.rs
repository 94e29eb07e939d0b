//! What a page says about its article: structured data first (JSON-LD), then `<meta>`, then what the reader sees.

mod described;
mod tags;
mod times;

use super::tree;
use crate::article::Details;
use crate::import::{GoOn, known};
use dom_query::Document;
use jiff::civil::Date;

/// Title, author, outlet, day and address of the article in `page`, which is `source` without ballast and was parsed to `tree`.
pub(super) fn of(source: &str, page: &str, tree: Option<&Document>, go_on: GoOn) -> Details {
    let known = match tree {
        Some(tree) => in_tree(tree),
        None => tree::parse(head(page), go_on).map(|tree| in_tree(&tree)).unwrap_or_default(),
    };
    let url = known.url.clone().or_else(|| saved_from(source));
    let outlet = known.outlet.clone().or_else(|| url.as_deref().and_then(known::host));
    let title = known.title.map(|title| without_outlet(title, outlet.as_deref()));
    Details { title, outlet, url, ..known }
}

/// The day of a time that the reader sees: where the story has its own, that counts before.
pub(super) fn day_seen(tree: &Document) -> Option<Date> {
    times::day(tree)
}

fn in_tree(tree: &Document) -> Details {
    let seen = tags::in_page(tree);
    described::in_page(tree, &seen).or(seen)
}

/// The page up to its body. What describes it stands there, whatever follows.
fn head(page: &str) -> &str {
    let small = page.to_ascii_lowercase();
    small.find("<body").or_else(|| small.find("</head")).and_then(|end| page.get(..end)).unwrap_or_default()
}

/// The address that browsers, or `SingleFile`, put into a comment at the head of a page when they save it.
fn saved_from(source: &str) -> Option<String> {
    const HEAD: usize = 4096;
    let start = source.get(..source.floor_char_boundary(HEAD))?;
    let comments = start.split("<!--").skip(1).filter_map(|rest| rest.split("-->").next());
    comments.filter_map(saved_by).find_map(|behind| {
        let address = behind.get(behind.find("http")?..)?;
        known::address(address.split(|c: char| c.is_whitespace() || c == '>').next()?)
    })
}

/// What stands behind the word for the address, in a comment by who saved the page.
fn saved_by(comment: &str) -> Option<&str> {
    let by_browser = comment.split_once("saved from url=");
    let by_extension = || comment.split_once("url: ").filter(|_| comment.contains("SingleFile"));
    by_browser.or_else(by_extension).map(|(_, behind)| behind)
}

/// "Bridge closes | The Ledger" without the outlet.
fn without_outlet(title: String, outlet: Option<&str>) -> String {
    let Some(outlet) = outlet else { return title };
    let bare = [" | ", " - ", " – ", " — ", " :: ", " · "].iter().find_map(|mark| {
        let (before, last) = title.rsplit_once(mark)?;
        last.trim().eq_ignore_ascii_case(outlet).then(|| before.trim().to_owned())
    });
    bare.filter(|bare| !bare.is_empty()).unwrap_or(title)
}
