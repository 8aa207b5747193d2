//! JSON as a value, bounded when it is read and written with its keys in the order they were put.

use core::fmt;

/// A JSON value
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number
    Number(i64),
    /// A number that is not whole, kept only to be refused with its path
    Fraction,
    /// A text
    Text(String),
    /// A list
    List(Vec<Tree>),
    /// An object, its keys in order
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// An object with these keys
    pub fn object<const N: usize>(entries: [(&str, Tree); N]) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// A text, or `null`
    pub fn text_or_null(text: Option<impl fmt::Display>) -> Self {
        text.map_or(Self::Null, |text| Self::Text(text.to_string()))
    }

    /// A list of what the iterator gives
    pub fn list(items: impl IntoIterator<Item = Tree>) -> Self {
        Self::List(items.into_iter().collect())
    }

    /// What it is, in the words of an error
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Fraction => "a number that is not whole",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<bool> for Tree {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u32> for Tree {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

/// Compact JSON
impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null | Self::Fraction => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => quoted(text, f),
            Self::List(items) => {
                f.write_str("[")?;
                for (place, item) in items.iter().enumerate() {
                    f.write_str(if place == 0 { "" } else { "," })?;
                    item.fmt(f)?;
                }
                f.write_str("]")
            }
            Self::Object(entries) => {
                f.write_str("{")?;
                for (place, (key, value)) in entries.iter().enumerate() {
                    f.write_str(if place == 0 { "" } else { "," })?;
                    quoted(key, f)?;
                    f.write_str(":")?;
                    value.fmt(f)?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("\"")?;
    for letter in text.chars() {
        match letter {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            control if u32::from(control) < 0x20 => write!(f, "\\u{:04x}", u32::from(control))?,
            letter => write!(f, "{letter}")?,
        }
    }
    f.write_str("\"")
}

#[cfg(feature = "json")]
impl serde::Serialize for Tree {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Fraction => to.serialize_unit(),
            Self::Bool(value) => to.serialize_bool(*value),
            Self::Number(number) => to.serialize_i64(*number),
            Self::Text(text) => to.serialize_str(text),
            Self::List(items) => to.collect_seq(items),
            Self::Object(entries) => to.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

#[cfg(feature = "json")]
mod reading {
    use core::cell::Cell;
    use core::fmt;

    use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

    use super::Tree;

    /// Deeper than any answers, which have four objects and lists within each other, and than any assessment
    const DEEPEST: u8 = 10;
    /// More values than any answers have
    const MOST: u32 = 20_000;

    impl<'de> Deserialize<'de> for Tree {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            let left = Cell::new(MOST);
            Bounded { depth: 0, left: &left }.deserialize(from)
        }
    }

    #[derive(Clone, Copy)]
    struct Bounded<'a> {
        depth: u8,
        left: &'a Cell<u32>,
    }

    impl<'de> DeserializeSeed<'de> for Bounded<'_> {
        type Value = Tree;

        fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Tree, D::Error> {
            let left = self
                .left
                .get()
                .checked_sub(1)
                .ok_or_else(|| de::Error::custom("there are too many values"))?;
            self.left.set(left);
            if self.depth > DEEPEST {
                return Err(de::Error::custom("objects and lists are nested too deep"));
            }
            from.deserialize_any(self)
        }
    }

    impl Bounded<'_> {
        fn inner(self) -> Self {
            Self { depth: self.depth + 1, ..self }
        }
    }

    impl<'de> Visitor<'de> for Bounded<'_> {
        type Value = Tree;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value")
        }

        fn visit_unit<E>(self) -> Result<Tree, E> {
            Ok(Tree::Null)
        }

        fn visit_none<E>(self) -> Result<Tree, E> {
            Ok(Tree::Null)
        }

        fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
            Ok(Tree::Bool(value))
        }

        fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
            Ok(Tree::Number(number))
        }

        fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
            Ok(Tree::Number(i64::try_from(number).unwrap_or(i64::MAX)))
        }

        // JavaScript has one kind of number: a whole one may arrive as a float. One that is too large becomes the
        // largest, which every bound refuses.
        fn visit_f64<E>(self, number: f64) -> Result<Tree, E> {
            Ok(if number.trunc() == number { Tree::Number(number as i64) } else { Tree::Fraction })
        }

        fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
            Ok(Tree::Text(text.to_owned()))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
            let mut list = vec![];
            while let Some(item) = items.next_element_seed(self.inner())? {
                list.push(item);
            }
            Ok(Tree::List(list))
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
            let mut object: Vec<(String, Tree)> = vec![];
            while let Some(key) = entries.next_key::<String>()? {
                if object.iter().any(|(known, _)| *known == key) {
                    return Err(de::Error::custom(format_args!(
                        "the key `{key}` stands twice in one object"
                    )));
                }
                object.push((key, entries.next_value_seed(self.inner())?));
            }
            Ok(Tree::Object(object))
        }
    }
}
