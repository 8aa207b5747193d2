//! A browser that keeps nothing, is full, or holds what others wrote; and a frame in somebody else's page. The check runs all the
//! same and tells truthfully how far it does without a network.

use super::hands::{click, wait_for_step, words};
use super::kept::{KEPT, WHILE_OPEN};
use super::{Stage, ensure};
use crate::browser::{Browser, PHONE};
use crate::server::Server;
use crate::{Result, cache};
use serde_json::json;
use std::fs;

const FIRST: &str = "Vilken sorts skola eller organisation är ni?";
/// By its class: the driver does not tell the names of what stands in a frame of another site.
const GO_ON: &str = "main button.main";
const REFUSED: &str = "{ get() { throw new DOMException('refused', 'SecurityError'); } }";
const ABSENT: &str = "{ value: undefined }";
const NULL: &str = "{ value: null }";

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let server = Server::start(&stage.dist)?;
    let browser = &Browser::start(PHONE)?;
    browser.open(&server.url(""))?;
    browser.wait_for_text(KEPT)?;
    refused(&server, browser)?;
    written_by_others(&server, browser)?;
    drop(server);
    framed(stage, browser)
}

/// Each kind of storage is missing or refused; what is told then.
fn refused(server: &Server, browser: &Browser) -> Result<()> {
    let property = |of: &str, name: &str, how: &str| format!("Object.defineProperty({of}, '{name}', {how});");
    let fails = |method: &str| {
        format!(
            "Storage.prototype.{method} = () => {{ throw new DOMException('full', 'QuotaExceededError'); }};"
        )
    };
    let [absent, refused, null] = ["sessionStorage", "localStorage", "caches"].iter().fold(
        [String::new(), String::new(), String::new()],
        |[absent, refused, null], name| {
            [
                absent + &property("window", name, ABSENT),
                refused + &property("window", name, REFUSED),
                null + &property("window", name, NULL),
            ]
        },
    );
    let worker = |how: &str| property("Navigator.prototype", "serviceWorker", how);
    for (script, told) in [
        (absent, KEPT),
        (refused.clone(), KEPT),
        (null, KEPT),
        (fails("setItem"), KEPT),
        (fails("getItem"), KEPT),
        (fails("setItem") + &fails("getItem") + &fails("removeItem"), KEPT),
        // The registration takes its time, as in Chromium at times: the worker from before is asked meanwhile.
        ("ServiceWorkerContainer.prototype.register = () => new Promise(() => {});".to_owned(), KEPT),
        (worker(ABSENT), WHILE_OPEN),
        (refused + &worker(REFUSED), WHILE_OPEN),
        ("ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('private', 'SecurityError'));".to_owned(), WHILE_OPEN),
        // A worker that does not install, and no other: then there is none that is ever ready.
        ("ServiceWorkerContainer.prototype.register = () => { throw new TypeError('none'); };".to_owned(), WHILE_OPEN),
    ] {
        let within = |error: String| format!("{script}: {error}");
        browser.script("sessionStorage.clear()", &[]).ok();
        let added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }))?;
        browser.open("about:blank")?;
        browser.open(&server.url(""))?;
        wait_for_step(browser, FIRST).map_err(within)?;
        browser.wait_for_text(told).map_err(within)?;
        to_the_programmes(browser).map_err(within)?;
        browser.devtools("Page.removeScriptToEvaluateOnNewDocument", &added)?;
    }
    Ok(())
}

/// The first steps are answered, the whole page takes over, and the answers are still there.
fn to_the_programmes(browser: &Browser) -> Result<()> {
    click(browser, "org-grundskola")?;
    browser.find(GO_ON)?.click()?;
    click(browser, "goal-GOAL-12")?;
    browser.find(GO_ON)?.click()?;
    browser.find("[data-programme]")?;
    let chosen = browser.find(".your-answers")?.text()?;
    ensure(chosen.contains("Grundskola"), format!("the school is lost: {chosen}"))
}

/// What stands under the name of the answers is of another version, or of a vandal.
fn written_by_others(server: &Server, browser: &Browser) -> Result<()> {
    browser.open(&server.url("program.html"))?;
    for written in [
        "''",
        "'null'",
        "'{\"org\":{\"type\":\"grundskola\"},\"version\":99}'",
        "'SV program\\norg.type=grundskola&parties=99999999&parties[4294967296].country=SE'",
        "'sv program/nothing\\norg.type=unheard_of&goals=,,,&participants.total=-1&parties=1'",
        "'EN mal\\n' + 'parties[0].'.repeat(1000) + 'country=SE\\n?????\\n=\\n==\\n\\u0000\\uFFFD'",
        "'<img src=x onerror=alert(1)>\\n'.repeat(1000)",
        "'x'.repeat(5_000_000)",
        "'sv organisation\\n' + 'org.type=grundskola&'.repeat(250_000)",
        "'sv organisation\\n\\n' + 'org.type=9\\n'.repeat(400_000)",
        "'\\uD800'.repeat(100_000)",
    ] {
        let within = |error: String| format!("{written}: {error}");
        browser.script(&format!("sessionStorage.setItem('utbyteskollen.1', {written})"), &[])?;
        browser.open("about:blank")?;
        browser.open(&server.url("#organisation")).map_err(within)?;
        browser.find("h1#step").map_err(within)?;
        ensure(browser.find_all("main.failed")?.is_empty(), within("the check stops".to_owned()))?;
        let organisation = browser.by_id("org-grundskola").map_err(within)?;
        organisation.click().map_err(within)?;
        browser.find(GO_ON)?.click()?;
        browser.wait_until("the next step", || Ok(browser.address()?.ends_with("#mal"))).map_err(within)?;
        let kept = browser.script("return sessionStorage.getItem('utbyteskollen.1').length", &[])?;
        ensure(
            kept.as_u64().is_some_and(|length| length < 2000),
            within(format!("{kept} characters are kept")),
        )?;
    }
    Ok(())
}

/// In a page of another site, open and shut off.
fn framed(stage: &Stage, browser: &Browser) -> Result<()> {
    let copy = stage.copy("shut")?;
    for (name, sandbox) in [
        ("open", ""),
        ("same", " sandbox=\"allow-scripts allow-same-origin allow-popups\""),
        ("shut", " sandbox=\"allow-scripts allow-popups\""),
    ] {
        let page = |address: &str| {
            format!(
                "<!doctype html><title>Intranät</title><h1>Intranät</h1><iframe src=\"{address}\" width=\"360\" height=\"600\"{sandbox}></iframe>"
            )
        };
        let path = copy.dist.join(format!("host-{name}.html"));
        fs::write(&path, page("./?lang=sv&theme=light")).map_err(cache::failed("write", &path))?;
    }
    let hosts = Server::start(&copy.dist)?;
    let cors = [("Access-Control-Allow-Origin", "*")];
    let closed = Server::start(&copy.dist)?;
    let shared = Server::with_headers(&copy.dist, &cors)?;
    for (name, widget, runs) in
        [("open", &closed, true), ("same", &closed, true), ("shut", &shared, true), ("shut", &closed, false)]
    {
        let within = |error: String| format!("{name}, {runs}: {error}");
        // The page around is of another site than the widget.
        let host = copy.dist.join("host.html");
        let markup = fs::read_to_string(copy.dist.join(format!("host-{name}.html")))
            .map_err(cache::failed("read", &host))?;
        let address = format!("{}?lang=sv&name={name}", widget.url(""));
        fs::write(&host, markup.replace("./?lang=sv&theme=light", &address))
            .map_err(cache::failed("write", &host))?;
        browser.open(&hosts.url_of_other_site("host.html"))?;
        browser.enter_frame("iframe")?;
        if runs {
            wait_for_step(browser, FIRST).map_err(within)?;
            browser.wait_for_text(WHILE_OPEN).map_err(within)?;
            ensure(!browser.text()?.contains(KEPT), within("it is said to be kept".to_owned()))?;
            let own = browser.find(".network a")?.attribute("href")?;
            ensure(
                own.as_deref().is_some_and(|own| own.starts_with(&widget.url(""))),
                within(format!("its own page is {own:?}")),
            )?;
            to_the_programmes(browser).map_err(within)?;
            if name == "shut" {
                crashes(browser).map_err(within)?;
            }
        } else {
            browser.wait_for_text("i en ram som är för sluten").map_err(within)?;
            let links =
                words(&browser.script(
                    "return [...document.querySelectorAll('.failed a')].map(({ href }) => href)",
                    &[],
                )?);
            ensure(
                links == [widget.url(""), widget.url("program.html")],
                within(format!("the links are {links:?}")),
            )?;
            ensure(
                browser.find_all(".failed button")?.is_empty(),
                within("to try again is of no use".to_owned()),
            )?;
        }
        browser.leave_frames()?;
        browser.screenshot(&stage.picture(&format!("frame-{name}-{runs}")))?;
    }
    Ok(())
}

/// Nothing can be kept at all, and after a fault the answers are there even so.
fn crashes(browser: &Browser) -> Result<()> {
    browser.script(
        "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))",
        &[],
    )?;
    browser.wait_for_text("Kollen stannade")?;
    browser.find(".failed button")?.click()?;
    let chosen = || browser.find(".your-answers")?.text();
    browser.wait_until("the answers after a fault", || Ok(chosen()?.contains("Grundskola")))
}
