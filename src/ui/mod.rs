//! The window. Views read and push actions; only `App::apply` changes anything.

pub mod overview;
pub mod reader;
pub mod ribbons;
pub mod theme;
