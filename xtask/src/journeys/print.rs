//! On paper the result stands first and the answers behind it, nothing is a button or a field, and the sources and who
//! speaks stand there.

use super::hands::{open_kept, words};
use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::{Browser, PHONE, decode};
use serde_json::{Value, json};

const IDEA: &str = "org.type=gymnasieskola_yrk&resultArea=school&goals=GOAL-12&goalsMore=1&participants.total=3&\
                    partiesMore=1&activitiesMore=1&parties=2&parties[0].country=SE&parties[1].country=CR";

/// Two activities, each with its rules.
const LARGE: &str = "org.type=gymnasieskola_hp&goals=GOAL-02,GOAL-11&partiesMore=1&activitiesMore=1&parties=3&\
                     parties[0].country=SE&parties[1].country=FI&parties[2].country=DE&activities=2&\
                     activities[0].type=long_pupil&activities[0].age=13&activities[1].type=youth_initiative&\
                     activities[1].youthInitiative.groupCountries=FI,SE";

/// More than this nobody takes to a meeting.
const MOST_PAGES: usize = 8;

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
    for (const element of all('button:not(.routes button), nav, .bar, .filter, input, select, label')) if (seen(element)) faults.push(`${element.outerHTML.slice(0, 80)} is seen`);
    for (const fold of all('details')) if (!fold.open) faults.push(`${fold.className} is folded`);
    if (!all('.not-uhr').some(words => words.textContent.startsWith('Detta är inte UHR:s tjänst'))) faults.push('it does not say that it is not of UHR');
    if (!/Reglerna gicks igenom \\d{4}-\\d\\d-\\d\\d/.test(document.body.innerText)) faults.push('the date of the rules is missing');
    const [verdict, answers] = ['.result .verdict', '.on-paper dt'].map(css => document.querySelector(css)?.getBoundingClientRect());
    if (answers && !(verdict.bottom < answers.top)) faults.push('the answers stand before the verdict');
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
        ".fail .finding h4",
        ".pass .finding h4",
        ".fail .finding .needed",
        ".fail .finding .source",
        ".ask .finding .source",
        ".on-paper dt",
        ".on-paper dd",
    ];
    on_paper(browser, &seen, &folded)?;
    // As the browser itself prints, by menu or by key.
    let pages = pages(browser)?;
    ensure((1..=MOST_PAGES).contains(&pages), format!("the result takes {pages} pages"))?;
    let answers = browser.script("return document.querySelector('.on-paper dl').textContent", &[])?;
    let answers = answers.as_str().unwrap_or_default();
    for answer in ["Hur många deltar totalt?3", "Part 2: I vilket land finns organisationen?Costa Rica"] {
        ensure(answers.contains(answer), format!("«{answer}» is not in: {answers}"))?;
    }
    ensure(!answers.contains("Det här är alla"), format!("what is open is said to be complete: {answers}"))?;
    ensure(self::folded(browser)? == folded, "after printing other folds are open than before")?;

    open_kept(browser, &url, "program/strategic_partnership", LARGE)?;
    browser.find(".findings.ask")?;
    let pages = self::pages(browser)?;
    ensure(pages <= MOST_PAGES, format!("a large project takes {pages} pages"))?;

    open_kept(browser, &url, "program", IDEA)?;
    let folded = self::folded(browser)?;
    on_paper(
        browser,
        &["h1", ".card h3", ".verdict .shape", ".verdict .door", ".reasons", ".order", ".not-uhr"],
        &folded,
    )?;
    ensure_quiet(&server, browser)
}

/// How many sheets the page takes.
fn pages(browser: &Browser) -> Result<usize> {
    let paper = json!({ "printBackground": false, "paperWidth": 8.27, "paperHeight": 11.69 });
    let printed = browser.devtools("Page.printToPDF", &paper)?;
    let file = printed.get("data").and_then(Value::as_str).and_then(decode).ok_or("nothing is printed")?;
    let starts = |mark: &[u8]| file.windows(mark.len()).filter(|part| *part == mark).count();
    // The list of the pages bears the same mark with one letter more.
    Ok(starts(b"/Type /Page") - starts(b"/Type /Pages"))
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
