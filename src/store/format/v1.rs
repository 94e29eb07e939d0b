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
pub(super) struct File {
    pub(super) format: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) settings: Settings,
    #[serde(default)]
    pub(super) articles: Vec<Article>,
    #[serde(default)]
    pub(super) tags: Vec<Tag>,
    #[serde(default)]
    pub(super) annotations: Vec<Annotation>,
    #[serde(default)]
    pub(super) links: Vec<Link>,
    #[serde(default)]
    pub(super) claims: Vec<Claim>,
    #[serde(default)]
    pub(super) judgements: Vec<Judgement>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) corrections: Vec<Correction>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) alternatives: Vec<Alternative>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings {
    #[serde(skip_serializing_if = "is_default")]
    pub(super) reader: Text,
}

/// An article; its paragraphs and units are found anew from its text and blocks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Article {
    pub(super) id: Text,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) title: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) outlet: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) author: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) published: Option<Plain<Date>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) url: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) source: Option<Text>,
    /// Of the text's bytes in UTF-8.
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) sha256: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) blocks: Option<Vec<Block>>,
    /// Start and end of each.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) asides: Vec<(usize, usize)>,
    pub(super) text: Text,
    /// The texts before it, the first first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) earlier: Vec<Earlier>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Earlier {
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) source: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) sha256: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) blocks: Option<Vec<Block>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) replaced: Plain<Timestamp>,
    pub(super) text: Text,
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
pub(super) struct Tag {
    pub(super) id: Text,
    pub(super) name: Text,
    #[serde(default, with = "ColorName")]
    pub(super) color: Color,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) key: Option<u8>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) memo: Text,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) parent: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Annotation {
    pub(super) id: Text,
    pub(super) article: Text,
    pub(super) anchors: Vec<Anchor>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) gone: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) tags: Vec<Text>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) note: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text,
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
pub(super) struct Anchor {
    #[serde(default)]
    pub(super) start: usize,
    #[serde(default)]
    pub(super) end: usize,
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub(super) version: u32,
    pub(super) quote: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) prefix: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) suffix: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Link {
    pub(super) id: Text,
    pub(super) from: Text,
    pub(super) to: Text,
    #[serde(default, with = "RelationName")]
    pub(super) relation: LinkRelation,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) note: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) created: Plain<Timestamp>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claim {
    pub(super) id: Text,
    pub(super) statement: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) members: Vec<Member>,
    #[serde(default, with = "VerdictName")]
    pub(super) verdict: Verdict,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) evidence: Vec<Evidence>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) note: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    pub(super) article: Text,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) annotation: Option<Text>,
    #[serde(default, with = "StanceName")]
    pub(super) stance: Stance,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) note: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Evidence {
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) address: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) quote: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) seen: Option<Plain<Date>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Judgement {
    pub(super) id: Text,
    pub(super) a: Passage,
    pub(super) b: Passage,
    pub(super) accepted: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Passage {
    pub(super) article: Text,
    pub(super) anchor: Anchor,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    pub(super) id: Text,
    pub(super) said: Said,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) author: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) created: Plain<Timestamp>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) revision: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Said {
    Same(Named, Named),
    Apart(Named, Named),
    Rename(Named, Text),
    Kind(Named, #[serde(with = "KindName")] NameKind),
    Ignore(Named),
    Mark(Named),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    pub(super) article: Text,
    pub(super) words: Text,
}

/// A record that lost in a merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Alternative {
    pub(super) id: Text,
    pub(super) record: Record,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Record {
    Settings(Settings),
    Details(Details),
    Tag(Tag),
    Annotation(Annotation),
    Link(Link),
    Claim(Claim),
    Judgement(Judgement),
    Correction(Correction),
}

/// What is known about an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Details {
    pub(super) article: Text,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) title: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) outlet: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) author: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) published: Option<Plain<Date>>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    pub(super) url: Option<Text>,
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
