//! The programmes and rules as plain HTML: for everyone, on every screen, on paper, in a frame, and from a disk.

use super::hands::{axe, ensure_fits, words};
use super::{Stage, ensure, ensure_quiet};
use crate::browser::{Browser, DESKTOP, Key, PHONE, Size, decode};
use crate::plain::{FILES, file};
use crate::server::Server;
use crate::{Result, cache};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use utbyteskollen::text::Lang;

/// A page each for programmes, shared rules and sources at the least, and no more than a binder holds.
const PAGES: std::ops::RangeInclusive<usize> = 34..=200;

/// Parts in which everything stands that is dressed by the style sheet: to look at all of it once more takes half a minute.
const EACH_KIND: [&str; 6] =
    ["header", "main > .note", "nav", "#strategic_partnership", "#ep_ka210", "footer"];

/// What the paper lacks or has too much of; nothing, if all is well.
const ON_PAPER: &str = "
    const faults = [];
    const all = css => [...document.querySelectorAll(css)];
    for (const css of ['.skip', '.back', 'header p + p'])
        for (const element of all(css)) if (element.checkVisibility()) faults.push(`${css} is printed`);
    for (const link of all('a[href^=http]')) {
        const address = getComputedStyle(link, '::after').content;
        if (!address.includes(link.getAttribute('href'))) faults.push(`${link.textContent} has no address: ${address}`);
    }
    for (const section of all('section'))
        if (getComputedStyle(section).breakBefore !== 'page') faults.push(`${section.id} begins on the page of another`);
    const [ground, ink] = [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color];
    if (ground !== 'rgb(255, 255, 255)' || ink !== 'rgb(0, 0, 0)') faults.push(`${ink} on ${ground}`);
    return faults;";

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let server = Server::start(&stage.dist)?;
    let browser = Browser::start(PHONE)?;
    for lang in Lang::ALL {
        browser.open(&server.url(file(*lang)))?;
        let title = browser.title()?;
        for (size, scheme, within) in [(PHONE, "light", &[][..]), (DESKTOP, "dark", &EACH_KIND)] {
            let at = format!("{} at {} pixels, {scheme}", file(*lang), size.width);
            looks(stage, &browser, size, scheme, within, *lang).map_err(|error| format!("{at}: {error}"))?;
        }
        ensure_fits(&browser, file(*lang), PHONE)?;
        by_keyboard(&browser).map_err(|error| format!("{}: {error}", file(*lang)))?;
        on_paper(&browser).map_err(|error| format!("{} on paper: {error}", file(*lang)))?;
        ensure(
            browser.title()? == title && title.starts_with("Utbyteskollen"),
            format!("the title is {title}"),
        )?;
    }
    // From one language to the other and to the check.
    browser.find("header a")?.click()?;
    browser.wait_until("the Swedish page", || Ok(browser.address()?.ends_with(file(Lang::Sv))))?;
    ensure_asks_for_its_own_files(&server, &browser)?;
    ensure_quiet(&server, &browser)?;
    browser.find("main a[href='./']")?.click()?;
    browser.wait_until("the check", || {
        Ok(browser.address()?.starts_with(&server.url("")) && !browser.address()?.contains(".html"))
    })?;
    browser.find("h1#step")?;
    in_a_frame(stage)?;
    from_a_disk(stage)
}

fn looks(
    stage: &Stage,
    browser: &Browser,
    size: Size,
    scheme: &str,
    within: &[&str],
    lang: Lang,
) -> Result<()> {
    browser.resize(size)?;
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "", "features": features }))?;
    let faults = axe(browser, within)?;
    browser.screenshot(&stage.picture(&format!("plain-{}-{}-{scheme}", lang.id(), size.width)))?;
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "", "features": [] }))?;
    ensure(faults.is_empty(), faults.join(" | "))?;
    let width = browser.script("return document.scrollingElement.scrollWidth", &[])?;
    ensure(width.as_u64() == Some(size.width.into()), format!("it is {width} pixels wide"))
}

/// The first stop leads past the head, and is seen when it has the focus.
fn by_keyboard(browser: &Browser) -> Result<()> {
    browser.script("scrollTo(0, 0); document.activeElement?.blur()", &[])?;
    browser.press(Key::Tab)?;
    let skip = browser.active()?;
    ensure(skip.attribute("class")?.as_deref() == Some("skip"), "the first stop is no way to the content")?;
    let top = browser.script("return arguments[0].getBoundingClientRect().top", &[skip.as_value()])?;
    ensure(
        top.as_f64().is_some_and(|top| top >= 0.0),
        format!("the way to the content is out of sight: {top}"),
    )?;
    browser.press(Key::Enter)?;
    browser.wait_until("the focus on the content", || {
        Ok(browser.active()?.attribute("id")?.as_deref() == Some("content"))
    })
}

fn on_paper(browser: &Browser) -> Result<()> {
    for scheme in ["light", "dark"] {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print", "features": features }))?;
        let faults = words(&browser.script(ON_PAPER, &[])?);
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "", "features": [] }))?;
        ensure(faults.is_empty(), format!("{scheme}: {}", faults.join(" | ")))?;
    }
    let paper = json!({ "printBackground": false, "paperWidth": 8.27, "paperHeight": 11.69 });
    let printed = browser.devtools("Page.printToPDF", &paper)?;
    let pdf = printed.get("data").and_then(Value::as_str).and_then(decode).ok_or("nothing is printed")?;
    let starts = |mark: &[u8]| pdf.windows(mark.len()).filter(|part| *part == mark).count();
    // The list of the pages bears the same mark with one letter more.
    let pages = starts(b"/Type /Page") - starts(b"/Type /Pages");
    ensure(PAGES.contains(&pages), format!("it takes {pages} pages"))
}

fn ensure_asks_for_its_own_files(server: &Server, browser: &Browser) -> Result<()> {
    let wanted: BTreeSet<String> = FILES.iter().map(|file| server.url(file)).collect();
    let asked: BTreeSet<String> = browser.requests()?.into_iter().collect();
    ensure(asked == wanted, format!("it asks for {asked:?} in place of {wanted:?}"))
}

/// In a frame of its own site, and in one of another that may do nothing at all.
fn in_a_frame(stage: &Stage) -> Result<()> {
    let stage = stage.copy("plain-in-a-frame")?;
    let server = Server::start(&stage.dist)?;
    let host = |frame: &str| {
        format!("<!doctype html><html lang=sv><title>Host</title><link rel=icon href=data:,>{frame}")
    };
    let frames = [
        (
            "own.html",
            host(&format!("<iframe title=a width=600 height=500 src='{}'></iframe>", file(Lang::Sv))),
        ),
        (
            "other.html",
            host(&format!(
                "<iframe title=a sandbox width=600 height=500 src='{}'></iframe>",
                server.url_of_other_site(file(Lang::Sv))
            )),
        ),
    ];
    for (name, markup) in &frames {
        let path = stage.dist.join(name);
        fs::write(&path, markup).map_err(cache::failed("write", &path))?;
    }
    let browser = Browser::start(DESKTOP)?;
    browser.open(&server.url("own.html"))?;
    let inside = "
        const page = frames[0].document;
        const link = page.querySelector('nav a[href=\"#ep_ka122\"]');
        link?.click();
        return [page.querySelector('h1')?.textContent ?? '', frames[0].getComputedStyle(page.body).marginTop,
            String(page.scrollingElement.scrollWidth <= 600), frames[0].location.hash];";
    let wanted = ["Alla program och regler", "0px", "true", "#ep_ka122"];
    browser.wait_until("the page in a frame of its own site", || {
        Ok(words(&browser.script(inside, &[])?) == wanted)
    })?;
    ensure_quiet(&server, &browser)?;
    let style = |server: &Server| server.requests().iter().filter(|path| path.ends_with("plain.css")).count();
    let before = style(&server);
    browser.open(&server.url("other.html"))?;
    // The browser hides from a script what a frame of another site holds; that the style sheet came shows that it was read.
    browser.wait_until("the page in a sandboxed frame", || Ok(style(&server) > before))?;
    let console = browser.console()?;
    ensure(console.is_empty(), format!("in a sandboxed frame: {}", console.join(" | ")))
}

/// As a file of its own, with its style sheet beside it.
fn from_a_disk(stage: &Stage) -> Result<()> {
    let browser = Browser::start(PHONE)?;
    for lang in Lang::ALL {
        browser.open(&format!("file://{}", stage.dist.join(file(*lang)).display()))?;
        let seen = browser.script("return [String(document.querySelectorAll('section').length > 30), getComputedStyle(document.body).marginTop]", &[])?;
        ensure(words(&seen) == ["true", "0px"], format!("{} from a disk: {seen}", file(*lang)))?;
    }
    let console = browser.console()?;
    ensure(console.is_empty(), format!("from a disk: {}", console.join(" | ")))
}
