//! What a notebook has and an export has not, a sentence each.

use super::Options;
use super::entry::Entries;
use super::phrases::counted;
use crate::article::Details;
use crate::notebook::Notebook;

/// "3 annotations, left out as asked."; none if there are none.
pub(super) fn some(count: usize, what: &str, why: &str) -> Option<String> {
    (count > 0).then(|| format!("{}, {why}.", counted(count, what)))
}

/// What was left out on demand, in exports that could hold it, and what no export holds.
pub(super) fn asked(entries: &Entries, options: &Options) -> Vec<String> {
    let texts = (!options.texts).then(|| "The texts of the articles, left out as asked.".to_owned());
    let all = chosen(entries, options).into_iter().chain(authors(options)).chain(texts);
    all.chain(alternatives(entries.notebook)).collect()
}

/// The annotations that were not chosen, and what goes with them.
pub(super) fn chosen(entries: &Entries, options: &Options) -> Vec<String> {
    let notebook = entries.notebook;
    let annotations = notebook.annotations.len().saturating_sub(entries.list.len());
    let cards = notebook.cards.len().saturating_sub(entries.cards(options).len());
    let links = notebook.links.len().saturating_sub(entries.links().count());
    let all = [
        some(annotations, "annotation", "left out as asked"),
        some(cards, "claim card", "left out with the annotations"),
        some(links, "link", "between annotations that were left out"),
    ];
    all.into_iter().flatten().collect()
}

pub(super) fn authors(options: &Options) -> Option<String> {
    (!options.authors).then(|| "The names of those who annotated, left out as asked.".to_owned())
}

pub(super) fn opinions(notebook: &Notebook) -> Option<String> {
    some(notebook.judgements.len(), "opinion", "on links that the program found; the notebook and JSON hold them")
}

pub(super) fn asides(notebook: &Notebook) -> Option<String> {
    let asides = notebook.articles.iter().map(|article| article.asides.len()).sum();
    some(asides, "passage", "marked as no part of the story; the notebook and JSON hold which")
}

pub(super) fn corrections(notebook: &Notebook) -> Option<String> {
    some(notebook.corrections.len(), "correction", "of names")
}

/// What lost in a merge is for the reader to look through, not for those who get an export.
pub(super) fn alternatives(notebook: &Notebook) -> Option<String> {
    some(notebook.alternatives.len(), "other version", "of records, kept when copies were merged; the notebook holds them")
}

/// Who made what joins annotations, or corrects names, and when: most formats say so of annotations only.
pub(super) fn makers(notebook: &Notebook) -> Option<String> {
    let made = notebook.links.len() + notebook.corrections.len();
    (made > 0).then(|| "Who made links, and when; when corrections were made.".to_owned())
}

pub(super) fn keys(notebook: &Notebook) -> Option<String> {
    let keys = notebook.tags.values().filter(|tag| tag.key.is_some()).count();
    (keys > 0).then(|| format!("The keys that give {}.", counted(keys, "tag")))
}

/// Passages whose words are not where they were marked.
pub(super) fn lost(entries: &Entries) -> Option<String> {
    let lost = entries.list.iter().filter(|entry| entry.hull().is_none()).count();
    some(lost, "annotation", "lost: where the words stood once is not here")
}

/// Whether NUL, which some formats have no sign for, stands in any words.
pub(super) fn has_nul(notebook: &Notebook) -> bool {
    let articles = notebook.articles.iter().flat_map(|article| {
        let Details { title, outlet, author, url, .. } = &article.details;
        let details = [title, outlet, author, url].into_iter().flatten().map(String::as_str);
        details.chain([&*article.text, &*article.id.0]).chain(article.source.as_deref())
    });
    let annotations = notebook.annotations.values().flat_map(|annotation| {
        let quotes = annotation.anchors.iter().map(|anchor| anchor.quote.as_str());
        quotes.chain([annotation.note.as_str(), &annotation.author])
    });
    let tags = notebook.tags.values().flat_map(|tag| [tag.name.as_str(), &tag.memo]);
    let links = notebook.links.values().map(|link| link.note.as_str());
    let cards = notebook.cards.values().flat_map(|card| {
        let evidence = card.evidence.iter().flat_map(|evidence| [evidence.address.as_str(), &evidence.quote]);
        let members = card.members.iter().map(|member| member.note.as_str());
        evidence.chain(members).chain([card.statement.as_str(), &card.note, &card.author])
    });
    articles.chain(annotations).chain(tags).chain(links).chain(cards).any(|words| words.contains('\0'))
}
