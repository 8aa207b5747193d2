//! Whatever keeps the check from starting, or stops it: the person is told what it is in their language, has the plain text of
//! the programmes, and goes on with their answers once the cause is gone.

use super::hands::{click, open_kept, wait_for_step, words};
use super::{Stage, ensure};
use crate::browser::{Browser, PHONE};
use crate::server::{Fault, Server};
use crate::{Result, forms};
use serde_json::json;

const IDEA: &str =
    "org.type=grundskola&goals=GOAL-12&goalsMore=1&parties=1&parties[0].country=SE&participants.total=3";
/// What is kept would cover up what is wrong with the server.
const NO_WORKER: &str = "delete Navigator.prototype.serviceWorker;";
const NO_STORAGE: &str = "Object.defineProperty(window, 'sessionStorage', \
                          { get() { throw new DOMException('refused', 'SecurityError'); } });";
/// What the box lacks; nothing, if all is well.
const FAULTS: &str = "
    const [kind, lang, words, plain, again] = arguments, faults = [];
    const box = document.querySelector('body > main.failed');
    if (!box) return ['there is no box'];
    const alert = box.querySelector('[role=alert]')?.innerText ?? '';
    if (box.dataset.failure !== kind) faults.push(`the kind is ${box.dataset.failure}`);
    if (box.lang !== lang) faults.push(`the language is ${box.lang}`);
    if (!alert.includes(words)) faults.push(`it says «${alert}»`);
    if (!box.querySelector('h1')) faults.push('no heading');
    const address = new URL(plain, document.baseURI).href;
    if (box.querySelector('p a:not([target])')?.href !== address) faults.push('no link to the plain text');
    if (box.querySelector('iframe')?.src !== address) faults.push('no frame with the plain text');
    if (Boolean(box.querySelector('button')) !== again) faults.push('the button');
    if (document.scrollingElement.scrollWidth > innerWidth) faults.push(`${document.scrollingElement.scrollWidth} pixels wide`);
    return faults;";

/// What goes wrong, the kind that it is taken for, and words of what is said, in Swedish and English.
type Told = (&'static str, &'static str, &'static str);
const MISSING: Told = ("missing", "finns inte på servern", "is not on the server");
const TYPE: Told = ("type", "fel typ", "wrong type");
const BROKEN: Told = ("broken", "fram trasig", "arrived broken");
const NETWORK: Told = ("network", "kunde inte hämtas", "could not be fetched");
const POLICY: Told = ("policy", "'wasm-unsafe-eval'", "'wasm-unsafe-eval'");
const NO_WASM: Told = ("noWasm", "WebAssembly är avstängt", "WebAssembly is switched off");
const OLD: Told = ("old", "är för gammal", "is too old");
const FILE: Told = ("file", "öppnades som en fil", "was opened as a file");
const CRASH: Told = ("crash", "Era svar finns kvar", "Your answers are still there");

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let server = Server::start(&stage.dist)?;
    let browser = Browser::start(PHONE)?;
    let browser = &browser;
    before_each(browser, NO_WORKER)?;
    files(stage, &server, browser)?;
    browser_refuses(stage, &server, browser)?;
    policies(stage, browser)?;
    stops(stage, &server, browser)
}

/// A file that is missing, is of a wrong type, or is cut off.
fn files(stage: &Stage, server: &Server, browser: &Browser) -> Result<()> {
    let name = |stem: &str, kind: &str| forms::named(&stage.dist, stem, kind);
    let (boot, glue, start) = (name("boot-", "js")?, name("start-", "js")?, name("start-", "wasm")?);
    // Each kind in both languages, and each file in one.
    for (fault, file, told, lang) in [
        (Fault::Missing, &boot, MISSING, "sv"),
        (Fault::Missing, &boot, MISSING, "en"),
        (Fault::Missing, &glue, MISSING, "en"),
        (Fault::Missing, &start, MISSING, "sv"),
        (Fault::WrongType, &boot, TYPE, "sv"),
        (Fault::WrongType, &glue, TYPE, "en"),
        (Fault::Cut, &boot, BROKEN, "en"),
        (Fault::Cut, &glue, BROKEN, "sv"),
        (Fault::Cut, &start, NETWORK, "sv"),
        (Fault::Cut, &start, NETWORK, "en"),
    ] {
        let within = |error: String| format!("{fault:?} {file}: {error}");
        server.fail(fault, file);
        browser.open(&server.url(&format!("?lang={lang}")))?;
        ensure_told(browser, told, lang, true).map_err(within)?;
        // As long as nothing is better it is said again.
        press_again(browser, lang)?;
        ensure_told(browser, told, lang, true).map_err(within)?;
        server.mend();
        press_again(browser, lang)?;
        ensure_runs(browser, lang).map_err(within)?;
    }

    // What the check can do without.
    let [style, guard, failure, paper] = ["style-", "guard-", "failure-", "paper-"]
        .map(|stem| name(stem, if stem == "style-" { "css" } else { "js" }));
    for (fault, file) in [
        (Fault::Missing, &style?),
        (Fault::Missing, &guard?),
        (Fault::Missing, &failure?),
        (Fault::Missing, &paper?),
        (Fault::WrongType, &start),
        (Fault::WrongType, &name("utbyteskollen_bg-", "wasm")?),
        (Fault::WrongType, &name("catalogue-", "bin")?),
        (Fault::Missing, &name("catalogue.en-", "bin")?),
    ] {
        server.fail(fault, file);
        open_kept(browser, &server.url(""), "mal", IDEA)
            .map_err(|error| format!("{fault:?} {file}: {error}"))?;
        browser.named("button", "Fortsätt")?.click()?;
        browser.find("[data-programme]").map_err(|error| format!("{fault:?} {file}: {error}"))?;
        server.mend();
    }

    // What is needed from the programmes on.
    for (fault, file) in [
        (Fault::Missing, &name("utbyteskollen-", "js")?),
        (Fault::Missing, &name("utbyteskollen_bg-", "wasm")?),
        (Fault::Missing, &name("catalogue-", "bin")?),
        (Fault::Cut, &name("utbyteskollen-", "js")?),
        (Fault::Cut, &name("utbyteskollen_bg-", "wasm")?),
        (Fault::Cut, &name("catalogue-", "bin")?),
    ] {
        let within = |error: String| format!("{fault:?} {file}: {error}");
        server.fail(fault, file);
        open_kept(browser, &server.url(""), "mal", IDEA)?;
        browser.named("button", "Fortsätt")?.click()?;
        browser.find(".problems[role=alert]").map_err(within)?;
        let told = browser.find(".network")?.text()?;
        ensure(!told.contains("utan nät"), format!("{fault:?} {file}: it is said that {told}"))?;
        server.mend();
        browser.named("button", "Försök igen")?.click()?;
        browser.find("[data-programme]").map_err(within)?;
        browser.wait_for_text("Kollen fungerar utan nät så länge sidan är öppen.").map_err(within)?;
    }
    Ok(())
}

/// What the browser does not have, and a page that is opened from a disk.
fn browser_refuses(stage: &Stage, server: &Server, browser: &Browser) -> Result<()> {
    for (script, told) in [
        ("delete globalThis.WebAssembly;", NO_WASM),
        (
            "WebAssembly.validate = () => false;
             for (const name of ['instantiateStreaming', 'instantiate', 'compile']) {
                 WebAssembly[name] = async () => { throw new WebAssembly.CompileError('invalid value type'); };
             }",
            OLD,
        ),
    ] {
        browser.script("sessionStorage.clear()", &[])?;
        for lang in ["sv", "en"] {
            let added = before_each(browser, script)?;
            browser.open(&server.url(&format!("?lang={lang}")))?;
            ensure_told(browser, told, lang, true)?;
            after_that_no_more(browser, &added)?;
            press_again(browser, lang)?;
            ensure_runs(browser, lang).map_err(|error| format!("{script}, mended: {error}"))?;
        }
    }
    for lang in ["sv", "en"] {
        browser.open(&format!("file://{}/index.html?lang={lang}", stage.dist.display()))?;
        ensure_told(browser, FILE, lang, false)?;
    }
    browser.screenshot(&stage.picture("failure-file"))?;

    // No script at all.
    browser.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }))?;
    browser.open(&server.url(""))?;
    browser.wait_for_text("Kollen behöver JavaScript")?;
    browser.wait_for_text("The check needs JavaScript")?;
    let plain = browser.find("noscript iframe")?.attribute("src")?;
    browser.screenshot(&stage.picture("failure-no-script"))?;
    browser.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": false }))?;
    ensure(plain.as_deref() == Some("program.html"), format!("without scripts {plain:?} is shown"))
}

/// A website that does not let the check run.
fn policies(stage: &Stage, browser: &Browser) -> Result<()> {
    let server = Server::with_headers(&stage.dist, &[("Content-Security-Policy", "script-src 'self'")])?;
    for lang in ["sv", "en"] {
        browser.open(&server.url(&format!("?lang={lang}")))?;
        ensure_told(browser, POLICY, lang, true)?;
    }
    browser.screenshot(&stage.picture("failure-policy"))?;
    let server = Server::with_headers(&stage.dist, &[("Content-Security-Policy", "script-src 'none'")])?;
    browser.open(&server.url(""))?;
    browser.wait_for_text("Kollen startar")?;
    ensure(!browser.find(".slow")?.is_visible()?, "the way to the plain text is there at once")?;
    let patience = std::time::Duration::from_secs(12);
    browser.wait_as_long_as(patience, "the way to the plain text", || browser.find(".slow")?.is_visible())?;
    browser.screenshot(&stage.picture("failure-no-script-of-ours"))?;

    // What somebody has added to their browser is stopped by the policy of the page, and the check goes on.
    let server = Server::start(&stage.dist)?;
    browser.open(&server.url(""))?;
    ensure_runs(browser, "sv")?;
    const ADDED: &str = "
        dispatchEvent(new ErrorEvent('error', { error: new Error('theirs'), filename: 'chrome-extension://theirs/it.js' }));
        const stopped = new Promise(resolve => document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective)));
        const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href: 'https://example.org/added.js' });
        document.head.append(link);
        return stopped;";
    let stopped = browser.script(ADDED, &[])?;
    ensure(stopped == "script-src-elem", format!("what was added breaks {stopped}"))?;
    ensure_runs(browser, "sv")
}

/// A fault in the middle: the answers are still there, where the browser keeps them and where it does not.
fn stops(stage: &Stage, server: &Server, browser: &Browser) -> Result<()> {
    const RENDERS_NO_MORE: &str =
        "Element.prototype.setAttribute = () => { throw new Error('changed by a script'); };";
    const TRAP: &str =
        "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";
    for (storage, trap, lang) in [
        ("", TRAP, "sv"),
        ("", RENDERS_NO_MORE, "en"),
        (NO_STORAGE, TRAP, "en"),
        (NO_STORAGE, RENDERS_NO_MORE, "sv"),
    ] {
        let within = |error: String| format!("{storage} {trap}: {error}");
        browser.script("try { sessionStorage.clear() } catch {}", &[])?;
        let added = before_each(browser, storage)?;
        browser.open("about:blank")?;
        browser.open(&server.url(&format!("?lang={lang}")))?;
        ensure_runs(browser, lang)?;
        let go_on = if lang == "sv" { "Fortsätt" } else { "Continue" };
        click(browser, "org-folkhogskola")?;
        browser.named("button", go_on)?.click()?;
        click(browser, "goal-GOAL-12")?;
        for step in ["the first steps", "the whole page"] {
            browser.script(trap, &[])?;
            if trap == RENDERS_NO_MORE {
                browser.find("button.language")?.click()?;
            }
            browser.find("main.failed").map_err(within)?;
            let shown = browser.find("main.failed")?.attribute("lang")?.unwrap_or_default();
            ensure_told(browser, CRASH, &shown, true).map_err(within)?;
            if step == "the first steps" {
                browser.screenshot(&stage.picture("failure-crash"))?;
            }
            press_again(browser, &shown)?;
            browser.find("h1#step").map_err(within)?;
            let kept = browser.by_id("goal-GOAL-12").and_then(|goal| goal.is_selected()).map_err(within)?;
            ensure(kept, within(format!("{step}: the goal is lost")))?;
            if step == "the first steps" {
                browser.find("button.main")?.click()?;
                browser.find("[data-programme]").map_err(within)?;
                browser.back()?;
                browser.by_id("goal-GOAL-12")?;
            }
        }
        after_that_no_more(browser, &added)?;
    }
    Ok(())
}

/// Has a script run before those of every page that is opened; what it is known by.
fn before_each(browser: &Browser, script: &str) -> Result<serde_json::Value> {
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }))
}

fn after_that_no_more(browser: &Browser, added: &serde_json::Value) -> Result<()> {
    browser.devtools("Page.removeScriptToEvaluateOnNewDocument", added).map(drop)
}

/// Presses the button and waits until the page is another one.
fn press_again(browser: &Browser, lang: &str) -> Result<()> {
    browser.script("window.isOld = true", &[])?;
    browser.named("button", if lang == "sv" { "Försök igen" } else { "Try again" })?.click()?;
    browser.wait_until("the page to be loaded again", || {
        Ok(browser.script("return window.isOld ?? null", &[])?.is_null())
    })
}

fn ensure_told(browser: &Browser, told: Told, lang: &str, again: bool) -> Result<()> {
    let (kind, swedish, english) = told;
    let (said, plain) = if lang == "sv" { (swedish, "program.html") } else { (english, "programmes.html") };
    let arguments = [json!(kind), json!(lang), json!(said), json!(plain), json!(again)];
    let faults = || Ok(words(&browser.script(FAULTS, &arguments)?));
    let held = browser.wait_until(&format!("what is said of {kind} in {lang}"), || Ok(faults()?.is_empty()));
    held.map_err(|error| format!("{error}: {:?}", faults().unwrap_or_else(|error: String| vec![error])))
}

fn ensure_runs(browser: &Browser, lang: &str) -> Result<()> {
    wait_for_step(
        browser,
        if lang == "sv" {
            "Vilken sorts skola eller organisation är ni?"
        } else {
            "What kind of school or organisation are you?"
        },
    )
}
