//! Random commands, on targets that are there and targets that are not.

use super::*;
use crate::notebook::{Evidence, NameKind, Named, Said, Stance, merge};
use proptest::prelude::*;

/// Numbers that a command is made from: what it is, and what it is about.
pub(super) type Dice = (u8, u16, u16, u16, u16);

/// How many kinds of commands there are, counting those twice that shall come often.
const KINDS: u8 = 50;

/// The `n`th of `known`, or one that is not there.
fn pick<T: Clone>(known: impl ExactSizeIterator<Item = T>, n: u16, gone: T) -> T {
    let many = known.len();
    known.into_iter().nth(usize::from(n) % (many + many / 8 + 1)).unwrap_or(gone)
}

fn article(notebook: &Notebook, n: u16) -> ArticleId {
    pick(notebook.articles.iter().map(|article| article.id.clone()), n, name("gone"))
}

fn note(notebook: &Notebook, n: u16) -> Id {
    pick(notebook.annotations.keys().cloned(), n, Id::from("gone"))
}

fn tag(notebook: &Notebook, n: u16) -> Id {
    pick(notebook.tags.keys().cloned(), n, Id::from("gone"))
}

fn card(notebook: &Notebook, n: u16) -> Id {
    pick(notebook.cards.keys().cloned(), n, Id::from("gone"))
}

fn link(notebook: &Notebook, n: u16) -> Id {
    pick(notebook.links.keys().cloned(), n, Id::from("gone"))
}

/// Few ranges, so that some come twice; some hold only white space, cut a sign or lie outside.
fn range(a: u16, b: u16) -> TextRange {
    let start = usize::from(a % 12) * 5;
    TextRange::new(start, start + usize::from(b % 7) * 3)
}

fn spot(notebook: &Notebook, a: u16, b: u16) -> Spot {
    Spot { article: article(notebook, b), range: range(a, a ^ b) }
}

fn end(notebook: &Notebook, a: u16, b: u16) -> End {
    if a.is_multiple_of(3) { End::Spot(spot(notebook, a, b)) } else { End::Annotation(note(notebook, b)) }
}

fn member(notebook: &Notebook, a: u16, b: u16) -> Member {
    let annotation = b.is_multiple_of(2).then(|| note(notebook, a));
    Member { article: article(notebook, b), annotation, stance: Stance::Omits, note: String::new() }
}

fn words(n: u16) -> String {
    ["", " ", "no", "Zoë said so", "n\n\nm", "claim"][usize::from(n % 6)].to_owned()
}

/// Few names, so that much is said of the same; some stand in no article, some are no words.
fn named(notebook: &Notebook, a: u16, b: u16) -> Named {
    let words = ["Zoë", " Zoë\n", "Zoë", "4\tpeople", ["gone", " "][usize::from(a % 2)]][usize::from(b % 5)];
    Named { article: article(notebook, a % 3), words: words.into() }
}

fn said(n: u16, a: Named, b: Named) -> Said {
    match n % 6 {
        0 => Said::Same(a, b),
        1 => Said::Apart(a, b),
        2 => Said::Rename(a, words(n / 6)),
        3 => Said::Kind(a, NameKind::ALL[usize::from(n / 6 % 2)]),
        4 => Said::Ignore(a),
        _ => Said::Mark(a),
    }
}

fn changed_tag(notebook: &Notebook, (_, a, b, c, d): Dice) -> Tag {
    let id = tag(notebook, a);
    let parent = b.is_multiple_of(2).then(|| tag(notebook, c));
    let key = (d % 4 > 0).then_some((d % 11) as u8);
    Tag { id, name: format!("t{}", d % 30), color: Color::Red, key, memo: words(b), parent, revision: u32::from(c) }
}

/// A text with something before it, behind it, or another number in it.
fn newer(text: &str, n: u16) -> String {
    match n % 4 {
        0 => format!("It rained {n} days. {text}"),
        1 => text.replace("4 people", "5 people"),
        2 => text.split_inclusive('.').skip(1).collect(),
        _ => format!("{text} And so on."),
    }
}

/// A command of any kind. Articles seldom go, so that there is something to work on.
pub(super) fn command(notebook: &Notebook, dice: Dice) -> Command {
    let (kind, a, b, c, d) = dice;
    match kind % KINDS {
        0 => add("x", &format!("Story {}\n\nZoë and 👨\u{200D}👩\u{200D}👧 left e\u{301} 4 people. Then {a} came.", b % 50)),
        1 if a % 4 == 0 => Command::RemoveArticle(article(notebook, b)),
        2 => Command::SwapArticles(article(notebook, a), article(notebook, b)),
        3 => Command::SetDetails(article(notebook, a), Details { title: Some(words(b)), ..Details::default() }),
        4 => Command::SetAsides(article(notebook, a), vec![range(b, c), range(c, d)]),
        5 => Command::SetNote(note(notebook, a), words(b)),
        6 | 7 => Command::Tag(note(notebook, a), tag(notebook, b)),
        8 => Command::Untag(note(notebook, a), tag(notebook, b)),
        9 => Command::SetRange(note(notebook, a), range(b, c)),
        10 => Command::Delete(vec![note(notebook, a), note(notebook, b)]),
        11 | 12 => Command::AddTag {
            name: format!("t{}", a % 30),
            color: b.is_multiple_of(2).then_some(Color::Teal),
            id: c.is_multiple_of(4).then(|| tag(notebook, d)),
        },
        13 | 14 => Command::SetTag(changed_tag(notebook, dice)),
        15 => Command::DeleteTag(tag(notebook, a)),
        16 => Command::MergeTags { from: tag(notebook, a), into: tag(notebook, b) },
        17..=20 => {
            let relation = LinkRelation::ALL[usize::from(a % 3)];
            Command::Link { from: end(notebook, a, b), to: end(notebook, c, d), relation, note: words(d) }
        }
        21 => Command::SetLink(link(notebook, a), LinkRelation::ALL[usize::from(b % 3)], words(c)),
        22 => Command::DeleteLink(link(notebook, a)),
        23 => Command::MakeCard {
            statement: words(a),
            spots: vec![(spot(notebook, b, c), Stance::Asserts), (spot(notebook, c, d), Stance::Attributes)],
        },
        24 => {
            let verdict = Verdict::ALL[usize::from(c % 4)];
            Command::SetCard { id: card(notebook, a), statement: words(b), verdict, note: words(d) }
        }
        25 => Command::SetMembers(card(notebook, a), vec![member(notebook, b, c), member(notebook, c, d)]),
        26 => {
            let evidence = Evidence { address: words(b), quote: words(c), seen: None };
            Command::SetEvidence(card(notebook, a), vec![evidence; usize::from(d % 3)])
        }
        27 => Command::DeleteCard(card(notebook, a)),
        28 | 29 => {
            let accepted = [Some(true), Some(false), None][usize::from(a % 3)];
            Command::Judge { a: spot(notebook, b, c), b: spot(notebook, c, d), accepted }
        }
        32 => Command::AddMember(card(notebook, a), spot(notebook, b, c), Stance::Attributes),
        30 => Command::SetReader(words(a)),
        31 => {
            let parts = [(b as u8, b, c, d, a), (c as u8, c, d, a, b), (d as u8, d, a, b, c)];
            let parts = parts.into_iter().filter(|part| !matches!(part.0 % KINDS, 31 | 40 | 41));
            Command::Batch(words(a), parts.map(|part| command(notebook, part)).collect())
        }
        33..=38 => Command::CorrectName(said(a, named(notebook, b, c), named(notebook, c, d))),
        39 => Command::TakeBackCorrection(pick(notebook.corrections.keys().cloned(), a, Id::from("gone"))),
        40 | 41 => {
            let copy = |dice| worked_on(notebook, &[dice, (dice.0.wrapping_add(9), d, a, b, c)]);
            let (ours, theirs) = (copy((b as u8, b, c, d, a)), copy((b as u8, b, c, d, a.wrapping_add(6))));
            Command::Merge(Box::new(merge(a.is_multiple_of(4).then_some(notebook), &ours, &theirs).notebook))
        }
        44 if a % 3 == 0 => {
            let id = article(notebook, b);
            let newer = notebook.article(&id).map(|(_, article)| newer(&article.text, c)).unwrap_or_default();
            Command::UpdateArticle(id, Box::new(Article::from_text("newer", &newer)))
        }
        45 => Command::Place(note(notebook, a), vec![range(b, c); usize::from(d % 3)]),
        46 => Command::KeepAsLost(note(notebook, a)),
        42 | 43 => Command::UseAlternative(pick(notebook.alternatives.keys().cloned(), a, Id::from("gone"))),
        44 if a % 4 == 0 => Command::DropAlternative(pick(notebook.alternatives.keys().cloned(), b, Id::from("gone"))),
        _ => {
            let tags = [c, d].into_iter().take(usize::from(a % 3)).map(|n| tag(notebook, n));
            Command::Annotate { spot: spot(notebook, a, b), tags: tags.collect(), note: words(d) }
        }
    }
}

/// A copy of `notebook` after commands; those that are refused change nothing. Never merges.
pub(super) fn worked_on(notebook: &Notebook, all: &[Dice]) -> Notebook {
    let mut copy = notebook.clone();
    for dice in all.iter().filter(|dice| !matches!(dice.0 % KINDS, 31 | 40 | 41)) {
        let command = command(&copy, *dice);
        let _ = plan(&mut copy, command, Stamp { now: Timestamp::from_second(dice.2.into()).unwrap_or_default() });
    }
    copy
}

/// Equal in every field, and in the same order.
fn same(a: &Notebook, b: &Notebook) -> bool {
    a == b && format!("{a:?}") == format!("{b:?}")
}

pub(super) fn dice(many: usize) -> impl Strategy<Value = Vec<Dice>> {
    prop::collection::vec(any::<Dice>(), many)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn all_is_taken_back_and_done_again(dice in dice(200)) {
        let mut desk = Desk::new();
        let start = (desk.notebook.clone(), desk.history.clone());
        let mut done = 0;
        for dice in dice {
            let before = desk.notebook.clone();
            match desk.run(command(&before, dice)) {
                Ok(()) => done += 1,
                Err(refusal) => prop_assert!(same(&desk.notebook, &before), "{refusal}"),
            }
            prop_assert_eq!(desk.notebook.faults(), []);
        }
        let end = desk.notebook.clone();
        for _ in 0..done {
            desk.history.undo(&mut desk.notebook);
            prop_assert_eq!(desk.notebook.faults(), []);
        }
        prop_assert!(same(&desk.notebook, &start.0));
        prop_assert_eq!(desk.history.last(), start.1.last());
        while desk.history.redo(&mut desk.notebook).is_some() {}
        prop_assert!(same(&desk.notebook, &end));
    }

    #[test]
    fn each_state_comes_back_whatever_was_undone_between(dice in dice(200)) {
        let mut desk = Desk::new();
        let mut fresh = Desk::new();
        fresh.history.undo(&mut fresh.notebook);
        // The state before each step, and the one now.
        let mut states = vec![Notebook::default(), fresh.notebook, desk.notebook.clone()];
        let mut now = 2;
        for dice in dice {
            match dice.1 % 5 {
                0 if desk.history.undo(&mut desk.notebook).is_some() => now -= 1,
                1 if desk.history.redo(&mut desk.notebook).is_some() => now += 1,
                _ => {
                    if desk.run(command(&desk.notebook, dice)).is_ok() {
                        states.truncate(now + 1);
                        states.push(desk.notebook.clone());
                        now += 1;
                    }
                }
            }
            prop_assert!(same(&desk.notebook, &states[now]));
            prop_assert_eq!(desk.notebook.faults(), []);
        }
    }
}
