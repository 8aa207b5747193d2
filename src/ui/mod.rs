//! The page: views of the answers and the assessment. A view decides nothing.

mod app;
mod components;
// What is kept comes back from outside, and is fuzzed (`fuzz/`).
#[cfg(fuzzing)]
pub mod state;
#[cfg(not(fuzzing))]
mod state;
mod steps;

pub use app::{App, Place, Start};
