//! One promise a test.

use super::*;
use crate::notebook::Stance;

/// Passages of stories that say themselves what is claimed.
fn asserted(spots: Vec<Spot>) -> Vec<(Spot, Stance)> {
    spots.into_iter().map(|spot| (spot, Stance::Asserts)).collect()
}

#[test]
fn marking_the_same_words_again_adds_the_tag() {
    let mut desk = Desk::new();
    let tags = [desk.tag("claim"), desk.tag("doubt")];
    for tag in [&tags[0], &tags[1], &tags[1]] {
        let spot = desk.spot("a", " Zoë said so.");
        let _ = desk.run(Command::Annotate { spot, tags: vec![tag.clone(), tag.clone()], note: String::new() });
    }
    assert_eq!(desk.notes(), ["Zoë said so.: claim doubt / "]);
}

#[test]
fn a_second_note_on_the_same_words_overwrites_none() {
    let mut desk = Desk::new();
    let spot = desk.spot("a", "Zoë");
    for note in ["one", "two"] {
        desk.does(Command::Annotate { spot: spot.clone(), tags: Vec::new(), note: note.into() });
    }
    let mut notes = desk.notes();
    notes.sort();
    assert_eq!(notes, ["Zoë:  / one", "Zoë:  / two"]);
}

#[test]
fn white_space_and_parts_of_signs_are_not_marked() {
    let mut desk = Desk::new();
    let spot = |start, end| Spot { article: name("a"), range: TextRange::new(start, end) };
    for range in [spot(13, 15), spot(5, 5), spot(1, 9000)] {
        assert_eq!(desk.refuses(Command::Annotate { spot: range, tags: Vec::new(), note: "n".into() }), Refusal::NoWords);
    }
}

#[test]
fn a_key_goes_over_to_the_tag_that_asks_for_it() {
    let mut desk = Desk::new();
    let [one, two] = [desk.tag("one"), desk.tag("two")];
    assert_eq!((desk.notebook.tags[&one].key, desk.notebook.tags[&two].key), (Some(1), Some(2)));
    desk.does(Command::SetTag(Tag { key: Some(1), ..desk.notebook.tags[&two].clone() }));
    assert_eq!((desk.notebook.tags[&one].key, desk.notebook.tags[&two].key), (None, Some(1)));
    desk.does(Command::SetTag(Tag { key: Some(10), ..desk.notebook.tags[&two].clone() }));
    assert_eq!(desk.notebook.tags[&two].key, None, "there is no such key");
}

#[test]
fn tags_have_names_of_their_own_and_no_circles() {
    let mut desk = Desk::new();
    let [one, two] = [desk.tag("one"), desk.tag("two")];
    let add = |name: &str, id: Option<Id>| Command::AddTag { name: name.into(), color: None, id };
    assert_eq!(desk.refuses(add(" ONE ", None)), Refusal::TagTaken("one".into()));
    assert_eq!(desk.refuses(add(" \n", None)), Refusal::NoName);
    assert_eq!(desk.refuses(add("three", Some(one.clone()))), Refusal::TagTaken("one".into()), "an id is given once");
    desk.does(Command::SetTag(Tag { parent: Some(one.clone()), ..desk.notebook.tags[&two].clone() }));
    assert_eq!(desk.refuses(Command::SetTag(Tag { parent: Some(two), ..desk.notebook.tags[&one].clone() })), Refusal::TagLoop);
}

#[test]
fn a_deleted_tag_is_taken_off_and_its_children_rise() {
    let mut desk = Desk::new();
    let [top, middle, low] = [desk.tag("top"), desk.tag("middle"), desk.tag("low")];
    desk.does(Command::SetTag(Tag { parent: Some(top.clone()), ..desk.notebook.tags[&middle].clone() }));
    desk.does(Command::SetTag(Tag { parent: Some(middle.clone()), ..desk.notebook.tags[&low].clone() }));
    let note = desk.mark("a", "Zoë");
    desk.does(Command::Tag(note.clone(), middle.clone()));
    desk.does(Command::Tag(note.clone(), low.clone()));
    desk.does(Command::DeleteTag(middle.clone()));
    assert_eq!(desk.notes(), ["Zoë: low / n"]);
    assert_eq!(desk.notebook.tags[&low].parent, Some(top));
    assert_eq!(desk.refuses(Command::Tag(note, middle.clone())), Refusal::NoRecord(middle));
}

#[test]
fn merged_tags_are_one() {
    let mut desk = Desk::new();
    let [from, into] = [desk.tag("from"), desk.tag("into")];
    let [one, both] = [desk.mark("a", "Zoë"), desk.mark("b", "Nobody")];
    for (note, tag) in [(&one, &from), (&both, &into), (&both, &from)] {
        desk.does(Command::Tag(note.clone(), tag.clone()));
    }
    desk.does(Command::MergeTags { from: from.clone(), into: into.clone() });
    assert_eq!(desk.notes(), ["Zoë: into / n", "Nobody: into / n"]);
    assert_eq!(desk.refuses(Command::MergeTags { from: into.clone(), into: into.clone() }), Refusal::Nothing);
    assert_eq!(desk.refuses(Command::MergeTags { from: from.clone(), into }), Refusal::NoRecord(from));
}

#[test]
fn a_tag_merged_into_one_far_below_it_makes_no_circle() {
    let mut desk = Desk::new();
    let [top, middle, low] = [desk.tag("top"), desk.tag("middle"), desk.tag("low")];
    desk.does(Command::SetTag(Tag { parent: Some(top.clone()), ..desk.notebook.tags[&middle].clone() }));
    desk.does(Command::SetTag(Tag { parent: Some(middle.clone()), ..desk.notebook.tags[&low].clone() }));
    desk.does(Command::MergeTags { from: top, into: low.clone() });
    assert_eq!(desk.notebook.tags[&middle].parent, None);
    assert_eq!(desk.notebook.tags[&low].parent, Some(middle));
}

#[test]
fn an_article_takes_all_that_was_made_in_it_along() {
    let mut desk = Desk::new();
    let [here, there] = [desk.mark("a", "Zoë"), desk.mark("b", "Nobody")];
    let [from, to] = [&here, &there].map(|id| End::Annotation(id.clone()));
    desk.does(Command::Link { from, to, relation: LinkRelation::Same, note: String::new() });
    let spots = vec![desk.spot("a", "Zoë said so."), desk.spot("b", "Nobody knows why.")];
    desk.does(Command::MakeCard { statement: "It holds".into(), spots: asserted(spots.clone()) });
    desk.does(Command::Judge { a: spots[0].clone(), b: spots[1].clone(), accepted: Some(false) });
    let before = desk.notebook.clone();
    desk.does(Command::RemoveArticle(name("a")));
    let left = &desk.notebook;
    assert_eq!(desk.notes(), ["Nobody:  / n", "Nobody knows why.:  / "].map(str::to_owned));
    assert!(left.links.is_empty() && left.judgements.is_empty());
    let members = left.cards.values().flat_map(|card| &card.members).map(|member| member.article.clone());
    assert_eq!(members.collect::<Vec<_>>(), [name("b")]);
    desk.history.undo(&mut desk.notebook);
    assert_eq!(desk.notebook, before);
}

#[test]
fn an_annotation_takes_its_links_along() {
    let mut desk = Desk::new();
    let [here, there] = [desk.mark("a", "Zoë"), desk.mark("b", "Nobody")];
    let link = |from: &Id, to: &Id| Command::Link {
        from: End::Annotation(from.clone()),
        to: End::Annotation(to.clone()),
        relation: LinkRelation::Related,
        note: String::new(),
    };
    desk.does(link(&here, &there));
    assert_eq!(desk.refuses(link(&there, &here)), Refusal::Nothing, "they are joined already");
    assert_eq!(desk.refuses(link(&here, &here)), Refusal::SameEnds);
    let gone = Id::from("gone");
    assert_eq!(desk.refuses(Command::Delete(vec![here.clone(), gone.clone()])), Refusal::NoRecord(gone));
    desk.does(Command::Delete(vec![here]));
    assert!(desk.notebook.links.is_empty());
}

#[test]
fn a_passage_that_is_linked_becomes_an_annotation_unless_the_link_is_refused() {
    let mut desk = Desk::new();
    let link = |from: &Spot, to: &Spot| Command::Link {
        from: End::Spot(from.clone()),
        to: End::Spot(to.clone()),
        relation: LinkRelation::Differs,
        note: String::new(),
    };
    let [a, b] = [desk.spot("a", "Zoë"), desk.spot("b", "Nobody")];
    assert_eq!(desk.refuses(link(&a, &a)), Refusal::SameEnds);
    desk.does(link(&a, &b));
    assert_eq!((desk.notebook.annotations.len(), desk.notebook.links.len()), (2, 1));
}

#[test]
fn opinions_are_given_changed_and_taken_back() {
    let mut desk = Desk::new();
    let [a, b] = [desk.spot("a", "The bridge is closed."), desk.spot("b", "The bridge was shut on Monday.")];
    let judge = |accepted, turned: bool| {
        let (a, b) = if turned { (b.clone(), a.clone()) } else { (a.clone(), b.clone()) };
        Command::Judge { a, b, accepted }
    };
    let opinions = |desk: &Desk| desk.notebook.judgements.values().map(|j| (j.accepted, j.revision)).collect::<Vec<_>>();
    assert_eq!(desk.refuses(judge(None, false)), Refusal::Nothing);
    desk.does(judge(Some(true), false));
    assert_eq!(desk.refuses(judge(Some(true), true)), Refusal::Nothing);
    desk.does(judge(Some(false), true));
    assert_eq!(opinions(&desk), [(false, 2)]);
    desk.does(judge(None, false));
    assert_eq!(opinions(&desk), []);
}

#[test]
fn what_is_said_of_a_sentence_is_not_said_of_its_repetition() {
    let mut desk = Desk::new();
    let (a, b) = (desk.spot("a", "The bridge is closed."), desk.spot("b", "The bridge was shut on Monday."));
    let at = desk.notebook.articles[0].text.rfind("The bridge").expect("the repetition");
    let again = Spot { range: TextRange::new(at, at + a.range.len()), ..a.clone() };
    desk.does(Command::Judge { a: a.clone(), b: b.clone(), accepted: Some(true) });
    desk.does(Command::Judge { a: again.clone(), b, accepted: Some(false) });
    assert_eq!(desk.notebook.judgements.len(), 2);
    assert_eq!(desk.refuses(Command::Judge { a: a.clone(), b: a, accepted: Some(true) }), Refusal::SameEnds);
}

#[test]
fn a_claim_marks_each_passage_once() {
    let mut desk = Desk::new();
    let known = desk.mark("a", "Zoë said so.");
    let spots = [desk.spot("a", "Zoë said so. "), desk.spot("b", "Nobody"), desk.spot("b", "Nobody ")].to_vec();
    assert_eq!(desk.refuses(Command::MakeCard { statement: " ".into(), spots: asserted(spots.clone()) }), Refusal::NoStatement);
    desk.does(Command::MakeCard { statement: " It holds ".into(), spots: asserted(spots) });
    let card = desk.notebook.cards.values().next().expect("the claim").clone();
    assert_eq!((card.statement.as_str(), card.members.len(), desk.notebook.annotations.len()), ("It holds", 2, 2));
    assert_eq!(card.members[0].annotation, Some(known));
    let omits = Member { article: name("b"), stance: Stance::Omits, ..Member::default() };
    desk.does(Command::SetMembers(card.id.clone(), vec![omits.clone()]));
    let gone = Member { article: name("gone"), ..omits };
    assert_eq!(desk.refuses(Command::SetMembers(card.id, vec![gone])), Refusal::NoArticle(name("gone")));
}

#[test]
fn a_member_stands_for_the_article_that_its_passage_is_in() {
    let mut desk = Desk::new();
    let spots = vec![desk.spot("a", "Zoë said so.")];
    desk.does(Command::MakeCard { statement: "It holds".into(), spots: asserted(spots) });
    let card = desk.notebook.cards.values().next().expect("the claim").clone();
    let passage = card.members[0].annotation.clone().expect("a passage");
    let elsewhere = Member { article: name("b"), ..card.members[0].clone() };
    assert_eq!(desk.refuses(Command::SetMembers(card.id.clone(), vec![elsewhere])), Refusal::OtherArticle(passage, name("b")));
    let spot = desk.spot("b", "Nobody");
    desk.does(Command::AddMember(card.id.clone(), spot.clone(), Stance::Attributes));
    assert_eq!(
        desk.refuses(Command::AddMember(card.id.clone(), spot, Stance::Asserts)),
        Refusal::Nothing,
        "it is a member already"
    );
    let members = desk.notebook.cards[&card.id].members.iter();
    let members: Vec<_> = members.map(|member| (member.article.clone(), member.stance)).collect();
    assert_eq!(members, [(name("a"), Stance::Asserts), (name("b"), Stance::Attributes)]);
}

#[test]
fn a_batch_that_fails_in_the_middle_leaves_nothing() {
    let mut desk = Desk::new();
    let (tag, spot) = (Id::from("t1"), desk.spot("a", "Zoë"));
    let make = Command::AddTag { name: "new".into(), color: None, id: Some(tag.clone()) };
    let give = Command::Annotate { spot, tags: vec![tag], note: String::new() };
    let fails = Command::RemoveArticle(name("gone"));
    desk.refuses(Command::Batch("b".into(), vec![make.clone(), give.clone(), Command::RemoveArticle(name("a")), fails]));
    desk.does(Command::Batch("Tag as new".into(), vec![make, give]));
    assert_eq!(desk.notes(), ["Zoë: new / "]);
    assert_eq!(desk.history.last().map(|step| step.name.as_str()), Some("Tag as new"));
    desk.history.undo(&mut desk.notebook);
    assert!(desk.notebook.annotations.is_empty() && desk.notebook.tags.is_empty());
}

#[test]
fn asides_taken_back_give_the_old_units() {
    let mut desk = Desk::new();
    let before = desk.notebook.clone();
    let range = desk.spot("a", "said").range;
    desk.does(Command::SetAsides(name("a"), vec![range]));
    assert_eq!(desk.notebook.articles[0].asides.len(), 1);
    assert_eq!(desk.refuses(Command::SetAsides(name("a"), vec![range])), Refusal::Nothing);
    desk.does(Command::SetAsides(name("a"), Vec::new()));
    assert_eq!(desk.notebook, before);
}

#[test]
fn articles_of_one_name_get_others() {
    let mut desk = Desk::new();
    desk.does(add("a", "Other words."));
    assert!(desk.notebook.article(&name("a-2")).is_some());
    assert_eq!(desk.refuses(add("c", "Other words.")), Refusal::AlreadyOpen(name("a-2")));
}
