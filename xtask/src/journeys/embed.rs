//! On somebody else's page: in a frame that its script makes, as an element, and as one file from a disk. The page around hears
//! counts and never answers, unless the person sends them; and what it says itself is believed only where it may say it.

use super::hands::axe;
use super::{Stage, ensure};
use crate::browser::{Browser, DESKTOP, PHONE};
use crate::commands::workshop;
use crate::server::Server;
use crate::{Result, cache, catalogue, forms};
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;
use utbyteskollen::catalogue::pack;

/// Slower than a page of one's own: the whole module comes first.
const PATIENCE: Duration = Duration::from_secs(20);
pub(super) const FUND: &str = "[data-programme=exempelkommunens_resefond]";

/// Pages around, on another site than the widget
pub(super) struct Around {
    /// Serves for as long as it is kept
    _widget: Server,
    host: Server,
    pub(super) browser: Browser,
}

/// What stands in a page that embeds the widget of this server
pub(super) type Body<'a> = &'a dyn Fn(&Server) -> String;

impl Around {
    pub(super) fn start(stage: &Stage, pages: &[(&str, Body<'_>)]) -> Result<Self> {
        let directory = workshop().join("around");
        fs::create_dir_all(&directory).map_err(cache::failed("create", &directory))?;
        let widget = Server::with_headers(&stage.dist, &[("Access-Control-Allow-Origin", "*")])?;
        for (name, body) in pages {
            let page = format!(
                "<!doctype html><html lang=sv><meta charset=utf-8><title>x</title><link rel=icon href=data:,>\
                 <script>window.heard = []; for (const name of ['ready', 'step', 'assessment', 'answers']) \
                 for (const prefix of ['', 'utbyteskollen:']) document.addEventListener(prefix + name, \
                 ({{ detail }}) => heard.push([name, detail])); \
                 addEventListener('message', ({{ data }}) => heard.push(['message', data]));</script>{}",
                body(&widget)
            );
            let path = directory.join(name);
            fs::write(&path, page).map_err(cache::failed("write", &path))?;
        }
        let example = catalogue::root().join("docs/local-catalogue");
        let local =
            catalogue::read(&example).map_err(|faults| format!("the example is faulty: {faults:?}"))?;
        let path = directory.join("kommun.bin");
        fs::write(&path, pack(&local).catalogue).map_err(cache::failed("write", &path))?;
        Ok(Self { _widget: widget, host: Server::start(&directory)?, browser: Browser::start(DESKTOP)? })
    }

    pub(super) fn open(&self, name: &str) -> Result<()> {
        self.browser.open(&self.host.url_of_other_site(name))
    }

    fn script(&self, script: &str) -> Result<Value> {
        self.browser.script(script, &[])
    }

    pub(super) fn wait(&self, what: &str, script: &str, wanted: &Value) -> Result<()> {
        let mut last = Value::Null;
        let waited = self.browser.wait_as_long_as(PATIENCE, what, || {
            last = self.script(script)?;
            Ok(last == *wanted)
        });
        waited.map_err(|error| format!("{error}; there is {last}"))
    }

    fn quiet(&self) -> Result<()> {
        let console = self.browser.console()?;
        ensure(console.is_empty(), format!("on the console: {}", console.join(" | ")))
    }
}

const KINDS: &str =
    "return [...new Set(heard.filter(([name]) => name !== 'message').map(([name]) => name))].sort()";

/// In a frame.
pub(super) fn frame(stage: &Stage) -> Result<()> {
    let frame = |widget: &Server| {
        format!(
            "<div data-utbyteskollen data-org=grundskola data-goals='GOAL-19,NO-GOAL' data-catalogue=kommun.bin \
             data-answers=ask data-theme=dark></div><div data-utbyteskollen data-lang=en data-compact></div>\
             <script src='{}'></script>",
            widget.url("embed/v1/embed.js")
        )
    };
    let around = Around::start(stage, &[("frame.html", &frame)])?;
    let browser = &around.browser;
    around.open("frame.html")?;
    around.wait("both frames", "return heard.filter(([name]) => name === 'ready').length", &json!(2))?;
    let height = "return document.querySelector('iframe').getBoundingClientRect().height > 1500";
    around.wait("the height of the first", height, &json!(true))?;

    // What somebody else says of the height, and what no height is.
    let forged = "const frame = document.querySelector('iframe'); const before = frame.style.height; \
        const origin = new URL(frame.src).origin; const tell = (source, origin, data) => \
        dispatchEvent(new MessageEvent('message', { source, origin, data })); \
        const height = { utbyteskollen: 1, type: 'height', height: 500 }; const own = frame.contentWindow; \
        tell(window, origin, height); tell(own, location.origin, height); tell(own, 'https://example.org', height); \
        tell(own, origin, { ...height, utbyteskollen: 2 }); tell(own, origin, { ...height, type: 'size' }); \
        for (const wrong of [NaN, Infinity, '500', null, {}, []]) tell(own, origin, { ...height, height: wrong }); \
        for (const nothing of [null, undefined, 1, 'x', []]) tell(own, origin, nothing); \
        const after = frame.style.height; tell(own, origin, { ...height, height: -7 }); const least = frame.style.height; \
        tell(own, origin, { ...height, height: 1e9 }); const most = frame.style.height; frame.style.height = before; \
        return [before === after, least, most]";
    let said = around.script(forged)?;
    ensure(said == json!([true, "120px", "30000px"]), format!("forged heights are taken: {said}"))?;

    browser.enter_frame("iframe")?;
    let begun = around.script(
        "return [document.querySelector('#org-grundskola').checked, document.body.dataset.theme, \
         document.documentElement.lang]",
    )?;
    ensure(begun == json!([true, "dark", "sv"]), format!("the first frame begins as {begun}"))?;
    // A page that hands over a catalogue unasked, or rubbish in its place, is not heard a second time.
    browser.find("form button.main")?.click()?;
    browser.find("[id='goal-GOAL-19']:checked")?;
    browser.find("form button.main")?.click()?;
    browser.find(FUND)?;
    browser.leave_frames()?;
    around.wait("what is told", KINDS, &json!(["assessment", "ready", "step"]))?;
    let counts = around.script("return heard.find(([name]) => name === 'assessment')[1]")?;
    let sum: u64 = ["fits", "open", "fitsIfChanged", "no"]
        .iter()
        .filter_map(|name| counts.get(*name).and_then(Value::as_u64))
        .sum();
    ensure(sum > 10 && counts.as_object().is_some_and(|it| it.len() == 4), format!("counted are {counts}"))?;
    let leaked = "return heard.some(said => /grundskola|GOAL-/.test(JSON.stringify(said)))";
    ensure(around.script(leaked)? == false, "answers leave the frame unasked")?;

    let origin = around.script("return location.origin")?;
    browser.enter_frame("iframe")?;
    // Who gets the answers is named.
    let named = around.script("return document.querySelector('.send b').textContent.trim()")?;
    let wanted = format!("Sidans adress: {}", origin.as_str().unwrap_or_default());
    ensure(named == json!(wanted), format!("beside the button stands {named}"))?;
    browser.find(".send button")?.click()?;
    browser.wait_for_text("Svaren är skickade till sidan.")?;
    browser.leave_frames()?;
    let answers = "const sent = heard.filter(([name]) => name === 'answers'); \
        return [sent.length, sent[0]?.[1].answers['org.type'], sent[0]?.[1].answers.goals]";
    around.wait("the answers that were sent", answers, &json!([1, "grundskola", "GOAL-19"]))?;

    // The second frame has its own language and answers, and asks nobody for theirs.
    browser.enter_frame("div:nth-of-type(2) > iframe")?;
    let second = around.script(
        "return [document.documentElement.lang, document.querySelector('#org-grundskola').checked, \
         document.querySelector('.send') === null, getComputedStyle(document.querySelector('.name')).display]",
    )?;
    ensure(second == json!(["en", false, true, "none"]), format!("the second frame begins as {second}"))?;
    browser.leave_frames()?;
    around.script(
        "const frame = document.querySelectorAll('iframe')[1].contentWindow; \
         for (const data of [null, 1, { utbyteskollen: 1, type: 'catalogue', bytes: new ArrayBuffer(9) }, \
         { utbyteskollen: 1, type: 'catalogue', bytes: 'x'.repeat(1e6) }, { utbyteskollen: 1, type: 'answers' }]) \
         frame.postMessage(data, '*')",
    )?;
    browser.enter_frame("div:nth-of-type(2) > iframe")?;
    browser.script("document.querySelector('#org-museum').click()", &[])?;
    browser.script("location.hash = 'program'", &[])?;
    browser.find("[data-programme=ep_ka122]")?;
    ensure(
        browser.find_all(FUND)?.is_empty(),
        "a catalogue is taken from a page that was not asked for one",
    )?;
    ensure(browser.find_all("[role=alert]")?.is_empty(), "a message from outside is told as a fault")?;
    around.quiet()
}

const ROOT: &str = "const root = document.querySelector('utbytes-kollen').shadowRoot;";

/// As an element.
pub(super) fn element(stage: &Stage) -> Result<()> {
    let element = |widget: &Server| {
        format!(
            "<main id=a><utbytes-kollen org=grundskola answers=ask style='--utbyteskollen-main:#7a0050'></utbytes-kollen>\
             </main><aside id=b></aside><p id=result>outside</p>\
             <script type=module src='{}'></script>",
            widget.url("embed/v1/utbytes-kollen.js")
        )
    };
    let around = Around::start(stage, &[("element.html", &element)])?;
    let browser = &around.browser;
    around.open("element.html")?;
    let look = |script: &str| browser.script(&format!("{ROOT} {script}"), &[]);
    around.wait("the element", "return heard.some(([name]) => name === 'ready')", &json!(true))?;
    let begun = look(
        "return [root.querySelector('#org-grundskola').checked, \
         getComputedStyle(root.querySelector('button.main')).backgroundColor]",
    )?;
    ensure(begun == json!([true, "rgb(122, 0, 80)"]), format!("the element begins as {begun}"))?;

    let found = axe(browser, &["utbytes-kollen"])?;
    ensure(found.is_empty(), format!("axe-core: {}", found.join(" | ")))?;

    // To a programme, an answer that is none, and from its summary to the field: within the element.
    look("root.querySelectorAll('.steps a')[2].click()")?;
    around.wait(
        "the programmes",
        &format!("{ROOT} return root.querySelector('[data-programme=atlas_partnership] a.try') !== null"),
        &json!(true),
    )?;
    look("root.querySelector('[data-programme=atlas_partnership] a.try').click()")?;
    let total = "[id=\"f-participants.total\"]";
    around.wait(
        "the programme",
        &format!("{ROOT} return root.querySelector('{total}') !== null"),
        &json!(true),
    )?;
    look(&format!(
        "const field = root.querySelector('{total}'); field.focus(); field.value = '3x'; \
         field.dispatchEvent(new Event('input', {{ bubbles: true, composed: true }}))"
    ))?;
    around.wait(
        "what was typed",
        &format!("{ROOT} return root.querySelector('{total}').value"),
        &json!("3x"),
    )?;
    look("root.querySelector('form button.main').click()")?;
    around.wait("the summary", &format!("{ROOT} return root.activeElement?.id"), &json!("problems"))?;
    look("root.querySelector('.problems a').click()")?;
    around.wait(
        "the field",
        &format!("{ROOT} return root.activeElement?.id"),
        &json!("f-participants.total"),
    )?;
    let outside = around.script("return [location.hash, document.title, document.documentElement.lang]")?;
    ensure(outside == json!(["", "x", "sv"]), format!("the page around has become {outside}"))?;

    // Answers only by the person's hand.
    around.wait("what is told", KINDS, &json!(["assessment", "ready", "step"]))?;
    look("root.querySelector('.send button').click()")?;
    let sent =
        "return heard.filter(([name]) => name === 'answers').map(([, { answers }]) => answers['org.type'])";
    around.wait("the answers that were sent", sent, &json!(["grundskola"]))?;

    // Moved it stays as it is; taken away and put back it has its answers.
    around.script("b.append(document.querySelector('utbytes-kollen'))")?;
    around.wait(
        "the same after a move",
        &format!("{ROOT} return root.querySelector('{total}').value"),
        &json!("3x"),
    )?;
    around.script(
        "window.away = document.querySelector('utbytes-kollen'); away.remove(); \
         return new Promise(resolve => setTimeout(resolve, 300))",
    )?;
    around.script("a.append(away)")?;
    around.wait(
        "the same when it is back",
        &format!("{ROOT} return root.querySelector('{total}')?.value"),
        &json!("3x"),
    )?;
    // Taken away before it was there: nothing is left of it.
    let left = around.script(
        "const brief = document.createElement('utbytes-kollen'); brief.setAttribute('name', 'brief'); b.append(brief); \
         brief.remove(); return new Promise(resolve => setTimeout(() => resolve(brief.shadowRoot.childElementCount), 1500))",
    )?;
    ensure(left == 0, format!("{left} elements are left of one that was taken away"))?;

    // Two that differ, a language that changes, and text that no attribute may be.
    around.script(
        "const other = document.createElement('utbytes-kollen'); other.id = 'other'; other.setAttribute('name', 'other'); \
         other.setAttribute('org', '\"><img src=x onerror=alert(1)>' + 'x'.repeat(1e5)); other.setAttribute('lang', 'en'); \
         b.append(other)",
    )?;
    let other = "const root = document.getElementById('other').shadowRoot; \
        return [root.querySelector('.utbyteskollen')?.lang, root.querySelector('#org-grundskola')?.checked]";
    around.wait("another element", other, &json!(["en", false]))?;
    around.script("document.getElementById('other').setAttribute('lang', 'sv')")?;
    around.wait("its other language", other, &json!(["sv", false]))?;
    leaves_nothing(&around)?;
    around.quiet()
}

/// A thousand elements that come and go leave as many nodes and listeners as a hundred.
fn leaves_nothing(around: &Around) -> Result<()> {
    let browser = &around.browser;
    let come_and_go = "const times = arguments[0]; const once = async () => { \
        const one = document.createElement('utbytes-kollen'); one.setAttribute('name', 'many'); \
        const ready = new Promise(resolve => one.addEventListener('ready', resolve, { once: true })); \
        b.append(one); await ready; one.remove(); await new Promise(resolve => setTimeout(resolve)); }; \
        return (async () => { for (let time = 0; time < times; time++) await once(); heard.length = 0; })()";
    let counted = |times: u32| -> Result<[u64; 3]> {
        // A hundred at a time, or the driver loses its patience.
        for _ in 0..times / 100 {
            browser.script(come_and_go, &[json!(100)])?;
        }
        browser.devtools("HeapProfiler.collectGarbage", &json!({}))?;
        let dom = browser.devtools("Memory.getDOMCounters", &json!({}))?;
        let heap = browser.devtools("Runtime.getHeapUsage", &json!({}))?;
        let number = |of: &Value, name: &str| of.get(name).and_then(Value::as_f64).unwrap_or_default() as u64;
        Ok([number(&dom, "nodes"), number(&dom, "jsEventListeners"), number(&heap, "usedSize")])
    };
    let (few, many) = (counted(100)?, counted(1_000)?);
    let [nodes, listeners, heap] = [0, 1, 2].map(|place: usize| {
        let of = |counted: &[u64; 3]| counted.get(place).copied().unwrap_or_default();
        of(&many).saturating_sub(of(&few))
    });
    println!(
        "    a thousand more elements: {nodes} more nodes, {listeners} more listeners, {} kB more heap",
        heap / 1_000
    );
    ensure(
        few.iter().all(|count| *count > 0),
        "the browser counts nothing, so that nothing would be proved",
    )?;
    // What the garbage collector leaves for later is less than a kilobyte an element; a listener or node each would be more.
    ensure(
        nodes < 100 && listeners < 100 && heap < 1_000_000,
        format!("a thousand elements leave {nodes} nodes, {listeners} listeners and {heap} bytes"),
    )
}

/// As one file, from a disk.
pub(super) fn one_file(stage: &Stage) -> Result<()> {
    let browser = Browser::start(PHONE)?;
    let address = format!("file://{}", stage.dist.join(forms::ONE).display());
    browser.open(&address)?;
    browser.find("#org-grundskola")?.click()?;
    browser.named("button", "Fortsätt")?.click()?;
    browser.find("[id='goal-GOAL-12']")?.click()?;
    browser.named("button", "Fortsätt")?.click()?;
    browser.find("[data-programme=ep_ka122]")?;
    browser.wait_for_text("Klar att användas utan nät.")?;
    browser.reload()?;
    browser.find("[data-programme=ep_ka122]")?;
    browser.named("button", "In English")?.click()?;
    browser.wait_until("English", || Ok(browser.title()? == "Programmes – Utbyteskollen"))?;
    browser.screenshot(&stage.picture("one-file"))?;
    let console = browser.console()?;
    ensure(console.is_empty(), format!("on the console: {}", console.join(" | ")))?;
    let strangers: Vec<String> =
        browser.requests()?.into_iter().filter(|url| *url != address && !url.starts_with("data:")).collect();
    let strangers: Vec<&String> =
        strangers.iter().filter(|url| !url.starts_with(&format!("{address}#"))).collect();
    ensure(strangers.is_empty(), format!("the one file asks for {strangers:?}"))
}
