//! Claim cards.

use super::super::clean;
use super::super::entry::Entries;
use super::super::{By, Options};
use super::annotations::note;
use super::blocks::{Block, Line, Span, heading, is_plain_address, labelled};
use super::head::{add, date, quoted};
use crate::notebook::{ClaimCard, Evidence, Member};

/// The cards below a heading of their own. Where annotations are grouped by claim, the cards stand there.
pub(super) fn blocks(entries: &Entries, options: &Options) -> Vec<Block> {
    let cards = entries.cards(options);
    if cards.is_empty() || options.by == By::Claim {
        return Vec::new();
    }
    let mut blocks = vec![heading(2, "Claims")];
    for claim in cards {
        blocks.push(title(claim, 3));
        blocks.extend(card(claim, entries, options));
    }
    blocks
}

pub(super) fn title(card: &ClaimCard, level: u8) -> Block {
    heading(level, &format!("Claim: {}", statement(card)))
}

/// What is claimed, on one line.
pub(super) fn statement(card: &ClaimCard) -> String {
    let statement = clean(&card.statement);
    if statement.is_empty() { "(without a statement)".to_owned() } else { statement }
}

/// What a card says below its title.
pub(super) fn card(card: &ClaimCard, entries: &Entries, options: &Options) -> Vec<Block> {
    let mut blocks = note(&card.note);
    let mut facts = vec![labelled("Verdict", card.verdict.name())];
    facts.extend(card.members.iter().map(|m| member(m, entries)));
    facts.extend(card.evidence.iter().map(evidence));
    let author = clean(&card.author);
    if options.authors && !author.is_empty() {
        facts.push(labelled("Made", &format!("by {author}")));
    }
    blocks.push(Block::List(facts));
    blocks
}

/// "Asserts: Courier, paragraph 3, sentence 2 (annotation 7), “the words”. Note".
fn member(member: &Member, entries: &Entries) -> Line {
    let annotation = member.annotation.as_ref();
    let mut words = match annotation.and_then(|id| entries.notebook.annotations.get(id)) {
        Some(annotation) => {
            let number = entries.number(&annotation.id);
            let number = number.map_or_else(|| "not part of this file".to_owned(), |number| format!("annotation {number}"));
            format!("{} ({number}), {}", entries.place(annotation), quoted(&clean(&annotation.quote())))
        }
        None => clean(entries.label(&member.article)),
    };
    if !member.note.trim().is_empty() {
        words.push_str(&format!("; note: {}", member.note));
    }
    labelled(&capital(member.stance.name()), &words)
}

/// "Evidence: https://example.org, “the words”, seen 3 May 2021".
fn evidence(evidence: &Evidence) -> Line {
    let mut line = labelled("Evidence", "");
    let address = clean(&evidence.address);
    let address_is_given = !address.is_empty();
    if is_plain_address(&address) {
        line.push(Span::Address(address))
    } else {
        add(&mut line, &address)
    }
    if !evidence.quote.is_empty() {
        add(&mut line, if address_is_given { ", " } else { "" });
        add(&mut line, &quoted(&evidence.quote));
    }
    if let Some(day) = evidence.seen {
        add(&mut line, &format!(", seen {}", date(day)));
    }
    line
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
