//! Pages that were saved while a banner lay over them: what lies below is marked as hidden from screen readers, and is the story.

use dom_query::{Document, NodeRef};
use std::collections::BTreeMap;

/// Takes the mark from what holds the headline, the main part or half of the paragraphs. Small pieces that are said twice keep it.
pub(super) fn lift(page: &Document) {
    let paragraphs = page.select("p");
    let mut held = BTreeMap::new();
    for paragraph in paragraphs.nodes() {
        veils(paragraph).for_each(|veil| held.entry(veil.id).or_insert((veil, 0)).1 += 1);
    }
    for main in page.select("h1, main, [role=main]").nodes() {
        veils(main).chain([*main]).for_each(|veil| held.entry(veil.id).or_insert((veil, 0)).1 = paragraphs.length());
    }
    for (veil, _) in held.values().filter(|(_, count)| count * 2 >= paragraphs.length()) {
        veil.remove_attr("aria-hidden");
    }
}

/// The elements around `node` that are marked.
fn veils<'a>(node: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    node.ancestors_it(None).filter(|around| around.attr("aria-hidden").is_some_and(|hidden| &*hidden == "true"))
}
