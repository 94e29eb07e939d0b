//! Names that are known before any story is read: countries, capitals, organisations under all their names, and the
//! word classes that tell what a name is made of.

use super::{Words, rows};
use crate::analysis::{EntityKind, MentionForm};
use crate::text::{TextRange, slice, tokens};
use foldhash::HashSet;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What the tables know of one way to write a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// The name under which all of them are joined.
    pub canonical: &'static str,
    /// What it is.
    pub kind: EntityKind,
    /// How this way of writing names it.
    pub form: MentionForm,
    /// Also a common word or a very short one ("IS", "WHO"): counts only where the articles name the same thing more fully.
    pub needs_evidence: bool,
}

/// Ways of writing (tokens joined by one space, apostrophes straight, case as written) to what they name.
pub static KNOWN: LazyLock<Words<KnownName>> = LazyLock::new(|| Words::new(organisations().into_iter().chain(countries())));

/// First tokens of [`KNOWN`] names: most words are none.
pub static KNOWN_STARTS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| KNOWN.keys().filter_map(|name| name.split(' ').next()).collect());

/// The longest known name has this many tokens.
pub const LONGEST: usize = 10;

/// Capitals (tokens joined by one space) to their country, for "Moscow said".
pub static CAPITALS: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let mut capitals = Vec::new();
    for row in rows(asset!("tables/countries.tsv")) {
        if let [country, _, _, names, ..] = row[..] {
            capitals.extend(list(names).map(|name| (spaced(name), country)));
        }
    }
    Words::new(capitals)
});

/// The form under which `words` (as written) are looked up in [`KNOWN`] and [`CAPITALS`].
pub fn spaced(words: &str) -> String {
    let all = TextRange::new(0, words.len());
    let parts: Vec<_> = tokens(words, all).into_iter().map(|range| slice(words, range)).collect();
    parts.join(" ").replace('’', "'")
}

fn list(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(';').filter(|name| !name.is_empty() && !name.starts_with("the "))
}

fn organisations() -> Vec<(String, KnownName)> {
    let mut names = Vec::new();
    for row in rows(asset!("tables/aliases.tsv")) {
        let [kind, canonical, aliases] = row[..] else { continue };
        let known = |form, needs_evidence| KnownName { canonical, kind: kind_named(kind), form, needs_evidence };
        names.push((spaced(canonical), known(MentionForm::Name, false)));
        names.extend(list(aliases).map(|alias| (spaced(alias), known(MentionForm::Alias, is_doubtful(alias)))));
    }
    names
}

fn kind_named(kind: &str) -> EntityKind {
    match kind {
        "org" => EntityKind::Org,
        "group" => EntityKind::Group,
        "place" => EntityKind::Place,
        "event" => EntityKind::Event,
        _ => EntityKind::Other,
    }
}

/// Two-letter names that are hardly ever anything else.
const PLAIN: [&str; 2] = ["UN", "EU"];

fn is_doubtful(alias: &str) -> bool {
    let letters = alias.chars().filter(|c| c.is_alphabetic()).count();
    let short = letters <= 2 && !alias.contains('.') && !PLAIN.contains(&alias);
    let word = alias.to_lowercase();
    let small = letters <= 4 && (super::COMMON_LOWER.has(&word) || FUNCTION_WORDS.has(&word));
    short || small
}

fn countries() -> Vec<(String, KnownName)> {
    let mut names = Vec::new();
    for row in rows(asset!("tables/countries.tsv")) {
        let &[canonical, aliases, demonyms, _, seats] = &row[..] else { continue };
        let known = |form| KnownName { canonical, kind: EntityKind::Place, form, needs_evidence: false };
        names.push((spaced(canonical), known(MentionForm::Name)));
        for (cell, form) in [(aliases, MentionForm::Alias), (demonyms, MentionForm::Demonym), (seats, MentionForm::Metonym)] {
            names.extend(list(cell).map(|name| (spaced(name), known(form))));
        }
    }
    names
}

/// Nouns in lower case that stand right before a name, to the kind of that name: "ferry", "town".
pub static KIND_NOUNS: LazyLock<Words<EntityKind>> = LazyLock::new(|| {
    let mut nouns = Vec::new();
    for row in rows(asset!("tables/kind_nouns.tsv")) {
        if let [kind, cell] = row[..] {
            nouns.extend(cell.split(';').map(|noun| (noun.to_owned(), kind_named(kind))));
        }
    }
    Words::new(nouns)
});

/// Role phrases in lower case to their classes ("president": head of state, business).
pub static ROLES: LazyLock<Words<Vec<&'static str>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for row in rows(asset!("tables/roles.tsv")) {
        let [class, cell] = row[..] else { continue };
        for phrase in cell.split(';') {
            phrases.entry(phrase.to_lowercase()).or_default().push(class);
        }
    }
    Words::new(phrases)
});

/// First words of [`ROLES`].
pub static ROLE_STARTS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| ROLES.keys().filter_map(|phrase| phrase.split(' ').next()).collect());

/// A list of lower-case words.
pub struct WordSet(LazyLock<HashSet<&'static str>>, &'static str);

impl WordSet {
    /// Whether `word`, which must be in lower case, is in the list.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Every word, in the order of the list.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.1.lines()
    }
}

macro_rules! word_sets {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        $($(#[$doc])* pub static $name: WordSet = WordSet(LazyLock::new(|| asset!($path).lines().collect()), asset!($path));)*
    };
}

word_sets! {
    /// Words of grammar: articles, pronouns, prepositions, auxiliaries.
    FUNCTION_WORDS = "tables/function_words.txt";
    /// Months and days of the week, also shortened.
    CALENDAR = "tables/calendar_words.txt";
    /// Words before a person's name: president, judge, striker.
    TITLES = "tables/titles.txt";
    /// Of these, the ones that are taken off a name.
    STRIPPED_TITLES = "tables/titles_strip.txt";
    /// Last words of organisations' names.
    ORG_WORDS = "tables/org_words.txt";
    /// Last words of places' names.
    PLACE_WORDS = "tables/place_words.txt";
    /// Last words of events' names.
    EVENT_WORDS = "tables/event_words.txt";
    /// Words X in "X of Y" where the whole is one name.
    JOIN_HEADS = "tables/join_heads.txt";
    /// Small words inside names: de, von, bin.
    PARTICLES = "tables/name_particles.txt";
    /// Abbreviations in capitals that name nobody: CEO, GDP, TV.
    ACRONYM_STOP = "tables/acronym_stop.txt";
    /// Words that deny something.
    NEGATORS = "tables/negators.txt";
    /// Verbs right behind the name of a person who speaks.
    REPORTING = "tables/said_words.txt";
    /// Words of agencies' frames: editing, reporting, photo.
    BOILERPLATE = "tables/boilerplate_words.txt";
}

/// Given name (lower case) to the name it is short for, in lower case ("bob" to "robert").
pub static SHORT_NAMES: LazyLock<Words<String>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for row in rows(asset!("tables/name_variants.tsv")) {
        if let [full, variants] = row[..] {
            names.extend(variants.split(';').map(|short| (short.to_lowercase(), full.to_lowercase())));
        }
    }
    Words::new(names)
});

/// Given names in lower case that are mostly a man's (true) or mostly a woman's.
pub static GIVEN_NAMES: LazyLock<Words<bool>> = LazyLock::new(|| {
    let names = rows(asset!("tables/given_names.tsv")).filter_map(|row| <[_; 2]>::try_from(row).ok());
    Words::new(names.flat_map(|[whose, names]| names.split(';').map(move |name| (name.to_owned(), whose == "man"))))
});

/// Bits of the gazetteer's masks.
pub mod bit {
    /// A country or large region.
    pub const COUNTRY: u32 = 1;
    /// A city of 100,000 or more.
    pub const CITY: u32 = 2;
    /// A city of 750,000 or more.
    pub const BIG_CITY: u32 = 4;
    /// A state or province.
    pub const STATE: u32 = 8;
    /// A capital.
    pub const CAPITAL: u32 = 16;
    /// A people, or a religious or political group.
    pub const DEMONYM: u32 = 32;
    /// A given name.
    pub const FIRST_NAME: u32 = 64;
    /// A surname.
    pub const SURNAME: u32 = 128;
    /// Any kind of place.
    pub const PLACE: u32 = COUNTRY | CITY | BIG_CITY | STATE | CAPITAL;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_lead_to_one_name() {
        let canonical = |name: &str| KNOWN.get(&spaced(name)).map(|known| known.canonical);
        assert_eq!(canonical("U.N."), Some("United Nations"));
        assert_eq!(canonical("ISIL"), Some("Islamic State"));
        assert_eq!(canonical("Russians"), Some("Russia"));
        assert_eq!(canonical("Kremlin"), Some("Russia"));
        assert_eq!(canonical("People’s Liberation Army"), Some("People's Liberation Army"));
        assert_eq!(canonical("the alliance"), None);
    }

    #[test]
    fn common_words_need_evidence() {
        let doubtful = |name: &str| KNOWN.get(name).is_some_and(|known| known.needs_evidence);
        assert!(doubtful("IS") && doubtful("WHO") && doubtful("PA"));
        assert!(!doubtful("UN") && !doubtful("US") && !doubtful("ISIS") && !doubtful("NATO"));
    }
}
