//! The JSON contract, and the compact form of the answers.
//!
//! [`tree`] is JSON as a value; [`read`] turns it into answers, with the path of the first fault; [`write`] turns an
//! assessment into it, byte for byte the same natively and in the browser. [`compact`] is the form that outlives a
//! reload: it costs no JSON reader in the page.

pub mod compact;
pub mod read;
pub mod tree;
pub mod write;

pub use compact::{from_compact, to_compact};
pub use read::{AnswersFault, Request, read_answers};
pub use tree::Tree;
pub use write::assessment_tree;
