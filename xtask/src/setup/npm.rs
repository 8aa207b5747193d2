//! Programs and scripts that come as npm packages.

use super::Progress;
use crate::commands::find;
use crate::{Result, cache};
use std::path::PathBuf;
use std::process::Command;

/// Installs a package into the cache under the same name, such as `esbuild@0.28.2`.
pub(crate) fn install(package: &str, progress: &Progress) -> Result<()> {
    if find("npm").is_none() {
        return Err("npm is not there".to_owned());
    }
    cache::install(&entry(package), &|words| progress.say(words), &|place| {
        let flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--prefix"];
        progress.run(Command::new("npm").arg("install").args(flags).arg(place).arg(package))
    })
}

/// Where the package's programs are, once it is installed.
pub(crate) fn programs(package: &str) -> Result<PathBuf> {
    Ok(self::package(package)?.join("node_modules").join(".bin"))
}

/// Where the package is installed with what it needs; its own files lie in `node_modules` there.
pub(crate) fn package(package: &str) -> Result<PathBuf> {
    cache::entry(&entry(package))
}

fn entry(package: &str) -> String {
    package.replace('@', "-")
}
