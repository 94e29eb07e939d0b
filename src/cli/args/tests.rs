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
    check("import - --format=json", r#"Import { articles: ["-"], format: Json }"#);
    check("compare a -h", "Help");
    check("-V", "Version");
}

#[test]
fn what_makes_no_sense_is_named() {
    check("compare", "`compare` needs an article at least");
    check("compare - -", "only once");
    check("compare a --format xml", "`compare` has the formats text, json and markdown, not this one: xml");
    check("import a --format markdown", "not this one: markdown");
    check("import", "`import` needs an article");
    check("compare a --format", "missing argument for option '--format'; see");
    check("compare a --color", "invalid option '--color'; see");
    check(
        "eval",
        "`eval` needs `compare CASES.jsonl`, `pairs PAIRS.tsv`, `anchors ANCHORS.jsonl`, `fit FOLDER` or `train CORPUS.conll`",
    );
    check("eval anchors", "`eval anchors` needs a list of anchors");
    check("eval pairs", "`eval pairs` needs a list of pairs");
    check("eval compare c.jsonl --format json", "`eval compare` has one format, not this one: json");
}

#[test]
fn commands_on_notebooks_take_their_options() {
    check("new n.ron a b", r#"Notebook("n.ron", New(["a", "b"]))"#);
    check("add n.ron -", r#"Notebook("n.ron", Add(["-"]))"#);
    check(
        "set n.ron --article a --outlet= --published 2024-02-29",
        "outlet: Some(None), author: None, published: Some(Some(2024-02-29))",
    );
    check(
        "annotate n.ron --quote=-5 --article a --occurrence 2 --tag x --tag y",
        r#"quote: "-5", occurrence: Some(2), tags: ["x", "y"]"#,
    );
    check("edit n.ron --id n1 --note= --untag x", r#"Change { note: Some(""), tags: [], untags: ["x"] }"#);
    check("edit --delete --id n1 n.ron", "rework: Delete");
    check("list n.ron --format=json", "List(Json)");
    check(
        "export n.ron --format markdown --by claim -o x.md --no-texts",
        r#"format: Markdown, by: Claim, tags: [], authors: true, texts: false, raw: false, output: Some("x.md")"#,
    );
    check("export n.ron --format markdown --output=-", "output: None");
    check("check n.ron", r#"Notebook("n.ron", Check)"#);
    check("check n.ron --repair", "Repair(None)");
    check("check --repair n.ron -o new.ron", r#"Repair(Some("new.ron"))"#);
}

#[test]
fn options_of_other_commands_are_refused() {
    check("import a.txt --delete", "`import` has no option --delete");
    check("a.txt --note x", "`the window` has no option --note");
    check("check n.ron --format json", "`check` has no formats, not this one: json");
    check("check n.ron -o new.ron", "`check` needs `--repair` before it writes a file");
    check("list n.ron --repair", "`list` has no option --repair");
    check("check - ", "does not read one from standard input");
    check("new n.ron - -", "only once");
    check("edit n.ron --id a --id b --note x", "--id is given twice");
}
