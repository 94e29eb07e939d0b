//! What lies under the pointer in a column, and what a click there asks for. Marks whose lens is off are not there.

use super::super::actions::Action;
use super::super::commands::Command;
use super::super::scene::Scene;
use crate::analysis::Place;
use crate::marks::{Segment, segment_at};

/// Something that can be explained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) enum Target {
    /// A name; index into the analysis' entities.
    Entity(usize),
    /// A figure that another article gives otherwise; index into the analysis' conflicts.
    Conflict(usize),
    /// A quotation; index into the analysis' quotes.
    Quote(usize),
    /// A sentence that another article has too.
    Claim(Place),
    /// Two sentences that match; index into the analysis' links.
    Link(usize),
}

/// The smallest thing at byte `at` that there is something to say about.
pub(super) fn target(scene: Scene<'_>, segments: &[Segment], doc: usize, at: usize) -> Option<Target> {
    let segment = segment_at(segments, at)?;
    let conflict = segment.figure.and_then(|figure| figure.conflict).map(Target::Conflict);
    let entity = segment.entity.map(|entity| Target::Entity(entity.index));
    let claim = || claim(scene, segments, doc, at).map(Target::Claim);
    conflict.or(entity).or(segment.quote.map(Target::Quote)).or_else(claim)
}

/// The sentence with a match that byte `at` is in.
pub(super) fn claim(scene: Scene<'_>, segments: &[Segment], doc: usize, at: usize) -> Option<Place> {
    segment_at(segments, at)?.claim.and_then(|_| scene.digest.claim_at(doc, at))
}

/// What a click on byte `at` asks for: to follow a name, to bring a sentence's matches level, or to follow nothing any more.
pub(super) fn clicked(scene: Scene<'_>, segments: &[Segment], doc: usize, at: usize) -> Action {
    let segment = segment_at(segments, at);
    if let Some(entity) = segment.and_then(|segment| segment.entity) {
        return Action::Follow { entity: entity.index, at: mention(scene, entity.index, doc, at) };
    }
    claim(scene, segments, doc, at).map_or(Action::Do(Command::Unfocus), Action::LevelClaim)
}

fn mention(scene: Scene<'_>, entity: usize, doc: usize, at: usize) -> Option<Place> {
    let mentions = &scene.analysis.entities.get(entity)?.mentions;
    let next = mentions.partition_point(|mention| (mention.place.doc, mention.place.range.end) <= (doc, at));
    mentions.get(next).map(|mention| mention.place).filter(|place| place.doc == doc && place.range.contains(at))
}
