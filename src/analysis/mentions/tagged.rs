//! Names that the trained tagger finds, with what the tables know of them.

use super::context::Context;
use super::{Candidate, collect, headline, refine, segment};
use crate::analysis::facts::{Case, Facts, UnitWords};
use crate::analysis::tagger::{self, Name};
use std::collections::BTreeSet;

/// The names in all articles; none if the tagger's data is damaged.
pub(super) fn find(facts: &[Facts<'_>], context: &mut Context) -> Option<Vec<Candidate>> {
    let found = tagged(facts, context)?;
    let (mut running, headlines): (Vec<_>, Vec<_>) = found.into_iter().partition(|name| unit_case(facts, name) == Case::Sentence);
    let known = missed(facts, context, &running, collect(facts, context, |case| case == Case::Sentence));
    running.extend(known);
    context.learn_names(facts, &running);
    let names = headline::Names::new(facts, &running);
    for (doc, article) in facts.iter().enumerate() {
        for unit in (0..article.units.len()).filter(|unit| article.units[*unit].case != Case::Sentence) {
            // Sorted by article and unit, as they were found.
            let start = headlines.partition_point(|name| (name.doc, name.unit) < (doc, unit));
            let end = headlines.partition_point(|name| (name.doc, name.unit) <= (doc, unit));
            running.extend(headline::read(facts, (doc, unit), &headlines[start..end], &names, context));
        }
    }
    Some(running)
}

fn unit_case(facts: &[Facts<'_>], name: &Candidate) -> Case {
    facts[name.doc].units[name.unit].case
}

fn tagged<'a>(facts: &[Facts<'a>], context: &Context) -> Option<Vec<Candidate>> {
    let words = |unit: &UnitWords<'a>| unit.words.iter().map(|word| word.text).collect();
    let documents: Vec<Vec<Vec<&str>>> = facts.iter().map(|article| article.units.iter().map(words).collect()).collect();
    let mut all = Vec::new();
    for (doc, names) in tagger::tag(&documents)?.into_iter().enumerate() {
        for (unit, names) in names.into_iter().enumerate() {
            let words = &facts[doc].units[unit];
            let ends = names.iter().skip(1).map(|next| next.first).chain([words.words.len()]).collect::<Vec<_>>();
            let whole = names.into_iter().zip(ends).map(|(name, reach)| refine::with_article(words, name, reach));
            let names = whole.flat_map(|name| refine::refine(words, name, context));
            all.extend(names.map(|name| candidate(facts, doc, unit, name)));
        }
    }
    Some(all)
}

/// Of the names that the rule finds where the tagger found nothing, those that are beyond doubt: the tables know them, or the articles
/// write each word with a capital inside sentences again and again, and never small, or it has several words and none is ordinary.
fn missed(facts: &[Facts<'_>], context: &Context, tagged: &[Candidate], ruled: Vec<Candidate>) -> Vec<Candidate> {
    let places = |name: &Candidate| (name.first..name.end).map(|at| (name.doc, name.unit, at)).collect::<Vec<_>>();
    let taken: BTreeSet<_> = tagged.iter().flat_map(places).collect();
    let frequent = |name: &Candidate| {
        let words = &facts[name.doc].units[name.unit].words[name.first..name.end];
        let capitals: Vec<_> = words.iter().filter(|word| word.capital).collect();
        let several = capitals.len() > 1 && capitals.iter().all(|word| !context.is_ordinary(&word.lower));
        several || capitals.iter().all(|word| context.is_always_capital(&word.lower))
    };
    let sure = |name: &Candidate| name.known.is_some() || frequent(name);
    ruled.into_iter().filter(|name| sure(name) && places(name).iter().all(|place| !taken.contains(place))).collect()
}

fn candidate(facts: &[Facts<'_>], doc: usize, unit: usize, name: Name) -> Candidate {
    let words = &facts[doc].units[unit];
    let known = segment::known_at(words, name.first).filter(|(_, end)| *end == name.end).map(|(known, _)| known);
    let titled = name.first.checked_sub(1).is_some_and(|before| segment::is_title(&words.words[before]));
    Candidate { doc, unit, first: name.first, end: name.end, known, titled, kind: Some((name.kind, name.margin)) }
}
