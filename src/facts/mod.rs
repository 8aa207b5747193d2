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
pub mod vocabulary;

pub use answers::{Answers, Path, Period, Place, Record, Value};
pub use country::{Country, Membership, Region};
pub use date::Date;
pub use derive::Facts;
pub use field::{Class, Field, Measure, Scope, Unit};
pub use interval::Interval;
pub use vocabulary::*;
