//! What is old and what is closed says so by itself: rules that nobody has looked at for two years, and a programme whose
//! calls are paused.

use super::hands::{ensure_fits, open_kept};
use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::{Browser, PHONE};
use serde_json::json;

const IDEA: &str = "org.type=grundskola&goals=GOAL-02&parties=2&parties[0].country=SE&parties[1].country=FI&project.months=12";
/// The first of December 2028, in milliseconds: past the period for which the rules count as fresh.
const LATER: &str = "1859284800000";

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let browser = &browser;
    open_kept(browser, &server.url(""), "program/atlas_conference", IDEA)?;
    let door = browser.find(".result .verdict .door")?.text()?;
    ensure(door == "Stoppat tills vidare", format!("of a programme that is paused is told: {door}"))?;
    ensure(class(browser)? != "verdict fits", "a programme that is paused is green")?;
    ensure(browser.find_all(".result .verdict .stale")?.is_empty(), "fresh rules are called old")?;
    show(stage, browser, "08-paused")?;

    // The device's clock goes on, and the page finds out by itself.
    let clock = format!("Date.now = () => {LATER};");
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": clock }))?;
    open_kept(browser, &server.url(""), "program/ep_ka210", IDEA)?;
    let told = browser.find(".result .verdict .stale")?.text()?;
    for part in ["2026-11-21", "Kontrollera utlysningen"] {
        ensure(told.contains(part), format!("«{part}» is not in what is told of old rules: {told}"))?;
    }
    ensure_fits(browser, "old rules", PHONE)?;
    show(stage, browser, "09-stale")?;
    ensure_quiet(&server, browser)
}

fn class(browser: &Browser) -> Result<String> {
    Ok(browser.find(".result .verdict")?.attribute("class")?.unwrap_or_default())
}

fn show(stage: &Stage, browser: &Browser, name: &str) -> Result<()> {
    browser.script("document.getElementById('result').scrollIntoView()", &[])?;
    browser.screenshot(&stage.picture(name))
}
