//! The whole analysis on texts that nobody would print.

use super::testing::articles;
use super::*;
use crate::text::slice;
use proptest::prelude::*;

/// Every place lies in its article, on borders of characters, and mentions do not overlap.
fn check_places(articles: &[Article], analysis: &Analysis) {
    let mut mentions: Vec<_> =
        analysis.entities.iter().flat_map(|entity| &entity.mentions).map(|mention| mention.place).collect();
    mentions.sort();
    assert!(mentions.windows(2).all(|pair| pair[0].doc < pair[1].doc || pair[0].range.end <= pair[1].range.start));
    for place in mentions.iter().chain(analysis.pronouns.iter().map(|pronoun| &pronoun.place)) {
        assert!(!slice(&articles[place.doc].text, place.range).is_empty());
    }
    for entity in &analysis.entities {
        assert!(!entity.mentions.is_empty() && (0.0..=1.0).contains(&entity.confidence), "{entity:?}");
        assert!(entity.could_be.iter().all(|at| *at < analysis.entities.len()));
    }
    assert!(analysis.pronouns.iter().all(|pronoun| pronoun.entity < analysis.entities.len()));
}

/// Pieces that the rules about names ask for, so that random texts meet many of them.
const PIECES: &str = "(Zoë |Lund |al-Basri |President |the mayor |the |of |Aldra |Inc\\. |Jr\\. |U\\.S\\. |Russian |Moscow |said |his \
    |counterpart |\\(ABC\\) |IS |he |she |2008 |election |-|’s |, |\\. |\n|\\PC){0,50}";

proptest! {
    #[test]
    fn no_text_breaks_it(first in PIECES, second in PIECES, words in "(Zoë|Lund|the mayor|\\PC{0,3})") {
        let articles = articles(&[&first, &second]);
        let named = |doc| NamedAs { doc, words: words.clone() };
        let names = vec![
            NameCorrection::Mark(named(0)),
            NameCorrection::Same(named(0), NamedAs { doc: 1, words: "Lund".to_owned() }),
            NameCorrection::Apart(named(1), NamedAs { doc: 1, words: "Zoë".to_owned() }),
            NameCorrection::Kind(named(1), EntityKind::Event),
        ];
        let corrections = Corrections { names, ..Corrections::default() };
        let ControlFlow::Continue(analysis) = analyze_while(&articles, &corrections, &|| ControlFlow::Continue(())) else {
            panic!("nothing stopped it")
        };
        check_places(&articles, &analysis);
    }
}

#[test]
fn scripts_without_capitals_or_spaces_are_survived() {
    let texts = [
        "中文没有空格".repeat(500),
        "قال الرئيس إن ".repeat(300),
        "👩‍👩‍👧 🇸🇪 ".repeat(300),
        "X".repeat(20_000),
        "e\u{301}".repeat(5_000),
    ];
    for text in &texts {
        let articles = articles(&[text, "President Zoë Lund left."]);
        check_places(&articles, &analyze(&articles));
    }
}

#[test]
fn names_in_latin_capitals_are_offered_in_other_languages() {
    let text = "Der Präsident Wladimir Putin und Barack Obama trafen sich gestern in New York, sagte ein Sprecher des Weißen Hauses am Abend.";
    let analysis = analyze(&articles(&[text]));
    let names: Vec<_> = analysis.entities.iter().map(|entity| entity.name.as_str()).collect();
    assert!(names.contains(&"Barack Obama"), "{names:?}");
    assert!(
        matches!(analysis.warnings[..], [Warning::NotEnglish { doc: 0, language: Some("German") }]),
        "{:?}",
        analysis.warnings
    );
}
