//! Where the surfaces of a unit stand: for steps that look at a name's neighbours.

use super::surface::Surfaces;
use std::collections::BTreeMap;

/// A mention: words `first..end` of a unit, and its surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) surface: usize,
}

/// All mentions by article and unit, sorted.
#[derive(Debug, Default)]
pub(super) struct Places(BTreeMap<(usize, usize), Vec<Spot>>);

impl Places {
    pub(super) fn new(surfaces: &Surfaces) -> Self {
        let mut units: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (surface, places) in surfaces.all.iter().map(|surface| &surface.places).enumerate() {
            for place in places {
                units.entry((place.doc, place.unit)).or_default().push(Spot { first: place.first, end: place.end, surface });
            }
        }
        for spots in units.values_mut() {
            spots.sort_unstable();
        }
        Self(units)
    }

    /// The mentions of a unit, sorted.
    pub(super) fn of(&self, doc: usize, unit: usize) -> &[Spot] {
        self.0.get(&(doc, unit)).map_or(&[], Vec::as_slice)
    }

    /// The mention that begins at word `first`.
    pub(super) fn at(&self, (doc, unit): (usize, usize), first: usize) -> Option<Spot> {
        let spots = self.of(doc, unit);
        spots.binary_search_by_key(&first, |spot| spot.first).ok().and_then(|at| spots.get(at)).copied()
    }

    /// The mention that ends before word `end`.
    pub(super) fn before(&self, (doc, unit): (usize, usize), end: usize) -> Option<Spot> {
        let spots = self.of(doc, unit);
        spots.binary_search_by_key(&end, |spot| spot.end).ok().and_then(|at| spots.get(at)).copied()
    }

    /// Units that have a mention, with the mentions, in order.
    pub(super) fn units(&self) -> impl Iterator<Item = ((usize, usize), &[Spot])> {
        self.0.iter().map(|(at, spots)| (*at, spots.as_slice()))
    }
}
