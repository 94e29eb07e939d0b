//! What articles share, what only one of them says, and where they differ, computed from their words.
//!
//! Pure: the same articles give the same result in the same order. Reads no clock, no file and no random source; cannot fail.
//! Never looks at the reader's own work (that is the notebook's), never paints or prints.

mod alone;
mod claims;
mod clusters;
mod conflicts;
mod facts;
mod figures;
mod language;
pub mod lexicon;
pub mod links;
pub mod matrix;
mod meaning;
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
    Against, AlignedWords, Analysis, Certainty, ClaimGroup, ClaimKind, ClaimLink, ClaimUnit, Conflict, ConflictSide, Corrections,
    Entity, EntityKind, Figure, FigureKind, FigurePair, Mention, MentionForm, NameCorrection, NamedAs, Opinion, Part, Place,
    Pronoun, Quote, QuotePair, QuoteRelation, Relation, ScoredPair, Speaker, VerbatimRun, Verdict, Warning, Why,
};
pub use pair::{PairScore, pair_values, score_pair};

use crate::article::Article;
use facts::Facts;
use links::Found;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// Analyses `articles` together.
pub fn analyze(articles: &[Article]) -> Analysis {
    let analysis = analyze_while(articles, &Corrections::default(), &|| ControlFlow::Continue(()));
    analysis.continue_value().unwrap_or_default()
}

/// Analyses `articles` together, with what the reader has said of them before; asks `go_on` between steps and stops at once when it breaks.
pub fn analyze_while(
    articles: &[Article],
    corrections: &Corrections,
    go_on: &dyn Fn() -> ControlFlow<()>,
) -> ControlFlow<(), Analysis> {
    analyze_with(articles, corrections, go_on, None)
}

/// Analyses `articles` together, and gives the pairs of sentences that were scored and are no links: for measures that rank all pairs.
pub fn analyze_all_pairs(articles: &[Article]) -> (Analysis, Vec<ScoredPair>) {
    let mut others = Vec::new();
    let analysis = analyze_with(articles, &Corrections::default(), &|| ControlFlow::Continue(()), Some(&mut others));
    (analysis.continue_value().unwrap_or_default(), others)
}

fn analyze_with(
    articles: &[Article],
    corrections: &Corrections,
    go_on: &dyn Fn() -> ControlFlow<()>,
    others: Option<&mut Vec<ScoredPair>>,
) -> ControlFlow<(), Analysis> {
    let material = material(articles, corrections, go_on)?;
    let links::Linked { links, central } = links::find(material.found(), corrections, go_on, others)?;
    let shown = links::Model::own().shown;
    let mut analysis = Analysis { links, claim_threshold: shown, ..material.found };
    analysis.compared = conflicts::compare(articles, &analysis.links, shown);
    analysis.conflicts = conflicts::among(&analysis.compared);
    for conflict in &analysis.conflicts {
        analysis.links[conflict.link].relation = Relation::Conflict;
    }
    analysis.groups = links::groups(&analysis.links, shown);
    alone::find(articles, &central, &mut analysis);
    ControlFlow::Continue(analysis)
}

/// What is found in the articles before they are held against one another.
struct Material<'a> {
    facts: Vec<Facts<'a>>,
    /// All but the links and what rests on them.
    found: Analysis,
}

impl Material<'_> {
    fn found(&self) -> Found<'_> {
        let Analysis { entities, pronouns, figures, quotes, claims, verbatim, .. } = &self.found;
        Found { facts: &self.facts, entities, pronouns, figures, quotes, claims, verbatim }
    }
}

fn material<'a>(
    articles: &'a [Article],
    corrections: &Corrections,
    go_on: &dyn Fn() -> ControlFlow<()>,
) -> ControlFlow<(), Material<'a>> {
    let mut facts = Vec::new();
    for article in articles {
        go_on()?;
        facts.push(Facts::new(article));
    }
    let words: Vec<_> = facts.iter().map(Facts::ranges).collect();
    let mut found = Analysis { warnings: warnings(&facts), ..Analysis::default() };
    let m = mentions::find(&facts);
    found.entities = clusters::cluster(&facts, &m, &corrections.names);
    doubt_foreign(&mut found.entities, &found.warnings);
    let (pronouns, people) = pronouns::find(&facts, &found.entities);
    found.pronouns = pronouns;
    go_on()?;
    for (doc, article) in articles.iter().enumerate() {
        found.figures.extend(figures::find(doc, article));
        let speech = quotes::find(doc, article, &words[doc], &named(&found.entities, doc), &people);
        let claims = claims::find(doc, &facts[doc], &speech);
        found.claims.extend(claims.units);
        found.certainties.extend(claims.certainties);
        found.quotes.extend(speech.quotes);
        go_on()?;
    }
    found.quote_pairs = quotes::pairs(&facts, &found.entities, &found.quotes);
    found.verbatim = verbatim::find(articles, &words, &found.quotes);
    go_on()?;
    ControlFlow::Continue(Material { facts, found })
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
