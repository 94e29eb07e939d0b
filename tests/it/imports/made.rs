//! Files in the forms that articles come in.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What `write` makes of each item, one after the other.
pub(super) fn each<T>(items: impl IntoIterator<Item = T>, write: impl Fn(T) -> String) -> String {
    items.into_iter().map(write).collect()
}

/// A ZIP file with these parts.
pub(super) fn zipped<'a>(parts: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(name, options).expect("a part");
        zip.write_all(&bytes).expect("room for it");
    }
    zip.finish().expect("a whole file").into_inner()
}

const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document with this body.
pub(super) fn docx(body: &str) -> Vec<u8> {
    let document =
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{WORDS}\"><w:body>{body}</w:body></w:document>");
    let styles = format!(
        "<w:styles xmlns:w=\"{WORDS}\"><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>\
         <w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    );
    let core = "<cp:coreProperties xmlns:cp=\"x\" xmlns:dc=\"y\"><dc:title>Draft 3</dc:title><dc:creator>Ann Ruiz</dc:creator></cp:coreProperties>";
    zipped([
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("word/document.xml", document.into_bytes()),
        ("word/styles.xml", styles.into_bytes()),
        ("docProps/core.xml", core.as_bytes().to_vec()),
    ])
}

/// A paragraph of a document, in the style with this id.
pub(super) fn paragraph(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

/// A book with these chapters.
pub(super) fn epub(chapters: &[String]) -> Vec<u8> {
    let container = "<container><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>";
    let items = each(0..chapters.len(), |n| format!("<item id=\"c{n}\" href=\"text/chapter%20{n}.xhtml\"/>"));
    let order = each((0..chapters.len()).rev(), |n| format!("<itemref idref=\"c{n}\"/>"));
    let package = format!(
        "<package xmlns:dc=\"x\"><metadata><dc:title>The long &amp; the short</dc:title><dc:creator>Zoë Ito</dc:creator><dc:publisher>The Ledger\
         </dc:publisher><dc:date>2024-05-06</dc:date></metadata><manifest><item id=\"nav\" properties=\"nav\" href=\"nav.xhtml\"/>{items}</manifest>\
         <spine><itemref idref=\"nav\"/>{order}</spine></package>"
    );
    let names: Vec<_> = (0..chapters.len()).map(|n| format!("OEBPS/text/chapter {n}.xhtml")).collect();
    let fixed = [("META-INF/container.xml", container.as_bytes().to_vec()), ("OEBPS/content.opf", package.into_bytes())];
    let parts = names.iter().zip(chapters).map(|(name, chapter)| (name.as_str(), chapter.clone().into_bytes()));
    zipped(fixed.into_iter().chain(parts))
}

/// A mail to many with plain words, a page and a file.
pub(super) fn mail(plain: &str, page: &str) -> Vec<u8> {
    format!(
        "From: =?utf-8?q?The_L=C3=A9dger?= <news@ledger.example>\r\nTo: you@example.org\r\nSubject: Fwd: Bridge\r\n closes\r\nDate: Mon, 6 May 2024 \
         23:10:00 +0200\r\nList-Unsubscribe: <https://ledger.example/u>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"out\"\r\n\r\n\
         --out\r\nContent-Type: multipart/alternative; boundary=\"in\"\r\n\r\n--in\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n\
         --in\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n--in--\r\n\
         --out\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"a.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n\
         --out--\r\n"
    )
    .into_bytes()
}

/// A web page as browsers save it with all its parts.
pub(super) fn mhtml(page: &str) -> Vec<u8> {
    let escaped = page.replace('=', "=3D").replace('é', "=C3=A9");
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ledger.example/bridge\r\nSubject: Bridge closes\r\nDate: Tue, 7 Jan 2025 10:00:00 -0000\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Mark\"\r\n\r\n\r\n------Mark\r\n\
         Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://ledger.example/bridge\r\n\r\n{escaped}\r\n\
         ------Mark\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://ledger.example/a.png\r\n\r\niVBORw0KGgo=\r\n\
         ------Mark--\r\n"
    )
    .into_bytes()
}

/// A page with a story long enough to be found.
pub(super) fn page() -> String {
    let paragraph =
        "<p>The café by the bridge was closed on Monday, and nobody in the town knows when it will open again, she said.</p>";
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Bridge closes</title></head><body><nav><a href=\"/\">Home</a></nav>\
         <article><h1>Bridge closes</h1>{}</article><footer>Imprint</footer></body></html>",
        paragraph.repeat(8)
    )
}
