use super::blocks::paragraphs;
use super::*;
use crate::article::ArticleId;
use crate::command::Command;
use crate::export::cases::{STAMP, add_tag, annotate, ferry, hostile, run, session};
use crate::export::{By, clean};
use crate::notebook::{Color, Id, NameKind, Named, Said};
use crate::text::TextRange;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, TagEnd};

/// The Markdown, which must have passed the check.
fn checked(notebook: &Notebook, options: &Options) -> String {
    let markdown = markdown(notebook, options);
    assert_eq!(check(&markdown, notebook, options), Ok(()), "{markdown}");
    markdown
}

#[test]
fn a_notebook_as_somebody_might_hand_it_in() {
    let session = ferry();
    let options = Options { today: "2026-11-22".parse().ok(), texts: false, ..Options::default() };
    let found = checked(session.notebook(), &options);
    for line in [
        "5 annotations in 3 articles, by article.",
        "- **casualties:** yellow, given 3 times. Every number of dead, injured or missing.",
        "- **cause:** green, given 2 times, below casualties",
        "- **never used:** blue, never given",
        "> rose to seven on Saturday",
        "**Note:** A day later.\n\nCheck against the register:\\\nwho counts?\n",
        "- **Tags:** casualties (yellow), cause (green)",
        "- **Link, differs:** Radio Sundsele, paragraph ",
        "; note: Three, then seven",
        "- **Claim:** Eight people died (denies)",
        "- **Marked:** by Ann Lee, 1 January 1970, 00:00 (n",
        "- **Verdict:** confirmed",
        "- **Omits:** Radio Sundsele\n",
        "- **Evidence:** <https://example.org/board>, “eight dead”, seen 2 January 2024",
    ] {
        assert!(found.contains(line), "{line} is not in\n{found}");
    }
    assert!(
        !found.contains("**Words:**") && !found.contains("**Tags:** none"),
        "nothing is said of what is as it should be: {found}"
    );
}

#[test]
fn groups_are_articles_tags_or_claims() {
    let session = ferry();
    let groups = |by| {
        let found = checked(session.notebook(), &Options { by, ..Options::default() });
        let part = found.split("## Annotations\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a part").to_owned();
        let lines = part.lines().filter_map(|line| match line.split_once(' ')? {
            ("###", group) => Some(group.split([':', '(']).next()?.trim().to_owned()),
            ("####", place) => Some(place.split('.').next()?.to_owned()),
            _ => None,
        });
        lines.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(groups(By::Article), "Radio Sundsele 1 The Baltic Ledger 2 3 Correio do Cais 4 5");
    assert_eq!(groups(By::Tag), "casualties 1 2 4 cause 4 5 Without a tag 3");
    assert_eq!(groups(By::Claim), "Claim 2 4 In no claim 1 3 5");
}

#[test]
fn what_is_left_out_is_said() {
    let session = ferry();
    let notebook = session.notebook();
    let only = notebook.annotations.values().filter(|a| a.tags.contains(&Id::from("t2"))).map(|a| a.id.clone()).collect();
    let found = checked(notebook, &Options { only: Some(only), authors: false, texts: false, ..Options::default() });
    assert!(found.contains("\n2 of 5 annotations from a notebook of 3 articles"), "{found}");
    assert!(found.contains("(not part of this file)") && !found.contains("rose to seven"), "{found}");
    for words in [
        "- 3 annotations, left out as asked.",
        "- The names of those who annotated, left out",
        "- The texts of the articles, left out",
    ] {
        assert!(found.contains(words), "{words} is not in\n{found}");
    }
    assert!(!found.contains("Ann Lee"));
    checked(&Notebook::default(), &Options::default());
}

#[test]
fn hostile_words_come_back_everywhere() {
    for by in [By::Article, By::Tag, By::Claim] {
        let session = hostile();
        let found = checked(session.notebook(), &Options { by, ..Options::default() });
        assert!(found.contains("NUL characters: "), "{found}");
        assert!(!found.contains('\u{202E}') && !found.contains("\n="), "{found}");
    }
}

#[test]
fn what_is_said_of_names_stands_below_the_claims() {
    let mut session = ferry();
    let named = |doc: usize, words: &str| Named { article: session.articles()[doc].id.clone(), words: words.to_owned() };
    let (saturday, three, storm) = (named(1, "Saturday"), named(0, "three people"), named(2, "snowstorm"));
    run(&mut session, Command::CorrectName(Said::Apart(saturday.clone(), storm)));
    run(&mut session, Command::CorrectName(Said::Kind(three.clone(), NameKind::Group)));
    run(&mut session, Command::CorrectName(Said::Same(three.clone(), saturday)));
    run(&mut session, Command::SetReader(String::new()));
    run(&mut session, Command::CorrectName(Said::Rename(three, "The \"dead\"".to_owned())));
    let found = checked(session.notebook(), &Options::default());
    let part = found.split("## Corrections of names\n\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a part");
    let mut lines: Vec<_> = part.lines().collect();
    assert!(
        lines.pop_if(|line| line.starts_with("- **Not the same:** “Saturday” (The Baltic Ledger) and “snowstorm” (")).is_some()
    );
    lines.sort_unstable();
    let expected = [
        "- **Kind:** “three people” (Radio Sundsele), group, by Ann Lee",
        "- **New name:** “three people” (Radio Sundsele) is “The \"dead\"”",
        "- **Same:** “three people” (Radio Sundsele) and “Saturday” (The Baltic Ledger), by Ann Lee",
    ];
    assert_eq!(lines, expected, "{found}");
    let without = checked(session.notebook(), &Options { authors: false, ..Options::default() });
    assert!(without.contains("(Radio Sundsele), group\n") && !without.contains("Ann Lee"), "{without}");
}

#[test]
fn lost_words_and_broken_records_are_told() {
    let mut session = session(&["One two three."]);
    annotate(&mut session, 0, "two", &[], "");
    let mut notebook = session.notebook().clone();
    for annotation in notebook.annotations.values_mut() {
        annotation.anchors[0].range = TextRange::new(0, 3);
        annotation.tags.push(Id::from("t9"));
    }
    let found = checked(&notebook, &Options::default());
    assert!(
        found.contains("- **Words:** lost") && found.contains("place lost") && found.contains("t9 (not in the codebook)"),
        "{found}"
    );
    notebook.articles.clear();
    assert!(checked(&notebook, &Options::default()).contains("which is not in the notebook"));
    for annotation in notebook.annotations.values_mut() {
        annotation.anchors.clear();
    }
    checked(&notebook, &Options::default());
}

#[test]
fn the_check_sees_what_is_missing_or_changed() {
    let session = ferry();
    let (notebook, options) = (session.notebook(), Options::default());
    let good = checked(notebook, &options);
    let check = |markdown: &str| check(markdown, notebook, &options);
    assert!(matches!(check(&good.replace("> rose to seven", "> rose to nine")), Err(Difference::Part(_))));
    assert_eq!(check(&format!("{good}\n<b>more</b>\n")), Err(Difference::Foreign));
    assert!(matches!(check(&format!("{good}\nmore\n")), Err(Difference::Part(_))));
    assert!(matches!(check(""), Err(Difference::Part(1))));
}

#[test]
fn same_outlets_are_told_apart_by_their_ids() {
    let mut session = session(&["First story.", "Second story."]);
    for n in 0..2 {
        let article = &session.articles()[n];
        let details = crate::article::Details { outlet: Some("Courier".into()), ..article.details.clone() };
        let id = article.id.clone();
        run(&mut session, Command::SetDetails(id, details));
    }
    annotate(&mut session, 1, "Second", &[], "");
    let found = checked(session.notebook(), &Options::default());
    assert!(found.contains("#### 1. Courier (a1), "), "{found}");
}

#[test]
fn colours_have_names() {
    let mut session = session(&["One two."]);
    run(&mut session, Command::AddTag { name: "x".into(), color: Some(Color::Teal), id: None });
    assert!(checked(session.notebook(), &Options::default()).contains("- **x:** teal, never given"));
}

/// The words of the first paragraph as a parser gives them.
fn parsed(markdown: &str) -> String {
    let mut words = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::HardBreak => words.push('\n'),
            Event::End(TagEnd::Paragraph) => break,
            Event::Start(_) => {}
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    words
}

proptest! {
    #[test]
    fn escaped_words_parse_to_the_same_words(words in "[a1 .)#*_<>|`\\\\\\[\\]!&;:=+~$^{}(\"'\t\n\r\u{1}\u{85}\u{202E}\u{2028}\u{A0}é%-]{1,40}") {
        prop_assert_eq!(parsed(&escaped(&words)), words);
    }

    #[test]
    fn any_words_parse_to_the_same_words(words in "[^\0]{1,60}") {
        prop_assert_eq!(parsed(&escaped(&words)), words);
    }

    #[test]
    fn parts_are_the_words_again(words in "[a\n ]{1,30}") {
        prop_assert_eq!(paragraphs(&words).join("\n\n"), words);
    }

    #[test]
    fn any_note_comes_back(
        note in "[ab1.)#*_<>|`\\\\\\[\\]!&:=+~${}\t\n -]{0,40}",
        outlet in "[a#*`<|:\\\\\n -]{0,12}",
        name in "[a#*_`<|:\\\\ -]{1,12}",
    ) {
        let mut session = session(&["One *two* three."]);
        let name = clean(&name);
        prop_assume!(!name.is_empty());
        add_tag(&mut session, "t1", &name, &note);
        annotate(&mut session, 0, "*two*", &["t1"], &note);
        let details = crate::article::Details { outlet: Some(outlet), ..session.articles()[0].details.clone() };
        let _ = session.run(Command::SetDetails(ArticleId("a0".into()), details), STAMP).is_ok();
        for by in [By::Article, By::Tag] {
            let options = Options { by, ..Options::default() };
            let markdown = markdown(session.notebook(), &options);
            prop_assert_eq!(check(&markdown, session.notebook(), &options), Ok(()), "{}", markdown);
        }
    }
}
