//! TypeScript, which holds the JavaScript module against its types.

use super::{Progress, Tool, npm};
use crate::Result;
use crate::commands::{Environment, find, output};
use std::path::Path;
use std::process::Command;

const VERSION: &str = "5.9.3";
const PACKAGE: &str = "typescript@5.9.3";

/// See the module.
pub(crate) struct TypeScript;

impl Tool for TypeScript {
    fn name(&self) -> Result<String> {
        Ok(format!("TypeScript {VERSION}"))
    }

    fn look(&self) -> Result<Option<Environment>> {
        if find("tsc").is_some_and(|program| works(&program)) {
            return Ok(Some(Environment::default()));
        }
        let bin = npm::programs(PACKAGE)?;
        Ok(works(&bin.join("tsc")).then(|| Environment { path: vec![bin], ..Environment::default() }))
    }

    fn plan(&self) -> String {
        format!("the npm package {PACKAGE}, about 5 seconds")
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        npm::install(PACKAGE, progress)
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "put `tsc` {VERSION} on PATH, or install npm (on Debian `apt-get install npm`) and run this chore \
             again."
        ))
    }

    // Only the test of the module fails without it.
    fn optional(&self) -> bool {
        true
    }
}

/// Whether it is the version whose findings are known.
fn works(program: &Path) -> bool {
    let answer = output(Command::new(program).arg("--version")).unwrap_or_default();
    answer.trim().strip_prefix("Version ") == Some(VERSION)
}
