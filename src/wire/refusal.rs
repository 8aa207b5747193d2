//! What the JavaScript module answers where it cannot do what it was asked for.

use crate::catalogue::{CatalogueFault, ids};

use super::read::AnswersFault;
use super::tree::Tree;

/// Why something is refused. `static/module/` uses the codes that only JavaScript can find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The answers hold what is not allowed, or contradict themselves
    AnswersRefused,
    /// The answers hold what JSON cannot: a function, a `Map`, a getter that throws
    NotPlainData,
    /// What came is larger or deeper than any real answers, or any real catalogue
    TooLarge,
    /// The clock of the device knows no day that rules could be held against
    NoDay,
    /// A catalogue is to come as bytes
    NotBytes,
    /// The bytes are no packed catalogue
    NotACatalogue,
    /// The catalogue was packed for another version
    OtherVersion,
    /// The catalogue ends too early, is too large or contradicts itself
    Damaged,
    /// WebAssembly is missing or forbidden, or the module's file could not be fetched
    NotStarted,
    /// The module failed in the middle of its work, and answers no more
    Broken,
}

ids! {
    Code {
        AnswersRefused = "answers_refused", NotPlainData = "not_plain_data", TooLarge = "too_large",
        NoDay = "no_day", NotBytes = "not_bytes", NotACatalogue = "not_a_catalogue", OtherVersion = "other_version",
        Damaged = "damaged", NotStarted = "not_started", Broken = "broken"
    }
}

/// A refusal as JSON, with the path of what is refused; empty where it is the whole
pub fn refusal_tree(code: Code, path: &str, message: &str) -> Tree {
    let error = [("code", code.id()), ("path", path), ("message", message)];
    Tree::object([("error", Tree::object(error.map(|(key, text)| (key, Tree::from(text)))))])
}

impl AnswersFault {
    /// The fault as JSON
    pub fn refusal(&self) -> Tree {
        refusal_tree(Code::AnswersRefused, &self.path, &self.problem)
    }
}

impl CatalogueFault {
    /// The fault as JSON
    pub fn refusal(self) -> Tree {
        let code = match self {
            Self::NotACatalogue => Code::NotACatalogue,
            Self::OtherVersion => Code::OtherVersion,
            Self::Damaged | Self::OtherWords => Code::Damaged,
        };
        refusal_tree(code, "", &self.to_string())
    }
}
