//! The project's chores. `main.rs` says which there are.

pub mod assess;
pub mod bench;
pub mod browser;
mod cache;
pub mod catalogue;
pub mod checks;
mod commands;
mod forms;
mod journeys;
pub mod page;
mod plain;
pub mod server;
pub mod setup;
pub mod size;
mod webdriver;

/// A failure in words: what, where, and what to do.
pub type Result<T> = std::result::Result<T, String>;

#[cfg(test)]
mod try_one;
