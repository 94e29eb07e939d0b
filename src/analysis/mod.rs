//! What articles share, what only one of them says, and where they differ, computed from their words.
//!
//! Pure: the same articles give the same result in the same order. Reads no clock, no file and no random source; cannot fail.
//! Never looks at the reader's own work (that is the notebook's), never paints or prints.

mod claims;
mod clusters;
mod conflicts;
mod facts;
mod figures;
mod language;
pub mod lexicon;
mod links;
mod mentions;
mod model;
mod pair;
mod pronouns;
mod quotes;
mod stem;
pub mod tagger;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod verbatim;

pub use model::{
    Analysis, Certainty, ClaimGroup, ClaimKind, ClaimLink, ClaimUnit, Conflict, ConflictSide, Corrections, Entity, EntityKind,
    Figure, FigureKind, Mention, MentionForm, NameCorrection, NamedAs, Opinion, Place, Pronoun, Quote, QuotePair, QuoteRelation,
    Relation, Speaker, VerbatimRun, Warning, Why,
};
pub use pair::{PairScore, score_pair};

use crate::article::{Article, UnitKind};
use facts::Facts;
use links::Found;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// Analyses `articles` together.
pub fn analyze(articles: &[Article]) -> Analysis {
    match analyze_while(articles, &Corrections::default(), &|| ControlFlow::Continue(())) {
        ControlFlow::Continue(analysis) => analysis,
        ControlFlow::Break(()) => Analysis::default(),
    }
}

/// Analyses `articles` together, with what the reader has said of them before; asks `go_on` between steps and stops at once when it breaks.
pub fn analyze_while(
    articles: &[Article],
    corrections: &Corrections,
    go_on: &dyn Fn() -> ControlFlow<()>,
) -> ControlFlow<(), Analysis> {
    let mut facts = Vec::new();
    for article in articles {
        go_on()?;
        facts.push(Facts::new(article));
    }
    let words: Vec<_> = facts.iter().map(Facts::ranges).collect();
    let warnings = warnings(&facts);
    let mut entities = clusters::cluster(&facts, &mentions::find(&facts), &corrections.names);
    doubt_foreign(&mut entities, &warnings);
    let (pronouns, people) = pronouns::find(&facts, &entities);
    go_on()?;
    let (mut figures, mut quotes, mut claims, mut certainties) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (doc, article) in articles.iter().enumerate() {
        figures.extend(figures::find(doc, article));
        let speech = quotes::find(doc, article, &words[doc], &named(&entities, doc), &people);
        let found = claims::find(doc, &facts[doc], &speech);
        claims.extend(found.units);
        certainties.extend(found.certainties);
        quotes.extend(speech.quotes);
        go_on()?;
    }
    let quote_pairs = quotes::pairs(&facts, &entities, &quotes);
    let verbatim = verbatim::find(articles, &words, &quotes);
    go_on()?;
    let found = Found { facts: &facts, entities: &entities, figures: &figures, quotes: &quotes, verbatim: &verbatim };
    let mut links = links::find(found, corrections, go_on)?;
    let conflicts = conflicts::find(articles, &links, links::THRESHOLD);
    for conflict in &conflicts {
        links[conflict.link].relation = Relation::Conflict;
    }
    let groups = links::groups(&links, links::THRESHOLD);
    let (only_in, unsure) = unshared(articles, &links, &groups);
    ControlFlow::Continue(Analysis {
        entities,
        links,
        claim_threshold: links::THRESHOLD,
        groups,
        figures,
        conflicts,
        quotes,
        quote_pairs,
        claims,
        certainties,
        only_in,
        unsure,
        verbatim,
        pronouns,
        warnings,
    })
}

/// What the reader should know before relying on the analysis, sorted.
fn warnings(facts: &[Facts<'_>]) -> Vec<Warning> {
    let mut warnings = language::check(facts);
    warnings.extend((!tagger::is_whole()).then_some(Warning::NoTagger));
    warnings
}

/// Kinds of what only articles in other languages name are guesses.
fn doubt_foreign(entities: &mut [Entity], warnings: &[Warning]) {
    const GUESS: f64 = 0.5;
    let foreign: BTreeSet<_> = warnings
        .iter()
        .filter_map(|warning| if let Warning::NotEnglish { doc, .. } = warning { Some(*doc) } else { None })
        .collect();
    for entity in entities {
        // What the tables or the reader said stays certain.
        if entity.confidence < 1.0 && entity.mentions.iter().all(|mention| foreign.contains(&mention.place.doc)) {
            entity.confidence = entity.confidence.min(GUESS);
        }
    }
}

/// The mentions of article `doc`, sorted.
fn named(entities: &[Entity], doc: usize) -> Vec<quotes::Named> {
    let mentions =
        entities.iter().enumerate().flat_map(|(entity, e)| e.mentions.iter().map(move |mention| (entity, e.kind, mention)));
    let here = mentions.filter(|(.., mention)| mention.place.doc == doc);
    let mut named: Vec<_> =
        here.map(|(entity, kind, mention)| quotes::Named { range: mention.place.range, entity, kind }).collect();
    named.sort_by_key(|named| named.range);
    named
}

/// Sentences in no group: those that no other article has even a weak match for, and those for which that is open.
fn unshared(articles: &[Article], links: &[ClaimLink], groups: &[ClaimGroup]) -> (Vec<Place>, Vec<Place>) {
    if articles.len() < 2 {
        return Default::default();
    }
    let shared: BTreeSet<_> = groups.iter().flat_map(|group| &group.members).collect();
    let close: BTreeSet<_> = links.iter().filter(|link| link.score >= links::WEAK).flat_map(|link| [link.a, link.b]).collect();
    let sentences = articles.iter().enumerate().flat_map(|(doc, article)| {
        article.units.iter().filter(|unit| unit.kind == UnitKind::Sentence).map(move |unit| Place { doc, range: unit.range })
    });
    sentences.filter(|place| !shared.contains(place)).partition(|place| !close.contains(place))
}
