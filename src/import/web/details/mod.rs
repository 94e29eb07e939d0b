//! What a page says about its article: structured data first (JSON-LD), then `<meta>`, then what the reader sees.

mod described;
mod tags;

use super::tree;
use crate::article::Details;
use crate::import::{GoOn, known};
use dom_query::Document;

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

fn in_tree(tree: &Document) -> Details {
    described::in_page(tree).or(tags::in_page(tree))
}

/// The page up to its body. What describes it stands there, whatever follows.
fn head(page: &str) -> &str {
    page.find("<body").or_else(|| page.find("</head")).and_then(|end| page.get(..end)).unwrap_or_default()
}

/// The address that browsers put into the first comment of a page when they save it.
fn saved_from(source: &str) -> Option<String> {
    const HEAD: usize = 4096;
    let start = source.get(..source.floor_char_boundary(HEAD))?;
    let (_, behind) = start.split_once("saved from url=").or_else(|| start.split_once("url: "))?;
    let address = behind.get(behind.find("http")?..)?;
    known::address(address.split(|c: char| c.is_whitespace() || c == '>').next()?)
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
