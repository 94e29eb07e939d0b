//! What stands above the annotations: what this is, the articles, the codebook.

use super::super::clean;
use super::super::{By, Options, entry::Entries};
use super::blocks::{Block, Line, Span, heading, is_plain_address, labelled, paragraph, words_of};
use crate::article::{Article, Details};
use crate::notebook::{Id, Notebook, Tag};
use jiff::civil::Date;
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
    format!(
        "{count} in {}, {by}. Made with Crossread {}{day}. Paragraphs are counted from the top of an article, its title included; \
         sentences within their paragraph. Times are UTC.",
        counted(entries.notebook.articles.len(), "article"),
        env!("CARGO_PKG_VERSION"),
    )
}

/// "1 article", "2 articles".
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// "3 May 2021".
pub(super) fn date(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn articles(entries: &Entries) -> Block {
    let item = |article: &Article| {
        let count = entries.list.iter().filter(|entry| entry.annotation.article == article.id).count();
        let mut line = vec![Span::Strong(clean(entries.label(&article.id)))];
        source(article, &mut line, ": ");
        add(&mut line, &format!("; {}", counted(count, "annotation")));
        line
    };
    Block::List(entries.notebook.articles.iter().map(item).collect())
}

/// Adds title, author, date, address and file of an article, with `before` before them.
pub(super) fn source(article: &Article, line: &mut Line, before: &str) {
    let Details { title, author, published, url, .. } = &article.details;
    let known = |value: &Option<String>| value.as_deref().map(clean).filter(|value| !value.is_empty());
    let title = known(title).map(|title| quoted(&title));
    let author = known(author).map(|author| format!("by {author}"));
    let day = published.map_or_else(|| "no date".to_owned(), date);
    let facts: Vec<_> = title.into_iter().chain(author).chain([day]).collect();
    add(line, &format!("{before}{}", facts.join(", ")));
    if let Some(address) = known(url) {
        add(line, ", ");
        if is_plain_address(&address) { line.push(Span::Address(address)) } else { add(line, &address) }
    }
    if let Some(file) = article.source.as_deref().map(clean).filter(|file| !file.is_empty()) {
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

/// `words` in quotation marks, unless they bring their own.
pub(super) fn quoted(words: &str) -> String {
    let own = words.starts_with(['“', '"', '„', '«', '”']) && words.ends_with(['”', '"', '“', '»']);
    if own { words.to_owned() } else { format!("“{words}”") }
}

/// The codebook, with how often each tag is given in the export.
fn tags(entries: &Entries) -> Vec<Line> {
    let mut uses: BTreeMap<&Id, usize> = BTreeMap::new();
    for tag in entries.list.iter().flat_map(|entry| &entry.annotation.tags) {
        *uses.entry(tag).or_default() += 1;
    }
    let item = |tag: &&Tag| {
        let count = uses.get(&tag.id).copied().unwrap_or_default();
        let mut about = format!("{}, {}", tag.color.name(), times(count));
        if let Some(parent) = tag.parent.as_ref().and_then(|parent| entries.notebook.tags.get(parent)) {
            about.push_str(&format!(", below {}", clean(&parent.name)));
        }
        if !tag.memo.trim().is_empty() {
            about.push_str(&format!(". {}", tag.memo));
        }
        labelled(&tag.name, &about)
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
