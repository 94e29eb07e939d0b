//! The comparison as other programs read it. Fields and their order are a contract; offsets count Unicode scalar values.
//!
//! Structs of its own, so that the analysis can change its types without a change of the output.

use super::report;
use crate::analysis::{self, Analysis, Place};
use crate::article::Article;
use crate::import::Imported;
use crate::text::{CharMap, TextRange, slice};
use serde::Serialize;

/// The whole of `compare --format json`, and a line of `eval compare` behind its case.
#[derive(Serialize)]
pub(super) struct Comparison<'a> {
    format: &'static str,
    articles: Vec<ArticleOut<'a>>,
    entities: Vec<Entity<'a>>,
    claim_threshold: f64,
    claim_links: Vec<ClaimLink<'a>>,
    figures: Vec<Figure<'a>>,
    conflicts: Vec<Conflict<'a>>,
    quotes: Vec<Quote<'a>>,
    only_in: Vec<Span<'a>>,
    verbatim: Vec<Verbatim<'a>>,
    /// What makes the comparison less reliable, in words.
    warnings: Vec<String>,
    figure_pairs: Vec<FigurePair<'a>>,
    /// Parts of sentences that could stand alone as a claim.
    claim_units: Vec<ClaimUnit<'a>>,
    /// The same quotation in two articles.
    quote_pairs: Vec<QuotePair<'a>>,
    /// Claims against articles: groups, then what matters most of what one article alone says.
    matrix: Vec<Row<'a>>,
    /// The part of each article's words that stand in runs it shares with another, 0 to 1.
    verbatim_shares: Vec<VerbatimShare<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    /// The number of the group; null for what one article alone says.
    claim: Option<usize>,
    /// One for each article; null where it does not say it.
    cells: Vec<Option<Cell<'a>>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    /// The wording: the sentence, or the part of it that the others say too.
    #[serde(flatten)]
    passage: Passage<'a>,
    figures: Vec<&'a str>,
    certainty: &'static str,
    /// Further sentences of the article that say it.
    more: usize,
}

#[derive(Serialize)]
struct VerbatimShare<'a> {
    doc: &'a str,
    share: f64,
}

/// An article with its units.
#[derive(Serialize)]
struct ArticleOut<'a> {
    id: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    text: &'a str,
    sentences: Vec<Sentence>,
}

/// An article as it came in: the whole of `import --format json`.
#[derive(Serialize)]
pub(super) struct ImportOut<'a> {
    #[serde(flatten)]
    article: ArticleOut<'a>,
    author: Option<&'a str>,
    url: Option<&'a str>,
    /// Its file, as given.
    source: Option<&'a str>,
    format: &'static str,
    /// Null where the format has only one.
    encoding: Option<&'static str>,
    /// What the reader should know of how it came in, in words.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Sentence {
    start: usize,
    end: usize,
    kind: &'static str,
}

/// A place without its words.
#[derive(Serialize)]
struct Span<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
}

/// A place with its words.
#[derive(Serialize)]
struct Passage<'a> {
    #[serde(flatten)]
    span: Span<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: String,
    name: &'a str,
    kind: &'static str,
    shared: bool,
    mentions: Vec<Mention<'a>>,
    /// How sure the kind is, 0 to 1, in hundredths.
    confidence: f64,
    aliases: &'a [String],
    /// Why its mentions were joined.
    reasons: &'a [String],
    /// Ids of the entities that this short name could mean.
    could_be: Vec<String>,
}

#[derive(Serialize)]
struct Mention<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    form: &'static str,
}

#[derive(Serialize)]
struct ClaimLink<'a> {
    a: Passage<'a>,
    b: Passage<'a>,
    score: f64,
    relation: &'static str,
    /// Not there for pairs that are listed for their scores alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Why<'a>>,
}

#[derive(Serialize)]
struct Why<'a> {
    entities: Vec<String>,
    words: &'a [String],
    figures: &'a [String],
    quotes: &'a [String],
    /// Words of like meaning.
    aligned: Vec<AlignedWords<'a>>,
    /// What speaks against it, in words.
    against: Vec<String>,
    /// What the score is made of.
    parts: Vec<Part>,
    /// The part of each sentence that matches best; null where it is the whole.
    matching: Vec<Option<Passage<'a>>>,
}

#[derive(Serialize)]
struct AlignedWords<'a> {
    a: Passage<'a>,
    b: Passage<'a>,
    likeness: f64,
}

#[derive(Serialize)]
struct Part {
    feature: &'static str,
    value: f64,
    /// What it adds to the logarithm of the odds.
    adds: f64,
}

#[derive(Serialize)]
struct Figure<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    kind: &'static str,
    value: &'a str,
    unit: &'a str,
}

#[derive(Serialize)]
struct Conflict<'a> {
    a: Side<'a>,
    b: Side<'a>,
    what: &'a str,
    verdict: &'static str,
}

/// Two figures that were compared, whatever came of it.
#[derive(Serialize)]
struct FigurePair<'a> {
    a: Side<'a>,
    b: Side<'a>,
    verdict: &'static str,
    what: &'a str,
}

#[derive(Serialize)]
struct Side<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    value: &'a str,
}

#[derive(Serialize)]
struct Quote<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    speaker: Option<Speaker<'a>>,
}

#[derive(Serialize)]
struct Speaker<'a> {
    entity: Option<String>,
    text: &'a str,
}

#[derive(Serialize)]
struct ClaimUnit<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    /// What part of its sentence it is.
    kind: &'static str,
    /// How firmly it is said.
    certainty: &'static str,
    speaker: Option<Speaker<'a>>,
    /// Of reported content the strength of its verb, 0 of other units.
    strength: i8,
}

#[derive(Serialize)]
struct QuotePair<'a> {
    a: Quote<'a>,
    b: Quote<'a>,
    relation: &'static str,
    /// The articles give the words to two people.
    other_speaker: bool,
}

#[derive(Serialize)]
struct Verbatim<'a> {
    a: Passage<'a>,
    b: Passage<'a>,
    words: usize,
}

impl<'a> Comparison<'a> {
    /// `analysis` must be of these `articles`.
    pub(super) fn new(articles: &'a [Article], analysis: &'a Analysis) -> Self {
        let texts: Vec<Counted> = articles.iter().map(Counted::new).collect();
        let at = Places(&texts);
        Self {
            format: "crossread-comparison/1",
            articles: texts.iter().map(Counted::article).collect(),
            entities: analysis.entities.iter().enumerate().map(|(n, entity)| at.entity(n, entity)).collect(),
            claim_threshold: analysis.claim_threshold,
            claim_links: analysis.links.iter().map(|link| at.link(link)).collect(),
            figures: analysis.figures.iter().map(|figure| at.figure(figure)).collect(),
            conflicts: analysis.conflicts.iter().map(|conflict| at.conflict(conflict)).collect(),
            quotes: analysis.quotes.iter().map(|quote| at.quote(quote)).collect(),
            only_in: analysis.only_in.iter().map(|place| at.span(*place)).collect(),
            verbatim: analysis.verbatim.iter().map(|run| at.verbatim(run)).collect(),
            warnings: analysis.warnings.iter().map(|warning| report::warning(articles, warning)).collect(),
            figure_pairs: analysis.compared.iter().map(|pair| at.figure_pair(pair)).collect(),
            claim_units: analysis.claims.iter().map(|unit| at.claim_unit(unit)).collect(),
            quote_pairs: analysis.quote_pairs.iter().map(|pair| at.quote_pair(analysis, pair)).collect(),
            matrix: if articles.len() > 1 { at.matrix(analysis) } else { Vec::new() },
            verbatim_shares: at.verbatim_shares(analysis),
        }
    }
}

impl<'a> Comparison<'a> {
    /// Adds pairs of sentences of the same `articles` that are no links.
    pub(super) fn with_pairs(mut self, articles: &'a [Article], pairs: &[analysis::ScoredPair]) -> Self {
        let texts: Vec<Counted> = articles.iter().map(Counted::new).collect();
        self.claim_links.extend(pairs.iter().map(|pair| Places(&texts).unlisted(pair)));
        self
    }
}

/// One article with its units and how it was read, for `import`.
pub(super) fn imported(imported: &Imported) -> ImportOut<'_> {
    let Imported { article, format, encoding, notes } = imported;
    ImportOut {
        article: Counted::new(article).article(),
        author: article.details.author.as_deref(),
        url: article.details.url.as_deref(),
        source: article.source.as_deref(),
        format: format.name(),
        encoding: *encoding,
        notes: notes.iter().map(ToString::to_string).collect(),
    }
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

fn entity_id(index: usize) -> String {
    format!("e{}", index + 1)
}

/// An article whose characters have been counted.
struct Counted<'a> {
    article: &'a Article,
    map: CharMap,
}

impl<'a> Counted<'a> {
    fn new(article: &'a Article) -> Self {
        Self { article, map: CharMap::new(&article.text) }
    }

    /// Start and end in Unicode scalar values.
    fn ends(&self, range: TextRange) -> (usize, usize) {
        let chars = self.map.chars(range);
        (chars.start.0, chars.end.0)
    }

    fn article(&self) -> ArticleOut<'a> {
        let Article { id, text, details, units, .. } = self.article;
        let sentence = |unit: &crate::article::Unit| {
            let (start, end) = self.ends(unit.range);
            Sentence { start, end, kind: unit.kind.name() }
        };
        ArticleOut {
            id: &id.0,
            title: details.title.as_deref(),
            outlet: details.outlet.as_deref(),
            published: details.published.map(|date| date.to_string()),
            text,
            sentences: units.iter().map(sentence).collect(),
        }
    }
}

/// Turns what the analysis found into the output's own terms.
struct Places<'s, 'a>(&'s [Counted<'a>]);

impl<'a> Places<'_, 'a> {
    fn span(&self, place: Place) -> Span<'a> {
        self.passage(place).span
    }

    fn passage(&self, Place { doc, range }: Place) -> Passage<'a> {
        let counted = &self.0[doc];
        let (start, end) = counted.ends(range);
        Passage { span: Span { doc: &counted.article.id.0, start, end }, text: slice(&counted.article.text, range) }
    }

    fn entity(&self, index: usize, entity: &'a analysis::Entity) -> Entity<'a> {
        let mention = |mention: &analysis::Mention| Mention { passage: self.passage(mention.place), form: mention.form.name() };
        let mentions = entity.mentions.iter().map(mention).collect();
        Entity {
            id: entity_id(index),
            name: &entity.name,
            kind: entity.kind.name(),
            shared: entity.shared,
            mentions,
            confidence: hundredths(entity.confidence),
            aliases: &entity.aliases,
            reasons: &entity.reasons,
            could_be: entity.could_be.iter().copied().map(entity_id).collect(),
        }
    }

    fn link(&self, link: &'a analysis::ClaimLink) -> ClaimLink<'a> {
        let analysis::Why { entities, words, figures, quotes, aligned, against, parts, told: _, share: _, matching } = &link.why;
        let aligned = aligned.iter().map(|words| AlignedWords {
            a: self.passage(words.a),
            b: self.passage(words.b),
            likeness: hundredths(words.likeness),
        });
        let part = |part: &analysis::Part| Part {
            feature: part.feature.name(),
            value: hundredths(part.value),
            adds: hundredths(part.adds),
        };
        let why = Why {
            entities: entities.iter().copied().map(entity_id).collect(),
            words,
            figures,
            quotes,
            aligned: aligned.collect(),
            against: against.iter().map(|against| against.in_words(["the first", "the second"])).collect(),
            parts: parts.iter().map(part).collect(),
            matching: [link.a, link.b]
                .map(|end| end.doc)
                .into_iter()
                .zip(matching)
                .map(|(doc, range)| range.map(|range| self.passage(Place { doc, range })))
                .collect(),
        };
        ClaimLink {
            a: self.passage(link.a),
            b: self.passage(link.b),
            score: link.score,
            relation: link.relation.name(),
            why: Some(why),
        }
    }

    fn unlisted(&self, pair: &analysis::ScoredPair) -> ClaimLink<'a> {
        let relation = analysis::Relation::Partial.name();
        ClaimLink { a: self.passage(pair.a), b: self.passage(pair.b), score: pair.score, relation, why: None }
    }

    fn figure(&self, figure: &'a analysis::Figure) -> Figure<'a> {
        Figure { passage: self.passage(figure.place), kind: figure.kind.name(), value: &figure.value, unit: &figure.unit }
    }

    fn conflict(&self, conflict: &'a analysis::Conflict) -> Conflict<'a> {
        let analysis::Conflict { a, b, what, verdict, .. } = conflict;
        Conflict { a: self.side(a), b: self.side(b), what, verdict: verdict.name() }
    }

    fn figure_pair(&self, pair: &'a analysis::FigurePair) -> FigurePair<'a> {
        let analysis::FigurePair { a, b, what, verdict, .. } = pair;
        FigurePair { a: self.side(a), b: self.side(b), verdict: verdict.name(), what }
    }

    fn side(&self, side: &'a analysis::ConflictSide) -> Side<'a> {
        Side { passage: self.passage(side.place), value: &side.value }
    }

    fn quote(&self, quote: &'a analysis::Quote) -> Quote<'a> {
        Quote { passage: self.passage(quote.place), speaker: self.speaker(quote.speaker.as_ref()) }
    }

    fn quote_pair(&self, analysis: &'a Analysis, pair: &analysis::QuotePair) -> QuotePair<'a> {
        let [a, b] = [pair.a, pair.b].map(|n| self.quote(&analysis.quotes[n]));
        QuotePair { a, b, relation: pair.relation.name(), other_speaker: pair.other_speaker }
    }

    fn speaker(&self, speaker: Option<&analysis::Speaker>) -> Option<Speaker<'a>> {
        let speaker = speaker?;
        Some(Speaker { entity: speaker.entity.map(entity_id), text: self.passage(speaker.place).text })
    }

    fn claim_unit(&self, unit: &'a analysis::ClaimUnit) -> ClaimUnit<'a> {
        ClaimUnit {
            passage: self.passage(unit.place),
            kind: unit.kind.name(),
            certainty: unit.certainty.name(),
            speaker: self.speaker(unit.speaker.as_ref()),
            strength: unit.strength,
        }
    }

    fn matrix(&self, analysis: &'a Analysis) -> Vec<Row<'a>> {
        let words = |n: &usize| analysis.figures.get(*n).map(|figure| self.passage(figure.place).text);
        let cell = |cell: &analysis::matrix::Cell| Cell {
            passage: self.passage(cell.wording),
            figures: cell.figures.iter().filter_map(words).collect(),
            certainty: cell.certainty.name(),
            more: cell.more,
        };
        let row = |row: &analysis::matrix::Row| Row {
            claim: row.claim,
            cells: row.cells.iter().map(|found| found.as_ref().map(cell)).collect(),
        };
        analysis.matrix(self.0.len()).iter().map(row).collect()
    }

    fn verbatim_shares(&self, analysis: &Analysis) -> Vec<VerbatimShare<'a>> {
        let share = |(doc, counted): (usize, &Counted<'a>)| VerbatimShare {
            doc: &counted.article.id.0,
            share: hundredths(analysis.verbatim_share(doc, counted.article)),
        };
        self.0.iter().enumerate().map(share).collect()
    }

    fn verbatim(&self, run: &'a analysis::VerbatimRun) -> Verbatim<'a> {
        Verbatim { a: self.passage(run.a), b: self.passage(run.b), words: run.words }
    }
}
