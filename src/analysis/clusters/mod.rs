//! Which mentions name the same entity, over all articles. Each way of joining is a step with a name of its own.
//!
//! Works on ways of writing ("surfaces"), not on single mentions: the same words mean the same thing in all articles of one
//! event. Only seats of government are decided one by one ("Moscow said" against "in Moscow").

mod build;
mod kinds;
mod seats;
mod steps;
mod surface;
#[cfg(test)]
mod tests;

use super::Entity;
use super::facts::Facts;
use super::mentions::Candidate;
use surface::Surfaces;

/// The entities that `candidates` name, sorted by first mention.
pub(super) fn cluster(facts: &[Facts<'_>], candidates: &[Candidate]) -> Vec<Entity> {
    let mut surfaces = Surfaces::collect(facts, candidates);
    steps::join_all(&mut surfaces);
    build::entities(facts, &surfaces)
}
