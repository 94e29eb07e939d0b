//! The program: the window, or a command without one.

use crossread::cli::{self, Exit, Invocation};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let exit = match cli::parse(std::env::args_os().skip(1)) {
        Ok(Invocation::Window(files)) => window(files),
        Ok(Invocation::Command(command)) => cli::run(&command),
        Err(error) => {
            cli::complain(error);
            Exit::Arguments
        }
    };
    exit.into()
}

#[cfg(feature = "gui")]
fn window(files: Vec<PathBuf>) -> Exit {
    match crossread::ui::run(files) {
        Ok(()) => Exit::Done,
        Err(error) => {
            cli::complain(format_args!("{error}; `crossread compare ARTICLE...` works without a window"));
            Exit::Failed
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_: Vec<PathBuf>) -> Exit {
    cli::complain("this build has no window; `crossread compare ARTICLE...` compares without one");
    Exit::Failed
}
