//! Names in headlines and lines of capitals, where a capital tells little: first the names that running text has, then what the tagger
//! finds, as far as the two agree.

use super::context::Context;
use super::{Candidate, segment};
use crate::analysis::facts::{Case, Facts, UnitWords};
use crate::analysis::tagger::NameKind;
use foldhash::HashMap;

/// Names of running text, by their words in lower case.
pub(super) struct Names {
    kinds: HashMap<Vec<String>, Option<(NameKind, f32)>>,
    longest: usize,
}

impl Names {
    pub(super) fn new(facts: &[Facts<'_>], running: &[Candidate]) -> Self {
        let mut kinds = HashMap::default();
        for name in running {
            let words = &facts[name.doc].units[name.unit].words[name.first..name.end];
            let lower: Vec<_> = words.iter().map(|word| word.lower.clone()).collect();
            if name.kind.is_some_and(|(kind, _)| kind == NameKind::Person) && lower.len() > 1 {
                kinds.entry(lower.last().into_iter().cloned().collect()).or_insert(name.kind);
            }
            kinds.entry(lower).or_insert(name.kind);
        }
        let longest = kinds.keys().map(Vec::len).max().unwrap_or(0).min(LONGEST);
        Self { kinds, longest }
    }

    /// The longest name that begins at word `at`: its end and kind.
    fn at(&self, unit: &UnitWords<'_>, at: usize) -> Option<(usize, Option<(NameKind, f32)>)> {
        let words: Vec<_> = unit.words[at..].iter().take(self.longest).map(|word| word.lower.clone()).collect();
        (1..=words.len()).rev().find_map(|length| Some((at + length, *self.kinds.get(&words[..length])?)))
    }
}

/// Longer names are not looked for.
const LONGEST: usize = 12;

/// The names in a unit that is capitalised throughout; `found` is what the tagger says.
pub(super) fn read(
    facts: &[Facts<'_>],
    at: (usize, usize),
    found: &[Candidate],
    names: &Names,
    context: &Context,
) -> Vec<Candidate> {
    let unit = &facts[at.0].units[at.1];
    let mut out = evident(unit, at, names, context);
    let mut covered = vec![false; unit.words.len()];
    for name in &out {
        covered[name.first..name.end].fill(true);
    }
    for name in found {
        if covered[name.first..name.end].iter().any(|covered| *covered) {
            out.extend(rest(unit, *name, &covered, context));
        } else if name.end - name.first > 1 || is_telling(unit, name.first, context) {
            out.push(*name);
        }
    }
    out.sort_by_key(|name| name.first);
    out
}

/// Names that running text has too.
fn evident(unit: &UnitWords<'_>, (doc, index): (usize, usize), names: &Names, context: &Context) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < unit.words.len() {
        let found = names.at(unit, at).filter(|(end, _)| is_name_here(unit, at, *end, context));
        if let Some((end, kind)) = found {
            let known = segment::known_at(unit, at).filter(|(_, known)| *known == end).map(|(known, _)| known);
            let titled = at.checked_sub(1).is_some_and(|before| segment::is_title(&unit.words[before]));
            out.push(Candidate { doc, unit: index, first: at, end, known, titled, kind });
        }
        at = found.map_or(at + 1, |(end, _)| end);
    }
    out
}

/// Whether the words can be that name here too: they begin with a capital, and a single one is no ordinary word of the articles.
fn is_name_here(unit: &UnitWords<'_>, first: usize, end: usize, context: &Context) -> bool {
    let ordinary = end - first == 1
        && context.is_small(&unit.words[first].lower)
        && !(unit.case == Case::Title && unit.words[first].all_caps());
    unit.words[first].capital && !ordinary
}

/// What is left of a tagger's name around those that running text has: words that are names by themselves.
fn rest(unit: &UnitWords<'_>, name: Candidate, covered: &[bool], context: &Context) -> Vec<Candidate> {
    let telling = |at: usize| !covered[at] && is_telling(unit, at, context);
    let mut out: Vec<Candidate> = Vec::new();
    for at in (name.first..name.end).filter(|at| telling(*at)) {
        match out.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => out.push(Candidate { first: at, end: at + 1, known: None, titled: false, ..name }),
        }
    }
    out
}

/// Whether a word is a name by itself, or part of one, also in a headline.
fn is_telling(unit: &UnitWords<'_>, at: usize, context: &Context) -> bool {
    let word = &unit.words[at];
    word.capital && context.knows(&word.text.to_lowercase(), unit.case, word.text)
}
