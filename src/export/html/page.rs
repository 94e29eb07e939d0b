//! The page around everything.

use super::super::Options;
use super::super::entry::Entries;
use super::node::{Element, element};
use super::{column, lists};

/// Nothing is loaded and nothing runs; the one style sheet is in the page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

pub(super) fn page(entries: &Entries, options: &Options, not_held: &[String]) -> Element {
    let head = element("head")
        .line(element("meta").with("charset", "utf-8"))
        .line(element("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY))
        .line(element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
        .line(element("meta").with("name", "referrer").with("content", "no-referrer"))
        .line(element("title").text(&title(entries)))
        .line(element("style").text(include_str!("style.css")));
    element("html").with("lang", "en").add(head).text("\n").add(body(entries, options, not_held))
}

fn title(entries: &Entries) -> String {
    let labels: Vec<_> = entries.notebook.articles.iter().map(|article| entries.label(&article.id)).collect();
    if labels.is_empty() { "Annotated articles".to_owned() } else { format!("Annotated articles: {}", labels.join(", ")) }
}

fn body(entries: &Entries, options: &Options, not_held: &[String]) -> Element {
    let about = element("p").class("about").text(&lists::about_this(entries, options));
    let header = element("header").class("page").line(element("h1").text("Annotated articles")).line(about);
    let main = element("main")
        .lines(lists::legend(entries))
        .lines(column::all(entries, options))
        .lines(lists::annotations(entries, options))
        .lines(lists::claims(entries, options))
        .lines(lists::corrections(entries, options))
        .line(lists::not_held(not_held));
    element("body").line(header).line(main)
}
