//! Whatever comes through the scripts around the check: addresses, messages and attributes that nobody meant, by the thousand.
//! The check starts, works, runs nothing of it, and believes nothing that it may not believe. What comes to the engine, and
//! what is kept, is tried in `fuzz/`.

use super::embed::{Around, FUND};
use super::{Stage, ensure};
use crate::Result;
use crate::browser::{Browser, PHONE};
use crate::server::Server;
use serde_json::{Value, json};

/// Makes them up; each part below begins with a number of its own.
const MADE_UP: &str = include_str!("anything.js");
const ADDRESSES: u32 = 60;
const MESSAGES: u32 = 10_000;
const ELEMENTS: u32 = 100;

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    addresses(stage)?;
    let frame = |widget: &Server| {
        format!(
            "<div data-utbyteskollen data-answers=ask></div><script src='{}'></script>",
            widget.url("embed/v1/embed.js")
        )
    };
    let element = |widget: &Server| {
        format!(
            "<main id=around></main><script type=module src='{}'></script>",
            widget.url("embed/v1/utbytes-kollen.js")
        )
    };
    let around = Around::start(stage, &[("messages.html", &frame), ("attributes.html", &element)])?;
    messages(&around)?;
    attributes(&around)?;
    nothing_escaped(&around.browser)
}

fn made_up(browser: &Browser, seed: u32, count: u32, script: &str) -> Result<Value> {
    browser.script(&format!("{MADE_UP}\nconst count = arguments[1];\n{script}"), &[json!(seed), json!(count)])
}

/// No script of the page has stopped. That an address leads nowhere, or may not be asked, the browser says too.
fn nothing_escaped(browser: &Browser) -> Result<()> {
    let escaped: Vec<String> =
        browser.console()?.into_iter().filter(|line| line.contains("Uncaught")).collect();
    ensure(escaped.is_empty(), format!("on the console: {}", escaped.join(" | ")))
}

fn addresses(stage: &Stage) -> Result<()> {
    let server = Server::start(&stage.dist)?;
    let browser = &Browser::start(PHONE)?;
    browser.open(&server.url("program.html"))?;
    let list = "history.replaceState(null, '', './'); return Array.from({ length: count }, address)";
    let made_up = made_up(browser, 1, ADDRESSES, list)?;
    let addresses: Vec<&str> = made_up.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    ensure(addresses.len() == ADDRESSES as usize, "the addresses are not made up")?;
    for address in addresses {
        let within = |error: String| format!("{address}: {error}");
        browser.script("sessionStorage.clear()", &[])?;
        // From elsewhere: what differs in its fragment alone would not be loaded.
        browser.open("about:blank")?;
        browser.open(address).map_err(within)?;
        browser.find("h1#step").map_err(within)?;
        browser.script("location.hash = 'organisation'", &[])?;
        browser.find("#org-museum").map_err(within)?.click().map_err(within)?;
        browser.find("#org-museum:checked").map_err(within)?;
        let seen = browser.script(
            "const { dataset } = document.body; return [typeof hit, /^(sv|en)$/.test(document.documentElement.lang), \
             Object.values(dataset).every(one => one.length <= 2000), dataset.answers, \
             document.querySelectorAll('main img, main script, .failed').length]",
            &[],
        )?;
        ensure(seen == json!(["undefined", true, true, "", 0]), format!("{address}: there is {seen}"))?;
    }
    nothing_escaped(browser)
}

/// What the frame is said to say, and what it is told.
fn messages(around: &Around) -> Result<()> {
    let browser = &around.browser;
    around.open("messages.html")?;
    let height = "return document.querySelector('iframe').getBoundingClientRect().height > 1500";
    around.wait("the frame", height, &json!(true))?;
    let said = made_up(
        browser,
        2,
        MESSAGES,
        "const frame = document.querySelector('iframe'); const own = frame.contentWindow; \
         const { origin } = new URL(frame.src); const stopped = []; \
         addEventListener('error', ({ message }) => stopped.push(message)); \
         const known = new Set(['ready', 'step', 'assessment', 'answers', 'message']); let heights = 0; \
         const isHeight = () => /^\\d+px$/.test(frame.style.height) && parseInt(frame.style.height) >= 120 && \
         parseInt(frame.style.height) <= 30000; \
         heard.length = 0; for (let time = 0; time < count; time++) { \
           const data = message(); const before = frame.style.height; \
           const forged = upTo(4) === 0; \
           const from = forged ? pick([[window, origin], [own, location.origin], [own, 'null'], [null, origin]]) : [own, origin]; \
           const events = heard.filter(([name]) => name !== 'message').length; \
           dispatchEvent(new MessageEvent('message', { source: from[0], origin: from[1], data })); \
           const isTold = heard.filter(([name]) => name !== 'message').length > events; \
           if (forged && (isTold || frame.style.height !== before)) return ['forged', String(from[1])]; \
           if (!isHeight()) return ['height', frame.style.height]; \
           heights += frame.style.height !== before; \
           if (!heard.every(([name]) => known.has(name))) return ['event', heard.at(-1)[0]]; \
           if (isTold) heard.length = 0; } \
         return [stopped, heights > 10, typeof hit, document.querySelectorAll('iframe').length]",
    )?;
    ensure(said == json!([[], true, "undefined", 1]), format!("of messages to the page around: {said}"))?;

    made_up(
        browser,
        3,
        MESSAGES,
        "const { contentWindow } = document.querySelector('iframe'); \
         for (let time = 0; time < count; time++) contentWindow.postMessage(message(), '*')",
    )?;
    browser.enter_frame("iframe")?;
    browser.script("document.querySelector('#org-museum').click()", &[])?;
    browser.script("location.hash = 'program'", &[])?;
    browser.find("[data-programme=ep_ka122]")?;
    let seen = browser.script("return [typeof hit, document.querySelector('#org-museum') === null]", &[])?;
    ensure(seen == json!(["undefined", true]), format!("in the frame there is {seen}"))?;
    ensure(
        browser.find_all(FUND)?.is_empty() && browser.find_all("[role=alert]")?.is_empty(),
        "a message that nobody asked for has come through",
    )?;
    browser.leave_frames()
}

fn attributes(around: &Around) -> Result<()> {
    let browser = &around.browser;
    around.open("attributes.html")?;
    // A few at a time, or the driver loses its patience.
    for part in 0..ELEMENTS / 10 {
        let faults = made_up(
            browser,
            4 + part,
            10,
            "const around = document.getElementById('around'); const faults = []; \
             const ready = one => new Promise(resolve => { one.addEventListener('ready', () => resolve(true), { once: true }); \
             setTimeout(() => resolve(false), 10_000); }); \
             const once = async () => { const one = document.createElement('utbytes-kollen'); \
             const given = many(6, () => [pick(OPTIONS), text()]); given.forEach(([name, value]) => one.setAttribute(name, value)); \
             let begins = ready(one); around.append(one); \
             if (upTo(2)) { await begins; begins = ready(one); given.push(['lang', 'then en']); one.setAttribute('lang', 'sv'); \
             one.setAttribute('lang', 'en'); } \
             const is = await begins; const root = one.shadowRoot; \
             const works = is && root.querySelector('#org-museum') !== null && root.querySelectorAll('main img, script').length === 0; \
             if (!works || typeof hit !== 'undefined') faults.push([is, given, root.textContent.slice(0, 200)]); one.remove(); }; \
             return (async () => { for (let time = 0; time < count; time++) await once(); return faults; })()",
        )?;
        ensure(faults == json!([]), format!("of attributes: {faults}"))?;
    }
    Ok(())
}
