//! cargo-deny, which looks at other people's crates: licences, duplicates, origin, known weaknesses.

use super::{Progress, Tool, cargo_install};
use crate::commands::{Environment, find, output};
use crate::{Result, cache};
use std::path::Path;
use std::process::Command;

const VERSION: &str = "0.20.2";

/// See the module.
pub(crate) struct CargoDeny;

impl Tool for CargoDeny {
    fn name(&self) -> Result<String> {
        Ok(format!("cargo-deny {VERSION}"))
    }

    fn look(&self) -> Result<Option<Environment>> {
        if find("cargo-deny").is_some_and(|program| is_it(&program)) {
            return Ok(Some(Environment::default()));
        }
        let bin = cache::entry(&entry())?.join("bin");
        Ok(is_it(&bin.join("cargo-deny")).then(|| Environment { path: vec![bin], ..Environment::default() }))
    }

    fn plan(&self) -> String {
        "compiled by cargo, 1–2 minutes".to_owned()
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        cache::install(&entry(), &|words| progress.say(words), &|place| {
            cargo_install::into(place, "cargo-deny", VERSION, &["--locked"], progress)
        })
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "run `cargo install cargo-deny --version {VERSION} --locked`, or put the program `cargo-deny` of that version \
             on PATH, and then this chore again."
        ))
    }
}

fn is_it(program: &Path) -> bool {
    let answer = output(Command::new(program).arg("--version"));
    answer.is_some_and(|answer| answer.split_whitespace().nth(1) == Some(VERSION))
}

fn entry() -> String {
    format!("cargo-deny-{VERSION}")
}
