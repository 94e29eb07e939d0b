//! Two sentences without articles around them, as the bench gives them.

use super::links::fit::{Sheet, observe};
use super::links::{Model, Values};
use super::{Relation, analyze};
use crate::article::{Article, ArticleId, Details, Unit, UnitKind};
use crate::text::TextRange;

/// How alike two sentences are that stand alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairScore {
    /// 0 (nothing in common) to 1.
    pub score: f64,
    /// How they relate; none if they are unrelated.
    pub relation: Option<Relation>,
}

/// Scores two sentences without any article around them.
pub fn score_pair(a: &str, b: &str) -> PairScore {
    let articles = [alone("a", a), alone("b", b)];
    let analysis = analyze(&articles);
    let link = analysis.links.first();
    let sheet = if link.is_none() { observe(&articles) } else { Sheet::default() };
    let unlinked = || sheet.pairs.first().map_or(0.0, |pair| Model::own().score(&pair.values, None));
    PairScore {
        score: link.map_or_else(unlinked, |link| link.score),
        relation: link.filter(|link| link.score >= analysis.claim_threshold).map(|link| link.relation),
    }
}

/// What two sentences without any article around them have in common; none if they share nothing.
pub fn pair_values(a: &str, b: &str) -> Option<Values> {
    observe(&[alone("a", a), alone("b", b)]).pairs.first().map(|pair| pair.values)
}

/// An article of one sentence.
fn alone(id: &str, sentence: &str) -> Article {
    let start = sentence.len() - sentence.trim_start().len();
    let range = TextRange::new(start, start + sentence.trim().len());
    let unit = Unit { range, kind: UnitKind::Sentence, paragraph: 0 };
    Article {
        id: ArticleId(id.into()),
        text: sentence.into(),
        details: Details::default(),
        paragraphs: [range].into(),
        units: if range.is_empty() { [].into() } else { [unit].into() },
        ..Article::default()
    }
}
