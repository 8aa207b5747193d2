//! What a JSON value may be: one description, from which the TypeScript types are written (`declaration.rs`) and against which
//! JSON is held (`held.rs`).

/// What a value may be.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// `null`.
    Null,
    /// `true` or `false`.
    YesNo,
    /// A whole number.
    Number,
    /// Any text.
    Text,
    /// One of these texts.
    Ids(Vec<String>),
    /// One of these texts, or one that somebody else has added.
    KnownIds(Vec<String>),
    /// A list.
    List(Box<Shape>),
    /// Two of the same.
    Pair(Box<Shape>),
    /// An object with these keys and no others.
    Object(Vec<Key>),
    /// Any of these.
    AnyOf(Vec<Shape>),
    /// What has this name.
    Named(&'static str),
}

/// A key of an object.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) name: String,
    /// What it means; empty where the name says it.
    pub(super) about: String,
    pub(super) optional: bool,
    pub(super) shape: Shape,
}

/// A shape with a name.
pub(super) struct Type {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) shape: Shape,
}

/// All shapes that have names.
pub(super) struct Types(pub(super) Vec<Type>);

/// A key that is always there.
pub(super) fn key(name: impl Into<String>, about: impl Into<String>, shape: Shape) -> Key {
    Key { name: name.into(), about: about.into(), optional: false, shape }
}

/// A key that may be absent.
pub(super) fn may(name: impl Into<String>, about: impl Into<String>, shape: Shape) -> Key {
    Key { optional: true, ..key(name, about, shape) }
}

/// An object of one key.
pub(super) fn only(name: &'static str, shape: Shape) -> Shape {
    Shape::Object(vec![key(name, "", shape)])
}

/// The shape, or `null`.
pub(super) fn or_null(shape: Shape) -> Shape {
    Shape::AnyOf(vec![shape, Shape::Null])
}

pub(super) fn list(shape: Shape) -> Shape {
    Shape::List(Box::new(shape))
}

/// Exactly this text.
pub(super) fn exactly(id: &str) -> Shape {
    Shape::Ids(vec![id.to_owned()])
}
