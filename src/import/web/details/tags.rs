//! `<meta>` and `<link>`, then headings that the reader sees.

use crate::article::Details;
use crate::import::known;
use dom_query::Document;
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
        title: meta.first(&TITLE, known::line).or_else(|| heading(page)).or_else(|| seen(page, "head > title")),
        outlet: meta.first(&OUTLET, known::line),
        author: meta.authors().or_else(|| seen(page, "[rel~=author]").as_deref().and_then(known::author)),
        published: meta.first(&PUBLISHED, known::day),
        url: canonical(page).or_else(|| meta.first(&["og:url"], known::address)),
    }
}

/// The contents of `<meta>` by name in small letters, in order.
struct Meta(BTreeMap<String, Vec<String>>);

impl Meta {
    fn of(page: &Document) -> Self {
        let mut meta: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for tag in page.select("meta").nodes() {
            let names = ["property", "name", "itemprop"].iter().filter_map(|name| tag.attr(name));
            for name in names {
                let content = tag.attr("content").unwrap_or_default();
                meta.entry(name.to_ascii_lowercase()).or_default().push(content.to_string());
            }
        }
        Self(meta)
    }

    fn first<T>(&self, names: &[&str], read: impl Fn(&str) -> Option<T>) -> Option<T> {
        names.iter().find_map(|name| self.0.get(*name)?.iter().find_map(|value| read(value)))
    }

    /// All that the first name gives which gives any.
    fn authors(&self) -> Option<String> {
        AUTHOR.iter().find_map(|name| {
            let mut authors: Vec<_> = self.0.get(*name)?.iter().filter_map(|value| known::author(value)).collect();
            authors.dedup();
            known::people(&authors)
        })
    }
}

/// The heading of the first level, if there is only one.
pub(super) fn heading(page: &Document) -> Option<String> {
    let headings = page.select("h1");
    match headings.nodes() {
        [only] => known::line(&only.text()),
        _ => None,
    }
}

fn seen(page: &Document, selector: &str) -> Option<String> {
    known::line(&page.select_single(selector).text())
}

fn canonical(page: &Document) -> Option<String> {
    known::address(&page.select_single("link[rel~=canonical]").attr("href")?)
}
