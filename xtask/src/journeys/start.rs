//! The page starts, fits a phone, and keeps to itself.

use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::{Browser, PHONE};
use crate::server::Server;
use serde_json::json;

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let headings = browser.find_all("h1")?.len();
    ensure(headings == 1, format!("the page has {headings} first headings"))?;
    let width = browser.script("return document.documentElement.scrollWidth", &[])?;
    ensure(width.as_u64() == Some(PHONE.width.into()), format!("the page is {width} pixels wide"))?;
    let scripts = browser.find_all("script:not([src])")?.len();
    ensure(scripts == 0, format!("{scripts} scripts stand within the page, which a strict policy forbids"))?;
    browser.screenshot(&stage.picture("start-phone"))?;
    ensure_quiet(&server, &browser)
}

/// Who is quicker than the page chooses in what stands there before it, and finds that chosen.
pub(super) fn early(stage: &Stage) -> Result<()> {
    let server = Server::start(&stage.dist)?;
    let browser = Browser::start(PHONE)?;
    let slow = "const before = fetch; \
        window.fetch = (...all) => new Promise(done => setTimeout(done, 2000)).then(() => before(...all))";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": slow }))?;
    browser.open(&server.url(""))?;
    let field = browser.field("Vilken sorts skola eller organisation är ni?")?;
    field.choose("Museum")?;
    let chosen = browser.find("#org-museum")?;
    ensure(chosen.is_selected()?, "what was chosen before the page was there is lost")?;
    ensure_quiet(&server, &browser)
}
