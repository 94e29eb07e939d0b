//! The annotations, in groups.

use super::super::Options;
use super::super::clean;
use super::super::entry::{Entries, Entry, Linked};
use super::super::groups::{self, Of};
use super::super::phrases::{made, reference, remark, state, statement};
use super::blocks::{Block, Line, Span, heading, labelled, paragraph, paragraphs, words_of};
use super::claims;
use super::head::{add, source, tag_name};
use crate::notebook::Annotation;

/// The level of the heading above each annotation; no other heading has it.
pub(super) const LEVEL: u8 = 4;

pub(super) fn blocks(entries: &Entries, options: &Options) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Annotations")];
    for group in groups::of(entries, options) {
        blocks.push(title(entries, &group.of));
        if let Of::Claim(card) = group.of {
            blocks.extend(claims::card(card, entries, options));
        }
        all(entries, group.members, options, &mut blocks);
    }
    if entries.list.is_empty() {
        blocks.push(paragraph("None."));
    }
    blocks
}

fn title(entries: &Entries, of: &Of) -> Block {
    match of {
        Of::Article(id, article) => {
            let label = entries.label(id);
            let title = article.and_then(|article| article.details.title.as_deref()).filter(|title| *title != label);
            heading(3, &title.map_or_else(|| label.to_owned(), |title| format!("{label}: {title}")))
        }
        Of::Tag(tag) => heading(3, &tag_name(entries.notebook, &tag.id)),
        Of::NoTag => heading(3, "Without a tag"),
        Of::Claim(card) => claims::title(card, 3),
        Of::NoClaim => heading(3, "In no claim"),
    }
}

fn all(entries: &Entries, list: Vec<&Entry>, options: &Options, blocks: &mut Vec<Block>) {
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
    let tags = (!tags.is_empty()).then(|| labelled("Tags", &tags.join(", ")));
    let mut facts: Vec<_> = tags.into_iter().collect();
    facts.extend(entries.linked(&annotation.id).map(|linked| link(entries, &linked)));
    facts.extend(
        entries
            .claims(&annotation.id)
            .iter()
            .map(|(card, member)| labelled("Claim", &format!("{} ({})", statement(card), member.stance.name()))),
    );
    facts.push(source_of(entries, entry));
    // That the words are where they were marked goes without saying.
    facts.extend(entry.hull().is_none().then(|| labelled("Words", state(entry))));
    facts.push(labelled("Marked", &format!("{} ({})", made(annotation, options), clean(&annotation.id.0))));
    facts
}

/// "Link, differs: Courier, paragraph 3, sentence 2 (annotation 7), “the words”; note: why".
fn link(entries: &Entries, linked: &Linked) -> Line {
    let words = format!("{}{}", reference(entries, linked.other), remark(linked.note));
    labelled(&format!("Link, {}", linked.relation.name()), &words)
}

fn source_of(entries: &Entries, entry: &Entry) -> Line {
    let mut line = labelled("Source", &clean(entries.label(&entry.annotation.article)));
    match entry.article {
        Some(article) => source(entries, article, &mut line, ", "),
        None => add(&mut line, ", which is not in the notebook"),
    }
    line
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
