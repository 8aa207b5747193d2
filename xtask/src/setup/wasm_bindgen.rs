//! The command `wasm-bindgen`, in exactly the version of the crate.

use super::{Progress, Tool, cargo_install};
use crate::commands::{Environment, find, output, root};
use crate::{Result, cache};
use std::fs;
use std::path::Path;
use std::process::Command;

/// See the module.
pub(crate) struct WasmBindgen;

impl Tool for WasmBindgen {
    fn name(&self) -> Result<String> {
        Ok(format!("wasm-bindgen {}", version()?))
    }

    fn look(&self) -> Result<Option<Environment>> {
        let version = version()?;
        let is_it = |program: &Path| {
            let answer = output(Command::new(program).arg("--version"));
            answer.is_some_and(|answer| answer.split_whitespace().nth(1) == Some(version.as_str()))
        };
        if find("wasm-bindgen").is_some_and(|program| is_it(&program))
            && find("wasm-bindgen-test-runner").is_some()
        {
            return Ok(Some(with_runner(Environment::default())));
        }
        let bin = cache::entry(&format!("wasm-bindgen-{version}"))?.join("bin");
        let found = is_it(&bin.join("wasm-bindgen"));
        Ok(found.then(|| with_runner(Environment { path: vec![bin], ..Environment::default() })))
    }

    fn plan(&self) -> String {
        "compiled by cargo, 1–2 minutes".to_owned()
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        let version = version()?;
        cache::install(&format!("wasm-bindgen-{version}"), &|words| progress.say(words), &|place| {
            // Not `--locked`: one version pinned there is not in every registry mirror.
            cargo_install::into(place, "wasm-bindgen-cli", &version, &[], progress)
        })
    }

    fn by_hand(&self) -> Result<String> {
        let version = version()?;
        Ok(format!(
            "run `cargo install wasm-bindgen-cli --version {version}`, or put the programs `wasm-bindgen` and \
             `wasm-bindgen-test-runner` of version {version} (the project publishes them ready-built) on PATH, \
             and then this chore again."
        ))
    }
}

fn with_runner(mut environment: Environment) -> Environment {
    environment.set.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner".into()));
    environment
}

/// The version of the crate, which the command must have too.
fn version() -> Result<String> {
    let lock = root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(cache::failed("read", &lock))?;
    version_in(&text).map(str::to_owned).ok_or_else(|| format!("no wasm-bindgen in {}", lock.display()))
}

fn version_in(lock: &str) -> Option<&str> {
    let mut lines = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"");
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_crate_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
            [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock), Some("0.2.130"));
        assert_eq!(version_in(""), None);
    }
}
