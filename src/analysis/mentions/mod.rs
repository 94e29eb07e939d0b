//! Who and what is named where: a rule over runs of capitalised words, with tables. No model.
//!
//! Finds the places; which of them name the same thing is decided in `clusters`.

mod context;
mod headline;
mod join;
mod refine;
mod runs;
mod segment;
mod tagged;

use super::facts::{Case, Facts, UnitWords};
use super::lexicon::names::KnownName;
use super::tagger::NameKind;
pub(super) use context::Context;

/// A place that names something: words `first..end` of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Index of the article.
    pub(super) doc: usize,
    /// Index of the unit in it.
    pub(super) unit: usize,
    /// First word of the name.
    pub(super) first: usize,
    /// The word behind its last one.
    pub(super) end: usize,
    /// What the tables know of these words.
    pub(super) known: Option<KnownName>,
    /// A title stands before it ("President Putin").
    pub(super) titled: bool,
    /// What the tagger takes it for, and how much better than anything else that fits.
    pub(super) kind: Option<(NameKind, f32)>,
}

/// A name inside one unit, before it is known where that unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    first: usize,
    end: usize,
    known: Option<KnownName>,
    titled: bool,
}

/// The names in all articles, sorted by article and place; they do not overlap.
pub(super) fn find(facts: &[Facts<'_>]) -> Vec<Candidate> {
    let mut context = Context::new(facts);
    let mut all = tagged::find(facts, &mut context).unwrap_or_else(|| by_rule(facts, &mut context));
    all.sort_by_key(|c| (c.doc, c.unit, c.first));
    all
}

/// The names that the rule alone finds.
fn by_rule(facts: &[Facts<'_>], context: &mut Context) -> Vec<Candidate> {
    let running = collect(facts, context, |case| case == Case::Sentence);
    context.learn_names(facts, &running);
    let headlines = collect(facts, context, |case| case != Case::Sentence);
    [running, headlines].concat()
}

fn collect(facts: &[Facts<'_>], context: &Context, wanted: impl Fn(Case) -> bool) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (doc, article) in facts.iter().enumerate() {
        for (unit, words) in article.units.iter().enumerate().filter(|(_, unit)| wanted(unit.case)) {
            let spans = in_unit(words, context).into_iter();
            found.extend(spans.map(|Span { first, end, known, titled }| Candidate {
                doc,
                unit,
                first,
                end,
                known,
                titled,
                kind: None,
            }));
        }
    }
    found
}

fn in_unit(unit: &UnitWords<'_>, context: &Context) -> Vec<Span> {
    let mut spans = Vec::new();
    for run in runs::find(unit, context) {
        segment::split(unit, context, run, &mut spans);
    }
    let spans = join::join(unit, spans);
    spans.into_iter().filter(|span| context.is_plausible(unit, span.first, span.end, span.known.is_some())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::articles;

    /// Where the tagger's data is damaged, capitals and tables still find most names.
    #[test]
    fn the_rule_alone_serves() {
        let articles = articles(&["The UN sent Zoë Lund to Corvane. In Corvane, Lund met officials of the Bank of Aldra."]);
        let facts: Vec<_> = articles.iter().map(Facts::new).collect();
        let found = by_rule(&facts, &mut Context::new(&facts));
        let words = |place: &Candidate| {
            let words = &facts[place.doc].units[place.unit].words[place.first..place.end];
            words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
        };
        let names: Vec<_> = found.iter().map(words).collect();
        assert_eq!(names, ["UN", "Zoë Lund", "Corvane", "Corvane", "Lund", "Bank of Aldra"]);
        assert!(found.iter().all(|place| place.kind.is_none()));
    }
}
