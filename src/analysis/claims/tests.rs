//! Each case is a text and its units, one a line: `kind certainty [speaker] words`.

use crate::analysis::testing::articles;
use crate::analysis::{Analysis, analyze};
use crate::text::slice;

fn analysed(text: &str) -> (Vec<crate::article::Article>, Analysis) {
    let articles = articles(&[text]);
    let analysis = analyze(&articles);
    (articles, analysis)
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (articles, analysis) = analysed(text);
    let words = |place: crate::analysis::Place| slice(&articles[0].text, place.range);
    let line = |unit: &crate::analysis::ClaimUnit| {
        let speaker = unit.speaker.as_ref().map_or(String::new(), |speaker| format!("[{}] ", words(speaker.place)));
        format!("{} {} {speaker}{}", unit.kind.name(), unit.certainty.name(), words(unit.place))
    };
    let found: Vec<_> = analysis.claims.iter().map(line).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_single_claim_has_no_parts() {
    check("The old ferry sank off the northern coast on Monday morning.", &[]);
    check("Crews from Sweden, Norway, and Finland searched the cold water all night.", &[]);
    check("The harbour, closed by the storm, opens again on Friday morning.", &[]);
    check("\"The old ferry sank off the northern coast.\"", &[]);
}

#[test]
fn clauses() {
    check(
        "The old ferry sank in heavy seas, but the second ferry reached the northern harbour safely.",
        &[
            "clause asserted The old ferry sank in heavy seas",
            "clause asserted the second ferry reached the northern harbour safely",
        ],
    );
    check(
        "The harbour master opened the northern gate early; crews loaded forty tons of grain.",
        &[
            "clause asserted The harbour master opened the northern gate early",
            "clause asserted crews loaded forty tons of grain",
        ],
    );
    check(
        "The two mayors will hold separate speeches on Monday and will meet face to face in a small hotel.",
        &[
            "clause asserted The two mayors will hold separate speeches on Monday",
            "clause asserted will meet face to face in a small hotel",
        ],
    );
    check(
        "As the old ferry sank off the coast, small boats picked up twelve cold passengers.",
        &["clause asserted the old ferry sank off the coast", "clause asserted small boats picked up twelve cold passengers"],
    );
}

#[test]
fn reported_speech() {
    check(
        "Anna Ito said the old ferry had carried too many heavy lorries.",
        &["reported attributed [Anna Ito] the old ferry had carried too many heavy lorries"],
    );
    check(
        "Anna Ito told reporters in Oslo on Monday that the old ferry carried forty heavy lorries.",
        &["reported attributed [Anna Ito] the old ferry carried forty heavy lorries"],
    );
    check(
        "According to Anna Ito, the old ferry carried forty heavy lorries.",
        &["reported attributed [Anna Ito] the old ferry carried forty heavy lorries"],
    );
    check(
        "The old ferry carried forty heavy lorries, Anna Ito said on Monday.",
        &["reported attributed [Anna Ito] The old ferry carried forty heavy lorries"],
    );
    check(
        "The old ferry carried forty heavy lorries, said harbour chief Anna Ito.",
        &["reported attributed [Anna Ito] The old ferry carried forty heavy lorries"],
    );
    check(
        "Anna Ito denied that the old ferry carried forty heavy lorries.",
        &["reported negated [Anna Ito] the old ferry carried forty heavy lorries"],
    );
    check(
        "Anna Ito and the other masters said that the old ferry carried forty heavy lorries.",
        &["reported attributed [Anna Ito and the other masters] the old ferry carried forty heavy lorries"],
    );
    check(
        "Oslo avoided a strike by agreeing with crews, owners and builders that all old ferries will rest in winter.",
        &["reported attributed all old ferries will rest in winter"],
    );
    check(
        "The harbour fell silent, with Anna Ito confirming that the old ferry carried forty heavy lorries.",
        &["reported attributed [Anna Ito] the old ferry carried forty heavy lorries"],
    );
    check(
        "Forty of the old ferries were burning when Anna Ito was taken into custody, she said.",
        &["reported attributed Forty of the old ferries were burning when Anna Ito was taken into custody"],
    );
    check("The ferry was old, she told the whole crew, and no repair that kept it afloat could last.", &[]);
}

#[test]
fn quotations() {
    check(
        "Anna Ito called on Monday for \"a new pier for every northern island\" and for more \"calm\".",
        &["quotation attributed [Anna Ito] a new pier for every northern island"],
    );
}

/// The certainty of a sentence.
#[track_caller]
fn certainty(text: &str, expected: &str) {
    let (_, analysis) = analysed(text);
    let found: Vec<_> = analysis
        .certainties
        .iter()
        .map(|(place, certainty)| {
            assert_eq!(analysis.certainty(*place), Some(*certainty));
            certainty.name()
        })
        .collect();
    assert_eq!(found.join(" "), expected, "{text}");
}

#[test]
fn certainties() {
    certainty("The ferry sank off the coast.", "asserted");
    certainty("The ferry may have hit a rock.", "hedged");
    certainty("The ferry sank in May off the coast. In May 2021 it sank.", "asserted asserted");
    certainty("The ferry reportedly hit a rock.", "hedged");
    certainty("The ferry is believed to have hit a rock.", "hedged");
    certainty("The ferry did not hit a rock.", "negated");
    certainty("The ferry may never have hit a rock.", "hedged");
    certainty("The ferry could not hit a rock.", "negated");
    certainty("The ferry not only sank but also lost oil.", "asserted");
    certainty("Anna Ito denied that the ferry hit a rock.", "negated");
    certainty("Anna Ito said the ferry had hit a rock.", "attributed");
    certainty("\"The ferry has hit a rock,\" Anna Ito said.", "attributed");
    certainty("\"The ferry has not hit a rock\" was all that Anna Ito said.", "attributed");
}

#[test]
fn hostile_texts_are_quick() {
    for text in ["and he said ", "; ", "\"a ", "\" ", ", and she will say that ", "according to ", "( as he is, but "] {
        let _ = analysed(&text.repeat(30_000 / text.len()));
    }
}
