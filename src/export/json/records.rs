//! The records of the JSON export: structs of its own, so that the notebook can change without a change of the output.

use super::super::Options;
use super::super::entry::{Entries, Entry};
use super::super::phrases::file;
use super::said::Corrected;
use crate::article::{Article, ArticleId, Details};
use crate::notebook::{ClaimCard, Evidence, Id, Judgement, Link, Member, Passage, Tag};
use crate::text::{Anchor, CharMap, TextRange};
use serde::Serialize;
use std::collections::BTreeMap;

/// The whole file.
#[derive(Serialize)]
pub(super) struct Book<'a> {
    /// `crossread-notebook/1`.
    format: &'static str,
    /// "Crossread 0.1.0".
    made_with: &'static str,
    /// The day of the export.
    made_on: Option<String>,
    /// Who annotates in this notebook; null without authors.
    reader: Option<&'a str>,
    /// In the reader's order.
    pub(super) articles: Vec<Source<'a>>,
    /// The codebook, by key, then by name.
    pub(super) tags: Vec<Label<'a>>,
    /// In reading order.
    pub(super) annotations: Vec<Marked<'a>>,
    /// Those with an end at least among the annotations.
    pub(super) links: Vec<Joined<'a>>,
    /// The reader's claim cards; all, or those with a member among the annotations.
    pub(super) claims: Vec<Card<'a>>,
    /// What the reader thinks of links that the program found.
    pub(super) opinions: Vec<Opinion<'a>>,
    /// What the reader said of names.
    pub(super) corrections: Vec<Corrected<'a>>,
    /// What the notebook has and this file has not, a sentence each.
    not_held: Vec<String>,
}

/// An article.
#[derive(Serialize)]
pub(super) struct Source<'a> {
    id: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<String>,
    url: Option<&'a str>,
    /// The name of its file, without folders.
    file: Option<&'a str>,
    /// How long its text is (Unicode scalar values).
    length: usize,
    /// Its words; null without texts.
    pub(super) text: Option<&'a str>,
    paragraphs: Vec<Range>,
    /// Sentences that the reader took out of the story.
    asides: Vec<Range>,
}

/// From a character to the one behind the last.
#[derive(Serialize)]
struct Range {
    start: usize,
    end: usize,
}

/// A tag.
#[derive(Serialize)]
pub(super) struct Label<'a> {
    id: &'a str,
    name: &'a str,
    /// yellow, green, blue, red, violet, orange, teal, pink or grey.
    color: &'static str,
    /// The digit that gives it.
    key: Option<u8>,
    memo: &'a str,
    /// The id of the tag above it.
    parent: Option<&'a str>,
}

/// An annotation.
#[derive(Serialize)]
pub(super) struct Marked<'a> {
    id: &'a str,
    /// The id of its article.
    article: &'a str,
    /// The parts of its passage; several where it has gaps.
    pub(super) passages: Vec<Words<'a>>,
    /// Ids of its tags.
    tags: Vec<&'a str>,
    note: &'a str,
    /// Null without authors.
    author: Option<&'a str>,
    created: String,
    changed: String,
    /// "Courier, paragraph 3, sentence 2".
    place: String,
}

/// Words of an article.
#[derive(Serialize)]
pub(super) struct Words<'a> {
    /// Null for matches, without texts.
    pub(super) quote: Option<&'a str>,
    /// At most 32 graphemes before them; null without texts.
    prefix: Option<&'a str>,
    /// At most 32 graphemes behind them; null without texts.
    suffix: Option<&'a str>,
    /// Null, as `end`, if they do not stand in the article where they were marked.
    start: Option<usize>,
    end: Option<usize>,
}

/// Two annotations that were joined.
#[derive(Serialize)]
pub(super) struct Joined<'a> {
    id: &'a str,
    /// The id of an annotation, perhaps of one that was left out.
    from: &'a str,
    to: &'a str,
    /// `says the same`, `differs` or `related`.
    relation: &'static str,
    note: &'a str,
    author: Option<&'a str>,
    created: String,
}

/// A claim card.
#[derive(Serialize)]
pub(super) struct Card<'a> {
    id: &'a str,
    statement: &'a str,
    /// `open`, `confirmed`, `refuted` or `misleading`.
    verdict: &'static str,
    members: Vec<Stands<'a>>,
    evidence: Vec<Rests<'a>>,
    note: &'a str,
    author: Option<&'a str>,
}

/// How an article stands to a claim.
#[derive(Serialize)]
struct Stands<'a> {
    article: &'a str,
    /// The id of an annotation, perhaps of one that was left out; null where the article has no passage for it.
    annotation: Option<&'a str>,
    /// `asserts`, `denies`, `attributes`, `omits` or `unclear`.
    stance: &'static str,
    note: &'a str,
}

/// What a verdict rests on.
#[derive(Serialize)]
struct Rests<'a> {
    address: &'a str,
    quote: &'a str,
    seen: Option<String>,
}

/// What the reader thinks of a link that the program found.
#[derive(Serialize)]
pub(super) struct Opinion<'a> {
    id: &'a str,
    a: Side<'a>,
    b: Side<'a>,
    /// Whether they belong together.
    accepted: bool,
    author: Option<&'a str>,
}

/// One of two sentences.
#[derive(Serialize)]
struct Side<'a> {
    article: &'a str,
    #[serde(flatten)]
    words: Words<'a>,
}

impl<'a> Book<'a> {
    pub(super) fn new(entries: &'a Entries<'a>, options: &'a Options, not_held: Vec<String>) -> Self {
        let notebook = entries.notebook;
        let maker = Maker::new(&notebook.articles, options);
        Self {
            format: "crossread-notebook/1",
            made_with: concat!("Crossread ", env!("CARGO_PKG_VERSION")),
            made_on: options.today.map(|day| day.to_string()),
            reader: maker.author(&notebook.settings.reader),
            articles: notebook.articles.iter().map(|article| maker.source(article)).collect(),
            tags: notebook.sorted_tags().into_iter().map(label).collect(),
            annotations: entries.list.iter().map(|entry| maker.marked(entry, entries)).collect(),
            links: entries.links().map(|link| maker.joined(link)).collect(),
            claims: entries.cards(options).into_iter().map(|card| maker.card(card)).collect(),
            opinions: notebook.judgements.values().map(|judgement| maker.opinion(judgement)).collect(),
            corrections: notebook.sorted_corrections().into_iter().map(|c| Corrected::new(c, maker.author(&c.author))).collect(),
            not_held,
        }
    }
}

/// Makes records, with what is looked up again and again.
struct Maker<'a> {
    articles: BTreeMap<&'a ArticleId, (&'a Article, CharMap)>,
    options: &'a Options,
}

impl<'a> Maker<'a> {
    fn new(articles: &'a [Article], options: &'a Options) -> Self {
        Self { articles: articles.iter().map(|a| (&a.id, (a, CharMap::new(&a.text)))).collect(), options }
    }

    fn author(&self, name: &'a str) -> Option<&'a str> {
        self.options.authors.then_some(name)
    }

    fn source(&self, article: &'a Article) -> Source<'a> {
        let Details { title, outlet, author, published, url } = &article.details;
        let map = CharMap::new(&article.text);
        let ranges = |ranges: &[TextRange]| ranges.iter().map(|range| chars(&map, *range)).collect();
        Source {
            id: &article.id.0,
            title: title.as_deref(),
            outlet: outlet.as_deref(),
            author: author.as_deref(),
            published: published.map(|day| day.to_string()),
            url: url.as_deref(),
            file: file(article),
            length: map.len(),
            text: self.options.texts.then_some(&article.text),
            paragraphs: ranges(&article.paragraphs),
            asides: ranges(&article.asides),
        }
    }

    fn marked(&self, entry: &Entry<'a>, entries: &Entries) -> Marked<'a> {
        let annotation = entry.annotation;
        Marked {
            id: &annotation.id.0,
            article: &annotation.article.0,
            passages: annotation.anchors.iter().map(|anchor| self.words(&annotation.article, anchor)).collect(),
            tags: annotation.tags.iter().map(|tag| &*tag.0).collect(),
            note: &annotation.note,
            author: self.author(&annotation.author),
            created: annotation.created.to_string(),
            changed: annotation.changed.to_string(),
            place: entries.place(annotation),
        }
    }

    fn words(&self, article: &ArticleId, anchor: &'a Anchor) -> Words<'a> {
        let known = self.articles.get(article);
        let place = known.and_then(|(article, map)| Some(chars(map, article.place(anchor)?)));
        let (start, end) = place.map(|place| (place.start, place.end)).unzip();
        let around = |words: &'a str| self.options.texts.then_some(words);
        Words { quote: Some(&anchor.quote), prefix: around(&anchor.prefix), suffix: around(&anchor.suffix), start, end }
    }

    fn joined(&self, link: &'a Link) -> Joined<'a> {
        let Link { id, from, to, relation, note, author, created, .. } = link;
        let author = self.author(author);
        Joined { id: &id.0, from: &from.0, to: &to.0, relation: relation.name(), note, author, created: created.to_string() }
    }

    fn card(&self, card: &'a ClaimCard) -> Card<'a> {
        let ClaimCard { id, statement, members, verdict, evidence, note, author, .. } = card;
        Card {
            id: &id.0,
            statement,
            verdict: verdict.name(),
            members: members.iter().map(stands).collect(),
            evidence: evidence.iter().map(rests).collect(),
            note,
            author: self.author(author),
        }
    }

    fn opinion(&self, judgement: &'a Judgement) -> Opinion<'a> {
        let side = |passage: &'a Passage| {
            let words = self.words(&passage.article, &passage.anchor);
            Side { article: &passage.article.0, words: Words { quote: words.quote.filter(|_| self.options.texts), ..words } }
        };
        let Judgement { id, a, b, accepted, author, .. } = judgement;
        Opinion { id: &id.0, a: side(a), b: side(b), accepted: *accepted, author: self.author(author) }
    }
}

fn chars(map: &CharMap, range: TextRange) -> Range {
    let range = map.chars(range);
    Range { start: range.start.0, end: range.end.0 }
}

fn label(tag: &Tag) -> Label<'_> {
    let Tag { id, name, color, key, memo, parent, .. } = tag;
    Label { id: &id.0, name, color: color.name(), key: *key, memo, parent: parent.as_ref().map(|Id(parent)| &**parent) }
}

fn stands(member: &Member) -> Stands<'_> {
    let Member { article, annotation, stance, note } = member;
    Stands { article: &article.0, annotation: annotation.as_ref().map(|Id(id)| &**id), stance: stance.name(), note }
}

fn rests(evidence: &Evidence) -> Rests<'_> {
    let Evidence { address, quote, seen } = evidence;
    Rests { address, quote, seen: seen.map(|day| day.to_string()) }
}
