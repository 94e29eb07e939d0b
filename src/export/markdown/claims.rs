//! Claim cards.

use super::super::clean;
use super::super::entry::Entries;
use super::super::phrases::{date, quoted, reference, remark, statement};
use super::super::{By, Options};
use super::annotations::note;
use super::blocks::{Block, Line, heading, labelled};
use super::head::{add, add_address};
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

/// "Asserts: Courier, paragraph 3, sentence 2 (annotation 7), “the words”; note: why".
fn member(member: &Member, entries: &Entries) -> Line {
    let annotation = member.annotation.as_ref().and_then(|id| entries.notebook.annotations.get(id));
    let label = || entries.label(&member.article).to_owned();
    let words = annotation.map_or_else(label, |annotation| reference(entries, annotation));
    labelled(&capital(member.stance.name()), &format!("{words}{}", remark(&member.note)))
}

/// "Evidence: `https://example.org`, “the words”, seen 3 May 2021".
fn evidence(evidence: &Evidence) -> Line {
    let mut line = labelled("Evidence", "");
    let address = clean(&evidence.address);
    let before = if address.is_empty() { "" } else { ", " };
    add_address(&mut line, address);
    if !evidence.quote.is_empty() {
        add(&mut line, &format!("{before}{}", quoted(&clean(&evidence.quote))));
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
