//! The annotations, in groups.

use super::super::clean;
use super::super::entry::{Entries, Entry, Linked};
use super::super::{By, Options};
use super::blocks::{Block, Line, Span, heading, labelled, paragraph, paragraphs, words_of};
use super::claims;
use super::head::{add, date, quoted, source, tag_name};
use crate::notebook::Annotation;
use jiff::{Timestamp, tz::TimeZone};

/// The level of the heading above each annotation; no other heading has it.
pub(super) const LEVEL: u8 = 4;

pub(super) fn blocks(entries: &Entries, options: &Options) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Annotations")];
    match options.by {
        By::Article => by_article(entries, options, &mut blocks),
        By::Tag => by_tag(entries, options, &mut blocks),
        By::Claim => by_claim(entries, options, &mut blocks),
    }
    if entries.list.is_empty() {
        blocks.push(paragraph("None."));
    }
    blocks
}

fn by_article(entries: &Entries, options: &Options, blocks: &mut Vec<Block>) {
    for of_article in entries.list.chunk_by(|a, b| a.annotation.article == b.annotation.article) {
        if let Some(first) = of_article.first() {
            let label = entries.label(&first.annotation.article);
            let title = first.article.and_then(|article| article.details.title.as_deref()).filter(|title| *title != label);
            blocks.push(heading(3, &title.map_or_else(|| label.to_owned(), |title| format!("{label}: {title}"))));
        }
        all(entries, of_article, options, blocks);
    }
}

fn by_tag(entries: &Entries, options: &Options, blocks: &mut Vec<Block>) {
    for tag in entries.notebook.sorted_tags() {
        let with = entries.list.iter().filter(|entry| entry.annotation.tags.contains(&tag.id));
        group(entries, with, &tag_name(entries.notebook, &tag.id), options, blocks);
    }
    let is_known = |entry: &&Entry| entry.annotation.tags.iter().any(|tag| entries.notebook.tags.contains_key(tag));
    group(entries, entries.list.iter().filter(|entry| !is_known(entry)), "Without a tag", options, blocks);
}

fn by_claim(entries: &Entries, options: &Options, blocks: &mut Vec<Block>) {
    for card in entries.cards(options) {
        blocks.push(claims::title(card, 3));
        blocks.extend(claims::card(card, entries, options));
        let mut members: Vec<_> = card.members.iter().filter_map(|m| entries.entry(m.annotation.as_ref()?)).collect();
        members.sort_by_key(|entry| entry.number);
        members.dedup_by_key(|entry| entry.number);
        all(entries, members, options, blocks);
    }
    let rest = entries.list.iter().filter(|entry| entries.claims(&entry.annotation.id).is_empty());
    group(entries, rest, "In no claim", options, blocks);
}

/// Annotations below a heading; nothing if there are none.
fn group<'a>(
    entries: &Entries,
    members: impl Iterator<Item = &'a Entry<'a>>,
    title: &str,
    options: &Options,
    blocks: &mut Vec<Block>,
) {
    let mut members = members.peekable();
    if members.peek().is_some() {
        blocks.push(heading(3, title));
        all(entries, members, options, blocks);
    }
}

fn all<'a>(entries: &Entries, list: impl IntoIterator<Item = &'a Entry<'a>>, options: &Options, blocks: &mut Vec<Block>) {
    for entry in list {
        blocks.push(heading(LEVEL, &format!("{}. {}", entry.number, entries.place(entry.annotation))));
        blocks.extend(quote(entry.annotation));
        blocks.extend(note(&entry.annotation.note));
        blocks.push(Block::List(facts(entries, entry, options)));
    }
}

fn quote(annotation: &Annotation) -> Option<Block> {
    let words = annotation.quote();
    (!words.is_empty()).then(|| Block::Quote(paragraphs(&words).iter().map(|part| words_of(part)).collect()))
}

/// What the reader says of a passage. The label stands before the first paragraph.
pub(super) fn note(note: &str) -> Vec<Block> {
    let parts = if note.is_empty() { Vec::new() } else { paragraphs(note) };
    let line = |(n, part): (usize, &String)| if n == 0 { labelled("Note", part) } else { words_of(part) };
    parts.iter().enumerate().map(|part| Block::Paragraph(line(part))).collect()
}

fn facts(entries: &Entries, entry: &Entry, options: &Options) -> Vec<Line> {
    let annotation = entry.annotation;
    let tags: Vec<_> = annotation.tags.iter().map(|tag| tag_name(entries.notebook, tag)).collect();
    let mut facts = vec![labelled("Tags", if tags.is_empty() { "none".to_owned() } else { tags.join(", ") }.as_str())];
    facts.extend(entries.linked(&annotation.id).map(|linked| link(entries, &linked)));
    facts.extend(
        entries
            .claims(&annotation.id)
            .iter()
            .map(|(card, member)| labelled("Claim", &format!("{} ({})", claims::statement(card), member.stance.name()))),
    );
    facts.push(source_of(entries, entry));
    facts.push(labelled("Words", state(entry)));
    facts.push(labelled("Marked", &made(annotation, options)));
    facts
}

/// "Differs: Courier, paragraph 3, sentence 2 (annotation 7), “the words”. Why".
fn link(entries: &Entries, linked: &Linked) -> Line {
    let number = entries.number(&linked.other.id);
    let number = number.map_or_else(|| "not part of this file".to_owned(), |number| format!("annotation {number}"));
    let mut words = format!("{} ({number}), {}", entries.place(linked.other), quoted(&clean(&linked.other.quote())));
    if !linked.note.trim().is_empty() {
        words.push_str(&format!("; note: {}", linked.note));
    }
    labelled(&format!("Link, {}", linked.relation.name()), &words)
}

fn source_of(entries: &Entries, entry: &Entry) -> Line {
    let mut line = labelled("Source", &clean(entries.label(&entry.annotation.article)));
    match entry.article {
        Some(article) => source(article, &mut line, ", "),
        None => add(&mut line, ", which is not in the notebook"),
    }
    line
}

/// Whether the words stand where they were marked.
fn state(entry: &Entry) -> &'static str {
    let Some(article) = entry.article else { return "lost: the article is not there" };
    let anchors = &entry.annotation.anchors;
    let found = !anchors.is_empty() && anchors.iter().all(|anchor| anchor.place(&article.text).is_some());
    if found { "found where they were marked" } else { "lost: the article does not have them where they were marked" }
}

/// "by Ann, 3 May 2021, 14:05; changed 4 May 2021, 9:12 (n7abc)".
fn made(annotation: &Annotation, options: &Options) -> String {
    let author = clean(&annotation.author);
    let by = if options.authors && !author.is_empty() { format!("by {author}, ") } else { String::new() };
    let created = time(annotation.created);
    let changed = time(annotation.changed);
    let changed = if changed == created { String::new() } else { format!("; changed {changed}") };
    format!("{by}{created}{changed} ({})", clean(&annotation.id.0))
}

fn time(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::UTC).datetime();
    format!("{}, {:02}:{:02}", date(at.date()), at.hour(), at.minute())
}

/// Of blocks that were read back, the annotations: number, words, note.
pub(super) fn read(blocks: &[Block]) -> Vec<(usize, String, String)> {
    let parts = blocks.iter().enumerate().filter_map(|(at, block)| match block {
        Block::Heading(LEVEL, line) => Some((number(line)?, blocks.get(at + 1..).unwrap_or_default())),
        _ => None,
    });
    parts.map(|(number, rest)| read_one(number, rest)).collect()
}

fn number(line: &[Span]) -> Option<usize> {
    let [Span::Words(words)] = line else { return None };
    words.split_once(". ")?.0.parse().ok()
}

fn read_one(number: usize, rest: &[Block]) -> (usize, String, String) {
    let (quote, rest) = match rest {
        [Block::Quote(lines), rest @ ..] => (lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join("\n\n"), rest),
        _ => (String::new(), rest),
    };
    let lines = rest.iter().map_while(|block| match block {
        Block::Paragraph(line) => Some(plain(line)),
        _ => None,
    });
    let note = lines.collect::<Vec<_>>().join("\n\n");
    (number, quote, note.strip_prefix("Note: ").map(str::to_owned).unwrap_or(note))
}

fn plain(line: &[Span]) -> String {
    let words = line.iter().map(|span| match span {
        Span::Words(words) | Span::Strong(words) | Span::Address(words) => words.as_str(),
    });
    words.collect()
}
