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

fn window(_: Vec<PathBuf>) -> Exit {
    cli::complain("this build has no window; `crossread compare ARTICLE...` compares without one");
    Exit::Failed
}
