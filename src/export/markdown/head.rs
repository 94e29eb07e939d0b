//! What stands above the annotations: what this is, the articles, the codebook.

use super::super::clean;
use super::super::phrases::{counted, date, file, quoted};
use super::super::{By, Options, entry::Entries};
use super::blocks::{Block, Line, Span, heading, is_plain_address, labelled, paragraph, words_of};
use crate::article::{Article, Details};
use crate::notebook::{Id, Notebook, Tag};
use std::collections::BTreeMap;

pub(super) fn blocks(entries: &Entries, options: &Options) -> Vec<Block> {
    let mut blocks = vec![heading(1, "Annotated articles"), paragraph(&about(entries, options))];
    if !entries.notebook.articles.is_empty() {
        blocks.extend([heading(2, "Articles"), articles(entries)]);
    }
    let tags = tags(entries);
    if !tags.is_empty() {
        blocks.extend([heading(2, "Tags"), Block::List(tags)]);
    }
    blocks
}

/// "12 annotations of 3 articles, by article. Made with Crossread 0.1.0 on 3 May 2021."
fn about(entries: &Entries, options: &Options) -> String {
    let (count, all) = (entries.list.len(), entries.notebook.annotations.len());
    let count =
        if options.only.is_some() { format!("{count} of {}", counted(all, "annotation")) } else { counted(all, "annotation") };
    let by = match options.by {
        By::Article => "by article",
        By::Tag => "by tag",
        By::Claim => "by claim",
    };
    let day = options.today.map(|day| format!(" on {}", date(day))).unwrap_or_default();
    let of = if options.only.is_some() { "from a notebook of" } else { "in" };
    format!(
        "{count} {of} {}, {by}. Made with Crossread {}{day}. Paragraphs are counted from the top of an article, its title included; \
         sentences within their paragraph. Times are UTC.",
        counted(entries.notebook.articles.len(), "article"),
        env!("CARGO_PKG_VERSION"),
    )
}

fn articles(entries: &Entries) -> Block {
    let item = |article: &Article| {
        let count = entries.list.iter().filter(|entry| entry.annotation.article == article.id).count();
        let mut line = vec![Span::Strong(clean(entries.label(&article.id)))];
        source(entries, article, &mut line, ": ");
        add(&mut line, &format!("; {}", counted(count, "annotation")));
        line
    };
    Block::List(entries.notebook.articles.iter().map(item).collect())
}

/// Adds title, author, date, address and file of an article, with `before` before them.
pub(super) fn source(entries: &Entries, article: &Article, line: &mut Line, before: &str) {
    let Details { title, author, published, url, .. } = &article.details;
    let known = |value: &Option<String>| value.as_deref().map(clean).filter(|value| !value.is_empty());
    // Without an outlet, the article is called by its title anyway.
    let title = known(title).filter(|title| title != entries.label(&article.id)).map(|title| quoted(&title));
    let author = known(author).map(|author| format!("by {author}"));
    let day = published.map_or_else(|| "no date".to_owned(), date);
    let facts: Vec<_> = title.into_iter().chain(author).chain([day]).collect();
    add(line, &format!("{before}{}", facts.join(", ")));
    if let Some(address) = known(url) {
        add(line, ", ");
        add_address(line, address);
    }
    if let Some(file) = file(article).map(clean).filter(|file| !file.is_empty()) {
        add(line, &format!(", file {file}"));
    }
}

/// Adds words to a line.
pub(super) fn add(line: &mut Line, words: &str) {
    match line.last_mut() {
        Some(Span::Words(last)) => last.push_str(words),
        _ => line.extend(words_of(words)),
    }
}

/// Adds an address, which can be followed if it leads to the web and holds nothing odd.
pub(super) fn add_address(line: &mut Line, address: String) {
    if is_plain_address(&address) {
        line.push(Span::Address(address));
    } else {
        add(line, &address);
    }
}

/// The codebook, with how often each tag is given in the export.
fn tags(entries: &Entries) -> Vec<Line> {
    let mut uses: BTreeMap<&Id, usize> = BTreeMap::new();
    for tag in entries.list.iter().flat_map(|entry| &entry.annotation.tags) {
        *uses.entry(tag).or_default() += 1;
    }
    let item = |tag: &&Tag| {
        let count = uses.get(&tag.id).copied().unwrap_or_default();
        let parent = tag.parent.as_ref().and_then(|parent| entries.notebook.tags.get(parent));
        let parent = parent.map(|parent| format!(", below {}", clean(&parent.name))).unwrap_or_default();
        let memo = if tag.memo.trim().is_empty() { String::new() } else { format!(". {}", tag.memo) };
        labelled(&tag.name, &format!("{}, {}{parent}{memo}", tag.color.name(), times(count)))
    };
    entries.notebook.sorted_tags().iter().map(item).collect()
}

fn times(count: usize) -> String {
    match count {
        0 => "never given".to_owned(),
        1 => "given once".to_owned(),
        _ => format!("given {count} times"),
    }
}

/// "claim (yellow)".
pub(super) fn tag_name(notebook: &Notebook, id: &Id) -> String {
    let known = notebook.tags.get(id);
    known.map_or_else(|| format!("{id} (not in the codebook)"), |tag| format!("{} ({})", clean(&tag.name), tag.color.name()))
}
