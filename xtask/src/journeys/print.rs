//! On paper everything is open, nothing is a button, and the sources and who speaks stand there.

use super::hands::{open_kept, words};
use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::{Browser, PHONE};
use serde_json::{Value, json};

const IDEA: &str = "org.type=gymnasieskola_yrk&resultArea=school&goals=GOAL-12&goalsMore=1&participants.total=3&\
                    partiesMore=1&activitiesMore=1&parties=2&parties[0].country=SE&parties[1].country=CR";

/// What the paper lacks or has too much of; nothing, if all is well.
const ON_PAPER: &str = "
    const faults = [];
    const seen = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
    const all = css => [...document.querySelectorAll(css)];
    for (const css of arguments[0]) {
        const found = all(css);
        if (found.length === 0) faults.push(`there is no ${css}`);
        for (const element of found) if (!seen(element)) faults.push(`${css} is hidden: ${element.textContent.slice(0, 60)}`);
    }
    for (const element of all('button, nav, .bar, .filter')) if (seen(element)) faults.push(`${element.outerHTML.slice(0, 80)} is seen`);
    for (const fold of all('details')) if (!fold.open) faults.push(`${fold.className} is folded`);
    if (!all('.not-uhr').some(words => words.textContent.startsWith('Detta är inte UHR:s tjänst'))) faults.push('it does not say that it is not of UHR');
    if (!/Reglerna gicks igenom \\d{4}-\\d\\d-\\d\\d/.test(document.body.innerText)) faults.push('the date of the rules is missing');
    const ground = getComputedStyle(document.body).backgroundColor;
    if (ground !== 'rgb(255, 255, 255)') faults.push(`the ground is ${ground}`);
    return faults;";

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let browser = &browser;
    let url = server.url("");
    open_kept(browser, &url, "program/atlas_partnership", IDEA)?;
    browser.find(".findings.fail")?;
    // One fold is open before, and is to stay so.
    browser.find("details.pass summary")?.click()?;
    let folded = folded(browser)?;
    ensure(folded.len() > 2 && !folded.contains(&"findings pass".to_owned()), format!("folded: {folded:?}"))?;
    let seen = [
        "h1",
        ".verdict .shape",
        ".verdict .door",
        ".checked",
        ".not-uhr",
        ".finding h4",
        ".finding .source",
    ];
    on_paper(browser, &seen, &folded)?;
    // As the browser itself prints, by menu or by key.
    let printed = browser.devtools("Page.printToPDF", &json!({ "printBackground": false }))?;
    let length = printed.get("data").and_then(Value::as_str).map_or(0, str::len);
    ensure(length > 20_000, format!("the printed file has {length} letters"))?;
    ensure(self::folded(browser)? == folded, "after printing other folds are open than before")?;

    open_kept(browser, &url, "program", IDEA)?;
    let folded = self::folded(browser)?;
    on_paper(
        browser,
        &["h1", ".card h3", ".verdict .shape", ".verdict .door", ".reasons", ".order", ".not-uhr"],
        &folded,
    )?;
    ensure_quiet(&server, browser)
}

/// The folds that are closed, each by its class.
fn folded(browser: &Browser) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('details:not([open])')].map(fold => fold.className)";
    Ok(words(&browser.script(script, &[])?))
}

/// Looks at the page as it is printed, with a dark screen and with a light one, and that the folds close afterwards.
fn on_paper(browser: &Browser, seen: &[&str], folded_before: &[String]) -> Result<()> {
    for scheme in ["light", "dark"] {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print", "features": features }))?;
        browser.script("dispatchEvent(new Event('beforeprint'))", &[])?;
        let faults = words(&browser.script(ON_PAPER, &[json!(seen)])?);
        browser.script("dispatchEvent(new Event('afterprint'))", &[])?;
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "", "features": [] }))?;
        ensure(faults.is_empty(), format!("on paper ({scheme}): {}", faults.join(" | ")))?;
    }
    ensure(folded(browser)? == folded_before, "after printing other folds are open than before")
}
