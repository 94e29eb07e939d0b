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
fn a_state_is_one_however_short() {
    check(
        &[
            "The fire near Fresno, Calif., grew. Officials in Trenton, N.J., wrote.",
            "Rain fell in California on Monday and in New Jersey on Tuesday.",
        ],
        &["California [place] Calif. | California", "New Jersey [place] N.J. | New Jersey"],
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

#[test]
fn descriptions_mean_the_person_that_the_articles_give_the_office_to() {
    check(
        &[
            "Russian President Vladimir Putin met Syrian strongman Bashar al-Assad. The Kremlin leader left. \
             Putin called his Syrian counterpart. The Russian leader waved.",
            "The Kremlin strongman spoke to the Syrian ruler.",
        ],
        &[
            "Vladimir Putin [person] Vladimir Putin/Kremlin leader/Putin/Russian leader | Kremlin strongman",
            "Bashar al-Assad [person] Bashar al-Assad | Syrian ruler",
        ],
    );
}

#[test]
fn a_counterpart_holds_the_same_office() {
    let text =
        "Russian President Vladimir Putin and U.S. President Barack Obama spoke. Vladimir Putin met his American counterpart.";
    check(&[text], &["Barack Obama [person] Barack Obama/American counterpart"]);
}

#[test]
fn an_office_alone_means_its_only_holder_in_the_article() {
    check(&["Mayor Anna Ito closed the bridge. The mayor wept."], &["Anna Ito [person] Anna Ito/mayor"]);
    let two =
        entities(&["Mayor Anna Ito met Mayor Carl Otto. The mayor wept. The former mayor sang. The mayor of Bonn did not."]);
    assert!(!two.iter().any(|entity| entity.contains("/mayor")), "{two:#?}");
}

#[test]
fn a_description_that_fits_two_means_nobody() {
    let found = entities(&["French President Anna Ito and French President Carl Otto met. The French leader left."]);
    assert!(!found.iter().any(|entity| entity.contains("leader")), "{found:#?}");
}

#[test]
fn letters_in_brackets_are_defined() {
    check(
        &["The Corvo Miners Union (SKC) denied it. SKC fighters left.", "The SKC spoke."],
        &["Corvo Miners Union [org] Corvo Miners Union/SKC/SKC | SKC"],
    );
}

#[test]
fn father_and_son_stay_two() {
    let found = entities(&["Carl Otto Sr. and Carl Otto Jr. met Anna Ito Jr. on Monday.", "Anna Ito spoke."]);
    assert!(
        found.iter().any(|e| e.starts_with("Carl Otto Sr.")) && found.iter().any(|e| e.starts_with("Carl Otto Jr.")),
        "{found:#?}"
    );
    assert_eq!(found.iter().filter(|entity| entity.contains("Ito")).count(), 1, "{found:#?}");
}

#[test]
fn a_name_that_could_be_two_says_so() {
    let articles = articles(&["Anna Dvorak met Petr Dvorak. The crew thanked Dvorak."]);
    let Analysis { entities, .. } = analyze(&articles);
    let short = entities.iter().find(|entity| entity.name == "Dvorak").expect("the short name stays alone");
    let names: Vec<_> = short.could_be.iter().map(|at| entities[*at].name.as_str()).collect();
    assert_eq!(names, ["Anna Dvorak", "Petr Dvorak"]);
}

#[test]
fn each_join_is_explained() {
    let articles =
        articles(&["Anna Dvorak left. Dvorak wept. The UN spoke.", "The United Nations and the Russian team. Russia won."]);
    let reasons: Vec<_> = analyze(&articles).entities.into_iter().flat_map(|entity| entity.reasons).collect();
    assert_eq!(
        reasons,
        ["Dvorak: last part of Anna Dvorak", "UN: another name of the United Nations", "Russian: people or adjective of Russia"]
    );
}

#[test]
fn countries_inside_names_are_one_whatever_they_are_called() {
    check(
        &["The U.S. Geological Survey warned of it.", "The United States Geological Survey measured it."],
        &["U.S. Geological Survey [org] U.S. Geological Survey | United States Geological Survey"],
    );
}

#[test]
fn a_capital_that_is_spoken_to_or_wants_something_is_the_government() {
    check(
        &[
            "Berlin told Moscow to wait. Moscow's demand angered many. The streets of Moscow were quiet. Moscow's parks were full.",
        ],
        &["Russia [place] Moscow/Moscow", "Moscow [place] Moscow/Moscow"],
    );
}
