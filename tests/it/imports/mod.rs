//! Mail, web archives, documents and books, made here: right ones, hostile ones, and right ones with bytes changed.

mod hostile;
mod made;
pub(crate) mod mutations;
mod right;
