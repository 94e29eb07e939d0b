//! Who is quoted, where, saying what.

use super::{Body, Item, Section, View};
use crate::analysis::Quote;
use std::collections::BTreeMap;

/// The quotations by speaker, in the order in which the speakers first speak; those that are nobody's come last.
pub(super) fn all(view: &View) -> Section {
    let quotes = &view.analysis.quotes;
    let mut items: Vec<Item> = Vec::new();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let (said, unclear): (Vec<_>, Vec<_>) = quotes.iter().partition(|quote| quote.speaker.is_some());
    for quote in said.into_iter().chain(unclear) {
        let at = *found.entry(speaker(view, quote)).or_insert_with_key(|speaker| {
            items.push(Item { head: speaker.clone(), lines: Vec::new(), note: String::new() });
            items.len() - 1
        });
        items[at].lines.push(view.line(quote.place.doc, format!("“{}”", view.words(quote.place))));
    }
    Section { title: format!("Quotations ({})", quotes.len()), body: Body::Items(items) }
}

/// The speaker's name where the words name an entity, the words themselves where they do not.
fn speaker(view: &View, quote: &Quote) -> String {
    let Some(speaker) = &quote.speaker else { return "Speaker not clear".to_owned() };
    let entity = speaker.entity.and_then(|entity| view.analysis.entities.get(entity));
    entity.map_or_else(|| view.words(speaker.place), |entity| super::clean(&entity.name))
}
