//! wasm-opt, which makes the module smaller.

use super::{Progress, Tool};
use crate::commands::{Environment, find, output};
use crate::{Result, cache};
use std::path::Path;
use std::process::Command;

const VERSION: u32 = 132;

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
        let bin = cache::entry(&entry())?.join("node_modules").join(".bin");
        Ok(works(&bin.join("wasm-opt")).then(|| Environment { path: vec![bin], ..Environment::default() }))
    }

    fn plan(&self) -> String {
        "the npm package binaryen, about 10 seconds".to_owned()
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        if find("npm").is_none() {
            return Err("npm is not there".to_owned());
        }
        cache::install(&entry(), &|words| progress.say(words), &|place| {
            let package = format!("binaryen@{VERSION}.0.0");
            let flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--prefix"];
            progress.run(Command::new("npm").arg("install").args(flags).arg(place).arg(package))
        })
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "put `wasm-opt` of Binaryen {VERSION} or newer on PATH, or install npm (on Debian `apt-get install npm`) \
             and run this chore again. Without it the page works, and its module is about a third larger."
        ))
    }

    fn optional(&self) -> bool {
        true
    }
}

fn entry() -> String {
    format!("binaryen-{VERSION}")
}

/// Whether it runs and knows what today's compiler puts out: Debian's own is too old.
fn works(program: &Path) -> bool {
    let answer = output(Command::new(program).arg("--version")).unwrap_or_default();
    answer.split_whitespace().nth(2).and_then(|word| word.parse::<u32>().ok()).is_some_and(|is| is >= VERSION)
}
