//! The result of an analysis, as plain data. All offsets are bytes into the text of the article named by `doc`.

mod speech;

pub use speech::{Certainty, ClaimKind, ClaimUnit, Quote, QuotePair, QuoteRelation, Speaker};

use super::links::Feature;
use crate::text::TextRange;

/// A passage of one of the articles that were analysed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the article in the list that was analysed.
    pub doc: usize,
    /// Where in its text (bytes).
    pub range: TextRange,
}

/// Everything found in a set of articles. Lists are sorted by article and start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Who and what is named, sorted by first mention.
    pub entities: Vec<Entity>,
    /// Matched sentences, also weak ones; those with `score >= claim_threshold` are shown. Sorted by `a`, then `b`.
    pub links: Vec<ClaimLink>,
    /// The score from which a link is shown.
    pub claim_threshold: f64,
    /// Sentences joined by shown links, numbered from 1 in reading order of the first article that has them.
    pub groups: Vec<ClaimGroup>,
    /// Numbers, amounts, shares, dates.
    pub figures: Vec<Figure>,
    /// Figures of shown links that were compared, sorted by link and place.
    pub compared: Vec<FigurePair>,
    /// Those of `compared` that differ: one quantity, two values. In the same order.
    pub conflicts: Vec<Conflict>,
    /// Passages in quotation marks that are speech.
    pub quotes: Vec<Quote>,
    /// The same quotation in two articles, sorted by `a`, then `b`.
    pub quote_pairs: Vec<QuotePair>,
    /// Parts of sentences that could stand alone, sorted by place. A sentence that says a single thing has none.
    pub claims: Vec<ClaimUnit>,
    /// How firmly each title and sentence is said, sorted by place; see [`Analysis::certainty`].
    pub certainties: Vec<(Place, Certainty)>,
    /// Sentences that no other article has a match for.
    pub only_in: Vec<Place>,
    /// How much each of these matters in its article, 0 to 1.
    pub only_in_weights: Vec<f64>,
    /// Sentences that another article perhaps says too: none of their matches is good enough to be shown.
    pub unsure: Vec<Place>,
    /// The matches that are likelier than not but too weak to be shown: of each sentence in `unsure` the best, each once, best first. Indices
    /// into `links`; no headline is among them, with which a sentence often shares nothing but names.
    pub perhaps: Vec<usize>,
    /// Runs of words that two articles have in common to the letter.
    pub verbatim: Vec<VerbatimRun>,
    /// Whom pronouns probably mean. For display; only speech that nothing else gives to a speaker rests on them.
    pub pronouns: Vec<Pronoun>,
    /// What the reader should know before relying on all this.
    pub warnings: Vec<Warning>,
}

impl Analysis {
    /// How firmly the title or sentence at `sentence`, the place of a whole unit, is said; none for other places.
    pub fn certainty(&self, sentence: Place) -> Option<Certainty> {
        let at = self.certainties.binary_search_by_key(&sentence, |(place, _)| *place).ok()?;
        self.certainties.get(at).map(|(_, certainty)| *certainty)
    }
}

/// Something that makes an analysis less reliable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// An article is not in English, as far as can be told; the language it seems to be in, if it is known.
    NotEnglish {
        /// Index of the article.
        doc: usize,
        /// Its language, in English ("German").
        language: Option<&'static str>,
    },
    /// The data of the name tagger is damaged: names are found by their capitals alone.
    NoTagger,
}

/// A pronoun and the person it probably means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pronoun {
    /// The pronoun.
    pub place: Place,
    /// Index into [`Analysis::entities`].
    pub entity: usize,
}

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// An organisation: company, authority, medium.
    Org,
    /// A country, city, region, building.
    Place,
    /// An armed, religious or political body.
    Group,
    /// A named event.
    Event,
    /// Anything else with a name.
    Other,
}

impl EntityKind {
    /// The kind's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Org => "org",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Other => "other",
        }
    }
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    /// The name or a part of it.
    Name,
    /// Another name of the same thing ("IS" for Islamic State).
    Alias,
    /// The people or adjective of a country ("Russian").
    Demonym,
    /// A seat that stands for a government ("the Kremlin").
    Metonym,
    /// A description ("the Kremlin leader").
    Nominal,
}

impl MentionForm {
    /// The form's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Demonym => "demonym",
            Self::Metonym => "metonym",
            Self::Nominal => "nominal",
        }
    }
}

/// A place in a text where an entity is named. Mentions never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Where it stands, without leading article, title or possessive.
    pub place: Place,
    /// How it names the entity.
    pub form: MentionForm,
}

/// Someone or something named in the articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest name that the articles use, or the table's.
    pub name: String,
    /// Best guess at what it is.
    pub kind: EntityKind,
    /// How likely `kind` is right, 0 to 1. Below [`Entity::SURE`] the kind should be shown as a guess.
    pub confidence: f64,
    /// Named in two articles at least.
    pub shared: bool,
    /// Where it is named, sorted.
    pub mentions: Vec<Mention>,
    /// Other words the articles use for it, sorted, without `name`.
    pub aliases: Vec<String>,
    /// For each way of joining that was used, one sentence ("surname of Barack Obama"), sorted.
    pub reasons: Vec<String>,
    /// Indices into [`Analysis::entities`] of those that this short name could mean, if it could mean several. Sorted.
    pub could_be: Vec<usize>,
}

impl Entity {
    /// The confidence from which a kind is more than a guess.
    pub const SURE: f64 = 0.75;
}

/// How two linked sentences relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// A figure, a polarity or a name in one role differs.
    Conflict,
    /// At least 80 % of the shorter sentence's words stand in verbatim runs.
    Verbatim,
    /// Each says what the other says.
    Same,
    /// They share a part.
    Partial,
}

impl Relation {
    /// The relation's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Verbatim => "verbatim",
            Self::Same => "same",
            Self::Partial => "partial",
        }
    }
}

/// Two sentences and how likely it is that they say the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoredPair {
    /// The sentence of the earlier article.
    pub a: Place,
    /// The sentence of the later article.
    pub b: Place,
    /// 0 to 1.
    pub score: f64,
}

/// Why two sentences were linked, heaviest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// Indices into [`Analysis::entities`] of entities that both name.
    pub entities: Vec<usize>,
    /// Words that both use, as the first sentence writes them.
    pub words: Vec<String>,
    /// Figures that both give, as the first sentence writes them.
    pub figures: Vec<String>,
    /// Quoted words that both give.
    pub quotes: Vec<String>,
    /// What both say in other words: words of like meaning, the weightiest first, then those that stand in the same place.
    pub aligned: Vec<AlignedWords>,
    /// What speaks against it.
    pub against: Vec<Against>,
    /// What the score is made of, what adds most first; empty for a link that only the reader made.
    pub parts: Vec<Part>,
    /// Weight of the words and figures that both have, in the same words or others, and of the names that few sentences hold.
    pub told: f64,
    /// Which part of the lighter sentence that is, 0 to 1.
    pub share: f64,
    /// The part of each sentence that matches best, where it is not the whole: a clause, reported words, a quotation.
    pub matching: [Option<TextRange>; 2],
}

/// Something that speaks against two sentences saying the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// Each gives figures that the other lacks: those of the first and of the second, as they write them.
    Figures([Vec<String>; 2]),
    /// Only one of them, the first if true, is put in the negative.
    Denies(bool),
    /// Only one of them, the first if true, names somebody.
    Names(bool),
}

impl Against {
    /// In words; `names` are what to call the first and the second.
    pub fn in_words(&self, [first, second]: [&str; 2]) -> String {
        let who = |of_first: bool| if of_first { first } else { second };
        match self {
            Self::Figures([a, b]) => format!("other figures: {} / {}", a.join(", "), b.join(", ")),
            Self::Denies(of_first) => format!("only {} says something in the negative", who(*of_first)),
            Self::Names(of_first) => format!("only {} names somebody", who(*of_first)),
        }
    }
}

/// Words of two sentences that mean much the same, or stand in each other's place between the same words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlignedWords {
    /// The word of the first sentence.
    pub a: Place,
    /// The word of the second sentence.
    pub b: Place,
    /// How near they are in meaning, up to 1; 0 where they only stand in the same place.
    pub likeness: f64,
}

/// A part of the score of a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// What is looked at.
    pub feature: Feature,
    /// What was found.
    pub value: f64,
    /// What that adds to the sum from which the score comes; below 0 if it speaks against the link.
    pub adds: f64,
}

/// Two sentences of two articles that say the same thing, or a part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimLink {
    /// The sentence of the article that comes first in the list.
    pub a: Place,
    /// The sentence of the later article.
    pub b: Place,
    /// How sure we are, 0 to 1.
    pub score: f64,
    /// How they relate.
    pub relation: Relation,
    /// What they share.
    pub why: Why,
    /// The reader said that they belong together.
    pub accepted: bool,
}

/// Sentences of several articles joined by shown links.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimGroup {
    /// The number that stands in the margin, from 1.
    pub number: usize,
    /// The sentences, sorted.
    pub members: Vec<Place>,
    /// Indices into [`Analysis::links`] of the shown links inside the group, best first.
    pub links: Vec<usize>,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// A number of things.
    Count,
    /// An amount of money.
    Money,
    /// A share in percent.
    Percent,
    /// A day or month of the calendar.
    Date,
    /// A length of time.
    Duration,
    /// A place in an order.
    Ordinal,
}

impl FigureKind {
    /// The kind's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Ordinal => "ordinal",
        }
    }
}

/// A number, amount, share, date or length of time in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Where it stands.
    pub place: Place,
    /// What it counts.
    pub kind: FigureKind,
    /// A decimal number, `low..high`, or `YYYY-MM-DD` / `MM-DD`.
    pub value: String,
    /// Singular noun, currency code, `percent`, or empty.
    pub unit: String,
    /// The text says "about", "nearly", "some", "dozens".
    pub approximate: bool,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictSide {
    /// The figure.
    pub place: Place,
    /// Its value, as in [`Figure::value`].
    pub value: String,
}

/// How two figures of linked sentences relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The same value, meant as exactly.
    Equal,
    /// Both can be right: "more than 300" and "nearly 400".
    Compatible,
    /// One is more exact and inside what the other says: "about 500" and 512.
    Refined,
    /// A toll that changed between two articles whose dates are known.
    Update,
    /// Values of two things: killed and injured, a day and a week, a total and a part.
    Scope,
    /// Two values for one quantity; they cannot both be right.
    Conflict,
}

impl Verdict {
    /// The verdict's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Compatible => "compatible",
            Self::Refined => "refined",
            Self::Update => "later update",
            Self::Scope => "different scope",
            Self::Conflict => "conflict",
        }
    }

    /// Whether one quantity is given two values.
    pub fn is_difference(self) -> bool {
        matches!(self, Self::Update | Self::Conflict)
    }
}

/// Two figures of linked sentences that were compared. A figure that the other sentence lacks is in no pair.
#[derive(Clone, Debug, PartialEq)]
pub struct FigurePair {
    /// Index into [`Analysis::links`].
    pub link: usize,
    /// The figure of the earlier article.
    pub a: ConflictSide,
    /// The figure of the later article.
    pub b: ConflictSide,
    /// How they relate.
    pub verdict: Verdict,
    /// The verdict and the values, in words ("refined: 500 against 512 people").
    pub what: String,
}

/// Two figures for one quantity in linked sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Index into [`Analysis::links`].
    pub link: usize,
    /// The figure of the earlier article.
    pub a: ConflictSide,
    /// The figure of the later article.
    pub b: ConflictSide,
    /// What differs, beginning with the verdict ("conflict: 4.5 against 4 years").
    pub what: String,
    /// A conflict or a later update.
    pub verdict: Verdict,
}

/// Words that two articles have in common to the letter.
#[derive(Clone, Debug, PartialEq)]
pub struct VerbatimRun {
    /// In the earlier article.
    pub a: Place,
    /// In the later article.
    pub b: Place,
    /// How many words.
    pub words: usize,
}

/// What the reader has said about earlier analyses of these articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Opinions on links.
    pub links: Vec<Opinion>,
    /// What is said of names, the oldest first.
    pub names: Vec<NameCorrection>,
}

/// What the reader thinks of a link between two sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// The sentence of the earlier article, or a part of it.
    pub a: Place,
    /// The sentence of the later article, or a part of it.
    pub b: Place,
    /// They belong together, or they do not.
    pub accepted: bool,
}

/// Words that name something in one article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedAs {
    /// Index of the article in the list that was analysed.
    pub doc: usize,
    /// The words, on one line.
    pub words: String,
}

/// What the reader has said of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameCorrection {
    /// Both name one entity.
    Same(NamedAs, NamedAs),
    /// They name two.
    Apart(NamedAs, NamedAs),
    /// What to call the entity.
    Rename(NamedAs, String),
    /// What it is.
    Kind(NamedAs, EntityKind),
    /// These words name nothing that matters in that article.
    Ignore(NamedAs),
    /// These words are a name although none was found.
    Mark(NamedAs),
}
