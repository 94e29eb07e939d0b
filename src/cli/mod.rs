//! The same program without a window: one file a subcommand.
//!
//! Owns the arguments, the messages and the exit codes. Data goes to standard output, messages to standard error, one line each.
//! Never opens the window; files are written by `store` only.

mod args;
mod help;

mod console;
mod read;

mod anchors;
mod compare;
mod eval;
mod fit;
mod import;
mod notebook;
mod train;

mod json;
mod report;

mod markdown;
mod terminal;

pub use args::{Command, Invocation, NotebookCommand, UsageError, parse};
pub use console::{Exit, complain};

use console::Console;

/// Runs `command` to its end and says how it ended. What it complains of has been printed.
pub fn run(command: &Command) -> Exit {
    let mut console = Console::new();
    let written = match command {
        Command::Help => help::run(&mut console),
        Command::Version => help::version(&mut console),
        Command::Compare { articles, format } => compare::run(articles, *format, &mut console),
        Command::Import { articles, format } => import::run(articles, *format, &mut console),
        Command::Notebook(path, command) => notebook::run(path, command, &mut console),
        Command::EvalCompare { cases } => eval::compare(cases, &mut console),
        Command::EvalPairs { pairs } => eval::pairs(pairs, &mut console),
        Command::EvalAnchors { anchors } => anchors::run(anchors, &mut console),
        Command::EvalFit { folder } => fit::run(folder, &mut console),
        Command::EvalTrain { corpus } => train::run(corpus, &mut console),
    };
    console.finish(written)
}
