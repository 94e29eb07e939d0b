//! Files made to be costly. Each ends before long, as an article or with a message that says why not.

use super::made::{docx, each, zipped};
use crossread::import::{Cap, Imported, Note, Problem, always, import_bytes};
use std::fs;
use std::time::Instant;

/// Most that a file may cost, in seconds of the processor: ten times what the worst one took, on a slow machine and without
/// optimisation; a gate that does not hold costs more than that.
const LONGEST: f64 = 20.0;

const SENTENCE: &str =
    "<p>The bridge over the river was closed on Monday, and nobody in the town knows when it will open, she said.</p>";

/// What comes of a file, once it has not cost too much.
#[track_caller]
fn take(name: &str, bytes: &[u8]) -> Result<Imported, Problem> {
    let start = Clock::start();
    let result = import_bytes(name, bytes, &always).map_err(|error| error.problem);
    let seconds = start.seconds();
    assert!(seconds < LONGEST, "{seconds:.1} s for {} bytes of {name}", bytes.len());
    result
}

/// Time of this thread on the processor where the system tells it, else the time that went by.
struct Clock(Instant, Option<f64>);

impl Clock {
    fn start() -> Self {
        Self(Instant::now(), processor())
    }

    fn seconds(&self) -> f64 {
        processor().zip(self.1).map_or(self.0.elapsed().as_secs_f64(), |(now, then)| now - then)
    }
}

fn processor() -> Option<f64> {
    let line = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

/// All words come in, with the warning that no structure could be used.
#[track_caller]
fn all_words(page: &str) {
    let imported = take("a.html", page.as_bytes()).expect("its words");
    assert_eq!(imported.notes, [Note::AllWords]);
    assert!(imported.article.text.contains("nobody in the town knows"));
}

#[track_caller]
fn capped(name: &str, bytes: &[u8], expected: Cap) {
    assert!(matches!(take(name, bytes), Err(Problem::Cap(cap)) if cap == expected), "{name}: {expected:?}");
}

#[test]
fn elements_inside_one_another_without_end() {
    for tag in ["<div>", "<b>", "<table><tr><td>", "<svg><g>", "<template>", "<ul><li>", "<object>"] {
        all_words(&format!("<html><body>{}{SENTENCE}", tag.repeat(100_000)));
    }
}

#[test]
fn formatting_that_is_opened_again_in_every_paragraph() {
    let paragraphs: String = each(0..60_000, |n| format!("<p><b id={n}>x"));
    all_words(&format!("<html><body>{paragraphs}{SENTENCE}"));
    let fonts: String = each(0..500, |n| format!("<font a{n}>"));
    all_words(&format!("<html><body>{fonts}{}{SENTENCE}", "<p>x".repeat(40_000)));
}

#[test]
fn more_nodes_than_any_page_has() {
    all_words(&format!("<html><body>{SENTENCE}{}", "<i>a</i> ".repeat(200_000)));
}

#[test]
fn as_many_nodes_as_are_let_through() {
    for piece in ["<p>a, b</p>", "<a href=x>a b c</a>, ", "<span>a, b, c</span>", "<br>", SENTENCE] {
        let page = format!("<html><body>{}{SENTENCE}", piece.repeat((1_900_000 / piece.len()).min(80_000)));
        assert!(take("a.html", page.as_bytes()).is_ok(), "{piece}");
    }
}

#[test]
fn attributes_that_are_all_compared_with_each_other() {
    let attributes: String = each(0..1_000_000, |n| format!("a{n} "));
    all_words(&format!("<html><body><a {attributes}>x</a>{SENTENCE}"));
    let many: String = each(0..250, |n| format!("a{n} "));
    let page = format!("<html><body>{}{SENTENCE}", format!("<a {many}>x</a>").repeat(6000));
    assert!(take("a.html", page.as_bytes()).is_ok());
}

#[test]
fn marks_that_end_nowhere() {
    for piece in ["<", "</x>", "<!--", "<script>", "<a b=\"", "<a ====", "&amp", "<select><option>", "<![CDATA[", "<?", "</"] {
        let page = format!("<html><body>{SENTENCE}{}", piece.repeat(1_000_000));
        let _ = take("a.html", page.as_bytes());
    }
}

#[test]
fn a_description_that_is_a_tower() {
    let page = format!("<html><head><script type=\"application/ld+json\">{}</script>{}", "[".repeat(900_000), SENTENCE.repeat(9));
    assert!(take("a.html", page.as_bytes()).is_ok());
}

#[test]
fn a_page_of_sixty_megabytes() {
    let page = format!("<html><body>{}", "words in a row ".repeat(4_000_000));
    assert!(matches!(take("a.html", page.as_bytes()), Err(Problem::TooLong { .. })));
    let data = format!("<html><body><img src=\"data:image/png;base64,{}\">{}", "AAAA".repeat(15_000_000), SENTENCE.repeat(9));
    assert!(take("a.html", data.as_bytes()).is_ok());
}

#[test]
fn texts_in_no_encoding() {
    let noise: Vec<u8> = (0..30_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8 | 0x80).collect();
    let _ = take("a.txt", &noise);
    let _ = take("a.txt", &vec![0xFF_u8; 30_000_000]);
}

#[test]
fn archives_that_unpack_to_more_than_they_are() {
    let text = vec![b'a'; 100 << 20];
    capped("a.docx", &zipped([("word/document.xml", text)]), Cap::Ratio);
    let numbers: String = each(0..12_000_000_u32, |n| format!("{} ", n.wrapping_mul(2_654_435_761) % 1000));
    assert!(numbers.len() < 64 << 20, "one is let through");
    let container = b"<a><rootfile full-path=\"p\"/></a>".to_vec();
    let package =
        b"<a><item id=\"a\" href=\"a\"/><item id=\"b\" href=\"b\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></a>".to_vec();
    let parts = [
        ("META-INF/container.xml", container),
        ("p", package),
        ("a", vec![]),
        ("b", [numbers.as_bytes(), numbers.as_bytes()].concat()),
    ];
    capped("a.epub", &zipped(parts), Cap::Unpacked);
}

#[test]
fn archives_of_more_parts_than_are_read() {
    let names: Vec<_> = (0..5000).map(|n| n.to_string()).collect();
    capped("a.docx", &zipped(names.iter().map(|name| (name.as_str(), Vec::new()))), Cap::Parts);
}

#[test]
fn names_that_are_paths_out_are_names() {
    let bytes = zipped([
        ("../../etc/passwd", b"x".to_vec()),
        ("META-INF/container.xml", b"<a><rootfile full-path=\"../../etc/passwd\"/></a>".to_vec()),
    ]);
    assert!(take("a.epub", &bytes).is_err());
}

#[test]
fn xml_that_is_deep_wide_or_expands() {
    capped("a.docx", &docx(&"<w:p>".repeat(3000)), Cap::Depth);
    let attributes: String = each(0..200_000, |n| format!("a{n}=\"{}\" ", n * 7919));
    assert!(
        take("a.docx", &docx(&format!("<w:p {attributes}><w:pStyle w:val=\"x\"/><w:r><w:t>It is closed.</w:t></w:r></w:p>")))
            .is_ok()
    );
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><w:document><w:body><w:p><w:r><w:t>It is &c;</w:t></w:r></w:p></w:body></w:document>";
    let text = take("a.docx", &zipped([("word/document.xml", bomb.into())])).expect("its words").article.text;
    assert_eq!(&*text, "It is &c;");
}

const HEAD: &str = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n";

#[test]
fn mail_of_more_parts_or_heads_than_are_read() {
    capped("a.eml", format!("{HEAD}{}", "--b0\n\nx\n".repeat(1_000_000)).as_bytes(), Cap::Parts);
    capped("a.eml", format!("MIME-Version: 1.0\n{}\nx", "a: b\n".repeat(1_000_000)).as_bytes(), Cap::Heads);
    let again = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nAAAA\n";
    capped("a.eml", format!("{HEAD}--b0\n{again}--b0--\n").as_bytes(), Cap::Nested);
}

#[test]
fn words_in_thousands_of_parts() {
    let part = format!("--b0\nContent-Type: text/plain\n\n{}\n", "a word ".repeat(1500));
    let mail = format!("{HEAD}{}--b0--\n", part.repeat(4000));
    assert!(matches!(take("a.eml", mail.as_bytes()), Err(Problem::TooLong { .. })));
}

#[test]
fn mails_inside_mails_without_end() {
    let small_stack = std::thread::Builder::new().stack_size(2 << 20);
    let run = small_stack.spawn(|| {
        let one = "Content-Type: message/rfc822\r\n\r\n";
        capped("a.eml", format!("MIME-Version: 1.0\r\n{}It rained.", one.repeat(150_000)).as_bytes(), Cap::Parts);
        assert!(take("a.eml", format!("MIME-Version: 1.0\r\n{}\r\nIt rained.", one.repeat(4_000)).as_bytes()).is_err());
        let digest = "MIME-Version: 1.0\nContent-Type: multipart/digest; boundary=b\n\n--b\n\n";
        capped("a.eml", format!("{digest}{}", "Content-Type: message/rfc822\n\n".repeat(150_000)).as_bytes(), Cap::Parts);
    });
    assert!(run.expect("a thread").join().is_ok());
}

#[test]
fn dividers_that_are_costly_to_compare() {
    let dashes = "-".repeat(190);
    let mail =
        |divider: &str, body: &str| format!("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"{divider}\"\n\n{body}");
    let _ = take("a.eml", mail(&format!("{dashes}x"), &"-".repeat(2_000_000)).as_bytes());
    assert!(matches!(take("a.eml", mail(&"x".repeat(5000), "It rained.").as_bytes()), Err(Problem::Damaged(_))));
    let many: String = each(0..4000, |n| format!("--b{n}\nContent-Type: multipart/mixed; boundary=b{}x\n\n", n + 1));
    let _ = take("a.eml", mail("b0", &format!("{many}{}", "--b".repeat(3_000_000))).as_bytes());
}

#[test]
fn markdown_that_is_all_marks() {
    for piece in [
        "> ",
        "[",
        "*a ",
        "- ",
        "# x\n",
        "`",
        "<b>",
        "<div>\n\n",
        "![",
        "|a",
        "[^1]",
        "&",
        "a\n",
        "\\",
        "- a\n\n  ",
        "~~a",
        "---\n",
    ] {
        let _ = take("a.md", piece.repeat(20_000).as_bytes());
    }
}

#[test]
fn a_page_that_is_all_veils() {
    let page = format!("<html><body><h1>x</h1>{}{}", "<div aria-hidden=true>".repeat(400), "<p>x<time>".repeat(9_000));
    let _ = take("a.html", page.as_bytes());
}

#[test]
fn mail_that_is_all_structure() {
    let nested: String = each(0..4000, |n| format!("--b{n}\nContent-Type: multipart/mixed; boundary=b{}\n\n", n + 1));
    let boundary = "a".repeat(60);
    let near = format!("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary={boundary}\n\n");
    for mail in [
        format!("{HEAD}{nested}{}", "x\n".repeat(1_000_000)),
        format!("{near}{}", "\nx --".repeat(1_000_000)),
        format!("{near}\n{}", "-".repeat(20_000_000)),
        format!("MIME-Version: 1.0\nTo: {}\n\nx", "a@b.c, ".repeat(140_000)),
        format!("MIME-Version: 1.0\nTo: {}\n\nx", "(".repeat(1_000_000)),
        format!("MIME-Version: 1.0\nContent-Type: text/plain; {}\n\nx", "a*0=b; ".repeat(100_000)),
        format!("MIME-Version: 1.0\nSubject: {}\n\nx", "=?utf-8?q?x?= ".repeat(60_000)),
        format!("MIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n{}", "=\n".repeat(10_000_000)),
        format!("MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n{}", "AAAA".repeat(10_000_000)),
    ] {
        let _ = take("a.eml", mail.as_bytes());
    }
}
