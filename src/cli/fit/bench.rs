//! The sets as they lie in their folder, with what the analysis sees in them.

use crate::analysis::links::Values;
use crate::analysis::links::fit::{Sheet, observe};
use crate::article::Article;
use crate::text::CharMap;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// All sets.
pub(super) struct Bench {
    /// Pairs of stories, of one event or of two on one topic.
    pub(super) stories: Vec<Stories>,
    /// Sets of pairs of sentences.
    pub(super) sets: Vec<Sentences>,
}

/// Two stories.
pub(super) struct Stories {
    /// Decides the fold.
    pub(super) topic: String,
    /// About one event.
    pub(super) one_event: bool,
    /// What the analysis sees.
    pub(super) sheet: Sheet,
    /// For each pair of the sheet what the gold says.
    pub(super) truth: Vec<Truth>,
    /// Gold links, by the sentences' numbers.
    pub(super) gold: BTreeSet<[usize; 2]>,
    /// Pairs of sentences that were both annotated.
    pub(super) judged: usize,
}

/// What the gold says of a pair of sentences.
#[derive(Clone, Debug, Default)]
pub(super) struct Truth {
    /// The pairs of gold sentences that the pair stands for.
    pub(super) pairs: Vec<[usize; 2]>,
    /// One of them is a gold link.
    pub(super) linked: bool,
    /// Both sentences were annotated.
    pub(super) judged: bool,
}

/// A set of pairs of sentences that stand alone.
pub(super) struct Sentences {
    /// Its name in the report.
    pub(super) name: &'static str,
    /// Its pairs.
    pub(super) rows: Vec<Row>,
}

/// Two sentences.
pub(super) struct Row {
    /// Decides the fold.
    pub(super) topic: String,
    /// 0 to 1.
    pub(super) truth: f64,
    /// What they have in common; none if nothing.
    pub(super) values: Option<Values>,
}

/// What is wrong with the folder.
#[derive(Debug, thiserror::Error)]
pub(super) enum BenchError {
    #[error("a set cannot be read ({1}): {0}")]
    Read(String, std::io::Error),
    #[error("a set is not as it should be, {1}: {0}")]
    Form(String, String),
}

#[derive(Deserialize)]
struct Case {
    docs: [String; 2],
    #[serde(default)]
    claims: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    a: End,
    b: End,
}

#[derive(Deserialize)]
struct End {
    doc: String,
    start: usize,
}

#[derive(Clone, Deserialize)]
struct Gold {
    topic: String,
    sentences: Vec<GoldSentence>,
}

/// Offsets are Unicode scalar values.
#[derive(Clone, Deserialize)]
struct GoldSentence {
    i: usize,
    start: usize,
    end: usize,
    #[serde(default)]
    annotated: bool,
}

/// Name, file, column of the truth, what stands for 1 in it.
const SETS: [(&str, &str, &str, f64); 5] = [
    ("superpal", "superpal_mn/dev/pairs.tsv", "label", 1.0),
    ("docdoc", "superpal_mn/dev/pairs_docdoc.tsv", "label", 1.0),
    ("claimdiff", "claimdiff/dev/pairs.tsv", "label", 1.0),
    ("stsb", "stsb_news/dev/pairs.tsv", "score", 5.0),
    ("mrpc", "mrpc/dev/pairs.tsv", "label", 1.0),
];

impl Bench {
    /// Reads all sets in `folder` and looks at every pair in them.
    pub(super) fn read(folder: &Path) -> Result<Self, BenchError> {
        let events = folder.join("ecbplus/dev");
        let mut stories = Vec::new();
        for (file, one_event) in [("cases.jsonl", true), ("cases_distractor.jsonl", false)] {
            let path = events.join(file);
            for line in read(&path)?.lines().filter(|line| !line.trim().is_empty()) {
                stories.push(read_stories(&events, &json::<Case>(&path, line)?, one_event)?);
            }
        }
        let sets = SETS.iter().map(|(name, file, column, one)| read_sentences(name, &folder.join(file), column, *one));
        Ok(Self { stories, sets: sets.collect::<Result<_, _>>()? })
    }
}

fn read(path: &Path) -> Result<String, BenchError> {
    fs::read_to_string(path).map_err(|error| BenchError::Read(path.display().to_string(), error))
}

fn json<T: for<'d> Deserialize<'d>>(path: &Path, text: &str) -> Result<T, BenchError> {
    serde_json::from_str(text).map_err(|error| BenchError::Form(path.display().to_string(), error.to_string()))
}

fn read_stories(folder: &Path, case: &Case, one_event: bool) -> Result<Stories, BenchError> {
    let (mut articles, mut golds) = (Vec::new(), Vec::new());
    for doc in &case.docs {
        let path = folder.join(format!("gold/{doc}.json"));
        golds.push(json::<Gold>(&path, &read(&path)?)?);
        articles.push(Article::from_text(doc, &read(&folder.join(format!("docs/{doc}.txt")))?));
    }
    let [first, second] = [0, 1].map(|n| golds[n].clone());
    let number = |gold: &Gold, start| gold.sentences.iter().find(|sentence| sentence.start == start).map(|sentence| sentence.i);
    let link = |claim: &Claim| {
        let (a, b) = if claim.a.doc == case.docs[0] { (&claim.a, &claim.b) } else { (&claim.b, &claim.a) };
        Some([number(&first, a.start)?, number(&second, b.start)?])
    };
    let gold: BTreeSet<_> = case.claims.iter().filter_map(link).collect();
    let sheet = observe(&articles);
    let maps: Vec<_> = articles.iter().map(|article| CharMap::new(&article.text)).collect();
    let covered = |place: crate::analysis::Place, gold: &Gold| {
        let chars = maps[place.doc].chars(place.range);
        covered(chars.start.0, chars.end.0, &gold.sentences)
    };
    let truth = sheet.pairs.iter().map(|pair| truth(&covered(pair.a, &first), &covered(pair.b, &second), &gold)).collect();
    let annotated = |gold: &Gold| gold.sentences.iter().filter(|sentence| sentence.annotated).count();
    let judged = annotated(&first) * annotated(&second);
    Ok(Stories { topic: first.topic.clone(), one_event, sheet, truth, gold, judged })
}

/// The sentences that share half of the shorter of the two with a range.
fn covered(start: usize, end: usize, sentences: &[GoldSentence]) -> Vec<(usize, bool)> {
    let common = |sentence: &GoldSentence| sentence.end.min(end).saturating_sub(sentence.start.max(start));
    let shorter = |sentence: &GoldSentence| (end - start).min(sentence.end - sentence.start);
    let covers = |sentence: &&GoldSentence| common(sentence) > 0 && common(sentence) * 2 >= shorter(sentence);
    sentences.iter().filter(covers).map(|sentence| (sentence.i, sentence.annotated)).collect()
}

fn truth(a: &[(usize, bool)], b: &[(usize, bool)], gold: &BTreeSet<[usize; 2]>) -> Truth {
    let mut truth = Truth::default();
    for (x, x_annotated) in a {
        for (y, y_annotated) in b {
            truth.pairs.push([*x, *y]);
            truth.judged |= x_annotated & y_annotated;
        }
    }
    truth.linked = truth.pairs.iter().any(|pair| gold.contains(pair));
    truth
}

fn read_sentences(name: &'static str, path: &Path, column: &str, one: f64) -> Result<Sentences, BenchError> {
    let text = read(path)?;
    let mut lines = text.lines();
    let columns: BTreeMap<_, _> = lines.next().unwrap_or_default().split('\t').enumerate().map(|(n, name)| (name, n)).collect();
    let wrong = |what: &str| BenchError::Form(path.display().to_string(), what.to_owned());
    let at = |name: &str| columns.get(name).copied().ok_or_else(|| wrong(&format!("it has no column `{name}`")));
    let (id, a, b, truth) = (at("id")?, at("a")?, at("b")?, at(column)?);
    let topic = at("topic").unwrap_or(id);
    let row = |line: &str| {
        let cells: Vec<_> = line.split('\t').collect();
        let cell = |n: usize| cells.get(n).copied().ok_or_else(|| wrong("a line is too short"));
        let truth = cell(truth)?.parse::<f64>().map_err(|_| wrong("a truth is no number"))? / one;
        let values = alone(cell(a)?, cell(b)?);
        Ok(Row { topic: cell(topic)?.to_owned(), truth, values })
    };
    Ok(Sentences { name, rows: lines.map(row).collect::<Result<_, _>>()? })
}

/// What two sentences that stand alone have in common.
fn alone(a: &str, b: &str) -> Option<Values> {
    crate::analysis::pair_values(a, b)
}
