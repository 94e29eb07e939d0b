//! Words of every kind are marked by command, saved, loaded and exported: they are the same words at the same places, however the article came.

use super::Desk;
use crossread::command::{Command, Spot, Stamp};
use crossread::export::{self, Format, Options};
use crossread::import;
use crossread::notebook::Notebook;
use crossread::session::Session;
use crossread::store::{self, Whole};
use crossread::text::{TextRange, find_quote, slice};
use jiff::Timestamp;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Lines of words between single spaces.
const LINES: [&str; 12] = [
    "Harbour opens again 🚢 today",
    "",
    "VARBERG, 3 May 2021 – Zoë Ångström’s café",
    "",
    "family👨‍👩‍👧‍👦house 👩🏽‍🚀 ❤️‍🔥 flags🇸🇾🇸🇪🇺🇳 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣",
    "e\u{301}tude q\u{323}\u{307}uiet Vi\u{1ec7}t a\u{30a}ng \u{1e9b}\u{323}",
    "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8} 한국어 가각힣",
    "picture\u{fffc}here \u{fffc} \u{fffd}lost",
    "",
    "مُحَمَّد السّلامُ عليكم שָׁלוֹם",
    "नमस्ते ไทยน้ำ zero\u{200d}width soft\u{ad}hyphen no\u{a0}break “quoted” =1+1",
    "The end.",
];

/// All ways in which the lines may come.
fn variants() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for (end, mark) in ["\n", "\r\n", "\r"].iter().flat_map(|end| [(end, ""), (end, "\u{feff}")]) {
        let text = LINES.join(end);
        for (form, text) in [("as is", text.clone()), ("NFC", text.nfc().collect()), ("NFD", text.nfd().collect())] {
            all.push((format!("{end:?} {mark:?} {form}"), format!("{mark}{text}").into_bytes()));
        }
    }
    all
}

/// The words of a text and where they stand, by its white space alone; a no-break space parts none.
fn words(text: &str) -> Vec<TextRange> {
    let is_space = |c: char| matches!(c, ' ' | '\n' | '\r');
    let mut words = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_space(c) {
            if start < at {
                words.push(TextRange::new(start, at));
            }
            start = at + c.len_utf8();
        }
    }
    words
}

/// A session in which each word of the article in `bytes` is marked, with its number as its note.
fn marked(bytes: &[u8]) -> Session {
    let mut session = Session::default();
    let mut run = |command| {
        session.run(command, Stamp { now: Timestamp::UNIX_EPOCH }).expect("carried out");
    };
    let article = import::from_bytes("words.txt", bytes).expect("an article");
    run(Command::AddArticle(Box::new(article.clone())));
    for (n, range) in words(&article.text).into_iter().enumerate() {
        let spot = Spot { article: article.id.clone(), range };
        run(Command::Annotate { spot, tags: vec![], note: format!("n{n:03}") });
    }
    session
}

/// Words and places, in characters, by the numbers in the notes.
type Places = Vec<(String, String, usize, usize)>;

fn expected(text: &str) -> Places {
    let place = |(n, range): (usize, TextRange)| {
        let (before, word) = (slice(text, TextRange::new(0, range.start)), slice(text, range));
        let start = before.chars().count();
        (format!("n{n:03}"), word.to_owned(), start, start + word.chars().count())
    };
    words(text).into_iter().enumerate().map(place).collect()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a number")).expect("it fits")
}

fn of_json(notebook: &Notebook) -> Places {
    let document = export::checked(Format::Json, notebook, &Options::default(), None).expect("an export").text;
    let book: Value = serde_json::from_str(&document).expect("JSON");
    let text: Vec<char> = book["articles"][0]["text"].as_str().expect("a text").chars().collect();
    let place = |annotation: &Value| {
        let passage = &annotation["passages"][0];
        let (start, end) = (number(&passage["start"]), number(&passage["end"]));
        let quote = passage["quote"].as_str().expect("words").to_owned();
        assert_eq!(text[start..end].iter().collect::<String>(), quote);
        (annotation["note"].as_str().expect("a note").to_owned(), quote, start, end)
    };
    book["annotations"].as_array().expect("a list").iter().map(place).collect()
}

fn of_csv(notebook: &Notebook) -> Places {
    let options = Options { raw: true, ..Options::default() };
    let document = export::checked(Format::Csv, notebook, &options, None).expect("an export").text;
    let mut reader = csv::Reader::from_reader(document.trim_start_matches('\u{feff}').as_bytes());
    let columns = reader.headers().expect("columns").clone();
    let column = |name: &str| columns.iter().position(|column| column == name).expect("a column");
    let columns = ["note", "quotation", "start", "end"].map(column);
    let place = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.expect("a row");
        let [note, quote, start, end] = columns.map(|at| row[at].to_owned());
        (note, quote, start.parse().expect("a number"), end.parse().expect("a number"))
    };
    reader.records().map(place).collect()
}

fn of_web_annotations(notebook: &Notebook) -> Places {
    let document = export::checked(Format::JsonLd, notebook, &Options::default(), None).expect("an export").text;
    let all: Value = serde_json::from_str(&document).expect("JSON");
    let mut places = Places::new();
    find(&all, &mut |annotation| {
        let selectors = annotation["target"][0]["selector"].as_array().expect("selectors");
        let of = |kind: &str| selectors.iter().find(|selector| selector["type"] == kind).expect("a selector");
        let (quote, at) = (of("TextQuoteSelector"), of("TextPositionSelector"));
        let note = annotation["body"].as_array().and_then(|bodies| bodies.first()).map(|body| body["value"].clone());
        let note = note.and_then(|note| note.as_str().map(str::to_owned)).expect("a note");
        places.push((note, quote["exact"].as_str().expect("words").to_owned(), number(&at["start"]), number(&at["end"])));
    });
    places
}

/// Calls `found` for each annotation inside `value`.
fn find(value: &Value, found: &mut impl FnMut(&Value)) {
    if value["type"] == "Annotation" && value["target"][0]["selector"].is_array() {
        found(value);
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| find(value, found)),
        Value::Object(values) => values.values().for_each(|value| find(value, found)),
        _ => {}
    }
}

#[test]
fn each_word_is_the_same_at_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    for (n, (name, bytes)) in variants().into_iter().enumerate() {
        let session = marked(&bytes);
        let notebook = session.notebook();
        let text = &notebook.articles[0].text;
        let lines: Vec<_> = String::from_utf8(bytes).expect("UTF-8").split_whitespace().map(str::to_owned).collect();
        let lines = lines.join(" ").trim_start_matches('\u{feff}').to_owned();
        assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), lines, "{name}");
        let expected = expected(text);
        assert!(expected.len() > 40, "{name}");

        let path = folder.path().join(format!("{n}.crossread.ron"));
        store::save(&path, notebook).expect("saved");
        let loaded = store::load(&path).expect("readable");
        assert_eq!((loaded.state, &loaded.warnings[..]), (Whole::Whole, &[][..]), "{name}");
        assert!(loaded.notebook == *notebook, "{name}");
        // The places of the file count characters too.
        let file = std::fs::read_to_string(&path).expect("readable");
        let found: Vec<_> = file.lines().filter(|line| line.contains("note: \"n")).collect();
        for ((note, _, start, end), line) in expected.iter().zip(&found) {
            assert!(line.contains(&format!("anchors: [(start: {start}, end: {end}, ")) && line.contains(note), "{name}: {line}");
        }

        let loaded = &loaded.notebook;
        assert_eq!(of_json(loaded), expected, "{name}");
        assert_eq!(of_csv(loaded), expected, "{name}");
        assert_eq!(of_web_annotations(loaded), expected, "{name}");
        let markdown = export::checked(Format::Markdown, loaded, &Options::default(), None).expect("an export").text;
        assert_eq!(markdown.lines().filter(|line| line.starts_with("> ")).count(), expected.len(), "{name}");
    }
}

#[test]
fn each_word_is_found_by_the_program() {
    for (name, bytes) in variants().into_iter().filter(|(name, _)| name.contains("\\r\\n") && !name.contains("as is")) {
        let desk = Desk::new();
        desk.put("words.txt", &bytes);
        let book = "words.crossread.ron";
        desk.data(&["new", book, "words.txt"]);
        let notebook = store::load(&desk.0.path().join(book)).expect("readable").notebook;
        let expected = expected(&notebook.articles[0].text);
        let text = &notebook.articles[0].text;
        for ((note, word, _, _), range) in expected.iter().zip(words(text)) {
            let place = find_quote(text, word).iter().position(|place| *place == range).expect("a place") + 1;
            let (quote, place) = (format!("--quote={word}"), format!("--occurrence={place}"));
            desk.data(&["annotate", book, "--article=words", &quote, &place, "--note", note]);
        }
        let listed: Vec<Value> = serde_json::from_str(&desk.data(&["list", book, "--format=json"])).expect("a list");
        for listed in listed {
            let place = (listed["note"].as_str(), listed["quote"].as_str(), number(&listed["start"]), number(&listed["end"]));
            let is_it = |(note, word, start, end): &(String, String, usize, usize)| {
                place == (Some(note.as_str()), Some(word.as_str()), *start, *end)
            };
            assert!(expected.iter().any(is_it), "{name}: {place:?}");
        }
        assert!(desk.data(&["check", book]).starts_with("whole"));
    }
}
