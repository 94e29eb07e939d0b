//! Words for names: what is named, how a passage names it, what it could mean, and why several words were joined.

use super::super::scene::Scene;
use super::{body, faint, first, heading};
use crate::analysis::{Entity, EntityKind, Mention, MentionForm};
use crate::marks;
use egui::Ui;

/// What a kind is called.
fn kind_word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Org => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Event => "event",
        EntityKind::Other => "name",
    }
}

/// The sign of a kind in lists.
pub(in crate::ui) fn letter(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "P",
        EntityKind::Org => "O",
        EntityKind::Place => "L",
        EntityKind::Group => "G",
        EntityKind::Event => "E",
        EntityKind::Other => "N",
    }
}

/// What an entity is; "perhaps" where that is a guess.
pub(in crate::ui) fn kind(entity: &Entity) -> String {
    let word = kind_word(entity.kind);
    match entity.kind {
        EntityKind::Other => word.to_owned(),
        _ if is_sure(entity) => word.to_owned(),
        EntityKind::Org | EntityKind::Event => format!("perhaps an {word}"),
        _ => format!("perhaps a {word}"),
    }
}

/// Whether the kind of an entity is more than a guess.
pub(in crate::ui) fn is_sure(entity: &Entity) -> bool {
    entity.confidence >= Entity::SURE
}

/// How often each article names an entity: "Courier 5 · Tribune 3".
pub(in crate::ui) fn counts(scene: Scene<'_>, entity: &Entity) -> String {
    let docs = 0..scene.session.articles().len();
    let parts: Vec<String> = docs.map(|doc| format!("{} {}", scene.short(doc), count(entity, doc))).collect();
    parts.join(" · ")
}

fn count(entity: &Entity, doc: usize) -> usize {
    entity.mentions.iter().filter(|mention| mention.place.doc == doc).count()
}

/// "Could be Anna Dvorak or Petr Dvorak", for a short name that was left open.
pub(in crate::ui) fn could_be(scene: Scene<'_>, entity: &Entity) -> Option<String> {
    let names: Vec<&str> =
        marks::could_be(entity).iter().filter_map(|n| scene.analysis.entities.get(*n)).map(|other| other.name.as_str()).collect();
    let (last, others) = names.split_last()?;
    Some(if others.is_empty() { format!("Could be {last}") } else { format!("Could be {} or {last}", others.join(", ")) })
}

/// How words that are not the plain name stand to what they mean.
fn manner(words: &str, form: MentionForm, name: &str) -> Option<String> {
    Some(match form {
        MentionForm::Name => return None,
        MentionForm::Alias => format!("“{words}” is another name for it"),
        MentionForm::Demonym => format!("“{words}”: people or adjective of {name}"),
        MentionForm::Metonym => format!("“{words}” stands for the government of {name}"),
        MentionForm::Nominal => format!("“{words}” is a description"),
    })
}

/// Explains a name, and the words under the pointer that stand for it.
pub(super) fn entity(ui: &mut Ui, scene: Scene<'_>, entity: &Entity, mention: Option<&Mention>) {
    heading(ui, &entity.name, &kind(entity));
    let words = mention.map(|mention| scene.words(mention.place)).unwrap_or_default();
    if let Some(manner) = mention.and_then(|mention| manner(&words, mention.form, &entity.name)) {
        body(ui, &manner);
    }
    if let Some(could_be) = could_be(scene, entity) {
        body(ui, &could_be);
    }
    let others: Vec<String> = entity.aliases.iter().filter(|alias| **alias != words).cloned().collect();
    if !others.is_empty() {
        body(ui, &format!("Also: {}", first(&others, 8)));
    }
    for doc in 0..scene.session.articles().len() {
        match count(entity, doc) {
            0 => faint(ui, &format!("not in {}", scene.short(doc))),
            n => body(ui, &format!("{n} × in {}", scene.short(doc))),
        }
    }
    for reason in reasons(entity, &words) {
        faint(ui, reason);
    }
}

/// Why these words were joined with the others; for the name itself, why the others were.
fn reasons<'a>(entity: &'a Entity, words: &str) -> Vec<&'a String> {
    let own = entity.reasons.iter().filter(|reason| reason.strip_prefix(words).is_some_and(|rest| rest.starts_with(": ")));
    let own: Vec<_> = own.collect();
    if own.is_empty() { entity.reasons.iter().take(3).collect() } else { own }
}

/// "he: perhaps Vladimir Putin".
pub(super) fn pronoun(ui: &mut Ui, scene: Scene<'_>, n: usize) {
    let Some(pronoun) = scene.analysis.pronouns.get(n) else { return };
    let Some(entity) = scene.analysis.entities.get(pronoun.entity) else { return };
    body(ui, &format!("{}: perhaps {}", scene.words(pronoun.place), entity.name));
}

#[cfg(test)]
mod tests {
    use super::super::super::testing;
    use super::*;

    #[test]
    fn a_guess_is_said_to_be_one() {
        let entity = |kind, confidence| Entity {
            confidence,
            reasons: ["Power", "Powers", "Mr Power"].map(|words| format!("{words}: surname of Anna Power")).into(),
            ..testing::entity("Power", kind)
        };
        assert_eq!(kind(&entity(EntityKind::Person, 0.9)), "person");
        assert_eq!(kind(&entity(EntityKind::Org, 0.5)), "perhaps an organisation");
        assert_eq!(kind(&entity(EntityKind::Other, 0.1)), "name");
        let entity = entity(EntityKind::Person, 1.0);
        assert_eq!(reasons(&entity, "Power"), ["Power: surname of Anna Power"]);
        assert_eq!(reasons(&entity, "Anna Power").len(), 3);
    }
}
