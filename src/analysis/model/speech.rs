//! What is said, by whom and how firmly: quotations, their pairs, and the claims below a sentence.

use super::Place;

/// Who says a quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// Index into [`super::Analysis::entities`], where the words name one.
    pub entity: Option<usize>,
    /// The words that name the speaker ("he", "a senior State Department official").
    pub place: Place,
}

/// A passage in quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The quoted words, without the marks.
    pub place: Place,
    /// Who says them; none where the text leaves it open.
    pub speaker: Option<Speaker>,
}

/// How two quotations of the same words relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteRelation {
    /// Word for word the same.
    Same,
    /// One holds all of the other.
    Trimmed,
    /// They have a run of words in common, and words of their own.
    Edited,
}

impl QuoteRelation {
    /// The relation's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Trimmed => "trimmed",
            Self::Edited => "edited",
        }
    }
}

/// The same quotation in two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotePair {
    /// Index into [`super::Analysis::quotes`]: the one of the earlier article.
    pub a: usize,
    /// Index into [`super::Analysis::quotes`]: the one of the later article.
    pub b: usize,
    /// How they relate.
    pub relation: QuoteRelation,
    /// The articles give it to two speakers that are known and cannot be one.
    pub other_speaker: bool,
}

/// What part of a sentence a claim unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimKind {
    /// A clause with its own verb.
    Clause,
    /// What somebody is reported to have said, without quotation marks.
    Reported,
    /// A passage in quotation marks.
    Quotation,
}

impl ClaimKind {
    /// The kind's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Reported => "reported",
            Self::Quotation => "quotation",
        }
    }
}

/// How firmly a text says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// In the outlet's own words, without a doubt.
    Asserted,
    /// By somebody's word.
    Attributed,
    /// With a doubt: "may", "reportedly".
    Hedged,
    /// It says that it is not so.
    Denied,
}

impl Certainty {
    /// The degree's name in the program's outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Attributed => "attributed",
            Self::Hedged => "hedged",
            Self::Denied => "negated",
        }
    }
}

/// A part of a sentence that could stand alone as a claim. Units of one sentence may overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimUnit {
    /// The words, without what joins them to the rest.
    pub place: Place,
    /// The sentence or title that they are a part of; never the same as `place`.
    pub sentence: Place,
    /// What part it is.
    pub kind: ClaimKind,
    /// Who says it, if it is reported or quoted and the text tells.
    pub speaker: Option<Speaker>,
    /// How firmly it is said.
    pub certainty: Certainty,
    /// Of reported content the strength of its verb: 1 plain, 2 claim or judgement, 3 confirmed, -2 denied; 0 of other units.
    pub strength: i8,
}
