//! What the reader can say of a name that was found: the words by which the notebook keeps it, and what there is to choose from.
//!
//! Only reads. An entity is an index of one analysis; what comes out of here are words of articles, which hold for the next one too.

use super::explain::{self, names};
use super::scene::Scene;
use crate::analysis::{Entity, EntityKind, Mention, MentionForm, Place};
use crate::command::{Command, Spot};
use crate::marks;
use crate::notebook::{NameKind, Named, Said};
use crate::text::{one_line, shortened, slice};

/// Words by which one article names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wording {
    /// Article and words.
    pub(super) named: Named,
    /// Index of the article.
    pub(super) doc: usize,
    /// How often they stand there.
    pub(super) count: usize,
}

/// Something to choose, and what it does.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    /// What it is called.
    pub words: String,
    /// What else helps to choose.
    pub detail: String,
    /// What choosing it does.
    pub command: Command,
}

/// The words of a place as the notebook keeps them.
pub(super) fn named(scene: Scene<'_>, place: Place) -> Option<Named> {
    let article = scene.article(place.doc)?.id.clone();
    Some(Named { article, words: scene.words(place) }).filter(|named| !named.words.is_empty())
}

/// The words that stand for an entity: its whole name where an article has it, else a part of it, else whatever names it first.
pub(super) fn main(scene: Scene<'_>, entity: &Entity) -> Option<Named> {
    let rank = |mention: &&Mention| (scene.words(mention.place) != entity.name, mention.form != MentionForm::Name);
    entity.mentions.iter().min_by_key(rank).and_then(|mention| named(scene, mention.place))
}

/// The different words by which each article names an entity, in reading order.
pub(super) fn wordings(scene: Scene<'_>, entity: &Entity) -> Vec<Wording> {
    let mut wordings: Vec<Wording> = Vec::new();
    for place in entity.mentions.iter().map(|mention| mention.place) {
        let Some(named) = named(scene, place) else { continue };
        match wordings.iter_mut().find(|known| known.named == named) {
            Some(known) => known.count += 1,
            None => wordings.push(Wording { named, doc: place.doc, count: 1 }),
        }
    }
    wordings
}

/// "They name one thing."
pub(super) fn same(scene: Scene<'_>, a: Named, other: &Entity) -> Option<Command> {
    Some(Command::CorrectName(Said::Same(a, main(scene, other)?)))
}

/// "These words do not mean that entity." None for the words that stand for it.
pub(super) fn apart(scene: Scene<'_>, words: Named, entity: &Entity) -> Option<Command> {
    let main = main(scene, entity).filter(|main| *main != words)?;
    Some(Command::CorrectName(Said::Apart(words, main)))
}

/// "This names nothing that matters", for all words of an entity in one step.
pub(super) fn ignore(scene: Scene<'_>, entity: &Entity) -> Command {
    let all = wordings(scene, entity).into_iter().map(|wording| Command::CorrectName(Said::Ignore(wording.named)));
    Command::Batch(format!("Ignore “{}”", brief(&entity.name)), all.collect())
}

/// "These words are a name."
pub(super) fn mark(scene: Scene<'_>, spot: &Spot) -> Option<Command> {
    let (_, article) = scene.session.find(&spot.article)?;
    let words = one_line(slice(&article.text, spot.range));
    (!words.is_empty()).then(|| Command::CorrectName(Said::Mark(Named { article: spot.article.clone(), words })))
}

/// All other entities, to say that one is this one: first those that a short name could mean, then those of its kind.
pub(super) fn same_offers(scene: Scene<'_>, entity: &Entity) -> Vec<Offer> {
    let Some(this) = main(scene, entity) else { return Vec::new() };
    let listed =
        scene.digest.names.iter().filter_map(|name| scene.analysis.entities.get(name.entity).map(|other| (name.entity, other)));
    let mut others: Vec<(usize, &Entity)> = listed.filter(|(_, other)| !std::ptr::eq(*other, entity)).collect();
    others.sort_by_key(|(n, other)| (!marks::could_be(entity).contains(n), other.kind != entity.kind));
    let offer = |(_, other): (usize, &Entity)| {
        let command = same(scene, this.clone(), other)?;
        let detail = if other.aliases.is_empty() { names::kind(other) } else { other.aliases.join(", ") };
        Some(Offer { words: other.name.clone(), detail, command })
    };
    others.into_iter().filter_map(offer).collect()
}

/// The words of an entity that may mean another one.
pub(super) fn apart_offers(scene: Scene<'_>, entity: &Entity) -> Vec<Offer> {
    let offer = |wording: Wording| {
        let command = apart(scene, wording.named.clone(), entity)?;
        let detail = format!("{} × in {}", wording.count, scene.short(wording.doc));
        Some(Offer { words: wording.named.words, detail, command })
    };
    wordings(scene, entity).into_iter().filter_map(offer).collect()
}

/// What an entity can be.
pub(super) fn kind_offers(scene: Scene<'_>, entity: &Entity) -> Vec<Offer> {
    let Some(this) = main(scene, entity) else { return Vec::new() };
    let offer = |kind: NameKind| Offer {
        words: explain::sentence(kind.name()),
        detail: if is_kind(entity.kind, kind) { "as it is".to_owned() } else { String::new() },
        command: Command::CorrectName(Said::Kind(this.clone(), kind)),
    };
    NameKind::ALL.map(offer).into()
}

/// Whether the analysis' kind and the reader's are one.
fn is_kind(found: EntityKind, said: NameKind) -> bool {
    let same = match found {
        EntityKind::Person => NameKind::Person,
        EntityKind::Org => NameKind::Org,
        EntityKind::Place => NameKind::Place,
        EntityKind::Group => NameKind::Group,
        EntityKind::Event => NameKind::Event,
        EntityKind::Other => NameKind::Other,
    };
    same == said
}

/// Words for a menu.
pub(super) fn brief(words: &str) -> String {
    const MOST: usize = 32;
    shortened(words, MOST)
}

/// The entity of a new analysis that the reader would take for `old` of the analysis before: the one named where `old` was named
/// by the fullest words, else where it was named at all.
pub(super) fn again(old: &Entity, entities: &[Entity]) -> Option<usize> {
    let longest = |mention: &&Mention| (mention.form == MentionForm::Name, mention.place.range.len());
    let best = old.mentions.iter().rev().max_by_key(longest);
    let holds = |entity: &Entity, place: Place| entity.mentions.binary_search_by_key(&place, |mention| mention.place).is_ok();
    let find = |place: Place| entities.iter().position(|entity| holds(entity, place));
    best.into_iter().chain(&old.mentions).find_map(|mention| find(mention.place))
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use crate::text::TextRange;

    /// An entity whose mentions stand at these places: start, length.
    fn entity(name: &str, places: &[(usize, usize)]) -> Entity {
        let mention = |(start, len): &(usize, usize)| Mention {
            place: Place { doc: 0, range: TextRange::new(*start, start + len) },
            form: MentionForm::Name,
        };
        Entity { mentions: places.iter().map(mention).collect(), ..testing::entity(name, EntityKind::Person) }
    }

    #[test]
    fn a_followed_name_is_found_again_by_its_fullest_words() {
        let old = entity("Anna Dvorak", &[(0, 6), (20, 11), (40, 6)]);
        let split = [entity("Dvorak", &[(0, 6), (40, 6)]), entity("Anna Dvorak", &[(20, 11)])];
        assert_eq!(again(&old, &split), Some(1));
        let marked = [entity("Prague", &[(5, 6)]), entity("Dvorak", &[(0, 6), (40, 6)])];
        assert_eq!(again(&old, &marked), Some(1), "the fullest words are no name any more");
        assert_eq!(again(&old, &marked[..1]), None);
    }
}
