//! Right files of each form come in whole, with what they say about themselves.

use super::made::{docx, epub, mail, mhtml, page, paragraph};
use crossread::article::UnitKind;
use crossread::import::{Format, Imported, Note, always, import_bytes};

fn imported(name: &str, bytes: &[u8]) -> Imported {
    import_bytes(name, bytes, &always).expect("an article")
}

/// The text, and "title / author / outlet / date / url".
fn told(imported: &Imported) -> (String, String) {
    let details = &imported.article.details;
    let words = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let day = details.published.map_or("-".to_owned(), |day| day.to_string());
    let all = [words(&details.title), words(&details.author), words(&details.outlet), day, words(&details.url)];
    (imported.article.text.to_string(), all.join(" / "))
}

#[test]
fn a_document_keeps_paragraphs_and_headings_and_drops_what_was_deleted() {
    let body = [
        &paragraph("Titel", "Bridge closes"),
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>It is </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:r><w:rPr><w:b/></w:rPr>\
         <w:t>closed &amp; empty</w:t><w:br/><w:t>now.</w:t></w:r><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>",
        &paragraph("berschrift1", "What comes next"),
        "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>",
        &paragraph("Caption", "The bridge."),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Nobody</w:t><w:tab/><w:t>knows.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ]
    .concat();
    let story = imported("a.docx", &docx(&body));
    let text = "Bridge closes\n\nIt is closed & empty\nnow.\n\nWhat comes next\n\n[Image]\n\nThe bridge.\n\nNobody knows.";
    assert_eq!(told(&story), (text.to_owned(), "Bridge closes / Ann Ruiz / - / - / -".to_owned()));
    assert_eq!((story.format, story.encoding), (Format::Document, None));
    let kinds: Vec<_> = story.article.units.iter().map(|unit| unit.kind.name()).collect();
    assert_eq!(kinds, ["title", "sentence", "subhead", "aside", "aside", "sentence"]);
}

#[test]
fn a_document_is_known_by_what_is_in_it() {
    let bytes = docx(&paragraph("x", "It is closed."));
    assert_eq!(imported("a", &bytes).format, Format::Document);
    assert_eq!(imported("a.txt", &bytes).article.text.as_ref(), "It is closed.");
}

#[test]
fn a_book_is_read_in_its_own_order_without_its_contents() {
    let chapters = [
        "<p>It stays so.</p>",
        "<?xml version=\"1.0\"?><html><head><title/></head><body><h1>One</h1><p>It is&nbsp;closed.</p></body></html>",
    ];
    let story = imported("a.epub", &epub(&chapters.map(str::to_owned)));
    let text = "The long & the short\n\nOne\n\nIt is\u{a0}closed.\n\nIt stays so.";
    assert_eq!(told(&story), (text.to_owned(), "The long & the short / Zoë Ito / The Ledger / 2024-05-06 / -".to_owned()));
    assert_eq!(story.format, Format::Book);
}

#[test]
fn a_mail_gives_its_words_and_names_what_is_attached() {
    let story =
        imported("a.eml", &mail("The bridge is closed – for good.\r\n\r\nIt stays so.\r\n", "<p>The bridge is closed.</p>"));
    let (text, details) = told(&story);
    assert_eq!(text.trim_end(), "The bridge is closed – for good.\n\nIt stays so.");
    assert_eq!(details, "Bridge closes / - / The Lédger / 2024-05-06 / -");
    assert_eq!((story.format, story.encoding), (Format::Mail, Some("UTF-8")));
    assert_eq!(story.notes, [Note::Attachments(1)]);
}

#[test]
fn a_mail_whose_plain_words_only_point_elsewhere_gives_the_page() {
    let page = format!("<p>The caf=E9 is closed.</p><p>{}</p>", "Nobody knows why. ".repeat(9));
    let story = imported("a.eml", &mail("See the web page.", &page));
    assert!(story.article.text.starts_with("Bridge closes\n\nThe café is closed.\n\nNobody"), "{}", story.article.text);
    assert_eq!(story.encoding, Some("windows-1252"));
}

#[test]
fn a_web_archive_gives_the_story_of_its_page() {
    let story = imported("a.mhtml", &mhtml(&page()));
    let (text, details) = told(&story);
    assert!(text.starts_with("Bridge closes\n\nThe café by the bridge") && !text.contains("Home"), "{text}");
    assert_eq!(details, "Bridge closes / - / ledger.example / - / https://ledger.example/bridge");
    assert_eq!((story.format, story.article.paragraphs.len()), (Format::Archive, 9));
    assert_eq!(imported("a.txt", &mhtml(&page())).format, Format::Archive, "its head tells");
}

#[test]
fn a_page_of_two_lines_comes_in_whole_with_a_warning() {
    let story = imported("a.html", b"<nav>Menu</nav><p>The bridge is closed.</p>");
    assert_eq!((told(&story).0.as_str(), &story.notes[..]), ("Menu\n\nThe bridge is closed.", &[Note::AllWords][..]));
    assert_eq!(story.article.units.iter().filter(|unit| unit.kind == UnitKind::Aside).count(), 0);
}
