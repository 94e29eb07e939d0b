//! The window. Views read and push actions; only `App::apply` changes anything.

pub mod reader;
pub mod theme;
