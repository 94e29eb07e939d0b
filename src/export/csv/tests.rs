use super::*;
use crate::analysis::analyze;
use crate::export::cases::{HOSTILE, ferry, hostile, others};
use crate::export::{By, Format, checked as export};
use crate::notebook::Id;

/// The rows of an export as the parser gives them, and what the export lacks.
fn table(format: Format, notebook: &Notebook, options: &Options) -> (Vec<Row>, String) {
    let found = analyze(&notebook.articles);
    let document = export(format, notebook, options, Some(&found)).expect("an export that reads back");
    assert_eq!(document.text.starts_with('\u{FEFF}'), !options.raw);
    (read(&document.text).expect("a table"), document.not_held.join("\n"))
}

fn column<'a>(rows: &'a [Row], name: &str) -> Vec<&'a str> {
    let at = rows[0].iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"));
    rows.iter().skip(1).map(|row| row[at].as_str()).collect()
}

const RAW: Options = Options { by: By::Article, only: None, texts: true, authors: true, today: None, raw: true };

#[test]
fn one_row_an_annotation() {
    let session = ferry();
    let (rows, lacks) = table(Format::Csv, session.notebook(), &RAW);
    assert_eq!(column(&rows, "number"), ["1", "2", "3", "4", "5"]);
    assert_eq!(column(&rows, "tags"), ["casualties", "casualties", "", "casualties; cause", "cause"]);
    assert_eq!(column(&rows, "note")[1], "A day later.\n\nCheck against the register:\nwho counts?");
    assert_eq!(column(&rows, "author")[4], "Ann Lee");
    assert_eq!(column(&rows, "created")[4], "1970-01-01 00:00:00");
    let mut links: Vec<_> =
        column(&rows, "links")[1].lines().filter_map(|line| line.split_once(", ")).map(|(link, _)| link).collect();
    links.sort_unstable();
    assert_eq!(links, ["differs: Correio do Cais", "differs: Radio Sundsele"]);
    assert_eq!(column(&rows, "claims")[1], "denies: Eight people died; note: it says seven");
    for (row, article) in [(0, 0), (1, 1), (3, 2)] {
        let at = |name| column(&rows, name)[row].parse::<usize>().expect("an offset");
        let words: String = session.articles()[article].text.chars().skip(at("start")).take(at("end") - at("start")).collect();
        assert_eq!(words, column(&rows, "quotation")[row]);
    }
    assert!(lacks.contains("1 claim card, as a record") && lacks.contains("The texts of the articles."), "{lacks}");
}

#[test]
fn groups_give_the_order_and_each_annotation_stands_once() {
    let session = ferry();
    let numbers = |by| {
        let (rows, _) = table(Format::Csv, session.notebook(), &Options { by, ..RAW });
        column(&rows, "number").join(" ")
    };
    assert_eq!((numbers(By::Tag), numbers(By::Claim)), ("1 2 4 5 3".to_owned(), "2 4 1 3 5".to_owned()));
}

#[test]
fn what_is_left_out_is_said() {
    let session = ferry();
    let notebook = session.notebook();
    let only = notebook.annotations.values().filter(|a| a.tags.contains(&Id::from("t2"))).map(|a| a.id.clone()).collect();
    let options = Options { only: Some(only), authors: false, ..RAW };
    let (rows, lacks) = table(Format::Csv, notebook, &options);
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().flatten().all(|cell| !cell.contains("Ann Lee")), "{rows:?}");
    assert!(lacks.contains("3 annotations, left out as asked.") && lacks.contains("The names of those"), "{lacks}");
    let (rows, lacks) = table(Format::Matrix, notebook, &options);
    assert_eq!(column(&rows, "from"), ["claim card"]);
    assert!(lacks.contains("Claims that the program finds"), "{lacks}");
}

#[test]
fn hostile_words_are_kept_for_programs_and_guarded_for_people() {
    let session = hostile();
    let notebook = session.notebook();
    let plain = HOSTILE.replace('\0', "\u{FFFD}");
    let (rows, _) = table(Format::Csv, notebook, &RAW);
    assert_eq!((column(&rows, "note")[0], column(&rows, "quotation")[0]), (plain.as_str(), plain.trim()));
    assert_eq!(column(&rows, "title")[0], plain);
    let (rows, lacks) = table(Format::Csv, notebook, &Options::default());
    assert!(column(&rows, "note")[0].starts_with("'=cmd|") && column(&rows, "note")[0].contains("\n'===\n"), "{rows:?}");
    let is_formula = |cell: &&String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert_eq!(rows.iter().flatten().find(is_formula), None);
    assert!(lacks.contains("NUL characters") && lacks.contains("take for formulas"), "{lacks}");
}

#[test]
fn a_matrix_has_the_readers_claims_first() {
    let session = ferry();
    let (rows, lacks) = table(Format::Matrix, session.notebook(), &RAW);
    assert_eq!(rows[0][..6].join(" "), "claim from verdict note evidence author");
    assert_eq!(rows[0][6..].join(", "), "Radio Sundsele, The Baltic Ledger, Correio do Cais");
    let card = ["Eight people died", "claim card", "confirmed", "By the accident board."];
    assert_eq!(rows[1][..4], card);
    assert_eq!(rows[1][4], "https://example.org/board, “eight dead”, seen 2 January 2024");
    assert_eq!(
        rows[1][6..],
        ["omits", "denies: “rose to seven on Saturday”; note: it says seven", "asserts: “now stands at eight”"]
    );
    assert!(rows[2..].iter().any(|row| row[1] == "found" && row[6..].iter().filter(|told| !told.is_empty()).count() > 1));
    assert!(rows[2..].iter().any(|row| row[1] == "found in one article"), "{rows:?}");
    assert!(!lacks.contains("were not compared"), "{lacks}");
}

#[test]
fn articles_that_only_a_card_names_have_a_column() {
    let mut notebook = ferry().notebook().clone();
    notebook.articles.truncate(1);
    let (rows, _) = table(Format::Matrix, &notebook, &Options::default());
    assert_eq!(rows[0].len(), 6 + 3);
    assert!(rows[1].iter().any(|cell| cell.starts_with("denies")), "{rows:?}");
}

#[test]
fn an_empty_notebook_is_a_row_of_names() {
    for format in [Format::Csv, Format::Matrix] {
        assert_eq!(table(format, &Notebook::default(), &RAW).0.len(), 1);
    }
}

#[test]
fn an_export_of_another_notebook_is_noticed() {
    let session = ferry();
    let notebook = session.notebook();
    let (rows, _) = table(Format::Csv, notebook, &RAW);
    assert_eq!(annotations::check(&rows, notebook, &RAW), Ok(()));
    for (name, other) in others(notebook) {
        assert!(annotations::check(&rows, &other, &RAW).is_err(), "{name}");
    }
    let (rows, _) = table(Format::Matrix, notebook, &RAW);
    let check = |notebook: &Notebook| matrix::check(&rows, &Entries::new(notebook, &RAW), &RAW);
    assert_eq!(check(notebook), Ok(()));
    let mut other = notebook.clone();
    other.cards.values_mut().for_each(|card| card.statement.push('!'));
    assert_eq!(check(&other), Err(Difference::Part(2)));
    other.cards.clear();
    assert_eq!(check(&other), Err(Difference::Count { found: 1, expected: 0 }));
}

#[test]
fn without_texts_a_table_of_claims_has_the_readers_own_words_only() {
    let session = ferry();
    let (rows, lacks) = table(Format::Matrix, session.notebook(), &Options { texts: false, ..RAW });
    assert_eq!(column(&rows, "from"), ["claim card"]);
    assert!(lacks.contains("left out as asked"), "{lacks}");
}

#[test]
fn what_was_not_chosen_is_not_quoted() {
    let session = ferry();
    let notebook = session.notebook();
    let eight = notebook.annotations.values().find(|a| a.quote() == "now stands at eight").expect("an annotation");
    let options = Options { only: Some([eight.id.clone()].into()), ..RAW };
    for format in [Format::Csv, Format::Matrix, Format::Markdown, Format::Html] {
        let document = export(format, notebook, &Options { texts: false, ..options.clone() }, None).expect("an export");
        assert!(document.text.contains("now stands at eight"), "{}", format.name());
        assert!(!document.text.contains("rose to seven"), "{}", format.name());
    }
}
