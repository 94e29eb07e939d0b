//! Arguments to what the program is asked to do.

mod given;
mod notebook;

pub use notebook::NotebookCommand;
pub(super) use notebook::{Copies, DetailsChange, Mark, Rework, Write};

use given::Given;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What the program is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invocation {
    /// The window, on these files; on the sample stories if there are none.
    Window(Vec<PathBuf>),
    /// A command without a window.
    Command(Command),
}

/// A command and what it works on. The path `-` is standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Print what the program can be asked for.
    Help,
    /// Print the program's name and version.
    Version,
    /// Say what is in one article, or what several share and where they differ.
    Compare {
        /// At least one.
        articles: Vec<PathBuf>,
        /// How to say it.
        format: Format,
    },
    /// Show articles as they come in.
    Import {
        /// The files, in order.
        articles: Vec<PathBuf>,
        /// How to show it; never Markdown.
        format: Format,
    },
    /// Read or change a notebook.
    Notebook(PathBuf, NotebookCommand),
    /// Compare the articles of every case of a list.
    EvalCompare {
        /// The list.
        cases: PathBuf,
    },
    /// Score every pair of sentences of a list.
    EvalPairs {
        /// The list.
        pairs: PathBuf,
    },
    /// Carry every anchor of a list to a newer text.
    EvalAnchors {
        /// The list.
        anchors: PathBuf,
    },
    /// Fit the score of links.
    EvalFit {
        /// The folder of the sets.
        folder: PathBuf,
    },
    /// Train the name tagger.
    EvalTrain {
        /// The corpus.
        corpus: PathBuf,
    },
}

/// In what form a command prints its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// For a program.
    Json,
    /// For a document.
    Markdown,
}

/// Why the arguments make no sense.
#[derive(Debug, thiserror::Error)]
pub enum UsageError {
    /// The first argument is neither a command nor a file.
    #[error("no command and no file has this name; {}: {given}", advice(*.nearest))]
    UnknownCommand {
        /// What was given.
        given: String,
        /// The command that looks most like it.
        nearest: Option<&'static str>,
    },
    /// A command lacks what it works on.
    #[error("`{0}` needs {1}; see `crossread --help`")]
    Missing(&'static str, &'static str),
    /// A command works on so many files.
    #[error("`{0}` takes {1}; not this one too: {2}")]
    TooMany(&'static str, &'static str, String),
    /// The window was asked for standard input.
    #[error("the window does not read standard input; `crossread compare -` does")]
    StandardInput,
    /// Standard input can be read once.
    #[error("`-` is standard input and can be named only once")]
    TwoStandardInputs,
    /// A command does not have this option.
    #[error("`{0}` has no option --{1}; see `crossread --help`")]
    NoOption(&'static str, &'static str),
    /// An option that says nothing in that format of an export.
    #[error("`export --format {0}` has no use for --{1}; see `crossread --help`")]
    Unfit(&'static str, &'static str),
    /// An option that can be given once.
    #[error("--{0} is given twice")]
    Twice(&'static str),
    /// The value of an option makes no sense.
    #[error("--{0} needs {1}, not this: {2}")]
    Value(&'static str, &'static str, String),
    /// A notebook is a file.
    #[error("`{0}` needs a notebook in a file; it does not read one from standard input")]
    NotebookStandardInput(&'static str),
    /// A format that the command does not have.
    #[error("`{0}` has {1}, not this one: {2}")]
    Format(&'static str, &'static str, String),
    /// An option that does not exist, or one without its value.
    #[error("{0}; see `crossread --help`")]
    Option(#[from] lexopt::Error),
}

fn advice(nearest: Option<&str>) -> String {
    nearest.map_or_else(|| "see `crossread --help`".to_owned(), |name| format!("did you mean `crossread {name}`"))
}

/// Reads the arguments, without the program's own name.
///
/// # Errors
/// Says what is wrong with them.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Invocation, UsageError> {
    let given = Given::read(lexopt::Parser::from_args(args))?;
    if let Some(command) = given.asked {
        return Ok(Invocation::Command(command));
    }
    let words: Vec<_> = given.values.iter().take(2).map(|value| value.to_str().unwrap_or_default()).collect();
    let command = match words[..] {
        ["compare", ..] => given.compare()?,
        ["import", ..] => given.import()?,
        [name, ..] if let Some(name) = notebook::known(name) => notebook::command(&given, name)?,
        ["eval", "compare"] => Command::EvalCompare { cases: given.list("eval compare", "a list of cases")? },
        ["eval", "pairs"] => Command::EvalPairs { pairs: given.list("eval pairs", "a list of pairs")? },
        ["eval", "anchors"] => Command::EvalAnchors { anchors: given.list("eval anchors", "a list of anchors")? },
        ["eval", "fit"] => Command::EvalFit { folder: given.list("eval fit", "a folder of sets")? },
        ["eval", "train"] => Command::EvalTrain { corpus: given.list("eval train", "a corpus")? },
        ["eval", ..] => {
            return Err(UsageError::Missing(
                "eval",
                "`compare CASES.jsonl`, `pairs PAIRS.tsv`, `anchors ANCHORS.jsonl`, `fit FOLDER` or `train CORPUS.conll`",
            ));
        }
        _ => return given.window(),
    };
    Ok(Invocation::Command(command))
}

/// Whether `path` stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

impl Format {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }
}

/// A word alone is a mistyped command rather than a file, unless there is such a file.
fn looks_like_a_file(path: &Path) -> bool {
    let name = path.to_string_lossy();
    name.contains(['.', '/', std::path::MAIN_SEPARATOR]) || is_standard_input(path) || path.exists()
}

#[cfg(test)]
mod tests;
