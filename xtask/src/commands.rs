//! Running other programs.

use crate::Result;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Debian's compiler. It is put in `RUSTC` for the WebAssembly target only.
pub const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// The variables that make the tools work, gathered from every tool that was looked at.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// Directories to put first on PATH.
    pub path: Vec<PathBuf>,
    /// Variables to set.
    pub set: Vec<(&'static str, OsString)>,
    /// Variables to take away, as they would override one that is set.
    pub unset: Vec<&'static str>,
}

impl Environment {
    /// Adds what another tool needs.
    pub fn add(&mut self, other: Self) {
        self.path.extend(other.path);
        self.set.extend(other.set);
        self.unset.extend(other.unset);
    }

    /// PATH with the directories of the tools first.
    pub fn search_path(&self) -> Result<OsString> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let mut directories = self.path.clone();
        directories.extend(std::env::split_paths(&inherited).filter(|known| !self.path.contains(known)));
        std::env::join_paths(directories).map_err(|error| format!("cannot put the tools on PATH: {error}"))
    }

    /// A command in the checkout with these variables.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        let mut command = Command::new(program);
        command.current_dir(root()).env("PATH", self.search_path()?);
        for name in &self.unset {
            command.env_remove(name);
        }
        for (name, value) in &self.set {
            command.env(name, value);
        }
        Ok(command)
    }

    /// Cargo for the WebAssembly target.
    pub fn cargo(&self) -> Result<Command> {
        self.command(cargo_program())
    }
}

/// The checkout.
pub fn root() -> PathBuf {
    // Cargo tells at run time where the package lies now, which may differ from where it was compiled.
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    package.parent().map_or_else(|| package.clone(), Path::to_path_buf)
}

/// Where the chores keep what they make for themselves.
pub fn workshop() -> PathBuf {
    root().join("target").join("xtask")
}

fn cargo_program() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Cargo for this machine, in the checkout.
pub fn native_cargo() -> Command {
    let mut command = Command::new(cargo_program());
    command.current_dir(root());
    // A shell that took the variables of `cargo xtask env` has the compiler for WebAssembly here, which has no clippy.
    if std::env::var_os("RUSTC").is_some_and(|rustc| rustc == DEBIAN_RUSTC) {
        command.env_remove("RUSTC").env_remove("RUSTDOC");
    }
    command.env_remove("CARGO_BUILD_TARGET");
    command
}

/// The first program of this name on PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|directory| directory.join(program))
        .find(|candidate| candidate.is_file())
}

/// The standard output of a command that succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command whose output the person sees.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let status = command.status().map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status})")) }
}

/// The command as a person would type it, without its directory.
pub fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// A duration as a person says it.
pub fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match (seconds / 60, seconds % 60) {
        (0, 0) => format!("{} ms", duration.as_millis()),
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds:02} s"),
    }
}
