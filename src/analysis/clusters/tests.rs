//! Texts in, entities out: `name [kind] mention/mention`, mentions of a later article behind `|`.

use crate::analysis::testing::articles;
use crate::analysis::{Analysis, analyze};
use crate::article::Article;
use crate::text::slice;

fn entities(texts: &[&str]) -> Vec<String> {
    let articles = articles(texts);
    let analysis = analyze(&articles);
    analysis.entities.iter().map(|entity| line(&articles, entity)).collect()
}

fn line(articles: &[Article], entity: &crate::analysis::Entity) -> String {
    let docs = (0..articles.len()).map(|doc| {
        let here = entity.mentions.iter().filter(|mention| mention.place.doc == doc);
        here.map(|mention| slice(&articles[doc].text, mention.place.range)).collect::<Vec<_>>().join("/")
    });
    format!("{} [{}] {}", entity.name, entity.kind.name(), docs.collect::<Vec<_>>().join(" | "))
}

/// Each of `expected` must be an entity; the whole list is printed when one is not.
fn check(texts: &[&str], expected: &[&str]) {
    let found = entities(texts);
    for line in expected {
        assert!(found.iter().any(|entity| entity == line), "no {line:?} among {found:#?}");
    }
}

#[test]
fn a_surname_is_the_person_who_has_it() {
    check(
        &["President Zoë Lund met Mr. Karim al-Basri in Oslo. Lund said that al-Basri had agreed.", "Basri thanked Lund."],
        &[
            "Zoë Lund [person] Zoë Lund/Lund | Lund",
            "Karim al-Basri [person] Karim al-Basri/al-Basri | Basri",
            "Oslo [place] Oslo | ",
        ],
    );
}

#[test]
fn two_people_of_one_surname_stay_two() {
    let texts =
        ["Mayor Anna Dvorak spoke to Captain Petr Dvorak. Later Dvorak left.", "Anna Dvorak wept. The crew thanked Dvorak."];
    check(
        &texts,
        &[
            "Anna Dvorak [person] Anna Dvorak | Anna Dvorak/Dvorak",
            "Petr Dvorak [person] Petr Dvorak | ",
            "Dvorak [person] Dvorak | ",
        ],
    );
}

#[test]
fn all_names_of_an_organisation_are_one() {
    check(
        &[
            "The United Nations met in Geneva. The U.N. Security Council voted.",
            "The UN warned ISIL. Islamic State, or IS, grew.",
        ],
        &[
            "United Nations [org] United Nations | UN",
            "UN Security Council [org] U.N. Security Council | ",
            "Islamic State [group]  | ISIL/Islamic State/IS",
        ],
    );
}

#[test]
fn a_word_in_capitals_needs_evidence() {
    let found = entities(&["What IS this? The mayor asked WHO did it."]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_capital_that_acts_is_the_government() {
    check(
        &["Moscow said it would wait. Crowds in Moscow cheered the Russian team.", "The Kremlin refused."],
        &["Russia [place] Moscow/Russian | Kremlin", "Moscow [place] Moscow | "],
    );
}

#[test]
fn titles_and_countries_come_off_a_name() {
    check(
        &["U.S. Secretary of State Jane Miller and German Foreign Minister Otto Brandt spoke to Senator Miller's aide."],
        &[
            "United States [place] U.S.",
            "Jane Miller [person] Jane Miller/Miller",
            "Germany [place] German",
            "Otto Brandt [person] Otto Brandt",
        ],
    );
}

#[test]
fn small_words_hold_a_name_together() {
    check(
        &["The Bank of Aldra sued Ludwig van Holten. The University of Corvo Press and the Center for Harbour Safety agreed."],
        &[
            "Bank of Aldra [org] Bank of Aldra",
            "Ludwig van Holten [person] Ludwig van Holten",
            "Center for Harbour Safety [org] Center for Harbour Safety",
        ],
    );
}

#[test]
fn first_letters_and_legal_forms_are_joined() {
    check(
        &["The Northern Ferry Safety Board spoke. Aldra Lines Inc. denied it.", "NFSB inspectors came. Aldra Lines was fined."],
        &["Northern Ferry Safety Board [org] Northern Ferry Safety Board | NFSB"],
    );
    let found = entities(&["Aldra Inc. denied it.", "Shares of Aldra fell."]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_headline_names_what_the_text_names() {
    let found =
        entities(&["Storm Closes Aldra Bridge As Lund Warns Of Floods\nThe Aldra Bridge closed. Zoë Lund warned of floods."]);
    assert!(found.iter().any(|e| e == "Zoë Lund [person] Lund/Zoë Lund"), "{found:#?}");
    assert!(!found.iter().any(|e| e.contains("Storm") || e.contains("Warns") || e.contains("Closes")), "{found:#?}");
}

#[test]
fn the_start_of_a_sentence_is_no_name() {
    assert!(
        entities(&["Officials warned. Stressing the need, they left. Separately, rain fell. Mocked by all, they wept."])
            .is_empty()
    );
}

#[test]
fn mentions_are_sorted_and_apart() {
    let articles =
        articles(&["Zoë Lund of the Bank of England met U.S. President Carl Otto in New York City on Monday, the BBC said."]);
    let Analysis { entities, .. } = analyze(&articles);
    let mut places: Vec<_> = entities.iter().flat_map(|entity| &entity.mentions).map(|mention| mention.place.range).collect();
    places.sort();
    assert!(places.len() >= 6 && places.windows(2).all(|pair| pair[0].end <= pair[1].start), "{places:?}");
}

#[test]
fn middle_initials_tell_people_apart() {
    check(
        &["George H.W. Bush and George W. Bush came. Anna F. Lund and Anna Lund met."],
        &[
            "George H.W. Bush [person] George H.W. Bush",
            "George W. Bush [person] George W. Bush",
            "Anna F. Lund [person] Anna F. Lund/Anna Lund",
        ],
    );
}

#[test]
fn a_town_is_not_its_radio_station() {
    let found = entities(&["In Corvane, snow fell. Radio Corvane said so. People in Corvane wept."]);
    assert!(found.contains(&"Corvane [place] Corvane/Corvane".to_owned()), "{found:#?}");
}

#[test]
fn a_lone_word_at_the_start_needs_evidence() {
    let found = entities(&["Divers searched. Gusts rose 🙏 Still no boat. Deir ez-Zor was quiet."]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("Deir ez-Zor"), "{found:#?}");
}
