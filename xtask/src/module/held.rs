//! JSON held against its description.

use super::shape::{Key, Shape, Types};
use utbyteskollen::wire::Tree;

/// The parts of a description that values have met, by where they lie in memory.
#[derive(Default)]
pub(super) struct Met(Vec<*const Shape>);

impl Met {
    pub(super) fn contains(&self, part: &Shape) -> bool {
        self.0.iter().any(|met| std::ptr::eq(*met, part))
    }

    /// Each part once.
    fn shorten(&mut self) {
        self.0.sort_unstable();
        self.0.dedup();
    }
}

impl Types {
    pub(super) fn named(&self, name: &str) -> Option<&Shape> {
        self.0.iter().find(|known| known.name == name).map(|known| &known.shape)
    }

    /// Holds a value against a named shape. Which parts of the description it meets is noted in `met`.
    ///
    /// # Errors
    /// The path of the first value that is otherwise, and how.
    pub(super) fn hold(&self, name: &'static str, value: &Tree, met: &mut Met) -> Result<(), String> {
        let held = self.check(&Shape::Named(name), value, met);
        met.shorten();
        held.map_err(|(path, otherwise)| format!("{name}{path}: {otherwise}"))
    }

    /// The path of what is otherwise is put together on the way back, as nearly nothing is.
    fn check(&self, shape: &Shape, value: &Tree, met: &mut Met) -> Result<(), (String, String)> {
        met.0.push(shape);
        let otherwise = |wanted: &str| {
            let value: String = value.to_string().chars().take(60).collect();
            Err((String::new(), format!("{value} is no {wanted}")))
        };
        match (shape, value) {
            (Shape::Null, Tree::Null)
            | (Shape::YesNo, Tree::Bool(_))
            | (Shape::Number, Tree::Number(_))
            | (Shape::Text | Shape::KnownIds(_), Tree::Text(_)) => Ok(()),
            (Shape::Ids(ids), Tree::Text(text)) if ids.contains(text) => Ok(()),
            (Shape::List(of), Tree::List(items)) => self.check_all(of, items, met),
            (Shape::Pair(of), Tree::List(items)) if items.len() == 2 => self.check_all(of, items, met),
            (Shape::Object(keys), Tree::Object(entries)) => {
                for (name, inner) in entries {
                    let Some(key) = keys.iter().find(|key| key.name == *name) else {
                        return otherwise(&format!("object without `{name}`"));
                    };
                    self.check(&key.shape, inner, met)
                        .map_err(|(path, otherwise)| (format!(".{name}{path}"), otherwise))?;
                }
                let there = |key: &Key| entries.iter().any(|(name, _)| *name == key.name);
                match keys.iter().find(|key| !key.optional && !there(key)) {
                    Some(missing) => otherwise(&format!("object with `{}`", missing.name)),
                    None => Ok(()),
                }
            }
            (Shape::AnyOf(shapes), _) => {
                let before = met.0.len();
                for shape in shapes {
                    if self.check(shape, value, met).is_ok() {
                        return Ok(());
                    }
                    met.0.truncate(before);
                }
                otherwise("shape of those allowed")
            }
            (Shape::Named(name), _) => match self.named(name) {
                Some(shape) => self.check(shape, value, met),
                None => otherwise(&format!("`{name}`, which is not there")),
            },
            (shape, _) => otherwise(&format!("{shape:?}").chars().take(80).collect::<String>()),
        }
    }

    fn check_all(&self, of: &Shape, items: &[Tree], met: &mut Met) -> Result<(), (String, String)> {
        let mut items = items.iter().enumerate();
        items.try_for_each(|(place, item)| {
            let held = self.check(of, item, met);
            held.map_err(|(path, otherwise)| (format!("[{place}]{path}"), otherwise))
        })
    }

    /// Every part of the description below a named shape, by its path.
    pub(super) fn parts(&self, name: &'static str) -> Vec<(String, &Shape)> {
        let mut parts = vec![];
        if let Some(shape) = self.named(name) {
            self.collect(shape, name.to_owned(), &mut parts);
        }
        parts
    }

    fn collect<'a>(&'a self, shape: &'a Shape, path: String, parts: &mut Vec<(String, &'a Shape)>) {
        if parts.iter().any(|(_, known)| std::ptr::eq(*known, shape)) {
            return;
        }
        parts.push((path.clone(), shape));
        match shape {
            Shape::List(of) | Shape::Pair(of) => self.collect(of, format!("{path}[]"), parts),
            Shape::Object(keys) => {
                keys.iter().for_each(|key| self.collect(&key.shape, format!("{path}.{}", key.name), parts));
            }
            Shape::AnyOf(shapes) => {
                let shapes = shapes.iter().enumerate();
                shapes.for_each(|(place, shape)| self.collect(shape, format!("{path}|{place}"), parts));
            }
            Shape::Named(name) => {
                if let Some(shape) = self.named(name) {
                    self.collect(shape, (*name).to_owned(), parts);
                }
            }
            Shape::Null | Shape::YesNo | Shape::Number | Shape::Text | Shape::Ids(_) | Shape::KnownIds(_) => {
            }
        }
    }
}
