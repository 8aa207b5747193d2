//! The chore `bench`: the same benchmark natively and in the browser.
//!
//! The contract with `benches/assess.rs`: natively its `main` prints its report. In the browser there is no
//! terminal: its `main` writes the report into `document.body.textContent`, and then sets `document.title` to
//! `done`. A panic, or anything else that keeps it from that, stands on the console and is shown from there.

use crate::browser::{Browser, DESKTOP};
use crate::commands::{self, Environment, native_cargo, workshop};
use crate::server::Server;
use crate::{Result, cache, setup};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

/// A slow phone, as against this machine.
const SLOW: u8 = 4;
const PATIENCE: Duration = Duration::from_secs(300);

const PAGE: &str = "<!doctype html><meta charset=\"utf-8\"><title>running</title><body>\
    <script type=\"module\">import start from './assess.js'; await start();</script>";

/// Runs both.
pub fn run() -> Result<()> {
    println!("--- on this machine");
    // A missed bar here does not keep the figure of the browser from being seen.
    let native = commands::run(native_cargo().args(["bench", "--features", "json", "--bench", "assess"]));
    println!("--- in the browser");
    let environment = setup::ready(setup::FOR_BENCH)?;
    let directory = workshop().join("bench");
    fs::create_dir_all(&directory).map_err(cache::failed("create", &directory))?;
    let module = compile(&environment)?;
    let mut bindgen = environment.command("wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "assess", "--out-dir"]);
    commands::run(bindgen.arg(&directory).arg(&module))?;
    let page = directory.join("index.html");
    fs::write(&page, PAGE).map_err(cache::failed("write", &page))?;
    println!("{}", read_report(&directory, 1)?);
    println!("--- in the browser, the processor slowed down {SLOW} times");
    println!("{}", read_report(&directory, SLOW)?);
    native
}

/// Compiles the benchmark for the browser; where the module lies.
fn compile(environment: &Environment) -> Result<PathBuf> {
    let mut cargo = environment.cargo()?;
    cargo.args(["build", "--bench", "assess", "--profile", "bench", "--features", "json,page"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--message-format", "json-render-diagnostics"]);
    let shown = commands::show(&cargo);
    let output = cargo.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{shown}` failed ({})", output.status));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let mut modules = messages.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let ours = message.pointer("/target/name")? == "assess";
        ours.then(|| message.get("executable")?.as_str().map(PathBuf::from)).flatten()
    });
    modules.next_back().ok_or_else(|| format!("`{shown}` made no module"))
}

fn read_report(directory: &Path, slow: u8) -> Result<String> {
    let server = Server::start(directory)?;
    let browser = Browser::start(DESKTOP)?;
    browser.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": slow }))?;
    browser.open(&server.url(""))?;
    let done =
        browser.wait_as_long_as(PATIENCE, "the end of the benchmark", || Ok(browser.title()? == "done"));
    match done {
        Ok(()) => browser
            .script("return document.body.textContent", &[])
            .map(|text| text.as_str().unwrap_or_default().trim().to_owned()),
        Err(error) => Err(format!("{error}; on the console: {}", browser.console()?.join(" | "))),
    }
}
