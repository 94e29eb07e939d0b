//! Times the analysis.
fn main() {}
