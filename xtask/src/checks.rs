//! The chore `test`: every check, one after the other, and what came of them.

use crate::commands::{self, Environment, native_cargo, spoken};
use crate::journeys::{self, Stage};
use crate::other_browser::{OTHERS, Other};
use crate::page::{self, Built};
use crate::{Result, cache, catalogue, dependencies, module, setup, size};
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// How many tests a step ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    const ONE_PASSED: Self = Self { passed: 1, failed: 0 };
    const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The steps so far.
#[derive(Default)]
struct Run {
    steps: Vec<Step>,
    /// What could not be looked at on this machine, each in a sentence
    not_looked_at: Vec<String>,
}

struct Step {
    name: String,
    tally: Tally,
    took: Duration,
    failure: Option<String>,
}

/// Runs everything, and ends in failure where anything failed.
pub fn run(keep_pictures: bool, all_conditions: bool) -> ExitCode {
    let started = Instant::now();
    let mut run = Run::default();
    run.check("formatting", || commands::run(native_cargo().args(["fmt", "--all", "--check"])));
    run.check("clippy", || {
        let flags = ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
        commands::run(native_cargo().args(flags))
    });
    // The page leaves out what is on by default, which the step above cannot see.
    run.check("clippy, of what the page is built with", || {
        let flags = ["clippy", "--lib", "--bins", "--no-default-features", "--features", "page"];
        commands::run(native_cargo().args(flags).args(["--", "-D", "warnings"]))
    });
    run.tests("tests on this machine", || {
        let mut cargo = native_cargo();
        cargo.args(["test", "--workspace", "--all-features", "--no-fail-fast"]);
        Ok(cargo)
    });
    run.check("catalogue", || catalogue::run(&["check"]));
    if let Some(environment) = run.check("set-up", || setup::ready(setup::EVERYTHING)) {
        run.dependencies(&environment);
        let scratch = std::env::temp_dir().join(format!("utbyteskollen-{}", std::process::id()));
        run.tests("tests in the browser", || in_the_browser(&environment, &scratch));
        // What cannot be removed, the system clears away.
        fs::remove_dir_all(&scratch).ok();
        if let Some(built) = run.check("release build", || page::build_with(&environment)) {
            run.check("JavaScript module, in a project of its own", || module::consumer::check(&environment));
            run.journeys(&built, keep_pictures);
            if all_conditions {
                let stage = Stage::new(&built.directory, false);
                let journey = journeys::ALL_CONDITIONS;
                run.check(&format!("journey: {}", journey.name), || (journey.run)(&stage));
            }
            run.check("size", || size::report(&built));
        }
    }
    run.summarise(started.elapsed());
    // No message after the sum, which is to be the last line.
    if run.steps.iter().all(|step| step.failure.is_none()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The tests in the browser, which leaves its profiles in `scratch`.
fn in_the_browser(environment: &Environment, scratch: &Path) -> Result<Command> {
    if !commands::root().join("tests").join("web.rs").is_file() {
        return Err("tests/web.rs is not there".to_owned());
    }
    let mut cargo = environment.cargo()?;
    // All tests are one page, and the runner waits for its end: for 20 seconds, if nobody says otherwise.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // Otherwise the browser leaves a directory in the person's own settings.
    cargo.env("XDG_CONFIG_HOME", commands::workshop().join("settings"));
    // Not in target/: the path of a socket that lies there must be short.
    fs::create_dir_all(scratch).map_err(cache::failed("create", scratch))?;
    cargo.env("TMPDIR", scratch);
    cargo.args(["test", "--target", "wasm32-unknown-unknown", "--features", "page,json"]);
    cargo.args(["--test", "web", "--test", "same_bytes"]);
    Ok(cargo)
}

impl Run {
    /// A step that is one test.
    fn check<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Option<T> {
        let started = begin(name);
        let result = step();
        let tally = if result.is_ok() { Tally::ONE_PASSED } else { Tally::ONE_FAILED };
        let (value, failure) = match result {
            Ok(value) => (Some(value), None),
            Err(failure) => (None, Some(failure)),
        };
        self.end(name, tally, started, failure);
        value
    }

    /// A step that runs tests and says of each suite how many passed.
    fn tests(&mut self, name: &str, command: impl FnOnce() -> Result<Command>) {
        let started = begin(name);
        let (mut tally, failure) = match command().and_then(|mut command| counted(&mut command)) {
            Ok((tally, failure)) => (tally, failure),
            Err(failure) => (Tally::default(), Some(failure)),
        };
        // A failure before any test, such as in compiling, counts too.
        if failure.is_some() && tally.failed == 0 {
            tally.add(Tally::ONE_FAILED);
        }
        self.end(name, tally, started, failure);
    }

    /// What is asked of other people's crates.
    fn dependencies(&mut self, environment: &Environment) {
        self.check("other people's crates: licences, duplicates, origin", || {
            dependencies::check(environment)
        });
        if matches!(dependencies::knows_weaknesses(environment), Ok(false)) {
            let note = "known weaknesses of other people's crates: their list is not on this machine and could not be \
                        fetched; `cargo deny fetch db` gets it";
            println!("--- NOT looked at: {note}");
            self.not_looked_at.push(note.to_owned());
        } else {
            self.check("other people's crates: known weaknesses", || {
                dependencies::check_weaknesses(environment)
            });
        }
    }

    fn journeys(&mut self, built: &Built, keep_pictures: bool) {
        let stage = Stage::new(&built.directory, keep_pictures);
        for journey in journeys::ALL {
            self.check(&format!("journey: {}", journey.name), || (journey.run)(&stage));
        }
        self.not_looked_at.extend(OTHERS.into_iter().filter_map(Other::not_tried));
    }

    fn end(&mut self, name: &str, tally: Tally, started: Instant, failure: Option<String>) {
        let took = started.elapsed();
        match &failure {
            None => println!("--- {name}: passed ({})", spoken(took)),
            Some(failure) => println!("--- {name}: FAILED ({}): {failure}", spoken(took)),
        }
        self.steps.push(Step { name: name.to_owned(), tally, took, failure });
    }

    /// Prints what came of each step, with why where it failed: of a long log often only the end is kept. The last line is
    /// the sum.
    fn summarise(&self, took: Duration) {
        let mut sum = Tally::default();
        println!("\nSummary ({})", spoken(took));
        for step in &self.steps {
            let mark = if step.failure.is_none() { "ok    " } else { "FAILED" };
            let Tally { passed, failed } = step.tally;
            println!("  {mark} {} ({}): {passed} passed, {failed} failed", step.name, spoken(step.took));
            for line in step.failure.iter().flat_map(|failure| failure.lines()) {
                println!("         {line}");
            }
            sum.add(step.tally);
        }
        for what in &self.not_looked_at {
            println!("  NOT looked at: {what}");
        }
        println!("{} passed, {} failed", sum.passed, sum.failed);
    }
}

fn begin(name: &str) -> Instant {
    println!("\n--- {name}");
    Instant::now()
}

/// Runs a command that runs tests, shows what it says, and counts; with why it failed, where it did.
fn counted(command: &mut Command) -> Result<(Tally, Option<String>)> {
    let shown = commands::show(command);
    let cannot = |error: io::Error| format!("cannot start `{shown}`: {error}");
    let (reader, writer) = io::pipe().map_err(cannot)?;
    let both = writer.try_clone().map_err(cannot)?;
    let mut child = command.stdin(Stdio::null()).stdout(writer).stderr(both).spawn().map_err(cannot)?;
    // The command holds the writing ends: as long as it does, the reader never comes to an end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut tally = Tally::default();
    for line in BufReader::new(reader).lines().map_while(io::Result::ok) {
        println!("{line}");
        tally.add(result_line(&line));
    }
    let status = child.wait().map_err(cannot)?;
    Ok((tally, (!status.success()).then(|| format!("`{shown}` failed ({status})"))))
}

/// What the closing line of a suite says: `test result: ok. 3 passed; 0 failed; …`.
fn result_line(line: &str) -> Tally {
    let Some((_, counts)) =
        line.trim_start().strip_prefix("test result: ").and_then(|rest| rest.split_once(". "))
    else {
        return Tally::default();
    };
    let count = |what: &str| {
        let part = counts.split(';').find_map(|part| part.trim().strip_suffix(what));
        part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Tally { passed: count(" passed"), failed: count(" failed") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_line_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(result_line(line), Tally { passed: 12, failed: 3 });
        assert_eq!(result_line("test a::b ... ok"), Tally::default());
    }
}
