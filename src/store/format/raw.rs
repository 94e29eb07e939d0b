//! The pieces of a RON text as they are written: the fields of a struct with their values, the fields that a struct of ours knows.

use super::{options, parse};
use ron::error::SpannedError;
use ron::value::RawValue;
use serde::de::value::Error as NoValue;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// The fields of a struct in order: each name, and the value word for word.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fields<'a>(pub(super) Vec<(&'a str, &'a str)>);

impl<'a> Fields<'a> {
    /// Those of the struct that `text` is.
    pub(super) fn of(text: &'a str) -> Result<Self, SpannedError> {
        options().from_str(text)
    }
}

/// The elements of the list that `text` is, word for word.
pub(super) fn elements(text: &str) -> Result<Vec<&str>, SpannedError> {
    let elements: Vec<&RawValue> = options().from_str(text)?;
    Ok(elements.into_iter().map(RawValue::get_ron).collect())
}

/// A field as a struct has it.
pub(super) fn field(name: &str, value: &str) -> String {
    let is_plain = name.chars().all(|c| c == '_' || c.is_alphanumeric()) && !name.starts_with(|c: char| c.is_numeric());
    format!("{}{name}: {value}", if is_plain { "" } else { "r#" })
}

/// A struct of such fields.
pub(super) fn joined(fields: &[String]) -> String {
    format!("({})", fields.join(", "))
}

/// A struct `T` that has more fields than those that are known.
pub(super) struct Split<'a, T> {
    /// It without the others.
    pub(super) known: Result<T, SpannedError>,
    /// The others: name, value, and the name of the known field before them, if there is one.
    pub(super) others: Vec<(&'a str, &'a str, &'a str)>,
}

/// Takes those fields out of `text` that the struct `T` does not know. None if it is no struct.
pub(super) fn split<T: DeserializeOwned>(text: &str) -> Option<Split<'_, T>> {
    let names = names::<T>();
    let (mut known, mut others, mut last) = (Vec::new(), Vec::new(), "");
    for (name, value) in Fields::of(text).ok()?.0 {
        if names.contains(&name) {
            known.push(field(name, value));
            last = name;
        } else {
            others.push((name, value, last));
        }
    }
    Some(Split { known: parse(&joined(&known)), others })
}

/// The names of the fields of the struct `T`.
fn names<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    // It stops as soon as the names are known.
    let _ = T::deserialize(Names(&mut names));
    names
}

/// Asked for a struct, it notes the names of its fields and gives nothing.
struct Names<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Names<'_> {
    type Error = NoValue;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NoValue> {
        Err(NoValue::custom("no struct"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, NoValue> {
        *self.0 = fields;
        Err(NoValue::custom("only its names were asked for"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("", &[], FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some((Name(name), value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
            fields.push((name, value.get_ron()));
        }
        Ok(Fields(fields))
    }
}

struct Name<'a>(&'a str);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(name))
    }
}

/// Records as the file has them, one a line.
pub(super) fn rows(records: &[String]) -> String {
    let mut lines = String::with_capacity(records.iter().map(|record| record.len() + 4).sum());
    for record in records {
        lines.extend(["  ", record, ",\n"]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_as_they_were_written() {
        let text = "( a : [1,2 ], // why\n b: (c: \"x\\n)\"),\n r#d-e: Some(yellow) /* so */ )";
        let fields = Fields::of(text).expect("fields");
        assert_eq!(fields.0[0], ("a", "[1,2 ]"));
        assert_eq!(fields.0[1], ("b", "(c: \"x\\n)\")"));
        let again: Vec<_> = fields.0.iter().map(|(name, value)| field(name, value)).collect();
        assert_eq!(again[2], "r#d-e: Some(yellow) /* so */");
        let again = joined(&again);
        assert_eq!(Fields::of(&again).expect("fields"), fields);
        assert_eq!(elements("[(a: 1), // one\n 2, \"]\",]").expect("a list"), ["(a: 1)", "// one\n 2", "\"]\""]);
        assert!(Fields::of("[]").is_err() && Fields::of("(a: )").is_err() && elements("[1").is_err());
    }

    #[test]
    fn a_struct_knows_its_fields() {
        #[derive(serde::Deserialize)]
        struct Two {
            one: u8,
            #[expect(dead_code, reason = "its name counts")]
            #[serde(default)]
            two: Option<u8>,
        }
        let Split { known, others } = split::<Two>("(three: [3], one: 1, four: (4))").expect("fields");
        assert_eq!((known.expect("a Two").one, others), (1, vec![("three", "[3]", ""), ("four", "(4)", "one")]));
        assert!(names::<u8>().is_empty() && names::<Vec<Two>>().is_empty());
    }
}
