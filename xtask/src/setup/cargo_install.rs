//! Programs that come as crates.

use super::Progress;
use crate::commands::DEBIAN_RUSTC;
use crate::{Result, cache};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Compiles a crate's programs into `place`.
pub(crate) fn into(
    place: &Path,
    package: &str,
    version: &str,
    flags: &[&str],
    progress: &Progress,
) -> Result<()> {
    let target = place.join("target");
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Elsewhere than in the checkout, so that nothing set for the project is taken for this program.
    command.current_dir(place);
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
        command.env_remove(name);
    }
    if std::env::var_os("RUSTC").is_some_and(|rustc| rustc == DEBIAN_RUSTC) {
        command.env_remove("RUSTC");
    }
    // A build without optimisation takes a third of the time, and these programs are quick enough so.
    command
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .args(["install", package, "--version", version, "--debug", "--no-track", "--root"])
        .arg(place)
        .args(flags);
    progress.run(&mut command)?;
    fs::remove_dir_all(&target).map_err(cache::failed("remove", &target))
}
