//! Times whole frames of the window.
fn main() {}
