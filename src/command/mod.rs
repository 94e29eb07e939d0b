//! What the reader can do to a notebook, and how each of it is undone.
//!
//! A [`Command`] says what the reader meant; [`plan()`] turns it into edits with exact inverses, or refuses with a reason. Pure but for the names
//! of new records: no clock, no file; who and when come in with [`Stamp`].

mod alternatives;
mod edit;
mod history;
mod joins;
mod merged;
mod names;
mod plan;
mod records;
mod update;

#[cfg(test)]
mod tests;

pub use edit::{Change, Edit};
pub use history::{History, Step};
pub use plan::{Refusal, plan};
pub(crate) use update::Carriers;

use crate::article::{Article, ArticleId, Details};
use crate::notebook::{Color, Evidence, Id, LinkRelation, Member, Notebook, Said, Stance, Tag, Verdict};
use crate::text::TextRange;
use jiff::Timestamp;

/// When a command is given. Who gives it is a setting of the notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Now.
    pub now: Timestamp,
}

/// A passage of an article, as bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The article.
    pub article: ArticleId,
    /// The passage.
    pub range: TextRange,
}

/// An end of a link that is to be made: an annotation, or a passage that becomes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// An annotation.
    Annotation(Id),
    /// A passage. If it is annotated already, that annotation is taken.
    Spot(Spot),
}

/// What the reader meant.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Several commands as one step of that name.
    Batch(String, Vec<Command>),
    /// Put an article behind the others. Its id is made unique.
    AddArticle(Box<Article>),
    /// Take an article out, with all that was made in it.
    RemoveArticle(ArticleId),
    /// Put a newer text in the place of an article's, which stays as an earlier one.
    UpdateArticle(ArticleId, Box<Article>),
    /// Let two articles change places.
    SwapArticles(ArticleId, ArticleId),
    /// Say what is known about an article.
    SetDetails(ArticleId, Details),
    /// Say which units are no part of the story: those that have a byte in a range. Others are part of it (again).
    SetAsides(ArticleId, Vec<TextRange>),
    /// Mark a passage. With tags and without a note, an annotation of exactly these words gets the tags instead.
    Annotate {
        /// The passage.
        spot: Spot,
        /// Its tags.
        tags: Vec<Id>,
        /// What to say of it.
        note: String,
    },
    /// Change what is said of an annotation.
    SetNote(Id, String),
    /// Give an annotation a tag.
    Tag(Id, Id),
    /// Take a tag off an annotation.
    Untag(Id, Id),
    /// Move the ends of an annotation.
    SetRange(Id, TextRange),
    /// Put an annotation that stands in an earlier text at these places of the newest.
    Place(Id, Vec<TextRange>),
    /// Note that the words of an annotation are not in the newest text any more.
    KeepAsLost(Id),
    /// Delete annotations, with the links at them.
    Delete(Vec<Id>),
    /// A new tag.
    AddTag {
        /// What it is called.
        name: String,
        /// Its colour; the next free one if not given.
        color: Option<Color>,
        /// Its id, so that the same batch can give it; a new one if not given.
        id: Option<Id>,
    },
    /// A tag's name, colour, key, memo, parent. A key that another tag has goes over to this one.
    SetTag(Tag),
    /// Delete a tag; it is taken off all annotations.
    DeleteTag(Id),
    /// All annotations with the first tag get the second, the first is deleted.
    MergeTags {
        /// The tag that goes.
        from: Id,
        /// The tag that stays.
        into: Id,
    },
    /// Join two passages.
    Link {
        /// One.
        from: End,
        /// The other.
        to: End,
        /// How they stand to one another.
        relation: LinkRelation,
        /// Why.
        note: String,
    },
    /// Change a link.
    SetLink(Id, LinkRelation, String),
    /// Delete a link.
    DeleteLink(Id),
    /// A claim card whose members are these passages; each becomes an annotation if it is none.
    MakeCard {
        /// What is claimed.
        statement: String,
        /// Where, and how each passage stands to it.
        spots: Vec<(Spot, Stance)>,
    },
    /// What a card says.
    SetCard {
        /// Which.
        id: Id,
        /// What is claimed.
        statement: String,
        /// Whether it holds.
        verdict: Verdict,
        /// Anything else.
        note: String,
    },
    /// How articles stand to a claim.
    SetMembers(Id, Vec<Member>),
    /// Put a passage on a card; it becomes an annotation if it is none.
    AddMember(Id, Spot, Stance),
    /// What the verdict rests on.
    SetEvidence(Id, Vec<Evidence>),
    /// Delete a card; annotations stay.
    DeleteCard(Id),
    /// Say whether two sentences belong together; none takes the opinion back.
    Judge {
        /// One sentence.
        a: Spot,
        /// The other.
        b: Spot,
        /// Yes, no, no opinion.
        accepted: Option<bool>,
    },
    /// Say something of names. It takes the place of what was said to the contrary.
    CorrectName(Said),
    /// Say nothing of names any more where this record said something.
    TakeBackCorrection(Id),
    /// Put an alternative in the place of its record, which becomes an alternative itself.
    UseAlternative(Id),
    /// Let go of an alternative.
    DropAlternative(Id),
    /// Make the notebook this one, which it was merged into.
    Merge(Box<Notebook>),
    /// The name that new annotations get.
    SetReader(String),
}
