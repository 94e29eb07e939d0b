//! Right files of each form come in whole, with what they say about themselves.

use super::made::{docx, epub, mail, mhtml, page, paragraph, zipped};
use crossread::article::UnitKind;
use crossread::import::{Format, Imported, Note, Problem, always, import_bytes};

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
fn a_web_archive_may_hold_what_looks_like_parts_and_heads() {
    let lines = (0..5000).map(|n| format!("--colour-{n}: red;\n")).collect::<Vec<_>>().concat();
    let markup = format!("<!-- cached\n-->\n<a href=\"/message/1\">m</a> base64 <style>{lines}</style>\n\n<article>");
    let story = imported("a.mhtml", &mhtml(&page().replace("<article>", &markup)));
    assert!(story.article.text.contains("nobody in the town"), "{}", story.article.text);
}

/// A mail with these parts, each with its type.
fn mixed(parts: &[(&str, &str)]) -> Vec<u8> {
    let head = "From: Ann Ruiz <ann@a.example>\r\nSubject: Fwd: FW: Bridge closes\r\nDate: Mon, 6 May 2024 23:10:00 +0200\r\n";
    let parts = parts.iter().map(|(kind, words)| format!("--b\r\nContent-Type: {kind}\r\n\r\n{words}\r\n"));
    let parts = parts.collect::<Vec<_>>().concat();
    format!("{head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n").into_bytes()
}

#[test]
fn all_parts_of_a_mail_that_are_words_come_in() {
    let picture = ("image/png", "x");
    let story = imported("a.eml", &mixed(&[("text/plain", "It rained."), picture, ("TEXT/PLAIN", "It poured.")]));
    assert_eq!(told(&story).0.trim_end(), "It rained.\n\nIt poured.");
    let story = imported("a.eml", &mixed(&[("text/html", "<p>It rained."), picture, ("text/html", "<p>It poured.")]));
    assert_eq!(told(&story).0, "Bridge closes\n\nIt rained.\n\nIt poured.");
}

#[test]
fn a_mail_that_was_sent_on_is_the_story() {
    let inner = "From: The Ledger <news@a.example>\r\nSubject: Bridge closes\r\nDate: Fri, 3 May 2024 07:00:00 +0200\r\n\r\n\
                 The bridge is closed, and nobody knows why.";
    for words in ["", "See below."] {
        let story = imported("a.eml", &mixed(&[("text/plain", words), ("message/rfc822", inner)]));
        let (text, details) = told(&story);
        assert_eq!(text.trim_end(), "The bridge is closed, and nobody knows why.");
        assert_eq!(
            (details.as_str(), &story.notes[..]),
            ("Bridge closes / The Ledger / - / 2024-05-03 / -", &[Note::Forwarded][..])
        );
    }
    let inline = "FYI\r\n\r\n-------- Forwarded Message --------\r\nSubject: Bridge closes\r\nFrom: The Ledger <news@a.example>\r\n\r\n\
                  The bridge is closed, and nobody knows why.";
    let story = imported("a.eml", &mixed(&[("text/plain", inline)]));
    let (text, details) = told(&story);
    assert_eq!(text.trim_end(), "The bridge is closed, and nobody knows why.");
    assert_eq!((details.as_str(), &story.notes[..]), ("Bridge closes / The Ledger / - / - / -", &[Note::Forwarded][..]));
    let own = "I read this with some wonder, since nobody told us so before.";
    let story = imported("a.eml", &mixed(&[("text/plain", own), ("message/rfc822", inner)]));
    assert_eq!((told(&story).0.trim_end(), &story.notes[..]), (own, &[Note::Attachments(1)][..]));
    assert_eq!(told(&story).1, "Bridge closes / Ann Ruiz / - / 2024-05-06 / -");
}

#[test]
fn a_slip_in_how_a_mail_is_packed_is_told_and_does_no_more() {
    let head = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable";
    let story = imported("a.eml", format!("{head}\r\n\r\nThe caf=E9 is closed: a.example/?b=xyz\r\n").as_bytes());
    assert_eq!(told(&story).0.trim_end(), "The café is closed: a.example/?b=xyz");
    assert!(story.notes.contains(&Note::Miscoded(1)), "{:?}", story.notes);
}

#[test]
fn a_document_is_found_by_its_relations_and_tells_what_is_left_aside() {
    let words = "<w:document><w:body><w:p><w:r><w:t>It rained.</w:t><w:footnoteReference/></w:r></w:p></w:body></w:document>";
    let relations = "<Relationships><Relationship Type=\"a/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let parts =
        |words: &str| zipped([("_rels/.rels", relations.as_bytes().to_vec()), ("word/document2.xml", words.as_bytes().to_vec())]);
    let story = imported("a.docx", &parts(words));
    assert_eq!((told(&story).0.as_str(), &story.notes[..]), ("It rained.", &[Note::Footnotes(1)][..]));
    let cut = import_bytes("a.docx", &parts("<w:document><w:body><w:p><w:r><w:t>It rained."), &always);
    assert!(matches!(cut.map_err(|error| error.problem), Err(Problem::Damaged(_))));
}

#[test]
fn a_book_tells_which_chapters_it_lacks_and_who_wrote_it() {
    let package = "<package><metadata><creator>Ann Ruiz</creator><creator>Bob Lee</creator><date>0101-01-01</date></metadata><manifest>\
                   <item id=\"a\" href=\"a.xhtml\"/><item id=\"b\" href=\"b.xhtml\"/></manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/>\
                   </spine></package>";
    let container = "<container><rootfile full-path=\"p.opf\"/></container>";
    let book = |chapter: &[u8], name: &str| {
        let fixed = [("META-INF/container.xml", container.into()), ("p.opf", package.into()), (name, b"<a/>".to_vec())];
        zipped(fixed.into_iter().chain([("a.xhtml", chapter.to_vec())]))
    };
    let story = imported("a.epub", &book(b"<p>It rained.</p>", "x"));
    assert_eq!((told(&story).1.as_str(), &story.notes[..]), ("- / Ann Ruiz and Bob Lee / - / - / -", &[Note::Missing(1)][..]));
    let locked = import_bytes("a.epub", &book(&[1; 200], "META-INF/encryption.xml"), &always);
    assert!(matches!(locked.map_err(|error| error.problem), Err(Problem::Locked)));
}

#[test]
fn a_page_of_two_lines_comes_in_whole_with_a_warning() {
    let story = imported("a.html", b"<nav>Menu</nav><p>The bridge is closed.</p>");
    assert_eq!((told(&story).0.as_str(), &story.notes[..]), ("Menu\n\nThe bridge is closed.", &[Note::AllWords][..]));
    assert_eq!(story.article.units.iter().filter(|unit| unit.kind == UnitKind::Aside).count(), 0);
}
