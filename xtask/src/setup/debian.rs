//! Debian's packages.

use super::Progress;
use crate::Result;
use crate::commands::{find, output};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

// apt-get runs one at a time; the set-up installs several things side by side.
static APT: Mutex<()> = Mutex::new(());

/// The command that installs these, for a person to type.
pub(crate) fn install_line(packages: &[&str]) -> String {
    format!("apt-get update && apt-get install --no-install-recommends --no-remove {}", packages.join(" "))
}

/// Installs packages, and takes away none.
pub(crate) fn install(packages: &[&str], progress: &Progress) -> Result<()> {
    if packages.iter().all(|package| installed(package)) {
        return Ok(());
    }
    if find("apt-get").is_none() {
        return Err("this is not a Debian machine (no apt-get)".to_owned());
    }
    progress.say("waiting for apt-get");
    let _one_at_a_time = APT.lock().unwrap_or_else(PoisonError::into_inner);
    if !packages.iter().all(|package| known(package)) {
        progress.run(apt(&["update"])?.arg("--quiet"))?;
    }
    if get(packages, progress).is_ok() {
        return Ok(());
    }
    // The lists may name files that the mirror no longer has.
    progress.run(apt(&["update"])?.arg("--quiet"))?;
    get(packages, progress)
}

fn get(packages: &[&str], progress: &Progress) -> Result<()> {
    progress
        .run(apt(&["install", "--yes", "--quiet", "--no-install-recommends", "--no-remove"])?.args(packages))
}

/// apt-get as root, or through sudo where that asks for no password.
fn apt(arguments: &[&str]) -> Result<Command> {
    let root = output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let mut command = if root {
        Command::new("apt-get")
    } else if output(Command::new("sudo").args(["-n", "true"])).is_some() {
        let mut command = Command::new("sudo");
        command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    } else {
        return Err("apt-get needs root, and sudo asks for a password here".to_owned());
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").args(["-o", "DPkg::Lock::Timeout=300"]).args(arguments);
    Ok(command)
}

fn installed(package: &str) -> bool {
    let state =
        output(Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]));
    state.is_some_and(|state| state == "installed")
}

fn known(package: &str) -> bool {
    output(Command::new("apt-cache").args(["show", "--no-all-versions", package])).is_some()
}
