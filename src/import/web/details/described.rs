//! JSON-LD: what the page tells search engines.

use super::tags;
use crate::article::Details;
use crate::import::known::{self, author, people};
use dom_query::{Document, NodeRef};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

type Object = Map<String, Value>;

/// Longest description that is read, in bytes: as values it takes many times its length.
const LONGEST: usize = 1 << 20;

/// What the description of the article in `page` says. Of several, the one that agrees with what the page's tags say (`seen`).
pub(super) fn in_page(page: &Document, seen: &Details) -> Details {
    let values = values(page);
    let mut articles = Vec::new();
    for value in &values {
        collect(value, &mut articles);
    }
    let names = Names::of(&values);
    let mut all = articles.iter().map(|article| names.details(article));
    let heading = tags::heading(page);
    let agrees = |details: &Details| {
        let is_title = |title: &Option<String>| title.as_ref().zip(details.title.as_ref()).is_some_and(|(a, b)| are_alike(a, b));
        details.url.is_some() && details.url == seen.url || is_title(&seen.title) || is_title(&heading)
    };
    let first = all.next().unwrap_or_default();
    if agrees(&first) { first } else { all.find(agrees).unwrap_or(first) }
}

/// Whether one title begins with the other: some are cut, and some have the outlet behind them.
fn are_alike(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a.starts_with(&b) || b.starts_with(&a)
}

/// All descriptions in `page`.
fn values(page: &Document) -> Vec<Value> {
    let scripts = page.select("script");
    let descriptions = scripts.nodes().iter().filter(|script| script.attr("type").is_some_and(|kind| kind.contains("ld+json")));
    let mut left = LONGEST;
    let texts = descriptions.map(NodeRef::text).take_while(|text| {
        let rest = left.checked_sub(text.len());
        left = rest.unwrap_or_default();
        rest.is_some()
    });
    texts.filter_map(|text| serde_json::from_str(&bare(&text).replace(char::is_control, " ")).ok()).collect()
}

/// `script` without the marks that once hid scripts from old browsers.
fn bare(script: &str) -> &str {
    let script = script.trim();
    let inner = script.strip_prefix("<![CDATA[").or_else(|| script.strip_prefix("//<![CDATA[")).unwrap_or(script);
    inner.trim_end_matches("]]>").trim_end_matches("//").trim()
}

/// Adds the objects in `value` that are articles.
fn collect<'a>(value: &'a Value, articles: &mut Vec<&'a Object>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, articles)),
        Value::Object(object) if is_article(object) => articles.push(object),
        Value::Object(object) => {
            let inner = ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| object.get(*key));
            inner.for_each(|value| collect(value, articles));
        }
        _ => {}
    }
}

fn is_article(object: &Object) -> bool {
    let is_one = |kind: &Value| {
        let is_text = |kind: &str| kind.ends_with("Article") || kind.ends_with("Posting") && kind != "JobPosting";
        kind.as_str().is_some_and(is_text)
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_one),
        Some(kind) => is_one(kind),
        None => false,
    }
}

/// Objects of the page that others point to by their `@id`.
struct Names<'a>(BTreeMap<&'a str, &'a Value>);

impl<'a> Names<'a> {
    fn of(values: &'a [Value]) -> Self {
        let mut names = BTreeMap::new();
        let graphs = values.iter().flat_map(|value| value.get("@graph").and_then(Value::as_array).into_iter().flatten());
        let lists = values.iter().flat_map(|value| value.as_array().into_iter().flatten());
        for value in values.iter().chain(graphs).chain(lists) {
            if let Some((id, name)) = value.get("@id").and_then(Value::as_str).zip(value.get("name")) {
                names.entry(id).or_insert(name);
            }
        }
        Self(names)
    }

    fn details(&self, article: &Object) -> Details {
        let words = |key: &str| article.get(key)?.as_str().and_then(words);
        let named = |key: &str| self.all(article.get(key)?).into_iter().next();
        let writers: Vec<_> = article
            .get("author")
            .map(|value| self.all(value))
            .unwrap_or_default()
            .iter()
            .filter_map(|name| author(name))
            .collect();
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
    fn all(&self, value: &Value) -> Vec<String> {
        match value {
            Value::String(name) => words(name).into_iter().collect(),
            Value::Array(values) => values.iter().flat_map(|value| self.all(value)).collect(),
            Value::Object(object) => {
                let elsewhere = || self.0.get(object.get("@id")?.as_str()?).copied();
                // A name is words, or a list of them: what is deeper is none, and may have no end.
                match object.get("name").or_else(elsewhere) {
                    Some(Value::String(name)) => words(name).into_iter().collect(),
                    Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).filter_map(words).collect(),
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }
}

/// Words on one line; some pages write entities into their JSON.
fn words(value: &str) -> Option<String> {
    known::line(&html_escape::decode_html_entities(value))
}
