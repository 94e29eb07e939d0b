//! Arguments, sorted by what they look like.

use super::super::help;
use super::{Command, Format, Invocation, UsageError, is_standard_input, looks_like_a_file};
use lexopt::Arg::{Long, Short, Value};
use std::ffi::OsString;
use std::path::PathBuf;

/// Options with a value behind them.
const VALUES: [&str; 13] =
    ["format", "article", "title", "outlet", "author", "published", "url", "quote", "occurrence", "tag", "note", "id", "untag"];
/// More options with a value, of exports.
const OUTPUT: [&str; 2] = ["by", "output"];
/// Options without a value.
const FLAGS: [&str; 6] = ["delete", "force", "no-authors", "no-texts", "raw", "repair"];

#[derive(Default)]
pub(super) struct Given {
    pub(super) values: Vec<OsString>,
    options: Vec<(&'static str, OsString)>,
    /// `--help` or `--version`, wherever it stands.
    pub(super) asked: Option<Command>,
}

impl Given {
    pub(super) fn read(mut args: lexopt::Parser) -> Result<Self, UsageError> {
        let mut given = Self::default();
        while let Some(arg) = args.next()? {
            match arg {
                Value(value) => given.values.push(value),
                Short('h') | Long("help") => given.asked = given.asked.or(Some(Command::Help)),
                Short('V') | Long("version") => given.asked = given.asked.or(Some(Command::Version)),
                Short('o') => given.options.push(("output", args.value()?)),
                Long(name) if let Some(name) = find(&VALUES, name).or_else(|| find(&OUTPUT, name)) => {
                    given.options.push((name, args.value()?));
                }
                Long(name) if let Some(name) = find(&FLAGS, name) => given.options.push((name, OsString::new())),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(given)
    }

    /// The values behind the command's own `words`.
    pub(super) fn files(&self, words: usize) -> Vec<PathBuf> {
        self.values.iter().skip(words).map(PathBuf::from).collect()
    }

    /// Refuses options that the command does not have; a format is refused where it is asked for.
    pub(super) fn only(&self, command: &'static str, known: &[&str]) -> Result<(), UsageError> {
        let other = self.options.iter().map(|(name, _)| *name).find(|name| *name != "format" && !known.contains(name));
        other.map_or(Ok(()), |name| Err(UsageError::NoOption(command, name)))
    }

    pub(super) fn has(&self, option: &str) -> bool {
        self.options.iter().any(|(name, _)| *name == option)
    }

    /// The value of an option that is given once at most.
    pub(super) fn raw(&self, option: &'static str) -> Result<Option<&OsString>, UsageError> {
        let mut found = self.options.iter().filter(|(name, _)| *name == option).map(|(_, value)| value);
        match (found.next(), found.next()) {
            (_, Some(_)) => Err(UsageError::Twice(option)),
            (value, None) => Ok(value),
        }
    }

    /// The words of an option that is given once at most.
    pub(super) fn words(&self, option: &'static str) -> Result<Option<String>, UsageError> {
        self.raw(option)?.map(|value| unicode(option, value)).transpose()
    }

    /// The words of an option that may be given again and again.
    pub(super) fn all(&self, option: &'static str) -> Result<Vec<String>, UsageError> {
        let found = self.options.iter().filter(|(name, _)| *name == option);
        found.map(|(_, value)| unicode(option, value)).collect()
    }

    pub(super) fn compare(&self) -> Result<Command, UsageError> {
        self.only("compare", &[])?;
        let formats = [Format::Text, Format::Json, Format::Markdown];
        let format = self.format("compare", "the formats text, json and markdown", &formats)?;
        Ok(Command::Compare { articles: self.articles("compare")?, format })
    }

    pub(super) fn import(&self) -> Result<Command, UsageError> {
        self.only("import", &[])?;
        let format = self.format("import", "the formats text and json", &[Format::Text, Format::Json])?;
        Ok(Command::Import { articles: self.articles("import")?, format })
    }

    /// The articles behind the command's name: one at least.
    fn articles(&self, command: &'static str) -> Result<Vec<PathBuf>, UsageError> {
        let articles = self.files(1);
        match articles.iter().filter(|path| is_standard_input(path)).count() {
            _ if articles.is_empty() => Err(UsageError::Missing(command, "an article at least")),
            0 | 1 => Ok(articles),
            _ => Err(UsageError::TwoStandardInputs),
        }
    }

    pub(super) fn list(&self, name: &'static str, what: &'static str) -> Result<PathBuf, UsageError> {
        self.only(name, &[])?;
        self.format(name, "one format", &[])?;
        self.one(2, name, what)
    }

    pub(super) fn window(&self) -> Result<Invocation, UsageError> {
        let files = self.files(0);
        match files.first() {
            Some(first) if !looks_like_a_file(first) => {
                let given = first.to_string_lossy().into_owned();
                return Err(UsageError::UnknownCommand { nearest: help::nearest(&given), given });
            }
            _ => {}
        }
        self.only("the window", &[])?;
        self.format("the window", "no formats", &[])?;
        if files.iter().any(|file| is_standard_input(file)) {
            return Err(UsageError::StandardInput);
        }
        Ok(Invocation::Window(files))
    }

    /// The one file behind the command's own `words`.
    pub(super) fn one(&self, words: usize, name: &'static str, what: &'static str) -> Result<PathBuf, UsageError> {
        match &self.files(words)[..] {
            [] => Err(UsageError::Missing(name, what)),
            [file] => Ok(file.clone()),
            [_, more, ..] => Err(UsageError::TooMany(name, "one file", more.to_string_lossy().into_owned())),
        }
    }

    /// The format asked for, which must be one of `known`; the text format where none is asked for.
    pub(super) fn format(&self, name: &'static str, offer: &'static str, known: &[Format]) -> Result<Format, UsageError> {
        let Some(given) = self.raw("format")? else { return Ok(Format::Text) };
        let found = known.iter().find(|format| given == format.name());
        found.copied().ok_or_else(|| UsageError::Format(name, offer, given.to_string_lossy().into_owned()))
    }
}

fn find(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().find(|known| **known == name).copied()
}

fn unicode(option: &'static str, value: &OsString) -> Result<String, UsageError> {
    let words = value.to_str().map(str::to_owned);
    words.ok_or_else(|| UsageError::Value(option, "words in Unicode", value.to_string_lossy().into_owned()))
}
