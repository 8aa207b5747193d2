//! axe-core, which looks for what keeps people from using a page.

use super::{Progress, Tool, npm};
use crate::commands::Environment;
use crate::{Result, cache};
use std::fs;
use std::path::PathBuf;

const VERSION: &str = "4.13.0";
const PACKAGE: &str = "axe-core@4.13.0";

/// See the module.
pub(crate) struct Axe;

impl Tool for Axe {
    fn name(&self) -> Result<String> {
        Ok(format!("axe-core {VERSION}"))
    }

    fn look(&self) -> Result<Option<Environment>> {
        Ok(script()?.is_file().then(Environment::default))
    }

    fn plan(&self) -> String {
        format!("the npm package {PACKAGE}, about 5 seconds")
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        npm::install(PACKAGE, progress)
    }

    fn by_hand(&self) -> Result<String> {
        Ok("install npm (on Debian `apt-get install npm`) and run this chore again.".to_owned())
    }
}

/// The script that a page runs to be looked at.
pub(crate) fn axe() -> Result<String> {
    let path = script()?;
    fs::read_to_string(&path).map_err(cache::failed("read", &path))
}

fn script() -> Result<PathBuf> {
    Ok(npm::package(PACKAGE)?.join("node_modules").join("axe-core").join("axe.min.js"))
}
