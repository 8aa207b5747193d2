//! Programs and scripts that come as npm packages.

use super::{Progress, Tool};
use crate::commands::{Environment, find, output};
use crate::{Result, cache};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program of a package, without which a chore can do as well.
pub(crate) struct Program {
    /// What its command is called.
    pub(crate) command: &'static str,
    /// What people call it.
    pub(crate) name: &'static str,
    /// The version, as people say it; part of the package's name.
    pub(crate) version: &'static str,
    /// The package with its version, such as `esbuild@0.28.2`.
    pub(crate) package: &'static str,
    /// Roughly how long it takes to install.
    pub(crate) seconds: u32,
    /// Whether what it answers to `--version` will do.
    pub(crate) will_do: fn(&str) -> bool,
}

impl Program {
    fn works(&self, program: &Path) -> bool {
        output(Command::new(program).arg("--version")).is_some_and(|answer| (self.will_do)(answer.trim()))
    }
}

impl Tool for Program {
    fn name(&self) -> Result<String> {
        Ok(format!("{} {}", self.name, self.version))
    }

    fn look(&self) -> Result<Option<Environment>> {
        if find(self.command).is_some_and(|program| self.works(&program)) {
            return Ok(Some(Environment::default()));
        }
        let bin = package(self.package)?.join("node_modules").join(".bin");
        let is_there = self.works(&bin.join(self.command));
        Ok(is_there.then(|| Environment { path: vec![bin], ..Environment::default() }))
    }

    fn plan(&self) -> String {
        format!("the npm package {}, about {} seconds", self.package, self.seconds)
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        install(self.package, progress)
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "put `{}` of {} {} on PATH, or install npm (on Debian `apt-get install npm`) and run this chore again.",
            self.command, self.name, self.version
        ))
    }

    fn optional(&self) -> bool {
        true
    }
}

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

/// Where the package is installed with what it needs; its own files lie in `node_modules` there.
pub(crate) fn package(package: &str) -> Result<PathBuf> {
    cache::entry(&entry(package))
}

fn entry(package: &str) -> String {
    package.replace('@', "-")
}
