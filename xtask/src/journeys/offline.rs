//! After the page has loaded it asks for nothing, and needs no network to the end.

use super::hands::{choose, click, click_all, wait_for_step, wait_for_verdict, write};
use super::kept::KEPT;
use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::PHONE;

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let browser = &browser;
    // Until then the worker fetches what it keeps.
    browser.wait_for_text(KEPT)?;
    let loaded = browser.requests()?.len();
    ensure(loaded > 0, "no request is seen, so that nothing would be proved")?;
    let asked_for = server.requests();
    click(browser, "org-grundskola")?;
    browser.named("button", "Fortsätt")?.click()?;
    wait_for_step(browser, "Vad vill ni utveckla?")?;
    ensure(server.requests() == asked_for, format!("the page asks for more: {:?}", server.requests()))?;

    server.stop();
    browser.set_offline(true)?;
    click_all(browser, &["goal-GOAL-12", "f-travellers.0"])?;
    browser.named("button", "Fortsätt")?.click()?;
    wait_for_step(browser, "Program för er")?;
    browser.find("[data-programme=atlas_partnership] a.try")?.click()?;
    wait_for_step(browser, "Atlas partnerskap")?;
    write(browser, "f-participants.total", "3")?;
    click(browser, "add-party")?;
    write(browser, "f-parties[1].country-search", "Burma")?;
    choose(browser, "f-parties[1].country", "Myanmar")?;
    wait_for_verdict(browser, "change")?;
    write(browser, "f-participants.total", "4")?;
    wait_for_verdict(browser, "")?;
    browser.back()?;
    wait_for_step(browser, "Program för er")?;
    click(browser, "start-over")?;
    browser.named("button", "Ja, ta bort svaren")?.click()?;
    wait_for_step(browser, "Vilken sorts skola eller organisation är ni?")?;

    let requests = browser.requests()?;
    let later = requests.iter().skip(loaded).collect::<Vec<_>>();
    ensure(later.is_empty(), format!("requests after the page has loaded: {later:?}"))?;
    let kept = browser.script("return [document.cookie, localStorage.length, sessionStorage.length]", &[])?;
    let expected = serde_json::json!(["", 0, 1]);
    ensure(kept == expected, format!("cookies, local and session storage are {kept}, not {expected}"))?;
    ensure_quiet(&server, browser)
}
