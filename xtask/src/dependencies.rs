//! Other people's crates: what `deny.toml` asks of them.

use crate::Result;
use crate::commands::{self, Environment, native_cargo, output};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Fails where a crate has a licence that is not allowed, stands there twice without a reason, or comes from elsewhere.
pub(crate) fn check(environment: &Environment) -> Result<()> {
    let mut command = deny(environment)?;
    commands::run(command.args(["--locked", "--workspace", "check", "bans", "licenses", "sources"]))
}

/// Fails where a crate has a weakness that is known.
pub(crate) fn check_weaknesses(environment: &Environment) -> Result<()> {
    let mut command = deny(environment)?;
    commands::run(command.args(["--offline", "--workspace", "check", "advisories"]))
}

/// Whether the list of known weaknesses is on this machine; fetches it anew where the network lets it.
pub(crate) fn knows_weaknesses(environment: &Environment) -> Result<bool> {
    let mut fetch = deny(environment)?;
    // A network that swallows everything is given up soon.
    fetch
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_HTTP_LOW_SPEED_LIMIT", "1")
        .env("GIT_HTTP_LOW_SPEED_TIME", "10");
    if output(fetch.args(["fetch", "db"])).is_some() {
        return Ok(true);
    }
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let lists = home.and_then(|home| fs::read_dir(home.join("advisory-dbs")).ok());
    // What was broken off has no crates.
    Ok(lists.into_iter().flatten().flatten().any(|list| list.path().join("crates").is_dir()))
}

fn deny(environment: &Environment) -> Result<Command> {
    let mut cargo = native_cargo();
    cargo.env("PATH", environment.search_path()?).arg("deny");
    Ok(cargo)
}
