//! The programmes do not come: the first steps do without, the others say so, and come back to life.

use super::hands::{click, open_kept, wait_for_focus, wait_for_step, words};
use super::{Stage, ensure};
use crate::browser::{Browser, PHONE};
use crate::{Result, cache, size};
use std::fs;

const NAMELESS: &str = "
    return [...document.querySelectorAll('main h1, main legend, main label, main option, main button, main a')]
        .filter(element => element.textContent.trim() === '')
        .map(element => element.outerHTML.slice(0, 120));";

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let copy = stage.copy("late")?;
    let late =
        size::files(&copy.dist)?.into_iter().find(|name| name.extension().is_some_and(|kind| kind == "bin"));
    let name = late.ok_or("the build has no packed catalogue")?;
    let (from, to) = (stage.dist.join(&name), copy.dist.join(&name));
    fs::remove_file(&to).map_err(cache::failed("remove", &to))?;
    let (server, browser) = copy.open(PHONE)?;
    let browser = &browser;
    for (step, school) in [("organisation", ""), ("organisation", "org.type=folkhogskola"), ("mal", "")] {
        let answers = format!("{school}&goalsMore=1&parties=1&parties[0].country=SE");
        open_kept(browser, &server.url(""), step, &answers)?;
        ensure_named(browser, step)?;
    }
    click(browser, "goal-GOAL-09")?;
    browser.named("button", "Fortsätt")?.click()?;
    wait_for_step(browser, "Program")?;
    browser.find("[role=alert]")?;
    ensure_named(browser, "the programmes that do not come")?;
    browser.named("button", "Försök igen")?.click()?;
    wait_for_focus(browser, "step")?;
    browser.find("[role=alert]")?;
    fs::copy(&from, &to).map_err(cache::failed("copy", &from))?;
    browser.named("button", "Försök igen")?.click()?;
    browser.find("[data-programme]")?;
    ensure_named(browser, "the programmes that have come")?;
    let chosen = browser.find(".your-answers")?.text()?;
    ensure(chosen.contains("Bli bättre på språk"), format!("the goal is lost: {chosen}"))
}

fn ensure_named(browser: &Browser, step: &str) -> Result<()> {
    let nameless = words(&browser.script(NAMELESS, &[])?);
    ensure(nameless.is_empty(), format!("{step}: without a name: {nameless:?}"))
}
