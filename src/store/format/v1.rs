//! Format 1, as it lies in the file. Never changed once released: another format gets another module, and this one a migration to it.
//!
//! Positions are Unicode scalar values of the article's text. A field that has its default value may be left out.

use super::string::Text;
use crate::notebook::{Color, LinkRelation, NameKind, Stance, Verdict};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt::Display;
use std::str::FromStr;

/// The number of this format.
pub(super) const FORMAT: u32 = 1;

/// All of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File<'a> {
    pub(super) format: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) settings: Settings<'a>,
    #[serde(default)]
    pub(super) articles: Vec<Article<'a>>,
    #[serde(default)]
    pub(super) tags: Vec<Tag<'a>>,
    #[serde(default)]
    pub(super) annotations: Vec<Annotation<'a>>,
    #[serde(default)]
    pub(super) links: Vec<Link<'a>>,
    #[serde(default)]
    pub(super) claims: Vec<Claim<'a>>,
    #[serde(default)]
    pub(super) judgements: Vec<Judgement<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) corrections: Vec<Correction<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) alternatives: Vec<Alternative<'a>>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings<'a> {
    #[serde(skip_serializing_if = "is_default")]
    pub(super) reader: Text<'a>,
}

/// An article; its paragraphs and units are found anew from its text and blocks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Article<'a> {
    pub(super) id: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) title: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) outlet: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) author: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) published: Option<Plain<Date>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) url: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) source: Option<Text<'a>>,
    /// Of the text's bytes in UTF-8.
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) sha256: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) blocks: Option<Vec<Block>>,
    /// Start and end of each.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) asides: Vec<(usize, usize)>,
    pub(super) text: Text<'a>,
    /// The texts before it, the first first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) earlier: Vec<Earlier<'a>>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Earlier<'a> {
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) source: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) sha256: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) blocks: Option<Vec<Block>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) replaced: Plain<Timestamp>,
    pub(super) text: Text<'a>,
}

/// Start, end, what it is if the source said so, whether a blank line stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Block(pub(super) usize, pub(super) usize, pub(super) Option<Kind>, pub(super) bool);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Title,
    Dateline,
    Subhead,
    Sentence,
    Aside,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tag<'a> {
    pub(super) id: Text<'a>,
    pub(super) name: Text<'a>,
    #[serde(default, with = "ColorName")]
    pub(super) color: Color,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) key: Option<u8>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) memo: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) parent: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Annotation<'a> {
    pub(super) id: Text<'a>,
    pub(super) article: Text<'a>,
    pub(super) anchors: Vec<Anchor<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) gone: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) tags: Vec<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) note: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) created: Plain<Timestamp>,
    /// Left out if it is when it was made.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) changed: Option<Plain<Timestamp>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Anchor<'a> {
    #[serde(default)]
    pub(super) start: usize,
    #[serde(default)]
    pub(super) end: usize,
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub(super) version: u32,
    pub(super) quote: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) prefix: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) suffix: Text<'a>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Link<'a> {
    pub(super) id: Text<'a>,
    pub(super) from: Text<'a>,
    pub(super) to: Text<'a>,
    #[serde(default, with = "RelationName")]
    pub(super) relation: LinkRelation,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) note: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) created: Plain<Timestamp>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claim<'a> {
    pub(super) id: Text<'a>,
    pub(super) statement: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) members: Vec<Member<'a>>,
    #[serde(default, with = "VerdictName")]
    pub(super) verdict: Verdict,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) evidence: Vec<Evidence<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) note: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Member<'a> {
    pub(super) article: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) annotation: Option<Text<'a>>,
    #[serde(default, with = "StanceName")]
    pub(super) stance: Stance,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) note: Text<'a>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Evidence<'a> {
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) address: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) quote: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) seen: Option<Plain<Date>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Judgement<'a> {
    pub(super) id: Text<'a>,
    pub(super) a: Passage<'a>,
    pub(super) b: Passage<'a>,
    pub(super) accepted: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Passage<'a> {
    pub(super) article: Text<'a>,
    pub(super) anchor: Anchor<'a>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction<'a> {
    pub(super) id: Text<'a>,
    pub(super) said: Said<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) created: Plain<Timestamp>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Said<'a> {
    Same(Named<'a>, Named<'a>),
    Apart(Named<'a>, Named<'a>),
    Rename(Named<'a>, Text<'a>),
    Kind(Named<'a>, #[serde(with = "KindName")] NameKind),
    Ignore(Named<'a>),
    Mark(Named<'a>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named<'a> {
    pub(super) article: Text<'a>,
    pub(super) words: Text<'a>,
}

/// A record that lost in a merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Alternative<'a> {
    pub(super) id: Text<'a>,
    pub(super) record: Record<'a>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Record<'a> {
    Settings(Settings<'a>),
    Details(Details<'a>),
    Tag(Tag<'a>),
    Annotation(Annotation<'a>),
    Link(Link<'a>),
    Claim(Claim<'a>),
    Judgement(Judgement<'a>),
    Correction(Correction<'a>),
}

/// What is known about an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Details<'a> {
    pub(super) article: Text<'a>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) title: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) outlet: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) author: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) published: Option<Plain<Date>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) url: Option<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "NameKind", rename_all = "lowercase")]
enum KindName {
    Person,
    Org,
    Place,
    Group,
    Event,
    Other,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Color", rename_all = "lowercase")]
enum ColorName {
    Yellow,
    Green,
    Blue,
    Red,
    Violet,
    Orange,
    Teal,
    Pink,
    Grey,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "LinkRelation", rename_all = "lowercase")]
enum RelationName {
    Same,
    Differs,
    Related,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Stance", rename_all = "lowercase")]
enum StanceName {
    Asserts,
    Denies,
    Attributes,
    Omits,
    Unclear,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Verdict", rename_all = "lowercase")]
enum VerdictName {
    Open,
    Confirmed,
    Refuted,
    Misleading,
}

/// A day ("2015-09-28") or moment ("2015-09-28T13:00:00Z") as a string.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Plain<T>(pub(super) T);

impl<T: Display> Serialize for Plain<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Plain<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map(Self).map_err(D::Error::custom)
    }
}

/// Without the `Some` that `ron` puts around a string of our own writing.
#[expect(clippy::ref_option, reason = "serde asks for it")]
fn bare<S: Serializer>(text: &Option<Text>, serializer: S) -> Result<S::Ok, S::Error> {
    match text {
        Some(text) => text.serialize(serializer),
        None => serializer.serialize_none(),
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn first() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_first(version: &u32) -> bool {
    *version == first()
}
