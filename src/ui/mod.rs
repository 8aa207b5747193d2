//! The page: views of the answers and the assessment. A view decides nothing.

mod app;
mod components;
mod state;
mod steps;

pub use app::{App, Place, Start};
