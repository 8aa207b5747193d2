//! A newer version comes whole or not at all: the server dies at every point of the way, is half of one version and half of the
//! other, or goes back. A person in the middle keeps what they have until they want the newer one, and so does another tab.

use super::hands::{open_kept, wait_for_step};
use super::kept::KEPT;
use super::{Stage, ensure};
use crate::browser::{Browser, PHONE};
use crate::commands::root;
use crate::server::Server;
use crate::{Result, cache, forms, size};
use std::fs;
use std::path::Path;

const IDEA: &str =
    "org.type=grundskola&goals=GOAL-12&goalsMore=1&participants.total=3&parties=1&parties[0].country=SE";
const OFFER: &str = "Det finns en nyare version av kollen.";
const CHANGE: &str = "Byt till den nya";
/// Looks for a newer version and waits until it is there or has failed; whether it waits now.
const UPDATE: &str = "return navigator.serviceWorker.getRegistration().then(async (registration) => {
    await registration.update().catch(() => {});
    const { installing } = registration;
    if (installing) await new Promise(resolve => installing.addEventListener('statechange', resolve));
    return Boolean(registration.waiting);
})";
/// Everything that the page was made of.
const LOADED: &str = "return [document.documentElement.innerHTML, ...performance.getEntriesByType('resource').map(({ name }) => name)].join(' ')";

/// A version: what is written in the names of its files.
struct Version {
    stage: Stage,
    hashes: Vec<String>,
}

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let old = Version { stage: stage.copy("update-old")?, hashes: hashes(&stage.dist)? };
    let new = newer(stage)?;
    let server = Server::start(&old.stage.dist)?;
    let browser = &Browser::start(PHONE)?;
    let url = server.url("");
    browser.open(&url)?;
    browser.wait_for_text(KEPT)?;

    // Half of each.
    for (name, file) in [("update-page", "index.html"), ("update-worker", forms::WORKER)] {
        let half = stage.copy(name)?;
        let (from, to) = (new.stage.dist.join(file), half.dist.join(file));
        fs::copy(&from, &to).map_err(cache::failed("copy", &from))?;
        server.serve(&half.dist);
        let waits = browser.script(UPDATE, &[])?;
        ensure(waits == false, format!("with the new {file} alone a newer version waits"))?;
        server.answer_only(Some(0));
        runs(browser, &url, &old, &new).map_err(|error| format!("with the new {file}: {error}"))?;
        server.answer_only(None);
    }

    // The server dies after each of its answers.
    let most = size::files(&new.stage.dist)?.len() + 10;
    server.serve(&new.stage.dist);
    let mut points = 0;
    loop {
        server.answer_only(Some(points));
        let waits = browser.script(UPDATE, &[])?;
        server.answer_only(Some(0));
        if waits == true {
            break;
        }
        runs(browser, &url, &old, &new).map_err(|error| format!("after {points} answers: {error}"))?;
        points += 1;
        ensure(points < most, format!("after {points} answers the newer version is not there"))?;
    }
    ensure(points > 10, format!("{points} answers are enough for the newer version"))?;

    // The person is in the middle of it, and is told. Another tab has the old version open too: without it the newer one would
    // begin as soon as no page is open.
    browser.wait_for_text(OFFER)?;
    let first = browser.tab()?;
    let other = browser.new_tab()?;
    browser.open(&format!("{url}#program/etwinning"))?;
    wait_for_step(browser, "eTwinning")?;
    browser.switch_to(&first)?;

    // The server goes back to the old version, and dies.
    server.serve(&old.stage.dist);
    server.answer_only(Some(3));
    browser.script(UPDATE, &[])?;
    server.stop();
    runs(browser, &url, &old, &new).map_err(|error| format!("back to the old version: {error}"))?;

    browser.named("button", CHANGE)?.click()?;
    is_of(browser, &new, &old)?;
    wait_for_step(browser, "Erasmus+ korttidsprojekt för mobilitet (KA122)")?;
    let kept = browser.script("return sessionStorage.getItem('utbyteskollen.1')", &[])?;
    let kept = kept.as_str().unwrap_or_default();
    ensure(
        kept.contains("goals=GOAL-12") && kept.contains("participants.total=3"),
        format!("kept is {kept}"),
    )?;

    browser.switch_to(&other)?;
    is_of(browser, &old, &new)?;
    browser.script("location.hash = 'program/ep_ka210'", &[])?;
    browser.find(".result .verdict .shape")?;
    let still = browser.script(
        "return fetch(document.querySelector('meta[name=later]').content.split(' ')[2]).then(({ ok }) => ok)",
        &[],
    )?;
    ensure(still == true, "what the other tab was made of is gone")?;
    browser.named("button", CHANGE)?.click()?;
    is_of(browser, &new, &old)
}

/// Without a server the old version opens, and nothing in it is of the new one.
fn runs(browser: &Browser, url: &str, of: &Version, other: &Version) -> Result<()> {
    open_kept(browser, url, "program/ep_ka122", IDEA)?;
    browser.find(".result .verdict .shape")?;
    is_of(browser, of, other)
}

fn is_of(browser: &Browser, of: &Version, other: &Version) -> Result<()> {
    let loaded =
        || -> Result<String> { Ok(browser.script(LOADED, &[])?.as_str().unwrap_or_default().to_owned()) };
    let has =
        |loaded: &str, version: &Version| version.hashes.iter().any(|hash| loaded.contains(hash.as_str()));
    browser
        .wait_until("a page of one version", || {
            let loaded = loaded()?;
            Ok(of.hashes.iter().filter(|hash| loaded.contains(hash.as_str())).count() > 5
                && !has(&loaded, other))
        })
        .map_err(|error| format!("{error}: {}", loaded().unwrap_or_default()))?;
    // The whole page is on its way or there: nothing of another version has come meanwhile.
    browser.find("h1#step")?;
    ensure(!has(&loaded()?, other), "two versions are mixed")
}

/// The hashes in the names of a build.
fn hashes(directory: &Path) -> Result<Vec<String>> {
    let names = size::files(directory)?.into_iter().filter_map(|path| path.to_str().map(str::to_owned));
    let mut hashes: Vec<String> = names
        .filter(|name| !name.contains('/'))
        .filter_map(|name| {
            let (_, rest) = name.rsplit_once('-')?;
            let hash: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
            (hash.len() >= 8).then_some(hash)
        })
        .collect();
    hashes.dedup();
    ensure(hashes.len() > 5, format!("the names of the build have the hashes {hashes:?}"))?;
    Ok(hashes)
}

/// The same with other names and another page.
fn newer(stage: &Stage) -> Result<Version> {
    let copy = stage.copy("update-new")?;
    let old = hashes(&copy.dist)?;
    let turned = |hash: &str| hash.chars().rev().collect::<String>();
    let renamed =
        |text: &str| old.iter().fold(text.to_owned(), |text, hash| text.replace(hash, &turned(hash)));
    for path in size::files(&copy.dist)? {
        let from = copy.dist.join(&path);
        let bytes = fs::read(&from).map_err(cache::failed("read", &from))?;
        let is_text =
            path.extension().is_some_and(|kind| ["html", "js", "css"].iter().any(|text| kind == *text));
        let bytes = match String::from_utf8(bytes) {
            Ok(text) if is_text => renamed(&text).into_bytes(),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        fs::remove_file(&from).map_err(cache::failed("remove", &from))?;
        let to = copy.dist.join(renamed(&path.to_string_lossy()));
        fs::write(&to, bytes).map_err(cache::failed("write", &to))?;
    }
    let (from, to) = (root().join("static").join(forms::WORKER), copy.dist.join(forms::WORKER));
    fs::copy(&from, &to).map_err(cache::failed("copy", &from))?;
    forms::worker(&copy.dist)?;
    let hashes = old.iter().map(|hash| turned(hash)).collect();
    Ok(Version { stage: copy, hashes })
}
