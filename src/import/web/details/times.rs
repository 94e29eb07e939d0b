//! The day of a time that a page shows. Where there are several, the one that goes with the headline.

use crate::import::known;
use dom_query::{Document, NodeRef};
use jiff::civil::Date;

/// The day of the article in `page`: of a time that is named so, else of one that stands in the article of the only headline, else of the
/// first that belongs to no other article, menu or masthead.
pub(super) fn day(page: &Document) -> Option<Date> {
    let headings = page.select("h1");
    let own = if let [only] = headings.nodes() { article(only) } else { None };
    let named = page.select("[itemprop=datePublished]");
    let times = page.select("time");
    let shown: Vec<_> = times.nodes().iter().filter(|time| !stands_aside(time)).map(|time| (article(time), time)).collect();
    let of_own =
        shown.iter().filter(|(around, _)| own.is_some() && around.as_ref().map(|it| it.id) == own.as_ref().map(|it| it.id));
    let others = shown.iter().filter(|(around, _)| around.is_none() || own.is_none() && headings.nodes().is_empty());
    named.nodes().iter().chain(of_own.chain(others).map(|(_, time)| *time)).find_map(of_time)
}

fn of_time(time: &NodeRef) -> Option<Date> {
    let given = time.attr("datetime").or_else(|| time.attr("content"));
    given.as_deref().and_then(known::day).or_else(|| known::day(&time.text()))
}

/// The article that `node` stands in.
fn article<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    node.ancestors_it(None).find(|around| around.node_name().is_some_and(|name| &*name == "article"))
}

/// Whether it is part of a menu, a list of other stories, or the head of the whole page.
fn stands_aside(node: &NodeRef) -> bool {
    let is_in =
        |names: &[&str]| node.ancestors_it(None).any(|around| around.node_name().is_some_and(|name| names.contains(&&*name)));
    is_in(&["nav", "aside", "footer", "li"]) || is_in(&["header"]) && !is_in(&["article", "main"])
}
