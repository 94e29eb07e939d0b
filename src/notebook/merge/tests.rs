//! What becomes of each kind of change. That the laws of merging hold for any changes is tested with random commands.

use super::super::{Alternative, Record, Said, Stance, Tag, Verdict};
use super::super::{
    Annotation, ClaimCard, Color, Correction, Evidence, Fault, Judgement, Link, LinkRelation, Member, Named, Passage,
};
use super::*;
use crate::article::{Article, ArticleId};
use crate::text::{Anchor, TextRange};
use jiff::Timestamp;

const TEXT: &str = "Bridge closes\n\nThe bridge is closed. Zoë said so.";

fn id(name: &str) -> Id {
    Id::from(name)
}

fn article_id(name: &str) -> ArticleId {
    ArticleId(name.into())
}

fn annotation(name: &str, article: &str, note: &str) -> Annotation {
    Annotation {
        id: id(name),
        article: article_id(article),
        anchors: vec![Anchor::new(TEXT, TextRange::new(15, 25))],
        gone: false,
        tags: Vec::new(),
        note: note.to_owned(),
        author: "Zoë".to_owned(),
        created: Timestamp::UNIX_EPOCH,
        changed: Timestamp::UNIX_EPOCH,
        revision: 1,
    }
}

fn tag(name: &str, called: &str, key: Option<u8>) -> Tag {
    Tag { id: id(name), name: called.to_owned(), color: Color::Red, key, memo: String::new(), parent: None, revision: 1 }
}

fn link(name: &str, from: &str, to: &str) -> Link {
    Link {
        id: id(name),
        from: id(from),
        to: id(to),
        relation: LinkRelation::Same,
        note: String::new(),
        author: String::new(),
        created: Timestamp::UNIX_EPOCH,
        revision: 1,
    }
}

fn member(article: &str, stance: Stance) -> Member {
    Member { article: article_id(article), annotation: None, stance, note: String::new() }
}

/// Articles "a" and "b" with an annotation each, tags, a link, a card.
fn base() -> Notebook {
    let mut notebook = Notebook {
        articles: vec![Article::from_text("a", TEXT), Article::from_text("b", "Other words.")],
        ..Notebook::default()
    };
    for tag in [tag("t1", "Doubt", Some(1)), tag("t2", "Claim", Some(2))] {
        notebook.tags.insert(tag.id.clone(), tag);
    }
    for mut note in [annotation("n1", "a", "one"), annotation("n2", "b", "two")] {
        note.tags = vec![id("t1")];
        notebook.annotations.insert(note.id.clone(), note);
    }
    notebook.links.insert(id("l1"), link("l1", "n1", "n2"));
    let card = ClaimCard { id: id("c1"), statement: "It is closed".to_owned(), revision: 1, ..ClaimCard::default() };
    notebook
        .cards
        .insert(id("c1"), ClaimCard { members: vec![member("a", Stance::Asserts), member("b", Stance::Omits)], ..card });
    notebook
}

fn changed(change: impl FnOnce(&mut Notebook)) -> Notebook {
    let mut notebook = base();
    change(&mut notebook);
    notebook
}

fn note<'a>(notebook: &'a mut Notebook, name: &str) -> &'a mut Annotation {
    let note = notebook.annotations.get_mut(&id(name)).expect("an annotation");
    note.revision += 1;
    note
}

fn card(notebook: &mut Notebook) -> &mut ClaimCard {
    let card = notebook.cards.get_mut(&id("c1")).expect("a card");
    card.revision += 1;
    card
}

fn same_records(a: &Notebook, b: &Notebook) -> bool {
    let sorted = |notebook: &Notebook| {
        let mut notebook = notebook.clone();
        notebook.articles.sort_by(|a, b| a.id.cmp(&b.id));
        notebook
    };
    sorted(a) == sorted(b)
}

/// Merges with what [`base`] gives, and sees that the laws hold.
#[track_caller]
fn merged(ours: &Notebook, theirs: &Notebook) -> Notebook {
    check_laws(Some(&base()), ours, theirs)
}

#[track_caller]
fn check_laws(base: Option<&Notebook>, ours: &Notebook, theirs: &Notebook) -> Notebook {
    let merged = merge(base, ours, theirs);
    let all = &merged.notebook;
    assert!(same_records(all, &merge(base, theirs, ours).notebook), "the order matters");
    for again in [merge(base, all, theirs), merge(base, theirs, all), merge(base, all, ours), merge(base, ours, all)] {
        assert!(same_records(&again.notebook, all), "a second run adds something\n{again:#?}\n{all:#?}");
    }
    if ours.faults().is_empty() && theirs.faults().is_empty() {
        assert_eq!(all.faults(), []);
    }
    merged.notebook
}

fn alternatives(notebook: &Notebook) -> Vec<&Record> {
    notebook.alternatives.values().map(|alternative| &alternative.record).collect()
}

#[test]
fn fields_that_one_copy_changed_are_taken() {
    let ours = changed(|notebook| {
        note(notebook, "n1").note = "ours".to_owned();
        note(notebook, "n1").tags = vec![id("t2")];
    });
    let theirs = changed(|notebook| {
        note(notebook, "n1").tags.push(id("t2"));
        note(notebook, "n1").anchors = vec![Anchor::new(TEXT, TextRange::new(19, 25))];
    });
    let merged = merged(&ours, &theirs);
    let note = &merged.annotations[&id("n1")];
    assert_eq!((note.note.as_str(), &note.tags[..], note.quote().as_str()), ("ours", &[id("t2")][..], "bridge"));
    assert_eq!((note.revision, alternatives(&merged).len()), (4, 0));
}

#[test]
fn of_one_field_that_both_changed_the_higher_revision_wins_and_the_other_record_is_kept() {
    let ours = changed(|notebook| note(notebook, "n1").note = "ours".to_owned());
    let theirs = changed(|notebook| {
        note(notebook, "n1").note = "a first try".to_owned();
        note(notebook, "n1").note = "all theirs".to_owned();
    });
    let merged = merged(&ours, &theirs);
    assert_eq!(merged.annotations[&id("n1")].note, "all theirs");
    assert_eq!(alternatives(&merged), [&Record::Annotation(ours.annotations[&id("n1")].clone())]);
    let counted = merge(Some(&base()), &ours, &theirs);
    assert_eq!(counted.to_string(), "1 changed, 1 other version kept");
}

#[test]
fn of_equal_revisions_the_content_decides_and_never_the_clock() {
    let at = |seconds| Timestamp::from_second(seconds).expect("a moment");
    let copy = |words: &str, seconds| {
        changed(|notebook| {
            let note = note(notebook, "n1");
            (note.note, note.changed) = (words.to_owned(), at(seconds));
        })
    };
    for seconds in [1, 3] {
        let merged = merged(&copy("b", 2), &copy("a", seconds));
        assert_eq!(merged.annotations[&id("n1")].note, "b");
        assert_eq!(merged.annotations[&id("n1")].changed, at(seconds.max(2)));
        assert_eq!(alternatives(&merged)[0].changed(), Some(at(seconds)));
    }
}

#[test]
fn a_deletion_is_taken_unless_the_other_copy_changed_the_record() {
    let without = changed(|notebook| {
        notebook.links.clear();
        notebook.annotations.remove(&id("n1"));
    });
    let other = changed(|notebook| note(notebook, "n2").note = "new".to_owned());
    assert!(!merged(&without, &other).annotations.contains_key(&id("n1")));
    let changed = changed(|notebook| note(notebook, "n1").note = "new".to_owned());
    let merged = merged(&without, &changed);
    assert_eq!(merged.annotations[&id("n1")].note, "new");
    assert!(merged.links.is_empty());
}

#[test]
fn what_a_new_record_needs_comes_back() {
    let without = changed(|notebook| {
        notebook.links.clear();
        notebook.annotations.remove(&id("n1"));
        note(notebook, "n2").tags.clear();
        notebook.tags.remove(&id("t1"));
    });
    let linked = changed(|notebook| {
        notebook.links.clear();
        notebook.annotations.insert(id("n3"), annotation("n3", "a", "three"));
        notebook.links.insert(id("l2"), link("l2", "n1", "n3"));
    });
    let merged = merged(&without, &linked);
    assert!(merged.annotations.contains_key(&id("n1")) && merged.tags.contains_key(&id("t1")));
    assert!(merged.annotations[&id("n2")].tags.is_empty());
}

#[test]
fn an_article_stays_with_all_notes_if_the_other_copy_went_on_with_it() {
    let without = changed(|notebook| {
        notebook.articles.remove(0);
        notebook.links.clear();
        notebook.annotations.remove(&id("n1"));
        card(notebook).members.remove(0);
    });
    let other = changed(|notebook| note(notebook, "n2").note = "new".to_owned());
    let gone = merged(&without, &other);
    assert_eq!((gone.articles.len(), gone.annotations.len(), gone.cards[&id("c1")].members.len()), (1, 1, 1));
    let other = changed(|notebook| drop(notebook.annotations.insert(id("n3"), annotation("n3", "a", "three"))));
    let back = merged(&without, &other);
    assert_eq!((back.articles.len(), back.annotations.len(), back.links.len()), (2, 3, 1));
    assert_eq!(back.cards[&id("c1")].members.len(), 2);
}

#[test]
fn members_and_evidence_of_a_card_are_merged_by_what_they_are_about() {
    let evidence = |address: &str| Evidence { address: address.to_owned(), ..Evidence::default() };
    let ours = changed(|notebook| {
        card(notebook).members[0].stance = Stance::Denies;
        card(notebook).evidence = vec![evidence("x"), evidence("x")];
        card(notebook).verdict = Verdict::Refuted;
    });
    let theirs = changed(|notebook| {
        card(notebook).members[1].note = "not a word".to_owned();
        card(notebook).evidence = vec![evidence("y")];
    });
    let both = merged(&ours, &theirs);
    let both = &both.cards[&id("c1")];
    assert_eq!((both.members[0].stance, both.members[1].note.as_str()), (Stance::Denies, "not a word"));
    assert_eq!((both.evidence.len(), both.verdict), (3, Verdict::Refuted));
    let contrary = changed(|notebook| card(notebook).members[0].stance = Stance::Unclear);
    assert_eq!(alternatives(&merged(&ours, &contrary)), [&Record::Card(contrary.cards[&id("c1")].clone())]);
}

#[test]
fn without_a_base_all_that_is_there_stays() {
    let ours = changed(|notebook| {
        notebook.annotations.remove(&id("n2"));
        notebook.links.clear();
        note(notebook, "n1").note = String::new();
    });
    let theirs = changed(|notebook| note(notebook, "n1").tags.clear());
    let merged = check_laws(None, &ours, &theirs);
    assert_eq!((merged.annotations.len(), merged.links.len()), (2, 1));
    assert_eq!((merged.annotations[&id("n1")].note.as_str(), merged.annotations[&id("n1")].tags.len()), ("one", 1));
}

#[test]
fn a_notebook_merged_with_itself_is_as_it_was() {
    let faulty = changed(|notebook| drop(notebook.tags.insert(id("t3"), tag("t3", "doubt", Some(1)))));
    for notebook in [base(), faulty, Notebook::default()] {
        for base in [None, Some(&base()), Some(&notebook)] {
            let merged = merge(base, &notebook, &notebook);
            assert_eq!((&merged.notebook, merged.to_string().as_str()), (&notebook, "nothing new"));
        }
        assert_eq!(merge(Some(&notebook), &notebook, &base()).notebook, base());
    }
}

#[test]
fn tags_of_one_name_become_one() {
    let copy = |name: &str, called: &str, memo: &str| {
        changed(|notebook| {
            notebook.tags.insert(id(name), Tag { memo: memo.to_owned(), ..tag(name, called, Some(3)) });
            note(notebook, "n1").tags.push(id(name));
        })
    };
    let merged = merged(&copy("ta", "Climate", "of ours"), &copy("tb", "climate", "of theirs"));
    let tag = &merged.tags[&id("ta")];
    assert_eq!((tag.name.as_str(), tag.memo.as_str(), tag.key), ("Climate", "of ours\n\nof theirs", Some(3)));
    assert_eq!((merged.tags.len(), &merged.annotations[&id("n1")].tags[..]), (3, &[id("t1"), id("ta")][..]));
    assert_eq!(alternatives(&merged).len(), 0);
}

#[test]
fn a_key_is_given_once_and_no_tag_stands_below_itself() {
    let copy = |name: &str, called: &str, child: &str, parent: &str| {
        changed(|notebook| {
            notebook.tags.insert(id(name), tag(name, called, Some(3)));
            let child = notebook.tags.get_mut(&id(child)).expect("a tag");
            (child.parent, child.revision) = (Some(id(parent)), 2);
        })
    };
    let merged = merged(&copy("ta", "One", "t1", "t2"), &copy("tb", "Two", "t2", "t1"));
    assert_eq!((merged.tags[&id("ta")].key, merged.tags[&id("tb")].key), (Some(3), Some(4)));
    assert_eq!((&merged.tags[&id("t1")].parent, &merged.tags[&id("t2")].parent), (&None, &Some(id("t1"))));
    let Record::Tag(lost) = alternatives(&merged)[0] else { panic!("a tag") };
    assert_eq!(lost.parent, Some(id("t2")));
}

#[test]
fn twins_become_one_and_what_differs_is_kept() {
    let named = |words: &str| Named { article: article_id("a"), words: words.to_owned() };
    let passage = |article: &str| Passage { article: article_id(article), anchor: Anchor::new(TEXT, TextRange::new(0, 6)) };
    let copy = |suffix: &str, relation, said, accepted, turned: bool| {
        changed(|notebook| {
            notebook.links.clear();
            let (from, to) = if turned { ("n2", "n1") } else { ("n1", "n2") };
            let name = format!("l{suffix}");
            notebook.links.insert(id(&name), Link { relation, ..link(&name, from, to) });
            let (a, b) = if turned { (passage("a"), passage("b")) } else { (passage("b"), passage("a")) };
            let judgement = Judgement { id: id(&format!("j{suffix}")), a, b, accepted, author: String::new(), revision: 1 };
            notebook.judgements.insert(judgement.id.clone(), judgement);
            let correction = Correction {
                id: id(&format!("s{suffix}")),
                said,
                author: String::new(),
                created: Timestamp::UNIX_EPOCH,
                revision: 1,
            };
            notebook.corrections.insert(correction.id.clone(), correction);
        })
    };
    let (ab, ba) = (Said::Same(named("Zoë"), named("bridge")), Said::Same(named("bridge"), named("Zoë")));
    let ours = copy("x", LinkRelation::Differs, ab.clone(), true, false);
    let agreeing = merged(&ours, &copy("y", LinkRelation::Differs, ba, true, true));
    assert_eq!((agreeing.links.len(), agreeing.judgements.len(), agreeing.corrections.len()), (1, 1, 1));
    assert_eq!(alternatives(&agreeing).len(), 0);
    let apart = Said::Apart(named("Zoë"), named("bridge"));
    let contrary = merged(&ours, &copy("y", LinkRelation::Same, apart, false, true));
    assert_eq!((contrary.links.len(), contrary.judgements.len(), contrary.corrections.len()), (1, 1, 1));
    assert_eq!(alternatives(&contrary).len(), 3);
}

#[test]
fn one_text_under_two_ids_is_one_article_and_two_texts_under_one_are_two() {
    let copy = |name: &str, text: &str, note: &str| {
        changed(|notebook| {
            notebook.articles.push(Article::from_text(name, text));
            notebook.annotations.insert(id(note), annotation(note, name, "new"));
        })
    };
    let one = merged(&copy("c", "New words.", "nx"), &copy("d", "New words.", "ny"));
    assert_eq!(one.articles.iter().map(|article| &*article.id.0).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert!(one.annotations[&id("nx")].article == article_id("c") && one.annotations[&id("ny")].article == article_id("c"));
    let two = merged(&copy("c", "New words.", "nx"), &copy("c", "Newer words.", "ny"));
    assert_eq!(two.articles.len(), 4);
    for (note, words) in [("nx", "New words."), ("ny", "Newer words.")] {
        let (_, article) = two.article(&two.annotations[&id(note)].article).expect("its article");
        assert!(&*article.text == words && article.id.0.starts_with('c'), "{}", article.id);
    }
}

#[test]
fn a_text_that_was_changed_is_there_beside_the_old_one_if_that_has_new_notes() {
    let other = |notebook: &mut Notebook| notebook.articles[0] = Article::from_text("a", &format!("{TEXT} More."));
    let ours = changed(other);
    let theirs = changed(|notebook| drop(notebook.annotations.insert(id("n3"), annotation("n3", "a", "three"))));
    let merged = merged(&ours, &theirs);
    assert_eq!((merged.articles.len(), merged.annotations.len()), (3, 3));
    let text = |note: &str| merged.article(&merged.annotations[&id(note)].article).expect("its article").1.text.clone();
    assert!(text("n1").ends_with("More.") && &*text("n3") == TEXT);
}

#[test]
fn details_and_settings_are_merged_by_field() {
    let copy = |title: &str, outlet: Option<&str>, reader: &str| {
        changed(|notebook| {
            let details = &mut notebook.articles[0].details;
            (details.title, details.outlet) = (Some(title.to_owned()), outlet.map(str::to_owned));
            notebook.settings.reader = reader.to_owned();
        })
    };
    let (ours, theirs) = (copy("A", Some("Courier"), "Ann"), copy("B", None, "Ben"));
    let merged = merged(&ours, &theirs);
    let details = &merged.articles[0].details;
    assert_eq!(
        (details.title.as_deref(), details.outlet.as_deref(), merged.settings.reader.as_str()),
        (Some("B"), Some("Courier"), "Ben")
    );
    let kept = alternatives(&merged);
    assert!(kept.contains(&&Record::Settings(ours.settings.clone())));
    assert!(kept.contains(&&Record::Details(article_id("a"), ours.articles[0].details.clone())));
    assert_eq!(kept.len(), 2);
}

#[test]
fn asides_are_merged_as_a_set() {
    let copy = |ranges: &[TextRange]| changed(|notebook| notebook.articles[0] = notebook.articles[0].with_asides(ranges));
    let (first, last) = (TextRange::new(15, 20), TextRange::new(37, 40));
    let merged = merged(&copy(&[first]), &copy(&[last]));
    assert_eq!(merged.articles[0].asides.len(), 2);
    assert_eq!(merged.articles[0], copy(&[first, last]).articles[0]);
}

#[test]
fn the_order_of_articles_follows_whoever_changed_it() {
    let turned = changed(|notebook| notebook.articles.reverse());
    let other = changed(|notebook| notebook.articles.push(Article::from_text("c", "New.")));
    let ids =
        |ours, theirs| merged(ours, theirs).articles.iter().map(|article| article.id.to_string()).collect::<Vec<_>>().concat();
    assert_eq!((ids(&turned, &other), ids(&base(), &turned)), ("bac".to_owned(), "ba".to_owned()));
}

#[test]
fn alternatives_are_kept_until_one_copy_drops_them() {
    let kept = Alternative::new(Record::Annotation(annotation("n1", "a", "another")));
    let with = changed(|notebook| drop(notebook.alternatives.insert(kept.id.clone(), kept.clone())));
    let other = changed(|notebook| note(notebook, "n2").note = "new".to_owned());
    assert_eq!(merged(&with, &other).alternatives.len(), 1);
    let dropped = check_laws_of(&with, &base(), &changed_from(&with, |notebook| note(notebook, "n2").note = "new".to_owned()));
    assert_eq!(dropped.alternatives.len(), 0);
    let without = changed(|notebook| {
        notebook.links.clear();
        notebook.annotations.remove(&id("n1"));
    });
    assert!(merged(&with, &without).annotations.contains_key(&id("n1")));
    let dangling = changed_from(&with, |notebook| drop(notebook.annotations.remove(&id("n1"))));
    assert!(dangling.faults().contains(&Fault::NoRecord(kept.id, id("n1"))));
}

fn changed_from(notebook: &Notebook, change: impl FnOnce(&mut Notebook)) -> Notebook {
    let mut notebook = notebook.clone();
    change(&mut notebook);
    notebook
}

/// Without the runs that know no base, in which nothing counts as deleted.
fn check_laws_of(base: &Notebook, ours: &Notebook, theirs: &Notebook) -> Notebook {
    let merged = merge(Some(base), ours, theirs).notebook;
    assert!(same_records(&merged, &merge(Some(base), theirs, ours).notebook));
    assert!(same_records(&merged, &merge(Some(base), &merged, theirs).notebook));
    assert!(same_records(&merged, &merge(Some(base), ours, &merged).notebook));
    merged
}

#[test]
fn many_notes_of_two_branches_come_together() {
    let many = |kind: &str| {
        changed(|notebook| {
            for n in 0..200 {
                let name = format!("n{kind}{n}");
                notebook.annotations.insert(id(&name), annotation(&name, "a", kind));
            }
        })
    };
    assert_eq!(merged(&many("x"), &many("y")).annotations.len(), 402);
}
