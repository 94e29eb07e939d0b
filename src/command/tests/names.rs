//! What the reader says of names. One promise a test.

use super::*;
use crate::notebook::{Correction, NameKind, Named};

fn named(article: &str, words: &str) -> Named {
    Named { article: name(article), words: words.into() }
}

impl Desk {
    #[track_caller]
    fn says(&mut self, said: Said) {
        self.does(Command::CorrectName(said));
    }

    #[track_caller]
    fn does_not_say(&mut self, said: Said) -> Refusal {
        self.refuses(Command::CorrectName(said))
    }

    /// What is said, in no order, each with its revision.
    fn said(&self) -> Vec<String> {
        let shown = |c: &Correction| format!("{}: {} ({})", c.said.name(), c.said.words(|words, _| words.into()), c.revision);
        let mut said: Vec<_> = self.notebook.corrections.values().map(shown).collect();
        said.sort();
        said
    }

    fn last(&self) -> &str {
        self.history.last().map_or("", |step| &step.name)
    }
}

#[test]
fn a_correction_says_who_when_and_what() {
    let mut desk = Desk::new();
    desk.does(Command::SetReader("Ann".into()));
    desk.says(Said::Same(named("a", "Zoë"), named("b", "Nobody")));
    let correction = desk.notebook.corrections.values().next().expect("the correction");
    assert_eq!((correction.author.as_str(), correction.created), ("Ann", STAMP.now));
    assert_eq!(desk.last(), "Same: “Zoë” and “Nobody”");
    desk.says(Said::Kind(named("a", "Zoë"), NameKind::Org));
    assert_eq!(desk.last(), "Kind: “Zoë”, organisation");
    desk.says(Said::Rename(named("a", "Zoë"), " Zoë \n Hart".into()));
    assert_eq!(desk.last(), "New name: “Zoë” is “Zoë Hart”");
}

#[test]
fn words_are_kept_as_the_article_has_them_on_one_line() {
    let mut desk = Desk::new();
    desk.does(add("c", "Zoë’s  old\nbridge"));
    for words in [" Zoë’s  old\nbridge ", "Zoë’s old bridge", "Zoë's\told bridge"] {
        let _ = desk.run(Command::CorrectName(Said::Mark(named("c", words))));
    }
    assert_eq!(desk.said(), ["A name: Zoë’s old bridge (1)"]);
}

#[test]
fn empty_words_unknown_articles_and_words_that_stand_nowhere_are_refused() {
    let mut desk = Desk::new();
    assert_eq!(desk.does_not_say(Said::Ignore(named("a", " \n"))), Refusal::EmptyName);
    assert_eq!(desk.does_not_say(Said::Rename(named("a", "Zoë"), " \n".into())), Refusal::EmptyName);
    assert_eq!(desk.does_not_say(Said::Ignore(named("gone", "Zoë"))), Refusal::NoArticle(name("gone")));
    assert_eq!(desk.does_not_say(Said::Ignore(named("b", "Zoë"))), Refusal::NotThere("Zoë".into(), name("b")));
    let long = desk.does_not_say(Said::Mark(named("a", &"Zoë".repeat(900))));
    assert!(long.to_string().len() < 100, "{long}");
}

#[test]
fn a_name_is_not_held_against_itself() {
    let mut desk = Desk::new();
    for said in [Said::Same, Said::Apart] {
        let twice = said(named("a", "The bridge"), named("a", " The\nbridge"));
        assert_eq!(desk.does_not_say(twice), Refusal::OneName);
        desk.says(said(named("a", "The bridge"), named("b", "The bridge")));
    }
}

#[test]
fn what_is_said_already_is_not_said_again() {
    let mut desk = Desk::new();
    let (zoe, nobody) = (named("a", "Zoë"), named("b", "Nobody"));
    for said in [
        Said::Same(zoe.clone(), nobody.clone()),
        Said::Rename(zoe.clone(), "Zoë Hart".into()),
        Said::Kind(zoe.clone(), NameKind::Person),
        Said::Ignore(nobody.clone()),
        Said::Mark(zoe.clone()),
    ] {
        desk.says(said.clone());
        assert_eq!(desk.does_not_say(said), Refusal::Nothing);
    }
    assert_eq!(desk.does_not_say(Said::Same(nobody, zoe)), Refusal::Nothing, "the order does not matter");
    assert_eq!(desk.notebook.corrections.len(), 5);
}

#[test]
fn the_same_and_not_the_same_take_the_place_of_each_other() {
    let mut desk = Desk::new();
    let (zoe, nobody) = (named("a", "Zoë"), named("b", "Nobody"));
    desk.says(Said::Same(zoe.clone(), nobody.clone()));
    let before = desk.notebook.clone();
    desk.says(Said::Apart(nobody.clone(), zoe.clone()));
    assert_eq!(desk.said(), ["Not the same: Nobody and Zoë (2)"]);
    desk.history.undo(&mut desk.notebook);
    assert_eq!(desk.notebook, before);
    desk.history.redo(&mut desk.notebook);
    desk.says(Said::Same(zoe, nobody));
    assert_eq!(desk.said(), ["Same: Zoë and Nobody (3)"]);
}

#[test]
fn a_name_or_kind_takes_the_place_of_the_one_before() {
    let mut desk = Desk::new();
    let zoe = || named("a", "Zoë");
    desk.says(Said::Rename(zoe(), "Zoë Hart".into()));
    desk.says(Said::Kind(zoe(), NameKind::Place));
    desk.says(Said::Rename(named("b", "Nobody"), "Zoë Hart".into()));
    desk.says(Said::Rename(zoe(), "Z. Hart".into()));
    desk.says(Said::Kind(zoe(), NameKind::Person));
    assert_eq!(desk.said(), ["Kind: Zoë, person (2)", "New name: Nobody is Zoë Hart (1)", "New name: Zoë is Z. Hart (2)"]);
}

#[test]
fn a_name_and_no_name_take_the_place_of_each_other() {
    let mut desk = Desk::new();
    desk.says(Said::Mark(named("a", "Zoë")));
    desk.says(Said::Ignore(named("a", "Zoë")));
    assert_eq!(desk.said(), ["No name: Zoë (2)"]);
    desk.says(Said::Mark(named("a", "Zoë")));
    desk.says(Said::Ignore(named("a", "bridge")));
    assert_eq!(desk.said(), ["A name: Zoë (3)", "No name: bridge (1)"]);
}

#[test]
fn of_what_a_file_says_to_the_contrary_nothing_stays() {
    let mut desk = Desk::new();
    let zoe = named("a", "Zoë");
    for (id, name) in [("s1", "One"), ("s2", "Two"), ("s3", "Three")] {
        let said = Said::Rename(zoe.clone(), name.into());
        let correction = Correction { id: id.into(), said, author: String::new(), created: STAMP.now, revision: u32::MAX };
        desk.notebook.corrections.insert(id.into(), correction);
    }
    let before = desk.notebook.clone();
    desk.says(Said::Rename(zoe.clone(), "Two".into()));
    assert_eq!(desk.notebook.corrections.keys().map(|id| &*id.0).collect::<Vec<_>>(), ["s2"]);
    desk.history.undo(&mut desk.notebook);
    assert_eq!(desk.notebook, before);
    desk.says(Said::Rename(zoe, "Four".into()));
    assert_eq!(desk.notebook.corrections.len(), 1);
    desk.history.undo(&mut desk.notebook);
    assert_eq!(desk.notebook, before);
}

#[test]
fn a_correction_is_taken_back() {
    let mut desk = Desk::new();
    desk.says(Said::Ignore(named("b", "Monday")));
    let id = desk.notebook.corrections.keys().next().expect("the correction").clone();
    desk.does(Command::TakeBackCorrection(id.clone()));
    assert_eq!((desk.said().len(), desk.last()), (0, "Take back: No name: “Monday”"));
    assert_eq!(desk.refuses(Command::TakeBackCorrection(id.clone())), Refusal::NoRecord(id));
}

#[test]
fn an_article_takes_the_corrections_of_its_names_along() {
    let mut desk = Desk::new();
    desk.says(Said::Same(named("b", "Nobody"), named("a", "Zoë")));
    desk.says(Said::Mark(named("a", "Zoë")));
    desk.says(Said::Mark(named("b", "Nobody")));
    let before = desk.notebook.clone();
    desk.does(Command::RemoveArticle(name("a")));
    assert_eq!(desk.said(), ["A name: Nobody (1)"]);
    desk.history.undo(&mut desk.notebook);
    assert_eq!(desk.notebook, before);
}

#[test]
fn a_correction_of_an_article_that_is_not_there_is_a_fault() {
    let mut desk = Desk::new();
    desk.says(Said::Same(named("a", "The bridge"), named("a", "Zoë")));
    desk.notebook.articles.remove(0);
    let faults: Vec<_> = desk.notebook.faults().iter().map(ToString::to_string).collect();
    let [fault] = &faults[..] else { panic!("{faults:?}") };
    assert!(fault.ends_with(" names an article that is not there: a"), "{fault}");
}
