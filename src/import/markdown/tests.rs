//! Markdown in, words and units out.

use super::super::from_bytes;
use super::*;
use crate::text::slice;
use proptest::prelude::*;

#[track_caller]
fn check(source: &str, text: &str, kinds: &str) {
    let article = from_bytes("a.md", source.as_bytes()).unwrap();
    assert_eq!(&*article.text, text);
    let letters: String = article.units.iter().map(|unit| unit.kind.name().chars().next().unwrap_or_default()).collect();
    let expected = kinds.replace('h', "s");
    assert_eq!(letters, expected, "{kinds}");
    let subheads = article.units.iter().filter(|unit| unit.kind == UnitKind::Subhead).count();
    assert_eq!(subheads, kinds.matches('h').count());
}

#[test]
fn marks_and_link_targets_are_left_out() {
    check(
        "# Bridge *closes*\n\n**By Ann Ruiz**\n\nThe [bridge](https://example.org \"x\") over the `river`\nis ~~open~~ closed.[^1] <b>So</b> be it&nbsp;&amp; all.\n\n[^1]: Says Ann.\n",
        "Bridge closes\n\nBy Ann Ruiz\n\nThe bridge over the river is closed. So be it\u{a0}& all.\n\nSays Ann.",
        "tdsss",
    );
}

#[test]
fn headings_are_title_and_subheads() {
    check("# One\n\nIt is.\n\n## Two\n\nIt was.\n", "One\n\nIt is.\n\nTwo\n\nIt was.", "tshs");
    check("One\n===\n\nIt is.\n\nTwo\n---\n\nIt was.\n", "One\n\nIt is.\n\nTwo\n\nIt was.", "tshs");
    check("## One\n\nIt is.\n", "One\n\nIt is.", "ts");
    check("Now it is.\n\n# One\n\nIt was.\n", "One\n\nNow it is.\n\nIt was.", "tss");
    check("It is.\n\n# One\n\nIt was.\n\n# Two\n\nSo.\n", "It is.\n\nOne\n\nIt was.\n\nTwo\n\nSo.", "shshs");
}

#[test]
fn lists_tables_quotes_and_code_are_blocks() {
    check(
        "- apples\n- plums\n  - [x] red ones\n\n1. First.\n2. Then.\n",
        "apples\n\nplums\n\nred ones\n\nFirst.\n\nThen.",
        "sssss",
    );
    check("> It is.\n>\n> So.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "It is.\n\nSo.\n\na\tb\n\n1\t2", "ssss");
    check("It is:\n\n```\nlet a;\n\nlet b;\n```\n", "It is:\n\nlet a;\n\nlet b;", "ss");
}

#[test]
fn pictures_and_rules_are_left_out_and_tags_but_not_their_words() {
    check("It is. ![a bridge](b.png)\n\n---\n\nIt was.<br>So.\n", "It is.\n\nIt was.\nSo.", "sss");
    check("It is.\n\n<div>\nIt <b>was</b>.<p>So.</div>\n<!-- no -->\n\nNow.\n", "It is.\n\nIt was.\n\nSo.\n\nNow.", "ssss");
}

#[test]
fn front_matter_fills_the_details() {
    let source = "---\ntitle: \"Bridge closes: why\"\nauthor: [Ann Ruiz]\ndate: 2021-05-03T10:00:00Z\npublication: The Post\nurl: https://example.org/a\ntags:\n  - x\n---\n\nIt is closed.\n";
    check(source, "Bridge closes: why\n\nIt is closed.", "ts");
    let details = from_bytes("a.md", source.as_bytes()).unwrap().details;
    assert_eq!(details.title.as_deref(), Some("Bridge closes: why"));
    assert_eq!(details.author.as_deref(), Some("Ann Ruiz"));
    assert_eq!(details.outlet.as_deref(), Some("The Post"));
    assert_eq!(details.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(details.published.map(|day| day.to_string()).as_deref(), Some("2021-05-03"));
}

#[test]
fn headings_of_markdown_have_no_say_in_plain_text() {
    let article = from_bytes("a.txt", b"# One\n\nIt is **so**.").unwrap();
    assert_eq!(&*article.text, "# One\n\nIt is **so**.");
}

#[test]
fn words_between_rules_are_words() {
    check("It is.\n\n---\nSo it was: yes.\n\n---\n\nNow.\n", "It is.\n\nSo it was: yes.\n\nNow.", "sss");
    check("---\nIt is so.\n\n---\n\nNow.\n", "It is so.\n\nNow.", "ss");
}

#[test]
fn lists_and_quotation_marks_of_a_front_matter_are_no_words() {
    let details = |lines: &str| from_bytes("a.md", format!("---\n{lines}\n---\n\nIt is closed.\n").as_bytes()).unwrap().details;
    let author = |lines: &str| details(lines).author.unwrap_or_default();
    assert_eq!(author("authors: [\"Ann Ruiz\", 'Bob Lee']"), "Ann Ruiz and Bob Lee");
    assert_eq!(author("authors:\n  - Ann Ruiz\n  - \"Bob Lee\"\ntags:\n  - x"), "Ann Ruiz and Bob Lee");
    assert_eq!(details("title: Mayor: \"we failed\"").title.as_deref(), Some("Mayor: \"we failed\""));
    let text = from_bytes("a.md", b"---\ntitle: Why\n---\n\nIt is.\n\n# One\n\nSo.\n").unwrap().text;
    assert_eq!(&*text, "Why\n\nIt is.\n\nOne\n\nSo.", "a heading stays where it is if the title is known");
}

proptest! {
    #[test]
    fn blocks_hold_all_words(source in "([ab.# \n>*_`|<-]|\n\n|\\[a\\]\\(b\\)|- |1\\. |---\n|\\PC){0,60}") {
        if let Ok(article) = from_bytes("a.md", source.as_bytes()) {
            let mut end = 0;
            for unit in article.units.iter() {
                prop_assert!(unit.range.start >= end);
                prop_assert!(slice(&article.text, TextRange::new(end, unit.range.start)).chars().all(is_space));
                prop_assert!(!slice(&article.text, unit.range).is_empty());
                end = unit.range.end;
            }
            prop_assert!(article.text.get(end..).is_some_and(|rest| rest.chars().all(is_space)));
        }
    }
}
