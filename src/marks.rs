//! What to paint on an article, as data: the window and the tests read the same segments. Names colours by meaning, makes none.
//!
//! Owns the choice of layers and how they overlap. Never knows a pixel, a font or a colour.

mod own;
mod wording;

pub use own::{OwnMark, own, own_at};

use crate::analysis::{Analysis, Entity, EntityKind, MentionForm, Relation};
use crate::article::Article;
use crate::text::TextRange;
use std::collections::BTreeMap;

/// Which kinds of marks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "six switches that the reader sets one by one")]
pub struct Lenses {
    /// Names.
    pub entities: bool,
    /// Sentences that another article has too.
    pub claims: bool,
    /// Figures, and which of them differ.
    pub figures: bool,
    /// Quoted words.
    pub quotes: bool,
    /// What matched sentences say in other words.
    pub other_words: bool,
    /// What another article has to the letter.
    pub word_for_word: bool,
}

impl Default for Lenses {
    fn default() -> Self {
        Self { entities: true, claims: true, figures: true, quotes: true, other_words: false, word_for_word: false }
    }
}

/// What the reader looks at closely; its marks are painted stronger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Focus {
    /// Index into [`Analysis::entities`].
    pub entity: Option<usize>,
    /// Index into [`Analysis::links`].
    pub link: Option<usize>,
}

/// A stretch of text on which the same marks lie from its first to its last byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands (bytes); never empty.
    pub range: TextRange,
    /// The name it is part of.
    pub entity: Option<EntityMark>,
    /// The shared sentence it is part of.
    pub claim: Option<ClaimMark>,
    /// The figure it is part of.
    pub figure: Option<FigureMark>,
    /// Index into [`Analysis::quotes`] of the quotation it is part of.
    pub quote: Option<usize>,
    /// A matched sentence says it in another word.
    pub other_words: Option<()>,
    /// Another article has it to the letter.
    pub word_for_word: Option<()>,
}

/// A name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntityMark {
    /// Index into [`Analysis::entities`].
    pub index: usize,
    /// What it names; where that is only a guess, [`EntityKind::Other`]: a wrong kind is worse than none.
    pub kind: EntityKind,
    /// How these words name it.
    pub form: MentionForm,
    /// Named by another article too.
    pub shared: bool,
    /// It could mean several, and is left open.
    pub ambiguous: bool,
    /// The reader follows it.
    pub focused: bool,
}

/// A sentence that another article has too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimMark {
    /// Its number in the margin; 0 if it has none, because its match is too weak to be shown and the reader only looks at it.
    pub number: usize,
    /// How it relates to the others of that number.
    pub relation: Relation,
    /// The reader looks at it.
    pub focused: bool,
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureMark {
    /// Index into [`Analysis::conflicts`] of the first one it is part of.
    pub conflict: Option<usize>,
}

/// A number beside a shared sentence. The same stands beside the sentence's matches in other articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarginNumber {
    /// The sentence (bytes).
    pub range: TextRange,
    /// The number, from 1.
    pub number: usize,
    /// How the sentence relates to the others of that number.
    pub relation: Relation,
}

/// The marks of article `doc` of `analysis`, sorted, none overlapping another. Text without marks has no segment.
pub fn segments(doc: usize, article: &Article, analysis: &Analysis, lenses: Lenses, focus: Focus) -> Vec<Segment> {
    let layers = Layers {
        entities: layer(lenses.entities, || entities(doc, analysis, focus)),
        claims: layer(lenses.claims, || claims(doc, analysis, focus)),
        figures: layer(lenses.figures, || figures(doc, analysis)),
        quotes: layer(lenses.quotes, || quotes(doc, analysis)),
        other_words: layer(lenses.other_words, || wording::other_words(doc, analysis)),
        word_for_word: layer(lenses.word_for_word, || wording::word_for_word(doc, analysis)),
    };
    layers.sweep(article.text.len())
}

/// The numbers beside the sentences of article `doc`, in reading order.
pub fn margin_numbers(doc: usize, analysis: &Analysis) -> Vec<MarginNumber> {
    let number = |(range, (number, relation, _)): (TextRange, Shared)| MarginNumber { range, number, relation };
    shared(doc, analysis).into_iter().map(number).collect()
}

/// The segment that holds byte `at`: what the pointer is on.
pub fn segment_at(segments: &[Segment], at: usize) -> Option<&Segment> {
    segments.get(segments.partition_point(|segment| segment.range.end <= at)).filter(|segment| segment.range.contains(at))
}

/// Ranges with what they mean.
type Layer<T> = Vec<(TextRange, T)>;

/// Number in the margin, relation, and the links that say so.
type Shared = (usize, Relation, Vec<usize>);

struct Layers {
    entities: Layer<EntityMark>,
    claims: Layer<ClaimMark>,
    figures: Layer<FigureMark>,
    quotes: Layer<usize>,
    other_words: Layer<()>,
    word_for_word: Layer<()>,
}

impl Layers {
    /// Walks once from border to border through all layers side by side.
    fn sweep(&self, len: usize) -> Vec<Segment> {
        let mut borders: Vec<usize> = Vec::new();
        borders.extend(self.entities.iter().flat_map(ends));
        borders.extend(self.claims.iter().flat_map(ends));
        borders.extend(self.figures.iter().flat_map(ends));
        borders.extend(self.quotes.iter().flat_map(ends));
        borders.extend(self.other_words.iter().chain(&self.word_for_word).flat_map(ends));
        borders.retain(|at| *at <= len);
        borders.sort_unstable();
        borders.dedup();
        let (mut entities, mut claims) = (Cursor::new(&self.entities), Cursor::new(&self.claims));
        let (mut figures, mut quotes) = (Cursor::new(&self.figures), Cursor::new(&self.quotes));
        let (mut other_words, mut word_for_word) = (Cursor::new(&self.other_words), Cursor::new(&self.word_for_word));
        let stretches = borders.windows(2).map(|pair| Segment {
            range: TextRange::new(pair[0], pair[1]),
            entity: entities.at(pair[0]),
            claim: claims.at(pair[0]),
            figure: figures.at(pair[0]),
            quote: quotes.at(pair[0]),
            other_words: other_words.at(pair[0]),
            word_for_word: word_for_word.at(pair[0]),
        });
        stretches.filter(Segment::is_marked).collect()
    }
}

impl Segment {
    fn is_marked(&self) -> bool {
        let found = self.entity.is_some() || self.claim.is_some() || self.figure.is_some() || self.quote.is_some();
        found || self.other_words.is_some() || self.word_for_word.is_some()
    }
}

/// Walks a layer forward, never back.
struct Cursor<'a, T> {
    rest: &'a [(TextRange, T)],
}

impl<'a, T: Copy> Cursor<'a, T> {
    fn new(layer: &'a [(TextRange, T)]) -> Self {
        Self { rest: layer }
    }

    fn at(&mut self, at: usize) -> Option<T> {
        while let [(range, _), rest @ ..] = self.rest
            && range.end <= at
        {
            self.rest = rest;
        }
        self.rest.first().filter(|(range, _)| range.contains(at)).map(|(_, mark)| *mark)
    }
}

fn ends<T>((range, _): &(TextRange, T)) -> [usize; 2] {
    [range.start, range.end]
}

/// A layer in order and without overlaps (the one that begins first wins, then the longer one), empty while its lens is off.
fn layer<T>(on: bool, marks: impl FnOnce() -> Layer<T>) -> Layer<T> {
    let mut marks = if on { marks() } else { Vec::new() };
    marks.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    marks.retain(|(range, _)| {
        let free = range.start >= end && !range.is_empty();
        end = if free { range.end } else { end };
        free
    });
    marks
}

fn entities(doc: usize, analysis: &Analysis, focus: Focus) -> Layer<EntityMark> {
    let mentions = |(index, entity): (usize, &Entity)| {
        let mark = |form| EntityMark {
            index,
            kind: shown_kind(entity),
            form,
            shared: entity.shared,
            ambiguous: !could_be(entity).is_empty(),
            focused: focus.entity == Some(index),
        };
        let here = entity.mentions.iter().filter(|mention| mention.place.doc == doc);
        here.map(|mention| (mention.place.range, mark(mention.form))).collect::<Vec<_>>()
    };
    analysis.entities.iter().enumerate().flat_map(mentions).collect()
}

/// The kind in whose look an entity is shown.
pub fn shown_kind(entity: &Entity) -> EntityKind {
    if entity.confidence < Entity::SURE { EntityKind::Other } else { entity.kind }
}

/// The entities that a short name could mean; none where there are not several of them, for then nothing is open.
pub fn could_be(entity: &Entity) -> &[usize] {
    if entity.could_be.len() > 1 { &entity.could_be } else { &[] }
}

fn claims(doc: usize, analysis: &Analysis, focus: Focus) -> Layer<ClaimMark> {
    let mark = |(range, (number, relation, links)): (TextRange, Shared)| {
        let focused = focus.link.is_some_and(|link| links.contains(&link));
        (range, ClaimMark { number, relation, focused })
    };
    let shared = shared(doc, analysis).into_iter().map(mark);
    looked_at(doc, analysis, focus).chain(shared).collect()
}

/// The sentence of `doc` in a match that the reader looks at, although it is too weak to be shown.
fn looked_at(doc: usize, analysis: &Analysis, focus: Focus) -> impl Iterator<Item = (TextRange, ClaimMark)> {
    let is_weak = |n: &usize| analysis.groups.iter().all(|group| !group.links.contains(n));
    let link = focus.link.filter(is_weak).and_then(|n| analysis.links.get(n));
    let ends = link.map(|link| [link.a, link.b].map(|end| (end, link.relation))).into_iter().flatten();
    let here = ends.filter(move |(end, _)| end.doc == doc);
    here.map(|(end, relation)| (end.range, ClaimMark { number: 0, relation, focused: true }))
}

/// The sentences of `doc` that belong to a group, each with the relation it has to the others: a conflict if there is one, else
/// that of its best link.
fn shared(doc: usize, analysis: &Analysis) -> Vec<(TextRange, Shared)> {
    let mut sentences = Vec::new();
    for group in &analysis.groups {
        let mut members: BTreeMap<TextRange, Shared> = BTreeMap::new();
        let links = group.links.iter().filter_map(|index| analysis.links.get(*index).map(|link| (*index, link)));
        for (index, link) in links {
            for place in [link.a, link.b].iter().filter(|place| place.doc == doc) {
                let (_, relation, by) = members.entry(place.range).or_insert((group.number, link.relation, Vec::new()));
                if link.relation == Relation::Conflict {
                    *relation = Relation::Conflict;
                }
                by.push(index);
            }
        }
        sentences.extend(members);
    }
    layer(true, || sentences)
}

fn figures(doc: usize, analysis: &Analysis) -> Layer<FigureMark> {
    let mut conflicts: BTreeMap<TextRange, usize> = BTreeMap::new();
    for (index, conflict) in analysis.conflicts.iter().enumerate() {
        for side in [&conflict.a, &conflict.b].iter().filter(|side| side.place.doc == doc) {
            conflicts.entry(side.place.range).or_insert(index);
        }
    }
    let agreed = analysis.figures.iter().filter(|figure| figure.place.doc == doc).map(|figure| (figure.place.range, None));
    let mut marks: BTreeMap<TextRange, Option<usize>> = agreed.collect();
    marks.extend(conflicts.into_iter().map(|(range, index)| (range, Some(index))));
    marks.into_iter().map(|(range, conflict)| (range, FigureMark { conflict })).collect()
}

fn quotes(doc: usize, analysis: &Analysis) -> Layer<usize> {
    let here = analysis.quotes.iter().enumerate().filter(|(_, quote)| quote.place.doc == doc);
    here.map(|(index, quote)| (quote.place.range, index)).collect()
}

#[cfg(test)]
mod tests;
