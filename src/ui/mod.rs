//! The window. Views read and push actions; only `App::apply` changes anything.
//!
//! A view gets a [`scene::Scene`] (everything, read-only) and [`actions::Actions`] (wishes). The state of a widget itself (how far
//! a column is scrolled, which part of a list is folded) lives in the widget. Slow work runs elsewhere, see `work`.

mod start;

pub use app::App;
pub use start::{WindowError, run};

mod annotate;
mod app;
mod apply;
mod correct;
mod goto;
mod input;
mod keeper;
mod reading;
mod work;

pub mod actions;
pub mod clipboard;
pub mod commands;
pub mod picker;
pub mod scene;
pub mod view;

pub mod digest;
mod level;
mod named;

pub mod columns;
mod explain;
mod name_menu;
pub mod overview;
mod palette;
pub mod reader;
pub mod ribbons;
mod welcome;

pub mod dialogs;
mod menus;
pub mod notices;
pub mod panel;
mod status;
pub mod theme;
mod underline;
mod update;

#[cfg(test)]
mod testing;
