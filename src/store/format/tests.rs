//! Notebooks to text and back.

mod alternatives;
mod corrections;
mod kept;

use super::*;
use crate::article::{Article, ArticleId, Block, Details, Earlier, UnitKind};
use crate::notebook::{
    Annotation, ClaimCard, Color, Evidence, Id, Judgement, Link, LinkRelation, Member, Passage, Record, Settings, Stance, Tag,
    Verdict,
};
use crate::text::{Anchor, TextRange};
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Pieces that other tools lost, doubled, or took for their own marks.
const PIECES: [&str; 30] = [
    "Zoë said so. ",
    "\"",
    "'",
    "\\",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{1b}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{200f}",
    "\u{202e}",
    "\u{feff}",
    "e\u{301}",
    "👩‍👩‍👧",
    "🇸🇾",
    "א״ב",
    "// crossread: ",
    "; sha256 ",
    "/* ",
    " */",
    ")],",
    "r#\"",
    "{",
    "\\u{41}",
    "the bridge is closed ",
];

fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(&PIECES[..]), 0..8).prop_map(|pieces| pieces.concat())
}

fn optional() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(words())
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (-62_000_000_000_i64..250_000_000_000, 0..1_000_000_000).prop_map(|(s, ns)| Timestamp::new(s, ns).expect("in range"))
}

fn article(n: usize) -> impl Strategy<Value = Article> {
    let details = (optional(), optional(), optional(), optional(), optional(), any::<bool>());
    let layout = (any::<bool>(), any::<Index>(), proptest::option::of((words(), moment())));
    (words(), words(), details, layout).prop_map(move |(text, more, details, (blocks, aside, earlier))| {
        let text = format!("{text}{more}Words stand here {n}.");
        let id = format!("a{n}'{}", details.0.clone().unwrap_or_default());
        let mut article = if blocks { in_blocks(&id, &text) } else { Article::from_text(&id, &text) };
        if details.5 {
            article = article.with_asides(&[article.units[aside.index(article.units.len())].range]);
        }
        let published = jiff::civil::date(2015, 9, 28);
        article.details = Details {
            title: details.0,
            outlet: details.1,
            author: details.2,
            published: details.5.then_some(published),
            url: details.3,
        };
        article.source = details.4.map(Into::into);
        if let Some((older, replaced)) = earlier {
            let older = in_blocks("older", &format!("{older}{more}Older words."));
            article.earlier =
                [Earlier { text: older.text, blocks: older.blocks, source: article.source.clone(), replaced }].into();
        }
        article
    })
}

/// An article whose source gave its blocks: two, if its words have a space between them.
fn in_blocks(id: &str, text: &str) -> Article {
    let halves = text.trim().split_once(' ').map_or(vec![text], |(a, b)| vec![a, b]);
    let ranges = halves.into_iter().map(str::trim).filter(|half| !half.is_empty()).map(|half| {
        let start = half.as_ptr() as usize - text.as_ptr() as usize;
        TextRange::new(start, start + half.len())
    });
    let kinds = [Some(UnitKind::Title), None].into_iter();
    let blocks: Vec<_> = ranges.zip(kinds).map(|(range, kind)| Block { range, kind, apart: kind.is_none() }).collect();
    Article::from_blocks(id, text, &blocks)
}

/// A passage of an article that stands where its anchor says, or words that stand nowhere.
fn passage() -> impl Strategy<Value = (Index, Index, Index, bool, u32)> {
    (any::<Index>(), any::<Index>(), any::<Index>(), proptest::bool::weighted(0.1), 1..4_u32)
}

fn anchored(articles: &[Article], (article, from, to, lost, version): (Index, Index, Index, bool, u32)) -> Passage {
    let article = &articles[article.index(articles.len())];
    let text = article.text_of(version);
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let range = TextRange::new(borders[from.index(borders.len())], borders[to.index(borders.len())]);
    let mut anchor = Anchor { version, ..Anchor::new(text, range) };
    if lost {
        anchor.quote.push_str(" [not in any text]");
        anchor.range.end += 3;
    }
    Passage { article: article.id.clone(), anchor }
}

prop_compose! {
    fn annotation(n: usize)(
        places in proptest::collection::vec(passage(), 1..3), tags in 0..3_u8, note in words(), author in words(),
        created in moment(), changed in moment(), (same, gone) in any::<(bool, bool)>(), revision in 0..5_u32,
    ) -> (Annotation, Vec<(Index, Index, Index, bool, u32)>) {
        let changed = if same { created } else { changed };
        let tags = (0..tags).map(|n| Id::from(format!("t{n}").as_str())).collect();
        let id = Id::from(format!("n{n}").as_str());
        (Annotation { id, article: ArticleId::default(), anchors: vec![], gone, tags, note, author, created, changed, revision }, places)
    }
}

prop_compose! {
    fn tag(n: usize)(name in words(), color in select(&Color::ALL[..]), key in proptest::option::of(any::<u8>()), memo in words(),
        parent in any::<bool>(), revision in 0..5_u32) -> Tag {
        Tag { id: Id::from(format!("t{n}").as_str()), name, color, key, memo, parent: parent.then(|| Id::from("t0")), revision }
    }
}

prop_compose! {
    fn link(n: usize)(relation in select(&LinkRelation::ALL[..]), note in words(), author in words(), created in moment(),
        revision in 0..5_u32, ends in (0..4, 0..4)) -> Link {
        let id = |kind, n| Id::from(format!("{kind}{n}").as_str());
        Link { id: id("l", n), from: id("n", ends.0 as usize), to: id("n", ends.1 as usize), relation, note, author, created, revision }
    }
}

prop_compose! {
    fn card()(statement in words(), stance in select(&Stance::ALL[..]), verdict in select(&Verdict::ALL[..]), note in words(),
        quote in words(), seen in any::<bool>(), annotation in any::<bool>(), revision in 0..5_u32) -> ClaimCard {
        let member = Member {
            article: ArticleId("a0".into()), annotation: annotation.then(|| Id::from("n0")), stance, note: note.clone(),
        };
        let evidence = Evidence { address: note.clone(), quote, seen: seen.then(|| jiff::civil::date(-44, 3, 15)) };
        ClaimCard {
            id: Id::from("c'1"), statement, members: vec![member], verdict, evidence: vec![evidence], note, author: String::new(),
            revision,
        }
    }
}

prop_compose! {
    fn notebook()(
        articles in (article(0), article(1)),
        tags in (tag(0), tag(1)),
        annotations in (annotation(0), annotation(1), annotation(2)),
        links in (link(0), link(1)),
        card in card(),
        judgement in (passage(), passage(), any::<bool>(), words()),
        corrections in corrections::corrections(),
        reader in words(),
        kept in any::<u8>(),
    ) -> Notebook {
        let articles = vec![articles.0, articles.1];
        let annotations = [annotations.0, annotations.1, annotations.2].map(|(annotation, places)| {
            let passages: Vec<_> = places.into_iter().map(|place| anchored(&articles[..1], place)).collect();
            let article = passages[0].article.clone();
            let anchors = passages.into_iter().map(|passage| passage.anchor).collect();
            (annotation.id.clone(), Annotation { article, anchors, ..annotation })
        });
        let (a, b, accepted, author) = judgement;
        let (a, b) = (anchored(&articles, a), anchored(&articles, b));
        let judgement = Judgement { id: Id::from("j"), a, b, accepted, author, revision: 1 };
        let notebook = Notebook {
            tags: [tags.0, tags.1].map(|tag| (tag.id.clone(), tag)).into(),
            annotations: annotations.into(),
            links: [links.0, links.1].map(|link| (link.id.clone(), link)).into(),
            cards: [(card.id.clone(), card)].into(),
            judgements: [(judgement.id.clone(), judgement)].into(),
            corrections,
            settings: Settings { reader },
            articles,
            ..Notebook::default()
        };
        alternatives::with(notebook, kept)
    }
}

/// `notebook` with the ranges of lost words cut to their texts, as the file has them.
fn cut(mut notebook: Notebook) -> Notebook {
    let articles = notebook.articles.clone();
    let fix = |article: &ArticleId, anchor: &mut Anchor| {
        let text = articles.iter().find(|other| other.id == *article).expect("there").text_of(anchor.version);
        let map = crate::text::CharMap::new(text);
        anchor.range = map.bytes(map.chars(anchor.range));
    };
    for annotation in notebook.annotations.values_mut() {
        annotation.anchors.iter_mut().for_each(|anchor| fix(&annotation.article, anchor));
    }
    for judgement in notebook.judgements.values_mut() {
        fix(&judgement.a.article, &mut judgement.a.anchor);
        fix(&judgement.b.article, &mut judgement.b.anchor);
    }
    for alternative in notebook.alternatives.values_mut() {
        match &mut alternative.record {
            Record::Annotation(annotation) => annotation.anchors.iter_mut().for_each(|anchor| fix(&annotation.article, anchor)),
            Record::Judgement(judgement) => {
                fix(&judgement.a.article, &mut judgement.a.anchor);
                fix(&judgement.b.article, &mut judgement.b.anchor);
            }
            _ => {}
        }
    }
    notebook
}

proptest! {
    #[test]
    fn a_notebook_comes_back_as_it_was_and_is_written_the_same(notebook in notebook()) {
        let text = to_checked_text(&notebook).expect("writable");
        let fragile = ['\r', '\0', '\u{2028}', '\u{202e}', '\u{feff}'];
        prop_assert!(!text.contains(fragile), "{text:?}");
        let loaded = from_text(&text).expect("readable");
        prop_assert_eq!(loaded.state, Whole::Whole);
        prop_assert_eq!(to_text(&loaded.notebook).expect("writable"), &*text);
        prop_assert_eq!(loaded.notebook, cut(notebook));
    }

    #[test]
    fn a_byte_order_mark_and_other_line_ends_change_nothing(notebook in notebook()) {
        let text = to_text(&notebook).expect("writable");
        let foreign = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        prop_assert_eq!(from_text(&foreign), from_text(&text));
    }

    #[test]
    fn a_torn_file_is_never_taken_for_whole(notebook in notebook(), at in any::<Index>()) {
        let text = to_text(&notebook).expect("writable");
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        // Without its last line end nothing is missing.
        let torn = text.get(..cuts[at.index(cuts.len() - 1)]).expect("a border");
        match from_text(torn) {
            Ok(loaded) => {
                prop_assert!(torn.contains("\n// ") || torn.ends_with(['\n', '/', ')']), "{}", torn);
                prop_assert_eq!(loaded.state, Whole::EditedByHand);
                prop_assert_eq!(loaded.notebook, cut(notebook));
            }
            Err(error) => prop_assert!(
                matches!(error, FormatError::Torn(_) | FormatError::Empty | FormatError::NoNotebook), "{error}: {torn}"
            ),
        }
    }

    #[test]
    fn rubbish_is_refused(text in "\\PC{0,80}|[(){}\\[\\],:\"a-z0-9/#\\n ]{0,80}") {
        prop_assert!(from_text(&text).is_err());
    }
}

const MINIMAL: &str = r#"(format: 1, annotations: [(id: "n1", article: "a", note: "x", anchors: [(quote: "bridge")])],
    articles: [(id: "a", text: "The bridge is closed.", title: "Bridge")], tags: [(id: "t", name: "Doubt", key: 1, color: red)])"#;

#[test]
fn a_notebook_written_by_hand_is_read() {
    let loaded = from_text(MINIMAL).expect("readable");
    assert_eq!(loaded.state, Whole::EditedByHand);
    assert_eq!(loaded.warnings, [Warning::SumMissing, Warning::Moved(Id::from("n1"))]);
    let notebook = loaded.notebook;
    assert_eq!(notebook.articles[0].details.title.as_deref(), Some("Bridge"));
    assert_eq!(notebook.articles[0].units.len(), 1);
    assert_eq!(notebook.tags[&Id::from("t")].key, Some(1));
    let anchor = &notebook.annotations[&Id::from("n1")].anchors[0];
    assert_eq!((anchor.range, &*anchor.prefix, anchor.version), (TextRange::new(4, 10), "The ", 1));
    assert_eq!(from_text("(format: 1)").expect("readable").notebook, Notebook::default());
}

#[test]
fn words_are_found_again_but_never_inside_others() {
    let read = |anchor: &str| {
        let text = MINIMAL.replace("(quote: \"bridge\")", anchor).replace("The bridge", "The 43 old bridge 4 bridge x");
        let loaded = from_text(&text).expect("readable");
        let range = loaded.notebook.annotations[&Id::from("n1")].anchors[0].range;
        let found = |warning: &Warning| matches!(warning, Warning::Moved(_) | Warning::Lost(_));
        (range.start, range.end, loaded.warnings.into_iter().find(found))
    };
    let (moved, lost) = (Some(Warning::Moved(Id::from("n1"))), Some(Warning::Lost(Id::from("n1"))));
    assert_eq!(read("(start: 7, end: 10, quote: \"old\")"), (7, 10, None));
    assert_eq!(read("(start: 1, end: 4, quote: \"old\")"), (7, 10, moved.clone()));
    assert_eq!(read("(quote: \"bridge\", prefix: \"4 \")"), (20, 26, moved));
    assert_eq!(read("(start: 1, end: 3, quote: \"bridge\")"), (1, 3, lost.clone()));
    assert_eq!(read("(start: 1, end: 3, quote: \"3\")"), (1, 3, lost.clone()));
    assert_eq!(read("(start: 1, end: 300, quote: \"gone\")").2, lost);
}

#[test]
fn an_edited_file_is_read_with_a_warning() {
    let whole = to_text(&from_text(MINIMAL).expect("readable").notebook).expect("writable");
    let edited = from_text(&whole.replace("note: \"x\"", "note: \"y\"")).expect("readable");
    assert_eq!((edited.state, &edited.warnings[..]), (Whole::EditedByHand, &[Warning::SumDiffers][..]));
    let edited = from_text(&whole.replace("The bridge", "Today the bridge")).expect("readable");
    let text = Warning::TextChanged(ArticleId("a".into()));
    assert_eq!(edited.warnings, [Warning::SumDiffers, text, Warning::Moved(Id::from("n1"))]);
    let faulty = from_text(&MINIMAL.replace("article: \"a\"", "article: \"b\"")).expect("readable");
    assert_eq!(faulty.warnings[1].to_string(), "n1 names an article that is not there: b");
}

#[test]
fn a_mistake_is_shown_with_its_line() {
    let error = from_text("(format: 1,\n tags: [\n  (id: \"t\", name: Doubt\"),\n ],\n)\n").expect_err("an error");
    let FormatError::Broken(place) = &error else { panic!("{error}") };
    assert_eq!((place.line, &*place.excerpt), (3, "(id: \"t\", name: Doubt\"),"));
    assert!(error.to_string().contains("line 3, column"), "{error}");
    let long = format!("(format: 1, settings: (reader: \"{}\", x = 1, y: \"{}\"))", "é".repeat(500), "ü".repeat(500));
    let FormatError::Broken(place) = from_text(&long).expect_err("an error") else { panic!() };
    assert!(place.excerpt.contains("x = 1") && place.excerpt.chars().count() <= 122, "{}", place.excerpt);
    for (wrong, line, reason) in [
        ("(format: 1, tags: [],\n tags: [])", 2, "second time"),
        ("(format: 1,\n\n  tags: {})", 3, "[ecx]"),
        ("(format: 1,\n settings: (reader: 5))", 2, "expected"),
        ("(format: \"one\")", 1, "expected"),
    ] {
        let error = from_text(wrong).expect_err("an error");
        let FormatError::Broken(place) = &error else { panic!("{error}") };
        assert_eq!(place.line, line, "{error}");
        assert!(reason == "[ecx]" || error.to_string().to_lowercase().contains(reason), "{error}");
    }
}

#[test]
fn marks_of_version_control_are_named() {
    let marked =
        MINIMAL.replace(" tags: [", "\n<<<<<<< HEAD\n tags: [").replace("])", "]\n=======\n tags: []\n>>>>>>> theirs\n)");
    let error = from_text(&marked).expect_err("an error");
    assert_eq!(error, FormatError::Conflict(4));
    assert!(error.to_string().contains("line 4") && error.to_string().contains("crossread merge"), "{error}");
    // A heading of a note is no such mark.
    assert!(from_text(&MINIMAL.replace("note: \"x\"", "note: \"a\n<<<<<<< b\n=======\"")).is_ok());
}

#[test]
fn what_is_no_notebook_is_told_apart() {
    assert_eq!(from_text(""), Err(FormatError::Empty));
    assert_eq!(from_text("\u{feff} \r\n"), Err(FormatError::Empty));
    for text in ["(articles: [])", "()", "# A note\n\nWords.", "{\"format\": 1}", "(format: 0)", "\0\0\0", "format"] {
        assert!(matches!(from_text(text), Err(FormatError::NoNotebook | FormatError::Broken(_))), "{text}");
    }
    let zeros = format!("{}{}", MINIMAL.get(..80).expect("ASCII"), "\0".repeat(100));
    assert!(matches!(from_text(&zeros), Err(FormatError::Torn(_))));
}

#[test]
fn a_newer_format_is_read_only_or_named() {
    let newer = from_text(&MINIMAL.replace("format: 1", "format: 999")).expect("readable");
    assert!(newer.is_read_only() && newer.format == 999);
    assert_eq!(newer.warnings[0], Warning::Newer(999));
    assert_eq!(newer.notebook.annotations.len(), 1);
    assert!(!from_text(MINIMAL).expect("readable").is_read_only());
    let mapped = from_text(&MINIMAL.replace("format: 1,", "format: 2, maps: {1: Deep(x: [2])},")).expect("readable");
    assert!(mapped.is_read_only() && mapped.notebook.kept.parts.len() == 1);
    let error = from_text(&MINIMAL.replace("format: 1,", "format: 2, links: {1: Deep(x: [2])},")).expect_err("an error");
    assert!(matches!(error, FormatError::Newer { found: 2, known: 1, .. }), "{error}");
}

#[test]
fn the_samples_come_back_whole() {
    for name in crate::samples::names() {
        let articles = crate::samples::story(name).expect("a story").articles;
        let notebook = Notebook { articles, ..Notebook::default() };
        let text = to_checked_text(&notebook).expect("writable");
        assert_eq!(from_text(&text).expect("readable").notebook, notebook);
    }
}

#[test]
fn each_record_has_a_line_of_its_own() {
    let text = to_text(&from_text(MINIMAL).expect("readable").notebook).expect("writable");
    let starts = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(starts("  (id: "), 3, "{text}");
    assert_eq!(starts("// crossread: 1 article, 1 tag, 1 annotation, 0 links, 0 claims, 0 judgements; sha256 "), 1, "{text}");
    assert!(text.starts_with("(\n format: 1,\n"), "{text}");
}
