//! Once the page says that it can be used without a network, it can: the server is gone for good, and everything is there, also
//! when the browser has been closed. It says so no sooner, and no longer than it is true.

use super::hands::{click, click_all, open_kept, wait_for_step, words};
use super::{Stage, ensure};
use crate::browser::{Browser, PHONE};
use crate::commands::workshop;
use crate::server::{Fault, Server};
use crate::{Result, cache};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

pub(super) const KEPT: &str = "Klar att användas utan nät.";
pub(super) const WHILE_OPEN: &str = "Kollen fungerar utan nät så länge sidan är öppen.";
const IDEA: &str = "org.type=gymnasieskola_yrk&goals=GOAL-12&goalsMore=1&participants.total=3&parties=1&parties[0].country=SE";
/// The first of December 2027, in milliseconds: a year after the rules were gone through.
const A_YEAR_LATER: &str = "1827662400000";
/// Opens every programme as the address does, and gives what is wrong with any.
const EVERY_PROGRAMME: &str = "
    const ids = arguments[0], faults = [];
    const until = async (holds) => {
        for (let waited = 0; waited < 15000; waited += 10) {
            if (holds()) return true;
            await new Promise(resolve => setTimeout(resolve, 10));
        }
    };
    for (const id of ids) {
        const before = document.querySelector('h1#step').textContent;
        location.hash = `program/${id}`;
        const isThere = () => document.querySelector('.result .verdict .shape')?.textContent && document.querySelector('h1#step').textContent !== before;
        if (!(await until(isThere))) faults.push(id);
        // Chromium lets 200 changes of the address through in ten seconds, and then none.
        await new Promise(resolve => setTimeout(resolve, 120));
    }
    return faults;";
/// The size of each icon, as it is said and as it is.
const ICONS: &str = "
    const manifest = await (await fetch('manifest.webmanifest')).json();
    return Promise.all(manifest.icons.map(async ({ src, sizes }) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return sizes === 'any' || sizes === `${image.naturalWidth}x${image.naturalHeight}` ? '' : `${src} is not ${sizes}`;
    }));";

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let server = Server::start(&stage.dist)?;
    let url = server.url("");
    let profile = workshop().join("profile");
    if profile.exists() {
        fs::remove_dir_all(&profile).map_err(cache::failed("remove", &profile))?;
    }
    let start = |profile: &Path| Browser::start_in_profile(PHONE, "sv-SE,sv", profile);
    {
        let browser = &start(&profile)?;
        // While a file is missing not all of it is kept.
        server.fail(Fault::Missing, "icon-512.png");
        browser.open(&url)?;
        browser.wait_for_text(WHILE_OPEN)?;
        ensure(!browser.text()?.contains(KEPT), "it is said to be kept while a file is missing")?;
        server.mend();
        browser.reload()?;
        browser.wait_for_text(KEPT)?;
        installable(browser)?;

        server.stop();
        every_step(browser)?;
        in_new_tab(browser, &url)?;
        for (plain, lang) in [("program.html", "sv"), ("programmes.html", "en"), ("index.html", "sv")] {
            browser.open(&server.url(plain))?;
            let shown = browser.find("html")?.attribute("lang")?;
            ensure(shown.as_deref() == Some(lang), format!("{plain} is in {shown:?}"))?;
            browser.find("h1")?;
        }
    }
    // Another day.
    let browser = &start(&profile)?;
    browser.open(&url)?;
    wait_for_step(browser, "Vilken sorts skola eller organisation är ni?")?;
    browser.wait_for_text(KEPT)?;
    let clock = format!("Date.now = () => {A_YEAR_LATER};");
    let added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": clock }))?;
    open_kept(browser, &url, "program/ep_ka210", IDEA)?;
    let told = browser.find(".result .verdict .stale")?.text()?;
    ensure(told.contains("2026-11-21"), format!("a year later is told of the rules: {told}"))?;
    browser.devtools("Page.removeScriptToEvaluateOnNewDocument", &added)?;
    taken_away(browser, &url)?;
    at_any_address(stage, browser)?;
    fs::remove_dir_all(&profile).ok();
    Ok(())
}

/// It lies where its address has the name of a directory that it never keeps itself.
fn at_any_address(stage: &Stage, browser: &Browser) -> Result<()> {
    let copy = stage.copy("kept/demo")?;
    let server = Server::start(copy.dist.parent().ok_or("the copy lies nowhere")?)?;
    browser.open(&server.url("demo/"))?;
    browser.wait_for_text(KEPT)?;
    server.stop();
    browser.reload()?;
    browser.find("h1#step").map(drop)
}

/// The browser would let it be installed, and its icons are there in the sizes that are said.
fn installable(browser: &Browser) -> Result<()> {
    let manifest = browser.devtools("Page.getAppManifest", &json!({}))?;
    let address = manifest.get("url").and_then(Value::as_str).unwrap_or_default();
    ensure(address.ends_with("manifest.webmanifest"), format!("the manifest is {manifest}"))?;
    let errors = manifest.get("errors").and_then(Value::as_array).map_or(1, Vec::len);
    ensure(errors == 0, format!("faults of the manifest: {manifest}"))?;
    let faults = browser.devtools("Page.getInstallabilityErrors", &json!({}))?;
    let count = faults.get("installabilityErrors").and_then(Value::as_array).map_or(1, Vec::len);
    ensure(count == 0, format!("it cannot be installed: {faults}"))?;
    let icons = browser.script(&format!("return (async () => {{ {ICONS} }})()"), &[])?;
    let said = words(&icons);
    ensure(said.len() >= 4 && said.iter().all(String::is_empty), format!("icons: {icons}"))
}

/// Every step and programme in both languages, and a sheet of paper.
fn every_step(browser: &Browser) -> Result<()> {
    browser.reload()?;
    click(browser, "org-grundskola")?;
    browser.named("button", "Fortsätt")?.click()?;
    wait_for_step(browser, "Vad vill ni utveckla?")?;
    click_all(browser, &["goal-GOAL-12", "f-travellers.0"])?;
    browser.reload()?;
    wait_for_step(browser, "Vad vill ni utveckla?")?;
    ensure(browser.by_id("goal-GOAL-12")?.is_selected()?, "a reload loses the goal")?;

    // The other language: the step, the answers and the focus stay.
    let language = browser.find("button.language")?;
    language.click()?;
    wait_for_step(browser, "What do you want to develop?")?;
    ensure(language.has_focus()?, "the focus leaves the switch of languages")?;
    ensure(browser.by_id("goal-GOAL-12")?.is_selected()?, "the other language loses the goal")?;
    browser.reload()?;
    wait_for_step(browser, "What do you want to develop?")?;
    browser.named("button", "Continue")?.click()?;
    browser.find("[data-programme]")?;

    let ids = browser.script(
        "return [...document.querySelectorAll('[data-programme]')].map(card => card.dataset.programme)",
        &[],
    )?;
    let count = words(&ids).len();
    ensure(count > 30, format!("there are {count} programmes"))?;
    for other in ["", "button.language"] {
        if !other.is_empty() {
            browser.find(other)?.click()?;
        }
        let faults = browser
            .script(&format!("return (async () => {{ {EVERY_PROGRAMME} }})()"), std::slice::from_ref(&ids))?;
        ensure(words(&faults).is_empty(), format!("programmes that do not open: {faults}"))?;
    }
    let printed = browser.devtools("Page.printToPDF", &json!({}))?;
    let length = printed.get("data").and_then(Value::as_str).map_or(0, str::len);
    ensure(length > 10_000, format!("the paper has {length} characters"))?;
    for step in ["kallor", "jamfor"] {
        browser.script("location.hash = arguments[0]", &[json!(step)])?;
        browser.wait_until(step, || {
            Ok(browser.address()?.ends_with(step) && browser.find("h1#step")?.is_visible()?)
        })?;
    }
    Ok(())
}

/// An address that somebody has sent, in English.
fn in_new_tab(browser: &Browser, url: &str) -> Result<()> {
    let tab = browser.tab()?;
    browser.new_tab()?;
    browser.open(&format!("{url}?lang=en#program/etwinning"))?;
    wait_for_step(browser, "eTwinning")?;
    let lang = browser.find("html")?.attribute("lang")?;
    ensure(lang.as_deref() == Some("en"), format!("the new tab is in {lang:?}"))?;
    browser.wait_for_text("Ready to use without a network.")?;
    browser.close_tab()?;
    browser.switch_to(&tab)
}

/// The browser has taken away a part of what was kept: what is said is still true.
fn taken_away(browser: &Browser, url: &str) -> Result<()> {
    const TAKE: &str = "return (async () => {
        let taken = 0;
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) if (request.url.includes(arguments[0])) taken += await cache.delete(request);
        }
        return taken;
    })()";
    let without = |part: &str| -> Result<()> {
        let taken = browser.script(TAKE, &[json!(part)])?;
        ensure(taken == 1, format!("of {part} {taken} were taken"))?;
        browser.open("about:blank")?;
        browser.open(url)?;
        browser.find("h1#step").map(drop)
    };
    without("icon-512.png")?;
    browser.wait_for_text(WHILE_OPEN)?;
    ensure(!browser.text()?.contains(KEPT), "it is said to be kept when an icon is gone")?;
    without("utbyteskollen_bg-")?;
    let asked = "return new Promise(resolve => navigator.serviceWorker.ready.then(({ active }) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => setTimeout(resolve, 200, data);
        active.postMessage('whole?', [port2]);
    }))";
    let whole = browser.script(asked, &[])?;
    ensure(whole == false, format!("asked whether all is kept, the worker says {whole}"))?;
    let told = browser.find(".network")?.text()?;
    ensure(told.is_empty(), format!("without the module of the later steps it is said: {told}"))
}
