//! Who is quoted, where, saying what, and which articles have the same words.

use super::{Body, Item, Section, View};
use crate::analysis::{Quote, QuotePair, QuoteRelation};
use std::collections::BTreeMap;

/// The quotations by speaker, in the order in which the speakers first speak; those that are nobody's come last.
pub(super) fn all(view: &View) -> Section {
    let quotes = &view.analysis.quotes;
    let mut items: Vec<Item> = Vec::new();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let others = others(&view.analysis.quote_pairs);
    let (said, unclear): (Vec<_>, Vec<_>) = quotes.iter().enumerate().partition(|(_, quote)| quote.speaker.is_some());
    for (n, quote) in said.into_iter().chain(unclear) {
        let at = *found.entry(speaker(view, quote)).or_insert_with_key(|speaker| {
            items.push(Item { head: speaker.clone(), lines: Vec::new(), note: String::new() });
            items.len() - 1
        });
        let others = others.get(&n).into_iter().flatten().map(|(other, pair)| elsewhere(view, n, *other, pair));
        let words = format!("“{}”{}", view.words(quote.place), others.collect::<String>());
        items[at].lines.push(view.line(quote.place.doc, words));
    }
    Section { title: format!("Quotations ({})", quotes.len()), body: Body::Items(items) }
}

/// For each quotation the pairs that it is in, with the other one.
fn others(pairs: &[QuotePair]) -> BTreeMap<usize, Vec<(usize, &QuotePair)>> {
    let mut others: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for pair in pairs {
        others.entry(pair.a).or_default().push((pair.b, pair));
        others.entry(pair.b).or_default().push((pair.a, pair));
    }
    others
}

/// Where else quotation `n` stands, how it differs there, and who says it there if that is somebody else.
fn elsewhere(view: &View, n: usize, other: usize, pair: &QuotePair) -> String {
    let [this, that] = [n, other].map(|n| &view.analysis.quotes[n]);
    let label = &view.labels[that.place.doc];
    let how = match pair.relation {
        QuoteRelation::Same => "also in",
        QuoteRelation::Trimmed if that.place.range.len() < this.place.range.len() => "shorter in",
        QuoteRelation::Trimmed => "longer in",
        QuoteRelation::Edited => "worded otherwise in",
    };
    let who = if pair.other_speaker { format!(", said there by {}", speaker(view, that)) } else { String::new() };
    format!(" ({how} {label}{who})")
}

fn speaker(view: &View, quote: &Quote) -> String {
    quote.speaker.as_ref().map_or_else(|| "Speaker not clear".to_owned(), |speaker| view.speaker(speaker))
}
