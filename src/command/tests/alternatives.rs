//! Alternatives are used and dropped, and go with their records.

use super::*;
use crate::notebook::{Alternative, Record, merge};

/// A desk whose one annotation was changed in two copies; the note "b" won, "a" is kept.
fn desk() -> (Desk, Id, Id) {
    let mut desk = Desk::new();
    let note = desk.mark("a", "closed");
    let copy = |words: &str| {
        let mut copy = Desk { notebook: desk.notebook.clone(), history: History::default() };
        copy.does(Command::SetNote(note.clone(), words.to_owned()));
        copy.notebook
    };
    let merged = merge(Some(&desk.notebook), &copy("a"), &copy("b")).notebook;
    desk.does(Command::Merge(Box::new(merged)));
    let kept = desk.notebook.alternatives.keys().next().expect("an alternative").clone();
    (desk, note, kept)
}

fn notes(desk: &Desk) -> (String, Vec<String>) {
    let kept = desk.notebook.alternatives.values().map(|alternative| match &alternative.record {
        Record::Annotation(annotation) => annotation.note.clone(),
        other => other.kind().to_owned(),
    });
    (desk.notes().concat(), kept.collect())
}

#[test]
fn using_an_alternative_lets_it_change_places() {
    let (mut desk, note, kept) = desk();
    assert_eq!(notes(&desk), ("closed:  / b".to_owned(), vec!["a".to_owned()]));
    let revision = desk.notebook.annotations[&note].revision;
    desk.does(Command::UseAlternative(kept.clone()));
    assert_eq!(notes(&desk), ("closed:  / a".to_owned(), vec!["b".to_owned()]));
    assert!(desk.notebook.annotations[&note].revision > revision);
    assert_eq!(desk.refuses(Command::UseAlternative(kept.clone())), Refusal::NoRecord(kept));
}

#[test]
fn an_alternative_is_dropped_and_goes_with_its_record() {
    let (mut desk, note, kept) = desk();
    desk.does(Command::DropAlternative(kept));
    assert_eq!(notes(&desk).1, [""; 0]);
    desk.history.undo(&mut desk.notebook);
    assert_eq!(notes(&desk).1, ["a"]);
    desk.does(Command::Delete(vec![note]));
    assert!(desk.notebook.alternatives.is_empty());
    desk.history.undo(&mut desk.notebook);
    assert_eq!(notes(&desk).1, ["a"]);
    desk.does(Command::RemoveArticle(name("a")));
    assert!(desk.notebook.alternatives.is_empty());
}

#[test]
fn what_an_alternative_names_and_is_gone_is_left_out() {
    let (mut desk, note, _) = desk();
    let tag = desk.tag("Doubt");
    let present = desk.notebook.annotations[&note].clone();
    let with_tag = Alternative::new(Record::Annotation(crate::notebook::Annotation { tags: vec![tag.clone()], ..present }));
    desk.notebook.alternatives.insert(with_tag.id.clone(), with_tag.clone());
    desk.does(Command::DeleteTag(tag));
    desk.does(Command::UseAlternative(with_tag.id));
    assert!(desk.notebook.annotations[&note].tags.is_empty());
}

#[test]
fn a_tag_cannot_take_a_name_that_another_has_by_now() {
    let (mut desk, ..) = desk();
    let (tag, _) = (desk.tag("Doubt"), desk.tag("Claim"));
    let other = Alternative::new(Record::Tag(Tag { name: "claim".to_owned(), ..desk.notebook.tags[&tag].clone() }));
    desk.notebook.alternatives.insert(other.id.clone(), other.clone());
    assert_eq!(desk.refuses(Command::UseAlternative(other.id)), Refusal::TagTaken("Claim".to_owned()));
}
