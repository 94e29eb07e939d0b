//! Notebooks in which nothing fits, and what becomes of them.

use super::*;
use crate::article::Article;
use crate::notebook::{ClaimCard, Fault, LinkRelation};
use crate::text::TextRange;
use jiff::Timestamp;

fn id(name: &str) -> Id {
    Id::from(name)
}

fn tag(name: &str, parent: Option<&str>, key: Option<u8>) -> Tag {
    Tag {
        id: id(name),
        name: "Doubt".into(),
        color: super::super::Color::default(),
        key,
        memo: "m".into(),
        parent: parent.map(id),
        revision: 1,
    }
}

fn annotation(name: &str, range: (usize, usize), tags: &[&str]) -> Annotation {
    Annotation {
        id: id(name),
        article: crate::article::ArticleId("a".into()),
        anchors: vec![Anchor::new(TEXT, TextRange::new(range.0, range.1))],
        gone: false,
        tags: tags.iter().map(|tag| id(tag)).collect(),
        note: String::new(),
        author: String::new(),
        created: Timestamp::UNIX_EPOCH,
        changed: Timestamp::UNIX_EPOCH,
        revision: 1,
    }
}

fn link(name: &str, from: &str, to: &str) -> Link {
    Link {
        id: id(name),
        from: id(from),
        to: id(to),
        relation: LinkRelation::Differs,
        note: format!("why {name}"),
        author: String::new(),
        created: Timestamp::UNIX_EPOCH,
        revision: 1,
    }
}

const TEXT: &str = "Zoe\u{301} left the house.";

fn notebook() -> Notebook {
    let member = Member { article: crate::article::ArticleId("a".into()), annotation: Some(id("gone")), ..Member::default() };
    let card = ClaimCard { id: id("l1"), statement: "s".into(), members: vec![member], ..ClaimCard::default() };
    let tags =
        [tag("t1", Some("t2"), Some(1)), tag("t2", Some("t1"), Some(1)), tag("t3", Some("t3"), None), tag("n1", None, None)];
    let annotations = [annotation("n1", (0, 3), &["t1", "n1", "t1", "lost"]), annotation("n2", (6, 10), &[])];
    let links = [link("l1", "n1", "n2"), link("l2", "n2", "gone"), link("l3", "n2", "n2"), link("l4", "no", "where")];
    Notebook {
        articles: vec![Article::from_text("a", TEXT)],
        tags: tags.map(|tag| (tag.id.clone(), tag)).into(),
        annotations: annotations.map(|one| (one.id.clone(), one)).into(),
        links: links.map(|link| (link.id.clone(), link)).into(),
        cards: [(card.id.clone(), card)].into(),
        ..Notebook::default()
    }
}

#[test]
fn every_fault_is_named() {
    let said: Vec<_> = notebook().faults().iter().map(ToString::to_string).collect();
    for words in [
        "two records of different kinds have the id l1",
        "two records of different kinds have the id n1",
        "n1 has the tag t1 twice",
        "n1 starts or ends inside a character",
        "n1 names a record that is not there: lost",
        "two tags are called \"Doubt\"",
        "two tags have the key 1",
        "the tag t1 stands below itself",
        "the tag t3 stands below itself",
        "l3 links a passage with itself",
        "l4 names a record that is not there: where",
        "l1 names a record that is not there: gone",
    ] {
        assert!(said.iter().any(|said| said == words), "{words}: {said:#?}");
    }
}

#[test]
fn what_can_be_mended_is_and_no_words_are_lost() {
    let mut notebook = notebook();
    notebook.kept.fields.insert(("tags".into(), id("n1")), vec![]);
    let mended = notebook.repair();
    assert_eq!(notebook.faults(), [Fault::NoRecord(id("l4"), id("no")), Fault::NoRecord(id("l4"), id("where"))], "{mended:#?}");
    let names: BTreeSet<_> = notebook.tags.values().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["Doubt", "Doubt (2)", "Doubt (3)", "Doubt (4)", "lost"].into());
    let first = &notebook.annotations[&id("n1")];
    assert_eq!((first.anchors[0].quote.as_str(), first.tags.len(), first.revision), ("Zoe\u{301}", 3, 2));
    assert!(first.tags.iter().all(|tag| notebook.tags.contains_key(tag)));
    assert!(notebook.kept.fields.contains_key(&("tags".to_owned(), first.tags[1].clone())));
    let note = &notebook.annotations[&id("n2")].note;
    assert_eq!(note, "Link (differs) with gone, which is not there: why l2\n\nLink (differs) with itself: why l3");
    assert_eq!(notebook.links.keys().collect::<Vec<_>>(), [&id("l1"), &id("l4")]);
    let card = notebook.cards.values().next().expect("a card");
    assert!(card.members[0].annotation.is_none() && card.id != id("l1"));
    assert!(notebook.repair().is_empty());
}

#[test]
fn a_notebook_that_fits_together_is_let_be() {
    let mut notebook = notebook();
    notebook.repair();
    let before = notebook.clone();
    assert!(notebook.repair().is_empty());
    assert_eq!(notebook, before);
    assert!(Notebook::starter("Zoë").repair().is_empty());
}

#[test]
fn long_rows_of_tags_are_looked_through_once() {
    let name = |n: usize| format!("t{n}");
    let tags = (0..50_000).map(|n| Tag { name: name(n), ..tag(&name(n), Some(&name(n + 1)), None) });
    let mut notebook = Notebook { tags: tags.map(|tag| (tag.id.clone(), tag)).collect(), ..Notebook::default() };
    let start = std::time::Instant::now();
    assert_eq!(notebook.repair(), [Mended::TagMade(id("t50000"))]);
    assert!(notebook.faults().is_empty() && start.elapsed().as_secs() < 10);
}
