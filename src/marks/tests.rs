//! Segments printed as text: what is marked stands in brackets, before it what it is marked as.

use super::*;
use crate::analysis::{
    AlignedWords, ClaimGroup, ClaimLink, Conflict, ConflictSide, Figure, FigureKind, Mention, MentionForm, Place, Quote,
    VerbatimRun, Verdict, Why, analyze,
};
use crate::article::{ArticleId, Details};
use crate::text::slice;
use proptest::prelude::*;
use std::fmt::Write as _;

const A: &str = "Mayor Zoë Hart closed the bridge. “It took 3 years,” she said. Rain fell.";
const B: &str = "Hart has closed the bridge after 4 years.";

fn article(text: &str) -> Article {
    Article {
        id: ArticleId("a".into()),
        text: text.into(),
        details: Details::default(),
        paragraphs: [TextRange::new(0, text.len())].into(),
        units: [].into(),
        ..Article::default()
    }
}

fn find(doc: usize, words: &str) -> Place {
    let start = [A, B][doc].find(words).unwrap();
    Place { doc, range: TextRange::new(start, start + words.len()) }
}

/// Two articles that share a person and a sentence, and differ in a figure.
fn analysis() -> Analysis {
    let mention = |place| Mention { place, form: MentionForm::Name };
    let entity = |name: &str, kind, mentions: Vec<Mention>| Entity {
        name: name.to_owned(),
        kind,
        shared: mentions.len() > 1,
        mentions,
        aliases: Vec::new(),
        reasons: Vec::new(),
        confidence: 1.0,
        could_be: Vec::new(),
    };
    let (first, second) = (find(0, "Mayor Zoë Hart closed the bridge."), find(1, B));
    let link = |a, b, relation| ClaimLink { a, b, score: 0.9, relation, why: Why::default(), accepted: false };
    let side = |place, value: &str| ConflictSide { place, value: value.to_owned() };
    let figure =
        |place| Figure { place, kind: FigureKind::Duration, value: String::new(), unit: "year".to_owned(), approximate: false };
    Analysis {
        entities: vec![
            entity("Zoë Hart", EntityKind::Person, vec![mention(find(0, "Zoë Hart")), mention(find(1, "Hart"))]),
            entity("bridge", EntityKind::Place, vec![mention(find(0, "bridge"))]),
        ],
        links: vec![
            link(first, second, Relation::Same),
            link(find(0, "“It took 3 years,” she said."), second, Relation::Conflict),
        ],
        groups: vec![ClaimGroup { number: 1, members: vec![first, second], links: vec![0, 1] }],
        figures: vec![figure(find(0, "3 years")), figure(find(1, "4 years"))],
        conflicts: vec![Conflict {
            link: 1,
            a: side(find(0, "3 years"), "3"),
            b: side(find(1, "4 years"), "4"),
            what: String::new(),
            verdict: Verdict::Conflict,
        }],
        quotes: vec![Quote { place: find(0, "It took 3 years,"), speaker: None }],
        ..Analysis::default()
    }
}

fn print(doc: usize, lenses: Lenses, focus: Focus) -> String {
    let text = [A, B][doc];
    let mut out = String::new();
    let mut at = 0;
    for segment in segments(doc, &article(text), &analysis(), lenses, focus) {
        out += slice(text, TextRange::new(at, segment.range.start));
        write!(out, "[{}:{}]", names(&segment), slice(text, segment.range)).unwrap();
        at = segment.range.end;
    }
    out + slice(text, TextRange::new(at, text.len()))
}

/// `e` a name (`E` shared), `1=` sentence 1, `f` a figure (`≠` differing), `q` a quotation; `!` in focus.
fn names(segment: &Segment) -> String {
    let focus = |focused| if focused { "!" } else { "" };
    let entity = segment.entity.map(|mark| format!("{}{}", if mark.shared { "E" } else { "e" }, focus(mark.focused)));
    let claim = segment.claim.map(|mark| format!("{}{}{}", mark.number, mark.relation.name(), focus(mark.focused)));
    let figure = segment.figure.map(|mark| if mark.conflict.is_some() { "≠" } else { "f" }.to_owned());
    let quote = segment.quote.map(|_| "q".to_owned());
    [claim, entity, figure, quote].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

const NONE: Lenses =
    Lenses { entities: false, claims: false, figures: false, quotes: false, other_words: false, word_for_word: false };

#[test]
fn all_layers_lie_over_one_another() {
    assert_eq!(
        print(0, Lenses::default(), Focus::default()),
        "[1same:Mayor ][1same E:Zoë Hart][1same: closed the ][1same e:bridge][1same:.] \
         [1conflict:“][1conflict q:It took ][1conflict ≠ q:3 years][1conflict q:,][1conflict:” she said.] Rain fell."
    );
    assert_eq!(
        print(1, Lenses::default(), Focus::default()),
        "[1conflict E:Hart][1conflict: has closed the bridge after ][1conflict ≠:4 years][1conflict:.]"
    );
}

#[test]
fn each_lens_can_be_switched_off() {
    assert_eq!(print(0, NONE, Focus::default()), A);
    let names = Lenses { entities: true, ..NONE };
    assert_eq!(
        print(0, names, Focus::default()),
        "Mayor [E:Zoë Hart] closed the [e:bridge]. “It took 3 years,” she said. Rain fell."
    );
    let quotes = Lenses { quotes: true, ..NONE };
    assert_eq!(
        print(0, quotes, Focus::default()),
        "Mayor Zoë Hart closed the bridge. “[q:It took 3 years,]” she said. Rain fell."
    );
}

#[test]
fn focus_shows_on_every_mention_and_on_both_ends_of_a_link() {
    let lenses = Lenses { entities: true, claims: true, ..NONE };
    let focus = Focus { entity: Some(0), link: Some(0) };
    assert_eq!(
        print(0, lenses, focus),
        "[1same!:Mayor ][1same! E!:Zoë Hart][1same!: closed the ][1same! e:bridge][1same!:.] \
         [1conflict:“It took 3 years,” she said.] Rain fell."
    );
    assert_eq!(print(1, lenses, focus), "[1conflict! E!:Hart][1conflict!: has closed the bridge after 4 years.]");
}

#[test]
fn a_match_that_is_too_weak_is_marked_while_it_is_looked_at() {
    let mut analysis = analysis();
    let (a, b) = (find(0, "Rain fell."), find(1, B));
    analysis.links.push(ClaimLink { a, b, score: 0.5, relation: Relation::Partial, why: Why::default(), accepted: false });
    let claims = Lenses { claims: true, ..NONE };
    let marked = |doc: usize, link| {
        let focus = Focus { link, ..Focus::default() };
        let segments = segments(doc, &article([A, B][doc]), &analysis, claims, focus);
        let focused =
            segments.iter().filter_map(|one| one.claim.filter(|claim| claim.focused).map(|claim| (one.range, claim.number)));
        focused.collect::<Vec<_>>()
    };
    assert_eq!(marked(0, Some(2)), [(a.range, 0)]);
    assert_eq!(marked(1, Some(2)), [(b.range, 0)]);
    assert_eq!((marked(0, None), marked(1, None)), (Vec::new(), Vec::new()));
}

#[test]
fn the_margin_has_the_numbers_of_the_sentences() {
    let print = |doc: usize| -> Vec<String> {
        let number = |n: &MarginNumber| format!("{} {} {}", n.number, n.relation.name(), slice([A, B][doc], n.range));
        margin_numbers(doc, &analysis()).iter().map(number).collect()
    };
    assert_eq!(print(0), ["1 same Mayor Zoë Hart closed the bridge.", "1 conflict “It took 3 years,” she said."]);
    assert_eq!(print(1), ["1 conflict Hart has closed the bridge after 4 years."]);
}

#[test]
fn the_pointer_finds_its_segment() {
    let all = segments(0, &article(A), &analysis(), Lenses::default(), Focus::default());
    let at = |words: &str| segment_at(&all, A.find(words).unwrap()).map(|segment| slice(A, segment.range));
    assert_eq!(at("ë Hart"), Some("Zoë Hart"));
    assert_eq!(at("Rain"), None);
    assert_eq!(segment_at(&all, 10_000), None);
}

#[test]
fn an_empty_analysis_marks_nothing() {
    let articles = [article("")];
    assert!(segments(0, &articles[0], &analyze(&articles), Lenses::default(), Focus::default()).is_empty());
}

proptest! {
    /// Whatever the analysis says, segments are in order, apart, not empty, and each layer is painted where it lies.
    #[test]
    fn segments_never_overlap(ranges in prop::collection::vec((0usize..60, 1usize..20, 0usize..3), 0..40)) {
        let text = "x".repeat(80);
        let mut analysis = Analysis::default();
        for (start, len, layer) in ranges {
            let place = Place { doc: 0, range: TextRange::new(start, start + len) };
            match layer {
                0 => analysis.quotes.push(Quote { place, speaker: None }),
                1 => analysis.entities.push(Entity {
                    name: String::new(), kind: EntityKind::Other, shared: false,
                    mentions: vec![Mention { place, form: MentionForm::Name }], aliases: vec![], reasons: vec![], confidence: 1.0, could_be: vec![],
                }),
                _ => {
                    let link = ClaimLink { a: place, b: place, score: 1.0, relation: Relation::Same, why: Why::default(), accepted: false };
                    analysis.links.push(link);
                    let links = vec![analysis.links.len() - 1];
                    analysis.groups.push(ClaimGroup { number: 1, members: vec![place], links });
                }
            }
        }
        let all = segments(0, &article(&text), &analysis, Lenses::default(), Focus::default());
        prop_assert!(all.iter().all(|segment| !segment.range.is_empty() && segment.is_marked()));
        prop_assert!(all.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
    }
}

#[test]
fn a_guessed_kind_is_not_shown_and_a_name_is_open_only_between_several() {
    let mut analysis = analysis();
    let article = article(A);
    let mark = |analysis: &Analysis| {
        let segments = segments(0, &article, analysis, Lenses::default(), Focus::default());
        segments.iter().find_map(|segment| segment.entity).map(|mark| (mark.kind, mark.ambiguous)).unwrap()
    };
    assert_eq!(mark(&analysis), (EntityKind::Person, false));
    analysis.entities[0].confidence = 0.5;
    analysis.entities[0].could_be = vec![1];
    assert_eq!(mark(&analysis), (EntityKind::Other, false));
    analysis.entities[0].could_be = vec![1, 2];
    assert_eq!(mark(&analysis), (EntityKind::Other, true));
}

#[test]
fn runs_to_the_letter_that_meet_are_one_and_words_of_like_meaning_are_marked_only_in_shown_links() {
    let mut analysis = analysis();
    let run = |words: &str| VerbatimRun { a: find(0, words), b: find(1, "bridge"), words: 8 };
    analysis.verbatim = vec![run("Mayor Zoë Hart closed"), run("Hart closed the bridge")];
    let aligned = |a: &str| AlignedWords { a: find(0, a), b: find(1, "closed"), likeness: 0.5 };
    analysis.links[0].why.aligned.push(aligned("closed"));
    let hidden = ClaimLink { why: Why { aligned: vec![aligned("Rain")], ..Why::default() }, ..analysis.links[0].clone() };
    analysis.links.push(hidden);
    let marked = |lenses: Lenses| {
        let segments = segments(0, &article(A), &analysis, lenses, Focus::default());
        segments.iter().map(|segment| slice(A, segment.range)).collect::<Vec<_>>()
    };
    assert_eq!(marked(Lenses { word_for_word: true, ..NONE }), ["Mayor Zoë Hart closed the bridge"]);
    assert_eq!(marked(Lenses { other_words: true, ..NONE }), ["closed"]);
}
