//! What comes in, exactly, and what is refused with which words.

use super::*;
use crate::article::UnitKind;
use proptest::prelude::*;

fn message<T: std::fmt::Debug>(result: Result<T, ImportError>) -> (String, bool) {
    let error = result.expect_err("it is no article");
    (error.to_string(), error.is_refusal())
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], expected: &str) {
    assert_eq!(message(from_bytes(name, bytes)), (expected.to_owned(), true));
}

#[test]
fn plain_text_is_kept_exactly_but_for_mark_and_line_breaks() {
    let article = from_bytes("news/Zoë's story.v2.txt", "\u{feff}A\r\nb\rc \u{a0}\n\n".as_bytes()).unwrap();
    assert_eq!(&*article.text, "A\nb\nc \u{a0}\n\n");
    assert_eq!(&*article.id.0, "Zoë's story.v2");
}

#[test]
fn every_kind_of_text_comes_in() {
    let few_zeros = format!("a\u{0}{}", "b".repeat(2000));
    for text in ["12 345 !!", "وصل الرئيس اليوم.", "他来了。她走了。", "😀🎉", ".", "x", &few_zeros] {
        let article = from_bytes("a.txt", text.as_bytes()).unwrap();
        assert!(!article.units.is_empty() && &*article.text == text, "{text}");
    }
}

#[test]
fn what_is_no_text_is_refused() {
    refused("a.txt", b"", "there are no words in it: a.txt");
    refused("a.md", b"---\ntitle: x\n---\n", "there are no words in it: a.md");
    refused("a.txt", " \n\u{a0}\t".as_bytes(), "there are no words in it: a.txt");
    refused("a.md", b"<div>\n</div>\n", "there are no words in it: a.md");
    let old = "\u{d0}\u{cf}\u{11}\u{e0}".chars().map(|c| c as u8).collect::<Vec<_>>();
    refused("a.msg", &old, "it is an Outlook message, which cannot be read yet; save it as plain text first: a.msg");
    refused("a.docx", &old, "it is locked with a password or by its seller; save it without that first: a.docx");
    refused("a.html", b"\x1f\x8b\x08\0", "it is compressed (gzip); unpack it first: a.html");
    let safari = "it is a web archive of Safari, which cannot be read yet; save it as plain text first: a.webarchive";
    refused("a.webarchive", b"bplist00\xd1", safari);
    let signed = b"MIME-Version: 1.0\nContent-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\nMIAG\n";
    refused("a.eml", signed, "it is an encrypted or signed mail, which cannot be read yet; save it as plain text first: a.eml");
    refused("b/a.txt", b"PK\0\0x", "it is not a text but a binary file: b/a.txt");
    refused("a.txt", b"\0\0\xfe\xff\0\0\0a", "it is text in UTF-32; save it as UTF-8 first: a.txt");
    refused("a.html", b"<title>x</title><img src=a.png>", "there are no words in it: a.html");
    refused("a.PDF", b"%PDF-1.4", "it is a PDF file, which cannot be read yet; save it as plain text first: a.PDF");
}

#[test]
fn the_encoding_that_was_taken_is_told() {
    let taken = |bytes: &[u8]| {
        let imported = import_bytes("a.txt", bytes, &always).unwrap();
        let notes: Vec<_> = imported.notes.iter().map(ToString::to_string).collect();
        (imported.article.text.to_string(), imported.encoding, notes.join("; "))
    };
    assert_eq!(taken("Zoë".as_bytes()), ("Zoë".to_owned(), Some("UTF-8"), String::new()));
    assert_eq!(taken(b"\xff\xfea\0"), ("a".to_owned(), Some("UTF-16LE"), "read as UTF-16LE".to_owned()));
    let guess = "read as windows-1252, which is a guess; see whether its letters are right".to_owned();
    assert_eq!(taken(b"The caf\xe9 is open."), ("The café is open.".to_owned(), Some("windows-1252"), guess));
}

#[test]
fn a_mail_is_known_by_its_head_however_long() {
    let format = |head: &str| import_bytes("a", format!("{head}\n\nIt rained.\n").as_bytes(), &always).unwrap().format;
    let received = "Received: by a.example\n".repeat(200);
    assert_eq!(format(&format!("{received}MIME-Version: 1.0")), Format::Mail);
    assert_eq!(format("From - Mon May 03 10:00:00 2021\nMIME-Version: 1.0\nTo: you"), Format::Mail);
    let page = "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>It rained.\n--b--";
    assert_eq!(format(&format!("To: you\nMIME-Version: 1.0\n{page}")), Format::Mail);
    assert_eq!(format(&format!("MIME-Version: 1.0\n{page}")), Format::Archive);
    assert_eq!(format("It rained.\nMIME-Version: 1.0"), Format::Text);
}

#[test]
fn a_page_is_known_by_its_start() {
    for start in
        ["<!DOCTYPE html>", " \n<html lang=en>", "<!-- saved --><head></head>", "<?xml version='1.0'?>\n<html xmlns='x'>"]
    {
        let page = format!("{start}<p>The bridge is closed.</p>");
        let imported = import_bytes("a.txt", page.as_bytes(), &always).unwrap();
        assert_eq!((imported.format, &*imported.article.text), (Format::Page, "The bridge is closed."), "{start}");
    }
    assert_eq!(import_bytes("a.txt", b"He wrote <html> on the wall.", &always).unwrap().format, Format::Text);
}

#[test]
fn a_reader_who_has_enough_stops_the_import() {
    let stop = || ControlFlow::Break(());
    for (name, text) in [("a.txt", "It rained."), ("a.html", "<p>It rained.")] {
        let error = import_bytes(name, text.as_bytes(), &stop).unwrap_err();
        assert!(matches!(error.problem, Problem::Stopped), "{name}");
    }
}

#[test]
fn what_was_copied_in_a_browser_keeps_its_blocks() {
    let imported =
        from_pasted_page("<h2>Bridge closes</h2><p>It is <b>closed</b>.<p>It\n stays so.<ul><li>one<li>two</ul>").unwrap();
    let article = imported.article;
    assert_eq!(&*article.text, "Bridge closes\n\nIt is closed.\n\nIt stays so.\n\none\n\ntwo");
    assert_eq!(article.details.title.as_deref(), Some("Bridge closes"));
}

#[test]
fn a_text_over_the_cap_is_refused_with_its_length() {
    let text = "é".repeat(MAX_CHARS);
    assert!(from_bytes("a.txt", text.as_bytes()).is_ok());
    let expected = "it has 2,000,001 characters, more than the 2,000,000 that are taken; divide it: a.txt";
    refused("a.txt", format!("{text}x").as_bytes(), expected);
}

#[test]
fn files_are_read_or_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let story = tempfile::Builder::new().prefix("story").suffix(".txt").tempfile_in(&folder).unwrap();
    std::io::Write::write_all(&mut story.as_file(), b"It rained.").unwrap();
    let article = import_file(story.path(), &always).unwrap().article;
    assert_eq!(&*article.text, "It rained.");
    assert_eq!(*article.id.0, *story.path().file_stem().unwrap().to_string_lossy());

    let missing = path("none.txt");
    assert_eq!(message(import_file(&missing, &always)), (format!("there is no such file: {}", missing.display()), false));
    let is_folder = format!("it is a folder; name the files in it: {}", folder.path().display());
    assert_eq!(message(import_file(folder.path(), &always)), (is_folder, true));
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(MAX_BYTES + (5 << 20) + 1).unwrap();
    let expected = format!("it has 70 MB, more than the 64 MB that are read; divide it: {}", file.path().display());
    assert_eq!(message(import_file(file.path(), &always)), (expected, true));
}

#[cfg(unix)]
#[test]
fn a_device_is_refused_and_does_not_block() {
    let expected = "it is not a regular file: /dev/zero".to_owned();
    assert_eq!(message(import_file(Path::new("/dev/zero"), &always)), (expected, true));
}

#[test]
fn a_source_without_end_is_cut() {
    assert!(matches!(files::read_capped(std::io::repeat(b'x')), Err(Problem::TooLarge { bytes: None })));
}

#[test]
fn a_paste_is_called_by_its_first_line() {
    let paste = |text: &str| from_paste(text).unwrap().article.details.title;
    assert_eq!(paste("Bridge closes\r\n\r\nIt is closed.").as_deref(), Some("Bridge closes"));
    assert_eq!(paste("\n It is closed.\nIt stays so.").as_deref(), Some("It is closed."));
    let long = format!("The {}bridge is closed.", "very ".repeat(20));
    assert_eq!(paste(&long), Some(format!("The {}very…", "very ".repeat(14))));
    assert_eq!(message(from_paste(" \n")), ("there are no words in it".to_owned(), true));
}

#[test]
fn a_headline_without_more_is_the_title_of_a_paste_but_stays_a_sentence() {
    let article = from_paste("Bridge closes").unwrap().article;
    assert_eq!(article.details.title.as_deref(), Some("Bridge closes"));
    assert_eq!(article.units[0].kind, UnitKind::Sentence);
}

proptest! {
    #[test]
    fn no_bytes_do_harm(bytes in proptest::collection::vec(any::<u8>(), 0..200), name in "[a.]{0,4}(md|txt)?") {
        if let Ok(article) = from_bytes(&name, &bytes) {
            prop_assert!(!article.units.is_empty());
        }
    }
}
