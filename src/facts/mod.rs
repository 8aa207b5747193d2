//! The closed vocabulary of what can be asked, and the answers.
//!
//! [`field`] is the keystone: one table with each askable fact. [`vocabulary`] holds the lists that a fact chooses
//! from, [`country`] the countries and the dated regions, [`answers`] what a person has said so far, and [`derive`]
//! what follows from it.

pub mod answers;
pub mod contradiction;
pub mod country;
pub mod date;
pub mod derive;
pub mod field;
pub mod interval;
pub mod length;
pub mod set;
pub mod vocabulary;

pub use answers::{Answers, Path, Period, Place, Record, Value};
pub use country::{Country, Membership, Region};
pub use date::Date;
pub use derive::Facts;
pub use field::{Class, Field, Measure, Scope, Unit};
pub use interval::Interval;
pub use length::LengthUnit;
pub use set::Set;
pub use vocabulary::*;

/// The first of a list. For constants: a list without a first does not compile, because this then never ends.
pub(crate) const fn first<T>(list: &[T]) -> &T {
    match list {
        [one, ..] => one,
        [] => first(list),
    }
}

/// Puts a short list in order; what is equal stays as it stood. The sorts of the standard library are made for long
/// lists, and would take thousands of bytes of the page for each type.
pub fn sort<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        for place in (1..=end).rev() {
            match list.get_mut(place - 1..=place) {
                Some([one, other]) if before(other, one) => core::mem::swap(one, other),
                _ => break,
            }
        }
    }
}
