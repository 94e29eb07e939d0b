//! JSON-LD: what the page tells search engines.

use crate::article::Details;
use crate::import::known::{self, author, people};
use dom_query::Document;
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// Longest description that is read, in bytes: as values it takes many times its length.
const LONGEST: usize = 1 << 20;

/// What the first description of an article in `page` says.
pub(super) fn in_page(page: &Document) -> Details {
    let scripts = page.select("script");
    let descriptions = scripts.nodes().iter().filter(|script| script.attr("type").is_some_and(|kind| kind.contains("ld+json")));
    let mut left = LONGEST;
    for script in descriptions {
        let text = script.text();
        let Some(rest) = left.checked_sub(text.len()) else { break };
        left = rest;
        if let Some(details) = serde_json::from_str(bare(&text)).ok().as_ref().and_then(article).map(details) {
            return details;
        }
    }
    Details::default()
}

/// `script` without the marks that once hid scripts from old browsers.
fn bare(script: &str) -> &str {
    let script = script.trim();
    let inner = script.strip_prefix("<![CDATA[").or_else(|| script.strip_prefix("//<![CDATA[")).unwrap_or(script);
    inner.trim_end_matches("]]>").trim_end_matches("//").trim()
}

/// The first object in `value` that is an article.
fn article(value: &Value) -> Option<&Object> {
    match value {
        Value::Array(values) => values.iter().find_map(article),
        Value::Object(object) if is_article(object) => Some(object),
        Value::Object(object) => ["@graph", "mainEntity", "mainEntityOfPage"].iter().find_map(|key| article(object.get(*key)?)),
        _ => None,
    }
}

fn is_article(object: &Object) -> bool {
    let is_one = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"));
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_one),
        Some(kind) => is_one(kind),
        None => false,
    }
}

fn details(article: &Object) -> Details {
    let words = |key: &str| article.get(key)?.as_str().and_then(words);
    let named = |key: &str| names(article.get(key)?).into_iter().next();
    let writers: Vec<_> = article.get("author").map(names).unwrap_or_default().iter().filter_map(|name| author(name)).collect();
    let page = article.get("mainEntityOfPage");
    let page = page.and_then(|page| page.as_str().or_else(|| page.get("@id")?.as_str()));
    Details {
        title: words("headline").or_else(|| words("name")),
        outlet: named("publisher").or_else(|| named("sourceOrganization")).or_else(|| named("provider")),
        author: people(&writers),
        published: words("datePublished").and_then(|day| known::day(&day)),
        url: words("url").as_deref().or(page).and_then(known::address),
    }
}

/// The names of a person or body, or of several.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => words(name).into_iter().collect(),
        Value::Array(values) => values.iter().flat_map(names).collect(),
        Value::Object(object) => object.get("name").map(names).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Words on one line; some pages write entities into their JSON.
fn words(value: &str) -> Option<String> {
    known::line(&html_escape::decode_html_entities(value))
}
