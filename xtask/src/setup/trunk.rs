//! Trunk, which puts the page together.

use super::{Progress, Tool, cargo_install};
use crate::commands::{Environment, find, output};
use crate::{Result, cache};
use std::path::Path;
use std::process::Command;

// Newer ones want a newer compiler than this project does.
const VERSION: &str = "0.21.14";

/// See the module.
pub(crate) struct Trunk;

impl Tool for Trunk {
    fn name(&self) -> Result<String> {
        Ok(format!("trunk {VERSION}"))
    }

    fn look(&self) -> Result<Option<Environment>> {
        let is_it = |program: &Path| {
            let answer = output(Command::new(program).arg("--version"));
            answer.is_some_and(|answer| answer.split_whitespace().nth(1) == Some(VERSION))
        };
        let set = vec![("TRUNK_SKIP_VERSION_CHECK", "true".into()), ("TRUNK_OFFLINE", "true".into())];
        if find("trunk").is_some_and(|program| is_it(&program)) {
            return Ok(Some(Environment { set, ..Environment::default() }));
        }
        let bin = cache::entry(&entry())?.join("bin");
        Ok(is_it(&bin.join("trunk")).then(|| Environment { path: vec![bin], set, ..Environment::default() }))
    }

    fn plan(&self) -> String {
        "compiled by cargo, 3–5 minutes".to_owned()
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        cache::install(&entry(), &|words| progress.say(words), &|place| {
            // Its default features only serve to download tools, which are all in place here.
            cargo_install::into(place, "trunk", VERSION, &["--locked", "--no-default-features"], progress)
        })
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "run `cargo install trunk --version {VERSION} --locked`, or put the program `trunk` of that version \
             (the project publishes it ready-built) on PATH, and then this chore again."
        ))
    }
}

fn entry() -> String {
    format!("trunk-{VERSION}")
}
