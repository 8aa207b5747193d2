//! A host brings its own programmes: they stand among the others, or alone; and where they cannot be had, the page says so and goes on.

use super::hands::{open_kept, wait_for_step};
use super::{Stage, ensure};
use crate::browser::PHONE;
use crate::{Result, cache, catalogue};
use serde_json::json;
use std::fs;
use utbyteskollen::catalogue::{Catalogue, pack};

const ANSWERS: &str =
    "org.type=grundskola&goals=GOAL-19&participants.total=3&parties=1&parties[0].country=SE";
const FUND: &str = "[data-programme=exempelkommunens_resefond]";

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let copy = stage.copy("local")?;
    let example = catalogue::root().join("docs/local-catalogue");
    let local = catalogue::read(&example).map_err(|faults| format!("the example is faulty: {faults:?}"))?;
    let file = copy.dist.join("kommun.bin");
    fs::write(&file, pack(&local).catalogue).map_err(cache::failed("write", &file))?;
    let file = copy.dist.join("bara.bin");
    let alone = pack(&Catalogue { alone: true, ..local }).catalogue;
    fs::write(&file, alone).map_err(cache::failed("write", &file))?;
    let (server, browser) = copy.open(PHONE)?;
    let browser = &browser;

    open_kept(browser, &server.url("?catalogue=kommun.bin"), "program", ANSWERS)?;
    wait_for_step(browser, "Program för er")?;
    browser.find(&format!("{FUND} a.try"))?.click()?;
    wait_for_step(browser, "Exempelkommunens resefond")?;
    let fails = browser.find(".findings.fail")?.text()?;
    ensure(fails.contains("Högst två personer reser"), format!("what fails is {fails}"))?;
    let contact = browser.find("footer .contact a")?.text()?;
    ensure(contact == "Vår internationella samordnare, Kim Exempel", format!("to be asked: {contact}"))?;
    let told = browser.script("return document.querySelectorAll('[role=alert]').length", &[])?;
    ensure(told == 0, "a fault is told where there is none")?;

    // Alone, where the host wants it so.
    open_kept(browser, &server.url("?catalogue=bara.bin"), "program", ANSWERS)?;
    wait_for_step(browser, "Program för er")?;
    let shown = browser.script(
        "return [...document.querySelectorAll('[data-programme]')].map(card => card.dataset.programme)",
        &[],
    )?;
    ensure(shown == json!(["exempelkommunens_resefond"]), format!("alone stand {shown}"))?;

    // Not there, no catalogue, on another site.
    for (address, told) in [
        ("nothing.bin", "kunde inte hämtas"),
        ("index.html", "kunde inte läsas"),
        ("https://example.org/kommun.bin", "kunde inte hämtas"),
    ] {
        open_kept(browser, &server.url(&format!("?catalogue={address}")), "program", ANSWERS)?;
        wait_for_step(browser, "Program för er")?;
        let alert = browser.find("[role=alert]")?.text()?;
        ensure(alert.contains(told), format!("of {address} is told: {alert}"))?;
        let own = browser.script("return document.querySelectorAll('.card').length", &[])?;
        ensure(own.as_u64() > Some(10), format!("beside {address} stand {own} programmes"))?;
        let added = browser.script("return document.querySelector(arguments[0]) !== null", &[FUND.into()])?;
        ensure(added == false, format!("{address} brings the fund"))?;
    }
    let requests = browser.requests()?;
    let strangers: Vec<&String> = requests.iter().filter(|url| !url.starts_with(&server.url(""))).collect();
    ensure(strangers.is_empty(), format!("requests that leave the page: {strangers:?}"))
}
