//! The page starts, fits a phone, and keeps to itself.

use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::PHONE;

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let headings = browser.find_all("h1")?.len();
    ensure(headings == 1, format!("the page has {headings} first headings"))?;
    let width = browser.script("return document.documentElement.scrollWidth", &[])?;
    ensure(width.as_u64() == Some(PHONE.width.into()), format!("the page is {width} pixels wide"))?;
    let scripts = browser.find_all("script:not([src])")?.len();
    ensure(scripts == 0, format!("{scripts} scripts stand within the page, which a strict policy forbids"))?;
    browser.screenshot(&stage.picture("start-phone"))?;
    ensure_quiet(&server, &browser)
}
