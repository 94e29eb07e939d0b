//! Notebooks that every exporter is tried on.

use crate::article::{Article, ArticleId, Details};
use crate::command::{Command, End, Spot, Stamp};
use crate::notebook::{
    Annotation, ClaimCard, Color, Correction, Evidence, Id, Judgement, Link, LinkRelation, Member, NameKind, Named, Notebook,
    Passage, Said, Stance, Tag, Verdict,
};
use crate::samples;
use crate::session::Session;
use crate::text::{Anchor, TextRange};
use jiff::Timestamp;
use proptest::prelude::*;
use std::collections::BTreeSet;

pub(super) const STAMP: Stamp = Stamp { now: Timestamp::UNIX_EPOCH };

/// What is hostile to Markdown, to programs that show it, and to people who read it.
pub(super) const HOSTILE: &str = "=cmd|' /C calc'!A0\n<script>alert(1)</script> | a\n# no heading\n- no item\n1. no number\n1) nor this\n\n    no code\n\n\n\
    > no quotation\n```\n`x` *y* __z__ ~~d~~ [x](y) ![i](j) &amp; &#35; <!-- c --> $m$ {#id} ==h== %%hidden%%\n===\n--- | ---\n\ttab\t \
    \u{202E}turned\u{202C} \u{200F}שלום \\ \\* https://e.com/?a=b_c_ [^1]: foot [ ] box :s: C #\n\n\nend ";

pub(super) fn session(texts: &[&str]) -> Session {
    let mut session = Session::default();
    for (n, text) in texts.iter().enumerate() {
        run(&mut session, Command::AddArticle(Box::new(Article::from_text(&format!("a{n}"), text))));
    }
    session
}

pub(super) fn run(session: &mut Session, command: Command) {
    session.run(command, STAMP).expect("a command that is carried out");
}

pub(super) fn spot(session: &Session, doc: usize, words: &str) -> Spot {
    let article = &session.articles()[doc];
    let at = article.text.find(words).unwrap_or_else(|| panic!("{words} is not in {}", article.id));
    Spot { article: article.id.clone(), range: TextRange::new(at, at + words.len()) }
}

pub(super) fn annotate(session: &mut Session, doc: usize, words: &str, tags: &[&str], note: &str) -> Id {
    let spot = spot(session, doc, words);
    let known: BTreeSet<_> = session.notebook().annotations.keys().cloned().collect();
    let tags = tags.iter().map(|tag| Id::from(*tag)).collect();
    run(session, Command::Annotate { spot, tags, note: note.to_owned() });
    session.notebook().annotations.keys().find(|id| !known.contains(*id)).cloned().expect("a new annotation")
}

pub(super) fn add_tag(session: &mut Session, id: &str, name: &str, memo: &str) {
    run(session, Command::AddTag { name: name.to_owned(), color: None, id: Some(Id::from(id)) });
    let tag = session.notebook().tags[&Id::from(id)].clone();
    if !memo.is_empty() {
        run(session, Command::SetTag(Tag { memo: memo.to_owned(), ..tag }));
    }
}

/// A notebook on the ferry, as somebody might hand it in.
pub(super) fn ferry() -> Session {
    let mut session = Session::default();
    for article in samples::story("sundsele-ferry").expect("a sample").articles {
        run(&mut session, Command::AddArticle(Box::new(article)));
    }
    run(&mut session, Command::SetReader("Ann Lee".to_owned()));
    add_tag(&mut session, "t1", "casualties", "Every number of dead, injured or missing.");
    add_tag(&mut session, "t2", "cause", "");
    let cause = session.notebook().tags[&Id::from("t2")].clone();
    run(&mut session, Command::SetTag(Tag { parent: Some(Id::from("t1")), ..cause }));
    add_tag(&mut session, "t3", "never used", "");
    let three = annotate(&mut session, 0, "At least three people are known to have died", &["t1"], "");
    let seven = annotate(
        &mut session,
        1,
        "rose to seven on Saturday",
        &["t1"],
        "A day later.\n\nCheck against the register:\nwho counts?",
    );
    let eight = annotate(&mut session, 2, "now stands at eight", &["t1", "t2"], "");
    annotate(&mut session, 2, "in a snowstorm", &["t2"], "Only here");
    annotate(&mut session, 1, "Nobody in this town will sit alone with this", &[], "");
    let end = |id: &Id| End::Annotation(id.clone());
    let link = |from, to, note: &str| Command::Link { from, to, relation: LinkRelation::Differs, note: note.to_owned() };
    run(&mut session, link(end(&three), end(&seven), "Three, then seven"));
    run(&mut session, link(end(&seven), end(&eight), ""));
    let spots = vec![(spot(&session, 1, "rose to seven on Saturday"), Stance::Asserts)];
    run(&mut session, Command::MakeCard { statement: "Eight people died".to_owned(), spots });
    let card = session.notebook().cards.keys().next().cloned().expect("a card");
    let member = |doc: usize, annotation: Option<&Id>, stance, note: &str| Member {
        article: session.articles()[doc].id.clone(),
        annotation: annotation.cloned(),
        stance,
        note: note.to_owned(),
    };
    let members = vec![
        member(1, Some(&seven), Stance::Denies, "it says seven"),
        member(2, Some(&eight), Stance::Asserts, ""),
        member(0, None, Stance::Omits, ""),
    ];
    run(&mut session, Command::SetMembers(card.clone(), members));
    let evidence = vec![Evidence {
        address: "https://example.org/board".into(),
        quote: "eight dead".into(),
        seen: "2024-01-02".parse().ok(),
    }];
    run(&mut session, Command::SetEvidence(card.clone(), evidence));
    let statement = "Eight people died".to_owned();
    run(
        &mut session,
        Command::SetCard { id: card, statement, verdict: Verdict::Confirmed, note: "By the accident board.".into() },
    );
    session
}

/// A notebook all of whose words are hostile.
pub(super) fn hostile() -> Session {
    let mut session = session(&[HOSTILE, "Plain.\n\nAnd \0 NUL."]);
    let mut details = session.articles()[0].details.clone();
    details.title = Some(HOSTILE.to_owned());
    details.outlet = Some("# <b> *O*".to_owned());
    details.url = Some("javascript:alert('<x>')".to_owned());
    details.author = Some("1. [x](y)".to_owned());
    let id = ArticleId("a0".into());
    run(&mut session, Command::SetDetails(id, details));
    run(&mut session, Command::SetReader("*Ann* | `x`".to_owned()));
    add_tag(&mut session, "t1", "**t** <i> #", HOSTILE);
    let whole = annotate(&mut session, 0, HOSTILE.trim(), &["t1"], HOSTILE);
    let other = annotate(&mut session, 1, "And \0 NUL", &[], "\n\n\n first\n\n\n\n \n");
    let link = Command::Link {
        from: End::Annotation(whole.clone()),
        to: End::Annotation(other),
        relation: LinkRelation::Same,
        note: HOSTILE.to_owned(),
    };
    run(&mut session, link);
    let spots = vec![(spot(&session, 0, "no heading"), Stance::Asserts)];
    run(&mut session, Command::MakeCard { statement: HOSTILE.to_owned(), spots });
    let named = Named { article: session.articles()[0].id.clone(), words: HOSTILE.to_owned() };
    run(&mut session, Command::CorrectName(Said::Mark(named.clone())));
    run(&mut session, Command::CorrectName(Said::Rename(named, HOSTILE.to_owned())));
    session
}

/// Notebooks that differ from this one in one thing, which an export of it must not be taken for: an annotation's note, its words, its tags,
/// that it is there; and links and claims, where a format tells them apart.
pub(super) fn others(notebook: &Notebook) -> Vec<(&'static str, Notebook)> {
    let with = |name, change: fn(&mut Notebook)| {
        let mut other = notebook.clone();
        change(&mut other);
        (name, other)
    };
    vec![
        with("note", |other| other.annotations.values_mut().next().expect("one").note.push('!')),
        with("words", |other| other.annotations.values_mut().next().expect("one").anchors[0].quote.push('!')),
        with("missing", |other| drop(other.annotations.pop_first())),
        with("more", |other| {
            let (_, annotation) = other.annotations.last_key_value().expect("one");
            let more = Annotation { id: Id::from("zz"), ..annotation.clone() };
            other.annotations.insert(more.id.clone(), more);
        }),
        with("link", |other| drop(other.links.pop_first())),
        with("claim", |other| drop(other.cards.pop_first())),
        with("tags", |other| other.annotations.values_mut().for_each(|annotation| annotation.tags.clear())),
    ]
}

/// Words that some format takes for its own.
fn words(longest: usize) -> impl Strategy<Value = String> {
    let parts = [
        "=",
        "-",
        "+",
        "@",
        "<script>",
        "</p>",
        "<!--",
        "]]>",
        "&amp;",
        "&#0;",
        "&",
        "|",
        "`",
        "\"",
        "'",
        ";",
        ",",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{1}",
        "\u{85}",
        "\u{2028}",
        "\u{202E}",
        "\u{200F}",
        "\u{FEFF}",
        "\u{FFFE}",
        "é",
        "שלום",
        "🚢",
        "\\",
        "\\u0000",
        "{}",
        "a",
        "b",
        " ",
        "  ",
        "word. ",
        "Two sentences. ",
        "\n\n",
        "http://a.b/?c=d&e=f",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..longest).prop_map(|parts| parts.concat())
}

/// Random records of every kind, some of which name others that are not there.
pub(super) fn notebooks() -> impl Strategy<Value = Notebook> {
    let articles = prop::collection::vec((words(30), words(4), any::<bool>()), 0..4);
    let annotations = prop::collection::vec((any::<[u8; 6]>(), words(8)), 0..6);
    let records = prop::collection::vec((any::<[u8; 6]>(), words(6)), 0..4);
    let tags = prop::collection::vec(words(5), 0..4);
    (articles, annotations, records, tags).prop_map(|(articles, annotations, records, tags)| {
        let articles = (0..).zip(articles).map(|(n, (text, detail, has))| random_article(n, &text, &detail, has)).collect();
        let mut notebook = Notebook { articles, ..Notebook::default() };
        let tags = (0..).zip(tags).map(|(n, name)| random_tag(n, name)).map(|tag| (tag.id.clone(), tag));
        notebook.tags = tags.collect();
        for (n, (bytes, note)) in (0..).zip(annotations) {
            let annotation = random_annotation(n, bytes, note, &notebook);
            notebook.annotations.insert(annotation.id.clone(), annotation);
        }
        for (n, (bytes, words)) in (0..).zip(records) {
            add_records(&mut notebook, n, bytes, &words);
        }
        notebook
    })
}

fn random_article(n: usize, text: &str, detail: &str, has: bool) -> Article {
    let mut article = Article::from_text(&format!("a{n}"), text);
    if has {
        let words = Some(detail.to_owned());
        let (title, outlet, author, url) = (words.clone(), words.clone(), words.clone(), words);
        article.details = Details { title, outlet, author, url, published: "2024-02-29".parse().ok() };
        article.source = Some(format!("folder/{detail}.txt").into());
    }
    article
}

fn random_tag(n: usize, name: String) -> Tag {
    let color = Color::ALL[n % Color::ALL.len()];
    let parent = (n > 0).then(|| Id::from(format!("t{}", n * 2 - 1).as_str()));
    Tag { id: Id::from(format!("t{n}").as_str()), memo: name.clone(), name, color, key: None, parent, revision: 1 }
}

fn random_annotation(n: usize, bytes: [u8; 6], note: String, notebook: &Notebook) -> Annotation {
    let [article, a, b, c, tags, kind] = bytes;
    let article = notebook.articles.get(usize::from(article) % 4);
    let text = article.map_or("", |article| &article.text);
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let border = |by: u8| borders[usize::from(by) * (borders.len() - 1) / 255];
    let mut anchors = vec![Anchor::new(text, TextRange::new(border(a), border(b)))];
    match kind % 8 {
        0 => anchors.push(Anchor::new(text, TextRange::new(border(b), border(c)))),
        1 => anchors[0].quote = "lost words".to_owned(),
        2 => anchors.clear(),
        _ => {}
    }
    Annotation {
        id: Id::from(format!("n{n}").as_str()),
        article: article.map_or(ArticleId("gone".into()), |article| article.id.clone()),
        anchors,
        gone: false,
        tags: (0..4).filter(|tag| tags & 1 << tag != 0).map(|tag| Id::from(format!("t{tag}").as_str())).collect(),
        note,
        author: "Annotator".to_owned(),
        created: Timestamp::UNIX_EPOCH,
        changed: Timestamp::UNIX_EPOCH,
        revision: 1,
    }
}

/// A link, a claim card, an opinion and a correction.
fn add_records(notebook: &mut Notebook, n: usize, bytes: [u8; 6], words: &str) {
    let id = |kind: char| Id::from(format!("{kind}{n}").as_str());
    let (link, card) = (random_link(id('l'), bytes, words), random_card(id('c'), bytes, words));
    let (judgement, correction) = (random_judgement(id('j'), bytes, words), random_correction(id('s'), bytes, words));
    notebook.links.insert(link.id.clone(), link);
    notebook.cards.insert(card.id.clone(), card);
    notebook.judgements.insert(judgement.id.clone(), judgement);
    notebook.corrections.insert(correction.id.clone(), correction);
}

fn some_annotation(byte: u8) -> Id {
    Id::from(format!("n{}", byte % 7).as_str())
}

fn some_article(byte: u8) -> ArticleId {
    ArticleId(format!("a{}", byte % 5).into())
}

fn random_link(id: Id, bytes: [u8; 6], words: &str) -> Link {
    Link {
        id,
        from: some_annotation(bytes[0]),
        to: some_annotation(bytes[1]),
        relation: LinkRelation::ALL[usize::from(bytes[2]) % LinkRelation::ALL.len()],
        note: words.to_owned(),
        author: "Annotator".to_owned(),
        created: Timestamp::UNIX_EPOCH,
        revision: 1,
    }
}

fn random_card(id: Id, bytes: [u8; 6], words: &str) -> ClaimCard {
    let member = |byte: &u8| Member {
        article: some_article(*byte),
        annotation: (!byte.is_multiple_of(3)).then(|| some_annotation(*byte)),
        stance: Stance::ALL[usize::from(*byte) % Stance::ALL.len()],
        note: words.to_owned(),
    };
    ClaimCard {
        id,
        statement: words.to_owned(),
        members: bytes.iter().skip(usize::from(bytes[5] % 7)).map(member).collect(),
        verdict: Verdict::Misleading,
        evidence: vec![Evidence { address: words.to_owned(), quote: words.to_owned(), seen: None }],
        note: words.to_owned(),
        author: "Annotator".to_owned(),
        revision: 1,
    }
}

fn random_judgement(id: Id, bytes: [u8; 6], words: &str) -> Judgement {
    let passage = |byte| Passage { article: some_article(byte), anchor: Anchor { quote: words.to_owned(), ..Anchor::default() } };
    let accepted = bytes[2].is_multiple_of(2);
    Judgement { id, a: passage(bytes[0]), b: passage(bytes[1]), accepted, author: "Annotator".to_owned(), revision: 1 }
}

fn random_correction(id: Id, bytes: [u8; 6], words: &str) -> Correction {
    let named = |at: usize| Named { article: some_article(bytes[at]), words: words.to_owned() };
    let said = match bytes[2] % 6 {
        0 => Said::Same(named(3), named(4)),
        1 => Said::Apart(named(3), named(4)),
        2 => Said::Rename(named(3), words.to_owned()),
        3 => Said::Kind(named(3), NameKind::Org),
        4 => Said::Ignore(named(3)),
        _ => Said::Mark(named(3)),
    };
    Correction { id, said, author: "Annotator".to_owned(), created: Timestamp::UNIX_EPOCH, revision: 1 }
}
