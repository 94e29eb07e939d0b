//! What of a document's words comes in, and as what.

use super::*;
use crate::text::slice;

/// The blocks of a document with this body, each with its kind where it is given: "title:", "subhead:", "aside:", "sentence:".
#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let styles =
        "<styles><style styleId='H'><name val='heading 1'/></style><style styleId='TOC1'><name val='toc 1'/></style></styles>";
    let mut reader = Words { styles: styles::read(styles.as_bytes()).unwrap(), ..Words::default() };
    xml::read(format!("<body>{body}</body>").as_bytes(), |piece| reader.take(&piece)).unwrap();
    let article = reader.flow.finish("a", Some("T")).unwrap();
    let name = |kind: Option<UnitKind>| kind.map(|kind| format!("{}:", kind.name())).unwrap_or_default();
    let blocks =
        article.pieces().iter().skip(1).map(|block| name(block.kind) + slice(&article.text, block.range)).collect::<Vec<_>>();
    assert_eq!(blocks, expected, "{body}");
}

fn paragraph(properties: &str, words: &str) -> String {
    format!("<p><pPr>{properties}</pPr><r><t>{words}</t></r></p>")
}

#[test]
fn hidden_words_stay_out_but_not_those_that_are_shown_again() {
    check(
        "<p><r><t>It</t></r><r><rPr><vanish/></rPr><t> never</t><tab/></r><r><rPr><vanish val='0'/></rPr><t> rained.</t></r></p>",
        &["It rained."],
    );
    check(&paragraph("<rPr><vanish/></rPr>", "It rained."), &["It rained."]);
}

#[test]
fn how_a_paragraph_was_before_a_change_does_not_count() {
    check(&paragraph("<pPrChange><pPr><pStyle val='H'/></pPr></pPrChange>", "It rained."), &["It rained."]);
}

#[test]
fn a_number_makes_a_list_but_not_of_a_heading() {
    check(&paragraph("<numPr><numId val='3'/></numPr>", "rain"), &["sentence:rain"]);
    check(&paragraph("<numPr><numId val='0'/></numPr>", "rain"), &["rain"]);
    check(&paragraph("<pStyle val='H'/><numPr><numId val='3'/></numPr>", "Rain"), &["subhead:Rain"]);
    check(&(paragraph("<pStyle val='TOC1'/>", "Rain\t2") + &paragraph("", "So.")), &["aside:Rain 2", "So."]);
}

#[test]
fn a_box_stands_behind_the_paragraph_that_it_is_tied_to() {
    let inner = paragraph("", "In a box.");
    let body = format!(
        "<p><r><t>It </t></r><r><drawing><txbxContent>{inner}</txbxContent></drawing></r><r><t>rained.</t></r></p>{}",
        paragraph("", "It poured.")
    );
    check(&body, &["It rained.", "In a box.", "It poured."]);
}

#[test]
fn a_row_is_a_block_unless_a_cell_has_paragraphs() {
    let cell = |words: &str| format!("<tc>{}</tc>", paragraph("", words));
    let table =
        |rows: &[String]| format!("<tbl>{}</tbl>", rows.iter().map(|row| format!("<tr>{row}</tr>")).collect::<Vec<_>>().concat());
    check(
        &table(&[cell("Dead") + &cell("120"), cell("Hurt") + &cell("") + &cell("300")]),
        &["sentence:Dead\t120", "sentence:Hurt\t300"],
    );
    check(
        &table(&[format!("<tc>{}{}</tc>", paragraph("", "It rained."), paragraph("", "It poured."))]),
        &["It rained.", "It poured."],
    );
}
