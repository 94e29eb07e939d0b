//! Which mentions name the same entity, over all articles. Each way of joining is a step with a name of its own.
//!
//! Works on ways of writing ("surfaces"), not on single mentions: the same words mean the same thing in all articles of one
//! event. Only seats of government are decided one by one ("Moscow said" against "in Moscow"). The reader's corrections come first.

mod build;
mod corrected;
mod definitions;
mod kinds;
mod nominals;
mod places;
mod roles;
mod seats;
mod steps;
mod surface;
#[cfg(test)]
mod tests;

use super::facts::Facts;
use super::mentions::Candidate;
use super::{Entity, NameCorrection};
use surface::Surfaces;

/// The entities that `candidates` name, sorted by first mention.
pub(super) fn cluster(facts: &[Facts<'_>], candidates: &[Candidate], corrections: &[NameCorrection]) -> Vec<Entity> {
    let candidates = corrected::candidates(facts, candidates, corrections);
    let mut surfaces = Surfaces::collect(facts, &candidates);
    corrected::before_steps(&mut surfaces, corrections);
    definitions::join(facts, &mut surfaces);
    steps::join_all(&mut surfaces);
    nominals::join(facts, &mut surfaces);
    build::entities(facts, &surfaces, &corrected::given(&surfaces, corrections))
}
