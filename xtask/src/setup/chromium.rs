//! Chromium and its driver.

use super::{Progress, Tool, debian};
use crate::Result;
use crate::commands::{Environment, find};
use std::path::PathBuf;

const DEBIAN_PACKAGES: &[&str] = &["chromium", "chromium-driver"];

/// See the module.
pub(crate) struct Chromium;

impl Tool for Chromium {
    fn name(&self) -> Result<String> {
        Ok("Chromium and its driver".to_owned())
    }

    fn look(&self) -> Result<Option<Environment>> {
        Ok(browser().and(driver()).map(|driver| Environment {
            set: vec![("CHROMEDRIVER", driver.into_os_string())],
            ..Environment::default()
        }))
    }

    fn plan(&self) -> String {
        format!("Debian's {}, about 30 seconds", DEBIAN_PACKAGES.join(" and "))
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        debian::install(DEBIAN_PACKAGES, progress)
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "run `{}`, or put `chromium` (or `google-chrome`) and the `chromedriver` of the same version on PATH, \
             and then this chore again.",
            debian::install_line(DEBIAN_PACKAGES)
        ))
    }
}

/// The browser.
pub(crate) fn browser() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(find)
}

/// The program that drives it.
pub(crate) fn driver() -> Option<PathBuf> {
    std::env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .filter(|path| path.is_file())
        .or_else(|| find("chromedriver"))
}
