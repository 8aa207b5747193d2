//! What the chores need beside cargo: looks first, says what it will install, installs it.

mod axe;
mod cargo_deny;
mod cargo_install;
mod chromium;
mod debian;
mod esbuild;
mod npm;
mod progress;
mod small_library;
mod standard_library;
mod trunk;
mod typescript;
mod wasm_bindgen;
mod wasm_opt;
mod wasm_target;

pub(crate) use axe::axe;
pub(crate) use chromium::{browser, driver};
use progress::Progress;
pub(crate) use wasm_target::TARGET;

use crate::commands::{self, Environment};
use crate::{Result, cache};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// One thing that a chore needs.
pub(crate) trait Tool: Sync {
    /// What to call it, with its version.
    fn name(&self) -> Result<String>;
    /// The variables under which it works, where it is there.
    fn look(&self) -> Result<Option<Environment>>;
    /// What installing does and roughly how long it takes.
    fn plan(&self) -> String;
    /// Installs it.
    fn install(&self, progress: &Progress) -> Result<()>;
    /// What to do by hand where it cannot be installed: one paragraph.
    fn by_hand(&self) -> Result<String>;
    /// Whether the chore works without it.
    fn optional(&self) -> bool {
        false
    }
}

/// What a chore needs.
pub struct Tools(&'static [&'static dyn Tool]);

/// For `serve`.
pub const FOR_SERVE: Tools = Tools(&[&wasm_target::WasmTarget, &wasm_bindgen::WasmBindgen, &trunk::Trunk]);
/// For `build` and `size`.
pub const FOR_BUILD: Tools = Tools(&[
    &wasm_target::WasmTarget,
    &wasm_bindgen::WasmBindgen,
    &trunk::Trunk,
    &small_library::SmallLibrary,
    &wasm_opt::WASM_OPT,
    &esbuild::ESBUILD,
]);
/// For `module`.
pub const FOR_MODULE: Tools = Tools(&[
    &wasm_target::WasmTarget,
    &wasm_bindgen::WasmBindgen,
    &small_library::SmallLibrary,
    &wasm_opt::WASM_OPT,
    &esbuild::ESBUILD,
    &typescript::TYPESCRIPT,
]);
/// For `bench`.
pub const FOR_BENCH: Tools =
    Tools(&[&wasm_target::WasmTarget, &wasm_bindgen::WasmBindgen, &chromium::Chromium]);
/// For `test`.
pub const EVERYTHING: Tools = Tools(&[
    &wasm_target::WasmTarget,
    &wasm_bindgen::WasmBindgen,
    &trunk::Trunk,
    &small_library::SmallLibrary,
    &wasm_opt::WASM_OPT,
    &esbuild::ESBUILD,
    &typescript::TYPESCRIPT,
    &chromium::Chromium,
    &axe::Axe,
    &cargo_deny::CargoDeny,
]);

const REPORT_EVERY: Duration = Duration::from_secs(10);

/// The chore `setup`: installs what is missing of these.
pub fn run(tools: Tools) -> Result<()> {
    ready(tools).map(drop)
}

/// Installs what is missing of these and gives the variables under which they work.
pub(crate) fn ready(tools: Tools) -> Result<Environment> {
    let mut environment = Environment::default();
    let mut missing = Vec::new();
    for &tool in tools.0 {
        match tool.look()? {
            Some(found) => environment.add(found),
            None => missing.push(tool),
        }
    }
    if missing.is_empty() {
        return Ok(environment);
    }
    announce(&missing)?;
    let mut failures = Vec::new();
    for (tool, installed) in missing.iter().zip(install(&missing)?) {
        let found = installed.and_then(|()| {
            tool.look()?.ok_or_else(|| "it was installed, and does not work all the same".to_owned())
        });
        match found {
            Ok(found) => environment.add(found),
            Err(why) if tool.optional() => {
                eprintln!("warning: going on without {}: {why}. By hand: {}", tool.name()?, tool.by_hand()?);
            }
            Err(why) => {
                failures.push(format!(
                    "cannot install {}: {why}\nBy hand: {}",
                    tool.name()?,
                    tool.by_hand()?
                ));
            }
        }
    }
    if failures.is_empty() { Ok(environment) } else { Err(failures.join("\n\n")) }
}

/// Prints the variables under which the tools that are there work, for `eval`.
pub fn print_environment() -> Result<()> {
    let mut environment = Environment::default();
    for &tool in EVERYTHING.0 {
        match tool.look()? {
            Some(found) => environment.add(found),
            None => eprintln!("xtask: {} is not there yet: `cargo xtask setup` installs it", tool.name()?),
        }
    }
    for name in &environment.unset {
        println!("unset {name};");
    }
    let directories: Vec<String> =
        environment.path.iter().map(|directory| quoted(&directory.to_string_lossy())).collect();
    if !directories.is_empty() {
        println!("export PATH={}:\"$PATH\";", directories.join(":"));
    }
    for (name, value) in &environment.set {
        println!("export {name}={};", quoted(&value.to_string_lossy()));
    }
    Ok(())
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

fn announce(missing: &[&dyn Tool]) -> Result<()> {
    eprintln!("To be installed once, into {} or by the package manager:", cache::directory()?.display());
    for tool in missing {
        eprintln!("  {}: {}", tool.name()?, tool.plan());
    }
    Ok(())
}

/// Installs side by side, as each of them waits for the network or for one core much of the time.
fn install(missing: &[&dyn Tool]) -> Result<Vec<Result<()>>> {
    let started = Instant::now();
    let mut work = Vec::new();
    for &tool in missing {
        work.push((tool, Progress::new(tool.name()?)));
    }
    let mut results: Vec<Option<Result<()>>> = work.iter().map(|_| None).collect();
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for (index, (tool, progress)) in work.iter().enumerate() {
            let sender = sender.clone();
            // The receiver outlives every sender, so that sending cannot fail.
            scope.spawn(move || sender.send((index, tool.install(progress))).ok());
        }
        drop(sender);
        loop {
            match receiver.recv_timeout(REPORT_EVERY) {
                Ok((index, result)) => {
                    if let Some((_, progress)) = work.get(index) {
                        progress.close(&result, started.elapsed());
                    }
                    if let Some(slot) = results.get_mut(index) {
                        *slot = Some(result);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    let lines: Vec<String> =
                        work.iter().filter_map(|(_, progress)| progress.line()).collect();
                    eprintln!("[{}] {}", commands::spoken(started.elapsed()), lines.join(" · "));
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
    });
    Ok(results.into_iter().map(|result| result.unwrap_or_else(|| Err("broken off".to_owned()))).collect())
}

/// What makes the released page smaller, each where it is there.
pub(crate) struct Savers {
    /// The variables for the small standard library.
    pub(crate) small_library: Option<Environment>,
    /// Whether wasm-opt is there.
    pub(crate) wasm_opt: bool,
    /// Whether esbuild is there.
    pub(crate) esbuild: bool,
}

/// Looks for what a build goes on without.
pub(crate) fn savers() -> Result<Savers> {
    Ok(Savers {
        small_library: small_library::for_release()?,
        wasm_opt: wasm_opt::WASM_OPT.look()?.is_some(),
        esbuild: esbuild::ESBUILD.look()?.is_some(),
    })
}
