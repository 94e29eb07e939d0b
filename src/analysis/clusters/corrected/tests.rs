use crate::analysis::testing::articles;
use crate::analysis::{Analysis, Corrections, EntityKind, NameCorrection, NamedAs, analyze_while};
use crate::text::slice;
use std::ops::ControlFlow;

fn named(doc: usize, words: &str) -> NamedAs {
    NamedAs { doc, words: words.to_owned() }
}

/// `name [kind] mention/mention` of every entity.
fn entities(texts: &[&str], names: Vec<NameCorrection>) -> Vec<String> {
    let articles = articles(texts);
    let corrections = Corrections { names, ..Corrections::default() };
    let ControlFlow::Continue(Analysis { entities, .. }) = analyze_while(&articles, &corrections, &|| ControlFlow::Continue(()))
    else {
        panic!("nothing stopped it")
    };
    let words = |entity: &crate::analysis::Entity| {
        let words = entity.mentions.iter().map(|mention| slice(&articles[mention.place.doc].text, mention.place.range));
        words.collect::<Vec<_>>().join("/")
    };
    entities.iter().map(|entity| format!("{} [{}] {}", entity.name, entity.kind.name(), words(entity))).collect()
}

const STORIES: [&str; 2] = [
    "Mayor Anna Dvorak closed the bridge. Dvorak wept. Moscow said so.",
    "Anna Dvorak spoke. Captain Petr Lund left. The Kremlin agreed.",
];

#[test]
fn what_is_the_same_is_joined_against_every_step() {
    let same = NameCorrection::Same(named(0, "Anna Dvorak"), named(1, "Petr Lund"));
    let found = entities(&STORIES, vec![same]);
    assert!(found.contains(&"Anna Dvorak [person] Anna Dvorak/Dvorak/Anna Dvorak/Petr Lund".to_owned()), "{found:#?}");
}

#[test]
fn what_is_kept_apart_never_comes_back() {
    let apart = NameCorrection::Apart(named(0, "Dvorak"), named(0, "Anna Dvorak"));
    let found = entities(&STORIES, vec![apart.clone()]);
    assert!(found.contains(&"Dvorak [person] Dvorak".to_owned()), "{found:#?}");
    let more = [&STORIES[..], &["Anna Dvorak came. Dvorak sang."]].concat();
    let found = entities(&more, vec![apart]);
    assert!(found.contains(&"Dvorak [person] Dvorak/Dvorak".to_owned()), "an added article does not join them: {found:#?}");
}

#[test]
fn the_same_words_in_two_articles_can_be_two() {
    let apart = NameCorrection::Apart(named(0, "Anna Dvorak"), named(1, "Anna Dvorak"));
    let found = entities(&STORIES, vec![apart]);
    assert_eq!(found.iter().filter(|entity| entity.starts_with("Anna Dvorak")).count(), 2, "{found:#?}");
}

#[test]
fn known_names_and_descriptions_are_kept_apart() {
    let found = entities(&STORIES, vec![NameCorrection::Apart(named(1, "Kremlin"), named(0, "Moscow"))]);
    assert!(
        found.iter().any(|entity| entity.ends_with("] Moscow")) && found.iter().any(|entity| entity.ends_with("] Kremlin")),
        "{found:#?}"
    );
    let text = ["Mayor Anna Dvorak closed the bridge. The mayor wept."];
    assert!(entities(&text, Vec::new())[0].ends_with("Anna Dvorak/mayor"));
    let found = entities(&text, vec![NameCorrection::Apart(named(0, "mayor"), named(0, "Anna Dvorak"))]);
    assert_eq!(found, ["Anna Dvorak [person] Anna Dvorak"]);
}

#[test]
fn names_and_kinds_are_given() {
    let rename = NameCorrection::Rename(named(0, "Dvorak"), "Mayor Dvorak".to_owned());
    let kind = NameCorrection::Kind(named(1, "Petr Lund"), EntityKind::Org);
    let found = entities(&STORIES, vec![rename, kind]);
    assert!(found.contains(&"Mayor Dvorak [person] Anna Dvorak/Dvorak/Anna Dvorak".to_owned()), "{found:#?}");
    assert!(found.contains(&"Petr Lund [org] Petr Lund".to_owned()), "{found:#?}");
}

#[test]
fn what_is_ignored_goes_and_what_is_marked_comes() {
    let ignore = NameCorrection::Ignore(named(1, "Petr Lund"));
    let mark = NameCorrection::Mark(named(0, "the  bridge"));
    let found = entities(&STORIES, vec![ignore, mark]);
    assert!(!found.iter().any(|entity| entity.contains("Petr Lund")), "{found:#?}");
    assert!(found.iter().any(|entity| entity.ends_with("] the bridge")), "{found:#?}");
}

#[test]
fn a_mark_over_a_found_name_takes_its_place() {
    let found = entities(&STORIES, vec![NameCorrection::Mark(named(0, "Mayor Anna Dvorak"))]);
    assert!(found.iter().any(|entity| entity.contains("Mayor Anna Dvorak/")), "{found:#?}");
}

#[test]
fn a_name_in_capitals_is_corrected_like_any_other() {
    let text = ["The crew of the ZARA VELLIN wept. ANNA DVORAK spoke of it on Monday to the press in Bonn."];
    assert!(
        entities(&text, Vec::new()).iter().any(|entity| entity.ends_with("ANNA DVORAK")),
        "{:#?}",
        entities(&text, Vec::new())
    );
    let found = entities(&text, vec![NameCorrection::Ignore(named(0, "ANNA DVORAK"))]);
    assert!(!found.iter().any(|entity| entity.contains("ANNA DVORAK")), "{found:#?}");
}

#[test]
fn a_correction_of_words_that_are_gone_does_nothing() {
    let gone = [
        NameCorrection::Same(named(0, "Nobody"), named(1, "Petr Lund")),
        NameCorrection::Apart(named(5, "Nobody"), named(1, "Petr Lund")),
        NameCorrection::Kind(named(9, ""), EntityKind::Org),
    ];
    assert_eq!(entities(&STORIES, gone.to_vec()), entities(&STORIES, Vec::new()));
}

#[test]
fn an_ignored_description_means_nobody() {
    let text = ["Mayor Anna Dvorak closed the bridge. The mayor wept."];
    assert_eq!(entities(&text, vec![NameCorrection::Ignore(named(0, "mayor"))]), ["Anna Dvorak [person] Anna Dvorak"]);
}

#[test]
fn a_short_name_whose_meaning_was_given_is_open_no_more() {
    let articles = articles(&["Anna Dvorak met Petr Dvorak. The crew thanked Dvorak."]);
    let said = vec![NameCorrection::Same(named(0, "Dvorak"), named(0, "Petr Dvorak"))];
    let corrections = Corrections { names: said, ..Corrections::default() };
    let ControlFlow::Continue(analysis) = analyze_while(&articles, &corrections, &|| ControlFlow::Continue(())) else {
        panic!("nothing stopped it")
    };
    assert!(analysis.entities.iter().all(|entity| entity.could_be.is_empty()), "{:#?}", analysis.entities);
}
