use super::*;
use crate::text::fitted;
use proptest::prelude::*;

/// The text without the brackets, and the range between them: "[Som]e text".
fn marked(text: &str) -> (String, TextRange) {
    let (before, rest) = text.split_once('[').expect("a passage");
    let (words, behind) = rest.split_once(']').expect("its end");
    (format!("{before}{words}{behind}"), TextRange::new(before.len(), before.len() + words.len()))
}

fn anchor(text: &str) -> Anchor {
    let (text, range) = marked(text);
    Anchor::new(&text, range)
}

/// The passage of the first text is found at the one of the second, elsewhere than before.
#[track_caller]
fn moves(old: &str, new: &str) {
    let (text, range) = marked(new);
    assert_eq!(anchor(old).resolve(&text), Resolved::Moved(range), "{old:?} {new:?}");
}

#[track_caller]
fn stays(old: &str, new: &str) {
    let (text, range) = marked(new);
    assert_eq!(anchor(old).resolve(&text), Resolved::Exact(range), "{old:?} {new:?}");
}

#[test]
fn words_move_with_text_put_before() {
    moves("The [bridge] is closed.", "At last! The [bridge] is closed.");
    moves("[The] bridge is closed.", "Late news\n\n[The] bridge is closed.");
    moves("The bridge is [closed.]", "Late news: The bridge is [closed.]");
}

#[test]
fn text_put_before_may_hold_the_same_words() {
    moves("[Zoë] left. Then it rained.", "Zoë came. [Zoë] left. Then it rained.");
    moves("It is [a] dog, not one of the cats.", "Had a a a a. It is [a] dog, not one of the cats.");
    moves("So 4 of them left; [4] of us stayed.", "So 4 of them. So 4 of them left; [4] of us stayed.");
}

#[test]
fn the_neighbourhood_tells_whether_the_same_place_has_other_words() {
    moves("Then [Zoë] left us.", "Ah,  Zoë! Then [Zoë] left us.");
    stays("It rained. [Zoë] left us. Then more came.", "It rained. [Zoë] left us. Then fewer came, Zoë too.");
}

#[test]
fn a_deleted_paragraph_does_not_jump_to_a_lookalike() {
    let old = "In Bonn, 43 people were hurt. It rained.\n\nIn Aldra, [4 people] were killed on Monday. Divers came.\n\nThe end.";
    let text = "In Bonn, 43 people were hurt. It rained.\n\nIn Ulm, 4 people were hurt. Nobody saw it.\n\nThe end.";
    assert_eq!(anchor(old).resolve(text), Resolved::Lost);
    let twice = format!("{text} In Rome, 4 people left.");
    let Resolved::Ambiguous(places) = anchor(old).resolve(&twice) else { panic!("two places") };
    assert_eq!(places.iter().map(|place| slice(&twice, *place)).collect::<Vec<_>>(), ["4 people", "4 people"]);
    assert_eq!(anchor("Then [43] people left. It rained.").resolve("Then 34 people left. It rained."), Resolved::Lost);
}

#[test]
fn whole_sentences_are_found_without_their_neighbourhood() {
    let sentence = "[Mayor Lund said that repairs would cost 4 million euros.]";
    moves(&format!("It is closed. {sentence} Nobody paid."), &format!("New start, new words. Well: {sentence} New end."));
    let twice = "Mayor Lund said that repairs would cost 4 million euros.";
    let found = anchor(&format!("It is closed. {sentence} Nobody paid.")).resolve(&format!("– {twice} + {twice}"));
    assert!(matches!(found, Resolved::Ambiguous(places) if places.len() == 2));
}

#[test]
fn repeated_quotations_keep_apart() {
    let old = "He said “no” to the mayor on Monday. She said “no” to the council on Tuesday. They said “no” to all.";
    let new = format!("A new first paragraph, as long as it likes.\n\n{old}");
    for (at, words) in old.match_indices("no") {
        let shift = new.len() - old.len();
        let range = TextRange::new(at, at + words.len());
        let expected = TextRange::new(range.start + shift, range.end + shift);
        assert_eq!(Anchor::new(old, range).resolve(&new), Resolved::Moved(expected));
    }
}

#[test]
fn equal_places_are_listed() {
    let old = format!("Start. {}", "He said so, and [no] more was heard of it then. ");
    let line = "He said so, and no more was heard of it then. ";
    let found = anchor(&old).resolve(&format!("It began so: {line}{line}"));
    assert!(matches!(found, Resolved::Ambiguous(places) if places.len() == 2));
}

#[test]
fn signs_of_several_characters_shift_nothing() {
    let story = "The 👨\u{200D}👩\u{200D}👧 of Zoe\u{308} [left 👍🏽 the] cafe\u{301} in 🇩🇪 today.";
    for before in ["😀", "👨\u{200D}👩\u{200D}👧 ", "e\u{301}", "\u{FEFF}", "🇩🇪"] {
        moves(story, &format!("{before}\n{story}"));
    }
    assert_eq!(anchor("Now [cafe] is a word.").resolve("So now cafe\u{301} is a word."), Resolved::Lost);
}

#[test]
fn other_line_ends_change_nothing() {
    moves("One.\r\nTwo.\r\n\r\nHe [said] so.\r\nOr not.", "One.\nTwo.\n\nHe [said] so.\nOr not.");
    moves("One.\r\nHe [said\r\nso], or not.\r\n", "One.\nHe [said\nso], or not.\n");
}

#[test]
fn no_words_are_lost() {
    assert_eq!(Anchor::default().resolve("a"), Resolved::Lost);
    assert_eq!(anchor("[a]").resolve(""), Resolved::Lost);
}

/// Stories in which words come again and again.
const STORY: &str = "(The |mayor |bridge |said |4 |no\\. |Zoë |👨\u{200D}👩|e\u{301} |\r\n|“so” |[a-d]{1,3} ){12,60}";

proptest! {
    #[test]
    fn words_that_did_not_move_are_exact(text in "([ab] |\\PC|\n){0,40}", ends in (0..40_usize, 0..40_usize)) {
        let borders: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let range = TextRange::new(borders[ends.0 % borders.len()], borders[ends.1 % borders.len()]);
        prop_assume!(!range.is_empty());
        prop_assert_eq!(Anchor::new(&text, range).resolve(&text), Resolved::Exact(range));
    }

    #[test]
    fn text_put_before_moves_all(story in STORY, before in STORY, ends in prop::collection::vec((0..400_usize, 1..30_usize), 10)) {
        let new = format!("{before}\n\n{story}");
        let shift = new.len() - story.len();
        for (start, len) in ends {
            let start = story.floor_char_boundary(start % story.len());
            let range = fitted(&story, TextRange::new(start, story.ceil_char_boundary((start + len).min(story.len()))));
            if range.is_empty() {
                continue;
            }
            let expected = TextRange::new(range.start + shift, range.end + shift);
            match Anchor::new(&story, range).resolve(&new) {
                Resolved::Moved(found) => prop_assert_eq!(found, expected),
                Resolved::Ambiguous(places) => prop_assert!(places.contains(&expected)),
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
