//! Two or more texts in, shown links out, as `first words ~ first words`.

use super::{Feature, Model};
use crate::analysis::Against;
use crate::analysis::testing::articles;
use crate::analysis::{Analysis, Corrections, Opinion, Place, analyze, analyze_while};
use crate::article::Article;
use crate::text::{TextRange, slice};
use std::ops::ControlFlow;

const RIVER: [&str; 2] = [
    "The harbour bridge at Aldra closed on Monday after engineers found cracks. Mayor Zoë Lund said repairs would cost 4 million euros. \
     Ferries will run until midnight. Shops nearby fear for their trade. Divers inspect the piers today. Schools stay open.",
    "Cracks found by engineers have closed the Aldra harbour bridge. Rain is forecast for the weekend. \
     Repairs may cost four million euros, according to Lund, the mayor. Traders were not consulted. The museum has a new roof. A band played.",
];

fn first_words(articles: &[Article], doc: usize, range: TextRange) -> String {
    slice(&articles[doc].text, range).split(' ').take(3).collect::<Vec<_>>().join(" ")
}

fn shown(texts: &[&str]) -> Vec<String> {
    let articles = articles(texts);
    let Analysis { links, claim_threshold, .. } = analyze(&articles);
    let strong = links.iter().filter(|link| link.score >= claim_threshold);
    strong
        .map(|l| format!("{} ~ {}", first_words(&articles, l.a.doc, l.a.range), first_words(&articles, l.b.doc, l.b.range)))
        .collect()
}

#[test]
fn sentences_that_say_the_same_are_linked_and_others_are_not() {
    assert_eq!(shown(&RIVER), ["The harbour bridge ~ Cracks found by", "Mayor Zoë Lund ~ Repairs may cost"]);
}

#[test]
fn the_reasons_are_words_that_stand_in_both() {
    let articles = articles(&RIVER);
    let analysis = analyze(&articles);
    let why = &analysis.links.iter().find(|link| link.score >= analysis.claim_threshold).expect("a link").why;
    assert!(why.words.contains(&"cracks".to_owned()) && why.words.contains(&"engineers".to_owned()), "{why:?}");
    let names: Vec<_> = why.entities.iter().map(|&entity| analysis.entities[entity].name.as_str()).collect();
    assert_eq!(names, ["Aldra"]);
}

#[test]
fn taking_the_reasons_away_lowers_the_score() {
    let score = |texts: &[&str]| analyze(&articles(texts)).links.iter().map(|link| link.score).fold(0.0, f64::max);
    let without = RIVER[1].replace("Cracks found by engineers", "Faults seen by divers").replace("Repairs may", "Works could");
    assert!(score(&[RIVER[0], &without]) < score(&RIVER));
}

#[test]
fn a_sentence_told_by_three_is_one_group() {
    let third = "Engineers found cracks in the harbour bridge at Aldra, which is closed. Nobody was hurt. The weather was fine.";
    let analysis = analyze(&articles(&[RIVER[0], RIVER[1], third]));
    let group = analysis.groups.iter().find(|group| group.members.len() == 3).expect("one group of three");
    assert_eq!(group.number, 1);
    assert_eq!(group.members.iter().map(|place| place.doc).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn what_only_one_says_has_no_match_elsewhere() {
    let articles = articles(&RIVER);
    let analysis = analyze(&articles);
    let only: Vec<_> = analysis.only_in.iter().map(|place| first_words(&articles, place.doc, place.range)).collect();
    assert!(only.contains(&"Ferries will run".to_owned()) && only.contains(&"The museum has".to_owned()), "{only:?}");
    assert!(!only.contains(&"The harbour bridge".to_owned()), "{only:?}");
}

#[test]
fn one_sentence_does_not_link_with_everything() {
    let many = "The bridge at Aldra closed. ".repeat(30);
    let analysis = analyze(&articles(&["The bridge at Aldra closed on Monday because of cracks. Boats ran.", &many]));
    let first = analysis.links.iter().map(|link| link.a).min();
    assert!(analysis.links.iter().filter(|link| Some(link.a) == first).count() <= 5);
}

#[test]
fn the_same_articles_give_the_same_analysis() {
    assert_eq!(analyze(&articles(&RIVER)), analyze(&articles(&RIVER)));
}

#[test]
fn one_article_or_none_has_no_links() {
    assert!(analyze(&[]).entities.is_empty());
    let alone = analyze(&articles(&RIVER[..1]));
    assert!(alone.links.is_empty() && alone.only_in.is_empty() && !alone.entities.is_empty());
}

/// Where the words stand first.
fn place(articles: &[Article], doc: usize, words: &str) -> Place {
    let start = articles[doc].text.find(words).expect("the words");
    Place { doc, range: TextRange::new(start, start + words.len()) }
}

/// The analysis once the reader has said of these pairs of words whether they belong together.
fn judged(articles: &[Article], opinions: &[(&str, &str, bool)]) -> Analysis {
    let opinion = |(a, b, accepted): &(&str, &str, bool)| Opinion {
        a: place(articles, 0, a),
        b: place(articles, 1, b),
        accepted: *accepted,
    };
    let corrections = Corrections { links: opinions.iter().map(opinion).collect(), ..Corrections::default() };
    match analyze_while(articles, &corrections, &|| ControlFlow::Continue(())) {
        ControlFlow::Continue(analysis) => analysis,
        ControlFlow::Break(()) => unreachable!("nothing stops it"),
    }
}

/// The shown links as `first words ~ first words`, those with a star that the reader accepted.
fn shown_of(articles: &[Article], analysis: &Analysis) -> Vec<String> {
    let strong = analysis.links.iter().filter(|link| link.score >= analysis.claim_threshold);
    let words = |place: Place| first_words(articles, place.doc, place.range);
    strong.map(|l| format!("{} ~ {}{}", words(l.a), words(l.b), if l.accepted { " *" } else { "" })).collect()
}

#[test]
fn a_rejected_link_does_not_come_back() {
    let articles = articles(&RIVER);
    // A part of each sentence is enough to say which is meant.
    let analysis = judged(&articles, &[("bridge at Aldra", "engineers", false)]);
    assert_eq!(shown_of(&articles, &analysis), ["Mayor Zoë Lund ~ Repairs may cost"]);
    let pair = (place(&articles, 0, "The harbour").range.start, 0);
    assert!(analysis.links.iter().all(|link| (link.a.range.start, link.b.range.start) != pair), "not even as a weak one");
    assert!(analysis.groups.iter().all(|group| group.members.iter().all(|member| member.range.start != 0)));
}

#[test]
fn another_link_takes_the_place_of_a_rejected_one() {
    let sentence = "The bridge at Aldra closed. ";
    let many = sentence.repeat(8);
    let articles = articles(&["The bridge at Aldra closed on Monday because of cracks. Boats ran.", &many]);
    let copies = |analysis: &Analysis| {
        let from_first = analysis.links.iter().filter(|link| link.a.range.start == 0);
        from_first.map(|link| link.b.range.start / sentence.len()).collect::<Vec<_>>()
    };
    assert_eq!(copies(&judged(&articles, &[])), [0, 1, 2, 3, 4]);
    assert_eq!(copies(&judged(&articles, &[("The bridge", "The bridge", false)])), [1, 2, 3, 4, 5]);
}

#[test]
fn an_accepted_link_stays_though_it_is_weak() {
    let articles = articles(&RIVER);
    let analysis = judged(&articles, &[("Ferries will run", "A band played", true), ("Mayor Zoë", "Repairs may", true)]);
    assert_eq!(
        shown_of(&articles, &analysis),
        ["The harbour bridge ~ Cracks found by", "Mayor Zoë Lund ~ Repairs may cost *", "Ferries will run ~ A band played. *"]
    );
    let unread = analysis.only_in.iter().map(|place| first_words(&articles, place.doc, place.range)).collect::<Vec<_>>();
    assert!(!unread.contains(&"Ferries will run".to_owned()) && !unread.contains(&"A band played.".to_owned()), "{unread:?}");
}

#[test]
fn opinions_on_what_is_not_there_change_nothing() {
    let articles = articles(&RIVER);
    let corrections = |doc, start| {
        let a = Place { doc: 0, range: TextRange::new(0, 3) };
        let b = Place { doc, range: TextRange::new(start, start + 1) };
        Corrections { links: vec![Opinion { a, b, accepted: true }], ..Corrections::default() }
    };
    for corrections in [corrections(7, 0), corrections(1, 9000), corrections(0, 200)] {
        let judged = analyze_while(&articles, &corrections, &|| ControlFlow::Continue(()));
        assert_eq!(judged, ControlFlow::Continue(analyze(&articles)));
    }
}

#[test]
fn what_is_taken_out_of_the_story_is_not_analysed() {
    let aside = "“Zoë Lund counted 77 boats in Aldra last year,” said Max Ito of the harbour office, which has kept count of all the boats there since 1990.";
    let texts = [format!("Bridge closes\n\n{} {aside}", RIVER[0]), format!("Bridge shut\n\n{aside} {}", RIVER[1])];
    let whole: Vec<_> = texts.iter().zip(["a", "b"]).map(|(text, id)| Article::from_text(id, text)).collect();
    let range = |doc| place(&whole, doc, aside).range;
    let without: Vec<_> = whole.iter().enumerate().map(|(doc, article)| article.with_asides(&[range(doc)])).collect();
    let is_inside = |place: &Place| range(place.doc).intersects(place.range);
    let touched = |analysis: &Analysis| {
        [
            analysis.entities.iter().flat_map(|entity| &entity.mentions).any(|mention| is_inside(&mention.place)),
            analysis.figures.iter().any(|figure| is_inside(&figure.place)),
            analysis.quotes.iter().any(|quote| is_inside(&quote.place)),
            analysis.links.iter().any(|link| is_inside(&link.a) || is_inside(&link.b)),
            analysis.verbatim.iter().any(|run| is_inside(&run.a) || is_inside(&run.b)),
        ]
    };
    assert_eq!(touched(&analyze(&whole)), [true; 5]);
    assert_eq!(touched(&analyze(&without)), [false; 5]);
    assert!(!analyze(&[without[0].clone(), whole[1].clone()]).only_in.iter().any(|place| place.doc == 0 && is_inside(place)));
    assert_eq!(touched(&judged(&without, &[(aside, aside, true)])), [false; 5], "an older opinion does not bring it back");
}

#[test]
fn words_of_like_meaning_are_named_and_raise_the_score() {
    let first = "Mayor Zoë Lund thanked the doctors of the harbour hospital in Aldra. It rained. Boats ran late. Shops closed early today.";
    let second = |who: &str| {
        format!(
            "In Aldra the mayor, Zoë Lund, thanked the {who} of the hospital at the harbour. The sun shone. Trains ran. Nobody slept."
        )
    };
    let link = |who: &str| {
        let articles = articles(&[first, &second(who)]);
        let link = analyze(&articles).links.into_iter().max_by(|a, b| a.score.total_cmp(&b.score)).expect("a link");
        let named = |place: Place| slice(&articles[place.doc].text, place.range).to_owned();
        let aligned: Vec<_> = link.why.aligned.iter().map(|words| (named(words.a), named(words.b))).collect();
        (link.score, aligned)
    };
    let (near, aligned) = link("physicians");
    let (far, _) = link("gardeners");
    assert!(near > far, "{near} {far}");
    assert!(aligned.contains(&("doctors".to_owned(), "physicians".to_owned())), "{aligned:?}");
}

/// What two sentences about the harbour, each in a story of its own, say in other words.
fn otherwise(first: &str, second: &str) -> Vec<String> {
    let texts = [
        format!("{first} It rained. Boats ran late. Shops closed early today."),
        format!("{second} The sun shone there. Trains ran. Nobody slept."),
    ];
    let articles = articles(&[&texts[0], &texts[1]]);
    let link = analyze(&articles).links.into_iter().max_by(|a, b| a.score.total_cmp(&b.score)).expect("a link");
    let word = |place: Place| slice(&articles[place.doc].text, place.range);
    link.why.aligned.iter().map(|words| format!("{}/{}", word(words.a), word(words.b))).collect()
}

#[test]
fn words_in_the_same_place_are_other_words_and_those_that_are_only_near_are_not() {
    let story = |colour: &str| format!("The harbour board of Aldra gave the captains a {colour} answer about the lighthouse.");
    assert_eq!(otherwise(&story("curt"), &story("long")), ["curt/long"], "between the same words");
    let of = |who: &str, time: &str| format!("The {who} of Aldra paid the captains of the lighthouse {time}.");
    assert_eq!(
        otherwise(&of("regime", "gladly"), &of("government", "late")),
        ["regime/government"],
        "somewhat alike, beside the same word"
    );
    let (first, second) = (of("board", "after two years"), of("board", "at a time of calm"));
    assert_eq!(otherwise(&first, &second), Vec::<String>::new(), "somewhat alike, beside other words");
}

#[test]
fn verbs_of_the_same_object_are_other_words() {
    let of = |verb: &str| format!("The mayor {verb} harbour rival Zoë Lund at the lighthouse of Aldra.");
    assert_eq!(otherwise(&of("will square off today with"), &of("prepared to confront")), ["square off/confront"]);
    assert_eq!(otherwise(&of("will meet"), &of("was to meet")), Vec::<String>::new(), "the same verb");
    assert_eq!(
        otherwise(&of("will square off with the captains and"), &of("prepared to confront")),
        Vec::<String>::new(),
        "another object"
    );
}

#[test]
fn only_the_part_that_matches_is_asked_for_a_negative() {
    let negative = |second: &str| {
        let first = "Engineers found deep cracks in the harbour bridge at Aldra on Monday. It rained. Boats ran late. Shops closed early.";
        let second = format!("{second} The sun shone there. Trains ran. Nobody slept.");
        let link =
            analyze(&articles(&[first, &second])).links.into_iter().max_by(|a, b| a.score.total_cmp(&b.score)).expect("a link");
        link.why.against.contains(&Against::Denies(false))
    };
    assert!(negative("Engineers found no deep cracks in the harbour bridge at Aldra."));
    assert!(!negative(
        "Engineers found deep cracks in the harbour bridge at Aldra, but the mayor of distant Ostrel will not pay a single coin."
    ));
}

#[test]
fn a_date_does_not_speak_against_a_more_exact_one() {
    let against = |date: &str| {
        let first =
            "Engineers found deep cracks in the harbour bridge at Aldra on June 24. It rained. Boats ran late. Shops closed.";
        let second = format!(
            "Engineers found deep cracks in the harbour bridge at Aldra on {date}. The sun shone. Trains ran. Nobody slept."
        );
        let links = analyze(&articles(&[first, &second])).links;
        links.into_iter().max_by(|a, b| a.score.total_cmp(&b.score)).expect("a link").why.against
    };
    assert_eq!(against("June 24, 2005"), []);
    assert!(matches!(&against("June 25, 2005")[..], [Against::Figures(_)]));
}

#[test]
fn what_the_score_is_made_of_adds_up_and_what_speaks_against_it_is_said() {
    let texts = [
        "Engineers found 14 cracks in the harbour bridge at Aldra on Monday. It rained. Boats ran late. Shops closed early today.",
        "Engineers did not find more than nine cracks in the harbour bridge at Aldra. The sun shone there. Trains ran. Nobody slept.",
    ];
    let analysis = analyze(&articles(&texts));
    let link = analysis.links.iter().max_by(|a, b| a.score.total_cmp(&b.score)).expect("a link");
    let adds = |feature: Feature| link.why.parts.iter().find(|part| part.feature == feature).map_or(0.0, |part| part.adds);
    assert!(adds(Feature::Aligned) > 0.0 && adds(Feature::Denied) < 0.0, "{:?}", link.why.parts);
    let parts: f64 = link.why.parts.iter().map(|part| part.adds).sum();
    // What is left out of the parts adds next to nothing.
    let own = Model::own();
    let sheet = super::fit::observe(&articles(&texts));
    let pair = sheet.pairs.iter().find(|pair| (pair.a, pair.b) == (link.a, link.b)).expect("observed");
    assert!((own.link.sum(&pair.values) - own.link.bias - parts).abs() < 0.05, "{parts}");
    assert_eq!(link.why.against, [Against::Figures([vec!["14".into()], vec!["nine".into()]]), Against::Denies(false)]);
}

#[test]
fn a_length_of_time_is_one_in_whatever_unit() {
    let first = "The mayor and the captain met for 90 minutes in Aldra. It rained. Boats ran late. Shops closed early today.";
    let why = |length: &str| {
        let second =
            format!("In Aldra the captain sat with the mayor for {length}. The sun shone there. Trains ran. Nobody slept.");
        let analysis = analyze(&articles(&[first, &second]));
        analysis.links.into_iter().max_by(|a, b| a.score.total_cmp(&b.score)).expect("a link").why
    };
    let (same, other) = (why("an hour and a half"), why("two hours and a half"));
    assert_eq!(same.figures, ["90 minutes"]);
    assert!(same.against.is_empty(), "{:?}", same.against);
    assert!(other.figures.is_empty() && !other.against.is_empty(), "{other:?}");
}

#[test]
fn a_name_alone_makes_no_match() {
    let texts = [
        "Mayor Zoë Lund met the captains at Aldra. Zoë Lund spoke first. The captains asked for a new pier. Boats ran late.",
        "Mayor Zoë Lund met the captains at Aldra. Zoë Lund did not. The pier will be built in spring. Shops closed early.",
    ];
    let analysis = analyze(&articles(&texts));
    let starts = |place: Place, words: &str| slice(texts[place.doc], place.range).starts_with(words);
    let shown =
        |a: &str, b: &str| analysis.links.iter().any(|l| l.score >= analysis.claim_threshold && starts(l.a, a) && starts(l.b, b));
    assert!(shown("Mayor Zoë Lund met", "Mayor Zoë Lund met"));
    assert!(!shown("Zoë Lund spoke", "Zoë Lund did"));
}

#[test]
fn articles_on_two_events_have_weaker_links() {
    let claim = "A strong earthquake shook the north of Aldra on Monday and damaged houses.";
    let story = |names: &str| format!("{claim} {names} rescued people. {names} spoke of luck. {names} left.");
    let best = |texts: [String; 2]| {
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        analyze(&articles(&texts)).links.iter().map(|link| link.score).fold(0.0, f64::max)
    };
    let one = best([story("Zoë Lund"), story("Zoë Lund")]);
    let two = best([story("Zoë Lund"), story("Max Ito").replace("rescued people", "watched football")]);
    assert!(one > two, "{one} {two}");
}
