//! Right files with bytes changed, cut, doubled or swapped: each ends as an article or with a message, never with a panic.
//!
//! A few hundred of each form run with the other tests. `CROSSREAD_MUTATE=60 cargo test mutations -- --nocapture` runs each form for so many
//! seconds and prints how many it was.

use super::made::{docx, epub, mail, mhtml, page, paragraph};
use crossread::import::{Problem, always, import_bytes};
use std::time::{Duration, Instant};

const ROUNDS: usize = 300;

/// A sequence of numbers that is the same in every run (xorshift).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// A number below `end`; 0 if that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default().checked_rem(end).unwrap_or_default()
    }

    pub(crate) fn mutate(&mut self, bytes: &mut Vec<u8>, words: &[&str]) {
        let (a, b) = (self.below(bytes.len()), self.below(bytes.len()));
        let (start, end) = (a.min(b), a.max(b).min(a.min(b) + 200));
        match self.below(7) {
            0 => bytes[start] = self.below(256) as u8,
            1 => bytes[start] ^= 1 << self.below(8),
            2 => drop(bytes.drain(start..end)),
            3 => {
                let piece = bytes[start..end].to_vec();
                let at = self.below(bytes.len());
                bytes.splice(at..at, piece);
            }
            4 => bytes.truncate(start.max(1)),
            5 => bytes.swap(a, b),
            _ => {
                let word = words[self.below(words.len())];
                bytes.splice(start..start, word.bytes());
            }
        }
    }
}

/// Imports mutations of `right`, for so many seconds or rounds.
fn check(name: &str, right: &[u8], words: &[&str]) {
    let seconds = std::env::var("CROSSREAD_MUTATE").ok().and_then(|seconds| seconds.parse().ok());
    let (start, mut numbers) = (Instant::now(), Numbers(0x2545_F491_4F6C_DD1D));
    let (mut rounds, mut articles) = (0, 0);
    while seconds.map_or(rounds < ROUNDS, |seconds| start.elapsed() < Duration::from_secs(seconds)) {
        let mut bytes = right.to_vec();
        for _ in 0..=numbers.below(8) {
            numbers.mutate(&mut bytes, words);
            if bytes.is_empty() {
                bytes.push(b'x');
            }
        }
        match import_bytes(name, &bytes, &always) {
            Ok(imported) => {
                articles += 1;
                assert!(!imported.article.units.is_empty());
            }
            Err(error) => assert!(!matches!(error.problem, Problem::Parser), "a parser panicked on round {rounds} of {name}"),
        }
        rounds += 1;
    }
    if seconds.is_some() {
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), "{name}: {rounds} mutations, {articles} of them articles");
    }
}

const MARKUP: [&str; 14] = [
    "<p>",
    "</p>",
    "<table>",
    "<b>",
    "</a>",
    "<!--",
    "-->",
    "<svg>",
    "<template>",
    "<script>",
    "&#x110000;",
    "\u{0}",
    "<![CDATA[",
    "\u{fffd}",
];

#[test]
fn mutations_of_a_page() {
    check("a.html", page().as_bytes(), &MARKUP);
}

#[test]
fn mutations_of_a_text() {
    let text = "# Мост закрыт\n\n- *It* is [closed](x).\n\n```\nBONN, 3 May 2021 (AFP) — “Über” all.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    check("a.md", text.as_bytes(), &["```", "\n\n", "| ", "[^1]: ", "\u{feff}", "<div>", "> "]);
    check("a.txt", text.as_bytes(), &["\u{feff}", "\0", "\r", "\u{1b}$B"]);
}

#[test]
fn mutations_of_a_mail() {
    let words =
        ["\r\n\r\n", "--in\r\n", "--out--", "Content-Type: message/rfc822\r\n\r\n", "=?utf-8?b?", "charset=iso-2022-jp", "\0"];
    check("a.eml", &mail("The bridge is closed.\r\n", "<p>The caf=E9 is closed.</p>"), &words);
    check("a.mhtml", &mhtml(&page()), &words);
}

#[test]
fn mutations_of_a_document() {
    check(
        "a.docx",
        &docx(&paragraph("Titel", "It is closed.").repeat(20)),
        &["PK\u{1}\u{2}", "PK\u{5}\u{6}", "\0\0\0\0", "word/document.xml"],
    );
    check("a.epub", &epub(&[page()]), &["PK\u{1}\u{2}", "PK\u{5}\u{6}", "\0\0\0\0", "META-INF/container.xml"]);
}

#[test]
fn mutations_of_what_is_inside_an_archive() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>It &amp; is</w:t><w:br/><w:t>closed.</w:t></w:r></w:p>"
        .repeat(5);
    let mut numbers = Numbers(7);
    for _ in 0..ROUNDS {
        let mut bytes = body.clone().into_bytes();
        numbers.mutate(&mut bytes, &["<w:del>", "</w:p>", "&x;", "<!DOCTYPE ", "]]>", "<w:t"]);
        let file = docx(&String::from_utf8_lossy(&bytes));
        let problem = import_bytes("a.docx", &file, &always).err().map(|error| error.problem);
        assert!(!matches!(problem, Some(Problem::Parser)), "{}", String::from_utf8_lossy(&bytes));
    }
}
