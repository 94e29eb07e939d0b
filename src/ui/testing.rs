//! What several tests of the window's parts are made of.

use crate::analysis::{Entity, EntityKind};

/// A shared entity of which nothing else is known, and whose kind is sure.
pub(super) fn entity(name: &str, kind: EntityKind) -> Entity {
    Entity {
        name: name.to_owned(),
        kind,
        confidence: 1.0,
        shared: true,
        mentions: Vec::new(),
        aliases: Vec::new(),
        reasons: Vec::new(),
        could_be: Vec::new(),
    }
}
