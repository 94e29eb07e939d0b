#![doc = include_str!("ARCHITECTURE.md")]

pub mod text;

pub mod article;

pub mod analysis;
pub mod import;
pub mod notebook;

pub mod command;

pub mod session;

pub mod marks;
pub mod samples;
pub mod worker;

pub mod export;
pub mod store;

pub mod cli;
#[cfg(feature = "gui")]
pub mod ui;
