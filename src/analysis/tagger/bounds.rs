//! Mends what the labels alone get wrong at the ends of names: titles, months, agencies' frames, "Bank of" and "2008 federal election".

use super::sentence::{is_capital, is_headline, is_upper};
use super::{Name, NameKind, lookup};
use crate::analysis::lexicon::COMMON_LOWER;
use crate::analysis::lexicon::names::{
    ACRONYM_STOP, BOILERPLATE, CALENDAR, FUNCTION_WORDS, JOIN_HEADS, ORG_WORDS, PLACE_WORDS, STRIPPED_TITLES, bit,
};

/// `names` of a sentence with better bounds, sorted.
pub(super) fn mend(words: &[&str], names: Vec<Name>) -> Vec<Name> {
    let sentence = Words { words, lower: words.iter().map(|word| word.to_lowercase()).collect() };
    let mut trimmed = Vec::new();
    for name in names {
        sentence.trim(name, &mut trimmed);
    }
    let whole = sentence.with_elections(sentence.join(trimmed));
    if is_headline(words) { whole.into_iter().flat_map(|name| sentence.split(name)).collect() } else { whole }
}

/// Shorts in brackets behind a name that nothing else covers: "the Aldra Energy Board (AEB)".
pub(super) fn add_shorts(words: &[&str], names: &mut Vec<Name>) {
    let mut covered = vec![false; words.len()];
    for name in names.iter() {
        covered.get_mut(name.first..name.end).unwrap_or_default().fill(true);
    }
    let mut shorts = Vec::new();
    for name in names.iter().filter(|name| name.kind != NameKind::Person) {
        let [Some("("), Some(short), Some(")")] = [0, 1, 2].map(|n| words.get(name.end + n).copied()) else { continue };
        let first = name.end + 1;
        let letters = short.chars().all(char::is_alphabetic) && short.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
        if letters && !covered[first] && !ACRONYM_STOP.has(&short.to_lowercase()) {
            shorts.push(Name { first, end: first + 1, ..*name });
        }
    }
    names.extend(shorts);
    names.sort_by_key(|name| name.first);
}

/// Whether a word is in small letters in running text, and no word of organisations or places.
fn is_common(lower: &str) -> bool {
    COMMON_LOWER.has(lower) && !ORG_WORDS.has(lower) && !PLACE_WORDS.has(lower)
}

const JOINTS: [&str; 3] = ["of", "the", "and"];

struct Words<'a> {
    words: &'a [&'a str],
    lower: Vec<String>,
}

impl Words<'_> {
    fn lower(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    fn is_title(&self, at: usize) -> bool {
        STRIPPED_TITLES.has(self.lower(at).trim_end_matches('.'))
    }

    fn has_letters(&self, at: usize) -> bool {
        self.words[at].chars().any(char::is_alphanumeric)
    }

    fn is_number(&self, at: usize) -> bool {
        self.words[at].chars().all(char::is_numeric)
    }

    /// Cuts what is no part of a name off its ends; "U.S. President X" is two names; nothing may be left.
    fn trim(&self, mut name: Name, out: &mut Vec<Name>) {
        while name.first < name.end && self.drops_first(name) {
            name.first += 1;
        }
        while name.first < name.end && self.drops_last(name) {
            name.end -= 1;
        }
        if name.first == name.end {
            return;
        }
        if name.end - name.first > 1 && matches!(self.lower(name.first), "the" | "a" | "an") {
            name.first += 1;
        }
        let single = name.end - name.first == 1;
        let (first, last) = (self.lower(name.first), self.lower(name.end - 1));
        let calendar = CALENDAR.has(first);
        if single && (ACRONYM_STOP.has(first) || calendar || BOILERPLATE.has(first))
            || name.end - name.first == 2 && calendar && self.is_number(name.end - 1) && !last.is_empty()
        {
            return;
        }
        self.take_titles(&mut name, out);
        if !self.is_office(name.first) {
            out.push(name);
        }
    }

    fn drops_first(&self, name: Name) -> bool {
        let (first, last) = (self.lower(name.first), self.lower(name.end - 1));
        let long = name.end - name.first > 1;
        let month = CALENDAR.has(first) && !matches!(last, "movement" | "massacre" | "revolution");
        let frame =
            BOILERPLATE.has(first) && self.words[name.first].starts_with(char::is_uppercase) && name.kind != NameKind::Org;
        long && (month || frame) || !self.has_letters(name.first)
    }

    fn drops_last(&self, name: Name) -> bool {
        let last = self.lower(name.end - 1);
        let long = name.end - name.first > 1;
        CALENDAR.has(last)
            || BOILERPLATE.has(last)
            || matches!(last, "'s" | "’s")
            || !self.has_letters(name.end - 1)
            || long && self.is_number(name.end - 1) && CALENDAR.has(self.lower(name.end - 2))
    }

    /// Takes titles, and a country before them, off a person's name.
    fn take_titles(&self, name: &mut Name, out: &mut Vec<Name>) {
        if name.kind != NameKind::Person {
            return;
        }
        let title = (name.first + 1..(name.first + 4).min(name.end - 1)).find(|&at| self.is_title(at));
        if let Some(title) = title.filter(|_| name.end - name.first > 2) {
            let mask = lookup::mask((name.first..title).map(|at| self.lower(at)));
            if mask & (bit::DEMONYM | bit::COUNTRY) != 0 {
                let kind = if mask & bit::DEMONYM != 0 { NameKind::Other } else { NameKind::Place };
                out.push(Name { end: title, kind, ..*name });
                name.first = title;
            }
        }
        while name.end - name.first > 1 && self.is_title(name.first) {
            name.first += 1;
        }
    }

    /// "State" in "Secretary of State" names nothing.
    fn is_office(&self, first: usize) -> bool {
        const OFFICES: [&str; 6] = ["secretary", "minister", "ministry", "undersecretary", "secretaries", "ministers"];
        let Some(before) = first.checked_sub(2) else { return false };
        matches!(self.lower(first - 1), "of" | "for") && OFFICES.contains(&self.lower(before))
    }

    /// Joins "Bank of Aldra", "House of the Elders", "UPPER ALDRA".
    fn join(&self, names: Vec<Name>) -> Vec<Name> {
        let mut out: Vec<Name> = Vec::new();
        for name in names {
            match out.last_mut().and_then(|left| Some((self.joined_kind(*left, name)?, left))) {
                Some((kind, left)) => (left.kind, left.end) = (kind, name.end),
                None => out.push(name),
            }
        }
        out
    }

    fn joined_kind(&self, left: Name, right: Name) -> Option<NameKind> {
        let upper = |at: usize| is_upper(self.words[at]) && self.words[at].chars().nth(2).is_some();
        let places = left.kind == NameKind::Place && right.kind == NameKind::Place;
        if left.end == right.first && places && upper(left.first) && upper(right.first) {
            return Some(left.kind);
        }
        let head = self.lower(left.end - 1);
        if !JOIN_HEADS.has(head) || left.kind == NameKind::Person || right.kind == NameKind::Person {
            return None;
        }
        let joint = self.lower(left.end);
        let capital = self.words[left.end - 1].starts_with(char::is_uppercase);
        if right.first == left.end + 1 && joint == "of" && capital {
            let organisation = left.kind == NameKind::Other && ORG_WORDS.has(head);
            return Some(if organisation { NameKind::Org } else { left.kind });
        }
        let article = right.first == left.end + 2 && matches!(joint, "of" | "for") && self.lower(left.end + 1) == "the";
        (article && left.kind != NameKind::Place).then_some(left.kind)
    }

    /// The names, with "2008 Upper Aldran federal election" as one, whatever was found inside.
    fn with_elections(&self, names: Vec<Name>) -> Vec<Name> {
        let elections: Vec<_> = (0..self.words.len()).filter_map(|at| self.election(at, &names)).collect();
        if elections.is_empty() {
            return names;
        }
        let mut inside = vec![false; self.words.len()];
        for event in &elections {
            inside[event.first..event.end].fill(true);
        }
        let mut out: Vec<_> = names.iter().filter(|name| !inside[name.first]).copied().collect();
        out.extend(elections);
        out.sort_by_key(|name| name.first);
        out
    }

    /// The election that begins with the year at word `at`.
    fn election(&self, at: usize, names: &[Name]) -> Option<Name> {
        const LONGEST: usize = 9;
        const QUALIFIERS: [&str; 18] = [
            "general",
            "federal",
            "presidential",
            "state",
            "parliamentary",
            "legislative",
            "local",
            "municipal",
            "regional",
            "gubernatorial",
            "senate",
            "provincial",
            "mayoral",
            "congressional",
            "leadership",
            "midterm",
            "snap",
            "and",
        ];
        const EVENTS: [&str; 6] = ["election", "elections", "referendum", "by-election", "census", "olympics"];
        if !is_year(self.words[at]) {
            return None;
        }
        let goes_on = |at: &usize| is_capital(self.words[*at]) || QUALIFIERS.contains(&self.lower(*at));
        let reach = self.words.len().min(at + LONGEST);
        let last = (at + 1..reach).find(|&at| EVENTS.contains(&self.lower(at)) || !goes_on(&at))?;
        let first = names.binary_search_by_key(&(at + 1), |name| name.first).ok().and_then(|found| names.get(found));
        let first = first.filter(|name| name.end <= last && name.kind != NameKind::Person)?;
        EVENTS.contains(&self.lower(last)).then_some(Name { first: at, end: last + 1, kind: NameKind::Other, ..*first })
    }

    /// The parts of a headline's name between common words.
    fn split(&self, name: Name) -> Vec<Name> {
        let words = self.words;
        if name.end - name.first == 1 {
            let kept = !COMMON_LOWER.has(self.lower(name.first)) || is_upper(words[name.first]);
            return kept.then_some(name).into_iter().collect();
        }
        let divides = |at: usize| {
            let lower = self.lower(at);
            (is_common(lower) || FUNCTION_WORDS.has(lower)) && !JOINTS.contains(&lower)
        };
        let mut parts = Vec::new();
        let mut at = name.first;
        while at < name.end {
            if divides(at) {
                at += 1;
                continue;
            }
            let behind = (at..name.end).find(|&at| divides(at)).unwrap_or(name.end);
            let first = (at..behind).find(|&at| !JOINTS.contains(&self.lower(at))).unwrap_or(behind);
            let end = (first..behind).rev().find(|&at| !JOINTS.contains(&self.lower(at))).map_or(first, |last| last + 1);
            let telling = |word: &&str| is_capital(word) && !COMMON_LOWER.has(&word.to_lowercase());
            if words[first..end].iter().any(telling) {
                parts.push(Name { first, end, ..name });
            }
            at = behind.max(at + 1);
        }
        parts
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && word.get(..2).is_some_and(|c| (16..=20).contains(&c.parse().unwrap_or(0)))
}
