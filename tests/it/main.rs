//! Tests of the whole: the built program, and rules that hold for all of its source.

// `cfg(test)` is always true here; with it the linter knows helper functions as test code too.
#[cfg(test)]
mod anchors;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod licences;
#[cfg(test)]
mod pages;
#[cfg(all(test, feature = "gui"))]
mod reader;
#[cfg(test)]
mod saving;
#[cfg(test)]
mod store;
#[cfg(all(test, feature = "gui"))]
mod window;
