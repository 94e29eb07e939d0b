//! The laws of merging, for copies that random commands were given to.

use super::random::{Dice, dice, worked_on};
use super::*;
use crate::notebook::{Merged, merge};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn sorted(notebook: &Notebook) -> Notebook {
    let mut notebook = notebook.clone();
    notebook.articles.sort_by(|a, b| a.id.cmp(&b.id));
    notebook
}

/// The records of both notebooks are equal; if not, says which lines are not.
fn same(a: &Notebook, b: &Notebook, why: &str) -> Result<(), TestCaseError> {
    let (a, b) = (sorted(a), sorted(b));
    if a == b {
        return Ok(());
    }
    let (a, b) = (format!("{a:#?}"), format!("{b:#?}"));
    let differ: Vec<_> = a.lines().zip(b.lines()).filter(|(a, b)| a != b).take(6).collect();
    Err(TestCaseError::fail(format!("{why}: {differ:#?}")))
}

/// What is said in a notebook and must not get lost, whoever wins.
fn words(notebook: &Notebook) -> BTreeSet<String> {
    let said = |kind: &str, id: &Id, words: &str| format!("{kind} {id}: {words}");
    let notes =
        notebook.annotations.values().flat_map(|one| [said("note", &one.id, &one.note), said("words", &one.id, &one.quote())]);
    let cards =
        notebook.cards.values().flat_map(|card| [said("card", &card.id, &card.statement), said("note", &card.id, &card.note)]);
    let texts = notebook.articles.iter().map(|article| article.text.to_string());
    let links = notebook.links.values().map(|link| format!("link: {}", link.note));
    // Who takes all words out of a note says nothing that could get lost.
    notes.chain(cards).chain(texts).chain(links).filter(|words| !words.trim_end().ends_with(':')).collect()
}

/// The words of `notebook`, with those of its alternatives and of earlier texts.
fn all_words(notebook: &Notebook) -> BTreeSet<String> {
    let mut words = words(notebook);
    words.extend(notebook.articles.iter().flat_map(|article| article.earlier.iter()).map(|earlier| earlier.text.to_string()));
    for alternative in notebook.alternatives.values() {
        let mut other = Notebook::default();
        match alternative.record.clone() {
            crate::notebook::Record::Annotation(one) => drop(other.annotations.insert(one.id.clone(), one)),
            crate::notebook::Record::Card(one) => drop(other.cards.insert(one.id.clone(), one)),
            crate::notebook::Record::Link(one) => drop(other.links.insert(one.id.clone(), one)),
            _ => {}
        }
        words.extend(self::words(&other));
    }
    words
}

fn check(base: Option<&Notebook>, ours: &Notebook, theirs: &Notebook) -> Result<Notebook, TestCaseError> {
    let Merged { notebook: all, .. } = merge(base, ours, theirs);
    prop_assert_eq!(all.faults(), []);
    same(&all, &merge(base, theirs, ours).notebook, "the order matters")?;
    for (a, b) in [(&all, theirs), (theirs, &all), (&all, ours), (ours, &all), (&all, &all)] {
        same(&merge(base, a, b).notebook, &all, "a second run adds something")?;
    }
    let old = base.map(words).unwrap_or_default();
    let there = all_words(&all);
    let both: BTreeSet<_> = words(ours).union(&words(theirs)).cloned().collect();
    let lost: Vec<_> = both.difference(&old).filter(|words| !there.contains(*words)).collect();
    prop_assert!(lost.is_empty(), "{lost:?}");
    Ok(all)
}

/// Two copies of one notebook, each worked on.
fn copies(start: &[Dice], ours: &[Dice], theirs: &[Dice]) -> [Notebook; 3] {
    let base = worked_on(&Desk::new().notebook, start);
    let copies = [ours, theirs].map(|dice| worked_on(&base, dice));
    let [ours, theirs] = copies;
    [base, ours, theirs]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_laws_hold_with_a_base(start in dice(40), ours in dice(25), theirs in dice(25)) {
        let [base, ours, theirs] = copies(&start, &ours, &theirs);
        let all = check(Some(&base), &ours, &theirs)?;
        // As version control goes on: each copy takes over what came of both.
        same(&merge(Some(&theirs), &all, &theirs).notebook, &all, "a copy that was merged counts again")?;
        same(&merge(Some(&ours), &ours, &all).notebook, &all, "a copy that was merged counts again")?;
    }

    #[test]
    fn the_laws_hold_without_a_base(start in dice(40), ours in dice(15), theirs in dice(15)) {
        let [_, ours, theirs] = copies(&start, &ours, &theirs);
        check(None, &ours, &theirs)?;
    }

    #[test]
    fn what_is_merged_again_and_again_comes_to_rest(start in dice(30), ours in dice(15), theirs in dice(15), more in dice(10)) {
        let [base, ours, theirs] = copies(&start, &ours, &theirs);
        let all = merge(Some(&base), &ours, &theirs).notebook;
        let further = worked_on(&theirs, &more);
        check(Some(&theirs), &all, &further)?;
    }

    #[test]
    fn a_merged_notebook_is_taken_over_as_one_step(start in dice(30), ours in dice(15), theirs in dice(15)) {
        let [base, ours, theirs] = copies(&start, &ours, &theirs);
        let all = merge(Some(&base), &ours, &theirs).notebook;
        let mut desk = Desk { notebook: ours.clone(), history: History::default() };
        match desk.run(Command::Merge(Box::new(all.clone()))) {
            Ok(()) => {
                prop_assert_eq!(&desk.notebook, &all);
                desk.history.undo(&mut desk.notebook);
            }
            Err(refusal) => prop_assert!(refusal == Refusal::Nothing && ours == all),
        }
        prop_assert_eq!(format!("{:?}", desk.notebook), format!("{ours:?}"));
    }
}
