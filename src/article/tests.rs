//! How plain texts are divided: each case is a text and its units, written as kind letter, number of the paragraph, words.

use super::*;
use crate::text::{is_space, slice};
use proptest::prelude::*;

fn units(article: &Article) -> Vec<String> {
    let letter = |unit: &Unit| match unit.kind {
        UnitKind::Title => 'T',
        UnitKind::Dateline => 'D',
        UnitKind::Subhead => 'H',
        UnitKind::Sentence => 'S',
        UnitKind::Aside => 'A',
    };
    let show = |unit: &Unit| format!("{}{} {}", letter(unit), unit.paragraph, slice(&article.text, unit.range));
    article.units.iter().map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(units(&Article::from_text("a", text)), expected, "{text}");
}

const STORY: &str = "The bridge over the river is closed. It stays so.";

#[test]
fn a_title_stands_apart_or_before_a_longer_line() {
    let story = ["S1 The bridge over the river is closed.", "S1 It stays so."];
    for title in [
        "Bridge closes",
        "Bridge closes at last, says mayor",
        "Will the bridge close?",
        "Bridge's Future Puts Town on Alert at U.N.",
    ] {
        let title_unit = format!("T0 {title}");
        let with_title = [&title_unit, story[0], story[1]];
        check(&format!("{title}\n\n{STORY}"), &with_title);
        check(&format!("{title}\n{STORY}"), &with_title);
    }
    check(&format!("# Bridge closes\n{STORY}"), &["T0 # Bridge closes", story[0], story[1]]);
}

#[test]
fn a_sentence_is_no_title() {
    check("The bridge is closed.\n\nNobody knows why.", &["S0 The bridge is closed.", "S1 Nobody knows why."]);
    check("Bridge closes", &["S0 Bridge closes"]);
    check("The bridge will\n\nclose today.", &["S0 The bridge will\n\nclose today."]);
    check("apples\nplums\npears", &["S0 apples\nplums\npears"]);
}

#[test]
fn lines_that_are_datelines() {
    for line in [
        "Bonn, Sept 28",
        "May 3, 2021",
        "Monday, 3 May 2021",
        "Updated 5:30 p.m., March 3",
        "2021-05-03",
        "8:05am UK, Monday 16 May 2021",
        "Tue May 02 2021, 14:58 hrs",
        "Last updated at 22:46 GMT",
        "Bonn, W. L., May 13, 2021/02:00 pm (CNA)",
        "NEW TOWN, West Land, June 3 (Reuters)",
        "By Zoë Ito",
        "By ANN RUIZ and Al Brown, Staff Writers",
        "by Ann Ruiz in Bonn",
        "Written by Ann de la Cruz",
    ] {
        let dateline = format!("D1 {line}");
        let units = ["T0 Bridge closes", &dateline, "S2 It is closed now, and nobody knows for how long."];
        check(&format!("Bridge closes\n\n{line}\n\nIt is closed now, and nobody knows for how long."), &units);
        check(&format!("Bridge closes\n{line}\nIt is closed now, and nobody knows for how long."), &units);
    }
}

#[test]
fn lines_that_are_none() {
    for line in [
        "New Q-10 Phones on U-Mobile April 29",
        "By the numbers it grew.",
        "May was cold.",
        "In June 3 left.",
        "By Monday night most had left.",
    ] {
        let units = Article::from_text("a", &format!("Bridge closes\n\n{line}\n\n{STORY}")).units;
        assert!(units.iter().all(|unit| unit.kind != UnitKind::Dateline), "{line}");
    }
}

#[test]
fn datelines_before_a_sentence() {
    for dateline in [
        "BONN (AP) —",
        "BONN —",
        "BONN, West Land --",
        "NEW TOWN:",
        "Bonn, Sept 28 (Reuters) -",
        "PORT-AU-LAC, West Land (AP) –",
        "ST. GALLEN, May 3, 2021 (AFP) —",
        "Bonn (Reuters)",
    ] {
        check(&format!("{dateline} The bridge is closed."), &[&format!("D0 {dateline}"), "S0 The bridge is closed."]);
    }
    for sentence in [
        "Ito — the mayor — left.",
        "The mayor said: The bridge is closed.",
        "NATO — the alliance — met.",
        "BREAKING NEWS: The bridge is closed.",
        "REPORTERS: RED TEAM WINS on Monday.",
        "IS — Then it fell.",
    ] {
        check(sentence, &[&format!("S0 {sentence}")]);
    }
    check("It is closed.\n\nBONN — The end.", &["S0 It is closed.", "S1 BONN — The end."]);
}

#[test]
fn subheads() {
    for head in ["- What comes next -", "What comes next", "## What comes next", "== Next ==", "* * *"] {
        let head_unit = format!("H1 {head}");
        let expected = ["S0 It is closed.", &head_unit, "S2 Nobody knows."];
        check(&format!("It is closed.\n\n{head}\n\nNobody knows."), &expected);
        check(&format!("It is closed.\n{head}\nNobody knows."), &expected);
    }
    check("It is closed.\n\nRead more", &["S0 It is closed.", "S1 Read more"]);
    check(
        "We need:\nApples\nPears\nPlums\nThat is all.",
        &["S0 We need:", "S1 Apples", "S2 Pears", "S3 Plums", "S4 That is all."],
    );
}

#[test]
fn sentences_that_run_over_breaks_join_their_paragraphs() {
    check(
        "It is so. “We know,” a senior State\n\nDepartment official said. He left.",
        &["S0 It is so.", "S0 “We know,” a senior State\n\nDepartment official said.", "S0 He left."],
    );
    check("He met the new\nmayor today.", &["S0 He met the new\nmayor today."]);
    check(
        "It closed.\n\nOn Monday, former President\n\nAl Brown left.",
        &["S0 It closed.", "S1 On Monday, former President\n\nAl Brown left."],
    );
    check("It closed. He met Mr.\n\nIto.", &["S0 It closed.", "S0 He met Mr.\n\nIto."]);
}

#[test]
fn paragraphs_that_end_stay_alone() {
    check("Zoë Ito told us:\n\n“It is closed.”", &["S0 Zoë Ito told us:", "S1 “It is closed.”"]);
    check("“It is closed.\n\n“It stays so,” she said.", &["S0 “It is closed.", "S1 “It stays so,” she said."]);
    let caption = "The bridge was closed. It is old. The town seen from above on Monday. Photo: Al Brown/Press";
    check(
        &format!("{caption}\n\nThe mayor left."),
        &[
            "S0 The bridge was closed.",
            "S0 It is old.",
            "S0 The town seen from above on Monday.",
            "S0 Photo: Al Brown/Press",
            "S1 The mayor left.",
        ],
    );
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    let text = "Bridge closes\n\nThe bridge over the river has been closed, the\nmayor of the town said on Monday. Nobody knows\nwhen it will open.\n\nMore than 300 people use it on a normal day of\nthe week, the town says.\n";
    check(
        text,
        &[
            "T0 Bridge closes",
            "S1 The bridge over the river has been closed, the\nmayor of the town said on Monday.",
            "S1 Nobody knows\nwhen it will open.",
            "S2 More than 300 people use it on a normal day of\nthe week, the town says.",
        ],
    );
}

#[test]
fn lines_of_one_width_that_end_are_paragraphs() {
    check(
        "It is closed now.\nNobody knows why.\nThe mayor left us.",
        &["S0 It is closed now.", "S1 Nobody knows why.", "S2 The mayor left us."],
    );
}

#[test]
fn lists_stay_lines() {
    check(
        "We need:\n- apples from the shop\n- pears\n\nThat is all.",
        &["S0 We need:", "S1 - apples from the shop", "S2 - pears", "S3 That is all."],
    );
}

#[test]
fn other_scripts_and_no_letters() {
    check("桥关闭了\n\n这座桥今天关闭了。没人知道为什么。", &["T0 桥关闭了", "S1 这座桥今天关闭了。", "S1 没人知道为什么。"]);
    check("أغلق الجسر اليوم. لا أحد يعرف.", &["S0 أغلق الجسر اليوم.", "S0 لا أحد يعرف."]);
    check("😀 😀\n\n!!! 1 2 3", &["H0 😀 😀", "S1 !!!", "S1 1 2 3"]);
    check("***\n---", &["S0 ***", "S1 ---"]);
    check("", &[]);
}

#[test]
fn details_come_from_the_text() {
    let article = Article::from_text("a", &format!("## Bridge  closes\nBy Ann Ruiz, May 3, 2021\n\n{STORY}"));
    assert_eq!(article.details.title.as_deref(), Some("Bridge closes"));
    assert_eq!(article.details.author.as_deref(), Some("Ann Ruiz"));
    assert_eq!(article.details.published.map(|day| day.to_string()).as_deref(), Some("2021-05-03"));
    assert_eq!(article.details.outlet, None);
}

#[test]
fn dates_need_a_year_and_one_meaning() {
    for (line, day) in [
        ("28 September 2015", "2015-09-28"),
        ("Mon., Sept. 28th, 2015", "2015-09-28"),
        ("2015-09-28", "2015-09-28"),
        ("28/09/2015", "2015-09-28"),
        ("9/28/2015", "2015-09-28"),
        ("05.09.2015", "2015-09-05"),
        ("7/7/2015", "2015-07-07"),
    ] {
        assert_eq!(date::date(line).map(|day| day.to_string()).as_deref(), Some(day), "{line}");
    }
    for line in ["Sept 28", "September 2015", "31 June 2015", "5/9/2015", "2015", "28 Sept 99", "1-2-3"] {
        assert_eq!(date::date(line), None, "{line}");
    }
}

#[test]
fn what_the_reader_takes_out_is_an_aside_and_comes_back() {
    let article = Article::from_text("a", &format!("Bridge closes\n\n{STORY}\n\nRead more. Photo: Al Brown."));
    let range = |words: &str| {
        let start = article.text.find(words).expect("the words");
        TextRange::new(start, start + words.len())
    };
    let without = article.with_asides(&[range("more. Photo"), range("closes")]);
    let story = ["A0 Bridge closes", "S1 The bridge over the river is closed.", "S1 It stays so."];
    assert_eq!(units(&without), [story[0], story[1], story[2], "A2 Read more.", "A2 Photo: Al Brown."]);
    assert_eq!(without.asides[..], [range("Bridge closes"), range("Read more."), range("Photo: Al Brown.")]);
    assert_eq!((&without.text, &without.paragraphs, &without.details), (&article.text, &article.paragraphs, &article.details));
    assert_eq!(without.with_asides(&without.asides), without, "asides name themselves");
    assert_eq!(without.with_asides(&[]), article);
    let nothing = [TextRange::new(13, 15), TextRange::new(20, 20), TextRange::new(9000, 9001)];
    assert_eq!(article.with_asides(&nothing), article, "white space, no words, no place");
}

#[test]
fn asides_keep_the_blocks_that_the_source_gave() {
    let plain = Article::from_text("a", "One line.\nAnother line.");
    let block = |start, end| Block { range: TextRange::new(start, end), kind: None, apart: false };
    let article = Article::from_blocks("a", &plain.text, &[block(0, 9), block(10, 23)]);
    let without = article.with_asides(&[TextRange::new(12, 13)]);
    assert_eq!(without.blocks, article.blocks);
    assert_eq!(without.with_asides(&[]), article);
}

#[test]
fn what_is_cut_is_gone_and_the_rest_comes_in_as_it_was() {
    let text = "Share this\n\nBridge closes\n\nBONN, 3 May 2021 (AFP) - It is closed.\nIt stays so.\n\nRead more\n\nIt was old.";
    let article = Article::from_text("a", text);
    let cut = |range: TextRange| ["Share this", "Read more"].contains(&slice(text, range));
    let story = article.without(cut);
    assert_eq!(&*story.text, "Bridge closes\n\nBONN, 3 May 2021 (AFP) - It is closed.\nIt stays so.\n\nIt was old.");
    assert_eq!(story.units, Article::from_text("a", &story.text).units);
    assert_eq!(story.details, article.details, "what was known is still known");
    assert_eq!(article.without(|_| false), article);
    assert_eq!(&*article.without(|_| true).text, "");
}

#[test]
fn blocks_that_stay_keep_their_kinds_where_others_are_cut() {
    let block = |start, end, kind| Block { range: TextRange::new(start, end), kind, apart: false };
    let blocks =
        [block(0, 4, None), block(5, 8, Some(UnitKind::Subhead)), block(9, 13, Some(UnitKind::Aside)), block(14, 17, None)];
    let article = Article::from_blocks("a", "Menu Who Pic. He.", &blocks);
    let story = article.without(|range| range.start == 0);
    let kinds: Vec<_> = story.units.iter().map(|unit| (slice(&story.text, unit.range), unit.kind)).collect();
    assert_eq!(kinds, [("Who", UnitKind::Subhead), ("Pic.", UnitKind::Aside), ("He.", UnitKind::Sentence)]);
    assert_eq!(article.without(|_| false), article);
}

#[test]
fn hostile_texts_take_linear_time() {
    let pieces = [
        "word ",
        "A word\n",
        "a\n",
        "***\n",
        "- \n",
        "BONN — ",
        "\"",
        "He left.\n",
        "He left. ",
        "May 3\n\n",
        "By Al\n",
        ":\n",
        "\n",
    ];
    for text in pieces.map(|piece| piece.repeat(30_000)) {
        assert!(Article::from_text("a", &text).units.len() <= text.len());
    }
}

proptest! {
    #[test]
    fn units_cover_all_but_white_space_in_order(text in "([A-Ca-c .!?\n:,-]|\n\n|BONN|May 3|By Al|#|“|”|\\PC){0,80}") {
        let article = Article::from_text("a", &text);
        let mut end = 0;
        for unit in article.units.iter() {
            prop_assert!(unit.range.start >= end && !unit.range.is_empty());
            prop_assert!(text.get(end..unit.range.start).is_some_and(|gap| gap.chars().all(is_space)));
            prop_assert_eq!(slice(&text, unit.range).trim_matches(is_space).len(), unit.range.len());
            prop_assert!(article.paragraphs[unit.paragraph].covers(unit.range));
            end = unit.range.end;
        }
        prop_assert!(text.get(end..).is_some_and(|rest| rest.chars().all(is_space)));
        prop_assert!(article.paragraphs.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}
