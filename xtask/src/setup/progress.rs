//! How far an installation has come, as a person wants to see it.

use crate::Result;
use crate::commands::{show, spoken};
use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

const KEPT_LINES: usize = 25;
const LINE_WIDTH: usize = 36;

/// One installation under way.
pub(crate) struct Progress {
    name: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    closed: bool,
    crates: usize,
    last: String,
}

impl Progress {
    /// An installation that has not begun.
    pub(crate) fn new(name: String) -> Self {
        Self { name, state: Mutex::default() }
    }

    /// What it does now.
    pub(crate) fn say(&self, words: &str) {
        let mut state = self.state();
        state.crates = 0;
        words.clone_into(&mut state.last);
    }

    /// Runs a command; its output is shown only in part, and its end where it fails.
    pub(crate) fn run(&self, command: &mut Command) -> Result<()> {
        let shown = show(command);
        let cannot = |error: io::Error| format!("cannot start `{shown}`: {error}");
        let (reader, writer) = io::pipe().map_err(cannot)?;
        let both = writer.try_clone().map_err(cannot)?;
        command.stdin(Stdio::null()).stdout(writer).stderr(both);
        let mut child = command.spawn().map_err(cannot)?;
        // The command holds the writing ends: as long as it does, the reader never comes to an end.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut end = VecDeque::new();
        for line in BufReader::new(reader).lines().map_while(io::Result::ok) {
            self.read(&line);
            if end.len() == KEPT_LINES {
                end.pop_front();
            }
            end.push_back(line);
        }
        let status = child.wait().map_err(cannot)?;
        if status.success() {
            return Ok(());
        }
        let end: Vec<String> = end.iter().map(|line| format!("    {line}")).collect();
        Err(format!("`{shown}` failed ({status}):\n{}", end.join("\n")))
    }

    /// The line for the report, as long as it is under way.
    pub(crate) fn line(&self) -> Option<String> {
        let state = self.state();
        let crates = if state.crates > 0 { format!(" ({} crates)", state.crates) } else { String::new() };
        let last: String = state.last.chars().take(LINE_WIDTH).collect();
        (!state.closed).then(|| format!("{}: {last}{crates}", self.name))
    }

    /// Says that it is over.
    pub(crate) fn close(&self, result: &Result<()>, after: Duration) {
        self.state().closed = true;
        let how = if result.is_ok() { "installed" } else { "not installed" };
        eprintln!("[{}] {}: {how}", spoken(after), self.name);
    }

    fn read(&self, line: &str) {
        let words = line.trim();
        if words.is_empty() {
            return;
        }
        let mut state = self.state();
        if words.starts_with("Compiling ") {
            state.crates += 1;
        }
        words.clone_into(&mut state.last);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
