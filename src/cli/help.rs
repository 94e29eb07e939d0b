//! What the program says of itself. The commands stand in one table, which the help, and the guess at a mistyped one, read.

use super::Console;
use std::io::{self, Write};

struct Usage {
    /// The word behind `crossread`; empty for the window.
    name: &'static str,
    /// How it is called.
    line: &'static str,
    /// What it does.
    does: &'static str,
}

const WINDOW: Usage = Usage { name: "", line: "[FILE...]", does: "the window, on articles; nothing named: the sample stories" };

const COMMANDS: [Usage; 17] = [
    Usage {
        name: "compare",
        line: "compare ARTICLE... [--format text|json|markdown]",
        does: "one article: its entities, figures, quotations; two or more: also what they share",
    },
    Usage {
        name: "import",
        line: "import ARTICLE... [--format text|json]",
        does: "articles as they come in: text, title, outlet, date, units (nothing is stored)",
    },
    Usage { name: "new", line: "new NOTEBOOK ARTICLE...", does: "make a notebook (refuses to overwrite)" },
    Usage { name: "add", line: "add NOTEBOOK ARTICLE...", does: "more articles for a notebook" },
    Usage {
        name: "set",
        line: "set NOTEBOOK --article ID [--title T] [--outlet O] [--author A] [--published DATE] [--url U]",
        does: "what is known about an article; DATE is YYYY-MM-DD, an empty value takes a detail away",
    },
    Usage {
        name: "update",
        line: "update NOTEBOOK --article ID FILE [--force]",
        does: "put a newer text in the place of an article's, which stays as an earlier one; prints what became of each annotation",
    },
    Usage {
        name: "annotate",
        line: "annotate NOTEBOOK --article ID --quote TEXT [--occurrence N] [--tag NAME]... [--note TEXT] [--author NAME]",
        does: "mark words of an article; prints the annotation's id. New tags are made",
    },
    Usage {
        name: "edit",
        line: "edit NOTEBOOK --id ID [--note TEXT] [--tag NAME]... [--untag NAME]... [--delete]",
        does: "change or delete an annotation",
    },
    Usage { name: "list", line: "list NOTEBOOK [--format text|json]", does: "the annotations in reading order, with their ids" },
    Usage {
        name: "export",
        line: "export NOTEBOOK --format markdown|html|csv|matrix|json|jsonld [--by article|tag|claim] [--tag NAME]... [--no-authors] [--no-texts] [--raw] [-o FILE]",
        does: "the annotations as a document or table, read back and compared before it is given away; matrix: claims against articles, the \
               reader's own first; --tag: only annotations with one of these tags; --raw: tables for programs; -o replaces a file",
    },
    Usage {
        name: "check",
        line: "check NOTEBOOK [--repair [-o NEW]]",
        does: "is the file whole and consistent; --repair mends what it can into a new file and says what it did",
    },
    Usage {
        name: "merge",
        line: "merge [BASE] OURS THEIRS [-o OUT]",
        does: "one notebook of two copies, by record: what one changed is taken, what both changed keeps both. BASE is what they come from; the \
               result goes to OURS, without BASE to OUT",
    },
    Usage {
        name: "eval",
        line: "eval compare CASES.jsonl",
        does: "{\"case\", \"articles\": [paths]} a line in; one comparison with its \"case\" a line out",
    },
    Usage {
        name: "eval",
        line: "eval pairs PAIRS.tsv",
        does: "a header `id a b`, then id<TAB>a<TAB>b in; id<TAB>score<TAB>relation out",
    },
    Usage {
        name: "eval",
        line: "eval anchors ANCHORS.jsonl",
        does: "{\"id\", \"doc\", \"start\", \"end\"} a line in, with docs/DOC.before.txt and docs/DOC.after.txt beside it; \
               {\"id\", \"status\", \"start\", \"end\"} a line out",
    },
    Usage {
        name: "eval",
        line: "eval fit FOLDER",
        does: "learn the weights of the score of links from the public sets in a folder; for those who work on it",
    },
    Usage {
        name: "eval",
        line: "eval train CORPUS.conll",
        does: "word<TAB>label a line in; the weights of the name tagger out, for `assets/names.bin`",
    },
];

const REST: &str = "
Articles are plain text, Markdown, saved web pages (HTML, MHTML), mail, DOCX or EPUB, in any encoding; a folder stands for those in it.
`-` is standard input. Offsets in JSON count Unicode scalar values.
Options may be given as `--name VALUE` or `--name=VALUE`. An article's id is the stem of its file.
Exit: 0 done; 1 something is wrong with an input, or it was refused; 2 wrong arguments; 3 reading or writing failed.";

pub(super) fn run(console: &mut Console) -> io::Result<()> {
    let out = &mut console.out;
    writeln!(out, "Crossread reads news stories on one event side by side: what they share, where they differ.\n")?;
    let window = cfg!(feature = "gui").then_some(&WINDOW);
    for Usage { line, does, .. } in window.into_iter().chain(&COMMANDS) {
        writeln!(out, "crossread {line}\n    {does}")?;
    }
    writeln!(out, "crossread --help | --version")?;
    writeln!(out, "{REST}")
}

pub(super) fn version(console: &mut Console) -> io::Result<()> {
    writeln!(console.out, "crossread {}", env!("CARGO_PKG_VERSION"))
}

/// The command that `given` was perhaps meant to be.
pub(super) fn nearest(given: &str) -> Option<&'static str> {
    let (distance, name) = COMMANDS.iter().map(|command| (edits(given, command.name), command.name)).min()?;
    (distance <= 2).then_some(name)
}

/// How many letters must be put in, taken out or replaced to make `b` of `a`.
fn edits(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.chars().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_count_letters() {
        for (a, b, count) in [("", "", 0), ("eval", "evil", 1), ("evla", "eval", 2), ("", "abc", 3), ("kitten", "sitting", 3)] {
            assert_eq!(edits(a, b), count, "{a} {b}");
        }
    }
}
