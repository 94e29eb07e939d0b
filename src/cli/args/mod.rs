//! Arguments to what the program is asked to do.

use super::help;
use lexopt::Arg::{Long, Short, Value};
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
    /// Show an article as it comes in.
    Import {
        /// The file.
        article: PathBuf,
        /// How to show it; never Markdown.
        format: Format,
    },
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
    /// A command works on one file.
    #[error("`{0}` takes one file; not this one too: {1}")]
    TooMany(&'static str, String),
    /// The window was asked for standard input.
    #[error("the window does not read standard input; `crossread compare -` does")]
    StandardInput,
    /// Standard input can be read once.
    #[error("`-` is standard input and can be named only once")]
    TwoStandardInputs,
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
        ["eval", "compare"] => Command::EvalCompare { cases: given.list("eval compare", "a list of cases")? },
        ["eval", "pairs"] => Command::EvalPairs { pairs: given.list("eval pairs", "a list of pairs")? },
        ["eval", ..] => return Err(UsageError::Missing("eval", "`compare CASES.jsonl` or `pairs PAIRS.tsv`")),
        _ => return given.window(),
    };
    Ok(Invocation::Command(command))
}

/// Whether `path` stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The arguments, sorted by what they look like.
#[derive(Default)]
struct Given {
    values: Vec<OsString>,
    format: Option<OsString>,
    /// `--help` or `--version`, wherever it stands.
    asked: Option<Command>,
}

impl Given {
    fn read(mut args: lexopt::Parser) -> Result<Self, UsageError> {
        let mut given = Self::default();
        while let Some(arg) = args.next()? {
            match arg {
                Value(value) => given.values.push(value),
                Long("format") => given.format = Some(args.value()?),
                Short('h') | Long("help") => given.asked = given.asked.or(Some(Command::Help)),
                Short('V') | Long("version") => given.asked = given.asked.or(Some(Command::Version)),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(given)
    }

    /// The values behind the command's own `words`.
    fn files(&self, words: usize) -> Vec<PathBuf> {
        self.values.iter().skip(words).map(PathBuf::from).collect()
    }

    fn compare(&self) -> Result<Command, UsageError> {
        let articles = self.files(1);
        let format =
            self.format("compare", "the formats text, json and markdown", &[Format::Text, Format::Json, Format::Markdown])?;
        match articles.iter().filter(|path| is_standard_input(path)).count() {
            _ if articles.is_empty() => Err(UsageError::Missing("compare", "an article at least")),
            0 | 1 => Ok(Command::Compare { articles, format }),
            _ => Err(UsageError::TwoStandardInputs),
        }
    }

    fn import(&self) -> Result<Command, UsageError> {
        let format = self.format("import", "the formats text and json", &[Format::Text, Format::Json])?;
        Ok(Command::Import { article: self.one(1, "import", "a file")?, format })
    }

    fn list(&self, name: &'static str, what: &'static str) -> Result<PathBuf, UsageError> {
        self.format(name, "one format", &[])?;
        self.one(2, name, what)
    }

    fn window(&self) -> Result<Invocation, UsageError> {
        let files = self.files(0);
        self.format("the window", "no formats", &[])?;
        match files.first() {
            Some(first) if !looks_like_a_file(first) => {
                let given = first.to_string_lossy().into_owned();
                Err(UsageError::UnknownCommand { nearest: help::nearest(&given), given })
            }
            _ if files.iter().any(|file| is_standard_input(file)) => Err(UsageError::StandardInput),
            _ => Ok(Invocation::Window(files)),
        }
    }

    /// The one file behind the command's own `words`.
    fn one(&self, words: usize, name: &'static str, what: &'static str) -> Result<PathBuf, UsageError> {
        match &self.files(words)[..] {
            [] => Err(UsageError::Missing(name, what)),
            [file] => Ok(file.clone()),
            [_, more, ..] => Err(UsageError::TooMany(name, more.to_string_lossy().into_owned())),
        }
    }

    /// The format asked for, which must be one of `known`; the text format where none is asked for.
    fn format(&self, name: &'static str, offer: &'static str, known: &[Format]) -> Result<Format, UsageError> {
        let Some(given) = &self.format else { return Ok(Format::Text) };
        let found = known.iter().find(|format| given == format.name());
        found.copied().ok_or_else(|| UsageError::Format(name, offer, given.to_string_lossy().into_owned()))
    }
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
mod tests {
    use super::*;

    fn check(args: &str, expected: &str) {
        let found = match parse(args.split_whitespace().map(OsString::from)) {
            Ok(Invocation::Window(files)) => format!("window {files:?}"),
            Ok(Invocation::Command(command)) => format!("{command:?}"),
            Err(error) => error.to_string(),
        };
        assert!(found.contains(expected), "`{args}` gives {found:?}, not {expected:?}");
    }

    #[test]
    fn files_open_the_window() {
        check("", "window []");
        check("a.txt ./b", r#"window ["a.txt", "./b"]"#);
        check("src", r#"window ["src"]"#);
        check("-- --help.txt", r#"window ["--help.txt"]"#);
        check("-", "does not read standard input");
        check("a.txt --format json", "`the window` has no formats");
    }

    #[test]
    fn a_lone_word_that_is_no_file_is_an_unknown_command() {
        check("comparr a.txt", "; did you mean `crossread compare`: comparr");
        check("evla", "did you mean `crossread eval`: evla");
        check("nonsense", "no command and no file has this name; see `crossread --help`: nonsense");
    }

    #[test]
    fn options_are_read_in_both_ways() {
        check("compare a b --format json", r#"Compare { articles: ["a", "b"], format: Json }"#);
        check("compare --format=markdown a", r#"Compare { articles: ["a"], format: Markdown }"#);
        check("import - --format=json", r#"Import { article: "-", format: Json }"#);
        check("compare a -h", "Help");
        check("-V", "Version");
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        check("compare", "`compare` needs an article at least");
        check("compare - -", "only once");
        check("compare a --format xml", "`compare` has the formats text, json and markdown, not this one: xml");
        check("import a --format markdown", "not this one: markdown");
        check("import", "`import` needs a file");
        check("import a b", "takes one file; not this one too: b");
        check("compare a --format", "missing argument for option '--format'; see");
        check("compare a --color", "invalid option '--color'; see");
        check("eval", "`eval` needs `compare CASES.jsonl` or `pairs PAIRS.tsv`");
        check("eval pairs", "`eval pairs` needs a list of pairs");
        check("eval compare c.jsonl --format json", "`eval compare` has one format, not this one: json");
    }
}
