//! What other programs did to their readers' notes, tried here from the command to the file and back.

use crossread::article::Article;
use crossread::command::{Command, Spot, Stamp};
use crossread::notebook::{Annotation, Id, Notebook};
use crossread::session::Session;
use crossread::store::{self, Whole};
use crossread::text::TextRange;
use jiff::Timestamp;

fn run(session: &mut Session, command: Command) {
    session.run(command, Stamp { now: Timestamp::UNIX_EPOCH }).expect("carried out");
}

fn session(text: &str) -> Session {
    let mut session = Session::default();
    run(&mut session, Command::AddArticle(Box::new(Article::from_text("a", text))));
    session
}

/// Marks the `n`th place of `words`, from 0, and gives the new annotation's id.
fn mark(session: &mut Session, words: &str, n: usize, note: &str) -> Id {
    let article = session.articles()[0].clone();
    let (start, _) = article.text.match_indices(words).nth(n).expect("there");
    let range = TextRange::new(start, start + words.len());
    let known: Vec<_> = session.notebook().annotations.keys().cloned().collect();
    run(session, Command::Annotate { spot: Spot { article: article.id, range }, tags: vec![], note: note.to_owned() });
    session.notebook().annotations.keys().find(|id| !known.contains(id)).cloned().expect("a new one")
}

/// The notebook from the file that it was saved to, which is whole and as it was.
#[track_caller]
fn reopened(session: &Session) -> Notebook {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.crossread.ron");
    store::save(&path, session.notebook()).expect("saved");
    let loaded = store::load(&path).expect("readable");
    assert_eq!((loaded.state, &loaded.warnings[..]), (Whole::Whole, &[][..]));
    assert!(loaded.notebook == *session.notebook());
    loaded.notebook
}

#[test]
fn words_behind_an_emoji_stay_those_words() {
    for before in ["🚢", "👨‍👩‍👧‍👦", "e\u{301}", "a\r\nb", "\u{feff}", "🇸🇾🇸🇪", "각", "\u{fffc}"] {
        let mut session = session(&format!("Here {before} the bridge is closed. The bridge."));
        let id = mark(&mut session, "bridge", 0, "x");
        run(&mut session, Command::SetNote(id.clone(), "y".to_owned()));
        let notebook = reopened(&session);
        let anchor = &notebook.annotations[&id].anchors[0];
        assert_eq!(anchor.place(&notebook.articles[0].text), Some(anchor.range), "{before}");
        assert_eq!((anchor.quote.as_str(), anchor.range.start), ("bridge", 10 + before.len()), "{before}");
    }
}

#[test]
fn clearing_a_note_leaves_the_others_at_the_same_place() {
    let mut session = session("The bridge is closed.");
    let ids = ["first", "second", "third"].map(|note| mark(&mut session, "bridge", 0, note));
    run(&mut session, Command::SetNote(ids[1].clone(), String::new()));
    let notes = |notebook: &Notebook| ids.clone().map(|id| notebook.annotations.get(&id).map(|one| one.note.clone()));
    assert_eq!(notes(&reopened(&session)), [Some("first".into()), Some(String::new()), Some("third".into())]);
    run(&mut session, Command::Delete(vec![ids[0].clone()]));
    assert_eq!(notes(&reopened(&session)), [None, Some(String::new()), Some("third".into())]);
}

#[test]
fn a_change_never_shortens_the_article() {
    let text = format!("Title\n\n{}", "One sentence of many, and a long one. ".repeat(5_000));
    let mut session = session(&text);
    let id = mark(&mut session, "One sentence", 4_321, "far below what is seen");
    run(&mut session, Command::SetNote(id.clone(), "changed".to_owned()));
    let article = session.articles()[0].id.clone();
    run(&mut session, Command::SetAsides(article, vec![TextRange::new(7, 20)]));
    let notebook = reopened(&session);
    assert_eq!(*notebook.articles[0].text, *text);
    assert_eq!(notebook.annotations[&id].anchors[0].range.start, 7 + 4_321 * 38);
}

#[test]
fn equal_words_stay_at_their_own_places() {
    let mut session = session(&"He said no. ".repeat(50));
    let ids: Vec<_> = (0..50).map(|n| mark(&mut session, "He said no.", n, &n.to_string())).collect();
    let notebook = reopened(&session);
    let starts: Vec<_> = ids.iter().map(|id| notebook.annotations[id].anchors[0].range.start).collect();
    assert_eq!(starts, (0..50).map(|n| n * 12).collect::<Vec<_>>());
}

#[test]
fn a_tag_that_is_deleted_leaves_a_notebook_that_opens() {
    let mut session = session("The bridge is closed. It stays so.");
    let tag = |session: &mut Session, name: &str| {
        run(session, Command::AddTag { name: name.to_owned(), color: None, id: Some(Id::from(name)) });
    };
    tag(&mut session, "upper");
    tag(&mut session, "lower");
    let lower = session.notebook().tags[&Id::from("lower")].clone();
    run(&mut session, Command::SetTag(crossread::notebook::Tag { parent: Some(Id::from("upper")), ..lower }));
    let id = mark(&mut session, "bridge", 0, "note");
    for tag in ["upper", "lower"] {
        run(&mut session, Command::Tag(id.clone(), Id::from(tag)));
    }
    run(&mut session, Command::DeleteTag(Id::from("upper")));
    let Annotation { tags, note, .. } = &reopened(&session).annotations[&id];
    assert_eq!((&tags[..], note.as_str()), (&[Id::from("lower")][..], "note"));
    run(&mut session, Command::DeleteTag(Id::from("lower")));
    assert!(reopened(&session).annotations[&id].tags.is_empty());
    while session.undo().is_some() {
        reopened(&session);
    }
}
