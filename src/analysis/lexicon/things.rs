//! Nouns that news uses for one another when it counts or measures: "plane" and "aircraft", "war" and "conflict".

use super::{Words, rows};
use std::sync::LazyLock;

static CLASSES: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let mut nouns = Vec::new();
    for row in rows(asset!("tables/same_things.tsv")) {
        if let [class, words] = row[..] {
            nouns.extend(words.split(';').map(|noun| (noun.to_owned(), class)));
        }
    }
    Words::new(nouns)
});

/// The class of a lower-case noun, singular or with a plain plural.
pub fn class_of(noun: &str) -> Option<&'static str> {
    let singular = || noun.strip_suffix('s').and_then(|root| CLASSES.get(root));
    let in_y = || noun.strip_suffix("ies").and_then(|root| CLASSES.get(&format!("{root}y")));
    CLASSES.get(noun).or_else(singular).or_else(in_y).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_one_class_stand_for_one_another() {
        for (a, b) in [("war", "conflict"), ("planes", "aircraft"), ("fatalities", "deaths"), ("fighters", "rebel")] {
            assert!(class_of(a).is_some() && class_of(a) == class_of(b), "{a} and {b}");
        }
        assert_ne!(class_of("death"), class_of("injured"));
        assert_eq!(class_of("year"), None);
    }
}
