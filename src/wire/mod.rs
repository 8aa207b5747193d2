//! The JSON contract, and the compact form of the answers.
//!
//! [`tree`] is JSON as a value; [`read`] turns it into answers, with the path of the first fault; [`write`] turns an
//! assessment into it, byte for byte the same natively and in the browser; [`reply`] goes the whole way. [`programmes`] and
//! [`questions`] tell what there is to answer for and to ask, and [`refusal`] what could not be done. [`compact`] is the form
//! that outlives a reload: it costs no JSON reader in the page.

pub mod compact;
pub mod programmes;
pub mod questions;
pub mod read;
pub mod refusal;
pub mod reply;
pub mod tree;
pub mod write;

pub use compact::{from_compact, to_compact};
pub use programmes::{catalogue_tree, programmes_tree};
pub use questions::questions_tree;
pub use read::{AnswersFault, Request, read_answers};
pub use refusal::{Code, refusal_tree};
pub use reply::reply;
pub use tree::Tree;
pub use write::assessment_tree;
