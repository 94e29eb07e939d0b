use super::*;
use crate::text::slice;
use proptest::prelude::*;

const CASES: &str = include_str!("cases.txt");

/// Paragraphs around a case, which stay as they are.
const BEFORE: &str =
    "Snow melted early in the hills this year.\n\nThe ferry to the islands runs every hour, and the shops are open.\n\n";
const BEHIND: &str =
    "\n\nThe weather service expects sun. The fair begins at the end of the week.\n\nThe library shows old maps until autumn.";

struct Case<'a> {
    is_kept: bool,
    name: &'a str,
    old: &'a str,
    new: &'a str,
}

fn cases() -> Vec<Case<'static>> {
    let blocks = CASES.split("\n\n").filter(|block| !block.starts_with('#'));
    blocks.map(|block| case(block).unwrap_or_else(|| panic!("not a case: {block}"))).collect()
}

fn case(block: &str) -> Option<Case<'_>> {
    let mut lines = block.lines();
    let (kind, name) = lines.next()?.split_once(": ")?;
    let (old, new) = (lines.next()?.strip_prefix("- ")?, lines.next()?.strip_prefix("+ ")?);
    Some(Case { is_kept: kind == "kept", name, old, new })
}

/// The text without the brackets, and the range between them, if there are any.
fn marked(text: &str) -> (String, Option<TextRange>) {
    let text = text.replace(" / ", "\n\n");
    let Some((before, (words, behind))) = text.split_once('[').and_then(|(before, rest)| Some((before, rest.split_once(']')?)))
    else {
        return (text, None);
    };
    let range = TextRange::new(before.len(), before.len() + words.len());
    (format!("{before}{words}{behind}"), Some(range))
}

/// What is wrong with how a case ends, if something is; `frame` stands around both texts.
fn complaint(case: &Case, frame: (&str, &str)) -> Option<String> {
    let framed = |text: &str| marked(&format!("{}{text}{}", frame.0, frame.1));
    let ((old, range), (new, expected)) = (framed(case.old), framed(case.new));
    let carried = Carrier::new(&old, &new).carry(&Anchor::new(&old, range.expect("marked words")));
    let is_kept = matches!(carried, Carried::Exact(_) | Carried::Moved(_) | Carried::Reworded(_));
    let is_right = is_kept == case.is_kept && (!is_kept || carried.place() == expected);
    let found = carried.place().map(|place| slice(&new, place));
    (!is_right).then(|| format!("{}: {carried:?} {found:?}", case.name))
}

#[test]
fn edits_that_change_what_is_said_are_never_silent_and_others_are() {
    let cases = cases();
    let kept = cases.iter().filter(|case| case.is_kept).count();
    assert!(kept >= 30 && cases.len() - kept >= 30, "{kept} of {}", cases.len());
    let frames = [("", ""), (BEFORE, BEHIND)];
    let wrong: Vec<_> = cases.iter().flat_map(|case| frames.map(|frame| complaint(case, frame))).flatten().collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[track_caller]
fn check(old: &str, new: &str, expected: &str) {
    let ((old, range), (new, place)) = (marked(old), marked(new));
    let carried = Carrier::new(&old, &new).carry_range(range.expect("marked words"));
    assert_eq!((carried.name(), carried.place()), (expected, place), "{old:?} {new:?} {carried:?}");
}

#[test]
fn a_mark_inside_a_word_stays_in_the_very_same_word() {
    check("It did not rain, [don]’t you see.", "So: it did not rain, [don]’t you see.", "exact");
    check("In [4]3 towns it rained.", "It is wet. In [4]3 towns it rained.", "exact");
    check("In [4]3 towns it rained.", "In [41] towns it rained.", "changed");
    check("The [harb]or of Hede is closed.", "The [harbour] of Hede is closed.", "reworded");
}

#[test]
fn the_same_words_in_another_spelling_of_characters_are_the_same() {
    let old = "Zoe\u{308} paid “3\u{A0}kronor” for a cafe\u{301} – so\u{AD}called – in\r\nBonn, [she 👨\u{200D}👩\u{200D}👧 said… \u{1112}\u{1161}\u{11AB} 🇩🇪].\r\n\r\nThe end.";
    let new =
        "Zoë paid \"3 kronor\" for a café - socalled - in Bonn, [she 👨\u{200D}👩\u{200D}👧 said... \u{D55C} 🇩🇪].\n\nThe end.";
    check(old, new, "exact");
    check(new, old, "exact");
}

#[test]
fn line_ends_and_line_breaks_change_nothing() {
    let old = "The fair begins today. Nobody\r\n[came in the\r\nrain] at noon.\r\n\r\nThe end of it.";
    check(old, &old.replace("\r\n", "\n"), "exact");
    check(old, &old.replace("\r\n", "\r"), "exact");
    check(old, "The fair begins today.\nNobody [came in the rain] at noon.\n\nThe end\nof it.", "exact");
}

#[test]
fn equal_places_are_listed() {
    let old = "Rain fell. / A nurse in Hede [gave each child an apple] at noon. / The fair begins today.";
    let (new, _) = marked("Rain fell. / The fair begins today. / One gave each child an apple. / Two gave each child an apple.");
    let (old, range) = marked(old);
    let Carried::Ambiguous(places) = Carrier::new(&old, &new).carry_range(range.expect("marked words")) else {
        panic!("two places")
    };
    assert_eq!(places.iter().map(|place| slice(&new, *place)).collect::<Vec<_>>(), ["gave each child an apple"; 2]);
}

#[test]
fn a_figure_that_was_replaced_is_found() {
    check("In Aldra, [43 people] left.", "In Aldra, [4 people] left.", "changed");
    check("In Aldra, [43] people left.", "In Aldra, [more than 34] people left.", "changed");
    check("In Aldra, 43 people and [Jonas Brandt] left.", "In Aldra, 43 people and [Emil Holm] left.", "changed");
}

#[test]
fn what_differs_is_named() {
    let old = "“[We lost 3 boats on Monday],” Anna Lund said.";
    let (old, range) = marked(old);
    for (new, expected) in [
        ("“We lost 4 boats on Monday,” Anna Lund said.", vec![Difference::Figure]),
        ("“We lost 3 boats on Sunday,” Anna Lund said.", vec![Difference::Date]),
        ("“We never lost 3 boats on Monday,” Anna Lund said.", vec![Difference::Negation]),
        ("“We lost 3 boats on Monday,” Eva Holm said.", vec![Difference::Name, Difference::Speaker]),
        ("“We lost 3 boats in Bonn on Monday,” Anna Lund said.", vec![Difference::Name]),
    ] {
        let carried = Carrier::new(&old, new).carry_range(range.expect("marked words"));
        assert!(matches!(&carried, Carried::Changed(_, found) if *found == expected), "{new}: {carried:?}");
    }
}

#[test]
fn an_anchor_that_does_not_fit_the_old_text_is_looked_for_there_first() {
    let old = "Rain fell on Aldra. The bridge to the islands is closed for lorries.";
    let mut anchor = Anchor::new(old, TextRange::new(24, 45));
    anchor.range = TextRange::new(3, 24);
    let carrier = Carrier::new(old, old);
    assert_eq!(carrier.carry(&anchor), Carried::Exact(TextRange::new(24, 45)));
    assert_eq!(carrier.carry(&Anchor::default()), Carried::Lost);
    assert_eq!(carrier.carry_range(TextRange::new(500, 600)), Carried::Lost);
}

/// Stories in which words come again and again.
const STORY: &str = "(The |mayor |bridge |said |4 |no\\. |Zoë |👨\u{200D}👩|e\u{301} |\r\n|\n\n|“so” |[a-d]{1,3} |\\. ){4,60}";

/// Anything, with what could be cut in the wrong place.
const ANYTHING: &str = "([ab] |[34] |\\PC|\n|\r|🇩🇪|e\u{301}|\u{AD}|4\\.2|\u{600}|\u{1100}\u{1161}|not |No\\. ){0,40}";

/// Words of `text` between two of its tokens.
fn picked(text: &str, ends: (usize, usize)) -> Option<TextRange> {
    let texts = Texts::new(text, "");
    let count = texts.old.tokens.len();
    let start = ends.0.checked_rem(count)?;
    let range = texts.old.range(Span::new(start, (start + 1 + ends.1).min(count)));
    Some(fitted(text, range)).filter(|range| !range.is_empty())
}

proptest! {
    #[test]
    fn nothing_moves_if_nothing_changes(text in ANYTHING, ends in (0..90_usize, 0..90_usize)) {
        let borders: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (a, b) = (borders[ends.0 % borders.len()], borders[ends.1 % borders.len()]);
        let range = fitted(&text, TextRange::new(a.min(b), a.max(b)));
        prop_assume!(!range.is_empty());
        prop_assert_eq!(Carrier::new(&text, &text).carry_range(range), Carried::Exact(range));
    }

    #[test]
    fn text_put_before_or_behind_moves_all(story in STORY, other in STORY, ends in prop::collection::vec((0..90_usize, 0..9_usize), 10)) {
        let before = format!("{other}\n\n{story}");
        let behind = format!("{story}\n\n{other}");
        for (new, shift) in [(&before, before.len() - story.len()), (&behind, 0)] {
            let carrier = Carrier::new(&story, new);
            for range in ends.iter().filter_map(|ends| picked(&story, *ends)) {
                let expected = TextRange::new(range.start + shift, range.end + shift);
                prop_assert_eq!(carrier.carry_range(range), Carried::Exact(expected), "{:?} {:?}", new, range);
            }
        }
    }

    #[test]
    fn ranges_cut_no_grapheme_and_no_word(old in ANYTHING, new in ANYTHING, ends in prop::collection::vec((0..90_usize, 0..9_usize), 5)) {
        let carrier = Carrier::new(&old, &new);
        for range in ends.iter().filter_map(|ends| picked(&old, *ends)) {
            let places = match carrier.carry_range(range) {
                Carried::Ambiguous(places) => places,
                other => other.place().into_iter().collect(),
            };
            for place in places {
                let span = carrier.texts.new.span(place);
                prop_assert!(!place.is_empty() && place.end <= new.len());
                prop_assert_eq!(fitted(&new, place), place);
                prop_assert_eq!(fitted(&new, carrier.texts.new.range(span)), place);
            }
        }
    }
}

#[test]
fn hostile_texts_take_no_square_of_time() {
    let pieces = ["a ", "no. ", "\"a\" b. ", "🇩🇪", "e\u{301}", "Ab said, ", "4 ", "A b c d e f. "];
    for (old, new) in pieces.iter().flat_map(|old| pieces.map(|new| (old.repeat(5_000), new.repeat(5_000)))) {
        let carrier = Carrier::new(&old, &new);
        carrier.carry_range(TextRange::new(0, 4));
    }
}
