//! Utbyteskollen: which programmes for international exchange fit a Swedish school, why, and what to change.
//!
//! The map of the rooms; arrows point one way, from the first to the last:
//!
//! - [`facts`]: the closed vocabulary of what can be asked, and the answers
//! - [`catalogue`]: the programmes with their dated rules, packed into one file
//! - [`engine`]: answers and catalogue in, assessment out; pure, knows ids and no words
//! - [`text`]: the words of page and vocabulary in Swedish and English
//! - [`wire`]: the JSON contract, and the compact form that outlives a reload
//! - `ui`, with `browser` at its side: the page, only with the feature `page`

#[cfg(feature = "page")]
pub mod browser;
pub mod catalogue;
pub mod engine;
pub mod facts;
pub mod text;
#[cfg(feature = "page")]
pub mod ui;
pub mod wire;
