//! What the reader says of names that an analysis found, or did not find.

use super::Id;
use crate::article::ArticleId;
use jiff::Timestamp;

/// Something that the reader says of names. Holds words, not places of an analysis, so that it holds for the next one too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Correction {
    /// Its name in the notebook's records.
    pub id: Id,
    /// What is said.
    pub said: Said,
    /// Who said it.
    pub author: String,
    /// When it was said.
    pub created: Timestamp,
    /// Grows with every change, for merging.
    pub revision: u32,
}

/// What can be said of names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// Both name one entity. The order of the two does not matter.
    Same(Named, Named),
    /// They name two. The order does not matter.
    Apart(Named, Named),
    /// What to call the entity.
    Rename(Named, String),
    /// What it is.
    Kind(Named, NameKind),
    /// The words name nothing that matters in that article.
    Ignore(Named),
    /// The words are a name although none was found.
    Mark(Named),
}

impl Said {
    /// What saying so is called on screen and in exports.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Same(..) => "Same",
            Self::Apart(..) => "Not the same",
            Self::Rename(..) => "New name",
            Self::Kind(..) => "Kind",
            Self::Ignore(_) => "No name",
            Self::Mark(_) => "A name",
        }
    }

    /// What is said, with words as `show` writes them: those of an article, and those that are the reader's own.
    pub fn words(&self, show: impl Fn(&str, Option<&ArticleId>) -> String) -> String {
        let named = |named: &Named| show(&named.words, Some(&named.article));
        match self {
            Self::Same(a, b) | Self::Apart(a, b) => format!("{} and {}", named(a), named(b)),
            Self::Rename(a, name) => format!("{} is {}", named(a), show(name, None)),
            Self::Kind(a, kind) => format!("{}, {}", named(a), kind.name()),
            Self::Ignore(a) | Self::Mark(a) => named(a),
        }
    }

    /// The names it is about: one, or two of which neither is the first.
    pub fn named(&self) -> (&Named, Option<&Named>) {
        match self {
            Self::Same(a, b) | Self::Apart(a, b) => (a, Some(b)),
            Self::Rename(a, _) | Self::Kind(a, _) | Self::Ignore(a) | Self::Mark(a) => (a, None),
        }
    }

    /// The articles of those names, each once.
    pub fn articles(&self) -> impl Iterator<Item = &ArticleId> {
        let (a, b) = self.named();
        let other = b.map(|b| &b.article).filter(|article| **article != a.article);
        std::iter::once(&a.article).chain(other)
    }

    /// Whether both answer one question, so that only one of them can hold.
    pub fn answers_the_same(&self, other: &Self) -> bool {
        self.question() == other.question()
    }

    /// The question that is answered: which it is, and the names it is about in an order of their own.
    pub(super) fn question(&self) -> (u8, &Named, Option<&Named>) {
        match self {
            Self::Same(a, b) | Self::Apart(a, b) => (0, a.min(b), Some(a.max(b))),
            Self::Rename(a, _) => (1, a, None),
            Self::Kind(a, _) => (2, a, None),
            Self::Ignore(a) | Self::Mark(a) => (3, a, None),
        }
    }

    /// Whether `other` says this, perhaps with its two names in the other order.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Same(..), Self::Same(..)) | (Self::Apart(..), Self::Apart(..)) => self.answers_the_same(other),
            _ => self == other,
        }
    }
}

/// Words that name something in one article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The article.
    pub article: ArticleId,
    /// The words as the article has them, on one line.
    pub words: String,
}

/// What kind of thing a name stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, an authority, a medium.
    Org,
    /// A country, a city, a region, a building.
    Place,
    /// An armed, religious or political body.
    Group,
    /// A named event.
    Event,
    /// Anything else with a name.
    #[default]
    Other,
}

impl NameKind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Person, Self::Org, Self::Place, Self::Group, Self::Event, Self::Other];

    /// What it is called on screen and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Org => "organisation",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Other => "other",
        }
    }
}
