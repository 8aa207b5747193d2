//! The browser: plain functions that the page calls. Nothing here knows the page.
//!
//! Whatever the browser refuses (storage in a private window, a script switched off) is a missing answer here, never
//! a crash.

pub mod address;
pub mod catalogue;
pub mod clock;
pub mod focus;
pub mod host;
pub mod mount;
pub mod network;
pub mod print;
pub mod root;
pub mod storage;
pub mod whole;

pub use root::Root;
