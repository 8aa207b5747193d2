//! Another page takes the engine as a module: under a strict policy, and under one that forbids WebAssembly.

use super::{Stage, ensure, ensure_quiet};
use crate::browser::{Browser, DESKTOP};
use crate::commands::root;
use crate::server::Server;
use crate::{Result, cache};
use serde_json::json;
use std::fs;
use utbyteskollen::wire::Tree;

const PAGE: &str = "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><title>Intranät</title>\
    <link rel=\"icon\" href=\"data:,\"><h1>Intranät</h1><script type=\"module\" src=\"host.js\"></script></html>";
const SCRIPT: &str = "import * as module from './module/index.js';
    globalThis.module = module;
    document.querySelector('h1').textContent = 'Klart';";
const STRICT: &str =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";
const WITHOUT_WEBASSEMBLY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:";

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let copy = stage.copy("module-host")?;
    ensure(copy.dist.join("module").is_dir(), "the module is not there: `cargo xtask module`")?;
    for (name, text) in [("host.html", PAGE), ("host.js", SCRIPT)] {
        let file = copy.dist.join(name);
        fs::write(&file, text).map_err(cache::failed("write", &file))?;
    }
    let open = |policy| -> Result<(Server, Browser)> {
        let server = Server::with_headers(&copy.dist, &[("Content-Security-Policy", policy)])?;
        let browser = Browser::start(DESKTOP)?;
        browser.open(&server.url("host.html"))?;
        browser.wait_for_text("Klart")?;
        Ok((server, browser))
    };

    let (server, browser) = open(STRICT)?;
    // It begins anew where it was broken off, also here, where large modules are rather started in the background.
    let broken = browser.script(
        "const { now } = Date;
         Date.now = () => { throw new Error('foreign') };
         const said = module.assess({});
         Date.now = now;
         return said.error?.code",
        &[],
    )?;
    ensure(broken == "broken", format!("with a clock that throws it says {broken}"))?;
    let unreadable = |error: serde_json::Error| format!("an answers file cannot be read: {error}");
    let answers = serde_json::from_str(&read("atlas_partnership.json")?).map_err(unreadable)?;
    let said = browser.script("return JSON.stringify(module.assess(arguments[0]))", &[answers])?;
    let expected: Tree =
        serde_json::from_str(&read("atlas_partnership.expected.json")?).map_err(unreadable)?;
    ensure(said == expected.to_string(), format!("the module says {said}"))?;
    let told =
        browser.script("return [module.programmes().length > 30, module.questions().length > 100]", &[])?;
    ensure(told == json!([true, true]), format!("of programmes and questions it is told: {told}"))?;
    // What only a page has: elements, and the window of another site, which shows nothing of itself.
    let said = browser.script(
        "const frame = document.createElement('iframe');
         frame.setAttribute('sandbox', '');
         document.body.append(frame);
         const { contentWindow } = frame;
         const foreign = [document.body, location, { org: document }, { org: { type: contentWindow } }, contentWindow];
         return foreign.map((answers) => module.assess(answers).error?.code)",
        &[],
    )?;
    let expected = json!(["not_plain_data", "not_plain_data", "not_plain_data", "answers_refused", null]);
    ensure(said == expected, format!("what only a page has gives {said}"))?;
    let requests = server.requests().iter().filter(|path| path.starts_with("/module/")).count();
    ensure(requests == 2, format!("the module takes {requests} files: {:?}", server.requests()))?;
    ensure_quiet(&server, &browser)?;

    let (_server, browser) = open(WITHOUT_WEBASSEMBLY)?;
    let codes = browser.script(
        "return [module.assess({}), module.programmes(), module.questions(), module.loadCatalogue(new ArrayBuffer(1))]
             .map((said) => said.error?.code)",
        &[],
    )?;
    ensure(
        codes == json!(["not_started"].repeat(4)),
        format!("where WebAssembly is forbidden it says {codes}"),
    )
}

fn read(name: &str) -> Result<String> {
    let file = root().join("tests").join("answers").join(name);
    fs::read_to_string(&file).map_err(cache::failed("read", &file))
}
