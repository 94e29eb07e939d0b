//! Who and what the articles name.

use super::{Body, Section, Table, View, clean};
use crate::analysis::Entity;
use std::cmp::Reverse;

/// Every entity of one article.
pub(super) fn all(view: &View) -> Section {
    table(view, "Entities", view.analysis.entities.iter().collect())
}

/// The entities that two articles at least name, most shared first.
pub(super) fn shared(view: &View) -> Section {
    table(view, "Shared entities", view.analysis.entities.iter().filter(|entity| entity.shared).collect())
}

fn table(view: &View, title: &str, mut entities: Vec<&Entity>) -> Section {
    let docs = 0..view.articles.len();
    entities.sort_by_cached_key(|entity| {
        let in_docs = docs.clone().filter(|doc| count(entity, *doc) > 0).count();
        Reverse((in_docs, entity.mentions.len()))
    });
    let names = ["Name", "Kind"].map(str::to_owned).into_iter();
    let counts = if view.articles.len() > 1 { view.labels.clone() } else { vec!["Times".to_owned()] };
    let columns = names.chain(counts).chain(["Also called".to_owned()]).collect();
    let row = |entity: &&Entity| {
        let counts = docs.clone().map(|doc| count(entity, doc).to_string());
        let names = [clean(&entity.name), kind(entity)].into_iter();
        names.chain(counts).chain([clean(&entity.aliases.join(", "))]).collect()
    };
    let rows: Vec<_> = entities.iter().map(row).collect();
    Section { title: format!("{title} ({})", rows.len()), body: Body::Table(Table { columns, rows }) }
}

/// The kind, with a question mark if it is a guess.
fn kind(entity: &Entity) -> String {
    let guess = if entity.confidence < Entity::SURE { "?" } else { "" };
    format!("{}{guess}", entity.kind.name())
}

/// How often article number `doc` names `entity`.
fn count(entity: &Entity, doc: usize) -> usize {
    entity.mentions.iter().filter(|mention| mention.place.doc == doc).count()
}

/// The names of entities that only article number `doc` has; none if there are none.
pub(super) fn only_in(view: &View, doc: usize) -> Option<Section> {
    let own = view.analysis.entities.iter().filter(|entity| !entity.shared && count(entity, doc) > 0);
    let names: Vec<_> = own.map(|entity| clean(&entity.name)).collect();
    let title = format!("Named only in {} ({})", view.labels[doc], names.len());
    (!names.is_empty()).then(|| Section { title, body: Body::Words(names.join(", ")) })
}
