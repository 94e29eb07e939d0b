//! Arguments of the commands on notebooks.

use super::given::Given;
use super::{Command, Format, UsageError, is_standard_input};
use crate::export::{self, By};
use jiff::civil::Date;
use std::path::PathBuf;

/// What is to be done with a notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotebookCommand {
    /// Make it, of these articles.
    New(Vec<PathBuf>),
    /// Put these articles into it.
    Add(Vec<PathBuf>),
    /// Say what is known about an article.
    Set {
        /// The article's id.
        article: String,
        /// What to say.
        change: DetailsChange,
    },
    /// Put a newer text in the place of an article's.
    Update {
        /// The article's id.
        article: String,
        /// The file with the newer text.
        newer: PathBuf,
        /// Also if it has little in common with the older one.
        force: bool,
    },
    /// Mark words of an article.
    Annotate(Mark),
    /// Change or delete an annotation.
    Edit {
        /// The annotation.
        id: String,
        /// What to do with it.
        rework: Rework,
    },
    /// Print the annotations; never Markdown.
    List(Format),
    /// Say whether the file is whole and fits together.
    Check,
    /// Mend it into this new file; into one beside it if none is named.
    Repair(Option<PathBuf>),
    /// Write the annotations as a document.
    Export(Write),
    /// Merge another copy into it.
    Merge(Copies),
}

/// A detail of an article: none keeps it as it is, an inner none takes it away.
pub(crate) type Keep<T> = Option<Option<T>>;

/// Details of an article that are to change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DetailsChange {
    /// The headline.
    pub title: Keep<String>,
    /// Who published it.
    pub outlet: Keep<String>,
    /// Who wrote it.
    pub author: Keep<String>,
    /// The day it was published.
    pub published: Keep<Date>,
    /// Where it was found.
    pub url: Keep<String>,
}

/// Words that are to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The article's id.
    pub article: String,
    /// The words.
    pub quote: String,
    /// Which of several equal places, from 1.
    pub occurrence: Option<usize>,
    /// Names of tags; new ones are made.
    pub tags: Vec<String>,
    /// What to say of the words.
    pub note: String,
    /// Who marks them; the notebook's reader if not given.
    pub author: Option<String>,
}

/// What is to be done with an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rework {
    /// Change what is said of it.
    Change {
        /// The new note.
        note: Option<String>,
        /// Names of tags to give; new ones are made.
        tags: Vec<String>,
        /// Names of tags to take off.
        untags: Vec<String>,
    },
    /// Delete it.
    Delete,
}

/// How annotations are to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// As what.
    pub format: export::Format,
    /// How they are grouped.
    pub by: By,
    /// Only annotations with one of these tags, if there are any.
    pub tags: Vec<String>,
    /// Whether it says who annotated.
    pub authors: bool,
    /// Whether the articles' texts are appended.
    pub texts: bool,
    /// Whether tables are for programs.
    pub raw: bool,
    /// Where to; none is standard output.
    pub output: Option<PathBuf>,
}

/// What is to be merged into a notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// What both copies come from, if that is known.
    pub base: Option<PathBuf>,
    /// The other copy.
    pub theirs: PathBuf,
    /// Where the result goes; the notebook itself if not given.
    pub output: Option<PathBuf>,
}

const NAMES: [&str; 10] = ["new", "add", "set", "update", "annotate", "edit", "list", "check", "export", "merge"];

/// The command of that name, if it is one on notebooks.
pub(super) fn known(name: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|known| *known == name)
}

pub(super) fn command(given: &Given, name: &'static str) -> Result<Command, UsageError> {
    let (command, files) = match name {
        "new" => articles(given, "new").map(|articles| (NotebookCommand::New(articles), usize::MAX))?,
        "add" => articles(given, "add").map(|articles| (NotebookCommand::Add(articles), usize::MAX))?,
        "set" => (set(given)?, 1),
        "update" => (update(given)?, 2),
        "annotate" => (annotate(given)?, 1),
        "edit" => (edit(given)?, 1),
        "list" => (list(given)?, 1),
        "check" => (check(given)?, 1),
        "merge" => return merge(given),
        _ => (export(given)?, 1),
    };
    let mut paths = given.files(1).into_iter();
    let notebook = paths.next().ok_or(UsageError::Missing(name, "a notebook"))?;
    match paths.nth(files - 1) {
        _ if is_standard_input(&notebook) => Err(UsageError::NotebookStandardInput(name)),
        Some(more) => Err(UsageError::TooMany(name, "one file", more.to_string_lossy().into_owned())),
        None => Ok(Command::Notebook(notebook, command)),
    }
}

fn articles(given: &Given, name: &'static str) -> Result<Vec<PathBuf>, UsageError> {
    given.only(name, &[])?;
    no_format(given, name)?;
    let articles = given.files(2);
    match articles.iter().filter(|path| is_standard_input(path)).count() {
        _ if articles.is_empty() => Err(UsageError::Missing(name, "a notebook and an article at least")),
        0 | 1 => Ok(articles),
        _ => Err(UsageError::TwoStandardInputs),
    }
}

fn update(given: &Given) -> Result<NotebookCommand, UsageError> {
    given.only("update", &["article", "force"])?;
    no_format(given, "update")?;
    let [newer] = &given.files(2)[..] else {
        return Err(UsageError::Missing("update", "a notebook and the file with the newer text"));
    };
    let article = needed(given, "update", "article", "`--article ID`")?;
    Ok(NotebookCommand::Update { article, newer: newer.clone(), force: given.has("force") })
}

fn no_format(given: &Given, name: &'static str) -> Result<(), UsageError> {
    given.format(name, "no formats", &[]).map(|_| ())
}

fn set(given: &Given) -> Result<NotebookCommand, UsageError> {
    given.only("set", &["article", "title", "outlet", "author", "published", "url"])?;
    no_format(given, "set")?;
    let detail = |option| given.words(option).map(|words| words.map(|words| trimmed(&words)));
    let change = DetailsChange {
        title: detail("title")?,
        outlet: detail("outlet")?,
        author: detail("author")?,
        published: detail("published")?.map(|day| day.map(date).transpose()).transpose()?,
        url: detail("url")?,
    };
    if change == DetailsChange::default() {
        return Err(UsageError::Missing("set", "a detail to set, such as `--outlet O`"));
    }
    Ok(NotebookCommand::Set { article: needed(given, "set", "article", "`--article ID`")?, change })
}

fn annotate(given: &Given) -> Result<NotebookCommand, UsageError> {
    given.only("annotate", &["article", "quote", "occurrence", "tag", "note", "author"])?;
    no_format(given, "annotate")?;
    Ok(NotebookCommand::Annotate(Mark {
        article: needed(given, "annotate", "article", "`--article ID`")?,
        quote: needed(given, "annotate", "quote", "`--quote TEXT`")?,
        occurrence: given.words("occurrence")?.map(count).transpose()?,
        tags: given.all("tag")?,
        note: given.words("note")?.unwrap_or_default(),
        author: given.words("author")?,
    }))
}

fn edit(given: &Given) -> Result<NotebookCommand, UsageError> {
    given.only("edit", &["id", "note", "tag", "untag", "delete"])?;
    no_format(given, "edit")?;
    let id = needed(given, "edit", "id", "`--id ID`")?;
    let (note, tags, untags) = (given.words("note")?, given.all("tag")?, given.all("untag")?);
    let changes = note.is_some() || !tags.is_empty() || !untags.is_empty();
    match (given.has("delete"), changes) {
        (true, true) => Err(UsageError::Missing("edit", "either `--delete` or changes, not both")),
        (false, false) => Err(UsageError::Missing("edit", "a change, such as `--note TEXT`")),
        (true, false) => Ok(NotebookCommand::Edit { id, rework: Rework::Delete }),
        (false, true) => Ok(NotebookCommand::Edit { id, rework: Rework::Change { note, tags, untags } }),
    }
}

fn list(given: &Given) -> Result<NotebookCommand, UsageError> {
    given.only("list", &[])?;
    given.format("list", "the formats text and json", &[Format::Text, Format::Json]).map(NotebookCommand::List)
}

fn check(given: &Given) -> Result<NotebookCommand, UsageError> {
    given.only("check", &["repair", "output"])?;
    no_format(given, "check")?;
    let output = given.raw("output")?.map(PathBuf::from);
    match (given.has("repair"), output) {
        (true, output) => Ok(NotebookCommand::Repair(output)),
        (false, None) => Ok(NotebookCommand::Check),
        (false, Some(_)) => Err(UsageError::Missing("check", "`--repair` before it writes a file")),
    }
}

/// `BASE OURS THEIRS`, as version control gives them, or `OURS THEIRS -o OUT`.
fn merge(given: &Given) -> Result<Command, UsageError> {
    given.only("merge", &["output"])?;
    no_format(given, "merge")?;
    let output = given.raw("output")?.map(PathBuf::from);
    let files = given.files(1);
    if files.iter().chain(&output).any(|file| is_standard_input(file)) {
        return Err(UsageError::NotebookStandardInput("merge"));
    }
    let (base, ours, theirs) = match &files[..] {
        [base, ours, theirs] => (Some(base.clone()), ours, theirs),
        [ours, theirs] if output.is_some() => (None, ours, theirs),
        [_, _, _, more, ..] => return Err(UsageError::TooMany("merge", "three files", more.to_string_lossy().into_owned())),
        _ => return Err(UsageError::Missing("merge", "`BASE OURS THEIRS`, or `OURS THEIRS -o OUT`")),
    };
    let copies = Copies { base, theirs: theirs.clone(), output };
    Ok(Command::Notebook(ours.clone(), NotebookCommand::Merge(copies)))
}

fn export(given: &Given) -> Result<NotebookCommand, UsageError> {
    given.only("export", &["by", "tag", "no-authors", "no-texts", "raw", "output"])?;
    let format = export_format(given)?;
    for (option, fits) in [("by", format.has_groups()), ("raw", format.is_table()), ("no-texts", format.has_texts())] {
        if !fits && given.has(option) {
            return Err(UsageError::Unfit(format.name(), option));
        }
    }
    Ok(NotebookCommand::Export(Write {
        format,
        by: given.words("by")?.map_or(Ok(By::default()), grouping)?,
        tags: given.all("tag")?,
        authors: !given.has("no-authors"),
        texts: !given.has("no-texts"),
        raw: given.has("raw"),
        output: given.raw("output")?.map(PathBuf::from).filter(|path| !is_standard_input(path)),
    }))
}

fn export_format(given: &Given) -> Result<export::Format, UsageError> {
    let Some(name) = given.raw("format")? else { return Err(UsageError::Missing("export", "`--format FORMAT`")) };
    let found = export::Format::ALL.into_iter().find(|format| name == format.name());
    let offer = "the formats markdown, html, csv, matrix, json and jsonld";
    found.ok_or_else(|| UsageError::Format("export", offer, name.to_string_lossy().into_owned()))
}

fn needed(given: &Given, name: &'static str, option: &'static str, what: &'static str) -> Result<String, UsageError> {
    given.words(option)?.ok_or(UsageError::Missing(name, what))
}

fn trimmed(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

fn date(words: String) -> Result<Date, UsageError> {
    let day = words.parse::<Date>().ok().filter(|day| day.to_string() == words);
    day.ok_or(UsageError::Value("published", "a day as YYYY-MM-DD", words))
}

fn count(words: String) -> Result<usize, UsageError> {
    let count = words.parse().ok().filter(|count| *count > 0);
    count.ok_or(UsageError::Value("occurrence", "a number from 1", words))
}

fn grouping(words: String) -> Result<By, UsageError> {
    match words.as_str() {
        "article" => Ok(By::Article),
        "tag" => Ok(By::Tag),
        "claim" => Ok(By::Claim),
        _ => Err(UsageError::Value("by", "article, tag or claim", words)),
    }
}
