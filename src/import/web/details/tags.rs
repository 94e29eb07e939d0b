//! `<meta>` and `<link>`, then headings and times that the reader sees.

use crate::article::Details;
use crate::import::known;
use dom_query::{Document, NodeRef};
use std::collections::BTreeMap;

const TITLE: [&str; 4] = ["og:title", "twitter:title", "dc.title", "headline"];
const OUTLET: [&str; 6] =
    ["og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title", "parsely-site"];
const AUTHOR: [&str; 7] =
    ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "og:article:author", "byl"];
const PUBLISHED: [&str; 14] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
];

/// What the tags of `page` say.
pub(super) fn in_page(page: &Document) -> Details {
    let meta = Meta::of(page);
    Details {
        title: meta.first(&TITLE, known::line).or_else(|| heading(page)).or_else(|| seen(page, "title")),
        outlet: meta.first(&OUTLET, known::line),
        author: meta.first(&AUTHOR, known::author).or_else(|| seen(page, "[rel~=author]").as_deref().and_then(known::author)),
        published: meta.first(&PUBLISHED, known::day).or_else(|| time(page)),
        url: canonical(page).or_else(|| meta.first(&["og:url"], known::address)),
    }
}

/// The contents of `<meta>` by name in small letters; of several, the first.
struct Meta(BTreeMap<String, String>);

impl Meta {
    fn of(page: &Document) -> Self {
        let mut meta = BTreeMap::new();
        for tag in page.select("meta").nodes() {
            let names = ["property", "name", "itemprop"].iter().filter_map(|name| tag.attr(name));
            for name in names {
                let content = tag.attr("content").unwrap_or_default();
                meta.entry(name.to_ascii_lowercase()).or_insert_with(|| content.to_string());
            }
        }
        Self(meta)
    }

    fn first<T>(&self, names: &[&str], read: impl Fn(&str) -> Option<T>) -> Option<T> {
        names.iter().find_map(|name| read(self.0.get(*name)?))
    }
}

/// The heading of the first level, if there is only one.
fn heading(page: &Document) -> Option<String> {
    let headings = page.select("h1");
    match headings.nodes() {
        [only] => known::line(&only.text()),
        _ => None,
    }
}

fn seen(page: &Document, selector: &str) -> Option<String> {
    known::line(&page.select_single(selector).text())
}

/// The day of the first time that is no part of a menu or a list of other stories.
fn time(page: &Document) -> Option<jiff::civil::Date> {
    let day = |time: &NodeRef| time.attr("datetime").as_deref().and_then(known::day).or_else(|| known::day(&time.text()));
    ["[itemprop=datePublished]", "article time", "main time", "time"].iter().find_map(|selector| {
        let times = page.select(selector);
        times.nodes().iter().filter(|time| !stands_aside(time)).find_map(day)
    })
}

fn stands_aside(node: &NodeRef) -> bool {
    node.ancestors_it(None)
        .any(|around| around.node_name().is_some_and(|name| matches!(&*name, "nav" | "aside" | "footer" | "li")))
}

fn canonical(page: &Document) -> Option<String> {
    known::address(&page.select_single("link[rel~=canonical]").attr("href")?)
}
