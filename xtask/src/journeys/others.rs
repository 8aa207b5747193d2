//! In Firefox and WebKit, where they are on this machine: every form under no policy and a strict one, in Firefox without
//! storage and without WebAssembly too, by the same checks as in Chromium, and what only a page around or a person could notice.

use super::matrix::{Hosts, PATIENCE, by_forbidden, for_others};
use super::{Stage, ensure};
use crate::Result;
use crate::browser::{Browser, DESKTOP};
use crate::forms;
use crate::other_browser::{Forbidden, OTHERS, Other};
use serde_json::json;

type Check = fn(&Stage, &Hosts, &Browser) -> Result<()>;

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let mut failures = vec![];
    for other in OTHERS {
        if let Some(note) = other.not_tried() {
            println!("    {note}");
        } else if let Err(error) = try_in(other, stage, &mut failures) {
            failures.push(format!("{other:?}: {error}"));
        }
    }
    ensure(failures.is_empty(), failures.join("\n  "))
}

fn try_in(other: Other, stage: &Stage, failures: &mut Vec<String>) -> Result<()> {
    let hosts = Hosts::start(stage)?;
    for (forbidden, rows) in by_forbidden(&for_others(other)) {
        let browser = Browser::start_other(other, forbidden, DESKTOP)?;
        println!("    {other:?}: {}, {forbidden:?}", browser.version());
        for row in rows {
            match hosts.check(&browser, row) {
                Ok(()) => println!("      {row:?}"),
                Err(error) => failures.push(format!("{other:?}, {row:?}: {error}")),
            }
        }
    }
    let browser = Browser::start_other(other, Forbidden::default(), DESKTOP)?;
    let mut more: Vec<(&str, Check)> = vec![
        ("there and back in English", there_and_back),
        ("what a frame tells the page around", messages),
        ("one file from a disk", from_a_disk),
    ];
    if other == Other::WebKit {
        more.push(("without an origin, the way to the plain text", without_origin));
    }
    for (name, check) in more {
        match check(stage, &hosts, &browser) {
            Ok(()) => println!("      {name}"),
            Err(error) => failures.push(format!("{other:?}, {name}: {error}")),
        }
    }
    Ok(())
}

/// To the next step, into English, and back as the browser goes back, by real clicks.
fn there_and_back(_: &Stage, hosts: &Hosts, browser: &Browser) -> Result<()> {
    browser.open(&hosts.page("?lang=sv"))?;
    choose_school(browser)?;
    browser.find("form button.main")?.click()?;
    wait_for_step(browser, "Vad vill ni utveckla?")?;
    browser.named("button", "In English")?.click()?;
    wait_for_step(browser, "What do you want to develop?")?;
    browser.back()?;
    browser.find("#org-grundskola:checked")?;
    // The browser goes back to the address, the language stays as the person wants it.
    let lang = browser.script("return document.documentElement.lang", &[])?;
    ensure(lang == json!("en"), format!("on the way back the language is {lang}"))
}

/// Counts, and no answers.
fn messages(_: &Stage, hosts: &Hosts, browser: &Browser) -> Result<()> {
    browser.open(&hosts.page_around(&format!(
        "<script>window.heard = []; for (const name of ['ready', 'step', 'answers']) \
         document.addEventListener('utbyteskollen:' + name, ({{ detail }}) => heard.push([name, detail]));</script>\
         <div data-utbyteskollen data-lang=sv></div><script src=\"{}\"></script>",
        hosts.page("embed/v1/embed.js")
    ))?)?;
    browser.wait_as_long_as(PATIENCE, "«ready» from the frame", || {
        browser.script("return heard.some(([name]) => name === 'ready')", &[]).map(|it| it == true)
    })?;
    browser.enter_frame("iframe")?;
    browser.wait_as_long_as(PATIENCE, "the first question", || {
        browser.script("return document.querySelector('#org-grundskola') !== null", &[]).map(|it| it == true)
    })?;
    // By a script: a driver may not scroll the page around to what lies far down in a frame.
    browser.script("document.querySelector('#org-grundskola').click()", &[])?;
    browser.script("document.querySelector('form button.main').click()", &[])?;
    wait_for_step(browser, "Vad vill ni utveckla?")?;
    browser.leave_frames()?;
    browser.wait_until("«step» from the frame", || {
        browser.script("return heard.some(([name]) => name === 'step')", &[]).map(|it| it == true)
    })?;
    let leaked = browser.script("return /grundskola/.test(JSON.stringify(heard))", &[])?;
    ensure(leaked == false, "answers leave the frame unasked")
}

/// Where WebKit runs no script of ours, what stands in the page shows the way on.
fn without_origin(_: &Stage, hosts: &Hosts, browser: &Browser) -> Result<()> {
    let address = hosts.page("?lang=sv");
    browser
        .open(&hosts.page_around(&format!("<iframe sandbox=allow-scripts src=\"{address}\"></iframe>"))?)?;
    browser.enter_frame("iframe")?;
    browser.find(".starting .slow a[href='program.html']")?;
    // Once this runs, the rows that are left out for it can be tried.
    let runs = browser.script("return typeof utbyteskollenFailure !== 'undefined'", &[])?;
    ensure(runs == false, "scripts run without an origin: try the rows that are left out in WebKit")
}

/// As far as the programmes, which are in the file too; a reload keeps the answers.
fn from_a_disk(stage: &Stage, _: &Hosts, browser: &Browser) -> Result<()> {
    browser.open(&format!("file://{}?lang=sv", stage.dist.join(forms::ONE).display()))?;
    choose_school(browser)?;
    browser.find("form button.main")?.click()?;
    browser.find("[id='goal-GOAL-12']")?.click()?;
    browser.find("form button.main")?.click()?;
    browser.find("[data-programme=ep_ka122]")?;
    browser.reload()?;
    browser.find("[data-programme=ep_ka122]").map(drop)
}

fn choose_school(browser: &Browser) -> Result<()> {
    browser.wait_as_long_as(PATIENCE, "the first question", || {
        Ok(!browser.find_all("#org-grundskola")?.is_empty())
    })?;
    browser.find("#org-grundskola")?.click()
}

fn wait_for_step(browser: &Browser, heading: &str) -> Result<()> {
    browser.wait_as_long_as(PATIENCE, &format!("the step «{heading}»"), || {
        browser.script("return document.querySelector('#step')?.textContent", &[]).map(|it| it == heading)
    })
}
