//! `crossread export` in every format.

use super::Desk;
use serde_json::Value;
use std::fs;

const BOOK: &str = "cafe.crossread.ron";

/// A desk with a notebook of the two stories and an annotation in each, one of which has a note that looks like a formula.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.data(&["new", BOOK, "harbour.txt", "town.txt"]);
    let mark = |article, quote, note| {
        let args =
            ["annotate", BOOK, "--article", article, "--quote", quote, "--tag", "guests", "--note", note, "--author", "Ann"];
        desk.data(&args);
    };
    mark("harbour", "120 guests", "=1+1");
    mark("town", "140 guests", "<script>alert(1)</script>");
    desk
}

/// What an export prints, and what it says it lacks.
fn export(desk: &Desk, args: &[&str]) -> (String, String) {
    let ran = desk.run(&[&["export", BOOK, "--format"], args].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.lines().all(|line| line.starts_with("crossread: not in this export: ")), "{}", ran.err);
    (ran.out, ran.err)
}

#[test]
fn a_table_is_for_people_or_for_programs() {
    let desk = desk();
    let (people, lacks) = export(&desk, &["csv"]);
    assert!(people.starts_with("\u{FEFF}number,article,") && people.contains(",'=1+1,Ann,"), "{people}");
    assert!(lacks.contains("take for formulas") && lacks.contains("The texts of the articles."), "{lacks}");
    let (programs, _) = export(&desk, &["csv", "--raw", "--no-authors"]);
    assert!(programs.starts_with("number,article,") && programs.contains(",=1+1,,"), "{programs}");
    assert_eq!(programs.lines().count(), 3);
    let (by_tag, _) = export(&desk, &["csv", "--by", "tag", "--tag", "guests"]);
    assert_eq!(by_tag.lines().count(), 3);
}

#[test]
fn a_matrix_has_what_the_program_found() {
    let (matrix, lacks) = export(&desk(), &["matrix", "--raw"]);
    assert!(matrix.starts_with("claim,from,verdict,note,evidence,author,"), "{matrix}");
    assert!(matrix.contains(",found,") && matrix.contains("asserted: "), "{matrix}");
    assert!(lacks.contains("2 annotations, in no claim."), "{lacks}");
}

#[test]
fn programs_get_all_of_it_as_json() {
    let desk = desk();
    let (text, lacks) = export(&desk, &["json"]);
    let book: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((&book["format"], lacks.as_str()), (&Value::from("crossread-notebook/1"), ""));
    let passage = &book["annotations"][0]["passages"][0];
    let at = |field: &str| usize::try_from(passage[field].as_u64().expect("an offset")).expect("it fits");
    assert_eq!(super::HARBOUR.chars().skip(at("start")).take(at("end") - at("start")).collect::<String>(), "120 guests");
    let (text, _) = export(&desk, &["jsonld", "--no-authors"]);
    let found: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((&found["total"], &found["first"]["items"][0]["creator"]), (&Value::from(2), &Value::Null));
}

#[test]
fn a_page_holds_no_script() {
    let desk = desk();
    let (_, lacks) = export(&desk, &["html", "-o", "page.html"]);
    assert_eq!(lacks, "");
    let page = fs::read_to_string(desk.0.path().join("page.html")).expect("a page");
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script"), "{page}");
    let (short, _) = export(&desk, &["html", "--no-texts", "--by", "tag"]);
    assert!(short.contains("120 guests") && !short.contains("We waited four years"), "{short}");
}
