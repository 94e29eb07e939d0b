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
