//! Claim cards: one statement, and how each article stands to it.

use super::Id;
use crate::article::ArticleId;
use jiff::civil::Date;

/// A statement, who makes it and how, and whether it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClaimCard {
    /// Its name in the notebook's records.
    pub id: Id,
    /// What is claimed, in the reader's words.
    pub statement: String,
    /// Where it is claimed, denied or left out.
    pub members: Vec<Member>,
    /// What the reader found.
    pub verdict: Verdict,
    /// What the verdict rests on.
    pub evidence: Vec<Evidence>,
    /// Anything else.
    pub note: String,
    /// Who made it.
    pub author: String,
    /// Grows with every change, for merging.
    pub revision: u32,
}

/// How one article stands to a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The article.
    pub article: ArticleId,
    /// The passage, if there is one: an article that leaves the claim out has none.
    pub annotation: Option<Id>,
    /// How it stands to the claim.
    pub stance: Stance,
    /// What is to be said of it.
    pub note: String,
}

/// How an article stands to a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It says so itself.
    #[default]
    Asserts,
    /// It says that it is not so.
    Denies,
    /// It says that somebody says so.
    Attributes,
    /// It does not mention it.
    Omits,
    /// It is not clear.
    Unclear,
}

impl Stance {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Asserts, Self::Denies, Self::Attributes, Self::Omits, Self::Unclear];

    /// What it is called on screen, in files and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Attributes => "attributes",
            Self::Omits => "omits",
            Self::Unclear => "unclear",
        }
    }
}

/// What the reader found out about a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Open,
    /// It holds.
    Confirmed,
    /// It does not.
    Refuted,
    /// It holds in its words but not in what it makes one believe.
    Misleading,
}

impl Verdict {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Open, Self::Confirmed, Self::Refuted, Self::Misleading];

    /// What it is called on screen, in files and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Confirmed => "confirmed",
            Self::Refuted => "refuted",
            Self::Misleading => "misleading",
        }
    }
}

/// Something a verdict rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Where it is found.
    pub address: String,
    /// The words that matter.
    pub quote: String,
    /// The day the reader saw it.
    pub seen: Option<Date>,
}
