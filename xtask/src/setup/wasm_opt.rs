//! wasm-opt, which makes the module smaller.

use super::{Progress, Tool, npm};
use crate::Result;
use crate::commands::{Environment, find, output};
use std::path::Path;
use std::process::Command;

const VERSION: u32 = 132;
const PACKAGE: &str = "binaryen@132.0.0";

/// See the module.
pub(crate) struct WasmOpt;

impl Tool for WasmOpt {
    fn name(&self) -> Result<String> {
        Ok(format!("wasm-opt {VERSION}"))
    }

    fn look(&self) -> Result<Option<Environment>> {
        if find("wasm-opt").is_some_and(|program| works(&program)) {
            return Ok(Some(Environment::default()));
        }
        let bin = npm::programs(PACKAGE)?;
        Ok(works(&bin.join("wasm-opt")).then(|| Environment { path: vec![bin], ..Environment::default() }))
    }

    fn plan(&self) -> String {
        format!("the npm package {PACKAGE}, about 10 seconds")
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        npm::install(PACKAGE, progress)
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "put `wasm-opt` of Binaryen {VERSION} or newer on PATH, or install npm (on Debian `apt-get install npm`) \
             and run this chore again."
        ))
    }

    fn optional(&self) -> bool {
        true
    }
}

/// Whether it runs and knows what today's compiler puts out: Debian's own is too old.
fn works(program: &Path) -> bool {
    let answer = output(Command::new(program).arg("--version")).unwrap_or_default();
    answer.split_whitespace().nth(2).and_then(|word| word.parse::<u32>().ok()).is_some_and(|is| is >= VERSION)
}
