//! esbuild, which makes the scripts and the style sheet smaller.

use super::{Progress, Tool, npm};
use crate::Result;
use crate::commands::{Environment, find, output};
use std::path::Path;
use std::process::Command;

const VERSION: &str = "0.28.2";
const PACKAGE: &str = "esbuild@0.28.2";

/// See the module.
pub(crate) struct Esbuild;

impl Tool for Esbuild {
    fn name(&self) -> Result<String> {
        Ok(format!("esbuild {VERSION}"))
    }

    fn look(&self) -> Result<Option<Environment>> {
        if find("esbuild").is_some_and(|program| works(&program)) {
            return Ok(Some(Environment::default()));
        }
        let bin = npm::programs(PACKAGE)?;
        Ok(works(&bin.join("esbuild")).then(|| Environment { path: vec![bin], ..Environment::default() }))
    }

    fn plan(&self) -> String {
        format!("the npm package {PACKAGE}, about 5 seconds")
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        npm::install(PACKAGE, progress)
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "put `esbuild` {VERSION} on PATH, or install npm (on Debian `apt-get install npm`) and run this chore \
             again."
        ))
    }

    fn optional(&self) -> bool {
        true
    }
}

/// Whether it is the version whose weight is known.
fn works(program: &Path) -> bool {
    output(Command::new(program).arg("--version")).is_some_and(|answer| answer.trim() == VERSION)
}
