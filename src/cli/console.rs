//! Where a command's data and messages go, and how it will end.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::process::ExitCode;

/// How the program ends. Of several endings the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Everything was done.
    Done = 0,
    /// Something is wrong with an input, or it was refused.
    Refused = 1,
    /// The arguments make no sense.
    Arguments = 2,
    /// Reading or writing failed.
    Failed = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Prints one message for the reader. That it cannot be printed is no reason to stop.
pub fn complain(message: impl Display) {
    let _ = writeln!(io::stderr(), "crossread: {message}");
}

/// Standard output, and the worst that has happened so far.
pub(super) struct Console {
    /// For data. Held back until it is worth writing, so that many small pieces cost one write.
    pub(super) out: BufWriter<StdoutLock<'static>>,
    worst: Exit,
}

impl Console {
    pub(super) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout().lock()), worst: Exit::Done }
    }

    /// Prints a message; the program will end as `exit` says, or worse.
    pub(super) fn complain(&mut self, exit: Exit, message: impl Display) {
        complain(message);
        self.worst = self.worst.max(exit);
    }

    /// Writes what is held back and says how the command ended. A reader who has seen enough (`| head`) is no failure.
    pub(super) fn finish(mut self, written: io::Result<()>) -> Exit {
        match written.and_then(|()| self.out.flush()) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            Err(error) => self.complain(Exit::Failed, format_args!("cannot write the output: {error}")),
        }
        self.worst
    }
}
