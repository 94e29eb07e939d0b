//! What lies under the pointer in a column, and what a click there asks for. Marks whose lens is off are not there.

use super::super::actions::Action;
use super::super::commands::Command;
use super::super::scene::Scene;
use crate::analysis::Place;
use crate::marks::{Segment, segment_at};

/// Something that can be explained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) enum Target {
    /// A name: index into the analysis' entities, and into the mentions of that one.
    Name(usize, Option<usize>),
    /// A pronoun of which it is known whom it probably means; index into the analysis' pronouns.
    Pronoun(usize),
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
    let segment = segment_at(segments, at);
    let conflict = || segment?.figure?.conflict.map(Target::Conflict);
    let pronoun = || pronoun(scene, doc, at).map(Target::Pronoun);
    let quote = || segment?.quote.map(Target::Quote);
    let claim = || claim(scene, segments, doc, at).map(Target::Claim);
    conflict().or_else(|| name(scene, segments, doc, at)).or_else(pronoun).or_else(quote).or_else(claim)
}

/// The name that byte `at` is in.
pub(super) fn name(scene: Scene<'_>, segments: &[Segment], doc: usize, at: usize) -> Option<Target> {
    let entity = segment_at(segments, at)?.entity?.index;
    Some(Target::Name(entity, mention(scene, entity, doc, at)))
}

fn pronoun(scene: Scene<'_>, doc: usize, at: usize) -> Option<usize> {
    let pronouns = &scene.analysis.pronouns;
    let next = pronouns.partition_point(|pronoun| (pronoun.place.doc, pronoun.place.range.end) <= (doc, at));
    let holds = |place: Place| place.doc == doc && place.range.contains(at);
    (scene.view.lenses.entities && pronouns.get(next).is_some_and(|pronoun| holds(pronoun.place))).then_some(next)
}

/// The sentence with a match that byte `at` is in.
pub(super) fn claim(scene: Scene<'_>, segments: &[Segment], doc: usize, at: usize) -> Option<Place> {
    segment_at(segments, at)?.claim.and_then(|_| scene.digest.claim_at(doc, at))
}

/// What a click on byte `at` asks for: to follow a name, to bring a sentence's matches level, or to follow nothing any more.
pub(super) fn clicked(scene: Scene<'_>, segments: &[Segment], doc: usize, at: usize) -> Action {
    if let Some(Target::Name(entity, mention)) = name(scene, segments, doc, at) {
        let mentions = scene.analysis.entities.get(entity).map(|entity| entity.mentions.as_slice()).unwrap_or_default();
        return Action::Follow { entity, at: mention.and_then(|n| mentions.get(n)).map(|mention| mention.place) };
    }
    claim(scene, segments, doc, at).map_or(Action::Do(Command::Unfocus), Action::LevelClaim)
}

fn mention(scene: Scene<'_>, entity: usize, doc: usize, at: usize) -> Option<usize> {
    let mentions = &scene.analysis.entities.get(entity)?.mentions;
    let next = mentions.partition_point(|mention| (mention.place.doc, mention.place.range.end) <= (doc, at));
    let holds = |place: Place| place.doc == doc && place.range.contains(at);
    mentions.get(next).is_some_and(|mention| holds(mention.place)).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, Pronoun};
    use crate::session::Session;
    use crate::text::TextRange;
    use crate::ui::digest::Digest;
    use crate::ui::view::View;

    #[test]
    fn a_pronoun_is_there_only_where_it_stands_and_while_names_are_shown() {
        let pronoun = |doc, start| Pronoun { place: Place { doc, range: TextRange::new(start, start + 2) }, entity: 0 };
        let analysis = Analysis { pronouns: vec![pronoun(0, 4), pronoun(1, 4), pronoun(1, 9)], ..Analysis::default() };
        let (session, digest, mut view) = (Session::default(), Digest::default(), View::default());
        let at = |view: &View, at| target(Scene { session: &session, analysis: &analysis, digest: &digest, view }, &[], 1, at);
        assert_eq!(
            [3, 4, 5, 6, 9].map(|byte| at(&view, byte)),
            [None, Some(Target::Pronoun(1)), Some(Target::Pronoun(1)), None, Some(Target::Pronoun(2))]
        );
        view.lenses.entities = false;
        assert_eq!(at(&view, 4), None);
    }
}
